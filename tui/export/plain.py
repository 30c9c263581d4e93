"""Columns that stay straight, whatever the width of their characters."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, set_cell_size

from tui.terminal.safety import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GAP: Final = "  "
_LOOKED_AT: Final = 500
"""Rows by which the widths are settled; a longer cell further down pushes its own row only."""
_WIDEST: Final = 40
"""Cells that a column, but for the last, takes at most; more is cut where there is no room."""


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], width: int | None) -> Iterator[tuple[str, ...]]:
    """The headings and the rows as cells that are padded to their columns; joined by two spaces they make lines.

    Args:
        headings: the names of the columns.
        rows: their cells, still as documents have them; what a terminal would obey is replaced.
        width: the cells that a line may take, or None if nothing is to be cut.
    """
    iterator = iter(rows)
    first = [headings, *islice(iterator, _LOOKED_AT)]
    cells = [[safe(cell) for cell in row] for row in first]
    most = _WIDEST if width else 10_000
    widths = [min(most, max(cell_len(row[n]) for row in cells)) for n in range(len(headings) - 1)]
    last = max(10, width - sum(widths) - len(_GAP) * len(widths)) if width else None
    for row in cells:
        yield _line(row, widths, last)
    for more in iterator:
        yield _line([safe(cell) for cell in more], widths, last)


def _line(row: Sequence[str], widths: Sequence[int], last: int | None) -> tuple[str, ...]:
    cut = last is not None
    padded = [
        _fit(cell, size, cut=cut and cell_len(cell) > _WIDEST) for cell, size in zip(row[:-1], widths, strict=True)
    ]
    return *padded, row[-1] if last is None or cell_len(row[-1]) <= last else _fit(row[-1], last, cut=True)


def _fit(cell: str, size: int, *, cut: bool) -> str:
    length = cell_len(cell)
    if length <= size:
        return cell + " " * (size - length)
    return set_cell_size(cell, size - 1) + "…" if cut else cell
