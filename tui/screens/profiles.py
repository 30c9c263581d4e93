"""The actor page's contents, asked of the lens. Runs in a worker thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tui.lens import parse
from tui.widgets.actor import NO_ACTIVITY, Profile, RecordT, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.model import Actor, Event, Quote, Relation
    from tui.screens.desk import Desk
    from tui.screens.sources import Sources
    from tui.widgets.evidence import Evidence

MOST_EVENTS = 200
MOST_QUOTES = 60
MOST_RELATIONS = 60
MOST_COMPANIONS = 12
COLUMNS = 16


def profile(desk: Desk, sources: Sources, actor: Actor, check: Callable[[], None] = lambda: None) -> Profile:
    """Everything that the page says of an actor, whatever the lens shows.

    Args:
        desk: knows the actor.
        sources: finds the evidence.
        actor: whose page it is.
        check: is called between all steps, and raises if the page is not wanted any more.
    """

    def told(record: RecordT, evidence: Callable[[RecordT], tuple[Evidence, ...]]) -> Told[RecordT]:
        check()
        return Told(record, evidence(record))

    query = parse(f"actor:{actor.id}")
    select = desk.lens.select
    articles = select(query, "articles", sort="date")
    events = select(query, "events", sort="date")
    quotes = select(query, "quotes")
    said = cast("list[Quote]", desk.records("quotes", quotes[:MOST_QUOTES]))
    relations = cast("list[Relation]", desk.records("relations", select(query, "relations")[:MOST_RELATIONS]))
    days = desk.days(query)
    part = desk.events(events[:MOST_EVENTS])
    check()
    sources.know(report.article for event in part for report in event.reports)
    others = {one for relation in relations for one in (relation.subject, relation.object) if one} - {actor.id}
    evidence = (
        tuple(told(event, sources.of_event) for event in part),
        tuple(told(quote, sources.of_fact) for quote in said),
        tuple(told(relation, sources.of_fact) for relation in relations),
    )
    check()
    return Profile(
        actor,
        *_span(part),
        days.histogram(days.first, days.last, COLUMNS) if days else NO_ACTIVITY,
        evidence[0],
        len(events),
        evidence[1],
        len(quotes),
        evidence[2],
        desk.companions(actor, MOST_COMPANIONS),
        tuple((other.id, other.name) for other in desk.actors(sorted(others - {actor.id}))),
        sources.of_actor(actor, articles),
    )


def _span(events: Sequence[Event]) -> tuple[str, str]:
    """The first and the last date of events in order, no more precise than they are; empty without any."""
    dated = [event.when for event in events if event.when.start]
    return (dated[0].start or "", max(when.end or when.start or "" for when in dated)) if dated else ("", "")
