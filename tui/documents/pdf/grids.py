"""Tables on a page: rows of cells that stand above each other, whether or not lines are drawn around them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tui.documents.pdf.layout import Box
from tui.documents.pdf.lines import levels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.documents.pdf.layout import Line

_APART: Final = 1.0
"""The space between two cells of a row, in sizes of their print."""
_BELOW: Final = 3.0
"""The space between two rows at most, in sizes of their print."""
_ROWS: Final = 3
"""Rows from which on lines of cells are a table; its heads are one."""
_WORDS: Final = 6
"""Words of a cell, on average; columns of print have more in a line."""


def with_tables(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """The boxes of a page, the lines of each table in one of its own."""
    tables = [table for table in _runs(levels(line for box in boxes for line in box.lines)) if _is_table(table)]
    taken = {line for table in tables for row in table for line in row}
    if not taken:
        return tuple(boxes)
    kept = (tuple(line for line in box.lines if line not in taken) for box in boxes)
    made = (
        Box(tuple(line for row in table for line in row), tuple(tuple(line.text for line in row) for row in table))
        for table in tables
    )
    return (*(Box(lines) for lines in kept if lines), *made)


def _runs(levels: Sequence[list[Line]]) -> list[list[list[Line]]]:
    """Rows that follow each other and have their cells in the same places."""
    runs: list[list[list[Line]]] = []
    for level in levels:
        if not _is_row(level):
            runs.append([])
        elif runs and runs[-1] and _follows(level, runs[-1][-1]):
            runs[-1].append(level)
        else:
            runs.append([level])
    return runs


def _is_row(level: Sequence[Line]) -> bool:
    return len(level) > 1 and all(after.left - one.right >= _APART * one.size for one, after in pairwise(level))


def _follows(row: Sequence[Line], above: Sequence[Line]) -> bool:
    """Whether a row's cells stand below those of the row above, each at the same edge or middle."""
    if len(row) != len(above) or above[0].bottom - row[0].top > _BELOW * row[0].size:
        return False
    return all(
        min(
            abs(cell.left - over.left),
            abs(cell.right - over.right),
            abs(cell.left + cell.right - over.left - over.right) / 2,
        )
        <= cell.size
        for cell, over in zip(row, above, strict=True)
    )


def _is_table(rows: Sequence[Sequence[Line]]) -> bool:
    cells = [line for row in rows for line in row]
    return len(rows) >= _ROWS and sum(len(cell.text.split()) for cell in cells) <= _WORDS * len(cells)
