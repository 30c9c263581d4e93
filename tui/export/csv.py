"""Records as CSV (RFC 4180 with newline alone), safe to open in a spreadsheet.

A text that a spreadsheet would run as a formula, one that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage
return, gets an apostrophe before it, by which spreadsheets know it as text. Numbers are left as they are. Control codes
are replaced, and line breaks within a cell become spaces.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from tui.terminal.safety import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.export.columns import Cell

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def lines(fields: Iterable[str], rows: Iterable[Iterable[Cell]]) -> Iterator[str]:
    """The header and the rows, each as a line that ends with a newline."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(fields)
    yield buffer.getvalue()
    for row in rows:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([_cell(cell) for cell in row])
        yield buffer.getvalue()


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return str(cell)
    guarded = f"'{cell}" if cell.lstrip(" \n").startswith(_FORMULA) else cell
    return safe(guarded)
