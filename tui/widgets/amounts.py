"""Figures as a reader says them: the number with its unit, and what it counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tui.model import Figure

_UNIT: Final = re.compile(r"(?P<counted>.*\S)\s*\((?P<unit>%|[A-Z]{3})\)")
"""A metric that names its unit: ``turnout (%)``, ``project value (USD)``."""
_SCALES: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def number(value: float) -> str:
    """``9,412``, ``64 billion``, ``1.25 million``; in digits where a scale would not be exact to two decimals."""
    for scale, name in _SCALES:
        if abs(value) >= scale and round(value * 100 / scale) * scale == value * 100:
            return f"{value / scale:.12g} {name}"
    return f"{value:,}"


def amount(figure: Figure) -> tuple[str, str]:
    """The number and what it counts: ``("about USD 64 billion", "project value")``, ``("58%", "turnout")``."""
    said, counted = number(figure.value), figure.metric
    if named := _UNIT.fullmatch(figure.metric):
        unit, counted = named["unit"], named["counted"]
        said = f"{said}%" if unit == "%" else f"{unit} {said}"
    return f"{figure.bound or ''} {said}".strip(), counted
