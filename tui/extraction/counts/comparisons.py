"""Comparisons: the time of what a number is measured against, "from 61.9% a month earlier"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from tui.model import PartialDate

if TYPE_CHECKING:
    from tui.model import When

RULE: Final = "counted back from what it is compared with"
_UNITS: Final = {"month": 1, "quarter": 3, "year": 12}
_BACK: Final = re.compile(
    r"\b(?:a|one)\s+(?P<ago>year|month|quarter)\s+(?:ago|before|earlier)\b|\b(?:the\s+)?(?:previous|preceding|prior)\s+"
    r"(?P<previous>year|month|quarter)\b|\bthe\s+(?P<the>year|month|quarter)\s+before\b|\byear-(?P<hyphen>ago|earlier)\b"
    r"|\bthe\s+(?:same|corresponding|comparable)\s+(?:period|month|quarter|half|\w+\s+quarter)(?:\s+of|\s+in)?\s+"
    r"(?:the\s+(?:previous|prior)|last|a)\s+(?P<same>year)\b",
    re.IGNORECASE,
)
_ANOTHER: Final = re.compile(
    r"[.;](?=\s)|\b(?:from|against|versus|than|compared|ahead\s+of|above|below|and|but|while|after|since)\b|,\s+\w+ing\b",
    re.I,
)
"""Where what is said of one number ends."""


def back(text: str, at: int, end: int) -> int | None:
    """How many months before the time at hand a number at ``at`` is of, if the words behind it say so."""
    stop = _ANOTHER.search(text, at, end)
    found = _BACK.search(text, at, stop.start() if stop else end)
    if found is None:
        return None
    named = found["ago"] or found["previous"] or found["the"] or "year"
    return _UNITS[named.lower()]


def moved(when: When, months: int) -> When:
    """A time so many months earlier; of a year one that is so exact at most."""
    start, end = (_moved(PartialDate.parse(iso), months) if iso else None for iso in (when.start, when.end))
    return msgspec.structs.replace(when, start=start, end=end, text=None, rule=RULE, certainty=0.8)


def _moved(day: PartialDate, months: int) -> str:
    if day.month is None:
        return str(PartialDate(day.year - -(-months // 12)))
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return str(PartialDate(year, month + 1))
