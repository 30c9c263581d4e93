"""Decisions as they stand in the file: by ids and paths that extraction gives again, with names for who reads them."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec resolves the annotations
from typing import TYPE_CHECKING, Self

import msgspec

from tui.model import Decision, fingerprint

if TYPE_CHECKING:
    from tui.model import Report


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


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An article's report of a happening, by what it says."""

    article: str
    """The article's path."""
    quote: str
    """The sentence that tells it."""
    trigger: str
    """The word that made it an event."""
    title: str

    @classmethod
    def by(cls, path: str, report: Report) -> Self:
        """A report of the article of a path."""
        return cls(path, report.quote, report.trigger, report.title)


class EventsJoined(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two events that are one happening, each by one of its reports."""

    day: date
    one: Told
    other: Told

    @property
    def words(self) -> str:
        """What was decided."""
        return f"“{self.one.title}” is the same happening as “{self.other.title}”"


class ReportsParted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Reports that tell of another happening than those that they were gathered with."""

    day: date
    title: str
    """Of the event that they were parted from."""
    reports: tuple[Told, ...]

    @property
    def words(self) -> str:
        """What was decided."""
        first, *more = self.reports
        where = f"{first.article} and {len(more)} more" if more else first.article
        return f"What {where} tells as “{first.title}” is another happening than “{self.title}”"


Entry = ActorsJoined | ActorParted | EventsJoined | ReportsParted


class Edits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All decisions of a dossier, in the order in which they were taken."""

    actors_joined: tuple[ActorsJoined, ...] = ()
    actors_parted: tuple[ActorParted, ...] = ()
    events_joined: tuple[EventsJoined, ...] = ()
    reports_parted: tuple[ReportsParted, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them."""
        return *self.actors_joined, *self.actors_parted, *self.events_joined, *self.reports_parted


def decision(entry: Entry, unmet: str) -> Decision:
    """A decision as the dossier holds it."""
    return Decision(
        fingerprint("de", type(entry).__name__, *msgspec.structs.astuple(entry)),
        entry.words,
        entry.day.isoformat(),
        unmet,
    )
