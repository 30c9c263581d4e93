"""The meaning of queries, evaluated record by record in plain Python: slow, obvious, and without SQL."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, cast

from tui.lens.language import All, Either, Everything, Field, Not, Number, Period, Phrase, Query, Undated, Word
from tui.model import ACTOR_KINDS, Actor, Article, Body, Event, Figure, PartialDate, Quote, Relation, Toll, When

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.lens.memory import Memory

Fact = Quote | Figure | Relation
EVENT_FIELDS = {"type", "subtype", "place", "country", "role", "weapon", "status", "differ", "event"}
FIXED = {"type", "subtype", "role", "status", "differ"}
KINDS_OF_ACTORS = {kind.replace("_", " ") for kind in ACTOR_KINDS}


def folded(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", bare).strip()


def stems(text: str) -> list[str]:
    """The stems of a text; enough of a stemmer for the words that the tests use."""
    return [word.removesuffix("s") if len(word) > 3 else word for word in folded(text).split()]


def says(text: str, query: Query) -> bool:
    """Whether a text has a word or phrase."""
    assert isinstance(query, Word | Phrase)
    have = stems(text)
    want = stems(query.text)
    prefix = isinstance(query, Word) and query.prefix
    for at in range(len(have) - len(want) + 1):
        here = have[at : at + len(want)]
        if here == want or (prefix and here[:-1] == want[:-1] and here[-1].startswith(want[-1])):
            return True
    return False


def bounds(when: When | None) -> tuple[int, int] | None:
    if when is None or not (when.start or when.end):
        return None
    start, end = when.start or when.end, when.end or when.start
    assert start
    assert end
    first, last = PartialDate.parse(start), PartialDate.parse(end)
    return first.first.toordinal(), max(first.last, last.last).toordinal()


def during(when: When | None, period: Period) -> bool:
    days = bounds(when)
    if days is None:
        return False
    low = period.first.first.toordinal() if period.first else 0
    high = period.last.last.toordinal() if period.last else 10**9
    return days[0] <= high and days[1] >= low


def within(toll: Toll, number: Number) -> bool:
    low, high = toll.max if toll.min is None else toll.min, toll.min if toll.max is None else toll.max
    if low is None or high is None:
        return False
    return (number.low is None or high >= number.low) and (number.high is None or low <= number.high)


class Reference:
    """Selects by reading every record."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def select(self, query: Query, kind: str) -> set[str]:
        self.aside = any(
            isinstance(leaf, Field) and (leaf.name == "status" or (leaf.name == "event" and leaf.value[:2] == "ev"))
            for leaf in query.leaves()
        )
        records = self.memory.tables[kind].values()
        holds: Callable[[Query, object], bool] = {
            "articles": self.article,
            "events": self.event,
            "actors": self.actor,
        }.get(kind, self.fact)  # type: ignore[assignment]
        return {
            record.id
            for record in records
            if holds(query, record) and (kind != "events" or self.aside or cast(Event, record).timeline)
        }

    # what records are made of

    @cached_property
    def articles(self) -> dict[str, Article]:
        return cast("dict[str, Article]", self.memory.tables["articles"])

    @cached_property
    def bodies(self) -> dict[str, Body]:
        return cast("dict[str, Body]", self.memory.tables["texts"])

    @cached_property
    def actors(self) -> dict[str, Actor]:
        return cast("dict[str, Actor]", self.memory.tables["actors"])

    @property
    def events(self) -> list[Event]:
        return [event for event in self._events if self.aside or event.timeline]

    @cached_property
    def _events(self) -> list[Event]:
        return cast("list[Event]", list(self.memory.tables["events"].values()))

    def mentioned(self, article: str, start: int, end: int) -> set[str]:
        body = self.bodies.get(article)
        return {one.actor for one in body.mentions if start <= one.start < end} if body else set()

    def roles(self, event: Event) -> dict[str, set[str]]:
        """The actors of an event with their roles; those only named in its evidence have none."""
        roles: dict[str, set[str]] = {}
        for participant in event.participants:
            if participant.actor in self.actors:
                roles.setdefault(participant.actor, set()).add(participant.role)
        for report in event.reports:
            for actor in self.mentioned(report.article, report.start, report.end):
                roles.setdefault(actor, set())
        return roles

    def told(self, event: Event) -> list[Article]:
        return [self.articles[report.article] for report in event.reports if report.article in self.articles]

    def named(self, value: str) -> set[str]:
        """The actors that a value names."""
        if value in self.actors:
            return {value}
        names = [(actor.id, name) for actor in self.actors.values() for name in (actor.name, *dict(actor.aliases))]
        if not value.endswith("*"):
            exact = {identity for identity, name in names if folded(name) == folded(value)}
            if exact:
                return exact
        *whole, last = stems(value)
        found = set()
        for identity, name in names:
            have = stems(name)
            ends = any(word.startswith(last) for word in have) if value.endswith("*") else last in have
            if ends and set(whole) <= set(have):
                found.add(identity)
        return found

    def values(self, field: str) -> set[str]:
        """Every value that a field has in the dossier."""
        if field in ("source", "kind"):
            return {value for article in self.articles.values() for value in self.of_article(field, article)}
        found = {value for event in self._events for value in self.of_event(field, event)}
        if field == "place":
            found |= {folded(figure.place) for figure in self.figures if figure.place}
        return found

    @property
    def figures(self) -> list[Figure]:
        return cast("list[Figure]", list(self.memory.tables["figures"].values()))

    def is_term(self, field: str, value: str, have: set[str]) -> bool:
        key, prefix = folded(value), value.endswith("*")
        if field in FIXED or (not prefix and field not in ("place", "weapon") and key in self.values(field)):
            return key in have
        return any(f" {key}" in f" {one}" if prefix else f" {key} " in f" {one} " for one in have)

    def of_event(self, field: str, event: Event) -> set[str]:
        place = event.place
        found: dict[str, list[str | None]] = {
            "type": [event.type],
            "subtype": [event.subtype],
            "status": [event.status],
            "place": [place.name, *place.within, place.country],
            "country": [place.country],
            "role": [one.role for one in event.participants],
            "weapon": list(event.weapons),
            "differ": list(event.disputed),
        }
        return {folded(value) for value in found[field] if value}

    def of_article(self, field: str, article: Article) -> set[str]:
        found = article.kinds if field == "kind" else (article.outlet, article.agency, article.byline)
        return {folded(value) for value in found if value}

    # what holds of records

    def event(self, query: Query, event: Event) -> bool:
        match query:
            case Word() | Phrase():
                return says(event.title, query) or any(says(one.quote, query) for one in event.reports)
            case All(parts):
                named = [self.named(one.value) for one in parts if isinstance(one, Field) and one.name == "actor"]
                for part in parts:
                    if isinstance(part, Field) and part.name == "role" and named:
                        held = {actor for actor, roles in self.roles(event).items() if part.value in roles}
                        if not held & set().union(*named):
                            return False
                return all(self.event(part, event) for part in parts)
            case Field("actor", value):
                return bool(self.named(value) & self.roles(event).keys())
            case Field("event", value):
                prefix = value.endswith("*")
                return event.id == value or says_in_order(event.title, value.rstrip("*"), prefix=prefix)
            case Field("kind", value) if folded(value) in KINDS_OF_ACTORS:
                return any(folded(self.actors[actor].kind) == folded(value) for actor in self.roles(event))
            case Field(name, value) if name in EVENT_FIELDS:
                return self.is_term(name, value, self.of_event(name, event))
            case Field() | Period(name="published") | Undated("published"):
                return any(self.article(query, article) for article in self.told(event))
            case Number(name):
                return within(event.killed if name == "killed" else event.injured, query)
            case Period():
                return during(event.when, query)
            case Undated():
                return bounds(event.when) is None
        return self.compound(query, event, self.event)

    def article(self, query: Query, article: Article) -> bool:
        def tied(part: Query) -> bool:
            return any(self.event(part, event) for event in self.events if article in self.told(event))

        grouped = group(query, of_events_and_actors, tied, lambda part: self.article(part, article))
        if grouped is not None:
            return grouped
        match query:
            case Word() | Phrase():
                return says(article.title, query) or says(self.bodies[article.id].text, query)
            case Field("actor", value):
                return bool(self.named(value) & {one.actor for one in self.bodies[article.id].mentions})
            case Field("article", value):
                prefix = value.endswith("*")
                return article.id == value or says_in_order(article.title, value.rstrip("*"), prefix=prefix)
            case Field("kind", value) if folded(value) in KINDS_OF_ACTORS:
                mentioned = {one.actor for one in self.bodies[article.id].mentions}
                return any(folded(self.actors[actor].kind) == folded(value) for actor in mentioned)
            case Field(name, value):
                return self.is_term(name, value, self.of_article(name, article))
            case Period():
                return during(article.published, query)
            case Undated():
                return bounds(article.published) is None
        return self.compound(query, article, self.article)

    def actor(self, query: Query, actor: Actor) -> bool:
        def tied(part: Query) -> bool:
            parts = part.parts if isinstance(part, All) else (part,)
            fields = [one for one in parts if isinstance(one, Field)]
            wanted = {one.value for one in fields if one.name == "role"}
            if any(one.name == "actor" for one in fields):
                wanted = set()
            return any(
                self.event(part, event)
                for event in self.events
                if actor.id in self.roles(event) and wanted <= self.roles(event)[actor.id]
            )

        grouped = group(query, of_events_and_text, tied, lambda part: self.actor(part, actor))
        if grouped is not None:
            return grouped
        match query:
            case Word() | Phrase():
                return any(says(name, query) for name in (actor.name, *dict(actor.aliases))) or tied(query)
            case Field("actor", value):
                return actor.id in self.named(value) or tied(query)
            case Field("kind", value) if folded(value) in KINDS_OF_ACTORS:
                return folded(actor.kind) == folded(value)
            case Field() | Period() | Undated():
                return any(
                    self.article(query, self.articles[body.id])
                    for body in self.bodies.values()
                    if any(one.actor == actor.id for one in body.mentions)
                )
        return self.compound(query, actor, self.actor)

    def fact(self, query: Query, fact: Fact) -> bool:
        def tied(part: Query) -> bool:
            return any(
                self.event(part, event)
                for event in self.events
                if any(
                    report.article == fact.article and report.start < fact.end and report.end > fact.start
                    for report in event.reports
                )
            )

        def joins(part: Query) -> bool:
            own = isinstance(fact, Figure) and any(
                isinstance(leaf, Period | Undated) or (isinstance(leaf, Field) and leaf.name in ("place", "country"))
                for leaf in part.leaves()
            )
            return of_events_and_actors(part) and not own

        grouped = group(query, joins, tied, lambda part: self.fact(part, fact))
        if grouped is not None:
            return grouped
        match query:
            case Word() | Phrase():
                return any(says(words, query) for words in self.words(fact))
            case Field("actor", value):
                return bool(self.named(value) & self.actors_of(fact))
            case Field("kind", value) if folded(value) in KINDS_OF_ACTORS:
                return any(folded(self.actors[actor].kind) == folded(value) for actor in self.actors_of(fact))
            case Field("place" | "country", value):
                assert isinstance(fact, Figure)
                return bool(fact.place) and self.is_term("place", value, {folded(fact.place or "")})
            case Period(name="date"):
                assert isinstance(fact, Figure)
                return during(fact.period, query)
            case Undated("date"):
                assert isinstance(fact, Figure)
                return bounds(fact.period) is None
            case Field() | Period() | Undated():
                return self.article(query, self.articles[fact.article])
        return self.compound(query, fact, self.fact)

    def words(self, fact: Fact) -> list[str]:
        match fact:
            case Quote():
                return [fact.speaker_text, fact.text]
            case Figure():
                return [fact.metric, fact.place or "", *(part for part, _ in fact.breakdown)]
        names = (self.actors[actor].name for actor in {fact.subject, fact.object} if actor in self.actors)
        return [fact.predicate.replace("_", " "), fact.detail, *names]

    def actors_of(self, fact: Fact) -> set[str]:
        match fact:
            case Quote():
                found = {fact.speaker}
            case Figure():
                found = {fact.source, *self.mentioned(fact.article, fact.start, fact.end)}
            case Relation():
                found = {fact.subject, fact.object}
        return {actor for actor in found if actor in self.actors}

    def compound(self, query: Query, record: object, each: Callable[..., bool]) -> bool:
        match query:
            case Everything():
                return True
            case Not(part):
                return not each(part, record)
            case Either(parts):
                return any(each(part, record) for part in parts)
            case All(parts):
                return all(each(part, record) for part in parts)
        raise TypeError(query)


def says_in_order(text: str, value: str, *, prefix: bool) -> bool:
    return says(text, Word(value, prefix))


def group(
    query: Query, joins: Callable[[Query], bool], tied: Callable[[Query], bool], each: Callable[[Query], bool]
) -> bool | None:
    """What holds if a part of the query is to hold of one event; None if no part is."""
    if joins(query) and about_events(query):
        return tied(query)
    if not isinstance(query, All):
        return None
    together = tuple(part for part in query.parts if joins(part))
    if not any(map(about_events, together)):
        return None
    rest = [part for part in query.parts if not joins(part)]
    return tied(All(together) if len(together) > 1 else together[0]) and all(map(each, rest))


def about_events(query: Query) -> bool:
    return any(
        isinstance(leaf, Number)
        or (isinstance(leaf, Field) and leaf.name in EVENT_FIELDS)
        or (isinstance(leaf, Period | Undated) and leaf.name == "date")
        for leaf in query.leaves()
    )


def of_events_and_actors(query: Query) -> bool:
    return all(
        about_events(leaf)
        or (
            isinstance(leaf, Field)
            and (leaf.name == "actor" or (leaf.name == "kind" and folded(leaf.value) in KINDS_OF_ACTORS))
        )
        for leaf in query.leaves()
    )


def of_events_and_text(query: Query) -> bool:
    return all(
        about_events(leaf) or isinstance(leaf, Word | Phrase) or (isinstance(leaf, Field) and leaf.name == "actor")
        for leaf in query.leaves()
    )
