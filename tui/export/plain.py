"""Columns that stay straight, whatever the width of their characters."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, set_cell_size

from tui.terminal.safety import safe

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

_GAP: Final = 2
"""Cells between two columns."""
_LOOKED_AT: Final = 500
"""Rows by which the widths are settled."""
_ENOUGH: Final = 28
"""Cells that the last column is given, as long as there is another one that can be left out for it."""
_LEAST: Final = 8
"""Cells that every column has, even if lines get too long by it."""


def table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    width: int | None,
    *,
    whole: Collection[str] = (),
    yielding: Sequence[str] = (),
) -> Iterator[dict[str, str]]:
    """The headings and the rows: cells by headings, padded to their columns; joined by two spaces they make lines.

    Args:
        headings: the names of the columns; the last one has two shares of what is divided.
        rows: their cells, still as documents have them; what a terminal would obey is replaced.
        width: the cells that a line may take, or None if nothing is to be cut or left out.
        whole: the columns that are never cut.
        yielding: the columns that are left out where there is no room for the last one, in this order.
    """
    iterator = iter(rows)
    first = [_safe(row) for row in (headings, *islice(iterator, _LOOKED_AT))]
    needed = {name: max(cell_len(row[n]) for row in first) for n, name in enumerate(headings)}
    widths = needed if width is None else _widths(needed, width, whole, yielding)
    cut = frozenset(headings).difference(whole) if width is not None else frozenset()
    for row in chain(first, map(_safe, iterator)):
        cells = dict(zip(headings, row, strict=True))
        line = {name: _fit(cells[name], size, cut=name in cut) for name, size in widths.items()}
        yield {**line, headings[-1]: line[headings[-1]].rstrip()}


def _widths(
    needed: Mapping[str, int], width: int, whole: Collection[str], yielding: Sequence[str]
) -> Mapping[str, int]:
    """The cells of the columns that are shown."""
    *_, last = needed
    shown = dict(needed)
    for name in yielding:
        widths = _shares(shown, width, whole)
        fits = sum(widths.values()) + _GAP * (len(widths) - 1) <= width
        if fits and widths[last] >= min(needed[last], _ENOUGH):
            return widths
        del shown[name]
    return _shares(shown, width, whole)


def _shares(needed: Mapping[str, int], width: int, whole: Collection[str]) -> Mapping[str, int]:
    """What each column needs, and where that is too much a share of what the others leave."""
    *_, last = needed
    left = width - _GAP * (len(needed) - 1) - sum(size for name, size in needed.items() if name in whole)
    wide = {name: size for name, size in needed.items() if name not in whole}
    while wide and sum(wide.values()) > left:
        share = max(_LEAST, left // (len(wide) + (last in wide)))
        content = {name for name, size in wide.items() if size <= share * (1 + (name == last))}
        if not content:
            shares = dict.fromkeys(wide, share)
            if last in wide:
                shares[last] = max(_LEAST, left - share * (len(wide) - 1))
            return {**needed, **shares}
        left -= sum(wide.pop(name) for name in content)
    return needed


def _safe(row: Sequence[str]) -> list[str]:
    return [safe(cell) for cell in row]


def _fit(cell: str, size: int, *, cut: bool) -> str:
    length = cell_len(cell)
    if length <= size:
        return cell + " " * (size - length)
    return set_cell_size(cell, size - 1) + "…" if cut else cell
