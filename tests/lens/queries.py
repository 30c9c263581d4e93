"""Queries made up by hypothesis."""

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from tui.lens.language import (
    Field,
    FieldName,
    Not,
    Number,
    NumberName,
    Period,
    Phrase,
    Query,
    Undated,
    Word,
    all_of,
    any_of,
)
from tui.lens.parsing import FIXED_VALUES
from tui.model import PartialDate

letters = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd")), min_size=1, max_size=8)
free_text = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12).map(str.strip)


def _partial(day: date, precision: int) -> PartialDate:
    return PartialDate(*(day.year, day.month, day.day)[:precision])


dates = st.builds(_partial, st.dates(date(1000, 1, 1)), st.integers(1, 3))


@st.composite
def fields(draw: st.DrawFn) -> Field:
    name = draw(st.sampled_from(get_args(FieldName)))
    if name in FIXED_VALUES:
        return Field(name, draw(st.sampled_from(FIXED_VALUES[name])))
    return Field(name, draw(st.builds("{}{}{}".format, free_text, letters, free_text)).strip())


@st.composite
def numbers(draw: st.DrawFn) -> Number:
    low = draw(st.none() | st.integers(0, 10_000))
    high = draw(st.integers(low or 0, 20_000) if low is None else st.none() | st.integers(low, 20_000))
    return Number(draw(st.sampled_from(get_args(NumberName))), low, high)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first, last = draw(st.none() | dates), draw(st.none() | dates)
    if first is None and last is None:
        first = draw(dates)
    if first and last and last.last < first.first:
        first, last = last, first
    return Period(first, last, draw(st.sampled_from(("date", "published"))))


keywords = frozenset({"or", "and", "not", "undated"})
words = st.builds(
    Word, letters.filter(lambda text: text.casefold() not in keywords and not text[0].isdigit()), st.booleans()
)
phrases = st.builds(Phrase, st.builds("{}{}{}".format, free_text, letters, free_text))
leaves = st.one_of(
    words, phrases, fields(), numbers(), periods(), st.builds(Undated, st.sampled_from(("date", "published")))
)


def _compound(parts: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    several = st.lists(parts, min_size=2, max_size=4)
    return st.one_of(several.map(all_of), several.map(any_of), parts.map(Not))


queries = st.recursive(leaves, _compound, max_leaves=8)
