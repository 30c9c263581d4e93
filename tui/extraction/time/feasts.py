"""Feasts: the days of those that move from year to year, by the calendars of the churches and of Islam.

The Islamic calendar is the tabular one of thirty years, which the sighting of the moon can differ from by a day.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

Feast = tuple[date, date]
"""The first day and the last."""

_EPOCH: Final = date(622, 7, 19).toordinal()
"""The first day of the first Islamic year."""
_LUNAR_YEAR: Final = 354.36667


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian computation."""
    golden, century, rest = year % 19, year // 100, year % 100
    corrected = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - corrected - rest % 4) % 7
    late = (golden + 11 * corrected + 22 * to_sunday) // 451
    month, day = divmod(corrected + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, by Meeus' computation in the Julian calendar; right from 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    to_sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + to_sunday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def islamic(year: int, month: int, day: int) -> date:
    """The day of an Islamic date."""
    before = (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_EPOCH + before + -(-59 * (month - 1) // 2) + day - 1)


def _in_year(year: int, month: int, day: int, length: int) -> Feast:
    """An Islamic feast of so many days in a year of ours: the first that begins in it."""
    hijri = int((year - 622) * 365.2425 / _LUNAR_YEAR)
    start = next(found for count in range(4) if (found := islamic(hijri + count, month, day)).year >= year)
    return start, start + timedelta(days=length - 1)


def _from_easter(first: int, last: int | None = None) -> Callable[[int], Feast]:
    shift = timedelta(days=first), timedelta(days=first if last is None else last)
    return lambda year: (easter(year) + shift[0], easter(year) + shift[1])


def _thanksgiving(year: int) -> date:
    """The fourth Thursday of November."""
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


FEASTS: Final[dict[str, Callable[[int], Feast]]] = {
    "good friday": _from_easter(-2),
    "holy saturday": _from_easter(-1),
    "palm sunday": _from_easter(-7),
    "holy week": _from_easter(-7, -1),
    "ash wednesday": _from_easter(-46),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "easter weekend": _from_easter(-2, 1),
    "easter": _from_easter(-2, 1),
    "orthodox easter": lambda year: (orthodox_easter(year), orthodox_easter(year)),
    "thanksgiving": lambda year: (_thanksgiving(year), _thanksgiving(year)),
    "black friday": lambda year: (_thanksgiving(year) + timedelta(days=1), _thanksgiving(year) + timedelta(days=1)),
    "ramadan": lambda year: _in_year(year, 9, 1, 30),
    "eid al-fitr": lambda year: _in_year(year, 10, 1, 3),
    "eid al-adha": lambda year: _in_year(year, 12, 10, 4),
    "ashura": lambda year: _in_year(year, 1, 10, 1),
    "christmas": lambda year: (date(year, 12, 25), date(year, 12, 25)),
}
"""The days of each feast in a year."""


def nearest(name: str, anchor: date, *, ahead: bool) -> Feast:
    """The feast that is meant on a day: the last that has begun, or the next if it is told as one to come."""
    known = [FEASTS[name](anchor.year + shift) for shift in (-1, 0, 1)]
    begun = [feast for feast in known if feast[0] <= anchor]
    coming = [feast for feast in known if feast[1] >= anchor]
    return coming[0] if ahead and coming else (begun or known)[-1]
