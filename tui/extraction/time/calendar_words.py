"""Expressions of time that name a day, a month or a year."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tui.extraction.time import almanac

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.extraction.time.clock import Saying
    from tui.model import When


_UNITS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_TEENS: Final = (
    "eleventh",
    "twelfth",
    *(f"{stem}teenth" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
)
_TENS: Final = {"": 0, "twenty-": 20, "thirty-": 30}
ORDINALS: Final = (
    {tens + word: value + unit for tens, value in _TENS.items() for unit, word in enumerate(_UNITS, 1)}
    | {word: value for value, word in enumerate(_TEENS, 11)}
    | {"twentieth": 20, "thirtieth": 30}
)
"""The days of a month, and the years of an anniversary, in words."""
_FRESH: Final = timedelta(days=14)
"""How long ago that is of which news tells: of two days that figures can mean the one within it."""


def _iso(said: Saying) -> When | None:
    return said.day(almanac.day(int(said["year"]), int(said["month"]), int(said["day"])), "explicit", explicit=True)


def _numeric(said: Saying) -> When | None:
    first, second = int(said["first"]), int(said["second"])
    weekday = almanac.weekday(said["weekday"]) if said["weekday"] else None
    orders = [(second, first), (first, second)] if said.clock.day_first else [(first, second), (second, first)]
    orders = [(month, day) for month, day in dict.fromkeys(orders) if 1 <= month <= 12 and 1 <= day <= 31]
    if said["year"]:
        year = almanac.full_year(said["year"], said.clock.anchor)
        days = [found for month, day in orders if (found := almanac.day(year, month, day))]
        days = [found for found in days if weekday is None or found.weekday() == weekday] or days
        sure = 1.0 if len(days) == 1 else 0.6
        if anchor := said.clock.anchor:
            days.sort(key=lambda found: not timedelta(0) <= anchor - found <= _FRESH)
        return said.day(days[0], "explicit", explicit=True, certainty=sure) if days else None
    for month, day in orders:
        when = without_year(said, month, day, weekday)
        if when and when.start:
            return when
    return said.unsettled("no year") if orders else None


def _date(said: Saying) -> When | None:
    groups = said.match.groupdict()
    month, day = almanac.month(said["month"]), digits(said["day"])
    named = groups.get("weekday") or groups.get("after")
    weekday = almanac.weekday(named) if named else None
    year = groups.get("year") or groups.get("short")
    if year:
        figures = re.sub(r"\D", "", year)
        rule = "explicit" if len(figures) == 4 else "explicit, year of two digits"
        return said.day(almanac.day(almanac.full_year(figures, said.clock.anchor), month, day), rule, explicit=True)
    return without_year(said, month, day, weekday)


def without_year(said: Saying, month: int, day: int, weekday: int | None = None) -> When | None:
    """A day of a month whose year is not given."""
    if not almanac.day(2000, month, day):
        return None
    if said.clock.anchor:
        tense = said.tense
        done = tense < 0 and said.is_done
        found = almanac.nearest(month, day, said.clock.anchor, tense=tense, done=done, weekday=weekday)
        found = found or almanac.nearest(month, day, said.clock.anchor, tense=tense, done=done)
        return said.day(found, "nearest year to the anchor", certainty=0.9)
    years = sorted(said.clock.years | ({said.clock.year} if said.clock.year else set()), reverse=True)
    days = [found for year in years if (found := almanac.day(year, month, day))]
    if weekday is not None:
        fitting = [found for found in days if found.weekday() == weekday]
        if fitting:
            return said.day(fitting[0], "year inferred from the document and the weekday", certainty=0.9)
    elif days:
        near = said.clock.before or days[0]
        found = min(days, key=lambda other: abs(other - near))
        sooner = almanac.day(found.year - 1, month, day)
        if sooner and said.tense <= 0 and found > near and near - sooner < found - near:
            found = sooner
        return said.day(found, "year inferred from the document", certainty=0.7)
    return said.unsettled("no year")


def _month(said: Saying) -> When | None:
    groups = said.match.groupdict()
    month = almanac.month(said["month"])
    if groups.get("year"):
        return said.part(int(said["year"]), month, "explicit")
    which = " ".join(said["which"].lower().split())
    if "year" in said[0].lower():
        year = said.clock.year_of(which)
        return (
            said.part(year, month, "year relative to the anchor", explicit=False)
            if year
            else said.unsettled("no anchor")
        )
    return named_month(said, month, which)


def _bare_month(said: Saying) -> When | None:
    return named_month(said, almanac.month(said["month"]), "")


def named_month(said: Saying, month: int, which: str) -> When | None:
    """A month whose year is ``last``, ``this`` or ``next``, or not given."""
    if said.clock.anchor:
        year = said.clock.anchor.year - (month > said.clock.anchor.month)
        if which == "next" or (said.tense > 0 and which != "last"):
            year = (
                said.clock.anchor.year
                + (month <= said.clock.anchor.month and which == "next")
                + (month < said.clock.anchor.month and which != "next")
            )
        elif which == "last" and month == said.clock.anchor.month:
            year -= 1
        return said.part(year, month, "nearest year to the anchor", explicit=False, certainty=0.9)
    year_known = said.clock.year or (
        said.clock.before.year if said.clock.before else max(said.clock.years, default=None)
    )
    if year_known:
        return said.part(year_known, month, "year inferred from the document", certainty=0.6)
    return said.unsettled("no year")


def _named(said: Saying) -> When | None:
    words = said["name"].lower()
    return said.day(almanac.EVENT_DAYS.get(words, almanac.EVENT_DAYS["9/11"]), "named day", explicit=True)


def _holiday(said: Saying) -> When | None:
    month, day = almanac.NAMED_DAYS[" ".join(said["name"].lower().replace("’", "'").split())]
    if said["year"]:
        return said.day(almanac.day(int(said["year"]), month, day), "named day", explicit=True)
    return without_year(said, month, day)


def _year(said: Saying) -> When | None:
    return said.part(int(said["year"]), None, "explicit")


def digits(words: str) -> int:
    """The number that is written in figures or as an ordinal: "3rd", "third"."""
    figures = re.sub(r"\D", "", words)
    return int(figures) if figures else ORDINALS[words.lower()]


READERS: Final[dict[str, Callable[[Saying], When | None]]] = {
    "iso": _iso,
    "numeric": _numeric,
    "date": _date,
    "month": _month,
    "bare month": _bare_month,
    "named": _named,
    "holiday": _holiday,
    "year": _year,
}
"""How the expressions of each pattern of ``timewords`` are read."""
