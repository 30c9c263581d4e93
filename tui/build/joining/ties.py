"""Ties between cores: which of them tell of one happening although they know its time differently.

A core's mate is the likest core of the day, or month, before or after; two are tied if each is the other's. A core's
target is the likest one that knows the time better, and it follows that one. So a core is tied to a few others at
most, and what happens every day at one place does not become one endless happening.
"""

from __future__ import annotations

from array import array
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from tui.build.joining.marks import Marks
from tui.extraction.happenings.matching import fits, mostly_fits

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from tui.build.joining.cores import Changed, Cores
    from tui.build.joining.reports import Link, Reports
    from tui.extraction.happenings.matching import Features


class Tie(NamedTuple):
    """A core to which another is tied."""

    core: int
    likeness: float
    why: str


class Ties:
    """Keeps the ties of an index right."""

    def __init__(self, connection: sqlite3.Connection, reports: Reports, cores: Cores) -> None:
        self._run = connection.execute
        self._reports = reports
        self._cores = cores
        self._touched = Marks[int](connection, "touched")
        self._found = Marks[int](connection, "near")

    def settle(self, changed: Changed, flipped: Iterable[int]) -> Marks[int]:
        """Tie again what is new, and what was or may be tied to it.

        Args:
            changed: the cores that are gone and those that are new.
            flipped: reports that are compared with others than before.

        Returns:
            The cores that are new or tied in another way than before.
        """
        fresh = changed.new
        fresh.update(core for report in flipped if (core := self._cores.of(report)) is not None)
        self._touched.clear()
        self._touched.update(fresh)
        for core in self._near(fresh, changed.gone):
            row = self._run("SELECT mate, mate_why, target, likeness, target_why FROM core WHERE id = ?", (core,))
            before = row.fetchone()
            members = self._cores.members(core)
            mate = self._best(members, self._reports.beside, fits)
            target = self._best(members, self._reports.firmer, mostly_fits)
            after = (mate and mate.core, mate and mate.why, *(target or (None, None, None)))
            if before != after:
                self._run(
                    "UPDATE core SET mate = ?, mate_why = ?, target = ?, likeness = ?, target_why = ? WHERE id = ?",
                    (*after, core),
                )
                tied = {core, before[0], after[0]} - {None}
                self._touched.update(other for other in tied if other not in changed.gone)
        return self._touched

    def _near(self, fresh: Marks[int], gone: Marks[int]) -> Iterable[int]:
        """The cores whose ties must be looked at again."""
        most = len(fresh)
        (count,) = self._run("SELECT count(*) FROM (SELECT 1 FROM core LIMIT ?)", (most + 1,)).fetchone()
        if count == most:  # in the order of time, those that are compared are near each other in the file, too
            return array("q", (core for (core,) in self._run("SELECT id FROM core ORDER BY time, id")))
        found = self._found
        found.clear()
        found.update(fresh)
        for core in chain(fresh, gone):
            for tie in ("mate", "target"):
                tied = self._run(f"SELECT id FROM core WHERE {tie} = ?", (core,)).fetchall()  # noqa: S608
                found.update(other for (other,) in tied)
        for core in fresh:
            for item in self._cores.members(core):
                for report in (*self._reports.beside(item), *self._reports.looser(item)):
                    other = self._cores.of(report)
                    assert other is not None
                    found.add(other)
        return found

    def _best(
        self,
        members: list[Features],
        linked: Callable[[Features], dict[int, Link]],
        fitting: Callable[[list[Features], list[Features]], bool],
    ) -> Tie | None:
        """The likest core, and among equals the one of which most reports are linked, as far as the two fit."""
        links: dict[int, dict[int, tuple[float, str]]] = {}
        for item in members:
            for report, (likeness, reasons) in linked(item).items():
                core = self._cores.of(report)
                assert core is not None
                told = links.setdefault(core, {})
                told[report] = max(told.get(report, (0.0, "")), (likeness, "\n".join(sorted(reasons))))
        ordered = sorted((-max(told.values())[0], -len(told), core) for core, told in links.items())
        for _, _, core in ordered:
            if fitting(self._cores.members(core), members):
                return Tie(core, *max(links[core].values()))
        return None
