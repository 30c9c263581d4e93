"""Numbers of events over time, against counting them one by one."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.glyphs import UNICODE
from tui.widgets.density import Days, Histogram, bars

DATES = st.lists(st.dates(date(1990, 1, 1), date(1992, 12, 31)), min_size=1, max_size=40)


def known(*days: date) -> Days:
    """Events of known days."""
    return Days((day.toordinal(), day.toordinal(), 1) for day in days)


@given(DATES, st.integers(1, 60))
def test_a_histogram_counts_every_event_of_the_window_once(days: list[date], columns: int) -> None:
    counted = known(*days)
    first, last = min(days).toordinal(), max(days).toordinal()
    if columns <= last - first + 1:
        assert sum(counted.histogram(first, last, columns).counts) == len(days)
    middle = (first + last) // 2
    assert counted.between(first, middle) == sum(first <= day.toordinal() < middle for day in days)


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 400)), min_size=1, max_size=20), st.integers(1, 50))
def test_a_vague_date_counts_where_it_must_have_been_and_may_have_been_elsewhere(
    pairs: list[tuple[int, int]], columns: int
) -> None:
    spans = [(700_000 + start, 700_000 + start + length, 1) for start, length in pairs]
    first, last = 700_100, 700_799
    found = Days(spans).histogram(first, last, columns)
    edges = [first + (last - first + 1) * column // columns for column in range(columns + 1)]
    for column in range(columns):
        days = set(range(edges[column], edges[column + 1]))
        inside = [span for span in spans if set(range(span[0], span[1] + 1)) <= days]
        touching = [span for span in spans if days & set(range(span[0], span[1] + 1))]
        assert found.counts[column] == len(inside)
        assert found.possible[column] == (len(touching) > len(inside))


def test_windows_beyond_the_days_are_empty() -> None:
    counted = known(*[date(2000, 1, 1)] * 3)
    assert counted.between(0, date(1999, 1, 1).toordinal()) == 0
    assert counted.between(date(1999, 1, 1).toordinal(), date(2001, 1, 1).toordinal()) == 3
    assert not Days(())


@given(
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 3)), min_size=1, max_size=9),
    st.integers(-5, 99),
    st.sampled_from([-1, 1]),
    st.integers(1, 4),
)
def test_the_nearest_day_is_the_next_on_which_an_event_can_have_been(
    pairs: list[tuple[int, int]], day: int, by: int, longest: int
) -> None:
    spans = [(700_000 + start, 700_000 + start + length, 1) for start, length in pairs]
    can = {one for first, last, _ in spans for one in range(first, last + 1) if last - first < longest}
    beyond = [one for one in can if (one - 700_000 - day) * by > 0]
    expected = (min(beyond) if by > 0 else max(beyond)) if beyond else None
    assert Days(spans).nearest(700_000 + day, by, longest) == expected


def test_bars_show_that_there_is_something_and_that_there_is_nothing() -> None:
    assert bars(Histogram([0, 1, 100], [False] * 3), UNICODE) == " ▁█"
    assert bars(Histogram([0, 0, 2], [False, True, True]), UNICODE) == " ·█"
    assert bars(Histogram(), UNICODE) == ""
    assert bars(Histogram([0, 0], [False] * 2), UNICODE) == "  "


def test_a_year_is_not_its_first_day() -> None:
    year = Days([(date(2014, 1, 1).toordinal(), date(2014, 12, 31).toordinal(), 1)])
    assert year.span == (date(2014, 1, 1), date(2014, 12, 31))
    assert bars(year.histogram(year.first, year.last, 12), UNICODE) == "·" * 12
    decade = date(2010, 1, 1).toordinal(), date(2019, 12, 31).toordinal()
    assert bars(year.histogram(*decade, 5), UNICODE) == "  █  "


def test_days_are_counted_however_often_they_come() -> None:
    start = date(2020, 1, 1)
    counted = known(*[start] * 5, *[start + timedelta(days=1)] * 2)
    assert counted.histogram(start.toordinal(), start.toordinal() + 1, 2).counts == [5, 2]


def test_a_century_that_is_named_does_not_stretch_the_axis() -> None:
    century = date(2001, 1, 1).toordinal(), date(2100, 12, 31).toordinal(), 1
    day = date(2014, 5, 6).toordinal()
    assert Days([century, (day, day, 1)]).span == (date(2014, 5, 6), date(2014, 5, 6))
    assert Days([century]).span == (date(2001, 1, 1), date(2100, 12, 31))
    assert Days([century, (day, day, 1)]).histogram(day - 1, day, 2) == Histogram([0, 1], [True, True])
