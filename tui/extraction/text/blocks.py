"""The structure of plain text and Markdown: headings, paragraphs, list items, tables, turns in an interview."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import msgspec

from tui.extraction.text import headings, questions, turns
from tui.extraction.text.tables import Line, is_rule, read_table, table_at
from tui.model import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import BlockKind, Table

WIDEST: Final = 110
"""Columns: a text whose lines run longer is not wrapped by hand; each of its lines is a paragraph."""
NARROWEST: Final = 30
RAGGED: Final = 10
"""Columns by which a line may end before the margin and still be full."""

_ATX = re.compile(r"(#{1,6})\s+(?=\S)")
_SETEXT = re.compile(r"(?:={3,}|-{3,})\Z")
_BULLET = re.compile(r"(?:[-*•·▪◦‣●○►▸✓+]|[–—](?!\s*[A-Z]{2}))\s+(?=\S)")
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|\(\d{1,2}\)|[a-z]\)|\([a-z]\)|\((?:i{1,3}|iv|vi{0,3}|ix|x)\))\s+(?=\S)")
_POINTS = re.compile(r"\b(?:table|chart|list|below|following|follows|figures|results)\b", re.I)
_SOURCE = re.compile(r"(?:sources?|notes?|credit|data)\s*:", re.I)
"""How a line beside a table begins that introduces nothing."""
_SIGNED = re.compile(
    r"by [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}\s*(?:\Z|[|•·@(]|[—–]?\s*(?:on )?(?:[A-Z][a-z]{2,8}\.? )?\d)"
)
"""A byline in small letters, which goes on with no line over it: "by Ana Ruiz — May 5, 2014"."""
_BOLD_LINE = re.compile(r"(?:\*\*|__)(?=\S)([^*\n]+?)(?<=\S)(?:\*\*|__)\Z")


def lines_of(text: str) -> list[Line]:
    """A text's lines that are not blank."""
    lines: list[Line] = []
    offset = 0
    gap = True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            lead = len(raw) - len(raw.lstrip())
            start = offset + lead
            lines.append(Line(start, start + len(stripped), stripped, len(raw[:lead].expandtabs(4)), gap))
        gap = not stripped
        offset += len(raw) + 1
    return lines


def find_blocks(text: str) -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    """The blocks of a plain text or Markdown, in order, and its tables.

    Blocks do not overlap and leave out white space only. A line that is one paragraph and lines broken at a margin are
    told apart by whether the next word would have had room.
    """
    reader = _Reader(lines_of(text))
    parts = reader.parts()
    settled = [part.block for part in parts]
    settled = headings.mark(text, settled, frozenset(index for index, part in enumerate(parts) if part.marked))
    settled = questions.asked(text, turns.continued(turns.headed(text, settled)))
    return tuple(settled), tuple(_introduced(text, settled, reader.tables))


def margin(lines: Sequence[Line]) -> int:
    """The column at which a text's lines were broken by hand; 0 if they were not."""
    pairs = [(line, after) for line, after in pairwise(lines) if not after.gap and "|" not in line.text]
    if len(pairs) < 3:
        return 0
    widths = sorted(line.indent + len(line.text) for line, _ in pairs)
    width = widths[min(len(widths) - 1, len(widths) * 19 // 20)]
    if not NARROWEST <= width <= WIDEST:
        return 0
    full = sum(line.indent + len(line.text) + 1 + _first_word(after) > width - RAGGED for line, after in pairs)
    running = sum(after.text[0].islower() or (line.text.isupper() and after.text.isupper()) for line, after in pairs)
    return width if full >= 0.6 * len(pairs) and running >= 0.3 * len(pairs) else 0


def _first_word(line: Line) -> int:
    return len(line.text.split(maxsplit=1)[0])


@dataclass(slots=True)
class _Part:
    """The lines of one block, and what their own marks say it is."""

    lines: list[Line]
    kind: BlockKind
    content: int
    level: int = 0
    speaker: str | None = None
    table: int | None = None
    marked: bool = True

    @property
    def block(self) -> Block:
        start, end = self.lines[0].start, self.lines[-1].end
        return Block(self.kind, start, end, self.content, self.level, self.speaker, self.table)


class _Reader:
    """Lines to parts, by the marks that the lines carry and by how they were broken."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.margin = margin(lines)
        self.labels = turns.speakers([line.text for line in lines])
        self.tables: list[Table] = []

    def parts(self) -> list[_Part]:
        parts: list[_Part] = []
        index = 0
        while index < len(self.lines):
            if length := table_at(self.lines, index):
                rows = self.lines[index : index + length]
                parts.append(_Part(rows, "table", rows[0].start, table=len(self.tables)))
                self.tables.append(read_table(rows, ""))
                index += length
                continue
            part = self._begin(self.lines[index], parts[-1] if parts else None)
            index += 1
            while index < len(self.lines) and self._joins(part, index):
                part.lines.append(self.lines[index])
                index += 1
            if index < len(self.lines) and _underlined(part, self.lines[index]):
                part.kind, part.level, part.marked = "heading", 1 if self.lines[index].text[0] == "=" else 2, True
                part.lines.append(self.lines[index])
                index += 1
            parts.append(part)
        return parts

    def _begin(self, line: Line, before: _Part | None) -> _Part:
        """The part that a line opens, by its own marks."""
        text = line.text
        if not any(char.isalnum() for char in text):
            return _Part([line], "boilerplate", line.start)
        if text.startswith("> ") and len(text) > 2:
            return _Part([line], "paragraph", line.start + 2, marked=False)
        if match := _ATX.match(text):
            return _Part([line], "heading", line.start + match.end(), len(match[1]))
        if label := turns.label(text, self.labels):
            return _Part([line], "turn", line.start + label.end, speaker=label.speaker)
        if (match := _BOLD_LINE.match(text)) and headings.is_short(match[1]) and not match[1].endswith((".", ",", ";")):
            return _Part([line], "heading", line.start + match.start(1), 2)
        if end := _marker(text):
            level = line.indent // 2 if before and before.kind == "item" else 0
            return _Part([line], "item", line.start + end, level)
        return _Part([line], "paragraph", line.start, marked=False)

    def _joins(self, part: _Part, index: int) -> bool:
        """Whether the line at ``index`` goes on with the part that the lines before it make."""
        line, last = self.lines[index], part.lines[-1]
        if line.gap or part.kind not in ("paragraph", "item", "turn"):
            return False
        if _ATX.match(line.text) or not any(char.isalnum() for char in line.text):
            return False
        if turns.label(line.text, self.labels) or table_at(self.lines, index) or is_rule(line):
            return False
        full = self._is_full(last, line)
        if _marker(line.text) and (part.kind == "item" or _BULLET.match(line.text) or not full):
            return False
        return full or (part.kind == "item" and line.indent > part.lines[0].indent)

    def _is_full(self, line: Line, after: Line) -> bool:
        """Whether a line was broken because the next word had no room."""
        if after.indent >= line.indent + 2 and not _marker(line.text):
            return False
        if not self.margin:
            running = NARROWEST < len(line.text) <= WIDEST and not headings.ends_sentence(line.text)
            goes_on = after.text[0].islower() and not _SIGNED.match(after.text)
            return running and goes_on and not headings.is_title_case(line.text)
        if after.text[0].islower():
            return True
        ragged = 0 if headings.ends_sentence(line.text) else RAGGED
        return line.indent + len(line.text) + 1 + _first_word(after) > self.margin - ragged


def _marker(text: str) -> int:
    """Where the words of a list item begin; 0 if the line is none."""
    match = _BULLET.match(text) or _NUMBERED.match(text)
    return match.end() if match else 0


def _underlined(part: _Part, line: Line) -> bool:
    """Whether a line is the underline of a heading (Markdown's second way to write one)."""
    return part.kind == "paragraph" and len(part.lines) == 1 and not line.gap and bool(_SETEXT.match(line.text))


def _introduced(text: str, blocks: Sequence[Block], tables: Sequence[Table]) -> list[Table]:
    """The tables, each with the heading or the sentence right before it."""
    named = list(tables)
    above = ""
    for before, block in pairwise(blocks):
        words = " ".join(text[before.content : before.end].split()).strip("*_#= ")
        words = above if _SOURCE.match(words) else words
        if before.kind == "heading":
            above = words
        if block.table is not None and before.kind in ("heading", "paragraph", "turn", "item"):
            last = re.split(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z])", words)[-1]
            introduces = before.kind == "heading" or last.endswith(":") or _POINTS.search(last) or not above
            named[block.table] = msgspec.structs.replace(named[block.table], heading=last if introduces else above)
    return named
