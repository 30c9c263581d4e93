"""Making the cache from records, and bringing it up to date with a change."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol, TypeVar, cast

from tui.errors import UnknownRecord
from tui.model import Actor, Article, Body, Event
from tui.store.cache.folding import fold, storable
from tui.store.cache.postings import EVERY, listed, read
from tui.store.cache.rows import ACTOR, FACTS, Fact, Rows, article_key, event_key
from tui.store.cache.schema import INDEXES, TABLES, TEXTS
from tui.store.cache.vocabulary import Vocabulary

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tui.store.records import Record

T = TypeVar("T")
Main = TypeVar("Main", Actor, Article, Event)
_BATCH: Final = 500
_MEMORY: Final = 65_536
"""KiB of pages that a rebuild keeps in memory."""
_MOST_REMAINS: Final = 0.3
"""Share of the numbers that may be out of order, or remains of what is gone."""


class Records(Protocol):
    """What the cache is made from: a dossier, or its writer."""

    def get(self, table: str, identity: str) -> Record:
        """One record; raises UnknownRecord."""

    def many(self, table: str, identities: Sequence[str]) -> list[Record]:
        """Records in the order asked for; raises UnknownRecord."""

    def all(self, table: str) -> Iterator[Record]:
        """Every record of a table."""


def rebuild(connection: sqlite3.Connection, dossier: Records) -> None:
    """Make the cache anew, in one transaction; what the database held of an earlier one goes."""
    if not connection.in_transaction:
        connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA cache_size = -{_MEMORY}")
    with _transaction(connection):
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            " ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'"
        ).fetchall():
            if _is_ours(name):
                connection.execute(f'DROP TABLE IF EXISTS "{name}"')
        _run(connection, TABLES)
        rows = Rows(connection, lambda identity: _record(dossier, "texts", identity, Body))
        words = Vocabulary(connection)
        for actor in _in_order(connection, dossier, "actors", Actor, lambda one: fold(storable(one.name))):
            rows.put_actor(actor)
        for article in _in_order(connection, dossier, "articles", Article, article_key):
            body = _body(dossier, article.id)
            rows.put_article(article, body)
            words.add(article, body)
        for event in _in_order(connection, dossier, "events", Event, event_key):
            rows.put_event(event)
        _run(connection, INDEXES)
        for table, fact in _facts_in_order(connection, dossier):
            rows.put_fact(table, fact)
        rows.finish()
        words.finish()
        for table in TEXTS:  # a word in one piece is found with a fraction of the reads
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608


def update(
    connection: sqlite3.Connection,
    dossier: Records,
    changes: Mapping[str, tuple[Iterable[str], Iterable[str]]],
) -> None:
    """Bring the cache up to date with a commit.

    Args:
        connection: to a cache that stands for the commit before.
        dossier: the records as they are now.
        changes: for each table that changed, the ids that were put and those that were removed.
    """
    if _remains(connection) > _MOST_REMAINS:
        rebuild(connection, dossier)
        return
    changed = {table: {*put, *removed} for table, (put, removed) in changes.items()}
    with _transaction(connection):
        rows = Rows(connection, lambda identity: _record(dossier, "texts", identity, Body))
        words = Vocabulary(connection)
        articles, events, facts = _concerned(connection, rows, changed)
        facts["relations"] |= _naming(connection, rows, dossier, changed.get("actors", ()))
        _write_actors(rows, dossier, changed.get("actors", ()))
        _write_articles(rows, words, dossier, sorted(articles))
        for identity in sorted(events):
            rows.remove("event", identity)
            if event := _record(dossier, "events", identity, Event):
                rows.put_event(event)
            for kind, fact in connection.execute(_STATED["told"], (rows.number("event", identity),)):
                facts[kind].add(fact)
        _write_facts(rows, dossier, facts)
        rows.finish()
        words.finish()


def _write_actors(rows: Rows, dossier: Records, actors: Iterable[str]) -> None:
    """Write actors anew; unlike other records they keep their numbers, by which all that names them is found."""
    for identity in actors:
        if actor := _record(dossier, "actors", identity, Actor):
            rows.put_actor(actor)
        else:
            rows.remove("actor", identity)


def _write_articles(rows: Rows, words: Vocabulary, dossier: Records, articles: Iterable[str]) -> None:
    """Write articles anew with their words; one that is gone is only taken out."""
    for identity in articles:
        rows.remove("article", identity)
        if article := _record(dossier, "articles", identity, Article):
            body = _body(dossier, identity)
            rows.put_article(article, body)
            words.add(article, body)


def _write_facts(rows: Rows, dossier: Records, facts: Mapping[str, Iterable[str]]) -> None:
    """Write facts anew; one that is gone is only taken out."""
    for table, identities in facts.items():
        for identity in sorted(identities):
            rows.remove("fact", identity)
            if fact := _record(dossier, table, identity, object):
                rows.put_fact(table, cast(Fact, fact))


def _concerned(
    connection: sqlite3.Connection, rows: Rows, changed: Mapping[str, set[str]]
) -> tuple[set[str], set[str], dict[str, set[str]]]:
    """The ids of the articles, the events and, by table, the facts to write anew: the changed and those tied to it."""
    articles = changed.get("articles", set()) | changed.get("texts", set())
    events, facts = {*changed.get("events", ())}, {table: {*changed.get(table, ())} for table in FACTS}
    for identity in articles:
        told = "SELECT id FROM event WHERE number IN (SELECT event FROM report WHERE article = ?)"
        events |= {event for (event,) in connection.execute(told, (rows.number("article", identity),))}
    for table, identities in (("article", articles), ("event", events)):
        for identity in identities:
            for kind, fact in connection.execute(_STATED[table], (rows.number(table, identity),)):
                facts[kind].add(fact)
    return articles, events, facts


_STATED: Final = {
    "article": "SELECT kind, id FROM fact WHERE article = ?",
    "event": "SELECT kind, id FROM fact WHERE number IN (SELECT fact FROM fact_event WHERE event = ?)",
    "told": "SELECT kind, id FROM fact WHERE article IN (SELECT article FROM report WHERE event = ?)",
}
"""The facts stated in an article, in an event's evidence, and anywhere in the articles that tell of it."""


def _naming(connection: sqlite3.Connection, rows: Rows, dossier: Records, actors: Iterable[str]) -> set[str]:
    """The relations that are found by the name of an actor who is about to lose it."""
    found: set[str] = set()
    for identity in actors:
        number = rows.number("actor", identity)
        if number is None:
            continue
        (name,) = connection.execute("SELECT name FROM actor WHERE number = ?", (number,)).fetchone()
        actor = _record(dossier, "actors", identity, Actor)
        if actor is None or fold(storable(actor.name)) != name:
            tied = listed(connection, ("fact", ACTOR, number))
            relation = "SELECT id FROM fact WHERE number = ? AND kind = 'relations'"
            found |= {fact for one in tied for (fact,) in connection.execute(relation, (one,))}
    return found


def _in_order(
    connection: sqlite3.Connection, dossier: Records, table: str, kind: type[Main], key: Callable[[Main], int | str]
) -> Iterator[Main]:
    """The records of a table in the order of a key and of their ids, sorted on the disk."""
    connection.execute("CREATE TEMP TABLE sorting (key, id BLOB)")
    records = (cast(Main, record) for record in dossier.all(table))
    rows = ((key(record), _bytes(record.id)) for record in records)
    connection.executemany("INSERT INTO temp.sorting VALUES (?, ?)", rows)
    cursor = connection.execute("SELECT id FROM temp.sorting ORDER BY key, id")
    while some := cursor.fetchmany(_BATCH):
        for record in dossier.many(table, [_text(name) for (name,) in some]):
            assert isinstance(record, kind)
            yield record
    connection.execute("DROP TABLE temp.sorting")


def _bytes(identity: str) -> bytes:
    """What sorts as an id does, whatever is in it."""
    return identity.encode("utf-8", "surrogatepass")


def _text(identity: bytes) -> str:
    return identity.decode("utf-8", "surrogatepass")


def _facts_in_order(connection: sqlite3.Connection, dossier: Records) -> Iterator[tuple[str, Fact]]:
    """The facts of the articles in the cache, the newest articles' first, with their tables."""
    connection.execute("CREATE TEMP TABLE sorting (article TEXT, start INTEGER, id BLOB, kind TEXT)")
    for table in FACTS:
        facts = (cast(Fact, record) for record in dossier.all(table))
        rows = ((storable(fact.article), fact.start, _bytes(fact.id), table) for fact in facts)
        connection.executemany("INSERT INTO temp.sorting VALUES (?, ?, ?, ?)", rows)
    cursor = connection.execute(
        "SELECT sorting.id, kind FROM temp.sorting JOIN article ON article.id = sorting.article"
        " ORDER BY -article.key, start, sorting.id, kind"
    )
    while some := cursor.fetchmany(_BATCH):
        for name, table in some:
            yield table, cast(Fact, dossier.get(table, _text(name)))
    connection.execute("DROP TABLE temp.sorting")


def _record(dossier: Records, table: str, identity: str, kind: type[T]) -> T | None:
    try:
        record = dossier.get(table, identity)
    except UnknownRecord:
        return None
    assert isinstance(record, kind)
    return record


def _body(dossier: Records, article: str) -> Body:
    """An article's text, also where a damaged index does not know it; an empty one if it is lost."""
    try:
        (body,) = dossier.many("texts", [article])
    except UnknownRecord:
        return Body(article, "")
    assert isinstance(body, Body)
    return body


def _remains(connection: sqlite3.Connection) -> float:
    """The larger share of a kind's numbers that came after the cache was made, or that no record has any more."""
    shares: list[float] = []
    for kind, following in connection.execute("SELECT kind, next FROM numbering").fetchall():
        (late,) = connection.execute(f"SELECT count(*) FROM {kind} WHERE place IS NOT NULL").fetchone()  # noqa: S608
        living = read(connection, (kind, EVERY, 0)).bit_count()
        shares.append(max(late, following - living) / max(following, 1000))
    return max(shares, default=0.0)


def _is_ours(table: str) -> bool:
    return f"TABLE {table} " in TABLES


def _run(connection: sqlite3.Connection, statements: str) -> None:
    """Run statements without the commit that ``executescript`` begins with."""
    for statement in statements.split(";\n"):
        if statement.strip():
            connection.execute(statement)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction: the caller's, if it has begun one."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
