"""Happenings: cores that are tied to each other, put together as the events that a dossier holds."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from tui.extraction.happenings.matching import fits, mostly_fits

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from tui.build.joining.cores import Cores
    from tui.extraction.happenings.matching import Features


class Happening(NamedTuple):
    """Reports of one happening, and what speaks for it, if there are several; and what was decided by hand."""

    reports: list[int]
    reasons: list[str]
    by_hand: tuple[str, ...] = ()


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

    def _heads(self, core: int) -> list[_Core]:
        """The one or two cores that know the time best of those that a core leads to."""
        head = self._row(core)
        if head.target is not None:
            return self._heads(head.target)
        mate = None if head.mate is None else self._row(head.mate)
        if mate and mate.target is None and mate.mate == core:
            return sorted((head, mate))
        return [head]

    def _gather(self, heads: list[_Core]) -> Iterator[Happening]:
        """Heads with those that follow them, the likest first; those that do not fit are by themselves."""
        items: list[Features] = []
        reasons: list[str] = []
        for head in heads:
            items += self._cores.members(head.id)
            reasons += _lines(head.why)
        if len(heads) > 1:
            reasons += _lines(heads[0].mate_why)
        waiting = [follower for head in heads for follower in self._followers(head.id)]
        heapify(waiting)
        while waiting:
            _, core, why = heappop(waiting)
            follower = self._row(core)
            members = self._cores.members(core)
            if not mostly_fits(items, members):
                yield from self._gather([follower])
                continue
            fitting = [item for item in members if fits(items, [item])]
            left = [item.key for item in members if item not in fitting]
            if left:
                yield Happening(left, _lines(follower.why) if len(left) > 1 else [])
            items += fitting
            reasons += [*_lines(follower.why), *_lines(why)]
            for other in self._followers(core):
                heappush(waiting, other)
        yield Happening([item.key for item in items], reasons)

    def _followers(self, core: int) -> list[tuple[float, int, str]]:
        return self._run("SELECT -likeness, id, target_why FROM core WHERE target = ?", (core,)).fetchall()

    def _row(self, core: int) -> _Core:
        return _Core(*self._run("SELECT id, why, mate, mate_why, target FROM core WHERE id = ?", (core,)).fetchone())


class _Core(NamedTuple):
    id: int
    why: str
    mate: int | None
    mate_why: str | None
    target: int | None


def _lines(reasons: str | None) -> list[str]:
    return reasons.split("\n") if reasons else []
