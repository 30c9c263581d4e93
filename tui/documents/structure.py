"""A text set block by block, as those of HTML, Word and PDF are: blocks and tables that know where in it they stand."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, Self

from tui.model import Block, BlockKind, Row, Table

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS: Final = frozenset({"p", "head", "list", "item", "table", "quote", "code", "div", "ab", "body", "main"})
_SPEAKER_WORDS: Final = 6
_CELL_WORDS: Final = 40
"""A cell with more words holds a text: the table is there for the page's layout."""
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")


class Structure:
    """A text that grows block by block.

    Blocks are parted by an empty line, items and rows by a line end. An item begins with its marker, a row's cells are
    parted by `` | ``.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self._parts: list[str] = []
        self._length = 0

    @classmethod
    def of(cls, body: "_Element") -> Self:
        """Set a tree of the extractor's."""
        structure = cls()
        structure._flow(body, "paragraph", 0, "")
        return structure

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self._parts)

    def _add(self, text: str) -> int:
        """Append to the text; the offset at which it stands."""
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return start

    def block(self, kind: BlockKind, text: str, *, level: int = 0, marker: str = "", spoken: str | None = None) -> None:
        """Set a block behind those that stand; none if it has no text.

        Args:
            kind: what it is.
            text: its words, in lines without white space at their ends.
            level: a heading's or an item's, as in ``Block``.
            marker: what an item begins with.
            spoken: who has the turn, with whose name and a colon the text begins.
        """
        if not text:
            return
        if self.blocks:
            self._add("\n" if kind == self.blocks[-1].kind == "item" else "\n\n")
        start = self._add(marker + text)
        content = start + len(marker)
        if spoken:
            content += len(text) - len(text[text.index(":") + 1 :].lstrip())
        self.blocks.append(Block(kind, start, self._length, content, level, spoken))

    def _flow(self, element: "_Element", kind: BlockKind, level: int, marker: str) -> None:
        """Set an element's own words as blocks of a kind, and the blocks within it as what they are."""
        lines: list[str] = [element.text or ""]

        def flush() -> None:
            nonlocal marker
            text = _collapsed("".join(lines))
            lines.clear()
            speaker = _speaker(element, text) if kind == "paragraph" else None
            self.block("turn" if speaker else kind, text, level=level, marker=marker, spoken=speaker)
            marker = " " * len(marker) if text else marker

        for child in element:
            if child.tag in _BLOCKS:
                flush()
                self._nested(child, kind, level, marker)
            else:
                lines.extend(_words(child))
            lines.append(child.tail or "")
        flush()

    def _nested(self, element: "_Element", kind: BlockKind, level: int, marker: str) -> None:
        match element.tag:
            case "head":
                rank = (element.get("rend") or "h2")[-1]
                self._flow(element, "heading", int(rank) if rank.isdigit() else 2, "")
            case "list":
                depth = level + 1 if kind == "item" else 0
                for number, item in enumerate(element.iterchildren("item"), 1):
                    sign = f"{number}. " if element.get("rend") == "ol" else "- "
                    self._flow(item, "item", depth, "  " * depth + sign)
            case "table":
                self._table(element)
            case "p" if kind == "item":
                self._flow(element, kind, level, marker)
            case _:
                self._flow(element, "paragraph", 0, "")

    def _table(self, element: "_Element") -> None:
        rows = [
            [(cell, _collapsed(" ".join(_words(cell)), " ")) for cell in row] for row in element.iterchildren("row")
        ]
        rows = [row for row in rows if any(text for _, text in row)]
        if not is_table([[text for _, text in row] for row in rows]):
            for row in rows:
                for cell, _ in row:
                    self._flow(cell, "paragraph", 0, "")
            return
        self.table(
            [tuple(text for _, text in row) for row in rows],
            [all(cell.get("role") == "head" for cell, text in row if text) for row in rows],
        )

    def table(self, rows: Sequence[tuple[str, ...]], named: Sequence[bool]) -> None:
        """Set a table behind the blocks that stand.

        A first row that names but one thing is the table's heading; the next one that names things, its columns.

        Args:
            rows: their cells, each on one line.
            named: whether each row is marked as one of names.
        """
        heading, columns = self._introduction(), tuple[str, ...]()
        made: list[Row] = []
        for index, cells in enumerate(rows):
            if index == 0 and named[index] and len([cell for cell in cells if cell]) == 1:
                heading = next(cell for cell in cells if cell)
                self.block("paragraph", heading)
                continue
            line = " | ".join(cells)
            if named[index] and not columns and not made:
                columns = cells
                self.block("table", line)
                continue
            if made or columns:
                self._add("\n")
                start = self._add(line)
            else:
                self.block("table", line)
                start = self.blocks[-1].start
            made.append(Row(start, self._length, cells))
        if made or columns:
            first = self.blocks.pop()
            self.blocks.append(Block("table", first.start, self._length, first.start, table=len(self.tables)))
            self.tables.append(Table(heading, columns, tuple(made)))

    def _introduction(self) -> str:
        """The heading, or the last sentence of the paragraph, that stands before a table."""
        if not self.blocks or self.blocks[-1].kind not in ("heading", "paragraph"):
            return ""
        return _SENTENCE_END.split(self._parts[-1])[-1]


def is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows of cells are a table, and not there for the layout of texts."""
    width = max(map(len, rows), default=0)
    return width > 1 and not any(len(cell.split()) > _CELL_WORDS for row in rows for cell in row)


def _words(element: "_Element") -> Iterator[str]:
    """An element's words; a line break in the page is one in the text."""
    if element.tag == "lb":
        yield "\n"
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""


def _collapsed(text: str, line_end: str = "\n") -> str:
    """The text with single spaces, and no empty lines."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return line_end.join(line for line in lines if line)


def _speaker(paragraph: "_Element", text: str) -> str | None:
    """Who has the turn, if a paragraph begins with a name in bold and a colon."""
    first = next(iter(paragraph), None)  # the number of its children, which may be all of a page, is not asked for
    if first is None or first.tag != "hi" or (paragraph.text or "").strip():
        return None
    name, colon, said = text.partition(":")
    bold = _collapsed("".join(_words(first))).rstrip(": ")
    if "b" in (first.get("rend") or "") and colon and said.strip() and name == bold:
        return name if len(name.split()) <= _SPEAKER_WORDS else None
    return None
