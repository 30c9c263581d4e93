"""Decisions by hand over a dossier: whose articles they change, and which of them apply to nothing."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import msgspec

from tui.build.joining.marks import Marks
from tui.build.joining.regrouping import Bond
from tui.edits import ActorsJoined, Identities
from tui.edits.entries import decision

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tui.edits import ActorParted, Edits, Told
    from tui.model import Decision, Identity, Report

    Look = Callable[[int], Report]

_LISTED: Final = 3
"""Articles that are named where a decision does not apply to them."""


class Decided:
    """The decisions of a dossier, and by its index whom extraction found where."""

    def __init__(self, connection: sqlite3.Connection, edits: Edits) -> None:
        self._run = connection.execute
        self._many = connection.executemany
        self._edits = edits
        self._identities = Identities(edits)
        self._told: dict[Told, int | None] = {}
        """The reports that are decided about, each with its key if it is there."""
        self._concerned = Marks[str](connection, "concerned")

    @property
    def digest(self) -> str:
        """What tells these decisions from all others."""
        return hashlib.sha256(msgspec.json.encode(self._edits)).hexdigest()

    def add(self, article: str, actors: Iterable[str]) -> None:
        """Extraction found some actors in an article."""
        self._many("INSERT OR IGNORE INTO named VALUES (?, ?)", ((actor, article) for actor in actors))

    def remove(self, article: str) -> None:
        """An article goes."""
        self._run("DELETE FROM named WHERE article = ?", (article,))

    def within(self, article: str, path: str) -> tuple[Identity, ...]:
        """The actors of an article that are others than extraction says."""
        named = self._run("SELECT actor FROM named WHERE article = ?", (article,))
        return self._identities.within(path, (actor for (actor,) in named))

    def concerned(self, edited: Iterable[str]) -> Iterator[str]:
        """The articles that a decision may be about, by their ids in order; ``edited`` are those that one changed."""
        self._concerned.update(edited)
        for actor in sorted(self._identities.concerned):
            self._concerned.update(
                article for (article,) in self._run("SELECT article FROM named WHERE actor = ?", (actor,)).fetchall()
            )
        yield from self._concerned

    def bonds(self, look: Look) -> list[Bond]:
        """What is decided about reports, as far as they are there.

        Args:
            look: gives a report by its key, to be compared with what a decision says of it.
        """
        self._told = {one: self._find(one, look) for one in self._named_reports()}
        found: list[Bond] = []
        for joined in self._edits.events_joined:
            pair = [key for one in (joined.one, joined.other) if (key := self._told[one]) is not None]
            if len(pair) > 1:
                found.append(Bond(min(pair), max(pair), False, f"joined by hand, {joined.day}"))
        for parted in self._edits.reports_parted:
            keys = sorted(key for one in parted.reports if (key := self._told[one]) is not None)
            found += (Bond(keys[0], key, True, f"parted by hand, {parted.day}") for key in keys)
        return found

    def _named_reports(self) -> Iterator[Told]:
        for joined in self._edits.events_joined:
            yield from (joined.one, joined.other)
        for parted in self._edits.reports_parted:
            yield from parted.reports

    def _find(self, told: Told, look: Look) -> int | None:
        """The report that an article gives with a sentence and a word of it; among several, that of the title."""
        query = "SELECT key FROM source JOIN report USING (article) WHERE path = ?"
        reports = [(key, look(key)) for (key,) in self._run(query, (told.article,)).fetchall()]
        fitting = [
            (one.title != told.title, key)
            for key, one in reports
            if (one.quote, one.trigger) == (told.quote, told.trigger)
        ]
        return min(fitting)[1] if fitting else None

    def decisions(self) -> list[Decision]:
        """All of them, with why one does not apply; the bonds have been asked for."""
        parted = {one: self._unmet_in(one) for one in self._edits.actors_parted}
        made = {one.now for one, unmet in parted.items() if not unmet}
        found = [decision(one, unmet) for one, unmet in parted.items()]
        found += (decision(one, self._unmet(one, made)) for one in self._edits.actors_joined)
        found += (decision(one, self._untold((one.one, one.other))) for one in self._edits.events_joined)
        return found + [decision(one, self._untold(one.reports)) for one in self._edits.reports_parted]

    def _untold(self, reports: Sequence[Told]) -> str:
        gone = [f"{one.article} does not tell “{one.title}” any more" for one in reports if self._told[one] is None]
        return "; ".join(gone[:_LISTED])

    def _unmet(self, joined: ActorsJoined, made: set[str]) -> str:
        names = ((joined.actor, joined.name), (joined.into, joined.into_name))
        gone = [f"“{name}”" for actor, name in names if actor not in made and not self._is_named(actor)]
        return f"no article names {' or '.join(gone)} any more" if gone else ""

    def _unmet_in(self, parted: ActorParted) -> str:
        gone = [path for path in parted.articles if not any(self._is_named(one, path) for one in parted.actors)]
        more = f" and {len(gone) - _LISTED} more" if len(gone) > _LISTED else ""
        return f"“{parted.name}” is not named any more in {', '.join(gone[:_LISTED])}{more}" if gone else ""

    def _is_named(self, actor: str, path: str | None = None) -> bool:
        """Whether extraction found an actor, in the article of a path if one is given."""
        if path is None:
            row = self._run("SELECT 1 FROM named WHERE actor = ?", (actor,)).fetchone()
        else:
            query = "SELECT 1 FROM source JOIN named USING (article) WHERE path = ? AND actor = ?"
            row = self._run(query, (path, actor)).fetchone()
        return row is not None
