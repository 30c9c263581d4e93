"""The query language: a query's text to an immutable tree, and back.

::

    actor:bla type:attack place:quetta 2024-09.. killed:>20 "press conference"
    (type:attack or type:kidnapping) -country:afghanistan pakist*

Conditions side by side all hold; ``or`` and parentheses join, ``-`` or ``not`` turns one round. A word or ``"phrase"``
is searched in the text; ``word*`` finds every word that begins so. A date alone is a period: ``2024``, ``2024-09``,
``2024-09-27``, ``2024-09..2024-10``, ``2024-09..``, ``..2024``.

``str(query)`` is the canonical text: ``parse(str(query)) == query`` for every query that :func:`parse` returns.
Positions are offsets in characters into the text that was parsed; they take no part in comparisons.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.model import PartialDate

FieldName = Literal[
    "actor",
    "article",
    "country",
    "differ",
    "event",
    "kind",
    "place",
    "role",
    "source",
    "status",
    "subtype",
    "type",
    "weapon",
]
NumberName = Literal["killed", "injured"]
PeriodName = Literal["date", "published"]


@dataclass(frozen=True, slots=True)
class Query:
    """A query, or a part of one; the classes below are its kinds. Queries compose: ``a & b``, ``a | b``, ``~a``."""

    start: int = field(default=0, compare=False, repr=False, kw_only=True)
    end: int = field(default=0, compare=False, repr=False, kw_only=True)

    def __and__(self, other: Query) -> Query:
        return all_of((self, other))

    def __or__(self, other: Query) -> Query:
        return any_of((self, other))

    def __invert__(self) -> Query:
        return self.part if isinstance(self, Not) else Not(self)

    def __bool__(self) -> bool:
        """Whether it narrows anything."""
        return not isinstance(self, Everything)

    def leaves(self) -> Iterator[Query]:
        """The conditions in it, from left to right."""
        match self:
            case All(parts) | Either(parts):
                for part in parts:
                    yield from part.leaves()
            case Not(part):
                yield from part.leaves()
            case _:
                yield self


@dataclass(frozen=True, slots=True)
class Everything(Query):
    """No condition at all: the empty text."""

    def __str__(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Word(Query):
    """A word searched in the text, by its stem; ``prefix`` finds every word that begins with it."""

    text: str
    prefix: bool = False

    def __str__(self) -> str:
        return f"{self.text}*" if self.prefix else self.text


@dataclass(frozen=True, slots=True)
class Phrase(Query):
    """Words searched in the text that follow each other."""

    text: str

    def __str__(self) -> str:
        return quoted(self.text)


@dataclass(frozen=True, slots=True)
class Field(Query):
    """A field with the value it must have: ``actor:bla``."""

    name: FieldName
    value: str

    def __str__(self) -> str:
        return f"{self.name}:{self.value if is_bare(self.value) else quoted(self.value)}"


@dataclass(frozen=True, slots=True)
class Number(Query):
    """A number of people within bounds, both included: ``killed:>20`` is 21 to any."""

    name: NumberName
    low: int | None
    high: int | None

    def __str__(self) -> str:
        if self.low == self.high:
            return f"{self.name}:{self.low}"
        if self.high is None:
            return f"{self.name}:>{self.low - 1}" if self.low else f"{self.name}:>=0"
        if self.low is None:
            return f"{self.name}:<{self.high + 1}"
        return f"{self.name}:{self.low}..{self.high}"


@dataclass(frozen=True, slots=True)
class Period(Query):
    """A stretch of time, both ends included; null is open. ``published`` asks for an article's own date."""

    first: PartialDate | None
    last: PartialDate | None
    name: PeriodName = "date"

    def __str__(self) -> str:
        prefix = "published:" if self.name == "published" else ""
        if self.first and self.first == self.last:
            if not (prefix or self.first.month or is_likely_year(self.first.year)):
                prefix = "date:"
            return f"{prefix}{self.first}"
        return f"{prefix}{self.first or ''}..{self.last or ''}"


@dataclass(frozen=True, slots=True)
class Undated(Query):
    """No date is known."""

    name: PeriodName = "date"

    def __str__(self) -> str:
        return "published:none" if self.name == "published" else "undated"


@dataclass(frozen=True, slots=True)
class Not(Query):
    """What the part does not hold of."""

    part: Query

    def __str__(self) -> str:
        return f"-{_inner(self.part)}"


@dataclass(frozen=True, slots=True)
class All(Query):
    """What every part holds of; two parts or more, none of them an ``All``."""

    parts: tuple[Query, ...]

    def __str__(self) -> str:
        return " ".join(f"({part})" if isinstance(part, Either) else str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Either(Query):
    """What some part holds of; two parts or more, none of them an ``Either``."""

    parts: tuple[Query, ...]

    def __str__(self) -> str:
        return " or ".join(map(str, self.parts))


def all_of(parts: Iterable[Query]) -> Query:
    """The parts side by side, flat; a part said twice counts once."""
    flat: list[Query] = []
    for part in parts:
        for one in part.parts if isinstance(part, All) else (part,):
            if one and one not in flat:
                flat.append(one)
    if len(flat) < 2:
        return flat[0] if flat else Everything()
    return All(tuple(flat), start=flat[0].start, end=flat[-1].end)


def any_of(parts: Iterable[Query]) -> Query:
    """One of the parts, flat; everything if one of them is."""
    flat: list[Query] = []
    for part in parts:
        for one in part.parts if isinstance(part, Either) else (part,):
            if not one:
                return Everything()
            if one not in flat:
                flat.append(one)
    if len(flat) < 2:
        return flat[0] if flat else Everything()
    return Either(tuple(flat), start=flat[0].start, end=flat[-1].end)


def quoted(text: str) -> str:
    """The text as a phrase or a value with spaces is written."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def is_bare(text: str) -> bool:
    """Whether a field's value can stand without quotation marks."""
    return bool(text) and not any(character.isspace() or character in '"()\\' for character in text)


def is_likely_year(number: int) -> bool:
    """Whether four digits alone are read as a year, and not as a word."""
    return 1900 <= number <= 2099


def _inner(part: Query) -> str:
    return f"({part})" if isinstance(part, All | Either) else str(part)
