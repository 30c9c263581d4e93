"""What a query means for each kind of records: the set of those that it selects.

What a condition means depends on what is asked for:

- **Event conditions** (type, subtype, place, country, role, weapon, status, differ, killed, injured, a period, undated,
  event) select events; several side by side must hold of one event. Other kinds are selected if they are tied to such
  an event: an article by reporting it, an actor by taking part or being named in its evidence, a quote, figure or
  relation by standing in its evidence. A figure's own period and place count instead of an event's.
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
from functools import partial, reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Final

from tui.lens.language import All, Either, Everything, Field, Not, Number, Period, Phrase, Query, Undated, Word
from tui.lens.matching import expression, is_textual, term
from tui.lens.names import Names
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
from tui.store.cache import ACTOR, bits_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.lens.kinds import Kind
    from tui.lens.sets import Sets

_IDENTIFIER: Final = re.compile(r"(?:ar|ev)-[0-9a-f]{12}")


class Meaning:
    """The sets of records that one query selects.

    Args:
        sets: of the cache.
        query: what is asked.
    """

    def __init__(self, sets: Sets, query: Query) -> None:
        self.sets = sets
        self.query = query
        self.names = Names(sets.connection)
        self._aside = names_what_is_aside(query)

    def selected(self, kind: Kind) -> int:
        """The records of a kind that the query selects."""
        return self.holding(self.query, kind)

    def holding(self, query: Query, kind: Kind) -> int:
        """The records of a kind of which a query holds, beside the one that is asked."""
        match kind:
            case "articles":
                return self._articles(query)
            case "events":
                return self._shown_events(query)
            case "actors":
                return self._actors(query)
        return self._facts(query, kind) & self.sets.having("fact", kind, 0)

    def _keep(self, kind: str, query: Query, find: Callable[[], int]) -> int:
        return self.sets.kept.get((kind, query, self._aside), find)

    # events

    def _shown_events(self, query: Query) -> int:
        """The events that a query selects, of the timeline only unless others are asked for."""
        return self._events(query) & (self.sets.every("event") if self._aside else self.sets.timeline)

    def _events(self, query: Query) -> int:
        """The events, of the timeline or not, of which a query holds."""
        return self._keep("event", query, lambda: self._find_events(query))

    def _find_events(self, query: Query) -> int:
        if is_textual(query):
            return self._text("event", query)
        match query:
            case All(parts):
                return self._all("event", parts, self._events) & self._held_roles(parts)
            case Field("actor", value):
                return self.sets.having("event", ACTOR, *self.names.actors(value))
            case Field("event", value):
                return self._named("event", value)
            case Field("kind", value) if is_actor_kind(value):
                return self.sets.tying("event", "actor", self._of_kind(value))
            case Field("article") | Period(name="published") | Undated("published"):
                return self.sets.tying("event", "article", self._articles(query))
            case Field(name, value):
                return self.sets.having("event", name, *self.names.terms(name, value))
            case Number(name, low, high):
                return self.sets.between("event", name, low, high)
            case Period():
                return self._during("event", query)
            case Undated():
                return self.sets.every("event") & ~self.sets.known("event", "day low")
        return self._compound("event", query, self._events)

    def _held_roles(self, parts: tuple[Query, ...]) -> int:
        """The events in which one of the actors named has each role named beside them."""
        named = [self.names.actors(part.value) for part in parts if isinstance(part, Field) and part.name == "actor"]
        held = self.sets.every("event")
        if named:
            for role in _roles(parts):
                held &= self.sets.having("event", role, *(actor for actors in named for actor in actors))
        return held

    # articles

    def _articles(self, query: Query) -> int:
        return self._keep("article", query, lambda: self._find_articles(query))

    def _find_articles(self, query: Query) -> int:
        if (split := grouped(query, joins_events)) is not None:
            group, rest = split
            told = self.sets.tied_to("event", self._shown_events(group), "article")
            return reduce(and_, map(self._articles, rest), told)
        if is_textual(query):
            return self._text("article", query)
        match query:
            case All(parts):
                return self._all("article", parts, self._articles)
            case Field("actor", value):
                return self.sets.having("article", ACTOR, *self.names.actors(value))
            case Field("article", value):
                return self._named("article", value)
            case Field("kind", value) if is_actor_kind(value):
                return self.sets.tying("article", "actor", self._of_kind(value))
            case Field(name, value):
                return self.sets.having("article", name, *self.names.terms(name, value))
            case Period():
                return self._during("article", query)
            case Undated():
                return self.sets.every("article") & ~self.sets.known("article", "day low")
        return self._compound("article", query, self._articles)

    # actors

    def _actors(self, query: Query) -> int:
        return self._keep("actor", query, lambda: self._find_actors(query))

    def _find_actors(self, query: Query) -> int:
        if (split := grouped(query, joins_events_for_actors)) is not None:
            group, rest = split
            return reduce(and_, map(self._actors, rest), self._acting(group))
        match query:
            case Word() | Phrase():
                return bits_of(self.names.with_words(expression(query))) | self._acting(query)
            case All(parts):
                return reduce(and_, map(self._actors, parts))
            case Field("actor", value):
                return bits_of(self.names.actors(value)) | self._acting(query)
            case Field("kind", value) if is_actor_kind(value):
                return self._of_kind(value)
            case Field() | Period() | Undated():
                return self.sets.tied_to("article", self._articles(query), "actor")
        return self._compound("actor", query, self._actors)

    def _acting(self, query: Query) -> int:
        """The actors of events, and if the query names roles but no actor, those that have these roles."""
        events, parts = self._shown_events(query), parts_of(query)
        if any(isinstance(part, Field) and part.name == "actor" for part in parts) or not (roles := _roles(parts)):
            return self.sets.tied_to("event", events, "actor")
        return self.sets.in_role(events, sum(1 << ROLES.index(role) for role in set(roles)))

    # quotes, figures and relations

    def _facts(self, query: Query, kind: Kind) -> int:
        return self._keep(kind, query, lambda: self._find_facts(query, kind))

    def _find_facts(self, query: Query, kind: Kind) -> int:
        each = partial(self._facts, kind=kind)
        joins = joins_events_for_figures if kind == "figures" else joins_events
        if (split := grouped(query, joins)) is not None:
            group, rest = split
            return reduce(and_, map(each, rest), self.sets.tying("fact", "event", self._shown_events(group)))
        if is_textual(query):
            return self.sets.with_text("fact", expression(query))
        match query:
            case All(parts):
                return self._all("fact", parts, each)
            case Field("actor", value):
                return self.sets.having("fact", ACTOR, *self.names.actors(value))
            case Field("kind", value) if is_actor_kind(value):
                return self.sets.tying("fact", "actor", self._of_kind(value))
            case Field("place" | "country", value):
                return self.sets.having("fact", "place", *self.names.terms("place", value))
            case Period(name="date"):
                return self._during("fact", query)
            case Undated("date"):
                return self.sets.every("fact") & ~self.sets.known("fact", "day low")
            case Field() | Period() | Undated():
                return self.sets.tying("fact", "article", self._articles(query))
        return self._compound("fact", query, each)

    # parts

    def _all(self, kind: str, parts: tuple[Query, ...], each: Callable[[Query], int]) -> int:
        """What some parts all hold of; words among them are searched as one."""
        text, rest = texts_of(parts)
        return reduce(and_, map(each, rest), self._text(kind, text) if text else self.sets.every(kind))

    def _text(self, kind: str, query: Query) -> int:
        """What words and phrases hold of: common words are sets, all else is searched as one."""
        if isinstance(query, Either):
            return reduce(or_, (self._text(kind, part) for part in query.parts))
        every, found, sought = self.sets.every(kind), self.sets.every(kind), []
        for part in parts_of(query):
            word = part.part if isinstance(part, Not) else part
            common = self.sets.with_common_word(kind, word.text, prefix=word.prefix) if isinstance(word, Word) else None
            if isinstance(part, Either):
                found &= self._text(kind, part)
            elif common is None:
                sought.append(part)
            else:
                found &= every ^ common if isinstance(part, Not) else common
        text, excluded = texts_of(sought)
        if text:
            found &= self.sets.with_text(kind, expression(text))
        for part in excluded:
            assert isinstance(part, Not)
            found &= ~self.sets.with_text(kind, expression(part.part))
        return found

    def _compound(self, kind: str, query: Query, each: Callable[[Query], int]) -> int:
        match query:
            case Everything():
                return self.sets.every(kind)
            case Not(part):
                return self.sets.every(kind) & ~each(part)
            case Either(parts):
                return reduce(or_, map(each, parts))
        raise TypeError(query)

    def _named(self, kind: str, value: str) -> int:
        """The record of an id; those whose title has the words, if the value is none."""
        found = self.sets.with_id(kind, value)
        if _IDENTIFIER.fullmatch(value):
            return found
        words = f"title : {term(value.rstrip('*'))}{' *' * value.endswith('*')}"
        return found | self.sets.with_text(kind, words)

    def _of_kind(self, value: str) -> int:
        """The actors of a kind."""
        return self.sets.having("actor", "actor_kind", *self.names.terms("actor_kind", value))

    def _during(self, kind: str, period: Period) -> int:
        first, last = period.first, period.last
        return self.sets.between(
            kind, "day", first.first.toordinal() if first else None, last.last.toordinal() if last else None
        )


def _roles(parts: tuple[Query, ...]) -> list[str]:
    return [part.value for part in parts if isinstance(part, Field) and part.name == "role" and part.value in ROLES]
