"""Who takes part in the same events as an actor. Runs in a worker thread."""

from __future__ import annotations

from collections import Counter
from heapq import nlargest
from itertools import islice
from typing import TYPE_CHECKING, Final

from tui.lens import parse
from tui.store.cache import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.model import Actor, Event
    from tui.screens.desk import Desk
    from tui.screens.sources import Sources
    from tui.widgets.evidence import Evidence

MOST_COMPANIONS: Final = 12
_LOOKED_THROUGH: Final = 200
"""Events that name both actors and are looked through for those in which both take part."""
_MOST_SENTENCES: Final = 12


def companions(desk: Desk, actor: Actor, events: Sequence[Event] | None = None) -> list[tuple[Actor, int]]:
    """The actors that take part in the same events, with the number of those, most first.

    Args:
        desk: knows the actors.
        actor: whose companions.
        events: the actor's events, if all of them are at hand; else the index counts.
    """
    if events is not None:
        return _together(desk, actor.id, events)[:MOST_COMPANIONS]
    found = desk.lens.companions(actor.id, MOST_COMPANIONS)
    return list(zip(desk.actors([other for other, _ in found]), (count for _, count in found), strict=True))


def _together(desk: Desk, actor: str, events: Iterable[Event]) -> list[tuple[Actor, int]]:
    """Who else takes part in some events, in the order in which the lens gives them; many enough to be listed."""
    counts = Counter(one for event in events for one in _taking_part(event) if one and one != actor)
    least = min(nlargest(MOST_COMPANIONS, counts.values()), default=0)
    others = desk.actors([one for one, count in counts.items() if count >= least])
    return sorted(((one, counts[one.id]) for one in others), key=lambda one: (-one[1], fold(one[0].name), one[0].id))


def of_both(desk: Desk, sources: Sources, one: Actor, other: Actor) -> tuple[Evidence, ...]:
    """A sentence for each of the first events in which both take part."""
    query = parse(f"actor:{one.id} actor:{other.id}")
    named = desk.events(desk.lens.select(query, "events", sort="date")[:_LOOKED_THROUGH])
    shared = (event for event in named if {one.id, other.id} <= _taking_part(event))
    return tuple(proof for event in islice(shared, _MOST_SENTENCES) for proof in sources.of_event(event)[:1])


def _taking_part(event: Event) -> set[str | None]:
    return {one.actor for one in event.participants}
