"""Expressions of time that name a day, a month, a year or a stretch of the calendar."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from tui.extraction.time import almanac
from tui.extraction.time.clock import count_of
from tui.model import PartialDate, When

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.extraction.time.clock import Saying

_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


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
        return said.day(days[0], "explicit", explicit=True, certainty=sure) if days else None
    for month, day in orders:
        when = _without_year(said, month, day, weekday)
        if when and when.start:
            return when
    return said.unsettled("no year") if orders else None


def _date(said: Saying) -> When | None:
    groups = said.match.groupdict()
    month, day = almanac.month(said["month"]), _digits(said["day"])
    named = groups.get("weekday") or groups.get("after")
    weekday = almanac.weekday(named) if named else None
    year = groups.get("year") or groups.get("short")
    if year:
        digits = re.sub(r"\D", "", year)
        rule = "explicit" if len(digits) == 4 else "explicit, year of two digits"
        return said.day(almanac.day(almanac.full_year(digits, said.clock.anchor), month, day), rule, explicit=True)
    return _without_year(said, month, day, weekday)


def _without_year(said: Saying, month: int, day: int, weekday: int | None = None) -> When | None:
    if not almanac.day(2000, month, day):
        return None
    if said.clock.anchor:
        tense = said.tense
        found = almanac.nearest(month, day, said.clock.anchor, tense=tense, weekday=weekday)
        found = found or almanac.nearest(month, day, said.clock.anchor, tense=tense)
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


def _days(said: Saying) -> When | None:
    month, first, last = almanac.month(said["month"]), _digits(said["day"]), _digits(said["last"])
    if said["year"]:
        year: int | None = int(said["year"])
    else:
        nearest = _without_year(said, month, first)
        if nearest is None or nearest.start is None:
            return nearest
        year = nearest.first.year if nearest.first else None
    assert year is not None
    start, end = almanac.day(year, month, first), almanac.day(year, month, last)
    return said.stretch(start, end, "range of days", explicit=bool(said["year"]))


def _months(said: Saying) -> When | None:
    year, first, last = int(said["year"]), almanac.month(said["month"]), almanac.month(said["last"])
    begin = int(said["from"]) if said["from"] else year - (first > last)
    return said.stretch(PartialDate(begin, first), PartialDate(year, last), "range of months")


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
    return _named_month(said, month, which)


def _bare_month(said: Saying) -> When | None:
    return _named_month(said, almanac.month(said["month"]), "")


def _named_month(said: Saying, month: int, which: str) -> When | None:
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
    month, day = almanac.NAMED_DAYS[" ".join(said["name"].lower().split())]
    if said["year"]:
        return said.day(almanac.day(int(said["year"]), month, day), "named day", explicit=True)
    return _without_year(said, month, day)


def _years(said: Saying) -> When | None:
    first, last = said["year"], said["last"]
    return said.stretch(first, last if len(last) == 4 else first[:2] + last, "range of years")


def _decade(said: Saying) -> When | None:
    first = int(said["decade"]) if len(said["decade"]) == 4 else 1900 + int(said["decade"])
    return said.stretch(*_share_of(first, first + 9, said["part"]), "decade")


def _century(said: Saying) -> When | None:
    first = (int(said["century"]) - 1) * 100 + 1
    return said.stretch(*_share_of(first, first + 99, said["part"]), "century")


def _season(said: Saying) -> When | None:
    groups = said.match.groupdict()
    begin = almanac.SEASONS[said["season"].lower()]
    if groups.get("year"):
        year = int(said["year"])
    elif said.clock.anchor:
        year = said.clock.anchor.year + (-1 if date(said.clock.anchor.year, begin, 1) > said.clock.anchor else 0)
        which = groups["which"].lower()
        if which == "next":
            year += 1
        elif which == "last" and almanac.months_on(date(year, begin, 1), 3) > (
            said.clock.anchor.year,
            said.clock.anchor.month,
        ):
            year -= 1
    else:
        return said.unsettled("no anchor")
    end = almanac.months_on(date(year, begin, 1), 2)
    return said.stretch(PartialDate(year, begin), PartialDate(*end), "season", explicit=bool(groups.get("year")))


def _first_months(said: Saying) -> When | None:
    count = count_of(said["count"])
    year = _stated_year(said, said["year"])
    if year is None:
        return said.unsettled("no anchor")
    if not count or not 1 <= count <= 12:
        return None
    first, last = (1, count) if said["edge"].lower() == "first" else (13 - count, 12)
    return said.stretch(PartialDate(year, first), PartialDate(year, last), "months of a year")


def _share(said: Saying) -> When | None:
    year = _stated_year(said, said["year"])
    if year is None:
        return said.unsettled("no anchor")
    kind = said.match.groupdict().get("share") or ("quarter" if said[0][0] in "Qq" else "half")
    length = 3 if kind.lower() == "quarter" else 6
    ordinal = said["ordinal"].lower()
    number = 12 // length if ordinal == "last" else _ORDINALS.get(ordinal) or int(ordinal)
    if number * length > 12:
        return None
    return said.stretch(
        PartialDate(year, (number - 1) * length + 1),
        PartialDate(year, number * length),
        f"{kind.lower()} of a year",
    )


def _stated_year(said: Saying, words: str) -> int | None:
    if words[:4].isdigit():
        return int(words[:4])
    return said.clock.year_of("this" if words.lower().startswith(("this", "the")) else words.lower().split()[0])


def _since(said: Saying) -> When | None:
    year = int(said["year"])
    if said.clock.anchor and said.clock.anchor.year >= year:
        return said.stretch(year, said.clock.anchor, "from then on", explicit=False)
    return When(str(year), None, "range", said[0], "from then on", None)


def _year(said: Saying) -> When | None:
    return said.part(int(said["year"]), None, "explicit")


def _digits(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _share_of(first: int, last: int, part: str | None) -> tuple[int, int]:
    """The early, middle or late third or so of some years."""
    length = last - first + 1
    if not part:
        return first, last
    low, high = {"early": (0, 0.4), "mid": (0.4, 0.7), "late": (0.6, 1)}[part.lower()]
    return first + int(low * length), first + int(high * length) - 1


READERS: Final[dict[str, Callable[[Saying], When | None]]] = {
    "iso": _iso,
    "numeric": _numeric,
    "date": _date,
    "days": _days,
    "months": _months,
    "month": _month,
    "bare month": _bare_month,
    "named": _named,
    "holiday": _holiday,
    "years": _years,
    "season year": _years,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "first months": _first_months,
    "share": _share,
    "since": _since,
    "year": _year,
}
"""How the expressions of each pattern of ``timewords`` are read."""
