"""What is selected: the lens against a reading of every record, orders, counts and pages."""

from __future__ import annotations

import sqlite3
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings

from tests.lens.dossiers import changes, memories, queries
from tests.lens.memory import Memory, known
from tests.lens.reference import Reference, bounds, folded
from tui.errors import DatelineError
from tui.lens import Lens, Query, parse
from tui.lens.kinds import KINDS, Kind
from tui.lens.language import Everything, Phrase, Word
from tui.lens.selection import ORDERS
from tui.lens.sets import Sets
from tui.model import Toll
from tui.store import cache

slow = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@slow
@given(memories(), queries)
def test_selects_what_a_reading_of_every_record_selects(memory: Memory, query: Query) -> None:
    lens, reference = Lens(memory), Reference(memory)
    for kind in KINDS:
        selection = lens.select(query, kind)
        assert set(selection) == reference.select(query, kind), kind
        assert selection.total == len(list(selection))


@slow
@given(memories(), memories(), queries)
def test_looking_up_few_gives_what_going_through_many_gives(before: Memory, memory: Memory, query: Query) -> None:
    expected = {
        (kind, sort): list(Lens(memory).select(query, kind, sort=sort)) for kind in KINDS for sort in ORDERS[kind]
    }
    spans = {kind: Lens(memory).select(query, kind).spans() for kind in ("articles", "events")}
    with pytest.MonkeyPatch.context() as patch:
        limits = {"common_words._LEAST": 1, "common_words._SHARE": 10**6, "postings._SPARSE": 1, "postings._BLOCK": 8}
        limits |= {"links._BLOCK": 2, "links._FEW": 1, "links._PORTION": 2}
        for name, limit in limits.items():
            patch.setattr(f"tui.store.cache.{name}", limit)
        for name in (
            "order._CHUNK",
            "order._SORTED",
            "order._FEW",
            "sets._FEW",
            "sets._ALONE",
            "sets._MANY",
            "selection._PAGE",
        ):
            patch.setattr(f"tui.lens.{name}", 1)
        other = Memory(**{table: list(records.values()) for table, records in before.tables.items()})
        cache.update(other.connection, memory, changes(before, memory))
        memory.connection = other.connection
        lens = Lens(memory)
        for (kind, sort), every in expected.items():
            selection = lens.select(query, kind, sort=sort)
            assert [*selection] == [*selection[:]] == [selection[n] for n in range(len(selection))] == every
            assert [selection.position(one) for one in every] == list(range(len(every)))
        assert {kind: lens.select(query, kind).spans() for kind in ("articles", "events")} == spans


@slow
@given(memories(), queries)
def test_every_order_has_the_same_records_and_reverses(memory: Memory, query: Query) -> None:
    lens = Lens(memory)
    for kind in KINDS:
        every = sorted(lens.select(query, kind))
        for sort in ORDERS[kind]:
            forward = list(lens.select(query, kind, sort=sort))
            assert sorted(forward) == every
            assert list(lens.select(query, kind, sort=sort, reverse=True)) == forward[::-1]


@slow
@given(memories(), queries)
def test_spans_count_what_a_reading_of_every_record_counts(memory: Memory, query: Query) -> None:
    lens, reference = Lens(memory), Reference(memory)
    for kind, when in (("articles", "published"), ("events", "when")):
        records = (memory.tables[kind][one] for one in reference.select(query, kind))
        expected = Counter(bounds(getattr(record, when)) or (None, None) for record in records)
        found: Counter[tuple[int | None, int | None]] = Counter()
        for first, last, count in lens.select(query, kind).spans():
            found[first, last] += count
        assert found == expected


@slow
@given(memories(), queries)
def test_orders_are_those_of_the_records(memory: Memory, query: Query) -> None:
    lens = Lens(memory)

    def of(kind: Kind, sort: str) -> list[object]:
        return [memory.tables[kind][one] for one in lens.select(query, kind, sort=sort)]

    tolls = [
        -1 if event.killed == Toll() else event.killed.min if event.killed.max is None else event.killed.max
        for event in of("events", "killed")
    ]
    assert tolls == sorted(tolls, reverse=True)
    actors = [(-actor.mentions, folded(actor.name), actor.id) for actor in of("actors", "mentions")]
    assert actors == sorted(actors)
    assert [one[1:] for one in sorted(actors, key=lambda one: one[1:])] == [
        (folded(actor.name), actor.id) for actor in of("actors", "name")
    ]
    titles = [folded(article.title) for article in of("articles", "title")]
    assert titles == sorted(titles)
    days = [(bounds(event.when) or (10**9,))[0] for event in of("events", "date") if event.timeline]
    assert days == sorted(days)
    published = [(bounds(article.published) or (0,))[0] for article in of("articles", "date")]
    assert published == sorted(published, reverse=True)


@pytest.fixture
def lens() -> Lens:
    return Lens(known())


def ids(lens: Lens, query: str, kind: Kind) -> list[int]:
    return [int(identity[-2:]) for identity in lens.select(parse(query), kind)]


def test_orders(lens: Lens) -> None:
    assert ids(lens, "", "articles") == [1, 2, 3]  # newest first, undated last
    assert ids(lens, "", "events") == [2, 1, 3]  # by date, undated last, plans left out
    assert ids(lens, "", "actors") == [1, 2, 4, 3, 5]  # by mentions, then by name
    assert [one[-1] for one in lens.select(Everything(), "events", sort="killed")] == ["1", "2", "3"]
    with pytest.raises(DatelineError, match="cannot be sorted by colour"):
        lens.select(Everything(), "events", sort="colour")


@pytest.mark.parametrize(
    ("query", "articles", "events", "actors"),
    [
        ('actor:"Balochistan Liberation Army"', [1, 2], [2, 1], [1, 2]),
        ("actor:bla role:perpetrator", [2], [2], [1, 2]),
        ("actor:bla role:victim", [], [], []),
        ("role:claimant", [1], [1], [1]),
        ("role:perpetrator", [2], [2], [1]),
        ("role:perpetrator actor:china", [], [], []),
        ("killed:>20 place:quetta", [1], [1], [1]),
        ("killed:2 place:quetta", [], [], []),
        ("2024-10", [2], [2], [1, 2]),
        ("undated", [3], [3], [4, 5]),
        ("status:planned", [3], [4], []),
        ("kind:op-ed", [3], [3], [4, 5]),
        ("kind:state", [1, 2, 3], [2, 3], [2, 4, 5]),
        ("source:antara", [1], [1], [1, 2, 3]),
        ("cafe", [3], [], []),
        ("BOMBINGS", [1], [1], [1]),
        ("engin*", [2], [2], [1, 2]),
        ("published:none", [3], [3], [4, 5]),
    ],
)
def test_meanings(lens: Lens, query: str, articles: list[int], events: list[int], actors: list[int]) -> None:
    assert ids(lens, query, "articles") == articles
    assert ids(lens, query, "events") == events
    assert ids(lens, query, "actors") == actors


def test_facts_have_meanings_of_their_own(lens: Lens) -> None:
    assert ids(lens, "2024-10..2024-12", "figures") == [1]  # the figure's period, not an event's
    assert ids(lens, "place:pakistan", "figures") == [1]
    assert ids(lens, "killed:>20", "quotes") == []
    assert ids(lens, 'actor:"Lin Jian"', "quotes") == [1]
    assert ids(lens, "actor:bla", "relations") == [1]


def test_counts(lens: Lens) -> None:
    counts = lens.counts(parse("actor:bla"))
    assert counts == {
        "articles": (2, 3),
        "events": (2, 3),
        "actors": (2, 5),
        "quotes": (1, 2),
        "figures": (0, 1),
        "relations": (1, 1),
    }


def test_a_selection_is_a_sequence(lens: Lens) -> None:
    selection = lens.select(Everything(), "events")
    every = list(selection)
    assert len(selection) == selection.total == 3
    assert [selection[n] for n in range(3)] == every
    assert selection[-1] == every[-1]
    assert selection[1:] == every[1:]
    assert selection[::-1] == every[::-1]
    assert every[1] in selection
    assert "ev-ffffffffff" not in selection
    assert 5 not in selection
    assert [selection.position(one) for one in every] == [0, 1, 2]
    assert selection.position("ev-ffffffffff") is None
    with pytest.raises(IndexError):
        selection[3]
    assert not lens.select(parse("nothing"), "events")


def test_resolves_actors(lens: Lens) -> None:
    assert lens.resolve_actor("bla") == ("ac-0000000001",)
    assert lens.resolve_actor("liberation") == ("ac-0000000001",)
    assert lens.resolve_actor("ac-0000000003") == ("ac-0000000003",)
    assert lens.resolve_actor("nobody") == ()


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE event; --", '" OR 1=1 --', "title : x", "NEAR(a b)", "*", "a\"b'c", "{a}"]
)
def test_a_query_is_never_a_command(text: str) -> None:
    memory = known()
    before = list(memory.connection.iterdump())
    for query in (Word(text), Word(text, prefix=True), Phrase(text)):
        for kind in KINDS:
            list(Lens(memory).select(query, kind))
        Lens(memory).passages(query)
        Lens(memory).meant(query)
    for field in ("actor", "place", "source", "event", "article", "kind"):
        query = parse(f'{field}:"{text.replace(chr(34), "")}x"')
        for kind in KINDS:
            list(Lens(memory).select(query, kind))
    assert list(memory.connection.iterdump()) == before


def test_values_are_parameters(lens: Lens) -> None:
    secret = "zzsecretzz"
    statements: list[str] = []
    memory = known()
    lens = Lens(memory)
    memory.connection.set_authorizer(None)
    original = sqlite3.Connection.execute

    class Spy:
        def __getattr__(self, name: str) -> object:
            return getattr(memory.connection, name)

        def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
            statements.append(statement)
            return original(memory.connection, statement, *values)

    memory.index = lambda: Spy()  # type: ignore[assignment, method-assign, return-value]
    for template in ("{}", '"{}"', "actor:{}", "place:{}", "event:{}", "article:{}", "source:{}", "kind:{}"):
        for kind in KINDS:
            list(lens.select(parse(template.format(secret)), kind))
    assert statements
    assert not any(secret in statement for statement in statements)


def test_an_identifier_is_not_looked_up_among_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []
    monkeypatch.setattr(Sets, "with_text", lambda _, kind, words: searched.append(words) or 0)
    lens = Lens(known())
    for query, kind in (("article:ar-1f3a9c02d4b7", "articles"), ("event:ev-1f3a9c02d4b7", "events")):
        assert not lens.select(parse(query), kind)
        assert not searched
    for query, kind in (("article:ar-15", "articles"), ("event:siege", "events")):
        assert not lens.select(parse(query), kind)
        assert searched.pop()
