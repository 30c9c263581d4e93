"""Dates are drawn no more precise than they are."""

from __future__ import annotations

import pytest

from tui.model import When
from tui.widgets.dates import in_words, in_year, iso


@pytest.mark.parametrize(
    ("when", "listed", "row"),
    [
        (When(), "undated", "–"),
        (When("2024", "2024", "year"), "2024", "2024"),
        (When("2024-10", "2024-10", "month"), "2024-10", "Oct"),
        (When("2024-10-06", "2024-10-06", "day"), "2024-10-06", "Oct 06"),
        (When("2024-10-06", "2024-10-09", "range"), "2024-10", "Oct 06–09"),
        (When("2024-01", "2024-10", "range"), "2024-01/10", "Jan–Oct"),
        (When("2024-10-30", "2024-11-02", "range"), "2024-10/11", "Oct–Nov"),
        (When("2023-10", "2025-02", "range"), "2023–2025", "2023–2025"),
        (When("2024-01-01", "2024-12-31", "relative"), "2024", "~2024"),
        (When("2024-10", "2024-10", "relative"), "2024-10", "~Oct"),
    ],
)
def test_as_precise_as_known(when: When, listed: str, row: str) -> None:
    assert iso(when) == listed
    assert in_year(when) == row
    assert len(row) <= 9
    assert len(listed) <= 10


def test_in_words() -> None:
    assert in_words(None) == "undated"
    assert in_words(When("2024-10", "2024-10", "month")) == "in 2024-10"
    assert in_words(When("2024-01", "2024-10", "range")) == "2024-01 to 2024-10"
