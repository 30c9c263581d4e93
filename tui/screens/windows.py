"""Windows of time: the decades, years, months and days of the calendar, and where they stand in a query."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from tui.lens import parse
from tui.lens.language import All, Period, all_of
from tui.model import PartialDate

if TYPE_CHECKING:
    from tui.lens import Query
    from tui.widgets.density import Days

Window = tuple[date, date]
"""First and last day, both included."""

_MOST_DAYS: Final = (3653, 366, 31, 1)
"""Days that a decade, a year, a month and a day can have."""


def zoomed(window: Window | None, whole: Window, by: int, around: date | None) -> Window | None:
    """The widest of decade, year, month and day around a day that is narrower than the window, or the next wider one.

    Without a day it is the last one. Where nothing is narrower the window stays; None is the whole time, for which
    ``by`` 0 asks.
    """
    if by == 0 or (by < 0 and window is None):
        return None
    if by < 0:
        assert window is not None
        wider = (one for one in _stretches(window[0])[::-1] if _holds(one, window) and one != window)
        found = next(wider, whole)
        return None if _holds(found, whole) else found
    first, last = window or whole
    day = around if around is not None and first <= around <= last else min(last, max(first, whole[1]))
    return next((one for one in _stretches(day) if _is_narrower(one, window, whole)), window)


def shifted(window: Window, days: Days, by: int) -> Window | None:
    """The next decade, year, month or day, as the window is one, or the one before, that has an event.

    An event of some day of a longer time leads nowhere. Any other window moves by half its length. None if there is no
    event.
    """
    stretches = _stretches(window[0])
    if window in stretches:
        nearest = days.nearest(window[by > 0].toordinal(), by, _MOST_DAYS[stretches.index(window)])
        return None if nearest is None else _stretches(date.fromordinal(nearest))[stretches.index(window)]
    step = max(1, ((window[1] - window[0]).days + 1) // 2) * by
    most = date.max.toordinal()
    low, high = (date.fromordinal(min(max(day.toordinal() + step, 1), most)) for day in window)
    return None if low > days.span[1] or high < days.span[0] else (low, high)


def _stretches(day: date) -> list[Window]:
    """The decade, the year, the month and the day that hold a day."""
    decade = day.year // 10 * 10
    year, month = PartialDate(day.year), PartialDate(day.year, day.month)
    return [
        (date(max(decade, 1), 1, 1), date(decade + 9, 12, 31)),
        *((one.first, one.last) for one in (year, month)),
        (day, day),
    ]


def _is_narrower(stretch: Window, window: Window | None, whole: Window) -> bool:
    """Whether a stretch lies within the window and leaves out some of the time that is shown in it."""
    return not _holds(stretch, whole) if window is None else _holds(window, stretch) and stretch != window


def _holds(outer: Window, inner: Window) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def window_of(query: Query) -> Window | None:
    """The window of time that a query names beside its other conditions, if both its ends are given."""
    for part in query.parts if isinstance(query, All) else (query,):
        if isinstance(part, Period) and part.name == "date" and part.first and part.last:
            return part.first.first, part.last.last
    return None


def without_window(query: Query) -> Query:
    """The query without the windows of time that stand beside its other conditions."""
    parts = query.parts if isinstance(query, All) else (query,)
    return all_of(part for part in parts if not (isinstance(part, Period) and part.name == "date"))


def with_window(text: str, window: Window | None) -> str:
    """A query's text with another window of time, or with none."""
    query = without_window(parse(text))
    if window is not None:
        query &= Period(*_written(window))
    return str(query)


def _written(window: Window) -> tuple[PartialDate, PartialDate]:
    """The ends of a window, as years or months where it holds these wholly."""
    first, last = (PartialDate.of(day) for day in window)
    for ends in (
        (PartialDate(first.year), PartialDate(last.year)),
        (PartialDate(first.year, first.month), PartialDate(last.year, last.month)),
    ):
        if (ends[0].first, ends[1].last) == window:
            return ends
    return first, last
