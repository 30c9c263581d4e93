"""Windows of time, to either end of the calendar."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tui.screens.windows import Window, shifted, zoomed

windows = st.tuples(st.dates(), st.dates()).map(lambda pair: (min(pair), max(pair)))


@given(windows, windows, st.sampled_from([-1, 1]))
def test_a_window_that_is_moved_never_leaves_the_whole_time(window: Window, whole: Window, by: int) -> None:
    moved = shifted(window, whole, by)
    assert moved is None or (moved[0] <= whole[1] and moved[1] >= whole[0])


@given(windows, windows, st.sampled_from([-1, 0, 1]), st.none() | st.dates())
def test_a_window_that_is_zoomed_is_of_the_calendar(
    window: Window, whole: Window, by: int, around: date | None
) -> None:
    found = zoomed(window, whole, by, around)
    assert found is None or date.min <= found[0] <= found[1] <= date.max


def test_it_moves_by_half_its_length() -> None:
    whole = (date(2024, 1, 1), date(2024, 12, 31))
    assert shifted((date(2024, 3, 1), date(2024, 3, 10)), whole, -1) == (date(2024, 2, 25), date(2024, 3, 5))
    assert shifted((date(2024, 1, 1), date(2024, 1, 2)), whole, -1) == (date(2023, 12, 31), date(2024, 1, 1))
    assert shifted((date(2023, 12, 31), date(2024, 1, 1)), whole, -1) is None


@given(windows, st.lists(st.dates(), min_size=1, max_size=4))
def test_what_was_halved_and_is_doubled_is_in_the_whole_time_and_holds_what_it_did(
    whole: Window, days: list[date]
) -> None:
    window: Window | None = None
    for day in days:
        around = min(max(day, (window or whole)[0]), (window or whole)[1])
        window = zoomed(window, whole, 1, around) or window
    for day in days:
        wider = zoomed(window, whole, -1, day)
        if window is None or wider is None:
            return
        assert whole[0] <= wider[0] <= window[0] <= window[1] <= wider[1] <= whole[1]
        window = wider


def test_twice_the_time_at_an_end_reaches_no_further() -> None:
    whole = (date(2001, 1, 1), date(2024, 12, 31))
    assert zoomed((date(2001, 1, 1), date(2003, 12, 31)), whole, -1, date(2001, 1, 1)) == (
        date(2001, 1, 1),
        date(2006, 12, 30),
    )
