"""What a part of a query is about: events, actors, articles or texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.lens.language import All, Field, Not, Number, Period, Phrase, Query, Undated, Word
from tui.lens.matching import is_textual
from tui.model import ACTOR_KINDS, KIND_OF_PREFIX
from tui.store.cache import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EVENT_FIELDS: Final = frozenset({"type", "subtype", "place", "country", "role", "weapon", "status", "differ", "event"})
_OF_FIGURES: Final = frozenset({"place", "country"})
_ACTOR_KINDS: Final = frozenset(map(fold, ACTOR_KINDS))


def is_about_events(query: Query) -> bool:
    """Whether a condition in it is on events."""
    return any(
        (isinstance(leaf, Field) and leaf.name in _EVENT_FIELDS)
        or isinstance(leaf, Number)
        or (isinstance(leaf, Period | Undated) and leaf.name == "date")
        for leaf in query.leaves()
    )


def is_actor_kind(value: str) -> bool:
    """Whether ``kind:`` means a kind of actors, and not one of articles."""
    return fold(value) in _ACTOR_KINDS


def joins_events(query: Query) -> bool:
    """Whether it can be said of an event beside other conditions, for articles, quotes and relations."""
    return all(is_about_events(leaf) or _is_about_actors(leaf) for leaf in query.leaves())


def joins_events_for_figures(query: Query) -> bool:
    """As :func:`joins_events`, but for what a figure says itself."""
    return joins_events(query) and not any(
        isinstance(leaf, Period | Undated) or (isinstance(leaf, Field) and leaf.name in _OF_FIGURES)
        for leaf in query.leaves()
    )


def joins_events_for_actors(query: Query) -> bool:
    """As :func:`joins_events`, but words are of the event, and a kind is the actor's own."""
    return all(
        is_about_events(leaf) or isinstance(leaf, Word | Phrase) or (isinstance(leaf, Field) and leaf.name == "actor")
        for leaf in query.leaves()
    )


def names_what_is_aside(query: Query) -> bool:
    """Whether it asks for plans, denials and the like, which otherwise are left out."""
    return any(
        isinstance(leaf, Field)
        and (leaf.name == "status" or (leaf.name == "event" and KIND_OF_PREFIX.get(leaf.value[:2]) == "events"))
        for leaf in query.leaves()
    )


def grouped(query: Query, joins: Callable[[Query], bool]) -> tuple[Query, tuple[Query, ...]] | None:
    """The part of a query that is to hold of one event, and the other parts; None if no part is.

    Args:
        query: the query.
        joins: whether a part can be said of an event.
    """
    if joins(query):
        return (query, ()) if is_about_events(query) else None
    if not isinstance(query, All):
        return None
    group = tuple(part for part in query.parts if joins(part))
    if not any(map(is_about_events, group)):
        return None
    return as_one(group), tuple(part for part in query.parts if not joins(part))


def texts_of(parts: Sequence[Query]) -> tuple[Query | None, tuple[Query, ...]]:
    """The words and phrases among some parts as one, which the full-text index answers at once, and the other parts."""
    texts = tuple(part for part in parts if is_textual(part.part if isinstance(part, Not) else part))
    if not texts or all(isinstance(part, Not) for part in texts):
        return None, tuple(parts)
    return as_one(texts), tuple(part for part in parts if part not in texts)


def as_one(parts: tuple[Query, ...]) -> Query:
    """Some parts that all hold."""
    return parts[0] if len(parts) == 1 else All(parts)


def parts_of(query: Query) -> tuple[Query, ...]:
    """The parts of which a query says that all hold."""
    return query.parts if isinstance(query, All) else (query,)


def _is_about_actors(leaf: Query) -> bool:
    return isinstance(leaf, Field) and (leaf.name == "actor" or (leaf.name == "kind" and is_actor_kind(leaf.value)))
