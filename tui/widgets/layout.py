"""An article's text laid out for a width: lines of offsets into the text, so that marks and searches stay valid."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from rich.cells import cell_len

from tui.model import Block, Body, Table
from tui.terminal.glyphs import Glyphs
from tui.terminal.safety import safe

LineKind = Literal["text", "heading", "item", "turn", "table", "head", "rule", "boilerplate", "fold", "blank"]
Piece = tuple[int, int] | str
"""A stretch of the text by its offsets, or words that are not in it."""


class Line(NamedTuple):
    """A line: where in the text it stands, and what is drawn. ``start`` never falls from one line to the next."""

    start: int
    end: int
    kind: LineKind
    pieces: tuple[Piece, ...] = ()


def lay_out(body: Body, width: int, glyphs: Glyphs, *, folded: bool = False) -> list[Line]:
    """The lines of an article in ``width`` cells; with ``folded`` each run of boilerplate is one line."""
    text = safe(body.text)
    dropped = _dropped_blocks(body)
    lines: list[Line] = []
    before: Block | None = None
    run: list[Block] = []
    for block in body.blocks or _paragraphs(body.text):
        if folded and block.start in dropped:
            run.append(block)
            continue
        lines += _folded(run, glyphs)
        run.clear()
        tight = before is not None and before.kind == block.kind == "item"
        if lines and not tight:
            lines.append(Line(block.start, block.start, "blank"))
        lines += _block(body, block, text, width, glyphs, dropped=block.start in dropped)
        before = block
    return lines + _folded(run, glyphs)


def stretches(text: str, start: int, end: int, width: int, first: int = 0) -> Iterator[tuple[int, int]]:
    """Where safe text breaks: stretches of at most ``width`` cells, at spaces where there are any.

    ``first`` cells of the first line are taken already.
    """
    room = max(1, width - first)
    at = start
    while at < end:
        if end - at <= room and (text.isascii() or cell_len(text[at:end]) <= room):
            yield at, end
            return
        limit = _limit(text, at, end, room)
        if limit >= end:
            yield at, end
            return
        cut = text.rfind(" ", at, limit + 1)
        if cut <= at:
            cut = limit
        yield at, cut
        at = cut
        while at < end and text[at] == " ":
            at += 1
        room = width


def _limit(text: str, start: int, end: int, room: int) -> int:
    """The offset behind the last character that fits in ``room`` cells, at least one character on."""
    chunk = text[start : min(end, start + room)]
    if chunk.isascii() or cell_len(chunk) == len(chunk):
        limit = start + len(chunk)
    else:
        cells, limit = 0, start
        while limit < end:
            size = cell_len(text[limit])
            if cells + size > room:
                break
            cells += size
            limit += 1
        limit = max(limit, start + 1)
    while limit < end and cell_len(text[limit]) == 0:
        limit += 1
    return limit


def _block(body: Body, block: Block, text: str, width: int, glyphs: Glyphs, *, dropped: bool) -> Iterator[Line]:
    if block.kind == "table" and block.table is not None and block.table < len(body.tables):
        yield from _table(body.tables[block.table], block, text, width, glyphs)
        return
    lead, indent = "", ""
    kind: LineKind = "text"
    if block.kind == "heading":
        kind = "heading"
    elif block.kind == "item":
        indent = "  " * block.level + "  "
        lead, kind = "  " * block.level + glyphs.bullet + " ", "item"
    elif block.kind == "turn":
        speaker = safe(block.speaker or "").strip()
        lead, indent, kind = f"{speaker}: " if speaker else "", "  ", "turn"
    if dropped or block.kind == "boilerplate":
        kind = "boilerplate"
    start = block.start
    lead_cells = cell_len(lead)
    if lead_cells > width // 2:
        yield Line(start, block.content, kind, (lead.rstrip(),))
        lead, lead_cells = indent, len(indent)
    content = _skip_spaces(text, block.content, block.end)
    for low, high in stretches(text, content, block.end, width - len(indent), max(0, lead_cells - len(indent))):
        yield Line(start, high, kind, (lead, (low, high)) if lead else ((low, high),))
        lead, start = indent, high


def _skip_spaces(text: str, start: int, end: int) -> int:
    while start < end and text[start] == " ":
        start += 1
    return start


def _table(table: Table, block: Block, text: str, width: int, glyphs: Glyphs) -> Iterator[Line]:
    rows = [(row.start, row.end, row.cells) for row in table.rows]
    head = [table.columns] if any(table.columns) else []
    columns = max((len(cells) for cells in [*head, *(row[2] for row in rows)]), default=0)
    if not columns:
        return
    joint = f" {glyphs.column} "
    every = [*head, *(row[2] for row in rows)]
    natural = [max(cell_len(safe(cells[n])) if n < len(cells) else 1 for cells in every) for n in range(columns)]
    widths = _shares(natural, max(columns * 4, width - (columns - 1) * len(joint)))
    at = block.start
    if head:
        end = rows[0][0] if rows else block.end
        yield from _table_row(table.columns, at, end, "head", widths, text, joint)
        under = f"{glyphs.rule}{glyphs.crossing}{glyphs.rule}".join(glyphs.rule * size for size in widths)
        yield Line(at, at, "rule", (under,))
    for start, end, cells in rows:
        at = max(at, start)
        yield from _table_row(cells, at, end, "table", widths, text, joint)


def _shares(natural: list[int], room: int) -> list[int]:
    """Widths of columns: what each needs, and where that is too much, an equal share of what is left."""
    widths = list(natural)
    wide = set(range(len(widths)))
    while sum(widths) > room and wide:
        left = room - sum(size for n, size in enumerate(widths) if n not in wide)
        share = max(3, left // len(wide))
        narrow = {n for n in wide if natural[n] <= share}
        if not narrow:
            for n in wide:
                widths[n] = share
            break
        wide -= narrow
        for n in narrow:
            widths[n] = natural[n]
    return widths


def _table_row(
    cells: tuple[str, ...], start: int, end: int, kind: LineKind, widths: list[int], text: str, joint: str
) -> Iterator[Line]:
    columns: list[list[Piece]] = []
    at = start
    for number, size in enumerate(widths):
        cell = safe(cells[number]) if number < len(cells) else ""
        found = text.find(cell, at, end) if cell else -1
        if found >= 0:
            at = found + len(cell)
            columns.append(list(stretches(text, found, at, size)))
        else:
            columns.append([cell[low:high] for low, high in stretches(cell, 0, len(cell), size)])
    for number in range(max(map(len, columns), default=0)):
        pieces: list[Piece] = []
        for column, size in zip(columns, widths, strict=True):
            piece: Piece = column[number] if number < len(column) else ""
            shown = piece if isinstance(piece, str) else text[piece[0] : piece[1]]
            pieces += [piece, " " * (size - cell_len(shown)), joint]
        yield Line(start, end, kind, tuple(pieces[:-1]))


def _folded(run: list[Block], glyphs: Glyphs) -> list[Line]:
    if not run:
        return []
    what = "1 block" if len(run) == 1 else f"{len(run)} blocks"
    start = run[0].start
    words = f"{glyphs.ellipsis} {what} of boilerplate folded"
    return [Line(start, start, "blank"), Line(start, run[-1].end, "fold", (words,))]


def _dropped_blocks(body: Body) -> frozenset[int]:
    """Where the blocks start that are boilerplate as a whole."""
    dropped = {block.start for block in body.blocks if block.kind == "boilerplate"}
    stretches_ = iter(sorted((one.start, one.end) for one in body.dropped))
    current = next(stretches_, None)
    for block in body.blocks:
        while current is not None and current[1] <= block.start:
            current = next(stretches_, None)
        if current is not None and current[0] <= block.start and current[1] >= block.end:
            dropped.add(block.start)
    return frozenset(dropped)


def _paragraphs(text: str) -> Iterator[Block]:
    """Lines as paragraphs, for a text whose structure is not known."""
    start = 0
    for part in text.split("\n"):
        if part.strip():
            yield Block("paragraph", start, start + len(part), start)
        start += len(part) + 1
