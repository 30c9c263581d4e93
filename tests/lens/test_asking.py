"""What helps to ask: facets, completions, suggestions, and the passages that answer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.lens.dossiers import memories, queries
from tests.lens.memory import Memory, known
from tests.lens.queries import queries as written
from tests.lens.reference import Reference, folded
from tui.lens import Lens, Query, parse
from tui.lens.language import Field
from tui.lens.passages import RANKED
from tui.lens.suggestions import words_like
from tui.model import Actor, Article, Body, Event
from tui.screens.query import completions
from tui.store.cache import bits_of, numbers_of

if TYPE_CHECKING:
    from tui.lens.kinds import Kind

slow = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

ways = pytest.mark.parametrize(
    ("listed", "few"), [({}, 0), ({}, 1000), (dict.fromkeys(("country", "place", "actor"), 10**9), 1000)]
)
"""Facets counted as sets, looked up, and counted record by record."""


@ways
@slow
@given(memories(), queries)
def test_facets_count_what_a_reading_of_every_record_counts(
    listed: dict[str, int], few: int, memory: Memory, query: Query
) -> None:
    reference = Reference(memory)
    events = [cast(Event, memory.tables["events"][one]) for one in reference.select(query, "events")]
    articles = [cast(Article, memory.tables["articles"][one]) for one in reference.select(query, "articles")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.lens.facets._LISTED", listed)
        patch.setattr("tui.lens.facets._FEW", few)
        facets = Lens(memory).facets(query)
    found = {facet.field: {folded(value): count for value, count in facet.values} for facet in facets}
    for field in ("type", "subtype", "country", "place", "role", "weapon", "status", "differ"):
        assert found.get(field, {}) == Counter(value for event in events for value in reference.of_event(field, event))
    for field in ("source", "kind"):
        assert found.get(field, {}) == Counter(value for one in articles for value in reference.of_article(field, one))
    actors = Counter(actor for event in events for actor in reference.roles(event))
    shown = next((facet.values for facet in facets if facet.field == "actor"), ())
    assert sorted(count for _, count in shown) == sorted(actors.values())


@slow
@given(memories())
def test_companions_are_those_who_take_part_in_the_same_events(memory: Memory) -> None:
    lens, reference = Lens(memory), Reference(memory)
    for actor in memory.tables["actors"]:
        events = [memory.tables["events"][one] for one in reference.select(Field("actor", actor), "events")]
        together = Counter(
            one for event in events for one in {part.actor for part in cast(Event, event).participants} if one != actor
        )
        del together[None]
        found = lens.companions(actor, 2)
        names = {one: folded(cast(Actor, memory.tables["actors"][one]).name) for one in together}
        assert found == sorted(together.items(), key=lambda one: (-one[1], names[one[0]], one[0]))[:2]


def test_facets_lead_to_what_they_count() -> None:
    lens = Lens(known())
    for facet in lens.facets(parse("")):
        kind = "articles" if facet.field in ("source", "kind") else "events"
        for value, count in facet.values:
            quoted = value.replace('"', '\\"')
            narrowed = lens.select(parse(f'{facet.field}:"{quoted}"'), kind)
            if facet.field == "place":  # place:quetta also finds Quetta station
                assert narrowed.total >= count
            else:
                assert narrowed.total == count


@ways
def test_only_the_most_frequent_values_are_listed(
    listed: dict[str, int], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.lens.facets._LISTED", listed)
    monkeypatch.setattr("tui.lens.facets._FEW", few)
    memory = known()
    event = cast(Event, memory.tables["events"]["ev-0000000003"])
    many = {}
    for n in range(60):
        identity = f"ev-{n + 16:010x}"
        weapons = tuple(f"weapon {m}" for m in range(n, 60))
        many[identity] = Event(identity, "t", "attack", event.reports, weapons=weapons)
    lens = Lens(Memory(**{**{t: list(r.values()) for t, r in memory.tables.items()}, "events": list(many.values())}))
    for query in ("", "type:attack", "-type:meeting"):
        (weapons_facet,) = [facet for facet in lens.facets(parse(query)) if facet.field == "weapon"]
        assert weapons_facet.values == tuple((f"weapon {n}", n + 1) for n in range(59, 34, -1))
    (rare,) = lens.facets(parse("type:attack"), "wéapon 7")
    assert (rare.field, rare.values) == ("weapon", (("weapon 7", 8),))
    assert lens.facets(parse("type:meeting"), "weapon 7") == ()


def test_facets_by_words_are_those_of_all_that_have_them() -> None:
    lens = Lens(known())
    for facet in lens.facets(parse("")):
        for value, count in facet.values:
            by_words = {one.field: dict(one.values) for one in lens.facets(parse(""), value)}
            assert by_words[facet.field][value] == count


@given(st.sets(st.integers(0, 500)))
def test_postings_read_back(numbers: set[int]) -> None:
    assert numbers_of(bits_of(numbers)) == sorted(numbers)


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("", 0, "actor:"),
        ("ty", 2, "type:"),
        ("type:at", 7, "type:attack"),
        ("a type:mil", 10, "type:military_operation"),
        ("actor:", 6, 'actor:"Balochistan Liberation Army"'),
        ("actor:bl", 8, 'actor:"Balochistan Liberation Army"'),
        ('actor:"baloch lib', 17, 'actor:"Balochistan Liberation Army"'),
        ("place:kar", 9, "place:Karachi"),
        ("kind:arm", 8, "kind:armed_group"),
        ("type:meating", 12, "type:meeting"),
        ("source:the", 10, 'source:"The Post"'),
        ("date:", 5, "date:2024"),
        ("lin", 3, 'actor:"Lin Jian"'),
        ("(chin", 5, "actor:China"),
        ("nov", 3, "2024-11"),
        ("november 2024", 13, "2024-11"),
        ("(Nov 1987", 9, "1987-11"),
    ],
)
def test_completes(text: str, position: int, expected: str) -> None:
    found = Lens(known()).complete(text, position)
    assert expected in [one.text for one in found]
    for one in found:
        if not one.text.endswith(":"):
            parse(text[: one.start] + one.text + ")" * text.count("("))


def test_completes_in_the_middle() -> None:
    found = Lens(known()).complete("type:att killed:>2", 8)[0]
    assert (found.text, found.start, found.end) == ("type:attack", 0, 8)


@pytest.mark.parametrize(
    ("text", "position", "whole"),
    [
        ("type:attack", 7, "type:attack "),
        ("ty killed:>2", 2, "type: killed:>2"),
        ("type:attack", 2, "type:attack"),
        ('actor:"baloch army" killed:>2', 13, 'actor:"Balochistan Liberation Army" killed:>2'),
        ('actor:"baloch', 13, 'actor:"Balochistan Liberation Army" '),
        ('actor:"Balochistan Liberation Army"', 35, 'actor:"Balochistan Liberation Army" '),
        ("-place:kar -undated", 10, "-place:Karachi -undated"),
        ("sept 2024 killed:>2", 9, "2024-09 killed:>2"),
        ("balo killed:>2", 4, 'actor:"Balochistan Liberation Army" killed:>2'),
        ('"balo', 5, None),
        ('"balo"', 3, None),
    ],
)
def test_what_is_completed_is_replaced_whole(text: str, position: int, whole: str | None) -> None:
    memory = known()
    found = [choice.value for choice in completions(Lens(memory), text, position)]
    assert (whole in found) if whole else not found


@pytest.mark.parametrize("text", ["place:nov 2024", "november 87", "no 2024", "2024"])
def test_no_month_is_read_where_none_is_written(text: str) -> None:
    assert not [one for one in Lens(known()).complete(text, len(text)) if one.label.endswith("2024")]


@given(written, st.integers(0, 200))
def test_a_completed_query_is_a_query(query: Query, at: int) -> None:
    text = str(query)
    position = at % (len(text) + 1)
    for one in LENS.complete(text, position):
        if not one.text.endswith(":"):
            parse(f"{text[: one.start]}{one.text} {text[one.end :].lstrip()}")


@given(st.text(max_size=20), st.integers(0, 20))
def test_completing_never_fails(text: str, position: int) -> None:
    for one in LENS.complete(text, min(position, len(text))):
        assert 0 <= one.start <= one.end <= len(text)


LENS = Lens(known())


@pytest.mark.parametrize(
    ("word", "likely"),
    [
        ("quetat", "quetta"),
        ("bonb", "bomb"),
        ("enginers", "engineers"),
        *((word, None) for word in ("quetta", "zzzz", "", "\ud7ffabc", "\U0010ffffabc")),
    ],
)
def test_suggests(word: str, likely: str | None) -> None:
    found = words_like(known().index(), word)
    assert found[:1] == ((likely,) if likely else ())


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("bonb", "bomb"),
        ("bonb killed:>2", "bomb killed:>2"),
        ("actor:balochitan", "actor:Balochistan"),
        ("-place:queta", "-place:Quetta"),
        ("bomb", None),
        ("zzzz or actor:qqqq", None),
        ("enginers bonb", None),  # engineers and a bomb, but in no one article
        ("bonb killed:>900", None),
    ],
)
def test_says_what_may_be_meant(query: str, meant: str | None) -> None:
    found = Lens(known()).meant(parse(query))
    assert (str(found) if found else None) == meant


@pytest.mark.parametrize(
    ("query", "kind", "looser"),
    [
        ("bomb killed:>1000", "events", ["killed:>1000"]),
        ("zzzz killed:>1000", "events", []),
        ("zzzz bomb", "articles", ["zzzz"]),
        ("zzzz", "articles", []),
        ("zzzz or qqqq", "articles", []),
    ],
)
def test_says_without_which_condition_there_is_something(query: str, kind: Kind, looser: list[str]) -> None:
    found = LENS.looser(parse(query), kind)
    assert [str(part) for part, _, _ in found] == looser
    for _, rest, total in found:
        assert LENS.select(rest, kind).total == total


def test_passages_cut_their_text_and_mark_what_was_found() -> None:
    memory = known()
    for query in ("quetta bomb*", '"new york"', "attack or engineers", "CAFÉ", "bla -karachi"):
        found = Lens(memory).passages(parse(query))
        assert found
        for passage in found:
            text = cast(Body, memory.tables["texts"][passage.article]).text
            assert text[passage.start : passage.end] == passage.snippet
            assert passage.marks
            for start, end in passage.marks:
                assert passage.start <= start < end <= passage.end
    (passage,) = Lens(memory).passages(parse("cafe"))
    assert [memory.tables["texts"][passage.article].text[a:b] for a, b in passage.marks] == ["Café"]  # type: ignore[union-attr]


@given(st.text(st.characters(exclude_categories=()), max_size=300), st.integers(0, 300))
def test_passages_hold_on_any_text(text: str, at: int) -> None:
    whole = text[:at] + " needle " + text[at:]
    memory = Memory(articles=[Article("ar-1", "p", "text", "0", "t")], texts=[Body("ar-1", whole)])
    for passage in Lens(memory).passages(parse("needle")):
        assert whole[passage.start : passage.end] == passage.snippet
        assert all(whole[a:b].casefold().startswith("needle") for a, b in passage.marks)


def test_a_long_sentence_is_cut_around_what_was_found() -> None:
    text = "word " * 300 + "needle " + "word " * 300
    memory = Memory(articles=[Article("ar-1", "p", "text", "0", "t")], texts=[Body("ar-1", text)])
    (passage,) = Lens(memory).passages(parse("needle"))
    assert len(passage.snippet) <= 280
    assert "needle" in passage.snippet
    assert passage.marks


def test_ranking_puts_what_is_about_the_words_first() -> None:
    texts = ["the river flows on and on through a wide and quiet land", "river river river"]
    articles = [Article(f"ar-{n}", "p", "text", "0", "title") for n in range(2)]
    articles.append(Article("ar-2", "p", "text", "0", "The river"))
    memory = Memory(articles=articles, texts=[Body(f"ar-{n}", text) for n, text in enumerate([*texts, "none"])])
    found = Lens(memory).passages(parse("river"))
    assert {passage.article for passage in found[:2]} == {"ar-1", "ar-2"}
    assert found[0].rank >= found[1].rank >= found[2].rank


def test_a_filter_beside_the_words_does_not_hide_older_matches(monkeypatch: pytest.MonkeyPatch) -> None:
    assert RANKED == 5_000
    monkeypatch.setattr("tui.lens.passages.RANKED", 1)
    memory = known()
    assert [one.article for one in Lens(memory).passages(parse("bla source:post"))] == ["ar-0000000002"]
    assert [one.article for one in Lens(memory).passages(parse("bla"))] == ["ar-0000000001"]
    counts = {"bla": 1, "bla source:post": 0, "china": 1, "": 0, "nowhere": 0}
    assert {text: Lens(memory).unranked(parse(text)) for text in counts} == counts
