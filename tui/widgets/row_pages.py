"""The rows of a list as far as they are there: kept in pages, asked for where they are missing, forgotten far away."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

PAGE = 16
"""Rows are asked for by so many, or several times as many."""
_KEPT = 192
"""Pages that stay of those that were asked for."""

RowT = TypeVar("RowT")


class RowPages(Generic[RowT]):
    """Rows by their number in the list."""

    def __init__(self) -> None:
        self._pages: dict[int, Sequence[RowT]] = {}
        self._wanted: set[int] = set()

    def clear(self) -> None:
        """Forget all rows, and what was asked for."""
        self._pages.clear()
        self._wanted.clear()

    def put(self, start: int, rows: Sequence[RowT]) -> None:
        """Keep rows from ``start``, a multiple of ``PAGE``, on."""
        for offset in range(0, len(rows), PAGE):
            page = (start + offset) // PAGE
            self._pages[page] = rows[offset : offset + PAGE]
            self._wanted.discard(page)

    def at(self, index: int) -> RowT | None:
        """The row of that number, if it is there."""
        page = self._pages.get(index // PAGE)
        return page[index % PAGE] if page is not None and index % PAGE < len(page) else None

    def lacking(self, rows: Iterable[int], count: int) -> list[tuple[int, int]]:
        """The stretches, in whole pages of a list of so many rows, that are missing to have some rows."""
        stretches: list[tuple[int, int]] = []
        for page in sorted({row // PAGE for row in rows} - self._pages.keys()):
            start, after = page * PAGE, min((page + 1) * PAGE, count)
            if stretches and stretches[-1][1] == start:
                start = stretches.pop()[0]
            stretches.append((start, after))
        return stretches

    def want(self, start: int, after: int) -> bool:
        """Note that a stretch is asked for; False if all of it was before."""
        wanted = {*range(start // PAGE, -(-after // PAGE))}
        is_new = not wanted <= self._wanted
        self._wanted |= wanted
        return is_new

    def forget_far(self, row: int) -> None:
        """Keep only the pages nearest to a row."""
        near = row // PAGE
        for page in sorted(self._pages, key=lambda page: abs(page - near))[_KEPT:]:
            del self._pages[page]
