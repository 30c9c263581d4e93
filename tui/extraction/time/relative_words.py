"""Expressions of time that count from the day on which the text speaks, or from the day it named before."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from tui.extraction.time import almanac
from tui.extraction.time.clock import count_of
from tui.model import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.extraction.time.clock import Saying
    from tui.model import When

_SATURDAY: Final = 5
_TIMES_OF_DAY: Final = ("night", "morning", "evening", "afternoon")
_EXACTLY: Final = re.compile(r"\b(?:exactly|precisely)\s+\Z", re.IGNORECASE)
_HALF_YEAR: Final = 6
_SAME_DAY: Final = 12
"""Hours back up to which a text still speaks of its own day."""


def _weekday(said: Saying) -> When | None:
    which = " ".join((said["which"] or "").lower().split())
    if which in ("every", "each") or said["plural"]:
        return None
    if not said.clock.anchor:
        return said.unsettled("no anchor")
    anchor, weekday = said.clock.anchor, almanac.weekday(said["weekday"])
    week = (said["week"] or "").lower()
    if "last week" in week or "next week" in week:
        monday = anchor - timedelta(days=anchor.weekday() + (7 if "last" in week else -7))
        return said.day(monday + timedelta(days=weekday), "weekday of a week")
    if which == "the following" and said.clock.before:
        return said.day(
            almanac.weekday_near(weekday, said.clock.before, which="next"),
            "weekday after the date before it",
            certainty=0.8,
        )
    if which == "the previous" and said.clock.before:
        return said.day(
            almanac.weekday_near(weekday, said.clock.before, which="last"),
            "weekday before the date before it",
            certainty=0.8,
        )
    if which in ("next", "this coming") or (which in ("", "this") and said.tense > 0):
        return said.day(almanac.weekday_near(weekday, anchor, which="next"), "next weekday", certainty=0.8)
    which = "last" if which in ("last", "past", "this past", "the previous") else ""
    return said.day(almanac.weekday_near(weekday, anchor, which=which), "last weekday past", certainty=0.95)


def _before_last(said: Saying) -> When | None:
    """What lies one further back: "the week before last", "the Tuesday before last"."""
    anchor = said.clock.anchor
    if not anchor:
        return said.unsettled("no anchor")
    rule, unit = "one before the last", said["unit"].lower()
    if said["weekday"]:
        return said.day(almanac.weekday_near(almanac.weekday(unit), anchor, which="last") - timedelta(weeks=1), rule)
    if unit == "weekend":
        return _weekend(said, -2)
    moved = almanac.moved(anchor, -2, unit)
    if moved is None:
        return None
    if unit == "night":
        return said.day(moved, rule)
    if unit == "week":
        return said.stretch(*_whole(moved, unit), rule, explicit=False)
    return said.part(moved.year, moved.month if unit == "month" else None, rule, explicit=False)


def _day_word(said: Saying) -> When | None:
    if not said.clock.anchor:
        return said.unsettled("no anchor")
    words = " ".join(said["word"].lower().split())
    if words == "this weekend":
        return _weekend(said, 0)
    if words.endswith("the weekend"):
        now = said.clock.anchor.weekday() >= _SATURDAY
        return _weekend(said, 0 if now else 1 if said.tense > 0 else -1)
    if words.endswith("the night") and said.clock.before and said.clock.before < said.clock.anchor - timedelta(days=1):
        return None
    if words == "overnight" or words.endswith("the night"):
        return said.stretch(
            said.clock.anchor - timedelta(days=1),
            said.clock.anchor,
            "night before the anchor",
            explicit=False,
            certainty=0.7,
        )
    shift = 0
    if "before yesterday" in words:
        shift = -2
    elif "after tomorrow" in words:
        shift = 2
    elif words.startswith(("yesterday", "last")):
        shift = -1
    elif words.startswith("tomorrow"):
        shift = 1
    return said.day(almanac.moved(said.clock.anchor, shift, "day"), "day relative to the anchor")


def _ago(said: Saying) -> When | None:
    count, unit = count_of(said["count"]), _unit_named(said["unit"])
    if unit in ("hour", "minute"):
        return _hours(said, None if unit == "minute" else count)
    way = said["way"].lower()
    base = said.clock.anchor if way == "ago" else said.clock.before
    if count is None or base is None:
        if count and way == "ago" and said.clock.year and unit in ("year", "decade"):
            return said.part(
                said.clock.year - count * (10 if unit == "decade" else 1),
                None,
                "year relative to the anchor",
                explicit=False,
                certainty=0.7,
            )
        return said.unsettled("vague" if not count else "no anchor" if way == "ago" else "no date before it")
    found = almanac.moved(base, -count if way in ("ago", "earlier", "before") else count, unit)
    if found is None:
        return None
    sure = 0.6 if said["about"].strip() else 0.9
    rule = "counted back from the anchor" if way == "ago" else "counted from the date before it"
    if unit in ("day", "night") or _to_the_day(said):
        return said.day(found, rule, certainty=sure)
    if unit in ("week", "fortnight"):
        monday = found - timedelta(days=found.weekday())
        if count == 1 and said["count"].lower() in ("a", "one"):
            return said.day(found, rule, certainty=0.6)
        return said.stretch(monday, monday + timedelta(days=6), rule, explicit=False, certainty=sure)
    if unit in ("month", "quarter"):
        return said.part(found.year, found.month, rule, explicit=False, certainty=sure)
    return said.part(found.year, None, rule, explicit=False, certainty=sure)


def _to_the_day(said: Saying) -> bool:
    """Whether so many weeks or years are meant to the day: "exactly a month ago", "two years ago today"."""
    return _EXACTLY.search(said.lead) is not None or bool(said.match.groupdict().get("now"))


def _and_a_half(said: Saying) -> When | None:
    """Some years and a half ago, or half of a year, a decade or a century."""
    anchor = said.clock.anchor
    if not anchor:
        return said.unsettled("no anchor")
    half = {"year": 6, "decade": 60, "century": 600}.get((said["unit"] or "").lower())
    if half and "quarter" in (said["half"] or "").lower():
        half //= 2
    count = count_of(said["count"] or "one")
    if count is None:
        return said.unsettled("vague")
    found = almanac.moved(anchor, -(half or 12 * count + 6), "month")
    if found is None:
        return None
    return said.part(
        found.year,
        found.month if half == _HALF_YEAR else None,
        "counted back from the anchor",
        explicit=False,
        certainty=0.7,
    )


def _past(said: Saying) -> When | None:
    groups = said.match.groupdict()
    count = count_of(groups.get("count") or "one")
    which = (groups.get("which") or "last").lower()
    hours = said["unit"].lower() == "hours"
    if hours and which not in ("next", "coming") and (count is None or count <= _SAME_DAY):
        return _hours(said, count)
    if hours and count is None:
        count = 24
    if count is None or not said.clock.anchor:
        return said.unsettled("vague" if count is None else "no anchor")
    if hours:
        count, unit = max(1, round(count / 24)), "day"
    else:
        unit = _unit_named(said["unit"])
    if which in ("next", "coming"):
        end = almanac.moved(said.clock.anchor, count, unit)
        return said.stretch(said.clock.anchor, end, "from the anchor on", explicit=False) if end else None
    start = almanac.moved(said.clock.anchor, -count, unit)
    if start is None:
        return None
    if unit in ("year", "decade", "century"):
        return said.stretch(start.year, said.clock.anchor.year, "up to the anchor", explicit=False)
    if unit in ("month", "quarter"):
        return said.stretch(
            PartialDate(start.year, start.month),
            PartialDate(said.clock.anchor.year, said.clock.anchor.month),
            "up to the anchor",
            explicit=False,
        )
    return said.stretch(start, said.clock.anchor, "up to the anchor", explicit=False)


def _hours(said: Saying, count: int | None) -> When | None:
    """The day some hours back, ``None`` being a few: that of the text, or the two days that it may have been on."""
    anchor = said.clock.anchor
    if not anchor:
        return said.unsettled("no anchor")
    if count is None or count <= _SAME_DAY:
        return said.day(anchor, "hours before the anchor", certainty=0.8)
    days = count // 24
    last = almanac.moved(anchor, -days, "day")
    if count % 24 == 0:
        return said.day(last, "hours before the anchor", certainty=0.7)
    first = almanac.moved(anchor, -days - 1, "day")
    return said.stretch(first, last, "hours before the anchor", explicit=False) if first and last else None


def _unit(said: Saying) -> When | None:
    edge = " ".join((said.match.groupdict().get("edge") or "").lower().split())
    which, unit = said["which"].lower(), said["unit"].lower()
    shift = {"last": -1, "previous": -1, "next": 1}.get(which, 0)
    if unit == "year" and not said.clock.anchor and said.clock.year:
        return said.part(
            said.clock.year + shift, None, "year inferred from the document", explicit=False, certainty=0.7
        )
    if not said.clock.anchor:
        return said.unsettled("no anchor")
    anchor = said.clock.anchor
    if unit == "weekend":
        return _weekend(said, shift)
    moved = almanac.moved(anchor, shift, unit)
    if moved is None:
        return None
    start, end = _whole(moved, unit)
    if edge == "earlier" and not shift:
        if unit == "year":
            return said.stretch(
                PartialDate(anchor.year, 1),
                PartialDate(anchor.year, anchor.month),
                "from the beginning to the anchor",
                explicit=False,
            )
        return said.stretch(start, anchor, "from the beginning to the anchor", explicit=False)
    if edge == "later" and not shift:
        return said.stretch(anchor, end, "from the anchor to the end", explicit=False)
    if unit == "month":
        return said.part(moved.year, moved.month, "relative to the anchor", explicit=False)
    if unit == "year":
        return said.part(moved.year, None, "relative to the anchor", explicit=False)
    if unit == "quarter":
        first, last = PartialDate(start.year, start.month), PartialDate(end.year, end.month)
        return said.stretch(first, last, "relative to the anchor", explicit=False)
    return said.stretch(start, end, "relative to the anchor", explicit=False)


def _weekend(said: Saying, shift: int) -> When | None:
    assert said.clock.anchor is not None
    saturday = said.clock.anchor - timedelta(days=(said.clock.anchor.weekday() - _SATURDAY) % 7)
    if shift > 0 or (shift == 0 and said.clock.anchor.weekday() in (2, 3, 4)):
        saturday += timedelta(days=7)
    elif shift < 0 and said.clock.anchor.weekday() >= _SATURDAY:
        saturday -= timedelta(days=7)
    if shift < -1:
        saturday -= timedelta(days=7)
    return said.stretch(
        saturday, saturday + timedelta(days=1), "weekend near the anchor", explicit=False, certainty=0.8
    )


def _that(said: Saying) -> When | None:
    which, unit = " ".join(said["which"].lower().replace("very", "").split()), said["unit"].lower()
    way = (said["way"] or "").strip().lower()
    if which == "the" and not way:
        return None
    if said.clock.before is None:
        return said.unsettled("no date before it")
    shift = {"before": -1, "after": 1}.get(way) or {"the next": 1, "the following": 1, "the previous": -1}.get(which, 0)
    found = almanac.moved(said.clock.before, shift, "day" if unit in _TIMES_OF_DAY else unit)
    if found is None:
        return None
    if unit in ("day", *_TIMES_OF_DAY):
        return said.day(found, "relative to the date before it", certainty=0.8)
    if unit == "week":
        return said.stretch(*_whole(found, unit), "relative to the date before it", explicit=False, certainty=0.7)
    return said.part(
        found.year, found.month if unit == "month" else None, "relative to the date before it", certainty=0.8
    )


def _vague(said: Saying) -> When | None:
    return said.unsettled("vague")


def _ordinal_day(said: Saying) -> When | None:
    day = int(said["day"])
    base = said.clock.anchor if said["which"] or not said.clock.before else said.clock.before
    if not base:
        return said.unsettled("no anchor")
    for back in range(3):
        year, month = almanac.months_on(base, -back - (1 if (said["which"] or "").lower() == "last" else 0))
        found = almanac.day(year, month, day)
        if found and (found <= base or said["which"]):
            return said.day(found, "day of the month before the anchor", certainty=0.8)
    return None


def _unit_named(words: str) -> str:
    word = words.lower()
    return "century" if word.startswith("centur") else word.removesuffix("s")


def _whole(inside: date, unit: str) -> tuple[date, date]:
    """The first and the last day of the week, month, quarter, year, decade or century around a day."""
    if unit == "week":
        monday = inside - timedelta(days=inside.weekday())
        return monday, monday + timedelta(days=6)
    if unit in ("month", "quarter"):
        first = inside.month if unit == "month" else (inside.month - 1) // 3 * 3 + 1
        last = first if unit == "month" else first + 2
        return date(inside.year, first, 1), date(inside.year, last, calendar.monthrange(inside.year, last)[1])
    length = {"year": 1, "decade": 10, "century": 100}[unit]
    year = inside.year // length * length
    return date(max(year, 1), 1, 1), date(min(year + length - 1, 9999), 12, 31)


READERS: Final[dict[str, Callable[[Saying], When | None]]] = {
    "weekday": _weekday,
    "before last": _before_last,
    "and a half": _and_a_half,
    "day word": _day_word,
    "ago": _ago,
    "past": _past,
    "unit": _unit,
    "that": _that,
    "vague": _vague,
    "ordinal day": _ordinal_day,
}
"""How the expressions of each pattern of ``timewords`` are read."""
