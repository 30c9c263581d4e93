"""In what order the boxes of a page are read."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Final

from tui.documents.pdf.layout import body_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.documents.pdf.layout import Box

_GUTTER: Final = 0.8
"""The space between columns, in sizes of their print."""
_FILLED: Final = 0.6
"""How much of their column's width lines of print take at least."""
_LINES: Final = 3
"""Lines from which on print is a column."""
_SPANNING: Final = 12
"""Boxes that may span columns at their top and at their foot together."""
_MOST: Final = 200
"""Boxes of a page whose order is found; a page with more is a drawing."""


def ordered(boxes: Sequence[Box]) -> list[Box]:
    """Boxes in the order they are read: columns one after the other, what spans them before or behind.

    The page is cut in two again and again, between columns where there are any, else so that columns are left. After
    Nagy and Seth, "Hierarchical representation of optically scanned documents" (1984).
    """
    from_top = sorted(boxes, key=lambda box: (-box.top, box.left))
    if len(boxes) < 2 or len(boxes) > _MOST:
        return from_top
    if (at := _gutter(boxes)) is not None:
        left = [box for box in boxes if box.right <= at]
        return ordered(left) + ordered([box for box in boxes if box.right > at])
    first, last = _in_columns(from_top)
    if first == last:
        return from_top
    return ordered(from_top[:first]) + ordered(from_top[first:last]) + ordered(from_top[last:])


def _in_columns(from_top: Sequence[Box]) -> tuple[int, int]:
    """Where the most boxes begin and end that are in columns, and stand below and above all others; nowhere if none."""
    cuts, bottom = [0], from_top[0].bottom
    for at in range(1, len(from_top)):
        if from_top[at].top <= bottom:
            cuts.append(at)
        bottom = min(bottom, from_top[at].bottom)
    cuts.append(len(from_top))
    parts = (
        (first, last)
        for index, first in enumerate(cuts)
        for last in cuts[index + 1 :]
        if last - first > 1 and (first == 0 or last == cuts[-1] or first + cuts[-1] - last <= _SPANNING)
    )
    by_size = sorted(parts, key=lambda part: (part[0] - part[1], part))
    return next((part for part in by_size if _gutter(from_top[part[0] : part[1]]) is not None), (0, 0))


def _gutter(boxes: Sequence[Box]) -> float | None:
    """Where a strip without print parts columns; None if nothing does."""
    spans = sorted((box.left, box.right) for box in boxes)
    least = _GUTTER * body_size(line for box in boxes for line in box.lines)
    right = spans[0][1]
    for left, far in spans[1:]:
        if left - right >= least:
            at = (left + right) / 2
            if _are_columns(*([box for box in boxes if (box.right <= at) is side] for side in (True, False))):
                return at
        right = max(right, far)
    return None


def _are_columns(left: Sequence[Box], right: Sequence[Box]) -> bool:
    """Whether both sides of a strip are columns of print; of the last one on a page there may be a line or two."""
    counts = [sum(len(box.lines) for box in side) for side in (left, right)]
    filled = [_is_filled(side) for side in (left, right)]
    return max(counts) >= _LINES and all(full or count < _LINES for full, count in zip(filled, counts, strict=True))


def _is_filled(boxes: Sequence[Box]) -> bool:
    """Whether lines of print fill the width of what they stand in."""
    lines = [line for box in boxes for line in box.lines]
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return fmean(line.right - line.left for line in lines) >= _FILLED * width
