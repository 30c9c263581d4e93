"""The calendar as news uses it: its words, and the arithmetic from an anchor to the day that is meant."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final

MONTHS: Final = {name.lower(): number for number, name in enumerate(calendar.month_name) if name} | {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
WEEKDAYS: Final = {name.lower(): number for number, name in enumerate(calendar.day_name)} | {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "weds": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which a season begins, in the north; it lasts three."""
NAMED_DAYS: Final = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "valentine's day": (2, 14),
    "international women's day": (3, 8),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "armistice day": (11, 11),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
}
"""Days of the year that have a name: (month, day)."""
EVENT_DAYS: Final = {"9/11": date(2001, 9, 11), "26/11": date(2008, 11, 26), "7/7": date(2005, 7, 7)}
"""Days that became the name of what happened on them."""
NINE_MONTHS: Final = timedelta(days=275)
TEN_MONTHS: Final = timedelta(days=320)
PIVOT: Final = 40
"""A year of two digits below this is of this century, unless an anchor says better."""


def month(word: str) -> int:
    """The number of the month with a name or an abbreviation."""
    return MONTHS[word.lower().rstrip(".")]


def weekday(word: str) -> int:
    """The number of a day of the week, Monday being 0."""
    return WEEKDAYS[word.lower().rstrip(".")]


def day(year: int, month: int, day: int) -> date | None:
    """The day, or None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(digits: str, anchor: date | None = None) -> int:
    """The year that two or four digits mean; two mean the year nearest to the anchor."""
    year = int(digits)
    if len(digits) > 2:
        return year
    if anchor:
        return min(
            (anchor.year // 100 * 100 + century + year for century in (-100, 0, 100)),
            key=lambda y: abs(y - anchor.year),
        )
    return year + (2000 if year < PIVOT else 1900)


def nearest(
    month: int, day_of_month: int, anchor: date, *, tense: int = 0, done: bool = False, weekday: int | None = None
) -> date | None:
    """The day without a year that an anchor makes likely: the nearest past within nine months, else the next to come.

    Args:
        month: 1 to 12.
        day_of_month: 1 to 31.
        anchor: the day on which this is said.
        tense: 1 if what is said lies ahead, -1 if it has been, 0 if that is not known.
        done: whether it is surely past.
        weekday: the day of the week it must be, if the text says; None for any.
    """
    reach = 4 if weekday is None else 8
    days = [
        found
        for year in range(anchor.year - reach, anchor.year + reach + 1)
        if (found := day(year, month, day_of_month))
    ]
    days = [found for found in days if weekday is None or found.weekday() == weekday]
    past = max((found for found in days if found <= anchor), default=None)
    ahead = min((found for found in days if found > anchor), default=None)
    if weekday is not None and tense <= 0 and ahead is not None and ahead - anchor > NINE_MONTHS:
        ahead = None
    if past is None or ahead is None:
        return past or ahead
    if done:
        return past
    if tense:
        if tense > 0:
            return ahead if ahead - anchor <= NINE_MONTHS else past
        return past if anchor - past <= TEN_MONTHS else ahead
    return past if anchor - past <= NINE_MONTHS or anchor - past <= ahead - anchor else ahead


def weekday_near(weekday: int, anchor: date, *, which: str = "") -> date:
    """The day of the week that is meant: the last one, the anchor's own day included.

    ``which`` is ``last`` for one strictly before the anchor, ``next`` for one strictly after it.
    """
    back = (anchor.weekday() - weekday) % 7
    if which == "next":
        return anchor + timedelta(days=7 - back)
    if which == "last" and back == 0:
        back = 7
    return anchor - timedelta(days=back)


def months_on(anchor: date, months: int) -> tuple[int, int]:
    """The (year, month) that lies some months after the anchor's, or before it if negative."""
    index = anchor.year * 12 + anchor.month - 1 + months
    return index // 12, index % 12 + 1


def moved(anchor: date, count: int, unit: str) -> date | None:
    """The day that lies ``count`` days, weeks, months or years after the anchor; None outside the calendar."""
    try:
        if unit in ("day", "night"):
            return anchor + timedelta(days=count)
        if unit == "week":
            return anchor + timedelta(weeks=count)
        if unit == "fortnight":
            return anchor + timedelta(weeks=2 * count)
        months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        year, month = months_on(anchor, months)
        return date(year, month, min(anchor.day, calendar.monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None
