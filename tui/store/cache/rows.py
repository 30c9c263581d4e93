"""Records as rows of the cache."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, TypeVar

from tui.model import ROLES, Actor, Article, Body, Event, Figure, Quote, Relation, Toll
from tui.store.cache import terms
from tui.store.cache.bits import packed, unpacked
from tui.store.cache.common_words import CommonWords
from tui.store.cache.folding import fold, one_by_one, storable
from tui.store.cache.links import Ties
from tui.store.cache.numbering import KINDS, Numbering
from tui.store.cache.postings import EVERY, TIMELINE, Postings, read
from tui.store.cache.schema import ASIDE, DAY_BITS, UNDATED_EVENT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

Fact = Quote | Figure | Relation
FACTS: Final = ("quotes", "figures", "relations")
ACTOR: Final = "actor"
"""The field of the postings of actors."""
LASTING: Final = "lasting"
"""The field of the postings of articles and events of a vague date: how many days it has but one."""
ROLE_BITS: Final = {role: 1 << n for n, role in enumerate(ROLES)}
"""The roles of an actor in an event; the postings of actors in a role have the role as their field."""


_KEPT: Final = 50_000
K = TypeVar("K")
V = TypeVar("V")


class _Remembered(dict[K, V]):
    """What can be found again; when it gets too much, all is forgotten."""

    def __setitem__(self, key: K, value: V) -> None:
        if len(self) >= _KEPT:
            self.clear()
        super().__setitem__(key, value)


class Rows:
    """Puts records into the cache and takes them out.

    ``body`` gives an article's body, or None; it is asked for articles that were not put through this object.
    """

    def __init__(self, connection: sqlite3.Connection, body: Callable[[str], Body | None]) -> None:
        self._connection = connection
        self._run = connection.execute
        self._many = connection.executemany
        self._body = body
        self._found: _Remembered[tuple[str, str], int | None] = _Remembered()
        self._terms: _Remembered[tuple[str, str], int | None] = _Remembered()
        self._of_articles: _Remembered[int, list[tuple[str, int]]] = _Remembered()
        self._mentions: _Remembered[str, tuple[array[int], array[int]]] = _Remembered()
        self._numbering = Numbering(connection)
        self._postings = Postings(connection)
        self._ties = Ties(connection)
        self._words = CommonWords(connection, self._postings)
        self._touched: set[int] = set()

    def put_actor(self, actor: Actor) -> None:
        """Insert an actor, or bring its row up to date; its number stays."""
        number = self.number("actor", actor.id)
        name = fold(storable(actor.name))
        known = self._link(terms.of_actor(actor))
        new = (name, actor.mentions, actor.articles, packed(term for _, term in known))
        if number is None:
            number, place = self._numbering.give("actor", name, actor.id)
            self._run("INSERT INTO actor VALUES (?, ?, ?, ?, ?, ?, ?)", (number, actor.id, new[0], place, *new[1:]))
            self._found["actor", actor.id] = number
            self._postings.put(("actor", EVERY, 0), number)
        else:
            place = self._forget_actor(number, actor.id, name)
            changed = "UPDATE actor SET place = ?, name = ?, mentions = ?, articles = ?, terms = ? WHERE number = ?"
            self._run(changed, (place, *new, number))
        for field, term in known:
            self._postings.put(("actor", field, term), number)
        self._postings.put_number("actor", "mentions", actor.mentions, number)
        self._postings.put_number("actor", "articles", actor.articles, number)
        names = dict(actor.aliases)
        for label, count in {actor.name: names.get(actor.name, actor.mentions), **names}.items():
            label = storable(label)
            insert = "INSERT INTO actor_name (actor, key, label, count) VALUES (?, ?, ?, ?)"
            row = self._run(insert, (number, fold(label), label, count)).lastrowid
            self._run("INSERT INTO actor_text (rowid, name) VALUES (?, ?)", (row, label))

    def _forget_actor(self, number: int, identity: str, name: str) -> int | None:
        """Take out what was said of an actor; its place under the name that it has now."""
        was = "SELECT name, place, mentions, articles, terms FROM actor WHERE number = ?"
        called, place, *counts, data = self._run(was, (number,)).fetchone()
        for field, count in zip(("mentions", "articles"), counts, strict=True):
            self._postings.remove_number("actor", field, count, number)
        for term in unpacked(data):
            self._postings.remove(("actor", "actor_kind", term), number)
            self._touched.add(term)
        self._forget_names(number)
        return place if called == name else self._numbering.place("actor", name, identity)

    def put_article(self, article: Article, body: Body) -> None:
        """Insert an article that is not there."""
        first, last = terms.days(article.published)
        key = article_key(article)
        number, place = self._numbering.give("article", key, article.id)
        self._found["article", article.id] = number
        known = self._link(terms.of_article(article))
        title = storable(article.title)
        self._run(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, article.id, key, place, first, fold(title), packed(term for _, term in known)),
        )
        self._run(
            "INSERT INTO article_text (rowid, title, body) VALUES (?, ?, ?)", (number, title, storable(body.text))
        )
        self._words.put("article", number, title, storable(body.text))
        actors = list(dict.fromkeys(self._keep_mentions(body)[1]))
        for field, value in ((EVERY, 0), *known, *((ACTOR, actor) for actor in actors)):
            self._postings.put(("article", field, value), number)
        self._put_days("article", number, first, last)
        self._ties.put("article actor", number, actors)

    def put_event(self, event: Event) -> None:
        """Insert an event that is not there, behind the articles and actors that it names."""
        first, last = terms.days(event.when)
        key = event_key(event)
        number, place = self._numbering.give("event", key, event.id)
        self._found["event", event.id] = number
        known = self._link(terms.of_event(event))
        self._run(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
            (number, event.id, key, place, first, packed(term for _, term in known)),
        )
        evidence = one_by_one(dict.fromkeys(report.quote for report in event.reports))
        self._run(
            "INSERT INTO event_text (rowid, title, evidence) VALUES (?, ?, ?)",
            (number, storable(event.title), evidence),
        )
        self._words.put("event", number, storable(event.title), evidence)
        articles, roles = self._put_reports(number, event)
        values = [(EVERY, 0), *known, *((ACTOR, actor) for actor in roles)]
        values += dict.fromkeys(value for article in articles for value in self._terms_of(article))
        values += ((role, actor) for actor, bits in roles.items() for role, bit in ROLE_BITS.items() if bits & bit)
        values += [(TIMELINE, 0)] if key >= 0 else []
        for field, value in values:
            self._postings.put(("event", field, value), number)
        for name, toll in (("killed", event.killed), ("injured", event.injured)):
            self._put_bounds("event", name, number, *_bounds(toll))
        self._put_days("event", number, first, last)
        self._postings.put_number("event", "sources", event.sources, number)
        self._ties.put("event article", number, articles)
        self._ties.put("event actor", number, list(roles))
        self._ties.put("event role", number, list(roles.values()))
        for name in ("place", "country"):
            self._ties.put(f"event {name}", number, [term for field, term in known if field == name])

    def _put_reports(self, number: int, event: Event) -> tuple[list[int], dict[int, int]]:
        """Write where an event is told; the articles that tell it, and its actors with their roles as bits."""
        roles: dict[int, int] = {}
        for participant in event.participants:
            actor = self.number("actor", participant.actor) if participant.actor else None
            if actor is not None:
                roles[actor] = roles.get(actor, 0) | ROLE_BITS[participant.role]
        articles: dict[int, None] = {}
        for report in event.reports:
            article = self.number("article", report.article)
            if article is not None:
                told = (number, article, report.start, report.end)
                self._run("INSERT OR IGNORE INTO report VALUES (?, ?, ?, ?)", told)
                articles[article] = None
                for actor in self._mentioned(report.article, report.start, report.end):
                    roles.setdefault(actor, 0)
        return list(articles), roles

    def _put_days(self, kind: str, number: int, first: int | None, last: int | None) -> None:
        """A record has a date, between two days."""
        self._put_bounds(kind, "day", number, first, last)
        if first is not None and last is not None and last > first:
            self._postings.put((kind, LASTING, last - first), number)

    def _put_bounds(self, kind: str, field: str, number: int, low: int | None, high: int | None) -> None:
        self._postings.put_number(kind, f"{field} low", low, number)
        self._postings.put_number(kind, f"{field} high", high, number)

    def put_fact(self, table: str, fact: Fact) -> None:
        """Insert a quote, figure or relation that is not there, behind everything else."""
        article = self.number("article", fact.article)
        if article is None:
            return
        (key,) = self._run("SELECT -key FROM article WHERE number = ?", (article,)).fetchone()
        number, place = self._numbering.give("fact", key, fact.start, fact.id)
        self._run(
            "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)", (number, fact.id, table, key, fact.start, place, article)
        )
        match fact:
            case Quote():
                actors, words = [fact.speaker], [fact.speaker_text, fact.text]
            case Figure():
                actors, words = [fact.source], [fact.metric, fact.place or "", *(part for part, _ in fact.breakdown)]
                for field, term in self._link(terms.of_figure(fact)):
                    self._postings.put(("fact", field, term), number)
                self._put_bounds("fact", "day", number, *terms.days(fact.period))
            case Relation():
                actors, words = [fact.subject, fact.object], [fact.predicate.replace("_", " "), fact.detail]
        known = {found for actor in actors if actor and (found := self.number("actor", actor)) is not None}
        if isinstance(fact, Figure):
            known.update(self._mentioned(fact.article, fact.start, fact.end))
        if isinstance(fact, Relation):
            marks = ", ".join("?" * len(known))
            words += [name for (name,) in self._run(f"SELECT name FROM actor WHERE number IN ({marks})", tuple(known))]  # noqa: S608
        self._run("INSERT INTO fact_text (rowid, words) VALUES (?, ?)", (number, one_by_one(words)))
        for field, value in ((EVERY, 0), (table, 0), *((ACTOR, actor) for actor in known)):
            self._postings.put(("fact", field, value), number)
        overlapping = "SELECT DISTINCT event FROM report WHERE article = ? AND start < ? AND end > ?"
        events = [event for (event,) in self._run(overlapping, (article, fact.end, fact.start))]
        self._many("INSERT INTO fact_event VALUES (?, ?)", ((event, number) for event in events))
        self._ties.put("fact article", number, [article])
        self._ties.put("fact actor", number, list(known))
        self._ties.put("fact event", number, events)

    def remove(self, table: str, identity: str) -> None:
        """Take a record out with all its links; nothing happens if it is not there."""
        number = self.number(table, identity)
        if number is None:
            return
        if table != "fact":
            (data,) = self._run(f"SELECT terms FROM {table} WHERE number = ?", (number,)).fetchone()  # noqa: S608
            self._touched.update(unpacked(data))
        for link in _LINKS[table]:
            self._run(f"DELETE FROM {link} WHERE {table} = ?", (number,))  # noqa: S608
        if table == "actor":
            self._forget_names(number)
        self._run(f"DELETE FROM {table} WHERE number = ?", (number,))  # noqa: S608
        for field in (EVERY, TIMELINE) if table == "event" else (EVERY,):
            self._postings.remove((table, field, 0), number)
        self._found[table, identity] = None

    def number(self, table: str, identity: str) -> int | None:
        """The number of a record, or None if it has none."""
        key = (table, identity)
        if key not in self._found:
            found = self._run(f"SELECT number FROM {table} WHERE id = ?", (storable(identity),)).fetchone()  # noqa: S608
            self._found[key] = found and found[0]
        return self._found[key]

    def finish(self) -> None:
        """Write postings and links, make counts right, and drop the terms that no record has any more."""
        if self._numbering.finish():
            self._words.find()
        self._postings.finish()
        self._ties.finish()
        every = {kind: read(self._connection, (kind, EVERY, 0)) for kind in KINDS}
        timeline = read(self._connection, ("event", TIMELINE, 0))
        for term in self._touched:
            (field,) = self._run("SELECT field FROM term WHERE row = ?", (term,)).fetchone()
            kind = _KIND_OF_TERMS.get(field, "event")
            having = read(self._connection, (kind, field, term)) & every[kind]
            elsewhere = read(self._connection, ("fact", field, term)) & every["fact"]
            count = (having & timeline if kind == "event" else having).bit_count()
            if having or elsewhere:
                self._run("UPDATE term SET count = ? WHERE row = ?", (count, term))
            else:
                self._run("DELETE FROM term WHERE row = ?", (term,))
        self._touched.clear()

    def _link(self, values: Iterable[terms.Term]) -> list[tuple[str, int]]:
        """The terms of a record, whose counts change with it."""
        found = {(field, term): None for field, label in values if (term := self._term(field, label)) is not None}
        self._touched.update(term for _, term in found)
        return list(found)

    def _term(self, field: str, label: str) -> int | None:
        """The row of a term, made if there is none; None if there is no letter or digit in it."""
        if (field, label) not in self._terms:
            key = fold(label)
            found = self._run("SELECT row FROM term WHERE field = ? AND key = ?", (field, key)).fetchone()
            insert = "INSERT INTO term (field, key, label) VALUES (?, ?, ?)"
            self._terms[field, label] = (
                found[0] if found else self._run(insert, (field, key, storable(label))).lastrowid if key else None
            )
        return self._terms[field, label]

    def _terms_of(self, article: int) -> list[tuple[str, int]]:
        """The terms of an article, with their fields."""
        if article not in self._of_articles:
            (data,) = self._run("SELECT terms FROM article WHERE number = ?", (article,)).fetchone()
            field = "SELECT field FROM term WHERE row = ?"
            self._of_articles[article] = [(self._run(field, (term,)).fetchone()[0], term) for term in unpacked(data)]
        return self._of_articles[article]

    def _forget_names(self, actor: int) -> None:
        for row, label in self._run("SELECT row, label FROM actor_name WHERE actor = ?", (actor,)).fetchall():
            self._run("INSERT INTO actor_text (actor_text, rowid, name) VALUES ('delete', ?, ?)", (row, label))
        self._run("DELETE FROM actor_name WHERE actor = ?", (actor,))

    def _keep_mentions(self, body: Body) -> tuple[array[int], array[int]]:
        starts, actors = array("q"), array("q")
        for mention in body.mentions:
            number = self.number("actor", mention.actor)
            if number is not None:
                starts.append(mention.start)
                actors.append(number)
        self._mentions[body.id] = (starts, actors)
        return starts, actors

    def _mentioned(self, article: str, start: int, end: int) -> set[int]:
        """The actors named in a stretch of an article."""
        if article not in self._mentions:
            self._keep_mentions(self._body(article) or Body(article, ""))
        starts, actors = self._mentions[article]
        return set(actors[bisect_left(starts, start) : bisect_left(starts, end)])


_LINKS: Final = {"article": ("report",), "event": ("fact_event", "report"), "actor": (), "fact": ("fact_event",)}
"""The tables that tie each kind of record to others and are asked when records change."""
_KIND_OF_TERMS: Final = {"source": "article", "kind": "article", "actor_kind": "actor"}
"""The kind of record of whose terms there are counts; others are of events."""


def article_key(article: Article) -> int:
    """Where an article stands in time: its day, and within that a number of its own."""
    return ((terms.days(article.published)[0] or 0) << DAY_BITS) + _within_day(article.id)


def event_key(event: Event) -> int:
    """Where an event stands in time, the undated behind all others."""
    first, _ = terms.days(event.when)
    day = UNDATED_EVENT if first is None else first
    return (day << DAY_BITS) + _within_day(event.id) + (0 if event.timeline else ASIDE)


def _within_day(identity: str) -> int:
    """The place of a record within its day: from its id, so that it does not depend on what else there is."""
    return int.from_bytes(hashlib.blake2b(identity.encode("utf-8", "replace"), digest_size=4).digest()) >> 32 - DAY_BITS


def _bounds(toll: Toll) -> tuple[int | None, int | None]:
    """The numbers a toll names: a bound alone counts as the number itself."""
    low = toll.max if toll.min is None else toll.min
    high = toll.min if toll.max is None else toll.max
    return low, high
