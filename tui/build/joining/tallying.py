"""Actors over the articles of a dossier, kept up to date: what appearances add up to, and can be taken away from."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from tui.build.joining.marks import Marks
from tui.extraction.cast.casting import Sum, actor, values

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from tui.model import Actor, Appearance

_HELD: Final = 200_000
"""Sums that are gathered before they are written."""

Place = tuple[str, str, str]
"""Actor, field, value."""


class Tallies:
    """The tallies of an index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self._many = connection.executemany
        self._votes: Counter[Place] = Counter()
        self._appearances: Counter[Place] = Counter()
        self.touched = Marks[str](connection, "cast")
        """Actors of which something has changed."""

    def add(self, appearances: Iterable[Appearance], sign: int = 1) -> None:
        """Count what an article says of its actors; with a sign of -1, take it back."""
        for appearance in appearances:
            self.touched.add(appearance.actor)
            for field, value, votes in values(appearance):
                place = (appearance.actor, field, value)
                self._votes[place] += sign * votes
                self._appearances[place] += sign
        if len(self._votes) > _HELD:
            self._write()

    def settle(self) -> Iterator[tuple[str, Actor | None]]:
        """The actors that were touched, in the order of their ids: each as it is now, or None if it is gone."""
        self._write()
        for identity in self.touched:
            sums: dict[str, dict[str, Sum]] = {}
            rows = self._run("SELECT field, value, votes, appearances FROM tally WHERE actor = ?", (identity,))
            for field, value, votes, appearances in rows:
                sums.setdefault(field, {})[value] = Sum(votes, appearances)
            yield identity, actor(identity, sums) if sums else None
        self.touched.clear()

    def _write(self) -> None:
        self._many(
            "INSERT INTO tally VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET votes = votes + excluded.votes, appearances = appearances + excluded.appearances",
            ((*place, self._votes[place], count) for place, count in sorted(self._appearances.items())),
        )
        gone = (place for place, count in self._appearances.items() if count <= 0)
        self._many("DELETE FROM tally WHERE (actor, field, value) = (?, ?, ?) AND appearances = 0", gone)
        self._votes.clear()
        self._appearances.clear()
