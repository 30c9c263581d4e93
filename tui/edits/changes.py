"""Taking a decision, and taking it back: the decisions that there are then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.edits.entries import ActorParted, ActorsJoined, Edits, EventsJoined, ReportsParted
from tui.edits.identities import Identities
from tui.model import fingerprint

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from tui.edits.entries import Entry, Told
    from tui.model import Actor


def joined(edits: Edits, one: Actor, other: Actor, day: date) -> tuple[Edits, ActorsJoined]:
    """With two actors as one, and how: a dictionary's keeps its name, else the one that more articles name."""
    into, actor = sorted((one, other), key=lambda who: (not who.dictionary, -who.articles, -who.mentions, who.id))
    entry = ActorsJoined(day, actor.id, actor.name, into.id, into.name)
    return replace(edits, actors_joined=(*edits.actors_joined, entry)), entry


def parted(edits: Edits, actor: Actor, paths: Sequence[str], name: str, day: date) -> Edits:
    """With an actor as another one, of some name, in the articles of some paths.

    What was parted there before and has come to be this actor is parted anew, so that one decision holds for a place.
    """
    members = Identities(edits).members(actor.id)
    before = [one for one in edits.actors_parted if one.now in members]
    elsewhere = {(who, path) for one in edits.actors_parted for who in one.actors for path in one.articles}
    own = members - {one.now for one in before}
    now = fingerprint("ac", "parted", actor.id, *paths)
    found: dict[tuple[str, ...], list[str]] = {}
    for path in paths:
        again = {who for one in before if path in one.articles for who in one.actors}
        who = {one for one in own if (one, path) not in elsewhere} | again
        found.setdefault(tuple(sorted(who)), []).append(path)
    kept = (_without(one, paths) if one in before else one for one in edits.actors_parted)
    entries = (ActorParted(day, who, actor.name, tuple(some), now, name) for who, some in found.items())
    return replace(edits, actors_parted=(*(one for one in kept if one.articles), *entries))


def _without(entry: ActorParted, paths: Collection[str]) -> ActorParted:
    return replace(entry, articles=tuple(path for path in entry.articles if path not in paths))


def about(edits: Edits, actor: str) -> list[Entry]:
    """The decisions that have made an actor what it is."""
    members = Identities(edits).members(actor)
    found: list[Entry] = [one for one in edits.actors_joined if one.into in members]
    return found + [one for one in edits.actors_parted if one.now in members or not members.isdisjoint(one.actors)]


def same(edits: Edits, one: Told, other: Told, day: date) -> tuple[Edits, EventsJoined]:
    """With the events of two reports as one, and how."""
    entry = EventsJoined(day, one, other)
    return replace(edits, events_joined=(*edits.events_joined, entry)), entry


def apart(edits: Edits, title: str, reports: Sequence[Told], day: date) -> tuple[Edits, ReportsParted]:
    """With reports as those of another happening than the event of some title, and how.

    What joined one of them with others by hand holds no more.
    """
    entry = ReportsParted(day, title, tuple(reports))
    kept = tuple(one for one in edits.events_joined if len({one.one, one.other}.intersection(reports)) != 1)
    after = replace(edits, events_joined=kept, reports_parted=(*edits.reports_parted, entry))
    return after, entry


def about_reports(edits: Edits, reports: Collection[Told]) -> list[Entry]:
    """The decisions that have made an event of some reports what it is."""
    found: list[Entry] = [one for one in edits.events_joined if one.one in reports or one.other in reports]
    return found + [one for one in edits.reports_parted if not set(one.reports).isdisjoint(reports)]


def without(edits: Edits, entry: Entry) -> Edits:
    """Without a decision."""
    tables = {name: getattr(edits, name) for name in edits.__struct_fields__}
    return Edits(**{name: tuple(one for one in table if one != entry) for name, table in tables.items()})
