"""The cache that follows a change against the cache made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from tests.lens.dossiers import WORDS, changes, memories, queries
from tests.lens.memory import Memory, known
from tui.lens import Lens, Query
from tui.lens.kinds import KINDS
from tui.lens.language import Everything, Word
from tui.lens.order import InOrder
from tui.lens.selection import ORDERS
from tui.lens.sets import Kept, Sets
from tui.model import ROLES, Actor, Body, Relation
from tui.store import cache
from tui.store.cache import numbers_of
from tui.store.cache.postings import digits
from tui.store.cache.schema import ORDER

if TYPE_CHECKING:
    import sqlite3

slow = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
TIED = {"event article": "event", "event actor": "event", "event place": "event", "event country": "event",
        "article actor": "article", "fact article": "fact", "fact actor": "fact", "fact event": "fact"}  # fmt: skip


def content(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Everything that a cache says, by ids instead of rows."""

    def rows(statement: str) -> list[tuple[object, ...]]:
        return sorted(connection.execute(statement).fetchall(), key=repr)

    sets = Sets(connection, Kept())
    ids = {kind: dict(connection.execute(f"SELECT number, id FROM {kind}").fetchall()) for kind in ORDER}
    terms = {row: f"{field} {key}" for row, field, key in connection.execute("SELECT row, field, key FROM term")}
    found = {
        "article": rows("SELECT id, first, title FROM article"),
        "event": rows("SELECT id, key < 0, first FROM event"),
        "actor": rows("SELECT id, name, mentions, articles FROM actor"),
        "fact": rows("SELECT fact.id, kind, article.id, start FROM fact JOIN article ON article.number = article"),
        "term": rows("SELECT field, key, count FROM term WHERE count > 0"),
        "names": rows("SELECT actor.id, actor_name.key, label, count FROM actor_name JOIN actor ON number = actor"),
        "fact_event": rows("SELECT event.id, fact.id FROM fact_event"
                           " JOIN event ON event.number = event JOIN fact ON fact.number = fact"),
        "report": rows("SELECT event.id, article.id, report.start, end FROM report"
                       " JOIN event ON event.number = event JOIN article ON article.number = article"),
    }  # fmt: skip
    for kind, field, value in connection.execute("SELECT kind, field, term FROM posting"):
        of_actors = field == "actor" or field in ROLES
        numeric = field.split()[-1] in ("low", "high", "sources", "mentions", "articles", "lasting")
        name = ids["actor"].get(value) if of_actors else str(value) if numeric or not value else terms.get(value)
        having = sorted(ids[kind][number] for number in numbers_of(sets.having(kind, field, value)))
        assert name or not having
        if having and name:
            found[f"{kind} {field} {name}"] = [tuple(having)]
    for link, kind in TIED.items():
        other = link.split()[1]
        tied = []
        for number, identity in ids[kind].items():
            targets = [target - 1 for some in sets.counted(kind, 1 << number, other) for target in some]
            names = terms if other in ("place", "country") else ids[other]
            tied.append((identity, *sorted(names[target] for target in targets if target in names)))
        found[link] = sorted(tied)
    for kind in ORDER:
        found[f"{kind} in order"] = [
            (ids[kind][number],) for number in InOrder(sets.order(kind), sets.every(kind)).numbers(0, len(ids[kind]))
        ]
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


def test_a_relation_is_found_by_the_name_that_its_actor_has_now() -> None:
    before, after = known(), known()
    relation = next(iter(after.tables["relations"].values()))
    assert isinstance(relation, Relation)
    actor = after.tables["actors"][relation.subject]
    assert isinstance(actor, Actor)
    after.tables["actors"][actor.id] = msgspec.structs.replace(actor, name="Zephyrine", aliases=())
    cache.update(before.connection, after, changes(before, after))
    after.connection = before.connection
    lens = Lens(after)
    assert relation.id in lens.select(Word("zephyrine"), "relations")
    assert content(after.connection) == content(Memory(**{t: r.values() for t, r in after.tables.items()}).connection)


def test_what_has_been_read_is_kept_and_what_was_not_asked_for_lately_goes_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.lens.sets._MEMORY", 250)
    kept, made = Kept(), []
    for key in "abacab":
        assert kept.get(key, lambda key=key: made.append(key) or 1 << 700) == 1 << 700  # type: ignore[misc,func-returns-value]
    assert made == ["a", "b", "c", "b"]


def test_a_word_that_came_with_a_change_may_be_meant() -> None:
    before, after = known(), known()
    body = after.tables["texts"]["ar-0000000003"]
    assert isinstance(body, Body)
    after.tables["texts"][body.id] = msgspec.structs.replace(body, text=f"{body.text} Zephyrine was there.")
    cache.update(before.connection, after, changes(before, after))
    assert Lens(before).meant(Word("zephirine")) == Word("zephyrine")


def test_a_number_of_more_digits_than_are_kept_counts_as_the_highest() -> None:
    assert digits(5) == [0, 2]
    assert digits(1 << 70) == digits((1 << 63) - 1) == list(range(63))


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
    assert not lens.passages(Word("quetta"))
    assert list(lens.select(Everything(), "relations")) == []


def test_changing_one_article_touches_no_other() -> None:
    before, after = known(), known()
    connection = before.connection
    others = "SELECT number, id FROM article WHERE id <> 'ar-0000000002' ORDER BY number"
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


@slow
@given(memories())
def test_what_is_gathered_in_small_portions_comes_to_the_same(memory: Memory) -> None:
    words = "SELECT word, articles FROM word ORDER BY word"
    whole = content(memory.connection), memory.connection.execute(words).fetchall()
    limits = {"rows._KEPT": 2, "postings._GATHERED": 50, "links._GATHERED": 5, "vocabulary._COUNTED": 10}
    with pytest.MonkeyPatch.context() as patch:
        for name, limit in {**limits, "filling._BATCH": 2}.items():
            patch.setattr(f"tui.store.cache.{name}", limit)
        cache.rebuild(memory.connection, memory)
    assert (content(memory.connection), memory.connection.execute(words).fetchall()) == whole
