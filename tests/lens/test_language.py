"""The language: what is read, how it is written again, and what a wrong query is told."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lens.queries import queries
from tui.errors import QueryError
from tui.lens import describe, parse
from tui.lens.language import All, Either, Everything, Field, Not, Number, Period, Phrase, Query, Undated, Word
from tui.model import PartialDate


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Everything()),
        ("   ", Everything()),
        ("quetta", Word("quetta")),
        ("pakist*", Word("pakist", prefix=True)),
        ("10:30", Word("10:30")),
        ("well-known", Word("well-known")),
        ('"press conference"', Phrase("press conference")),
        (r'"said \"no\""', Phrase('said "no"')),
        ('"2024"', Phrase("2024")),
        ("actor:bla", Field("actor", "bla")),
        ("ACTOR:bla", Field("actor", "bla")),
        ('actor:"Balochistan Liberation Army"', Field("actor", "Balochistan Liberation Army")),
        ("type:Military-Operation", Field("type", "military_operation")),
        ("killed:>20", Number("killed", 21, None)),
        ("killed:>=20", Number("killed", 20, None)),
        ("killed:<20", Number("killed", None, 19)),
        ("killed:20", Number("killed", 20, 20)),
        ("killed:0", Number("killed", 0, 0)),
        ("injured:2..5", Number("injured", 2, 5)),
        ("2024", Period(PartialDate(2024), PartialDate(2024))),
        ("1500", Word("1500")),
        ("2024-9-7", Period(PartialDate(2024, 9, 7), PartialDate(2024, 9, 7))),
        ("2024-09..2024-10", Period(PartialDate(2024, 9), PartialDate(2024, 10))),
        ("2024-09..", Period(PartialDate(2024, 9), None)),
        ("..2024", Period(None, PartialDate(2024))),
        ("before:2024-01", Period(None, PartialDate(2023, 12))),
        ("before:2024-01-01", Period(None, PartialDate(2023, 12, 31))),
        ("after:2023", Period(PartialDate(2024), None)),
        ("published:2024-11", Period(PartialDate(2024, 11), PartialDate(2024, 11), "published")),
        ("published:none", Undated("published")),
        ("undated", Undated()),
        ("a b", All((Word("a"), Word("b")))),
        ("a and b", All((Word("a"), Word("b")))),
        ("a or b c", Either((Word("a"), All((Word("b"), Word("c")))))),
        ("(a or b) c", All((Either((Word("a"), Word("b"))), Word("c")))),
        ("(a b) c", All((Word("a"), Word("b"), Word("c")))),
        ("-a", Not(Word("a"))),
        ("not (a or b)", Not(Either((Word("a"), Word("b"))))),
        ("a a", Word("a")),
    ],
)
def test_reads(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("a or", 4, "a word or a condition"),
        ("or a", 0, 'write "or"'),
        ("a (b c", 2, "a closing )"),
        ("a) b", 1, "the end"),
        ("()", 1, "a word or a condition"),
        ('a "b c', 2, 'a closing "'),
        ("a palce:quetta", 2, "place:"),
        ("http://example.org", 0, "to search the words"),
        ("type:atack", 5, "attack"),
        ("type:zzz", 5, "one of attack, meeting"),
        ("actor:", 6, "actor:bla"),
        ('place:""', 6, "place:quetta"),
        ("killed:many", 7, "killed:>20"),
        ("killed:<0", 7, "bounds"),
        ("killed:9..2", 7, "bounds"),
        ("2024-13", 0, "2024-09-27"),
        ("2024-01..2024-02-30", 9, "2024-09-27"),
        ("2025..2024", 0, "the earlier date first"),
        ("before:soon", 7, "2024-09-27"),
        ("a ***", 2, "letters or digits"),
        ("a \x1b b", 2, "text"),
        ("a\udc80", 1, "text"),
        ("after:9999", 6, "a later or an earlier date"),
    ],
)
def test_wrong_query_says_where_and_what(text: str, position: int, expected: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.position == position
    assert expected in caught.value.expected


def test_what_is_only_guessed_is_asked() -> None:
    for text, remedy in (("type:atack", "Did you mean attack?"), ("killed:x", "Expected a number, such as")):
        with pytest.raises(QueryError) as caught:
            parse(text)
        again = pickle.loads(pickle.dumps(caught.value))
        assert caught.value.remedy.startswith(remedy)
        assert (again.remedy, again.guessed) == (caught.value.remedy, caught.value.guessed)


@given(queries)
def test_canonical_text_reads_as_the_same_query(query: Query) -> None:
    assert parse(str(query)) == query


@given(queries)
def test_every_query_has_words(query: Query) -> None:
    assert describe(query).strip()


PIECES = ('"', "(", ")", "-", " ", "or", "and", "not ", "a", ":", "actor:", "..", "2024", "*", ">", "killed:", "\\")


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_is_a_query_or_a_query_error(text: str) -> None:
    try:
        query = parse(text)
    except QueryError as error:
        assert 0 <= error.position <= len(text)  # noqa: PT017
        assert error.expected  # noqa: PT017
    else:
        assert parse(str(query)) == query


def test_depth_and_length_have_bounds() -> None:
    for text, problem in (
        ("(" * 5_000 + "a" + ")" * 5_000, "nested too deeply"),
        ("-" * 5_000 + "a", "nested too deeply"),
        ("not " * 4_000 + "a", "nested too deeply"),
        ("a" + " a1" * 500, "a query of 501 conditions"),
        (" or ".join(["a"] * 201), "a query of 201 conditions"),
        ('"' + "the " * 5_000 + '"', "a query of 20,002 characters"),
    ):
        with pytest.raises(QueryError, match=problem):
            parse(text)
    assert len(list(parse(" or not ".join(f"a{n}" for n in range(200))).leaves())) == 200


def test_positions_point_into_the_text() -> None:
    text = 'actor:bla "press conference" killed:>2'
    query = parse(text)
    assert [text[leaf.start : leaf.end] for leaf in query.leaves()] == ["actor:bla", '"press conference"', "killed:>2"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "everything"),
        ("actor:bla type:attack killed:>20", "with bla, of type attack, more than 20 killed"),
        ("place:Pakistan", "in Pakistan"),
        ("differ:killed differ:date", "whose sources differ on the number killed, whose sources differ on the date"),
        ("2024-09-27", "on 27 September 2024"),
        ("oqueli kidnapped place:lima", "about oqueli and kidnapped, in lima"),
        ("oqueli kidnap*", "about oqueli, words on kidnap…"),
        ("2024-09..2024-10 -quetta", "from September 2024 to October 2024, not about quetta"),
        ('(country:iran or undated) "oil field"', "(in iran or without a date), saying “oil field”"),
    ],
)
def test_describes(text: str, words: str) -> None:
    assert describe(parse(text)) == words


def test_composes() -> None:
    bla, attack = parse("actor:bla"), parse("type:attack")
    assert str(bla & attack & bla) == "actor:bla type:attack"
    assert str((bla | attack) & ~attack) == "(actor:bla or type:attack) -type:attack"
    assert (parse("") & bla) == bla
    assert ~~bla == bla
    assert not parse("")
    assert bla
