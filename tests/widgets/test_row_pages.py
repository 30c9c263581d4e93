"""Rows that come in pages: what is missing is asked for once, what is far away is forgotten."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.row_pages import PAGE, RowPages

COUNT = 10 * PAGE + 5
LAST = (COUNT - 1) // PAGE


def filled(pages: set[int]) -> RowPages[int]:
    """A list of numbers of which some pages are there."""
    rows: RowPages[int] = RowPages()
    for page in pages:
        rows.put(page * PAGE, range(page * PAGE, min((page + 1) * PAGE, COUNT)))
    return rows


@given(st.sets(st.integers(0, LAST)), st.sets(st.integers(0, COUNT - 1)))
def test_what_is_missing_is_whole_pages_and_no_more(pages: set[int], wanted: set[int]) -> None:
    rows = filled(pages)
    stretches = rows.lacking(wanted, COUNT)
    missing = [row for start, after in stretches for row in range(start, after)]
    assert {row // PAGE for row in missing} == {row // PAGE for row in wanted} - pages
    assert missing == sorted(set(missing))
    assert all(start % PAGE == 0 and (after % PAGE == 0 or after == COUNT) for start, after in stretches)
    assert all(one[1] < other[0] for one, other in pairwise(stretches))
    for start, after in stretches:
        rows.put(start, range(start, after))
    assert [rows.at(row) for row in sorted(wanted)] == sorted(wanted)


def test_a_stretch_is_asked_for_once_until_it_has_come() -> None:
    rows = filled(set())
    assert rows.want(0, 2 * PAGE)
    assert not rows.want(PAGE, 2 * PAGE)
    assert rows.want(PAGE, 3 * PAGE)
    rows.put(0, range(PAGE))
    assert rows.want(0, PAGE)
    rows.clear()
    assert rows.at(0) is None
    assert rows.want(0, 3 * PAGE)


def test_the_pages_nearest_to_a_row_stay() -> None:
    rows: RowPages[int] = RowPages()
    rows.put(0, range(300 * PAGE))
    rows.forget_far(280 * PAGE)
    assert rows.at(0) is None
    assert rows.at(280 * PAGE) == 280 * PAGE
    assert rows.at(300 * PAGE - 1) == 300 * PAGE - 1
