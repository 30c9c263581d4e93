"""What stands on a page: lines of print, in boxes that stand together.

Coordinates are points (1/72 inch) from the lower left corner of the page, as in PDF.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print: its words, where it stands, the size of its print in points, and whether all of it is bold."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool = False

    def like(self, other: Line) -> bool:
        """Whether two lines are in the same print."""
        return abs(self.size - other.size) <= 0.1 * self.size and self.bold is other.bold


@dataclass(frozen=True, slots=True)
class Box:
    """Lines that stand together, from the top; those of a table with the cells of its rows.

    Where a page cannot be read, a box without lines says which one it is.
    """

    lines: tuple[Line, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    lost: str = ""

    @property
    def left(self) -> float:
        """Where its print begins."""
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        """Where its print ends."""
        return max(line.right for line in self.lines)

    @property
    def top(self) -> float:
        """Where its first line's print begins."""
        return max(line.top for line in self.lines)

    @property
    def bottom(self) -> float:
        """Where its last line's print ends."""
        return min(line.bottom for line in self.lines)


class Page(NamedTuple):
    """A page: its height, and what stands on it."""

    height: float
    boxes: tuple[Box, ...]


def body_size(lines: Iterable[Line]) -> float:
    """The size of most of the print; 0 if there is none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)
