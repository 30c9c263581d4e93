"""Figures: counts over a period."""

import msgspec

from tui.model.dates import When


class Figure(msgspec.Struct, frozen=True, omit_defaults=True):
    """A count with its period, place and source; ``breakdown`` holds the parts that add up to it."""

    id: str
    article: str
    start: int
    end: int
    metric: str
    value: int | float
    period: When = When()
    place: str | None = None
    source: str | None = None
    """The actor who gives the figure."""
    breakdown: tuple[tuple[str, int | float], ...] = ()
    bound: str | None = None
    """``at least``, ``more than``, ``about`` … where the text hedges."""
    rule: str = ""
    certainty: float = 1.0
