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

import re
from copy import copy
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, get_args

from tui.lens.condition import ALWAYS, NEVER, Condition, among, both, either, select, within
from tui.lens.language import All, Either, Everything, Field, Not, Number, Period, Phrase, Query, Undated, Word
from tui.lens.matching import expression, is_textual, term
from tui.lens.names import Names
from tui.lens.sizes import Sizes
from tui.lens.subjects import (
    grouped,
    is_actor_kind,
    joins_events,
    joins_events_for_actors,
    joins_events_for_figures,
    names_what_is_aside,
    parts_of,
    texts_of,
)
from tui.model import ROLES
from tui.store.cache import DAY_BITS, UNDATED_EVENT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from tui.model import PartialDate

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
FEW: Final = 2_000
"""Events that are rather gathered than asked one by one, even for a page."""
SOME: Final = 20_000
"""Events that are rather gathered, to find what is tied to them, than the ones of each asked."""

_IDENTIFIER: Final = re.compile(r"(?:ar|ev)-[0-9a-f]{12}")


class Compiler:
    """Compiles one query over one cache.

    A condition can be answered in two ways: by gathering all rows that it holds of (``IN``), or by asking of each row
    whether it holds (``EXISTS``). The first is best where few rows are gathered or all are wanted, the second where a
    page of many is. Of several conditions that all hold, the one that leaves fewest is gathered and the rest asked.

    Args:
        connection: to the cache.
        query: what is asked.
    """

    def __init__(self, connection: sqlite3.Connection, query: Query) -> None:
        self.query = query
        self.names = Names(connection)
        self.sizes = Sizes(connection, self.names)
        self.connection = connection
        self._gather = False
        self._aside = names_what_is_aside(query)

    def gathering(self, *, gather: bool = True) -> Compiler:
        """This compiler for when all rows are wanted, or for when they are not."""
        if gather == self._gather:
            return self
        other = copy(self)
        other._gather = gather
        return other

    def few(self, query: Query) -> bool:
        """Whether a query holds of few events."""
        return self.sizes.of(query) <= FEW

    def condition(self, kind: Kind) -> Condition:
        """The condition on the kind's table that the query is."""
        return self.holds(self.query, kind)

    def holds(self, query: Query, kind: Kind) -> Condition:
        """The condition on the kind's table that a query is."""
        match kind:
            case "articles":
                return self._article(query)
            case "events":
                return self.on("event", query)
            case "actors":
                return self._actor(query)
        return Condition("fact.kind = ?", (kind,)) & self._fact(query, kind)

    # events

    def timeline(self, column: str, kind: Kind) -> Condition:
        """The condition that a column of events' rows names none but those of the timeline, if these are wanted."""
        return ALWAYS if self._aside or kind != "events" else Condition(f"{column} >= 0")

    def event(self, query: Query) -> Condition:
        """The condition on an event, of the timeline or not, that a query is."""
        if is_textual(query):
            return _text("event", query)
        match query:
            case All(parts):
                return both((*self._all(parts), *self._held_roles(parts)))
            case Field("actor", value):
                return self._linked("event", "event_actor", self.is_actor(value), self.few(query))
            case Field("event", value):
                return _named("event", value)
            case Field("kind", value) if is_actor_kind(value):
                return self._with_actor_of_kind("event", "event_actor", value)
            case Field("kind" | "source" | "article") | Period(name="published") | Undated("published"):
                return self._through("event", "report", "article", query)
            case Field(name, value):
                return self._with_term("event", name, value, self.few(query))
            case Number(name, low, high):
                free = "" if self._gather or self.few(query) else "+"
                return _between(f"{free}event.{name}_low", f"{free}event.{name}_high", low, high)
            case Period(first, last):
                return self._happened(first, last)
            case Undated() if self._aside:
                return Condition("event.first IS NULL")
            case Undated():
                return Condition("event.row >= ?", (UNDATED_EVENT << DAY_BITS,))
        return _compound(query, self.event)

    def _all(self, parts: Sequence[Query]) -> list[Condition]:
        """The conditions of parts that all hold of an event, the one that leaves fewest gathered if all are wanted."""
        text, rest = texts_of(parts)
        conditions = [*rest, *([text] if text else [])]
        if not self._gather:
            return list(map(self.event, conditions))
        least = min(conditions, key=self.sizes.of)
        asking = self.gathering(gather=False)
        return [self.event(one) if one is least else asking.event(one) for one in conditions]

    def _held_roles(self, parts: Sequence[Query]) -> list[Condition]:
        """Roles named beside actors: one of these actors must have it."""
        named = [self.is_actor(part.value) for part in parts if isinstance(part, Field) and part.name == "actor"]
        if not named:
            return []
        few = min(self.sizes.of(part) for part in parts) <= FEW
        return [self._linked("event", "event_actor", either(named) & role, few) for role in _roles(parts)]

    def _happened(self, first: PartialDate | None, last: PartialDate | None) -> Condition:
        """Events of a period, found by their rows, which grow with their first day."""
        if self._aside:
            return _during("event", first, last)
        bounds = []
        if first:
            bounds.append(Condition("event.row >= ?", (self._first_reaching(first.first.toordinal()),)))
        if last:
            bounds.append(Condition("event.row < ?", ((last.last.toordinal() + 1) << DAY_BITS,)))
        return both((*bounds, _during("+event", first, last)))

    def _first_reaching(self, day: int) -> int:
        """The least row that an event has that lasts until a day."""
        (row,) = self.connection.execute(
            "SELECT min(+row) FROM event INDEXED BY event_lasting WHERE last - first > 31 AND last >= ? AND +row >= 0",
            (day,),
        ).fetchone()
        lasting = (day - 31) << DAY_BITS
        return lasting if row is None else min(row, lasting)

    # articles

    def _article(self, query: Query) -> Condition:
        if (split := grouped(query, joins_events)) is not None:
            group, rest = split
            return both((self._through("article", "report", "event", group), *map(self._article, rest)))
        if is_textual(query):
            return _text("article", query)
        match query:
            case All(parts):
                return both(self._each(parts, self._article))
            case Field("actor", value):
                return self._linked("article", "article_actor", self.is_actor(value), self.few(query))
            case Field("article", value):
                return _named("article", value)
            case Field("kind", value) if is_actor_kind(value):
                return self._with_actor_of_kind("article", "article_actor", value)
            case Field(name, value):
                return self._with_term(
                    "article", name, value, self.sizes.of_terms(self.names.terms(name, value)) <= FEW
                )
            case Period(first, last):
                return _during("+article", first, last)
            case Undated():
                return Condition("article.row < ?", (1 << DAY_BITS,))
        return _compound(query, self._article)

    # actors

    def _actor(self, query: Query) -> Condition:
        if (split := grouped(query, joins_events_for_actors)) is not None:
            group, rest = split
            return both((self._acting(group), *map(self._actor, rest)))
        match query:
            case Word() | Phrase():
                names = select("rowid", "actor_text", Condition("actor_text MATCH ?", (expression(query),)))
                named = within("actor.row", select("actor", "actor_name", within("actor_name.row", names)))
                return named | self._acting(query)
            case All(parts):
                return both(map(self._actor, parts))
            case Field("actor", value):
                return among("actor.row", self.names.actors(value)) | self._acting(query)
            case Field("kind", value) if is_actor_kind(value):
                return within("actor.row", self._of_kind(value))
            case Field() | Period() | Undated():
                return self._through("actor", "article_actor", "article", query)
        return _compound(query, self._actor)

    def _acting(self, query: Query) -> Condition:
        """The actors of events, and if the query names roles but no actor, those that have these roles."""
        named = any(isinstance(part, Field) and part.name == "actor" for part in parts_of(query))
        having = ALWAYS if named else both(_roles(parts_of(query)))
        return self._through("actor", "event_actor", "event", query, having)

    # quotes, figures and relations

    def _fact(self, query: Query, kind: Kind) -> Condition:
        each = partial(self._fact, kind=kind)
        joins = joins_events_for_figures if kind == "figures" else joins_events
        if (split := grouped(query, joins)) is not None:
            group, rest = split
            return both((self._through("fact", "fact_event", "event", group), *map(each, rest)))
        if is_textual(query):
            return _text("fact", query)
        match query:
            case All(parts):
                return both(self._each(parts, each))
            case Field("actor", value):
                return self._linked("fact", "fact_actor", self.is_actor(value), self.few(query))
            case Field("kind", value) if is_actor_kind(value):
                return self._with_actor_of_kind("fact", "fact_actor", value)
            case Field("place" | "country", value):
                return self._with_term("fact", "place", value, self.few(query))
            case Period(first, last, "date"):
                return _during("fact", first, last)
            case Undated("date"):
                return Condition("fact.first IS NULL")
            case Field() | Period() | Undated():
                return within("fact.article", select("article.row", "article", self._article(query)))
        return _compound(query, each)

    # ties

    def on(self, table: str, query: Query) -> Condition:
        """The condition on an event or article to which something is tied."""
        if table == "article":
            return self._article(query)
        # Of two lower bounds on a key SQLite takes the first, which is the better one unless the query has its own.
        bounded = any(
            isinstance(part, Undated) or (isinstance(part, Period) and part.first)
            for part in parts_of(query)
            if isinstance(part, Undated | Period) and part.name == "date"
        )
        return self.timeline("+event.row" if bounded else "event.row", "events") & self.event(query)

    def _through(
        self,
        table: str,
        link: str,
        other: str,
        query: Query,
        having: Condition = ALWAYS,
    ) -> Condition:
        """The rows that a link table ties to a row of another table of which a query holds.

        Args:
            table: the rows' table.
            link: the link table; it names both tables' rows by the tables' names.
            other: the other table, event or article.
            query: what holds of the other row.
            having: what else holds of the link.
        """
        if self._gather or (other == "event" and self.sizes.of(query) <= SOME):
            where = self.gathering().on(other, query)
            rows = within(f"{link}.{other}", select(f"{other}.row", other, where))
            return within(f"{table}.row", select(f"{link}.{table}", link, rows & having))
        tied = f"{link} CROSS JOIN {other} ON {other}.row = {link}.{other}"
        here = Condition(f"{link}.{table} = {table}.row")
        return _exists(tied, both((here, having, self.on(other, query))))

    def _linked(self, table: str, link: str, where: Condition, few: bool) -> Condition:
        """The rows of which a condition on a link table holds."""
        if where == NEVER:
            return NEVER
        if self._gather or few:
            return within(f"{table}.row", select(f"{link}.{table}", link, where))
        return _exists(link, Condition(f"{link}.{table} = {table}.row") & where)

    def _with_term(self, table: str, field: str, value: str, few: bool) -> Condition:
        return self._linked(table, f"{table}_term", among("term", self.names.terms(field, value)), few)

    def _with_actor_of_kind(self, table: str, link: str, value: str) -> Condition:
        """The rows tied to an actor of a kind."""
        if self._gather:
            return within(f"{table}.row", select(f"{link}.{table}", link, within("actor", self._of_kind(value))))
        kinds = f"{link} CROSS JOIN actor_term ON actor_term.actor = {link}.actor"
        here = Condition(f"{link}.{table} = {table}.row")
        return _exists(kinds, here & among("actor_term.term", self.names.terms("actor_kind", value)))

    def _each(self, parts: Sequence[Query], compiled: Callable[[Query], Condition]) -> list[Condition]:
        """The conditions of some parts that all hold."""
        text, rest = texts_of(parts)
        return [*map(compiled, rest), *([compiled(text)] if text else [])]

    # values and sizes

    def is_actor(self, value: str) -> Condition:
        """The condition on a link table that its actor is one that the value names."""
        return among("actor", self.names.actors(value))

    def _of_kind(self, value: str) -> Condition:
        return select("actor", "actor_term", among("term", self.names.terms("actor_kind", value)))


def _compound(query: Query, each: Callable[[Query], Condition]) -> Condition:
    match query:
        case Everything():
            return ALWAYS
        case Not(part):
            return ~each(part)
        case Either(parts):
            return either(map(each, parts))
    raise TypeError(query)


def _exists(source: str, where: Condition) -> Condition:
    return Condition(f"EXISTS (SELECT 1 FROM {source} WHERE {where.sql})", where.values)  # noqa: S608


def _roles(parts: Sequence[Query]) -> list[Condition]:
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
    """The record of an id; those whose title has the words, if the value is none."""
    by_id = Condition(f"{table}.id = ?", (value,))
    if _IDENTIFIER.fullmatch(value):
        return by_id
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
