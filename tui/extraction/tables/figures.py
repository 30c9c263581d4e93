"""Figures out of tables: each number with what its column counts, and of when, where and what its row is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction.counts.terms import FigureTerms
from tui.extraction.tables import events
from tui.extraction.tables.cells import grid
from tui.extraction.tables.heads import metric, plain
from tui.extraction.tables.settings import Setting, heading, setting
from tui.extraction.time.clock import Clock
from tui.extraction.time.dates import read
from tui.model import Figure, When, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.extraction.analysis import Analysis, Named
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.tables.cells import Cell
    from tui.model import Table

_SHORTEST: Final = 3
"""Letters of a column's head that says what it counts: "P" and "W" do not, but to who knows the game."""
_LONGEST_TITLE: Final = 10
"""Words of a table's title."""
_GENERAL: Final = frozenset(["number", "total", "count", "value", "figure", "figures", "amount", "no. of", "number of"])
"""Heads that leave it to the table's heading to say what is counted."""
_SOURCE: Final = re.compile(r"(?:Data |Figures )?(?:Sources?|Credit)\s*:\s*", re.IGNORECASE)
_UNIT: Final = re.compile(r"\([^()]*(?:[$€£%]|\b(?:million|billion|thousand|tonnes|USD|EUR|Rs)\b)[^()]*\)")
"""The unit of all of a table's numbers, as its heading gives it."""
_ADDENDS: Final = 2
"""Rows that a total has at least."""
_CERTAINTY: Final = 0.8


def find(analysis: Analysis, named: Named, dictionaries: Dictionaries) -> Iterator[Figure]:
    """The figures of all tables, in order; without the tolls of those rows that are events.

    Raises:
        DictionaryError: if one of the dictionaries ``tables``, ``events`` and ``figures`` cannot be read.
    """
    terms = dictionaries.read("figures", FigureTerms)
    told = frozenset(report.start for report in events.find(analysis, named, dictionaries))
    for table in analysis.cleaned.tables:
        if table.rows:
            yield from _Reading(analysis, named, terms, table, told).figures()


class _Reading:
    """One table, to be read for its figures."""

    def __init__(
        self, analysis: Analysis, named: Named, terms: FigureTerms, table: Table, told: frozenset[int]
    ) -> None:
        self._analysis = analysis
        self._named = named
        self._terms = terms
        self._told = told
        self._grid = grid(analysis.text, table)
        self._heading = heading(named, analysis.text, table)
        counted = metric(table.heading, terms)
        self._counted = counted.name if counted is not None else ""
        self._title = "" if _is_sentence(table.heading) else plain(table.heading)
        self._source = self._given_by(table)

    def figures(self) -> Iterator[Figure]:
        """The table's figures, row by row."""
        heads = [self._head(words) for words in self._grid.table.columns]
        columns = [(column, heads[column]) for column in self._grid.columns("number")]
        for at, (row, cells) in enumerate(zip(self._grid.table.rows, self._grid.rows, strict=True)):
            about = self._about(cells)
            for column, head in columns:
                number = cells[column].number
                if (
                    head is None
                    or number is None
                    or number.value is None
                    or (row.start in self._told and self._is_toll(column))
                ):
                    continue
                name = self._name(head.label, about.label)
                place = next((one.place for one in (about, head, self._heading) if one.place is not None), None)
                yield Figure(
                    id=fingerprint("fi", self._analysis.article, name, number.value, row.start, column),
                    article=self._analysis.article,
                    start=row.start,
                    end=row.end,
                    metric=name + self._unit(cells[column], head.label),
                    value=number.value,
                    period=next((one.when for one in (about, head, self._heading) if one.when.start), When()),
                    place=(place.name or place.country) if place is not None else None,
                    source=self._source,
                    breakdown=self._parts(at, column),
                    bound=number.hedge,
                    rule="table cell",
                    certainty=_CERTAINTY,
                )

    def _name(self, head: str, about: str) -> str:
        """What a number counts, by the head of its column and by its row; by the row alone as the dictionary has it."""
        if head or not about:
            return ", ".join(part for part in (head, about) if part) or plain(self._grid.table.heading)
        known = metric(about, self._terms)
        return known.name if known is not None else about

    def _head(self, words: str) -> Setting | None:
        """What the head of a column says of its numbers; None if it does not say what they count."""
        head = " ".join(words.split())
        known = metric(head, self._terms)
        when = next((mention.when for mention in read(head, Clock()) if mention.when.start), When())
        if when.start:
            return Setting(when, None, self._counted)
        if head.lower() in _GENERAL:
            return Setting(label=self._counted or self._title)
        if head == "%":
            return Setting(label="share (%)")
        if len(re.sub(r"\W", "", head)) < _SHORTEST:
            return None
        if known is None and self._counted:
            return Setting(label=f"{self._counted}, {plain(head)}")
        return Setting(label=known.name if known is not None else plain(head))

    def _about(self, cells: Sequence[Cell]) -> Setting:
        """What the words of a row say of its numbers."""
        filled = [cells[column] for column in self._grid.columns("year", "words")]
        told = [
            setting(self._named, cell.start, cell.end, cell.text)
            for cell in filled
            if not cell.is_empty and not cell.is_total
        ]
        return Setting(
            next((one.when for one in told if one.when.start), When()),
            next((one.place for one in told if one.place is not None), None),
            next((one.label for one in told if one.label), ""),
        )

    def _is_toll(self, column: int) -> bool:
        known = metric(self._grid.table.columns[column], self._terms)
        return known is not None and known.when == "toll"

    def _parts(self, at: int, column: int) -> tuple[tuple[str, int | float], ...]:
        """The numbers of a column that add up to that of a row, if it is the row of the total."""
        rows = self._grid.rows
        whole = rows[at][column].number
        if not rows[at][0].is_total or whole is None:
            return ()
        others = [cells for cells in rows if not cells[0].is_total]
        parts = [(cells[0].text, number.value) for cells in others if (number := cells[column].number) is not None]
        known = tuple((label, value) for label, value in parts if value is not None)
        return known if len(known) >= _ADDENDS and sum(value for _, value in known) == whole.value else ()

    def _unit(self, cell: Cell, label: str) -> str:
        """The unit of a number, where the head of its column does not name it."""
        number = cell.number
        if number is None or label.endswith(")"):
            return ""
        if number.kind == "count":
            return f" {unit[0]}" if not label and (unit := _UNIT.search(self._grid.table.heading)) else ""
        if number.kind == "percent":
            return " (%)"
        return f" ({self._terms.currency_of(cell.text) or 'money'})"

    def _given_by(self, table: Table) -> str | None:
        """The actor whom a line beside the table names as its source."""
        text, blocks = self._analysis.text, self._analysis.cleaned.blocks
        own = next((at for at, block in enumerate(blocks) if block.end > table.rows[0].start), len(blocks))
        for block in blocks[max(0, own - 1) : own + 2]:
            if match := _SOURCE.match(text, block.content, block.end):
                mention = self._named.cast.at(match.end())
                return mention.actor if mention is not None else None
        return None


def _is_sentence(heading: str) -> bool:
    """Whether what stands over a table introduces it and is not its title."""
    return heading.rstrip().endswith((":", ".")) or len(heading.split()) > _LONGEST_TITLE
