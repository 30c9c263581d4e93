"""Records as rows of the cache."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Final

from tui.model import ROLES, Actor, Article, Body, Event, Figure, Quote, Relation, Toll
from tui.store.cache import terms
from tui.store.cache.folding import fold, storable
from tui.store.cache.postings import ACTOR, EVERY, TIMELINE, Key, Postings
from tui.store.cache.schema import ASIDE, DAY_BITS, UNDATED_EVENT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

Fact = Quote | Figure | Relation
FACTS: Final = ("quotes", "figures", "relations")
ROLE_BITS: Final = {role: 1 << n for n, role in enumerate(ROLES)}


class Rows:
    """Puts records into the cache and takes them out.

    ``body`` gives an article's body, or None; it is asked for articles that were not put through this object.
    """

    def __init__(self, connection: sqlite3.Connection, body: Callable[[str], Body | None]) -> None:
        self._run = connection.execute
        self._many = connection.executemany
        self._body = body
        self._found: dict[tuple[str, str], int | None] = {}
        self._terms: dict[tuple[str, str], int | None] = {}
        self._mentions: dict[str, tuple[array[int], array[int]]] = {}
        self._postings = Postings(connection)
        (highest,) = self._run("SELECT coalesce(max(number), -1) FROM event").fetchone()
        self._number: int = highest + 1
        self.touched: set[int] = set()
        """Terms whose count is no longer sure."""

    def put_actor(self, actor: Actor) -> None:
        """Insert an actor, or bring its row up to date; the row stays."""
        row = self.row("actor", actor.id)
        values = (fold(actor.name), actor.mentions, actor.articles)
        if row is None:
            row = self._insert(
                "INSERT INTO actor (id, name, mentions, articles) VALUES (?, ?, ?, ?)", actor.id, *values
            )
            self._found["actor", actor.id] = row
        else:
            self._run("UPDATE actor SET name = ?, mentions = ?, articles = ? WHERE row = ?", (*values, row))
            self._forget_names(row)
            self._unlink("actor_term", "actor", row)
        self._link("actor_term", row, terms.of_actor(actor))
        names = dict(actor.aliases)
        for label, count in {actor.name: names.get(actor.name, actor.mentions), **names}.items():
            label = storable(label)
            name = self._insert(
                "INSERT INTO actor_name (actor, key, label, count) VALUES (?, ?, ?, ?)", row, fold(label), label, count
            )
            self._run("INSERT INTO actor_text (rowid, name) VALUES (?, ?)", (name, label))

    def put_article(self, article: Article, body: Body) -> None:
        """Insert an article that is not there."""
        first, last = terms.days(article.published)
        row = self._allocate("article_text", (first or 0) << DAY_BITS, article.id)
        self._found["article", article.id] = row
        title = storable(article.title)
        self._run("INSERT INTO article VALUES (?, ?, ?, ?, ?)", (row, article.id, first, last, fold(title)))
        self._run("INSERT INTO article_text (rowid, title, body) VALUES (?, ?, ?)", (row, title, storable(body.text)))
        self._link("article_term", row, terms.of_article(article))
        counts = Counter(self._keep_mentions(body)[1])
        self._many("INSERT INTO article_actor VALUES (?, ?, ?)", ((actor, row, n) for actor, n in counts.items()))

    def put_event(self, event: Event) -> None:
        """Insert an event that is not there, behind the articles and actors that it names."""
        row = self._allocate("event_text", event_base(event), event.id)
        self._found["event", event.id] = row
        first, last = terms.days(event.when)
        numbers = (*_bounds(event.killed), *_bounds(event.injured), event.sources, self._number)
        self._run("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (row, event.id, first, last, *numbers))
        evidence = "\n".join(dict.fromkeys(report.quote for report in event.reports))
        self._run(
            "INSERT INTO event_text (rowid, title, evidence) VALUES (?, ?, ?)",
            (row, storable(event.title), storable(evidence)),
        )
        keys: list[Key] = [*self._link("event_term", row, terms.of_event(event)), (EVERY, 0)]
        roles: dict[int, int] = {}
        for participant in event.participants:
            actor = participant.actor and self.row("actor", participant.actor)
            if actor:
                roles[actor] = roles.get(actor, 0) | ROLE_BITS[participant.role]
        for report in event.reports:
            article = self.row("article", report.article)
            if article is not None:
                self._run("INSERT OR IGNORE INTO report VALUES (?, ?, ?, ?)", (row, article, report.start, report.end))
                for actor in self._mentioned(report.article, report.start, report.end):
                    roles.setdefault(actor, 0)
        self._many("INSERT INTO event_actor VALUES (?, ?, ?)", ((actor, row, bits) for actor, bits in roles.items()))
        keys += [(TIMELINE, 0)] if row >= 0 else []
        for key in (*keys, *((ACTOR, actor) for actor in roles)):
            self._postings.put(key, self._number)
        self._number += 1

    def put_fact(self, table: str, fact: Fact) -> None:
        """Insert a quote, figure or relation that is not there, behind everything else."""
        article = self.row("article", fact.article)
        if article is None:
            return
        first, last = terms.days(fact.period) if isinstance(fact, Figure) else (None, None)
        (row,) = self._run("SELECT coalesce(max(id), 0) + 1 FROM fact_text_docsize").fetchone()
        self._found["fact", fact.id] = row
        self._run(
            "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (row, fact.id, table, article, fact.start, fact.end, first, last),
        )
        match fact:
            case Quote():
                actors, words = [fact.speaker], [fact.speaker_text, fact.text]
            case Figure():
                actors, words = [fact.source], [fact.metric, fact.place or "", *(part for part, _ in fact.breakdown)]
                self._link("fact_term", row, terms.of_figure(fact))
            case Relation():
                actors, words = [fact.subject, fact.object], [fact.predicate.replace("_", " "), fact.detail]
        known = {found for actor in actors if actor and (found := self.row("actor", actor))}
        if isinstance(fact, Figure):
            known.update(self._mentioned(fact.article, fact.start, fact.end))
        if isinstance(fact, Relation):
            marks = ", ".join("?" * len(known))
            words += [name for (name,) in self._run(f"SELECT name FROM actor WHERE row IN ({marks})", tuple(known))]  # noqa: S608
        self._run("INSERT INTO fact_text (rowid, words) VALUES (?, ?)", (row, storable("\n".join(words))))
        self._many("INSERT INTO fact_actor VALUES (?, ?)", ((actor, row) for actor in known))
        self._run(
            "INSERT INTO fact_event SELECT DISTINCT event, ? FROM report WHERE article = ? AND start < ? AND end > ?",
            (row, article, fact.end, fact.start),
        )
        if isinstance(fact, Quote) and fact.event and (event := self.row("event", fact.event)) is not None:
            self._run("INSERT OR IGNORE INTO fact_event VALUES (?, ?)", (event, row))

    def remove(self, table: str, identity: str) -> None:
        """Take a record out with all its links; nothing happens if it is not there."""
        row = self.row(table, identity)
        if row is None:
            return
        if table == "event":
            (number,) = self._run("SELECT number FROM event WHERE row = ?", (row,)).fetchone()
            for key in self._keys(row):
                self._postings.remove(key, number)
        for link in _LINKS[table]:
            self._unlink(link, table, row)
        if table == "actor":
            self._forget_names(row)
        self._run(f"DELETE FROM {table} WHERE row = ?", (row,))  # noqa: S608
        self._found[table, identity] = None

    def row(self, table: str, identity: str) -> int | None:
        """The row of a record, or None if it has none."""
        key = (table, identity)
        if key not in self._found:
            found = self._run(f"SELECT row FROM {table} WHERE id = ?", (storable(identity),)).fetchone()  # noqa: S608
            self._found[key] = found and found[0]
        return self._found[key]

    def finish(self) -> None:
        """Make postings and counts right, and drop the terms that no record has any more."""
        self._postings.finish()
        self._many(
            "UPDATE term SET count = (SELECT count(*) FROM event_term WHERE term = row AND event >= 0)"
            " + (SELECT count(*) FROM article_term WHERE term = row)"
            " + (SELECT count(*) FROM actor_term WHERE term = row) WHERE row = ?",
            ((term,) for term in self.touched),
        )
        self._many(
            "DELETE FROM term WHERE row = ? AND count = 0"
            " AND NOT EXISTS (SELECT 1 FROM event_term WHERE term = row)"
            " AND NOT EXISTS (SELECT 1 FROM fact_term WHERE term = row)",
            ((term,) for term in self.touched),
        )
        self.touched.clear()

    def _keys(self, event: int) -> list[Key]:
        """The postings in which an event is."""
        keys: list[Key] = [(EVERY, 0)]
        if event >= 0:
            keys.append((TIMELINE, 0))
        fields = "SELECT field, row FROM event_term JOIN term ON term.row = term WHERE event = ?"
        keys += self._run(fields, (event,))
        keys += ((ACTOR, actor) for (actor,) in self._run("SELECT actor FROM event_actor WHERE event = ?", (event,)))
        return keys

    def _insert(self, statement: str, *values: object) -> int:
        row = self._run(statement, values).lastrowid
        assert row is not None
        return row

    def _allocate(self, text: str, base: int, identity: str) -> int:
        """A row for a record of a day that was never used; records of one day come in the order of their numbers."""
        row = base + number_of(identity)
        while self._run(f"SELECT 1 FROM {text}_docsize WHERE id = ?", (row,)).fetchone():  # noqa: S608
            row += 1
        return row

    def _link(self, link: str, row: int, values: Iterable[terms.Term]) -> set[Key]:
        """Tie a row to terms; returns these with their fields."""
        known = {(field, term) for field, label in values if (term := self._term(field, label)) is not None}
        self.touched.update(term for _, term in known)
        self._many(f"INSERT INTO {link} VALUES (?, ?)", [(term, row) for _, term in known])  # noqa: S608
        return known

    def _unlink(self, link: str, table: str, row: int) -> None:
        if link.endswith("_term"):
            self.touched.update(term for (term,) in self._run(f"SELECT term FROM {link} WHERE {table} = ?", (row,)))  # noqa: S608
        self._run(f"DELETE FROM {link} WHERE {table} = ?", (row,))  # noqa: S608

    def _term(self, field: str, label: str) -> int | None:
        """The row of a term, made if there is none; None if there is no letter or digit in it."""
        if (field, label) not in self._terms:
            key = fold(label)
            found = self._run("SELECT row FROM term WHERE field = ? AND key = ?", (field, key)).fetchone()
            self._terms[field, label] = (
                found[0]
                if found
                else self._insert("INSERT INTO term (field, key, label) VALUES (?, ?, ?)", field, key, storable(label))
                if key
                else None
            )
        return self._terms[field, label]

    def _forget_names(self, actor: int) -> None:
        for row, label in self._run("SELECT row, label FROM actor_name WHERE actor = ?", (actor,)).fetchall():
            self._run("INSERT INTO actor_text (actor_text, rowid, name) VALUES ('delete', ?, ?)", (row, label))
        self._run("DELETE FROM actor_name WHERE actor = ?", (actor,))

    def _keep_mentions(self, body: Body) -> tuple[array[int], array[int]]:
        starts, actors = array("q"), array("q")
        for mention in body.mentions:
            row = self.row("actor", mention.actor)
            if row is not None:
                starts.append(mention.start)
                actors.append(row)
        self._mentions[body.id] = (starts, actors)
        return starts, actors

    def _mentioned(self, article: str, start: int, end: int) -> set[int]:
        """The actors named in a stretch of an article."""
        if article not in self._mentions:
            self._keep_mentions(self._body(article) or Body(article, ""))
        starts, actors = self._mentions[article]
        return set(actors[bisect_left(starts, start) : bisect_left(starts, end)])


_LINKS: Final = {
    "article": ("article_term", "article_actor", "report"),
    "event": ("event_term", "event_actor", "fact_event", "report"),
    "actor": ("actor_term", "article_actor", "event_actor", "fact_actor"),
    "fact": ("fact_term", "fact_actor", "fact_event"),
}
"""The tables that tie each kind of row to others."""


def event_base(event: Event) -> int:
    """The least row that an event's day has."""
    first, _ = terms.days(event.when)
    return ((UNDATED_EVENT if first is None else first) << DAY_BITS) + (0 if event.timeline else ASIDE)


def number_of(identity: str) -> int:
    """The number of a record within its day: from its id, so that it does not depend on what else there is."""
    return int.from_bytes(hashlib.blake2b(identity.encode("utf-8", "replace"), digest_size=4).digest()) >> 32 - DAY_BITS


def _bounds(toll: Toll) -> tuple[int | None, int | None]:
    """The numbers a toll names: a bound alone counts as the number itself."""
    low = toll.max if toll.min is None else toll.min
    high = toll.min if toll.max is None else toll.max
    return low, high
