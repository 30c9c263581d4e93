"""Word documents (.docx): the text with its headings, lists and tables. Headers, footers and text boxes are left out.

What such a file states about itself (author, day, often the title) is its template's or its typist's, and is not
taken for the article's.
"""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from tui.documents.archives import BROKEN, Limits, unsafe
from tui.documents.structure import Structure, is_table
from tui.errors import UnreadableDocument
from tui.model import Document

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_LIMITS: Final = Limits(members=10_000, total=200_000_000)
_MAX_CELLS: Final = 100_000
"""Cells of one table, those that span several counted as often as they do."""
_HEADING: Final = re.compile(r"heading (?P<level>\d)", re.IGNORECASE)
_TITLES: Final = ("title", "subtitle")
_DEEPEST: Final = 8

_CONTENT: Final = "./w:p | ./w:tbl | ./w:sdt//w:p[not(ancestor::w:tbl)] | ./w:sdt//w:tbl[not(ancestor::w:tbl)]"
"""Paragraphs and tables, those in the fields of a form as well."""
_SAID: Final = " | ".join(f".//w:{name}[not(ancestor::w:txbxContent)]" for name in ("t", "tab", "br", "cr"))
"""What was inserted while changes were tracked is said; what was deleted then stands in other elements."""


def read(path: str, data: bytes, digest: str) -> Document:
    """A document's text with its blocks and tables.

    Raises:
        UnreadableDocument: if it is none that can be read, or there is no text in it.
    """
    _check(data)
    try:
        structure = _structure(data)
    except Exception as error:  # a document must not end a build, whatever it does to the library
        why = f"is not a Word document that can be read ({type(error).__name__})"
        raise UnreadableDocument(why, "Save it as text") from error
    if not structure.blocks:
        raise UnreadableDocument("holds no text, perhaps pictures of it", "Have the text recognised (OCR) first")
    return Document(
        path, "docx", digest, structure.text, blocks=tuple(structure.blocks), tables=tuple(structure.tables)
    )


def _check(data: bytes) -> None:
    """Refuse what unpacks to more than a document has reason to.

    Raises:
        UnreadableDocument: if it does, or is no archive at all.
    """
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except BROKEN as error:
        raise UnreadableDocument(f"is not a Word document that can be read ({error})", "Save it anew") from error
    if len(members) > _LIMITS.members or sum(member.file_size for member in members) > _LIMITS.total:
        raise UnreadableDocument("unpacks to more than is read of one document", "Save its text")
    for member in members:
        if refusal := unsafe(member, _LIMITS):
            raise UnreadableDocument(*refusal)


def _structure(data: bytes) -> Structure:
    import docx  # only here: slow to import
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    structure = Structure()
    opened = docx.Document(io.BytesIO(data))
    for element in opened.element.body.xpath(_CONTENT):
        if element.tag.endswith("}tbl"):
            _set_table(Table(element, opened), structure)
        else:
            _set_paragraph(Paragraph(element, opened), structure)
    return structure


def _set_paragraph(paragraph: Paragraph, structure: Structure) -> None:
    text = "\n".join(line for line in _lines(paragraph._p) if line)
    style = _style(paragraph)
    depth = _depth(paragraph)
    if heading := _HEADING.fullmatch(style):
        structure.block("heading", text, level=int(heading["level"]))
    elif style in _TITLES:
        structure.block("heading", text, level=1)
    elif depth is not None or style.startswith("list "):
        structure.block("item", text, level=depth or 0, marker="  " * (depth or 0) + "- ")
    else:
        structure.block("paragraph", text)


def _lines(element: BaseOxmlElement) -> list[str]:
    """The lines of a paragraph, without white space around and in them that only sets them."""
    said = []
    for part in element.xpath(_SAID):
        name = part.tag.rpartition("}")[2]
        said.append(part.text or "" if name == "t" else " " if name == "tab" else "\n")
    return [" ".join(line.split()) for line in "".join(said).split("\n")]


def _style(paragraph: Paragraph) -> str:
    """The name of a paragraph's style in small letters; empty if it names one that the document does not define."""
    with suppress(AttributeError, KeyError):
        return ((paragraph.style and paragraph.style.name) or "").lower()
    return ""


def _depth(paragraph: Paragraph) -> int | None:
    """How deep in lists a paragraph is, 0 the outermost; None if it is in none."""
    number, depth = (paragraph._p.xpath(f"./w:pPr/w:numPr/w:{name}/@w:val") for name in ("numId", "ilvl"))
    if not number or number[0] == "0":
        return None
    return min(_DEEPEST, int(depth[0])) if depth and depth[0].isdecimal() else 0


def _set_table(table: Table, structure: Structure) -> None:
    rows: list[tuple[str, ...]] = []
    count = 0
    for row in table.rows:
        cells = tuple(" ".join(" ".join(_lines(p)) for p in cell._tc.xpath(".//w:p")).strip() for cell in row.cells)
        count += len(cells)
        if count > _MAX_CELLS:
            raise ValueError("a table of too many cells")
        if any(cells):
            rows.append(cells)
    if is_table(rows):
        structure.table(rows, [at == 0 and len(rows) > 1 and all(cells) for at, cells in enumerate(rows)])
        return
    for cells in rows:
        for cell in dict.fromkeys(cells):
            structure.block("paragraph", cell)
