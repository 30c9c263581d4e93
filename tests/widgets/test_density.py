"""Numbers of events over time, against counting them one by one."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.glyphs import UNICODE
from tui.widgets.density import Days, bars

DATES = st.lists(st.dates(date(1990, 1, 1), date(1992, 12, 31)), min_size=1, max_size=40)


@given(DATES, st.integers(1, 60))
def test_a_histogram_counts_every_event_of_the_window_once(days: list[date], columns: int) -> None:
    counted = Days((day, 1) for day in days)
    first, last = min(days).toordinal(), max(days).toordinal()
    if columns <= last - first + 1:
        assert sum(counted.histogram(first, last, columns)) == len(days)
    middle = (first + last) // 2
    assert counted.between(first, middle) == sum(first <= day.toordinal() < middle for day in days)


def test_windows_beyond_the_days_are_empty() -> None:
    counted = Days([(date(2000, 1, 1), 3)])
    assert counted.between(0, date(1999, 1, 1).toordinal()) == 0
    assert counted.between(date(1999, 1, 1).toordinal(), date(2001, 1, 1).toordinal()) == 3
    assert not Days(())


def test_bars_show_that_there_is_something_and_that_there_is_nothing() -> None:
    assert bars([0, 1, 100], UNICODE) == " ▁█"
    assert bars([], UNICODE) == ""
    assert bars([0, 0], UNICODE) == "  "


def test_days_are_counted_however_often_they_come() -> None:
    start = date(2020, 1, 1)
    counted = Days([(start, 1), (start + timedelta(days=1), 2), (start, 4)])
    assert counted.histogram(start.toordinal(), start.toordinal() + 1, 2) == [5, 2]
