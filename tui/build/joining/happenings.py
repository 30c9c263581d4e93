"""Happenings: cores that are tied to each other, put together as the events that a dossier holds."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from tui.extraction.happenings.matching import fits

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from tui.build.joining.cores import Cores
    from tui.extraction.happenings.matching import Features


class Happening(NamedTuple):
    """Reports of one happening, and what speaks for it, if there are several."""

    reports: list[int]
    reasons: list[str]


class Happenings:
    """What the ties of an index amount to."""

    def __init__(self, connection: sqlite3.Connection, cores: Cores) -> None:
        self._run = connection.execute
        self._cores = cores

    def around(self, report: int) -> list[Happening]:
        """The happening that a report is of, and those that its core's ties lead to besides."""
        core = self._cores.of(report)
        assert core is not None
        return list(self._gather(self._heads(core)))

    def _heads(self, core: int) -> list[int]:
        """The one or two cores that know the time best of those that a core leads to."""
        mate, target = self._row(core)
        if target is not None:
            return self._heads(target)
        if mate is not None and self._row(mate) == (core, None):
            return sorted((core, mate))
        return [core]

    def _gather(self, heads: list[int]) -> Iterator[Happening]:
        """Heads with those that follow them, the likest first; those that do not fit are by themselves."""
        items: list[Features] = []
        reasons: list[str] = []
        for core in heads:
            items += self._cores.members(core)
            reasons += self._why(core)
        if len(heads) > 1:
            (why,) = self._run("SELECT mate_why FROM core WHERE id = ?", (heads[0],)).fetchone()
            reasons += why.split("\n")
        waiting = [follower for core in heads for follower in self._followers(core)]
        heapify(waiting)
        while waiting:
            _, core, why = heappop(waiting)
            members = self._cores.members(core)
            if not fits(items, members):
                yield from self._gather([core])
                continue
            items += members
            reasons += [*self._why(core), *why.split("\n")]
            for follower in self._followers(core):
                heappush(waiting, follower)
        yield Happening([item.key for item in items], reasons)

    def _followers(self, core: int) -> Iterable[tuple[float, int, str]]:
        return self._run("SELECT -likeness, id, target_why FROM core WHERE target = ?", (core,)).fetchall()

    def _why(self, core: int) -> list[str]:
        (why,) = self._run("SELECT why FROM core WHERE id = ?", (core,)).fetchone()
        return why.split("\n") if why else []

    def _row(self, core: int) -> tuple[int | None, int | None]:
        mate, target = self._run("SELECT mate, target FROM core WHERE id = ?", (core,)).fetchone()
        return mate, target
