"""PDF files: print to running text, and nothing in a file ends a build."""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING

import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFPageInterpreter

from tests.documents.shapes import check, check_if_read, parts
from tui.documents import read
from tui.errors import UnreadableDocument

if TYPE_CHECKING:
    from pdfminer.pdfpage import PDFPage

    from tui.model import Document

FIRST = (
    "The harbour office of Port Merrin said on Friday that twelve people had drowned when an overloaded ferry sank "
    "in sight of the quay, and that the search for four others would go on through the night with boats from both "
    "sides of the bay. "
)
SECOND = (
    "Its director, Lena Okafor, told reporters that nobody had counted those who went on board. The owner of the "
    "vessel could not be reached, and his office in the old customs house was found locked by the police. "
)


class Newspaper(FPDF):
    """Pages with a running head and numbers at their foot."""

    def header(self) -> None:
        self.set_font("Helvetica", size=8)
        self.set_y(8)
        self.cell(text=f"The Merrin Gazette, sheet {self.page_no()}")
        self.set_y(25)

    def footer(self) -> None:
        self.set_y(-12)
        self.set_font("Helvetica", size=8)
        self.cell(text=f"Page {self.page_no()}")


def sheet(kind: type[FPDF] = FPDF) -> FPDF:
    pdf = kind(format=(148, 210))
    pdf.set_auto_page_break(auto=True, margin=22)
    pdf.add_page()
    return pdf


def write(pdf: FPDF, text: str, *, size: int = 10, style: str = "", width: float = 0) -> None:
    pdf.set_font("Times", style, size)
    pdf.multi_cell(width, size * 0.42, text, align="J", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(size * 0.3)


def made(pdf: FPDF) -> Document:
    document = read("x.pdf", bytes(pdf.output()))
    check(document)
    return document


def test_paragraphs_are_whole_across_lines_and_pages_and_what_belongs_to_the_pages_is_left_out() -> None:
    pdf = sheet(Newspaper)
    write(pdf, "Ferry sinks off Port Merrin", size=18)
    for _ in range(16):
        write(pdf, FIRST)
        write(pdf, SECOND)
    assert pdf.page_no() >= 3
    found = made(pdf)
    assert (
        parts(found)
        == [("heading", "Ferry sinks off Port Merrin")]
        + [
            ("paragraph", FIRST.strip()),
            ("paragraph", SECOND.strip()),
        ]
        * 16
    )
    assert found.format == "pdf"


def test_a_bold_line_of_the_texts_own_size_is_a_heading() -> None:
    pdf = sheet()
    write(pdf, FIRST)
    write(pdf, "Search in the bay", style="B")
    write(pdf, SECOND)
    assert parts(made(pdf)) == [
        ("paragraph", FIRST.strip()),
        ("heading", "Search in the bay"),
        ("paragraph", SECOND.strip()),
    ]


def test_columns_are_read_one_after_the_other_below_the_heading_that_spans_them() -> None:
    pdf = sheet()
    write(pdf, "Ferry sinks off Port Merrin as search goes on in the bay", size=16)
    pdf.set_font("Times", size=9)
    with pdf.text_columns(ncols=2, gutter=6, text_align="J", line_height=1.2) as columns:
        for _ in range(4):
            columns.write(FIRST.strip() + "\n\n" + SECOND.strip() + "\n\n")
    found = [words for _, words in parts(made(pdf))]
    assert found == ["Ferry sinks off Port Merrin as search goes on in the bay", *[FIRST.strip(), SECOND.strip()] * 4]


def test_items_and_tables_are_kept() -> None:
    pdf = sheet()
    write(pdf, FIRST)
    for item in ("- four boats from the navy", "- two helicopters", "1. Merrin Bay was searched first."):
        write(pdf, item)
    pdf.set_font("Times", size=10)
    with pdf.table(width=90) as table:
        for row in (("Place", "Drowned"), ("Merrin Bay", "9"), ("Outer reef", "3")):
            cells = table.row()
            for cell in row:
                cells.cell(cell)
    found = made(pdf)
    assert parts(found)[1:4] == [
        ("item", "four boats from the navy"),
        ("item", "two helicopters"),
        ("item", "Merrin Bay was searched first."),
    ]
    (listed,) = found.tables
    assert listed.columns == ("Place", "Drowned")
    assert [row.cells for row in listed.rows] == [("Merrin Bay", "9"), ("Outer reef", "3")]


def encrypted() -> bytes:
    pdf = sheet()
    write(pdf, FIRST)
    pdf.set_encryption(owner_password="o", user_password="u")
    return bytes(pdf.output())


def drawn() -> bytes:
    pdf = sheet()
    pdf.rect(10, 10, 50, 50)
    return bytes(pdf.output())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is no PDF that can be read"),
        (b"%PDF-1.7\n...", "is no PDF that can be read"),
        (encrypted(), "is encrypted"),
        (drawn(), "holds no text"),
    ],
)
def test_what_has_no_text_is_refused_in_words(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        read("x.pdf", data)


def three_pages() -> bytes:
    pdf = sheet(Newspaper)
    pdf.set_compression(False)
    write(pdf, FIRST)
    for _ in range(2):
        pdf.add_page()
        write(pdf, SECOND)
    return bytes(pdf.output())


def test_a_page_that_cannot_be_read_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    process = PDFPageInterpreter.process_page
    pages: list[object] = []

    def failing(self: PDFPageInterpreter, page: PDFPage) -> None:
        pages.append(page)
        if len(pages) == 2:
            raise ValueError("a stream without an end")
        process(self, page)

    monkeypatch.setattr(PDFPageInterpreter, "process_page", failing)
    document = read("x.pdf", three_pages())
    check(document)
    assert document.text.split("\n\n") == [FIRST.strip(), "[Page 2 of the file cannot be read.]", SECOND.strip()]


def test_what_follows_a_page_that_leads_nowhere_is_said_to_be_lost() -> None:
    pages = three_pages()
    at = pages.index(b"/Contents", pages.index(b"/Contents") + 1)
    document = read("x.pdf", pages[:at] + b"#" * 15 + pages[at + 15 :])
    assert document.text.split("\n\n")[1:] == [FIRST.strip(), "[What follows page 1 of the file cannot be read.]"]


@cache
def whole() -> bytes:
    pdf = sheet(Newspaper)
    pdf.set_compression(False)
    write(pdf, FIRST + SECOND)
    return bytes(pdf.output())


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    damaged = bytearray(whole())
    for _ in range(chance.randint(1, 30)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    check_if_read("x.pdf", bytes(damaged[: chance.randint(1, len(damaged))] if chance.random() < 0.2 else damaged))
