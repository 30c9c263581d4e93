"""Near-copies: found whatever the order, and never between articles that only share a phrase."""

import random

from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.articles.duplicates import copies, of_words
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
