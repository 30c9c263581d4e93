"""Cores: the reports of one happening that know its time equally well, to the day, to the month or not at all.

A core lies within one component of linked reports of one time, so what is told of another day never matters to it.
"""

from __future__ import annotations

from array import array
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from tui.build.joining.index import number
from tui.build.joining.marks import Marks
from tui.extraction.happenings.matching import group

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from tui.build.joining.reports import Reports
    from tui.extraction.happenings.matching import Features


class Changed(NamedTuple):
    """Cores that are no more, and those that are new."""

    gone: Marks[int]
    new: Marks[int]


class Cores:
    """Keeps the cores of an index right. A core's id is made from its reports: another set of them is another core."""

    def __init__(self, connection: sqlite3.Connection, reports: Reports) -> None:
        self._run = connection.execute
        self._many = connection.executemany
        self._reports = reports
        self._changed = Changed(Marks(connection, "gone"), Marks(connection, "new"))
        self._done = Marks[int](connection, "grouped")

    def of(self, report: int) -> int | None:
        """The core that a report is in; None before it has been grouped."""
        row = self._run("SELECT core FROM report WHERE key = ?", (report,)).fetchone()
        core: int | None = row[0]
        return core

    def members(self, core: int) -> list[Features]:
        """The reports of a core."""
        keys = self._run("SELECT key FROM report WHERE core = ? ORDER BY key", (core,)).fetchall()
        return [self._reports.features(key) for (key,) in keys]

    def bereave(self, report: int) -> None:
        """A report is about to go, and its core with it.

        What is linked with the report and lies in another core is as it was: links to a core that one was not taken
        into change nothing.
        """
        core = self.of(report)
        if core is not None:
            self._changed.gone.add(core)

    def settle(self, reports: Iterable[int]) -> Changed:
        """Group what is left of cores that have lost a report, and what some reports are linked with.

        Args:
            reports: those that are new, or that are compared with others than before.
        """
        left = array("q")
        for core in self._changed.gone:
            self._run("DELETE FROM core WHERE id = ?", (core,))
            left.extend(key for (key,) in self._keys(core))
        for seed in chain(left, reports):
            waiting = [seed]
            while waiting:
                start = waiting.pop()
                if start not in self._done:
                    waiting += self._group(start)
        return self._changed

    def _group(self, start: int) -> list[int]:
        """Group a component; returns the reports that were in a core with some of it and now are not."""
        items: dict[int, Features] = {start: self._reports.features(start)}
        pairs = []
        waiting = [start]
        while waiting:
            item = items[waiting.pop()]
            for other, (likeness, reasons) in self._reports.alike(item).items():
                if other not in items:
                    items[other] = self._reports.features(other)
                    waiting.append(other)
                if item.key < other:
                    pairs.append((likeness, item, items[other], reasons))
        self._done.update(items)
        apart: list[int] = []
        for members, why in group(items.values(), pairs):
            core = number(*sorted(item.key for item in members))
            before = {self.of(item.key) for item in members}
            if before == {core}:
                continue
            self._run(
                "INSERT INTO core (id, time, why) VALUES (?, ?, ?)",
                (core, members[0].time, "\n".join(sorted(set(why)))),
            )
            self._changed.new.add(core)
            for old in before - {None, core}:
                assert old is not None
                self._changed.gone.add(old)
                self._run("DELETE FROM core WHERE id = ?", (old,))
            self._many("UPDATE report SET core = ? WHERE key = ?", [(core, item.key) for item in members])
            for old in before - {None, core}:
                assert old is not None
                apart += (key for (key,) in self._keys(old))
        return apart

    def _keys(self, core: int) -> Iterator[tuple[int]]:
        return iter(self._run("SELECT key FROM report WHERE core = ?", (core,)).fetchall())
