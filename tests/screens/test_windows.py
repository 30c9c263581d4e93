"""Windows of time, to either end of the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.lens import parse
from tui.screens.windows import Window, shifted, window_of, with_window, zoomed
from tui.widgets.density import Days

windows = st.tuples(st.dates(), st.dates()).map(lambda pair: (min(pair), max(pair)))


@given(windows, windows, st.sampled_from([-1, 1]))
def test_a_window_that_is_moved_never_leaves_the_whole_time(window: Window, whole: Window, by: int) -> None:
    moved = shifted(window, days((whole[0], whole[0]), (whole[1], whole[1])), by)
    assert moved is None or (moved[0] <= whole[1] and moved[1] >= whole[0])


@given(windows, windows, st.sampled_from([-1, 0, 1]), st.none() | st.dates())
def test_a_window_that_is_zoomed_is_of_the_calendar(
    window: Window, whole: Window, by: int, around: date | None
) -> None:
    found = zoomed(window, whole, by, around)
    assert found is None or date.min <= found[0] <= found[1] <= date.max


def days(*spans: tuple[date, date]) -> Days:
    return Days((first.toordinal(), last.toordinal(), 1) for first, last in spans)


def day(iso: str) -> tuple[date, date]:
    return date.fromisoformat(iso), date.fromisoformat(iso)


def year(number: int, years: int = 1) -> Window:
    return date(number, 1, 1), date(number + years - 1, 12, 31)


WHOLE = (date(1998, 5, 3), date(2024, 11, 9))
MARCH = (date(2024, 3, 1), date(2024, 3, 31))


@pytest.mark.parametrize(
    ("window", "narrower"),
    [
        (None, year(2020, 10)),
        (year(2020, 10), year(2024)),
        (year(2024), MARCH),
        (MARCH, day("2024-03-05")),
        (day("2024-03-05"), day("2024-03-05")),
        ((date(2023, 11, 1), date(2024, 4, 30)), MARCH),
        ((date(2024, 3, 4), date(2024, 3, 9)), day("2024-03-05")),
    ],
)
def test_it_narrows_to_the_next_smaller_part_of_the_calendar(window: Window | None, narrower: Window) -> None:
    assert zoomed(window, WHOLE, 1, date(2024, 3, 5)) == narrower


@pytest.mark.parametrize(
    ("window", "wider"),
    [
        (day("2024-03-05"), MARCH),
        (MARCH, year(2024)),
        ((date(2024, 3, 20), date(2024, 4, 2)), year(2024)),
        (year(2014), year(2010, 10)),
        ((date(2019, 12, 1), date(2020, 1, 31)), None),
        (year(2010, 10), None),
        (None, None),
    ],
)
def test_it_widens_to_the_part_of_the_calendar_around_it(window: Window | None, wider: Window | None) -> None:
    assert zoomed(window, WHOLE, -1, None) == wider


def test_what_lies_within_a_month_is_not_narrowed_to_its_year() -> None:
    assert zoomed(None, (date(2024, 3, 2), date(2024, 3, 30)), 1, date(2024, 3, 5)) == day("2024-03-05")


def test_without_a_day_it_narrows_around_the_last() -> None:
    assert zoomed(None, WHOLE, 1, None) == year(2020, 10)


def test_a_part_of_the_calendar_moves_to_the_next_that_has_events() -> None:
    known = days(day("2001-02-03"), day("2024-03-05"), day("2024-07-09"))
    assert shifted(MARCH, known, 1) == (date(2024, 7, 1), date(2024, 7, 31))
    assert shifted(MARCH, known, -1) == (date(2001, 2, 1), date(2001, 2, 28))
    assert shifted(year(2024), known, -1) == year(2001)
    assert shifted(year(2024), known, 1) is None


def test_an_event_of_some_day_of_a_year_leads_to_years_only() -> None:
    known = days(day("2022-03-05"), year(2024))
    assert shifted((date(2022, 3, 1), date(2022, 3, 31)), known, 1) is None
    assert shifted(year(2022), known, 1) == year(2024)


def test_a_year_that_has_just_begun_is_narrowed_to_the_last_day_of_an_event() -> None:
    assert zoomed(year(2020, 10), WHOLE, 1, None) == year(2024)


def test_any_other_window_moves_by_half_its_length() -> None:
    known = days((date(2024, 1, 1), date(2024, 12, 31)))
    assert shifted((date(2024, 3, 1), date(2024, 3, 10)), known, -1) == (date(2024, 2, 25), date(2024, 3, 5))
    assert shifted((date(2024, 1, 1), date(2024, 1, 2)), known, -1) == (date(2023, 12, 31), date(2024, 1, 1))
    assert shifted((date(2023, 12, 31), date(2024, 1, 1)), known, -1) is None


@pytest.mark.parametrize(
    ("window", "text"),
    [
        (year(2024), "2024"),
        (year(2020, 10), "2020..2029"),
        (MARCH, "2024-03"),
        ((date(2023, 12, 1), date(2024, 3, 31)), "2023-12..2024-03"),
        (day("2024-03-05"), "2024-03-05"),
        ((date(2024, 3, 1), date(2024, 3, 30)), "2024-03-01..2024-03-30"),
    ],
)
def test_a_window_is_written_no_longer_than_it_must(window: Window, text: str) -> None:
    assert with_window("strike 2001", window) == f"strike {text}"
    assert window_of(parse(text)) == window
