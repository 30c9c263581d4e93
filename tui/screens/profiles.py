"""The actor page's contents, asked of the lens. Runs in a worker thread."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, cast

from tui.lens import parse
from tui.screens.companions import companions, of_both
from tui.screens.desk import dated
from tui.screens.sources import MOST_SOURCES
from tui.widgets.actor import NO_ACTIVITY, Companion, Profile, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.lens import Query
    from tui.lens.kinds import Kind
    from tui.model import Actor, Event, Quote, Relation
    from tui.screens.desk import Desk
    from tui.screens.sources import Sources
    from tui.widgets.evidence import Evidence

MOST_EVENTS = 200
MOST_QUOTES = 60
MOST_RELATIONS = 60
MOST_LINES: Final = 1 << 10
"""More records than the page shows."""
COLUMNS = 16


def profile(
    desk: Desk, sources: Sources, actor: Actor, lines: int | None = None, check: Callable[[], None] = lambda: None
) -> Profile:
    """What the page says of an actor, whatever the lens shows.

    Args:
        desk: knows the actor.
        sources: finds the evidence, once a line is looked at.
        actor: whose page it is.
        lines: as many of the page's lines as are wanted at least, from the top on; None for all of them.
        check: is called between all steps, and raises if the page is not wanted any more.
    """
    query = parse(f"actor:{actor.id}")
    room = _Room(MOST_LINES if lines is None else lines)
    events = desk.lens.select(query, "events", sort="date")
    spans = events.spans()
    part = desk.events(room.take(events, MOST_EVENTS))
    check()
    quotes, quotes_total = _told(desk, sources, query, "quotes", room, MOST_QUOTES)
    check()
    relations, _ = _told(desk, sources, query, "relations", room, MOST_RELATIONS)
    check()
    days = dated(spans)
    first, last = _span(desk, part, events, sum(count for first, _, count in spans if first is not None))
    return Profile(
        actor,
        cache(partial(_mentions, desk, sources, actor)),
        first,
        last,
        days.histogram(days.first, days.last, min(COLUMNS, days.last - days.first + 1)) if days else NO_ACTIVITY,
        tuple(Told(event, partial(sources.of_event, event)) for event in part),
        len(events),
        cast("tuple[Told[Quote], ...]", quotes),
        quotes_total,
        cast("tuple[Told[Relation], ...]", relations),
        _companions(desk, sources, actor, part if len(part) == len(events) else None) if room.left else (),
        _named(desk, actor, cast("tuple[Told[Relation], ...]", relations)),
        whole=room.left > 0,
    )


class _Room:
    """The lines of the page that are left: each part takes what it needs of them."""

    def __init__(self, lines: int) -> None:
        self.left = lines

    def take(self, ids: Sequence[str], most: int) -> Sequence[str]:
        """The first ids, as many as there is room for."""
        taken = ids[: min(most, self.left)]
        self.left -= len(taken)
        return taken


def _told(
    desk: Desk, sources: Sources, query: Query, kind: Kind, room: _Room, most: int
) -> tuple[tuple[Told[Any], ...], int]:
    """As many facts of a kind as there is room for, and how many there are in all; none is counted without room."""
    if not room.left:
        return (), 0
    selection = desk.lens.select(query, kind)
    found = cast("list[Quote | Relation]", desk.records(kind, room.take(selection, most)))
    return tuple(Told(one, partial(sources.of_fact, one)) for one in found), selection.total


def _companions(desk: Desk, sources: Sources, actor: Actor, events: Sequence[Event] | None) -> tuple[Companion, ...]:
    return tuple(
        Companion(other, count, partial(of_both, desk, sources, actor, other))
        for other, count in companions(desk, actor, events)
    )


def _named(desk: Desk, actor: Actor, relations: Sequence[Told[Relation]]) -> tuple[tuple[str, str], ...]:
    """The ids and names of the other actors of some relations."""
    tied = {one for told in relations for one in (told.record.subject, told.record.object) if one}
    return tuple((other.id, other.name) for other in desk.actors(sorted(tied - {actor.id})))


def _mentions(desk: Desk, sources: Sources, actor: Actor) -> tuple[Evidence, ...]:
    articles = desk.lens.select(parse(f"actor:{actor.id}"), "articles", sort="date")
    return sources.of_actor(actor, articles[:MOST_SOURCES])


def _span(desk: Desk, part: Sequence[Event], events: Sequence[str], known: int) -> tuple[str, str]:
    """The first and the last date of events in order, no more precise than they are; empty without any.

    Args:
        desk: knows the events.
        part: the first events.
        events: all of them, those without a date last.
        known: how many have a date.
    """
    if not known:
        return "", ""
    last = part[known - 1 : known] or desk.events(events[known - 1 : known])
    whens = [event.when for event in (*part[:known], *last)]
    return whens[0].start or "", max(when.end or when.start or "" for when in whens)
