"""Events out of tables: a row that gives a day and a place or a toll, under a heading that says of what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from tui.extraction.counts.terms import FigureTerms
from tui.extraction.happenings.happenings import vocabulary
from tui.extraction.happenings.harm import HARMFUL
from tui.extraction.tables.cells import grid
from tui.extraction.tables.heads import lemmas, metric
from tui.extraction.tables.settings import heading, setting
from tui.model import Participant, ParticipantRole, Place, Report, Toll

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.extraction.analysis import Analysis, Named
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.happenings.happenings import Entry
    from tui.extraction.tables.cells import Cell
    from tui.model import Row, Table

_EXACT: Final = ("day", "range")
_TOLLS: Final = {"deaths": "killed", "injuries": "injured"}
_CERTAINTY: Final = 0.8
_LONGEST: Final = 6
"""Words of a cell that names a kind of happening, and does not tell of one."""


class TableWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dictionary ``tables``; its head says what each key is."""

    kinds: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    spots: dict[ParticipantRole, frozenset[str]] = {}


def find(analysis: Analysis, named: Named, dictionaries: Dictionaries) -> Iterator[Report]:
    """What the rows of all tables report, in order.

    Raises:
        DictionaryError: if one of the dictionaries ``tables``, ``events`` and ``figures`` cannot be read.
    """
    for table in analysis.cleaned.tables:
        if table.rows:
            yield from _Chronicle(analysis, named, dictionaries, table).reports()


class _Chronicle:
    """A table whose rows may be happenings."""

    def __init__(self, analysis: Analysis, named: Named, dictionaries: Dictionaries, table: Table) -> None:
        self._analysis = analysis
        self._named = named
        self._words = dictionaries.read("tables", TableWords)
        self._vocabulary = vocabulary(dictionaries)
        self._grid = grid(analysis.text, table)
        self._heading = self._kind(table.heading)
        self._around = heading(named, analysis.text, table).place or Place()
        terms = dictionaries.read("figures", FigureTerms)
        counted = {column: metric(table.columns[column], terms) for column in self._grid.columns("number")}
        self._tolls = {column: _TOLLS[one.name] for column, one in counted.items() if one and one.name in _TOLLS}

    def reports(self) -> Iterator[Report]:
        """The happenings that the rows tell of."""
        for row, cells in zip(self._grid.table.rows, self._grid.rows, strict=True):
            if (report := self._report(row, cells)) is not None:
                yield report

    def _report(self, row: Row, cells: Sequence[Cell]) -> Report | None:
        told = [
            setting(self._named, cell.start, cell.end, cell.text)
            for column, cell in enumerate(cells)
            if self._grid.sorts[column] == "words" and not cell.is_empty
        ]
        when = next((one.when for one in told if one.when.precision in _EXACT), None)
        place = next((one.place for one in told if one.place is not None), None) or self._place(cells)
        own = next((cells[column] for column in self._columns(self._words.kinds) if not cells[column].is_empty), None)
        entry = (self._kind(own.text) if own is not None else None) or self._heading
        tolls = self._counted(cells)
        people = tuple(self._people(cells))
        if when is None or entry is None or not (place.name or place.country or tolls or people):
            return None
        harmful = entry.kind.type in HARMFUL or entry.kind.type == "disaster"
        today = self._analysis.facts.anchor.last if self._analysis.facts.anchor else None
        return Report(
            article=self._analysis.article,
            start=row.start,
            end=row.end,
            quote=self._analysis.text[row.start : row.end],
            type=entry.kind.type,
            trigger=" ".join(entry.words),
            rule=f"{entry.name}: table row",
            title=_title(own.text if own is not None else " ".join(entry.words), people, place, tolls),
            when=when,
            subtype=entry.kind.subtype,
            place=place,
            participants=people,
            killed=tolls.get("killed", Toll()) if harmful else Toll(),
            injured=tolls.get("injured", Toll()) if harmful else Toll(),
            modality="planned" if today and when.first and when.first > today else "asserted",
            certainty=_CERTAINTY,
        )

    def _kind(self, words: str) -> Entry | None:
        """The kind of happening that a heading or a short cell names."""
        if len(words.split()) > _LONGEST and words != self._grid.table.heading:
            return None
        said = list(lemmas(words))
        for lemma in said:
            for entry in self._vocabulary.nouns(lemma):
                if set(entry.words) <= set(said):
                    return entry
        return None

    def _place(self, cells: Sequence[Cell]) -> Place:
        """Where it was if the row names no known place: the cell under such a head, else as the heading says."""
        named = [cells[column] for column in self._columns(self._words.places) if not cells[column].is_empty]
        if named and named[0].text[:1].isupper():
            return Place(named[0].text, self._around.country, tuple(filter(None, [self._around.name])))
        return self._around

    def _columns(self, heads: frozenset[str]) -> Iterator[int]:
        """The columns of words whose head has one of some words."""
        for column in self._grid.columns("words"):
            if not heads.isdisjoint(lemmas(self._grid.table.columns[column])):
                yield column

    def _counted(self, cells: Sequence[Cell]) -> dict[str, Toll]:
        numbers = {fate: cells[column] for column, fate in self._tolls.items()}
        return {
            fate: Toll(_whole(number.min), _whole(number.max), cell.text)
            for fate, cell in numbers.items()
            if (number := cell.number) is not None
        }

    def _people(self, cells: Sequence[Cell]) -> Iterator[Participant]:
        """Who or what takes part, each in the role that the head of its column gives."""
        for role, heads in self._words.spots.items():
            for column in self._columns(heads):
                cell = cells[column]
                if cell.is_empty:
                    continue
                mentions = self._named.cast.within(cell.start, cell.end)
                yield Participant(mentions[0].actor if len(mentions) == 1 else None, cell.text, role)


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def _title(noun: str, people: Sequence[Participant], place: Place, tolls: dict[str, Toll]) -> str:
    """A headline: what it was, on what, how many it killed, and where."""
    target = next((f" on {one.text}" for one in people if one.role in ("target", "victim")), "")
    killed = tolls["killed"].min if "killed" in tolls else None
    toll = f" kills {killed:,}" if killed else ""
    where = f" in {place.name or place.country}" if place.name or place.country else ""
    return f"{noun[:1].upper()}{noun[1:]}{target}{toll}{where}"
