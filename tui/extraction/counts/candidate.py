"""A number with what it is of, before it is settled whether it is a figure of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.extraction.analysis import Sentence
    from tui.extraction.counts.metrics import Counted
    from tui.extraction.text.numbers import Number


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number in its sentence."""

    sentence: Sentence
    number: Number
    counted: Counted
    parts: tuple[tuple[str, int | float], ...] = ()
    part: bool = False
    """Whether it is a part of another figure."""

    @property
    def value(self) -> int | float:
        """The number that is written."""
        return self.number.value or 0
