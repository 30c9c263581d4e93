"""The boxes of pages, in the order they are read, to headings, items and paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.documents.pdf.layout import body_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.documents.pdf.layout import Box, Line
    from tui.documents.structure import Structure

_LARGER: Final = 1.15
"""How much larger than the rest the print of a heading is."""
_HEADING_WORDS: Final = 25
_INDENT: Final = 0.7
"""The indent of a paragraph's first line, in sizes of its print."""
_FULL: Final = 0.8
"""The share of a column's width that a line takes at least that does not end a paragraph."""
_BROKEN_OFF: Final = 0.65
"""The share below which a line was ended on purpose, if the next one begins with a capital."""
_MEASURE: Final = 0.7
"""How many of the lines of its print are at most as long as the column is wide."""

_ITEM: Final = re.compile(r"(?:[•◦▪‣●○■\uf0b7\u2043]|[-–*](?=\s)|(?P<number>\d{1,2})[.)](?=\s))\s*(?=\S)")
_ENDS: Final = re.compile(r"[.!?…:;][\"'”’)\]]*\Z")
_PARTED: Final = re.compile(r"(?P<first>[^\W\d_]+)-\Z")
_COMPOUNDS: Final = frozenset(
    """anti cross counter ex half high inter long low mid multi non post pre pro self semi short sub vice well
    two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety
    """.split()  # noqa: SIM905 - a list would take a page
)
"""What a hyphen joins to a word more often than it parts a word at a line's end behind it."""


class _Paragraph(NamedTuple):
    """Lines that are one paragraph, item or heading; and whether the last of them is as long as its column is wide."""

    lines: list[Line]
    full: bool


def set_text(boxes: Sequence[Box], structure: Structure) -> None:
    """Set the text of boxes that are in the order they are read."""
    printed = [line for box in boxes for line in box.lines]
    body, words = body_size(printed), _Words(printed)
    measure = _measure(printed, body)
    pending: _Paragraph | None = None
    sizes = sorted({round(line.size) for line in printed if line.size > _LARGER * body}, reverse=True)

    def flush() -> None:
        if pending:
            _set(pending.lines, words, body, sizes, structure)

    for box in boxes:
        if box.lost:
            flush()
            pending = None
            structure.block("paragraph", f"[{box.lost} of the file cannot be read.]")
            continue
        if box.rows:
            flush()
            pending = None
            structure.table(box.rows, [at == 0 and all(row) for at, row in enumerate(box.rows)])
            continue
        for paragraph in _paragraphs(box, measure):
            if pending and _goes_on(pending, paragraph):
                pending = _Paragraph(pending.lines + paragraph.lines, paragraph.full)
            else:
                flush()
                pending = paragraph
    flush()


def _set(lines: Sequence[Line], words: _Words, body: float, sizes: Sequence[int], structure: Structure) -> None:
    text = words.joined(line.text for line in lines)
    if item := _ITEM.match(text):
        marker = f"{item['number']}. " if item["number"] else "- "
        structure.block("item", text[item.end() :], marker=marker)
    elif _is_heading(lines, body, text):
        size = round(lines[0].size)
        structure.block("heading", text, level=min(6, 1 + (sizes.index(size) if size in sizes else len(sizes))))
    else:
        structure.block("paragraph", text)


def _measure(lines: Iterable[Line], body: float) -> float:
    """How wide columns are set, as far as the lines of the text's own print tell."""
    widths = sorted(line.right - line.left for line in lines if abs(line.size - body) <= 0.1 * body)
    return widths[int(_MEASURE * (len(widths) - 1))] if widths else 0.0


def _paragraphs(box: Box, measure: float) -> Iterator[_Paragraph]:
    """The paragraphs of a box, which an indent, a short line or other print part."""
    left, right = box.left, max(box.right, box.left + measure)
    begun: list[Line] = []
    for line in box.lines:
        if begun and _begins(line, begun, left, right):
            yield _Paragraph(begun, _is_full(begun[-1], left, right))
            begun = []
        begun.append(line)
    if begun:
        yield _Paragraph(begun, _is_full(begun[-1], left, right))


def _begins(line: Line, begun: Sequence[Line], left: float, right: float) -> bool:
    """Whether a line begins a paragraph in a column, behind the lines of the one before."""
    before = begun[-1]
    if not line.like(before):
        return True
    ended = bool(_ENDS.search(before.text)) and not _is_full(before, left, right)
    listed = _ITEM.match(begun[0].text)
    if item := _ITEM.match(line.text):
        counted = listed and listed["number"] and item["number"] and int(item["number"]) == int(listed["number"]) + 1
        return item["number"] is None or ended or bool(counted)
    broken_off = line.text[:1].isupper() and before.right - left < _BROKEN_OFF * (right - left)
    indented = line.left - left > _INDENT * line.size and before.left - left <= _INDENT * line.size
    return ended or broken_off or (indented and listed is None and not before.text.endswith(","))


def _is_full(line: Line, left: float, right: float) -> bool:
    return line.right - left >= _FULL * (right - left)


def _goes_on(before: _Paragraph, after: _Paragraph) -> bool:
    """Whether a paragraph goes on in another box, column or page."""
    last, first = before.lines[-1], after.lines[0]
    if not last.like(first) or _ITEM.match(first.text) or _ENDS.search(last.text):
        return False
    return first.text[:1].islower() or (before.full and not last.bold)


def _is_heading(lines: Sequence[Line], body: float, text: str) -> bool:
    """Whether a paragraph is a heading, by its print and its words."""
    if len(text.split()) > _HEADING_WORDS:
        return False
    larger = lines[0].size > _LARGER * body
    return larger or (all(line.bold for line in lines) and not _ENDS.search(text) and len(lines) < 3)


class _Words:
    """The words of a text, which tell whether a hyphen at a line's end is a word's own."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._known = {word.lower() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text)}

    def joined(self, lines: Iterable[str]) -> str:
        """Lines as one; a word that a hyphen parts at a line's end is whole again."""
        text = ""
        for line in lines:
            parted = _PARTED.search(text)
            if text.endswith("\u00ad"):
                text = text[:-1] + line
            elif parted:
                text = (text if self._is_own(parted["first"], line) else text[:-1]) + line
            else:
                text = f"{text} {line}" if text else line
        return text.replace("\u00ad", "")

    def _is_own(self, first: str, line: str) -> bool:
        """Whether a hyphen belongs between the end of one line and the next."""
        second = re.match(r"[^\W\d_]*", line)
        rest = second[0] if second else ""
        if not rest[:1].islower() or line[len(rest) : len(rest) + 1] == "-":
            return True
        if f"{first}{rest}".lower() in self._known:
            return False
        return f"{first}-{rest}".lower() in self._known or first.lower() in _COMPOUNDS
