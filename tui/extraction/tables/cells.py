"""The cells of a table at their offsets, and what the cells of a row and of a column are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from tui.extraction.text.numbers import find_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.extraction.text.numbers import Number
    from tui.model import Row, Table

_NOTE: Final = re.compile(r"\s*(?:\[\w{1,3}\]|[*†‡§]+)\s*\Z")
"""The mark of a footnote behind a number."""
_SIGNS: Final = re.compile(r"[\s~≈<>+$€£¥%]|(?:US|C|A)(?=\$)|(?:Rs|PKR|USD|EUR|GBP|INR)\.?(?=\s?\d)")
"""What a cell of a number may hold besides it."""
_BELOW: Final = re.compile(r"[-−–]\s?(\S*\d.*)|\((\D*\d[^()]*)\)")
"""A number below nought, as tables of growth and as accounts write it."""
_EMPTY: Final = frozenset(["", "-", "–", "—", "n/a", "na", "nil", "none", "..", "…", "?", "unknown", "tbd"])
_RANKS: Final = frozenset(
    ["no", "no.", "#", "s.no", "s.no.", "s. no.", "sr", "sr.", "sr. no.", "rank", "pos", "pos.", "id", "code", "page"]
)
_TOTAL: Final = re.compile(r"(?:grand |sub-?)?totals?\b|overall\b|all\Z|sum\Z", re.IGNORECASE)
_MOSTLY: Final = 0.6
"""The share of a column's filled cells that make it what they are."""

Sort = Literal["number", "year", "rank", "words"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell. ``start`` and ``end`` count characters of the document's text, end exclusive."""

    text: str
    start: int
    end: int

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing, or that nothing is known."""
        return self.text.strip().lower() in _EMPTY

    @property
    def is_total(self) -> bool:
        """Whether it heads the sum of the others."""
        return _TOTAL.match(self.text.strip()) is not None

    @property
    def number(self) -> Number | None:
        """The number that it holds and nothing else; None if it holds more, or none."""
        words = _NOTE.sub("", self.text).strip()
        below = _BELOW.fullmatch(words)
        words = below[1] or below[2] if below else words
        numbers = find_numbers(words)
        if len(numbers) != 1 or numbers[0].value is None:
            return None
        if _SIGNS.sub("", words[: numbers[0].start] + words[numbers[0].end :]):
            return None
        return replace(numbers[0], value=-numbers[0].value, min=None, max=None) if below else numbers[0]

    @property
    def is_year(self) -> bool:
        """Whether it is a year."""
        return re.fullmatch(r"(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?", self.text.strip()) is not None


@dataclass(frozen=True)
class Grid:
    """A table with its cells at their places in the text."""

    table: Table
    rows: tuple[tuple[Cell, ...], ...]

    @cached_property
    def sorts(self) -> tuple[Sort, ...]:
        """What each column holds."""
        return tuple(self._sort(column) for column in range(len(self.table.columns)))

    def columns(self, *sorts: Sort) -> list[int]:
        """The columns of some sorts."""
        return [column for column, sort in enumerate(self.sorts) if sort in sorts]

    def _sort(self, column: int) -> Sort:
        filled = [row[column] for row in self.rows if not row[column].is_empty and not row[0].is_total]
        if self.table.columns[column].strip(" .").lower() in _RANKS or _counts_rows(filled):
            return "rank"
        if filled and all(cell.is_year for cell in filled):
            return "year"
        numbers = sum(cell.number is not None for cell in filled)
        return "number" if filled and numbers >= _MOSTLY * len(filled) else "words"


def _counts_rows(cells: list[Cell]) -> bool:
    """Whether the cells only number the rows."""
    return len(cells) > 2 and all(cell.text.strip(" .)") == str(index) for index, cell in enumerate(cells, 1))


def grid(text: str, table: Table) -> Grid:
    """A table's cells, looked for in its rows one behind the other; one that is not found has no extent."""
    return Grid(table, tuple(tuple(_cells(text, row)) for row in table.rows))


def _cells(text: str, row: Row) -> Iterator[Cell]:
    at = row.start
    for words in row.cells:
        found = text.find(words, at, row.end) if words else -1
        if found >= 0:
            at = found + len(words)
        yield Cell(words, found if found >= 0 else at, at)
