"""Windows of time: halved, doubled and moved, and where they stand in a query."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tui.lens import parse
from tui.lens.language import All, Period, all_of
from tui.model import PartialDate

if TYPE_CHECKING:
    from tui.lens import Query

Window = tuple[date, date]
"""First and last day, both included."""


def zoomed(window: Window | None, whole: Window, by: int, around: date | None) -> Window | None:
    """Half the window around a day, or twice of it; None for the whole time, which ``by`` 0 asks for.

    It reaches beyond the whole time only as far as the window does: twice the half is what was before.
    """
    first, last = window or whole
    length = (last - first).days + 1
    if by == 0 or (by < 0 and window is None):
        return None
    size = max(1, length // 2) if by > 0 else length * 2
    middle = around if around is not None and first <= around <= last else first + timedelta(days=length // 2)
    start = middle.toordinal() - size // 2
    low, high = (first, last) if by > 0 else (min(first, whole[0]), max(last, whole[1]))
    start = max(low.toordinal(), min(start, high.toordinal() - size + 1))
    found = _days(start, start + size - 1)
    return None if found[0] <= whole[0] and found[1] >= whole[1] else found


def shifted(window: Window, whole: Window, by: int) -> Window | None:
    """The window moved by half its length, at least a day; None if nothing of the whole time would be in it."""
    step = max(1, ((window[1] - window[0]).days + 1) // 2) * by
    found = _days(window[0].toordinal() + step, window[1].toordinal() + step)
    return None if found[0] > whole[1] or found[1] < whole[0] else found


def _days(first: int, last: int) -> Window:
    """The days of two ordinals, as far as the calendar goes."""
    most = date.max.toordinal()
    return date.fromordinal(min(max(first, 1), most)), date.fromordinal(min(max(last, 1), most))


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
        query &= Period(PartialDate.of(window[0]), PartialDate.of(window[1]))
    return str(query)
