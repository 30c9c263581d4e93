"""The cache that follows a change against the cache made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings

from tests.lens.dossiers import WORDS, memories, queries
from tests.lens.memory import TABLES, Memory, known
from tui.lens import Lens, Query
from tui.lens.compile import KINDS
from tui.lens.language import Everything, Word
from tui.lens.selection import ORDERS
from tui.store import cache

if TYPE_CHECKING:
    import sqlite3

slow = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
LINKS = (
    ("article_term", "article"),
    ("event_term", "event"),
    ("actor_term", "actor"),
    ("fact_term", "fact"),
)


def changes(before: Memory, after: Memory) -> dict[str, tuple[list[str], list[str]]]:
    """What was put and removed between two dossiers, by table."""
    found = {}
    for table in TABLES:
        old, new = before.tables[table], after.tables[table]
        put = [identity for identity, record in new.items() if old.get(identity) != record]
        removed = [identity for identity in old if identity not in new]
        if put or removed:
            found[table] = (put, removed)
    return found


def content(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Everything that a cache says, by ids instead of rows."""

    def rows(statement: str) -> list[tuple[object, ...]]:
        return sorted(connection.execute(statement).fetchall(), key=repr)

    found = {
        "article": rows("SELECT id, first, last, title FROM article"),
        "event": rows(
            "SELECT id, row < 0, first, last, killed_low, killed_high, injured_low, injured_high, sources FROM event"
        ),
        "actor": rows("SELECT id, name, mentions, articles FROM actor"),
        "fact": rows("SELECT fact.id, kind, article.id, start, end, fact.first, fact.last FROM fact"
                     " JOIN article ON article.row = article"),
        "term": rows("SELECT field, key, count FROM term WHERE count > 0"),
        "names": rows("SELECT actor.id, key, label, count FROM actor_name JOIN actor ON actor.row = actor"),
        "article_actor": rows("SELECT actor.id, article.id, article_actor.mentions FROM article_actor"
                              " JOIN actor ON actor.row = actor JOIN article ON article.row = article"),
        "event_actor": rows("SELECT actor.id, event.id, roles FROM event_actor"
                            " JOIN actor ON actor.row = actor JOIN event ON event.row = event"),
        "fact_actor": rows("SELECT actor.id, fact.id FROM fact_actor"
                           " JOIN actor ON actor.row = actor JOIN fact ON fact.row = fact"),
        "fact_event": rows("SELECT event.id, fact.id FROM fact_event"
                           " JOIN event ON event.row = event JOIN fact ON fact.row = fact"),
        "report": rows("SELECT event.id, article.id, start, end FROM report"
                       " JOIN event ON event.row = event JOIN article ON article.row = article"),
    }  # fmt: skip
    for link, table in LINKS:
        found[link] = rows(
            f"SELECT field, key, {table}.id FROM {link} JOIN term ON term.row = term"
            f" JOIN {table} ON {table}.row = {table}"
        )
        (loose,) = connection.execute(
            f"SELECT count(*) FROM {link} WHERE {table} NOT IN (SELECT row FROM {table})"
        ).fetchone()
        assert loose == 0
    for table in ("article_actor", "event_actor", "fact_actor"):
        (loose,) = connection.execute(
            f"SELECT count(*) FROM {table} WHERE actor NOT IN (SELECT row FROM actor)"
        ).fetchone()
        assert loose == 0
    return found


def orders(memory: Memory, query: Query) -> dict[str, list[str]]:
    lens = Lens(memory)
    return {f"{kind} {sort}": list(lens.select(query, kind, sort=sort)) for kind in KINDS for sort in ORDERS[kind]}


@slow
@given(memories(), memories(), memories(), queries)
def test_following_changes_gives_what_making_it_anew_gives(
    first: Memory, second: Memory, third: Memory, query: Query
) -> None:
    following = first.connection
    for before, after in ((first, second), (second, third)):
        cache.update(following, after, changes(before, after))
    assert content(following) == content(third.connection)
    anew = {str(one): orders(third, one) for one in (query, Everything(), *map(Word, WORDS))}
    facets = Lens(third).facets(query)
    third.connection = following
    assert Lens(third).facets(query) == facets
    assert {str(one): orders(third, one) for one in (query, Everything(), *map(Word, WORDS))} == anew


def test_what_is_gone_is_not_found_again() -> None:
    before, after = known(), known()
    for table in ("articles", "texts"):
        del after.tables[table]["ar-0000000001"]
    del after.tables["events"]["ev-0000000001"]
    del after.tables["actors"]["ac-0000000003"]
    cache.update(before.connection, after, changes(before, after))
    after.connection = before.connection
    lens = Lens(after)
    for kind in KINDS:
        assert not list(lens.select(Word("quetta"), kind))
    assert lens.resolve_actor("Lin Jian") == ()
    assert lens.passages(Word("quetta")) == ()
    assert list(lens.select(Everything(), "relations")) == []


def test_changing_one_article_touches_no_other() -> None:
    before, after = known(), known()
    connection = before.connection
    others = "SELECT row, id FROM article WHERE id <> 'ar-0000000002' ORDER BY row"
    kept = connection.execute(others).fetchall()
    cache.update(connection, after, {"texts": (["ar-0000000002"], [])})
    assert connection.execute(others).fetchall() == kept
    assert content(connection) == content(after.connection)


def test_many_changes_do_not_let_it_grow_without_end() -> None:
    memory = known()
    for _ in range(700):
        cache.update(memory.connection, memory, {"texts": (list(memory.tables["texts"]), [])})
    (written,) = memory.connection.execute("SELECT count(*) FROM article_text_docsize").fetchone()
    assert written < 1000
    assert content(memory.connection) == content(known().connection)


def test_rebuilding_leaves_what_is_not_its_own() -> None:
    memory = known()
    memory.connection.execute("CREATE TABLE stands_for (stamp)")
    memory.connection.execute("INSERT INTO stands_for VALUES ('x')")
    cache.rebuild(memory.connection, memory)
    assert memory.connection.execute("SELECT * FROM stands_for").fetchall() == [("x",)]
    assert content(memory.connection) == content(known().connection)


def test_a_failed_rebuild_leaves_the_old_one() -> None:
    memory = known()
    before = content(memory.connection)
    memory.tables["texts"]["ar-0000000001"] = memory.tables["articles"]["ar-0000000001"]
    try:
        cache.rebuild(memory.connection, memory)
    except AssertionError:
        assert content(memory.connection) == before
    else:
        raise AssertionError("it took an article for a text")
