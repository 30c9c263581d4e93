"""Word documents: headings, lists and tables are kept, and nothing in a file ends a build."""

from __future__ import annotations

import io
import random
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.shapes import check, check_if_read, parts
from tui.documents import read
from tui.errors import UnreadableDocument


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def bulletin():
    document = docx.Document()
    document.core_properties.author, document.core_properties.title = "Typist", "Template"
    document.add_heading("Ferry sinks off Port Merrin", 0)
    document.add_paragraph("Twelve people drowned on Friday,\tthe harbour office said.\nThe search goes on.")
    document.add_heading("The vessel", 2)
    document.add_paragraph("built in 1988", style="List Bullet")
    document.add_paragraph("overloaded", style="List Bullet")
    table = document.add_table(rows=3, cols=2)
    for row, cells in zip(table.rows, (("Place", "Drowned"), ("Merrin Bay", "9"), ("Outer reef", "3")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("")
    return document


def test_headings_items_and_tables_are_what_they_were() -> None:
    document = read("bulletin.docx", saved(bulletin()))
    check(document)
    assert parts(document) == [
        ("heading", "Ferry sinks off Port Merrin"),
        ("paragraph", "Twelve people drowned on Friday, the harbour office said.\nThe search goes on."),
        ("heading", "The vessel"),
        ("item", "built in 1988"),
        ("item", "overloaded"),
        ("table", "Place | Drowned\nMerrin Bay | 9\nOuter reef | 3"),
    ]
    assert (document.format, document.tables[0].columns) == ("docx", ("Place", "Drowned"))
    assert document.metadata.title is None
    assert document.metadata.byline is None


def test_tracked_changes_fields_and_links_are_told_and_deletions_and_text_boxes_are_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The minister ")
    for inner in (
        "<w:del {}><w:r><w:delText>denied</w:delText></w:r></w:del>",
        "<w:ins {}><w:r><w:t>confirmed</w:t></w:r></w:ins>",
        '<w:hyperlink {}><w:r><w:t xml:space="preserve"> the visit</w:t></w:r></w:hyperlink>',
        "<w:r {}><w:pict><w:txbxContent><w:p><w:r><w:t>Advertisement</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
    ):
        paragraph._p.append(parse_xml(inner.format(nsdecls("w"))))
    field = "<w:sdt {}><w:sdtContent><w:p><w:r><w:t>In a field.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(1, parse_xml(field.format(nsdecls("w"))))
    found = read("x.docx", saved(document))
    assert found.text.split("\n\n") == ["The minister confirmed the visit", "In a field."]


def test_a_table_that_lays_out_texts_is_text_and_a_cell_that_spans_is_said_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Weekly bulletin"
    table.cell(1, 0).text = "The river rose again in the night and the lower town was left by all who could walk. " * 3
    table.cell(1, 1).text = "Nobody was hurt."
    found = read("x.docx", saved(document))
    check(found)
    assert [words.split()[0] for _, words in parts(found)] == ["Weekly", "The", "Nobody"]
    assert found.tables == ()


def test_a_row_alone_is_no_header() -> None:
    document = docx.Document()
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "Merrin Bay", "9"
    (table,) = read("x.docx", saved(document)).tables
    assert (table.columns, [row.cells for row in table.rows]) == ((), [("Merrin Bay", "9")])


def packed(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is not a Word document"),
        (b"no archive", "is not a Word document"),
        (packed({"word/document.xml": b"<x/>"}), "is not a Word document"),
        (packed({"word/media/image.bin": bytes(3_000_000)}), "unpacks to more than 200 times its size"),
        (packed({f"{n}.xml": b"" for n in range(10_001)}), "unpacks to more than is read"),
        (saved(docx.Document()), "holds no text"),
    ],
)
def test_what_is_no_document_is_refused_in_words(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        read("x.docx", data)


WHOLE = saved(bulletin())


@given(st.integers(0, 2**32))
def test_a_damaged_document_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    damaged = bytearray(WHOLE)
    for _ in range(chance.randint(1, 20)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    check_if_read("x.docx", bytes(damaged[: chance.randint(1, len(damaged))] if chance.random() < 0.2 else damaged))
