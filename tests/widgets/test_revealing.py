"""Where a list is scrolled to that a row can be seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.revealing import top_for


@given(st.data(), st.integers(1, 60), st.integers(1, 500), st.booleans(), st.booleans())
def test_the_row_is_in_the_window_afterwards(
    data: st.DataObject, height: int, lines: int, headed: bool, beside: bool
) -> None:
    row = data.draw(st.integers(0, lines - 1))
    top = data.draw(st.integers(0, max(0, lines - height)))
    headed = headed and row > 0 and height > 1
    target = top_for(row, (top, height), lines, headed=headed, beside=beside)
    now = top if target is None else min(max(0, target), max(0, lines - height))
    assert now <= row < now + height
    if target is None or height > 2:
        assert now <= row - headed


@pytest.mark.parametrize(
    ("row", "headed", "beside", "target"),
    [
        (55, False, False, None),
        (70, False, False, 51),
        (70, False, True, 60),
        (50, True, False, 49),
        (49, False, False, 49),
        (95, False, False, 80),
        (25, False, False, 15),
        (3, False, False, 0),
    ],
    ids=["seen", "below", "below, beside others", "heading", "above", "far below", "far above", "first"],
)
def test_it_is_scrolled_as_far_as_is_needed(row: int, headed: bool, beside: bool, target: int | None) -> None:
    assert top_for(row, (50, 20), 100, headed=headed, beside=beside) == target
