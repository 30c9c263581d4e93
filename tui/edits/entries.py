"""Decisions as they stand in the file: by ids and paths that extraction gives again, with names for who reads them."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec resolves the annotations

import msgspec

from tui.model import Decision, fingerprint


class ActorsJoined(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two actors that are one, which goes by the name of the second."""

    day: date
    actor: str
    name: str
    into: str
    into_name: str

    @property
    def words(self) -> str:
        """What was decided."""
        return f"“{self.name}” is “{self.into_name}”"


class ActorParted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An actor that is another one in some articles."""

    day: date
    actors: tuple[str, ...]
    """Several, where these had been joined by hand."""
    name: str
    articles: tuple[str, ...]
    """Their paths."""
    now: str
    """The id of the other one."""
    now_name: str

    @property
    def words(self) -> str:
        """What was decided."""
        first, *more = self.articles
        where = f"{first} and {len(more)} more" if more else first
        return f"“{self.name}” in {where} is another one, “{self.now_name}”"


Entry = ActorsJoined | ActorParted


class Edits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All decisions of a dossier, in the order in which they were taken."""

    actors_joined: tuple[ActorsJoined, ...] = ()
    actors_parted: tuple[ActorParted, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them."""
        return *self.actors_joined, *self.actors_parted


def decision(entry: Entry, unmet: str) -> Decision:
    """A decision as the dossier holds it."""
    return Decision(fingerprint("de", *msgspec.structs.astuple(entry)), entry.words, entry.day.isoformat(), unmet)
