"""Near-copies: found whatever the order, and never between articles that only share a phrase."""

import random
from collections import Counter, defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.build.newsroom import copies, put_sketch, tables
from tui.build.joining import copying
from tui.build.joining.copying import Copies
from tui.extraction.articles.duplicates import age, likeness, of_words
from tui.model import Article, When

random.seed(7)
VOCABULARY = [
    f"{a}{b}" for a in ("ba", "ko", "mi", "tu", "re", "la") for b in ("dan", "vel", "rist", "nok", "sa", "pel", "gor")
]


def story(seed: int, words: int = 220) -> str:
    chosen = random.Random(seed)
    return " ".join(chosen.choice(VOCABULARY) for _ in range(words))


def article(identity: str, published: str | None = None) -> Article:
    return Article(
        identity, identity, "text", "0", identity, published=When(published, published, "day") if published else None
    )


def edited(text: str, every: int) -> str:
    return " ".join("other" if index % every == every - 1 else word for index, word in enumerate(text.split()))


def test_copies_with_changed_words_and_case_are_found() -> None:
    text = story(1)
    found = copies([(article("a"), of_words(text)), (article("b"), of_words(edited(text, 40).upper()))])
    assert found == {"b": "a"}


def test_a_shortened_copy_is_found() -> None:
    text = story(2)
    short = " ".join(text.split()[:120])
    assert copies([(article("a"), of_words(short)), (article("b"), of_words(text))]) == {"b": "a"}


def test_different_stories_with_a_shared_phrase_are_not_copies() -> None:
    phrase = " ".join(story(3).split()[:20])
    sketches = [(article(str(seed)), of_words(f"{story(seed)} {phrase} {story(seed + 100)}")) for seed in range(60)]
    assert copies(sketches) == {}


def test_empty_and_short_texts_are_copies_only_of_the_same() -> None:
    assert copies([(article("a"), of_words("")), (article("b"), of_words(""))]) == {}
    assert (
        copies(
            [
                (article("a"), of_words("Rain is expected in the north")),
                (article("b"), of_words("Rain is expected in the south")),
            ]
        )
        == {}
    )
    assert copies([(article("a"), of_words("Rain, in the north")), (article("b"), of_words("rain in the north"))]) == {
        "b": "a"
    }


def test_the_original_is_the_one_published_first() -> None:
    text = of_words(story(4))
    found = copies([(article("a"), text), (article("b", "2024-03-02"), text), (article("c", "2024-03-01"), text)])
    assert found == {"a": "c", "b": "c"}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(range(12)))
def test_order_does_not_matter(order: list[int]) -> None:
    texts = [edited(story(index % 4), 30 + 7 * index) for index in range(12)]
    articles = [
        (article(f"a{index:02}", f"2024-01-{1 + index % 5:02}"), of_words(text)) for index, text in enumerate(texts)
    ]
    assert copies([articles[index] for index in order]) == copies(articles)


def test_an_original_is_no_copy_itself() -> None:
    texts = [edited(story(5), 12 + index) for index in range(20)]
    found = copies([(article(f"a{index:02}"), of_words(text)) for index, text in enumerate(texts)])
    assert found
    assert not set(found.values()) & set(found)


def _one_after_the_other(articles: list[tuple[Article, tuple[int, ...]]]) -> dict[str, str]:
    """What copies what, worked out in the order of age over all articles at once."""
    found: dict[str, str] = {}
    originals: dict[str, tuple[int, ...]] = {}
    shelves: dict[int, list[str]] = defaultdict(list)
    for article, own in sorted(articles, key=lambda pair: age(pair[0])):
        keys = own[: copying.KEYS]
        near = Counter(other for key in keys if len(shelves[key]) <= copying.CROWDED for other in shelves[key])
        alike = [
            (likeness(own, originals[other]), count, other)
            for other, count in near.items()
            if count >= min(copying.SHARED, len(keys))
        ]
        if alike and max(alike)[0] > 0:
            found[article.id] = max(alike)[2]
            continue
        originals[article.id] = own
        for key in keys:
            shelves[key].append(article.id)
    return found


SKETCHES = [of_words(edited(story(seed), every)) for seed in (1, 2) for every in (4, 5, 6, 9, 14, 300)]
articles = st.dictionaries(
    st.integers(0, 15), st.none() | st.tuples(st.integers(0, len(SKETCHES) - 1), st.integers(1, 6)), max_size=10
)


@settings(deadline=None)
@given(st.lists(articles, min_size=1, max_size=4), st.sampled_from([0, 1, 2, 48]))
def test_steps_give_what_all_at_once_gives(changes: list[dict[int, tuple[int, int] | None]], crowded: int) -> None:
    connection = tables()
    found = Copies(connection)
    held: dict[int, tuple[Article, tuple[int, ...]]] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copying, "CROWDED", crowded)
        for change in changes:
            for number in change.keys() & held.keys():
                gone, _ = held.pop(number)
                found.remove(age(gone))
                connection.execute("DELETE FROM article WHERE id = ?", (gone.id,))
            for number, made in change.items():
                if made:
                    held[number] = article(f"a{number:02}", f"2024-01-{made[1]:02}"), SKETCHES[made[0]]
                    put_sketch(connection, *held[number])
                    found.add(age(held[number][0]))
            before = dict(connection.execute("SELECT id, original FROM article"))
            changed = found.settle()
            after = dict(connection.execute("SELECT id, original FROM article"))
            assert set(changed) == {one for one in after if after[one] != before.get(one)}
            expected = _one_after_the_other(list(held.values()))
            assert {one: original for one, original in after.items() if original} == expected
