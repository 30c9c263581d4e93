"""Expressions of time that name a stretch of the calendar: days, months, quarters, seasons, years."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from tui.extraction.time import almanac, feasts
from tui.extraction.time.calendar_words import digits, named_month, without_year
from tui.extraction.time.clock import count_of
from tui.model import PartialDate, When

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.extraction.time.clock import Saying

_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_LAST: Final = ("last", "final")
_DECADES: Final = {"twen": 20, "thir": 30, "for": 40, "fif": 50, "six": 60, "seven": 70, "eigh": 80, "nine": 90}
_CENTURIES: Final = {"fif": 15, "six": 16, "seven": 17, "eigh": 18, "nine": 19, "twentieth": 20, "twenty-first": 21}


def _days(said: Saying) -> When | None:
    month, first, last = almanac.month(said["month"]), digits(said["day"]), digits(said["last"])
    if said["year"]:
        year: int | None = int(said["year"])
    else:
        nearest = without_year(said, month, first)
        if nearest is None or nearest.start is None:
            return nearest
        year = nearest.first.year if nearest.first else None
    assert year is not None
    start, end = almanac.day(year, month, first), almanac.day(year, month, last)
    return said.stretch(start, end, "range of days", explicit=bool(said["year"]))


def _months(said: Saying) -> When | None:
    first, last = almanac.month(said["month"]), almanac.month(said["last"])
    year = _year_of_month(said, last)
    if year is None:
        return said.unsettled("no year")
    begin = int(said["from"]) if said.match.groupdict().get("from") else year - (first > last)
    return said.stretch(PartialDate(begin, first), PartialDate(year, last), "range of months", explicit=_dated(said))


def _span(said: Saying) -> When | None:
    """From a day, or a month, to a day of another month: "28 May to 3 June"."""
    first, last = almanac.month(said["month"]), almanac.month(said["until"])
    to = digits(said["last"])
    year = _year_of_month(said, last, to)
    if year is None:
        return said.unsettled("no year")
    begin = int(said["from"]) if said["from"] else year - (first > last)
    start = PartialDate(begin, first, digits(said["day"])) if said["day"] else PartialDate(begin, first)
    return said.stretch(start, almanac.day(year, last, to), "range of days", explicit=_dated(said))


def _ended(said: Saying) -> When | None:
    """So long up to a day or a month: "the three months to June", "the week ended 3 May"."""
    last = almanac.month(said["month"] or said["named"])
    on = said["day"] or said["dated"]
    to = digits(on) if on else None
    year = _year_of_month(said, last, to)
    unit = said["unit"].lower()[:4].rstrip()
    count = count_of(said["count"] or "one")
    if year is None or count is None:
        return said.unsettled("no year")
    if unit in ("day", "week"):
        end = almanac.day(year, last, to) if to else None
        start = almanac.moved(end, -count, unit) if end else None
        return said.stretch(start + timedelta(days=1), end, "up to a day", explicit=_dated(said)) if start else None
    if to and said["unit"].lower() == "month":
        end = almanac.day(year, last, to)
        start = almanac.moved(end, -count, "month") if end else None
        return said.stretch(start + timedelta(days=1), end, "up to a day", explicit=_dated(said)) if start else None
    length = count * {"mont": 1, "quar": 3, "half": 6, "year": 12}[unit]
    begin = almanac.months_on(date(year, last, 1), 1 - length)
    return said.stretch(PartialDate(*begin), PartialDate(year, last), "months up to one", explicit=_dated(said))


def _dated(said: Saying) -> bool:
    """Whether an expression gives its year in figures."""
    return bool(said.match.groupdict().get("year"))


def _year_of_month(said: Saying, month: int, day: int | None = None) -> int | None:
    """The year in which a stretch ends: the one that is given, or the one that its last month or day makes likely."""
    groups = said.match.groupdict()
    if groups.get("year"):
        return int(said["year"])
    if groups.get("which"):
        return said.clock.year_of(said["which"].lower())
    when = without_year(said, month, day) if day else named_month(said, month, "")
    return when.first.year if when is not None and when.first is not None else None


def _years(said: Saying) -> When | None:
    first, last = said["year"], said["last"]
    return said.stretch(first, last if len(last) == 4 else first[:2] + last, "range of years")


def _feast_named(words: str) -> str:
    """A feast as ``feasts`` names it."""
    words = words.lower().replace("ramzan", "ramadan").replace("azha", "adha")
    return re.sub(r"eid[\s-](?:al|ul)[\s-]", "eid al-", " ".join(words.split()))


def _before_feast(said: Saying) -> When | None:
    """Some days before or after a feast: "three days to Christmas"."""
    count = count_of(said["count"])
    if said.clock.anchor is None or count is None:
        return said.unsettled("no anchor" if count else "vague")
    first, last = feasts.nearest(_feast_named(said["feast"]), said.clock.anchor, ahead=said.tense > 0)
    after = said["way"].lower() == "after"
    shift = count * (7 if said["unit"].lower().startswith("week") else 1)
    found = almanac.moved(last if after else first, shift if after else -shift, "day")
    return said.day(found, "counted from a feast", certainty=0.7)


def _same_last_year(said: Saying) -> When | None:
    """The month or the quarter of the day named before, or of the text's own, a year earlier."""
    base = said.clock.before or said.clock.anchor
    if base is None:
        return said.unsettled("no anchor")
    rule = "a year before the date before it"
    if said["unit"].lower() == "month":
        return said.part(base.year - 1, base.month, rule, explicit=False, certainty=0.8)
    first = (base.month - 1) // 3 * 3 + 1
    start, end = PartialDate(base.year - 1, first), PartialDate(base.year - 1, first + 2)
    return said.stretch(start, end, rule, explicit=False, certainty=0.8)


def _feast(said: Saying) -> When | None:
    name = _feast_named(said["feast"])
    year = _stated_year(said, said["year"] or said["which"]) if said["year"] or said["which"] else None
    if year is None and said.clock.anchor is None:
        year = said.clock.year
        if year is None:
            return said.unsettled("no year")
    if year is not None:
        first, last = feasts.FEASTS[name](year)
    else:
        assert said.clock.anchor is not None
        first, last = feasts.nearest(name, said.clock.anchor, ahead=said.tense > 0)
    if first == last:
        return said.day(first, "feast", certainty=0.8)
    return said.stretch(first, last, "feast", explicit=_dated(said), certainty=0.7)


def _decade(said: Saying) -> When | None:
    words = said["decade"].lower()
    first = _DECADES.get(words.removesuffix("ties")) or int(words)
    first += 0 if len(words) == 4 and words.isdigit() else 1900
    return said.stretch(*_share_of(first, first + 9, said["part"]), "decade")


def _century(said: Saying) -> When | None:
    words = said["century"].lower()
    number = _CENTURIES.get(words.removesuffix("teenth")) or digits(words)
    first = (number - 1) * 100 + 1
    return said.stretch(*_share_of(first, first + 99, said["part"]), "century")


def _season(said: Saying) -> When | None:
    groups = said.match.groupdict()
    begin = almanac.SEASONS[said["season"].lower()]
    if groups.get("year"):
        year = int(said["year"])
    elif said.clock.anchor:
        year = said.clock.anchor.year + (-1 if date(said.clock.anchor.year, begin, 1) > said.clock.anchor else 0)
        which = groups["which"].lower()
        if said[0].lower().endswith("year"):
            year = said.clock.anchor.year + {"last": -1, "next": 1}.get(which, 0)
        elif which == "the":
            if said.tense == 0:
                return None
            year += said.tense > 0 and almanac.months_on(date(year, begin, 1), 3) <= (
                said.clock.anchor.year,
                said.clock.anchor.month,
            )
        elif which == "next":
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
    stated = said.match.groupdict().get("year")
    year = _stated_year(said, stated) if stated else _year_begun(said, 1)
    if year is None:
        return said.unsettled("no anchor")
    if not count or not 1 <= count <= 12:
        return None
    first, last = (1, count) if said["edge"].lower() == "first" else (13 - count, 12)
    return said.stretch(PartialDate(year, first), PartialDate(year, last), "months of a year")


def _quarter_to(said: Saying) -> When | None:
    """A quarter by its last month: "the September quarter"."""
    last = almanac.month(said["month"])
    year = _stated_year(said, said["year"]) if said["year"] else _year_begun(said, last)
    if year is None:
        return said.unsettled("no anchor")
    return said.stretch(
        PartialDate(year, last - 2), PartialDate(year, last), "quarter of a year", explicit=_dated(said)
    )


def _week_of(said: Saying) -> When | None:
    """The week that begins on a day: "the week of November 11"."""
    month, day = almanac.month(said["month"] or said["named"]), digits(said["day"] or said["dated"])
    year = _year_of_month(said, month, day)
    start = almanac.day(year, month, day) if year else None
    if start is None:
        return said.unsettled("no year")
    return said.stretch(start, start + timedelta(days=6), "week from a day on", explicit=_dated(said))


def _part_of_month(said: Saying) -> When | None:
    """Some weeks, days or a half of a month: "the first week of August", "the last ten days of May 2023"."""
    month = almanac.month(said["month"])
    year = _year_of_month(said, month)
    if year is None:
        return said.unsettled("no year")
    length, unit, ordinal = (
        calendar.monthrange(year, month)[1],
        said["unit"].lower().rstrip("s"),
        said["ordinal"].lower(),
    )
    if unit != "half" and said["unit"].lower().endswith("s") and not said["count"]:
        return said.part(year, month, "part of a month", explicit=_dated(said))
    size = {"day": 1, "week": 7, "half": 15}[unit] * (count_of(said["count"] or "one") or 1)
    if ordinal in _LAST or (unit == "half" and ordinal == "second"):
        first, last = length - (size if unit != "half" else length - 15) + 1, length
    else:
        first = (_ORDINALS[ordinal] - 1) * size + 1
        last = first + size - 1
    return said.stretch(
        almanac.day(year, month, first), almanac.day(year, month, last), "part of a month", explicit=_dated(said)
    )


def _share(said: Saying) -> When | None:
    groups = said.match.groupdict()
    kind = groups.get("share") or ("quarter" if said[0][0] in "Qq" else "half")
    length = 3 if kind.lower() == "quarter" else 6
    ordinal = said["ordinal"].lower()
    number = 12 // length if ordinal in _LAST else _ORDINALS.get(ordinal) or int(ordinal)
    if number * length > 12:
        return None
    first, last = (number - 1) * length + 1, number * length
    year = _stated_year(said, said["year"]) if groups.get("year") else _year_begun(said, first)
    if year is None:
        return said.unsettled("no anchor")
    return said.stretch(
        PartialDate(year, first), PartialDate(year, last), f"{kind.lower()} of a year", explicit=_dated(said)
    )


def _year_begun(said: Saying, month: int) -> int | None:
    """The last year in which a month has begun when the text speaks, or will if it speaks of what is to come."""
    anchor = said.clock.anchor
    if anchor is None:
        return said.clock.year
    return anchor.year - (month > anchor.month) if said.tense <= 0 else anchor.year + (month + 2 < anchor.month)


def _fiscal(said: Saying) -> When | None:
    """A year of accounts by its name: "FY2024", "fiscal 2023-24"."""
    first = almanac.full_year(said["year"], said.clock.anchor)
    last = said["last"]
    if last:
        return said.stretch(first, almanac.full_year(last, date(first, 1, 1)), "year of accounts")
    return said.part(first, None, "year of accounts")


def _stated_year(said: Saying, words: str) -> int | None:
    if words[:4].isdigit():
        return int(words[:4])
    return said.clock.year_of("this" if words.lower().startswith(("this", "the")) else words.lower().split()[0])


def _since(said: Saying) -> When | None:
    year = int(said["year"])
    if said.clock.anchor and said.clock.anchor.year >= year:
        return said.stretch(year, said.clock.anchor, "from then on", explicit=False)
    return When(str(year), None, "range", said[0], "from then on", None)


def _share_of(first: int, last: int, part: str | None) -> tuple[int, int]:
    """The early, middle or late third or so of some years."""
    length = last - first + 1
    if not part:
        return first, last
    shares = {"early": (0, 0.4), "mid": (0.4, 0.7), "late": (0.6, 1), "first": (0, 0.5), "second": (0.5, 1)}
    low, high = shares[part.lower().split()[0]]
    return first + int(low * length), first + int(high * length) - 1


READERS: Final[dict[str, Callable[[Saying], When | None]]] = {
    "days": _days,
    "months": _months,
    "span": _span,
    "ended": _ended,
    "years": _years,
    "season year": _years,
    "fiscal": _fiscal,
    "feast": _feast,
    "before a feast": _before_feast,
    "same last year": _same_last_year,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "first months": _first_months,
    "part of month": _part_of_month,
    "quarter to": _quarter_to,
    "week of": _week_of,
    "share": _share,
    "since": _since,
}
"""How the expressions of each pattern of ``timewords`` are read."""
