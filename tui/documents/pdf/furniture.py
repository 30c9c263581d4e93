"""Running heads, page numbers and what a browser prints around a page: they belong to the pages, not to the text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.documents.pdf.layout import Line, Page

_EDGE: Final = 0.09
"""The share of a page's height at its top and at its foot where they stand."""
_NUMBER: Final = re.compile(r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_PRINTED: Final = re.compile(
    r"(?:https?://|file://|www\.)\S+(?:\s+\d+/\d+)?|\d{1,2}/\d{1,2}/\d{2,4},\s\d{1,2}:\d\d(?:\s?[AP]M)?(?:\s+.*)?"
)
"""What a browser prints: the page's address, and when it was printed."""


def without(pages: Sequence[Page]) -> list[Page]:
    """The pages without what belongs to them alone: it is at an edge, and on half of them but for its numbers."""
    edges = [[(line, at) for box in page.boxes for line in box.lines if (at := _edge(line, page))] for page in pages]
    often = Counter(sign for page in edges for sign in {(_bare(line.text), at) for line, at in page})
    least = max(2, len(pages) // 2)
    found: list[Page] = []
    for page, lines in zip(pages, edges, strict=True):
        printed = [line for line, _ in lines if _PRINTED.fullmatch(line.text)]
        dropped = {
            line
            for line, at in lines
            if _NUMBER.fullmatch(line.text)
            or often[_bare(line.text), at] >= least
            or any(line.bottom < other.top and other.bottom < line.top for other in printed)
        }
        kept = (tuple(line for line in box.lines if line not in dropped) for box in page.boxes)
        boxes = tuple(replace(box, lines=lines) for box, lines in zip(page.boxes, kept, strict=True) if lines)
        found.append(page._replace(boxes=boxes))
    return found


def _edge(line: Line, page: Page) -> str:
    """Which edge of the page a line stands at, ``top`` or ``foot``; empty if at none."""
    if line.bottom > (1 - _EDGE) * page.height:
        return "top"
    return "foot" if line.top < _EDGE * page.height else ""


def _bare(text: str) -> str:
    """A line without its numbers, by which running heads of different pages are alike."""
    return " ".join(re.sub(r"\d+", " ", text).split()).lower()
