"""Numbering: which number a new record gets, and where among the others it stands.

When the cache is made, records are numbered in their order, so that a set of numbers is in order without sorting. A
record that comes or moves later has a place besides: the number before which it stands. Numbers are never given again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.store.cache.schema import DAY_BITS, ORDER

if TYPE_CHECKING:
    import sqlite3

KINDS = tuple(ORDER)


class Piece(NamedTuple):
    """Numbers that stand beside each other in order, from ``start`` to before ``stop``."""

    start: int
    stop: int


class Numbering:
    """Gives numbers. While the cache is made, records come in order; afterwards they find their places."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        known = self._run("SELECT kind, base, next FROM numbering").fetchall()
        self._is_new = not known
        self._base = {kind: base for kind, base, _ in known}
        self._next = dict.fromkeys(KINDS, 0) | {kind: following for kind, _, following in known}

    def give(self, kind: str, *order: object) -> tuple[int, int | None]:
        """A number, and the place if the number does not tell it, for a record with these values of its order."""
        number = self._next[kind]
        self._next[kind] += 1
        return number, self.place(kind, *order)

    def place(self, kind: str, *order: object) -> int | None:
        """The number before which a record with these values of its order stands."""
        if self._is_new:
            return None
        marks = ", ".join("?" * len(order))
        found = self._run(
            f"SELECT number FROM {kind} WHERE place IS NULL AND ({ORDER[kind]}) > ({marks})"  # noqa: S608
            f" ORDER BY {ORDER[kind]} LIMIT 1",
            order,
        ).fetchone()
        return int(found[0]) if found else self._base[kind]

    def finish(self) -> bool:
        """Write what was given; whether these were the first numbers."""
        is_new, self._is_new = self._is_new, False
        if is_new:
            self._base = dict(self._next)
            for kind in ("article", "event"):
                self._run(
                    f"INSERT INTO day SELECT ?, key >> {DAY_BITS}, min(first), min(number) FROM {kind} GROUP BY 2",  # noqa: S608
                    (kind,),
                )
        for kind in KINDS:
            self._run("INSERT OR REPLACE INTO numbering VALUES (?, ?, ?)", (kind, self._base[kind], self._next[kind]))
        return is_new


def pieces(connection: sqlite3.Connection, kind: str) -> tuple[list[Piece], int]:
    """All numbers of a kind in the order of its records, and one more than the highest that was ever given."""
    base, following = connection.execute("SELECT base, next FROM numbering WHERE kind = ?", (kind,)).fetchone()
    moved = connection.execute(
        f"SELECT number, place FROM {kind} WHERE place IS NOT NULL ORDER BY {ORDER[kind]}"  # noqa: S608
    ).fetchall()
    gaps = sorted(number for number, _ in moved if number < base)
    found: list[Piece] = []
    at = gap = 0
    for number, place in (*moved, (None, base)):
        while at < place:
            stop = min(place, gaps[gap]) if gap < len(gaps) else place
            if at < stop:
                found.append(Piece(at, stop))
            at = stop
            if gap < len(gaps) and gaps[gap] == at:
                at += 1
                gap += 1
        if number is not None:
            found.append(Piece(number, number + 1))
    return found, following
