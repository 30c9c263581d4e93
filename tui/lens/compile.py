"""From a query to the SQL condition that selects records of a kind.

What a condition means depends on what is asked for:

- **Event conditions** (type, subtype, place, country, role, weapon, status, killed, injured, a period, undated, event)
  select events; several side by side must hold of one event. Other kinds are selected if they are tied to such an
  event: an article by reporting it, an actor by taking part or being named in its evidence, a quote, figure or relation
  by standing in its evidence. A figure's own period and place count instead of an event's.
- ``actor:`` selects the events an actor takes part in or is named in the evidence of, the articles that mention it, the
  actor itself with those it shares an event with, and its quotes, figures and relations. Beside an event condition it
  must hold of the same event, and beside ``role:`` the actor must have the role.
- **Text** is searched in an article's title and text, an event's title and evidence, a quote's, figure's or relation's
  own words, and an actor's names or the events it is tied to.
- ``source:``, ``published:``, ``article:`` and an article's ``kind:`` are about the article that a record comes from;
  ``kind:person`` and the other kinds of actors are about the actors.
- Plans, denials and the like are left out, unless the query says ``status:`` or names an event by its id.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Literal, get_args

from tui.lens.condition import ALWAYS, NEVER, Condition, among, both, either, select, within
from tui.lens.language import All, Either, Everything, Field, Not, Number, Period, Phrase, Query, Undated, Word
from tui.lens.matching import expression, is_textual, term
from tui.lens.names import Names
from tui.model import ACTOR_KINDS, KIND_OF_PREFIX, ROLES
from tui.store.cache import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from tui.model import PartialDate

    Compile: TypeAlias = Callable[[Query], Condition]

Kind = Literal["articles", "events", "actors", "quotes", "figures", "relations"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
TABLES: Final[dict[Kind, str]] = {
    "articles": "article",
    "events": "event",
    "actors": "actor",
    "quotes": "fact",
    "figures": "fact",
    "relations": "fact",
}
"""The cache's table for each kind."""

_EVENT_FIELDS: Final = frozenset({"type", "subtype", "place", "country", "role", "weapon", "status", "event"})
_ACTOR_KINDS: Final = frozenset(map(fold, ACTOR_KINDS))


class Compiler:
    """Compiles one query over one cache."""

    def __init__(self, connection: sqlite3.Connection, query: Query) -> None:
        self._names = Names(connection)
        self._query = query
        self._aside = any(
            isinstance(leaf, Field)
            and (leaf.name == "status" or (leaf.name == "event" and leaf.value.startswith("ev-")))
            for leaf in query.leaves()
        )

    def condition(self, kind: Kind) -> Condition:
        """The condition on the kind's table that the query is."""
        query = self._query
        match kind:
            case "articles":
                return self._article(query)
            case "events":
                return both((self._timeline("event.row"), self._event(query)))
            case "actors":
                return self._actor(query)
        return both((Condition("fact.kind = ?", (kind,)), self._fact(query, kind)))

    # events

    def _timeline(self, column: str) -> Condition:
        return ALWAYS if self._aside else Condition(f"{column} >= 0")

    def _event(self, query: Query) -> Condition:
        if is_textual(query):
            return _text("event", query)
        match query:
            case All(parts):
                return both((*map(self._event, _joined(parts)), *self._held_roles(parts)))
            case Field("actor", value):
                return within("event.row", select("event", "event_actor", self._is_actor(value)))
            case Field("event", value):
                return _named("event", value)
            case Field("kind", value) if fold(value) in _ACTOR_KINDS:
                return within("event.row", select("event", "event_actor", within("actor", self._of_kind(value))))
            case Field(name, value) if name in _EVENT_FIELDS:
                return self._with_term("event", name, value)
            case Field() | Period(name="published") | Undated("published"):
                articles = select("row", "article", self._article(query))
                return within("event.row", select("event", "report", within("article", articles)))
            case Number(name, low, high):
                return _between(f"event.{name}_low", f"event.{name}_high", low, high)
            case Period(first, last):
                return _during("event", first, last)
            case Undated():
                return Condition("event.first IS NULL")
        return _compound(query, self._event)

    def _held_roles(self, parts: tuple[Query, ...]) -> list[Condition]:
        """Roles named beside actors: one of these actors must have it."""
        named = [self._is_actor(part.value) for part in parts if isinstance(part, Field) and part.name == "actor"]
        if not named:
            return []
        return [
            within("event.row", select("event", "event_actor", both((either(named), role)))) for role in _roles(parts)
        ]

    # what is tied to events

    def _tied(self, column: str, link: str, key: str, event: Query, more: Condition = ALWAYS) -> Condition:
        """The column is tied by a link table to an event that the query selects."""
        events = select("event.row", "event", both((self._timeline("event.row"), self._event(event))))
        return within(column, select(key, link, both((within(f"{link}.event", events), more))))

    def _grouped(self, query: Query, joins: Callable[[Query], bool], tie: Compile, each: Compile) -> Condition | None:
        """The condition of a query of which a part is to hold of one event, or None if no part is.

        Args:
            query: the query.
            joins: whether a part can be said of an event.
            tie: the condition of being tied to an event.
            each: the condition of any other part.
        """
        if joins(query) and _is_about_events(query):
            return tie(query)
        if not isinstance(query, All):
            return None
        group = tuple(part for part in query.parts if joins(part))
        if not any(map(_is_about_events, group)):
            return None
        rest = tuple(part for part in query.parts if not joins(part))
        return both((tie(All(group) if len(group) > 1 else group[0]), *map(each, _joined(rest))))

    # articles

    def _article(self, query: Query) -> Condition:
        tie = partial(self._tied, "article.row", "report", "article")
        if (grouped := self._grouped(query, _of_events_and_actors, tie, self._article)) is not None:
            return grouped
        if is_textual(query):
            return _text("article", query)
        match query:
            case All(parts):
                return both(map(self._article, _joined(parts)))
            case Field("actor", value):
                return within("article.row", select("article", "article_actor", self._is_actor(value)))
            case Field("article", value):
                return _named("article", value)
            case Field("kind", value) if fold(value) in _ACTOR_KINDS:
                of_kind = within("actor", self._of_kind(value))
                return within("article.row", select("article", "article_actor", of_kind))
            case Field(name, value):
                return self._with_term("article", name, value)
            case Period(first, last):
                return _during("article", first, last)
            case Undated():
                return Condition("article.first IS NULL")
        return _compound(query, self._article)

    # actors

    def _actor(self, query: Query) -> Condition:
        if (grouped := self._grouped(query, _of_events_and_text, self._acting, self._actor)) is not None:
            return grouped
        match query:
            case Word() | Phrase():
                names = select("rowid", "actor_text", Condition("actor_text MATCH ?", (expression(query),)))
                named = within("actor.row", select("actor", "actor_name", within("actor_name.row", names)))
                return named | self._tied("actor.row", "event_actor", "actor", query)
            case All(parts):
                return both(map(self._actor, parts))
            case Field("actor", value):
                itself = among("actor.row", self._names.actors(value))
                return itself | self._tied("actor.row", "event_actor", "actor", query)
            case Field("kind", value) if fold(value) in _ACTOR_KINDS:
                return within("actor.row", self._of_kind(value))
            case Field() | Period() | Undated():
                articles = select("row", "article", self._article(query))
                return within("actor.row", select("actor", "article_actor", within("article", articles)))
        return _compound(query, self._actor)

    def _acting(self, query: Query) -> Condition:
        """The actors of events, and if the query names roles but no actor, those that have these roles."""
        parts = query.parts if isinstance(query, All) else (query,)
        named = any(isinstance(part, Field) and part.name == "actor" for part in parts)
        return self._tied("actor.row", "event_actor", "actor", query, ALWAYS if named else both(_roles(parts)))

    # quotes, figures and relations

    def _fact(self, query: Query, kind: Kind) -> Condition:
        each = partial(self._fact, kind=kind)
        tie = partial(self._tied, "fact.row", "fact_event", "fact")
        joins = _of_events_beside_figures if kind == "figures" else _of_events_and_actors
        if (grouped := self._grouped(query, joins, tie, each)) is not None:
            return grouped
        if is_textual(query):
            return _text("fact", query)
        match query:
            case All(parts):
                return both(map(each, _joined(parts)))
            case Field("actor", value):
                return within("fact.row", select("fact", "fact_actor", self._is_actor(value)))
            case Field("kind", value) if fold(value) in _ACTOR_KINDS:
                of_kind = within("actor", self._of_kind(value))
                return within("fact.row", select("fact", "fact_actor", of_kind))
            case Field("place" | "country", value):
                return self._with_term("fact", "place", value)
            case Period(first, last, "date"):
                return _during("fact", first, last)
            case Undated("date"):
                return Condition("fact.first IS NULL")
            case Field() | Period() | Undated():
                return within("fact.article", select("row", "article", self._article(query)))
        return _compound(query, each)

    # values

    def _is_actor(self, value: str) -> Condition:
        return among("actor", self._names.actors(value))

    def _of_kind(self, value: str) -> Condition:
        return select("actor", "actor_term", among("term", self._names.terms("actor_kind", value)))

    def _with_term(self, table: str, field: str, value: str) -> Condition:
        found = self._names.terms(field, value)
        if not found:
            return NEVER
        return within(f"{table}.row", select(table, f"{table}_term", among("term", found)))


def _compound(query: Query, each: Callable[[Query], Condition]) -> Condition:
    match query:
        case Everything():
            return ALWAYS
        case Not(part):
            return ~each(part)
        case Either(parts):
            return either(map(each, parts))
    raise TypeError(query)


def _joined(parts: Sequence[Query]) -> list[Query]:
    """The parts, those of text made into one, which the full-text index answers at once."""
    texts = tuple(part for part in parts if is_textual(part.part if isinstance(part, Not) else part))
    if len(texts) < 2 or all(isinstance(part, Not) for part in texts):
        return list(parts)
    return [*(part for part in parts if part not in texts), All(texts)]


def _is_about_events(query: Query) -> bool:
    """Whether a condition in it is on events."""
    return any(
        (isinstance(leaf, Field) and leaf.name in _EVENT_FIELDS)
        or isinstance(leaf, Number)
        or (isinstance(leaf, Period | Undated) and leaf.name == "date")
        for leaf in query.leaves()
    )


def _names_what_is_aside(leaf: Query) -> bool:
    """Whether it asks for plans, denials and the like, which otherwise are left out."""
    if not isinstance(leaf, Field):
        return False
    return leaf.name == "status" or (leaf.name == "event" and KIND_OF_PREFIX.get(leaf.value[:2]) == "events")


def _is_of_actors(leaf: Query) -> bool:
    return isinstance(leaf, Field) and (
        leaf.name == "actor" or (leaf.name == "kind" and fold(leaf.value) in _ACTOR_KINDS)
    )


def _of_events_and_actors(query: Query) -> bool:
    return all(_is_about_events(leaf) or _is_of_actors(leaf) for leaf in query.leaves())


def _of_events_beside_figures(query: Query) -> bool:
    """As for other facts, but what a figure says itself."""
    own = {"place", "country"}
    return _of_events_and_actors(query) and not any(
        isinstance(leaf, Period | Undated) or (isinstance(leaf, Field) and leaf.name in own) for leaf in query.leaves()
    )


def _of_events_and_text(query: Query) -> bool:
    return all(
        _is_about_events(leaf) or isinstance(leaf, Word | Phrase) or (isinstance(leaf, Field) and leaf.name == "actor")
        for leaf in query.leaves()
    )


def _roles(parts: tuple[Query, ...]) -> list[Condition]:
    return [
        Condition("event_actor.roles & ?", (1 << ROLES.index(role),))
        for part in parts
        if isinstance(part, Field) and part.name == "role"
        for role in ROLES
        if role == part.value
    ]


def _text(table: str, query: Query) -> Condition:
    match = Condition(f"{table}_text MATCH ?", (expression(query),))
    return within(f"{table}.row", select("rowid", f"{table}_text", match))


def _named(table: str, value: str) -> Condition:
    """The record of an id, else those whose title has the words."""
    by_id = Condition(f"{table}.id = ?", (value,))
    words = Condition(f"{table}_text MATCH ?", (f"title : {term(value.rstrip('*'))}{' *' * value.endswith('*')}",))
    return by_id | within(f"{table}.row", select("rowid", f"{table}_text", words))


def _between(low_column: str, high_column: str, low: int | None, high: int | None) -> Condition:
    conditions = []
    if low is not None:
        conditions.append(Condition(f"{high_column} >= ?", (low,)))
    if high is not None:
        conditions.append(Condition(f"{low_column} <= ?", (high,)))
    return both(conditions)


def _during(table: str, first: PartialDate | None, last: PartialDate | None) -> Condition:
    low = first.first.toordinal() if first else None
    high = last.last.toordinal() if last else None
    return _between(f"{table}.first", f"{table}.last", low, high)
