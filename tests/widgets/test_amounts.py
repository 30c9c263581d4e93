"""Figures as a reader says them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import Figure
from tui.widgets.amounts import amount, number


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (951, "951"),
        (9412, "9,412"),
        (64_000_000_000, "64 billion"),
        (1_250_000, "1.25 million"),
        (2.5e12, "2.5 trillion"),
        (1_234_567, "1,234,567"),
        (-3_000_000, "-3 million"),
        (4.75, "4.75"),
    ],
)
def test_a_number_is_short_where_that_is_exact(value: float, said: str) -> None:
    assert number(value) == said


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_a_number_keeps_its_value(value: int) -> None:
    digits, _, scale = number(value).replace(",", "").partition(" ")
    whole = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    assert Decimal(digits) * whole == value


@pytest.mark.parametrize(
    ("metric", "value", "bound", "said"),
    [
        ("deaths", 951, None, ("951", "deaths")),
        ("turnout (%)", 58, None, ("58%", "turnout")),
        ("project value (USD)", 64_000_000_000, "about", ("about USD 64 billion", "project value")),
        ("increase in deaths (%)", 120, "at least", ("at least 120%", "increase in deaths")),
        ("ships (of all flags)", 12, None, ("12", "ships (of all flags)")),
    ],
)
def test_the_unit_stands_by_the_number(metric: str, value: int, bound: str | None, said: tuple[str, str]) -> None:
    figure = Figure(id="f", article="a", start=0, end=1, metric=metric, value=value, bound=bound)
    assert amount(figure) == said
