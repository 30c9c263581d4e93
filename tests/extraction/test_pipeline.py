"""The whole of a document's extraction: what holds of every extract, whatever the document says."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tui import locations
from tui.documents import discover, read
from tui.export.account import account
from tui.extraction.happenings.assembly import event
from tui.extraction.pipeline import extract
from tui.model import Document, Problem

if TYPE_CHECKING:
    from spacy.language import Language

    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.extract import Extract
    from tui.model import Figure, Quote, Relation


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """The sample, and what no reporter would write."""
    found = [
        read(source.path, source.load())
        for source in discover([locations.sample_documents()])
        if not isinstance(source, Problem)
    ]
    odd = (
        "",
        " ",
        "\n\n",
        "Words",
        "5",
        "“",
        "- \n- ",
        "Ünïcödé 爆炸 💣 exploded in Oslo on Monday, killing 3.",
        "A. " * 300,
    )
    return [*found, *(Document(f"odd{n}.txt", "text", f"{n:064}", text) for n, text in enumerate(odd))]


@pytest.fixture(scope="module")
def extracts(nlp: Language, documents: list[Document], dictionaries: Dictionaries) -> list[Extract]:
    del nlp
    return [extract(document, dictionaries) for document in documents]


def test_a_document_gives_the_same_facts_whatever_was_read_before(
    documents: list[Document], extracts: list[Extract], dictionaries: Dictionaries
) -> None:
    again = [extract(document, dictionaries) for document in reversed(documents)]
    assert again[::-1] == extracts


def test_offsets_cut_what_the_facts_say(extracts: list[Extract]) -> None:
    for one in extracts:
        text = one.body.text
        for report in one.reports:
            assert text[report.start : report.end] == report.quote
        facts: tuple[Quote | Figure | Relation, ...] = (*one.quotes, *one.figures, *one.relations)
        for fact in facts:
            assert 0 <= fact.start < fact.end <= len(text)
            assert text[fact.start : fact.end].strip()
        forms = {(seen.actor, form) for seen in one.body.appearances for form, _ in seen.forms}
        for mention in one.body.mentions:
            assert text[mention.start : mention.end].strip()
            assert mention.actor in {actor for actor, _ in forms}
        assert all(first.end <= second.start for first, second in pairwise(one.body.mentions))


def test_what_gave_facts_and_what_did_not_add_up_to_the_text(extracts: list[Extract]) -> None:
    for one in extracts:
        events = [event([report], {}, {}, None) for report in one.reports]
        found = account(one.article, one.body, [*events, *one.quotes, *one.figures, *one.relations])
        read = [part for part in found.parts if part.kind != "unread"]
        assert sum(part.end - part.start for part in read) == len(one.body.text), one.article.path


def test_of_another_language_only_known_names_are_read(dictionaries: Dictionaries) -> None:
    text = (
        "El presidente de la región dijo el lunes que las inundaciones en Pakistán han dejado más de veinte muertos. "
        "También afirmó que los equipos de rescate llegarán a la zona con la ayuda de China."
    )
    one = extract(Document("es.txt", "text", "0" * 64, text), dictionaries)
    assert one.article.language == "es"
    assert {seen.name for seen in one.body.appearances} == {"Pakistan", "China"}
    assert (one.reports, one.quotes, one.figures, one.relations) == ((), (), (), ())


def test_an_acronym_is_the_agency_that_the_text_is_credited_to(nlp: Language, dictionaries: Dictionaries) -> None:
    del nlp
    text = (
        "Islamabad, Mar 3 (PTI) A blast in Pakistan killed two men on Monday.\n\nThe officer told PTI that it was over."
    )
    found = extract(Document("a.txt", "text", "0" * 64, text), dictionaries).body.appearances
    assert {(one.name, one.kind) for one in found if one.kind in ("media", "organisation")} == {
        ("Press Trust of India", "media")
    }


def test_an_acronym_is_the_agency_that_the_text_calls_one(nlp: Language, dictionaries: Dictionaries) -> None:
    del nlp
    text = "A blast in Pakistan killed two men on Monday, as reported by news agency PTI."
    found = extract(Document("a.txt", "text", "0" * 64, text), dictionaries).body.appearances
    assert "Press Trust of India" in {one.name for one in found}


def test_a_sentence_that_tells_more_of_a_happening_is_not_silent(dictionaries: Dictionaries, nlp: Language) -> None:
    del nlp
    bare, more = "The town has two bakeries.", "Four guards were also hurt in the blast."
    text = f"A bomb killed six people in Lima on 3 May 2019. {more} {bare}\n"
    found = extract(Document("a.txt", "text", "0" * 64, text), dictionaries)
    assert [text[start:end] for start, end in found.body.silent] == [bare]
    assert [text[start:end] for report in found.reports for start, end in report.mentions] == [more]
