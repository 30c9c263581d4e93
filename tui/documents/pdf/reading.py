"""PDF: the text that is set in it. Pictures of text are not read, nor what a file states about itself.

The latter is what made the file, when, and often another document's title. The lines are found by pdfminer.six.
"""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Final

from tui.documents.pdf import furniture
from tui.documents.pdf.columns import ordered
from tui.documents.pdf.grids import with_tables
from tui.documents.pdf.layout import Box, Line, Page
from tui.documents.pdf.lines import mended
from tui.documents.pdf.paragraphs import set_text
from tui.documents.structure import Structure
from tui.errors import UnreadableDocument
from tui.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pdfminer.layout import LTPage, LTTextLine

_LIGATURES: Final = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f]+")
_UNKNOWN: Final = re.compile(r"\(cid:\d+\)")
"""What stands for a letter that its font does not name."""
_MAX_UNKNOWN: Final = 0.2
"""The share of a text that such letters may have."""


def read(path: str, data: bytes, digest: str) -> Document:
    """A file's text with its headings and lists, without running heads and page numbers.

    Raises:
        UnreadableDocument: if it is none that can be read, or there is no text in it.
    """
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # only here, as below: slow to import

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it makes of a broken file is said below
    structure = Structure()
    try:
        set_text(list(_boxes(list(_pages(data)))), structure)
    except PDFPasswordIncorrect as error:
        raise UnreadableDocument("is encrypted", "Save a copy without a password") from error
    except Exception as error:  # a file must not end a build, whatever it does to the library
        raise UnreadableDocument(f"is no PDF that can be read ({type(error).__name__})", "Save its text") from error
    text = structure.text
    if not text:
        raise UnreadableDocument("holds no text, perhaps pictures of it", "Have the text recognised (OCR) first")
    if sum(map(len, _UNKNOWN.findall(text))) > _MAX_UNKNOWN * len(text):
        raise UnreadableDocument("does not say which letters its fonts show", "Have the text recognised (OCR) first")
    return Document(path, "pdf", digest, text, blocks=tuple(structure.blocks), tables=tuple(structure.tables))


def _boxes(pages: Sequence[Page | str]) -> Iterator[Box]:
    """The boxes of pages in the order they are read; for each that is lost, one that says so."""
    whole = iter(furniture.without([page for page in pages if isinstance(page, Page)]))
    for page in pages:
        if isinstance(page, Page):
            yield from ordered(with_tables(next(whole).boxes))
        else:
            yield Box((), lost=page)


def _pages(data: bytes) -> Iterator[Page | str]:
    """The pages, and in place of one that cannot be read its name, unless that is true of all."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=LAParams(boxes_flow=None))
    interpreter = PDFPageInterpreter(resources, device)
    pages = enumerate(PDFPage.get_pages(io.BytesIO(data)), 1)
    number, one_is_read, fault = 0, False, None
    while True:
        try:
            number, page = next(pages)
        except StopIteration:
            break
        except Exception as error:  # noqa: BLE001 - as below; there is no way to the pages behind
            fault = error
            yield f"What follows page {number}"
            break
        try:
            interpreter.process_page(page)
            found = _page(device.get_result())
        except Exception as error:  # noqa: BLE001 - one page must not cost the others, whatever it does to the library
            fault = error
            yield f"Page {number}"
        else:
            one_is_read = True
            yield found
    if fault and not one_is_read:
        raise fault


def _page(page: LTPage) -> Page:
    from pdfminer.layout import LTTextBox, LTTextLine

    boxes = [[line for line in box if isinstance(line, LTTextLine)] for box in page if isinstance(box, LTTextBox)]
    lines = (tuple(made for line in box if (made := _line(line))) for box in boxes)
    return Page(page.height, mended([Box(box) for box in lines if box]))


def _line(line: LTTextLine) -> Line | None:
    """A line of pdfminer's as one of ours; None if it has no words."""
    from pdfminer.layout import LTChar

    text = " ".join(_CONTROLS.sub(" ", line.get_text()).translate(_LIGATURES).split())
    letters = [letter for letter in line if isinstance(letter, LTChar) and letter.get_text().strip()]
    if not text or not letters:
        return None
    bold = all("bold" in letter.fontname.lower() or "black" in letter.fontname.lower() for letter in letters)
    return Line(text, line.x0, line.y0, line.x1, line.y1, max(letter.size for letter in letters), bold)
