"""Dates as precise as they were given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import PartialDate, When

if TYPE_CHECKING:
    from datetime import date


@given(st.dates(), st.integers(1, 3))
def test_what_is_written_is_read_again(day: date, precision: int) -> None:
    one = PartialDate(*(day.year, day.month, day.day)[:precision])
    assert PartialDate.parse(str(one)) == one
    assert one.precision == ("year", "month", "day")[precision - 1]
    assert one.first <= day <= one.last


@pytest.mark.parametrize(
    "iso", ["", "24", "2024-1", "2024-10-", "2024-10-6", "x2024", "2024-10-06 ", "2024-13", "2023-02-29", "2024-00",
            "2024-10-00", "0000"]
)  # fmt: skip
def test_what_is_no_date_is_refused(iso: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(iso)


def test_a_month_ends_when_it_does_in_its_year() -> None:
    assert [str(PartialDate.parse(iso).last) for iso in ("2023-02", "2024-02", "2024", "2024-02-03")] == [
        "2023-02-28",
        "2024-02-29",
        "2024-12-31",
        "2024-02-03",
    ]


def test_what_begins_earlier_comes_first_then_what_ends_earlier() -> None:
    in_order = ["2023", "2024-01-01", "2024-01", "2024", "2024-01-02", "2024-02"]
    assert [str(one) for one in sorted(map(PartialDate.parse, reversed(in_order)))] == in_order


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (When("2024-10-06"), When("2024-10"), True),
        (When("2024-10-01", "2024-10-06"), When("2024-10-06", "2024-10-08"), True),
        (When("2024-10-01", "2024-10-05"), When("2024-10-06", "2024-10-08"), False),
        (When("2024"), When("2024-12-31"), True),
        (When("2024"), When("2025"), False),
        (When(), When("2024"), False),
        (When(), When(), False),
    ],
)
def test_dates_overlap_that_can_mean_one_day(one: When, other: When, same: bool) -> None:
    assert one.overlaps(other) is same
    assert other.overlaps(one) is same
