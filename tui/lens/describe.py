"""A query in words, for the bar that always says what is shown."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final, get_args

from tui.lens.language import (
    All,
    Either,
    Everything,
    Field,
    Not,
    Number,
    NumberName,
    Period,
    Phrase,
    Query,
    Undated,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.lens.language import FieldName
    from tui.model import PartialDate

_OF_FIELD: Final = {
    "actor": "with {}",
    "article": "of article {}",
    "country": "in {}",
    "differ": "whose sources differ on {}",
    "event": "of event {}",
    "kind": "of kind {}",
    "place": "in {}",
    "role": "with a {}",
    "source": "from {}",
    "status": "that are {}",
    "subtype": "by {}",
    "type": "of type {}",
    "weapon": "with weapon {}",
}


def describe(query: Query) -> str:
    """What a query asks for, in English: ``with bla, of type attack, more than 20 killed, from September 2024``."""
    match query:
        case Everything():
            return "everything"
        case All(parts):
            return ", ".join(_conditions(parts))
        case Either(parts):
            return " or ".join(f"({describe(part)})" if isinstance(part, All) else describe(part) for part in parts)
        case Not(part):
            return f"not ({describe(part)})" if isinstance(part, All | Either) else f"not {describe(part)}"
        case Word(text, prefix):
            return f"words on {text}…" if prefix else f"about {text}"
        case Phrase(text):
            return f"saying “{text}”"
        case Field(name, value):
            return _OF_FIELD[name].format(_said(name, value))
        case Number():
            return _number(query)
        case Period():
            return _period(query)
        case Undated(name):
            return "published at no known date" if name == "published" else "without a date"
    return str(query)


def _said(name: FieldName, value: str) -> str:
    if name == "differ":
        return f"the number {value}" if value in get_args(NumberName) else f"the {value}"
    return value.replace("_", " ") if name in ("type", "subtype", "kind") else value


def _conditions(parts: Sequence[Query]) -> Iterator[str]:
    """What each condition asks for; words side by side are one: ``about oqueli and kidnapped``."""
    for are_words, some in groupby(parts, lambda part: isinstance(part, Word) and not part.prefix):
        if are_words:
            yield "about " + " and ".join(part.text for part in some if isinstance(part, Word))
        else:
            yield from (f"({describe(part)})" if isinstance(part, Either) else describe(part) for part in some)


def _number(number: Number) -> str:
    low, high = number.low, number.high
    if low == high:
        return f"{low} {number.name}"
    if high is None:
        return f"more than {low - 1} {number.name}" if low else f"any number {number.name}"
    if low is None:
        return f"fewer than {high + 1} {number.name}"
    return f"{low} to {high} {number.name}"


def _period(period: Period) -> str:
    published = "published " if period.name == "published" else ""
    first, last = period.first, period.last
    if first and last:
        if first == last:
            return f"{published}{'on' if first.day else 'in'} {in_words(first)}"
        return f"{published}from {in_words(first)} to {in_words(last)}"
    if first:
        return f"{published}from {in_words(first)} on"
    assert last is not None
    return f"{published}until {in_words(last)}"


def in_words(day: PartialDate) -> str:
    """``27 September 2024``, ``September 2024`` or ``2024``."""
    if not day.month:
        return str(day.year)
    month = f"{date(2000, day.month, 1):%B} {day.year}"
    return f"{day.day} {month}" if day.day else month
