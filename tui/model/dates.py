"""Dates that are only as precise as a text makes them."""

import calendar
import re
from datetime import date
from functools import lru_cache, total_ordering
from typing import Literal, Self

import msgspec

Precision = Literal["day", "month", "year", "range", "relative", "none"]
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


@total_ordering
class PartialDate(msgspec.Struct, frozen=True):
    """A year, a month or a day of the Gregorian calendar, never more precise than it was given."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, iso: str) -> Self:
        """Read ``2024``, ``2024-10`` or ``2024-10-06``.

        Raises:
            ValueError: if it is none of these, or no such day exists.
        """
        match = _ISO.match(iso)
        if not match:
            raise ValueError(f"not an ISO date: {iso!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        date(year, 1 if month is None else month, 1 if day is None else day)
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> Self:
        """The day itself."""
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def precision(self) -> Precision:
        """``day``, ``month`` or ``year``."""
        return "day" if self.day else "month" if self.month else "year"

    def __str__(self) -> str:
        return "-".join(f"{part:0{width}d}" for part, width in ((self.year, 4), (self.month, 2), (self.day, 2)) if part)

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.first, self.last) < (other.first, other.last)


@lru_cache(maxsize=4096)
def _parsed(iso: str) -> PartialDate:
    """A date read once: when two happenings were is compared again and again."""
    return PartialDate.parse(iso)


class When(msgspec.Struct, frozen=True, omit_defaults=True):
    """When something was, as a text says it and as it was worked out.

    ``start`` and ``end`` are ISO, as precise as known (``2024``, ``2024-10``, ``2024-10-06``); both null when the text
    is silent. ``text`` is the expression; ``rule`` names how it was resolved and ``anchor`` what it was resolved
    against (``explicit``, ``publication date 2024-11-21`` …).
    """

    start: str | None = None
    end: str | None = None
    precision: Precision = "none"
    text: str | None = None
    rule: str = "none"
    anchor: str | None = None
    certainty: float = 1.0

    @property
    def first(self) -> date | None:
        """The first day it can mean."""
        return _parsed(self.start).first if self.start else None

    @property
    def last(self) -> date | None:
        """The last day it can mean."""
        iso = self.end or self.start
        return _parsed(iso).last if iso else None

    def overlaps(self, other: "When") -> bool:
        """Whether both can mean the same day; a date that is not known overlaps nothing."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return False
        return self.first <= other.last and other.first <= self.last
