"""Expressions of time that go from one day to another near the text's own: nights, and what lasted until today."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tui.extraction.time import almanac
from tui.extraction.time.calendar_words import digits, without_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.extraction.time.clock import Saying
    from tui.model import When


def _weekdays(said: Saying) -> When | None:
    """From a weekday to another: the last such days past, or the next to come."""
    if not said.clock.anchor:
        return said.unsettled("no anchor")
    first, last = almanac.weekday(said["weekday"]), almanac.weekday(said["last"])
    which = (said["which"] or "").lower()
    if which == "next" or (which != "last" and said.tense > 0):
        start = almanac.weekday_near(first, said.clock.anchor, which="next")
        end = almanac.weekday_near(last, start, which="next")
    else:
        end = almanac.weekday_near(last, said.clock.anchor)
        start = almanac.weekday_near(first, end, which="last")
    return said.stretch(start, end, "from one weekday to another", explicit=False, certainty=0.8)


def _night_into(said: Saying) -> When | None:
    """The night before a weekday, which is of two days: "overnight into Tuesday"."""
    if not said.clock.anchor:
        return said.unsettled("no anchor")
    last = almanac.weekday_near(almanac.weekday(said["weekday"]), said.clock.anchor)
    return said.stretch(last - timedelta(days=1), last, "from one weekday to another", explicit=False, certainty=0.8)


def _since_yesterday(said: Saying) -> When | None:
    """From the day before the anchor to the anchor: "last night and early this morning"."""
    if not said.clock.anchor:
        return said.unsettled("no anchor")
    return said.stretch(said.clock.anchor - timedelta(days=1), said.clock.anchor, "up to the anchor", explicit=False)


def _up_to_today(said: Saying) -> When | None:
    """From a day of the calendar to the anchor: "from 2300 on 10 December until 0200 today"."""
    begun = without_year(said, almanac.month(said["month"] or said["named"]), digits(said["day"] or said["dated"]))
    if begun is None or begun.start is None or not said.clock.anchor:
        return said.unsettled("no anchor")
    return said.stretch(begun.start, said.clock.anchor, "up to the anchor", explicit=False)


READERS: Final[dict[str, Callable[[Saying], When | None]]] = {
    "weekdays": _weekdays,
    "night into": _night_into,
    "since yesterday": _since_yesterday,
    "up to today": _up_to_today,
}
"""How the expressions of each pattern of ``timewords`` are read."""
