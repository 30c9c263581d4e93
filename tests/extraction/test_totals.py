"""What several phrases about the dead or injured say together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.happenings.telling import Count
from tui.extraction.happenings.tolls.totals import Tally, higher
from tui.model import Toll

WHAT = st.sampled_from(["people", "soldiers", "nurse", "Ana Ruiz", "Ruiz", "Paz"])


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low = draw(st.none() | st.integers(0, 50))
    high = draw(st.none() | st.integers(low or 0, 99))
    what = draw(WHAT)
    named = what[0].isupper()
    return Count(
        1 if named else low,
        1 if named else high,
        what,
        what,
        draw(st.integers(0, 10_000)),
        draw(st.integers(0, 3)),
        whole=what == "people",
        named=named,
        title=draw(st.booleans()) and not named,
        among=draw(st.booleans()),
        more=draw(st.booleans()),
    )


SENTENCES = st.lists(st.lists(counts(), max_size=4, unique_by=lambda count: count.start), max_size=5)


def count(number: int | None, what: str, start: int, **more: object) -> Count:
    made = Count(number, number, what, f"{number} {what}", start, named=what[0].isupper(), whole=what == "people")
    return replace(made, **more)  # type: ignore[arg-type]


def total(sentences: list[list[Count]]) -> Toll:
    """What sentences, in the order of the text, come to."""
    tally = Tally()
    for at, sentence in enumerate(sentences):
        tally.add(at, sentence)
    return tally.toll()


@given(SENTENCES)
def test_bounds_are_in_order(sentences: list[list[Count]]) -> None:
    toll = total(sentences)
    assert toll.min is None or toll.max is None or toll.min <= toll.max


@given(SENTENCES, st.lists(counts(), max_size=4))
def test_a_further_sentence_never_takes_away(sentences: list[list[Count]], further: list[Count]) -> None:
    assert (total([*sentences, further]).min or 0) >= (total(sentences).min or 0)


@given(SENTENCES, st.randoms())
def test_the_order_within_a_sentence_does_not_matter(sentences: list[list[Count]], random: object) -> None:
    shuffled = [random.sample(sentence, len(sentence)) for sentence in sentences]  # type: ignore[attr-defined]
    one, other = total(sentences), total(shuffled)
    assert (one.min, one.max) == (other.min, other.max)


@given(SENTENCES)
def test_a_phrase_counts_once(sentences: list[list[Count]]) -> None:
    one, other = total(sentences), total([*sentences, *sentences])
    assert (one.min, one.max) == (other.min, other.max)


@given(SENTENCES)
def test_no_more_than_all_together(sentences: list[list[Count]]) -> None:
    assert (total(sentences).min or 0) <= sum(one.min or 0 for sentence in sentences for one in sentence)


@given(st.lists(st.integers(1, 40), min_size=2, max_size=5))
def test_what_a_clause_lists_adds_up(numbers: list[int]) -> None:
    toll = total([[count(number, f"noun{place}", place) for place, number in enumerate(numbers)]])
    assert (toll.min, toll.max) == (sum(numbers), sum(numbers))
    assert [number for _, number in toll.parts] == numbers


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ([[count(2, "reporters", 0)], [count(1, "Ana Ruiz", 50), count(1, "Juan Paz", 60)]], (2, 2)),
        ([[count(1, "Ana Ruiz", 0)], [count(2, "bodyguards", 50, more=True)]], (3, 3)),
        ([[count(1, "Ana Ruiz", 0)], [count(1, "Ruiz", 50)]], (1, 1)),
        ([[count(12, "people", 0), count(3, "children", 20, among=True)]], (12, 12)),
        ([[count(12, "people", 0, clause=1), count(3, "soldiers", 20, clause=2)]], (12, 12)),
        ([[count(6, "priests", 0), count(2, "people", 20, more=True)]], (8, 8)),
        ([[count(5, "soldiers", 0), count(None, "civilians", 20)]], (5, None)),
        ([[count(None, "dozens", 0)]], (None, None)),
        ([[count(0, "nobody", 0)]], (0, 0)),
        ([[count(0, "nobody", 0)], [count(4, "people", 50)]], (4, 4)),
        ([[count(0, "nobody", 0)], [count(None, "several", 50)]], (None, None)),
        ([[count(1, "Ana Ruiz", 0), count(1, "rector", 20, title=True)]], (1, 1)),
    ],
)
def test_total(sentences: list[list[Count]], expected: tuple[int | None, int | None]) -> None:
    toll = total(sentences)
    assert (toll.min, toll.max) == expected


def test_bounds_of_two_phrases_hold_together() -> None:
    assert higher(Toll(20, None), Toll(None, 30)) == Toll(20, 30)
    assert higher(Toll(None, 30), Toll(12, 12)) == Toll(12, 30)
    assert higher(Toll(), Toll(3, 3)) == Toll(3, 3)
