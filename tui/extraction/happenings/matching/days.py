"""What two reports say of when it was, also where a year or a week is left open."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tui.extraction.happenings.matching.features import Features
    from tui.model import When

NEWS: Final = 3
"""Days for which a happening is news, so that an article may tell of it without its date."""
SAME_DAY: Final = 2.0
"""What it says that two happenings were on one day."""
_VOTING: Final = 7
"""Days from a vote to its outcome, either of which may be given as the day of an election."""
_NEAR: Final = {"quake": 1.0}
"""What it says of a happening, by its word, that it is given to two days that follow each other; of most, little."""
_SHORT: Final = 15
"""Days within which one may say for a date that a happening was."""
WEEKDAYS: Final = tuple(name.lower() for name in calendar.day_name)
_MONTHS: Final = tuple(name.lower() for name in calendar.month_name[1:])
_LENGTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ANY: Final = "|".join(_MONTHS)
_DAY: Final = re.compile(
    rf"\b(?:({_ANY})\s+(\d\d?)(?:st|nd|rd|th)?|(\d\d?)(?:st|nd|rd|th)?(?:\s+of)?\s+({_ANY}))\b", re.IGNORECASE
)


def weekday(when: When) -> int | None:
    """The day of the week, Monday 0, of a date or of what is said of one."""
    if when.first is not None:
        return when.first.weekday() if when.first == when.last else None
    named = [at for at, day in enumerate(WEEKDAYS) if day in (when.text or "").lower()]
    return named[0] if len(named) == 1 else None


def day_of_the_year(when: When) -> tuple[int, int] | None:
    """The month and the day in it, of a date or of what is said of one."""
    if when.first is not None:
        return (when.first.month, when.first.day) if when.first == when.last else None
    said = _DAY.search(when.text or "")
    if said is None:
        return None
    month = _MONTHS.index((said[1] or said[4]).lower()) + 1
    day = int(said[2] or said[3])
    return (month, day) if 0 < day <= _LENGTHS[month - 1] else None


def written(day: tuple[int, int] | None) -> str:
    """A day of no known year, as it is written."""
    return f"{_MONTHS[day[0] - 1].capitalize()} {day[1]}" if day else ""


def dates(one: Features, other: Features) -> float | None:
    """What the dates say: None if they exclude each other, as days of the week do that are not next to each other."""
    if one.weekday is not None and other.weekday is not None and (one.weekday - other.weekday) % 7 not in (0, 1, 6):
        return None
    if _before(one, other) or _before(other, one):
        return None
    bounded = False
    if one.first is not None and one.last is not None and other.first is not None and other.last is not None:
        bounded = one.first <= other.last and other.first <= one.last
        if one.dated and other.dated:
            if bounded:
                return _overlap((one.first, one.last), (other.first, other.last))
            apart = min(abs(one.first - other.last), abs(other.first - one.last))
            return _NEAR.get(one.trigger, 0.3) if apart <= (_VOTING if one.type == "election" else 1) else None
        if not bounded:
            return None
    if one.calendar and other.calendar:
        apart = _apart(one.calendar, other.calendar)
        return SAME_DAY if apart == 0 else 0.3 if apart == 1 else None
    return 0.5 if bounded else 0.0


def _before(one: Features, other: Features) -> bool:
    """Whether one was told of before the other can have been, though nothing else is known of its time."""
    return one.first is None and one.last is not None and other.first is not None and one.last < other.first


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """What two spans of days say that overlap: little if one of them is long, unless they are the same."""
    if one == other:
        return SAME_DAY if one[0] == one[1] else 1.0
    return 1.0 if all(last - first <= _SHORT for first, last in (one, other)) else 0.5


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many days lie between two days of a year, or of two years that follow each other."""
    days = abs(date(2000, *one).toordinal() - date(2000, *other).toordinal())
    return min(days, 366 - days)


def news(a: Features, b: Features) -> bool:
    """Whether both are told as the news of the same days, one of them or both without a date."""
    if a.told is None or b.told is None or (a.dated and b.dated):
        return False
    if not a.dated and not b.dated:
        return abs(a.told - b.told) <= NEWS
    dated, told = (a, b.told) if a.dated else (b, a.told)
    return dated.first is not None and dated.last is not None and dated.first <= told <= dated.last + NEWS
