"""Happenings as a person decided which reports are of one: after they are gathered, and the same in whatever order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.build.joining.happenings import Happening

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from tui.build.joining.happenings import Happenings


class Bond(NamedTuple):
    """Two reports that are of one happening; ``apart``, of one to which nothing belongs that was gathered with them.

    A report that is apart from all others is bound to itself.
    """

    one: int
    other: int
    apart: bool
    why: str


class Regrouping:
    """The bonds of an index, and what happenings are by them: a report that is apart leaves what it was gathered with.

    Then what bonds connect is one. So a happening depends on those that are gathered and on the set of the bonds alone.
    """

    def __init__(self, connection: sqlite3.Connection, happenings: Happenings) -> None:
        self._run = connection.execute
        self._many = connection.executemany
        self._happenings = happenings
        self._bonds: dict[int, list[Bond]] = {}

    def settle(self, bonds: Iterable[Bond]) -> list[int]:
        """Go by these bonds; returns the reports of those that are new or gone, as far as they are there."""
        now = set(bonds)
        rows = self._run("SELECT one, other, apart, why FROM bond").fetchall()
        before = {Bond(one, other, bool(apart), why) for one, other, apart, why in rows}
        self._many("DELETE FROM bond WHERE (one, other, apart, why) = (?, ?, ?, ?)", before - now)
        self._many("INSERT INTO bond VALUES (?, ?, ?, ?)", now - before)
        for bond in sorted(now):
            for report in {bond.one, bond.other}:
                self._bonds.setdefault(report, []).append(bond)
        bound = sorted({report for bond in now ^ before for report in (bond.one, bond.other)})
        return [one for one in bound if self._run("SELECT 1 FROM report WHERE key = ?", (one,)).fetchone()]

    def around(self, report: int) -> list[Happening]:
        """The happening that a report is of, with all that was gathered with any of its reports."""
        if not self._bonds:
            return self._happenings.around(report)
        pieces: list[Happening] = []
        covered: set[int] = set()
        waiting = [report]
        while waiting:
            key = waiting.pop()
            if key in covered:
                continue
            for gathered in self._happenings.around(key):
                if covered.isdisjoint(gathered.reports):
                    covered.update(gathered.reports)
                    pieces += self._parted(gathered)
                    waiting += self._bound_to(gathered.reports)
        return self._together(pieces)

    def _bound_to(self, reports: Iterable[int]) -> list[int]:
        bonds = (bond for report in reports for bond in self._bonds.get(report, ()))
        return [report for bond in bonds for report in (bond.one, bond.other)]

    def _parted(self, gathered: Happening) -> list[Happening]:
        """What was gathered, without the reports that are apart, which are by themselves."""
        apart = [one for one in gathered.reports if any(bond.apart for bond in self._bonds.get(one, ()))]
        rest = [one for one in gathered.reports if one not in apart]
        alone = [Happening([one], []) for one in apart]
        return [*([Happening(rest, gathered.reasons if len(rest) > 1 else [])] if rest else []), *alone]

    def _together(self, pieces: Sequence[Happening]) -> list[Happening]:
        """Pieces as the bonds between their reports connect them, with these as reasons beside what there was."""
        home = {report: number for number, piece in enumerate(pieces) for report in piece.reports}
        heads = list(range(len(pieces)))

        def head(number: int) -> int:
            while heads[number] != number:
                number = heads[number]
            return number

        bonds = {bond for report in home for bond in self._bonds.get(report, ())}
        for bond in bonds:
            one, other = head(home[bond.one]), head(home[bond.other])
            heads[max(one, other)] = min(one, other)
        found: dict[int, Happening] = {}
        for number, piece in enumerate(pieces):
            whole = found.setdefault(head(number), Happening([], []))
            whole.reports.extend(piece.reports)
            whole.reasons.extend(piece.reasons)
        by_hand: dict[int, set[str]] = {}
        for bond in bonds:
            by_hand.setdefault(head(home[bond.one]), set()).add(bond.why)
        return [
            Happening(sorted(whole.reports), whole.reasons, tuple(sorted(by_hand[one]))) if one in by_hand else whole
            for one, whole in found.items()
        ]
