"""What a terminal shows, cell by cell, and the least it must be sent to show something else."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from operator import itemgetter, ne
from typing import Final

from rich.cells import split_graphemes

Cell = tuple[str, str]
"""What stands in a cell and the SGR parameters it is drawn with, without a reset.

A wide character is followed by a cell that holds an empty string.
"""

BLANK: Final[Cell] = (" ", "")
"""A cell as the terminal makes it when it erases."""

_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f]")
_GAP: Final = 5
"""As many unchanged cells are sent again rather than jumped over."""
_ERASE_FROM: Final = 4
"""As many blank cells at a line's end are erased rather than written."""
_SCROLL_FROM: Final = 6
"""As many changed lines must come from one scroll to make it worth while."""
_SCROLLS: Final = (1, -1, 2, -2, 3, -3)
_ON_LETTERS: Final = frozenset(["1", "2", "3", "38", *map(str, (*range(30, 38), *range(90, 98)))])
"""SGR parameters that only letters show."""


def cells(text: str, style: str) -> list[Cell]:
    """A text in one style, as cells. Control characters, which no cell can hold, are left out."""
    space = (" ", on_space(style))
    if text.isascii() and text.isprintable():
        return [(character, style) if character != " " else space for character in text]
    text = _CONTROLS.sub("", text)
    made: list[Cell] = []
    for start, end, width in split_graphemes(text)[0]:
        if width:
            made.append((text[start:end], style) if text[start:end] != " " else space)
            made.extend([("", style)] * (width - 1))
        elif made:
            at = len(made) - 1 - (not made[-1][0])
            made[at] = (made[at][0] + text[start:end], style)
    return made


def normal(style: str) -> str:
    """SGR parameters without those that name a default, which need no naming behind a reset."""
    codes = iter(style.split(";"))
    kept: list[str] = []
    for code in codes:
        values = _colour(codes) if code in ("38", "48") else []
        if code not in ("39", "49"):
            kept += [code, *values]
    return ";".join(kept)


def _colour(codes: Iterator[str]) -> list[str]:
    """The parameters behind 38 or 48: an index, or red, green and blue."""
    kind = next(codes)
    return [kind, *islice(codes, 3 if kind == "2" else 1)]


@lru_cache(maxsize=4096)
def on_space(style: str) -> str:
    """As much of a style as can be seen on a space: no colour of letters, neither bold nor dim nor italic."""
    codes = iter(style.split(";"))
    kept: list[str] = []
    for code in codes:
        if code == "7":  # letters and background change places
            return style
        values = _colour(codes) if code in ("38", "48") else []
        if code not in _ON_LETTERS:
            kept += [code, *values]
    return ";".join(kept)


def put(row: list[Cell | None], x: int, part: Sequence[Cell]) -> None:
    """Write cells into a row from ``x`` on, as far as it reaches; half a wide character becomes a space."""
    end = min(x + len(part), len(row))
    if x >= end:
        return
    if x and (before := row[x - 1]) and (first := row[x]) and not first[0] and before[0]:
        row[x - 1] = (" ", before[1])
    row[x:end] = part[: end - x]
    if end < len(row) and (after := row[end]) and not after[0]:
        row[end] = (" ", after[1])
    elif end == len(row) and end - x < len(part) and not part[end - x][0]:
        row[end - 1] = (" ", part[end - x][1])


class Frame:
    """What the terminal is known to show. A cell that is not known is None, and differs from every other.

    Attributes:
        width: in cells.
        height: in lines.
        rows: ``height`` lists of ``width`` cells each.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.rows: list[list[Cell | None]] = []
        self._before = ""
        self.forget()

    def clear(self) -> None:
        """Have the terminal erase everything before the next lines are shown."""
        self.rows = [[BLANK] * self.width for _ in range(self.height)]
        self._before = "\x1b[m\x1b[2J"

    def forget(self) -> None:
        """Know of no cell what it shows."""
        self.rows = [[None] * self.width for _ in range(self.height)]

    def paint(self, rows: Mapping[int, list[Cell | None]]) -> str:
        """What to send so that the lines given (by number) are shown; from then on they are.

        The pen is expected at its default and left there. The cursor is left anywhere.
        """
        out, self._before = [self._before], ""
        if sum(row != self.rows[y] for y, row in rows.items()) >= _SCROLL_FROM:
            out.append(self._scroll(rows))
        pen = _Pen(out)
        for y, row in sorted(rows.items()):
            if row != self.rows[y]:
                pen.line(y, row, self.rows[y])
                self.rows[y] = row
        pen.change("")
        return "".join(out)

    def _scroll(self, rows: Mapping[int, list[Cell | None]]) -> str:
        """Let the terminal move lines that only change their place, if enough of them do."""
        best, move, top, bottom = 0, 0, 0, 0
        first, last = min(rows), max(rows)
        for by in _SCROLLS:
            gain, begin = 0, first
            for y in range(first, last + 1):
                wanted = rows.get(y, self.rows[y])
                if not 0 <= y + by < self.height or wanted != self.rows[y + by] or None in wanted:
                    gain, begin = 0, y + 1
                    continue
                gain += wanted != self.rows[y]
                if gain > best:
                    best, move, top, bottom = gain, by, begin, y
        if best < _SCROLL_FROM:
            return ""
        top, bottom = self._edges(rows, move, top, bottom)
        top, bottom = min(top, top + move), max(bottom, bottom + move)
        region = self.rows[top : bottom + 1]
        new: list[list[Cell | None]] = [[BLANK] * self.width for _ in range(abs(move))]
        self.rows[top : bottom + 1] = [*region[move:], *new] if move > 0 else [*new, *region[:move]]
        steps = f"\x1b[{bottom + 1}H" + "\x1bD" * move if move > 0 else f"\x1b[{top + 1}H" + "\x1bM" * -move
        return f"\x1b[{top + 1};{bottom + 1}r{steps}\x1b[r"

    def _edges(self, rows: Mapping[int, list[Cell | None]], move: int, top: int, bottom: int) -> tuple[int, int]:
        """The first and last of the lines to move, with one more at either end if most of it only changes its place."""

        def wanted(y: int) -> list[Cell | None]:
            return rows.get(y, self.rows[y])

        def changed(y: int, by: int) -> int:
            """Cells of a line that differ from those of the line that is moved there."""
            return sum(map(ne, wanted(y), self.rows[y + by]))

        for y in (top - 1, bottom + 1):
            if not (0 <= y < self.height and 0 <= y + move < self.height) or None in wanted(y):
                continue
            moved, stood = changed(y, move), changed(y, 0)
            if (y > bottom) is (move > 0):  # the line that this one comes from is erased
                moved += sum(cell != BLANK for cell in wanted(y + move))
                stood += changed(y + move, 0)
            if moved < stood:
                top, bottom = min(top, y), max(bottom, y)
        return top, bottom


class _Pen:
    """Writes runs of cells, moving and changing its style no more than it must."""

    def __init__(self, out: list[str]) -> None:
        self._out = out
        self._style = ""
        self._at: tuple[int, int] | None = None
        """Line and column of the cursor, if they are known."""

    def change(self, style: str) -> None:
        if style != self._style:
            more = style.removeprefix(f"{self._style};") if self._style else style
            self._out.append(f"\x1b[{';' if self._style and style and more == style else ''}{more}m")
            self._style = style

    def line(self, y: int, new: list[Cell | None], old: list[Cell | None]) -> None:
        """Make a line that shows ``old`` show ``new``: in the shorter of two ways, if something in it is to be erased.

        What stands behind a stretch that becomes blank is erased with it and written again, or it is left alone.
        """
        filled = _filled(new)
        strange = any(map(_uncertain, new)) or any(map(_uncertain, old))
        begin = None if strange else _blanked(new[:filled], old)
        if begin is None:
            self._line(y, new, old, filled, strange=strange)
            return
        start = self._style, self._at
        ways = []
        for erase in (begin, None):
            other = _Pen([])
            other._style, other._at = start
            if erase is None:
                other._line(y, new, old, filled)
            else:
                other._line(y, new[:erase], old[:erase], erase)
                other._erase(y, erase)
                other._line(y, new, [*new[:erase], *[BLANK] * (len(new) - erase)], filled)
            ways.append((sum(map(len, other._out)), other))
        best = min(ways, key=itemgetter(0))[1]
        self._out += best._out
        self._style, self._at = best._style, best._at

    def _line(
        self, y: int, new: list[Cell | None], old: list[Cell | None], filled: int, *, strange: bool = False
    ) -> None:
        for start, end in _runs(new[:filled], old):
            self._move(y, start)
            self._write(y, start, new[start:end])
        if new[filled:] != old[filled:] or (strange and filled < len(new)):
            at = filled
            if self._at != (y, filled) and not strange:
                at = next((x for x in range(filled, len(new)) if old[x] != BLANK), filled)
            self._erase(y, at)

    def _erase(self, y: int, x: int) -> None:
        """Erase a line from a column on."""
        self._move(y, x)
        self.change("")
        self._out.append("\x1b[K")

    def _move(self, y: int, x: int) -> None:
        if self._at == (y, x):
            return
        place = f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"
        if self._at is not None:
            if self._at[0] == y and self._at[1] < x:
                place = f"\x1b[{x - self._at[1]}C"
            elif self._at[0] + 1 == y:
                place = min(f"\r\n\x1b[{x}C" if x else "\r\n", place, key=len)
        self._out.append(place)
        self._at = y, x

    def _write(self, y: int, x: int, run: Sequence[Cell | None]) -> None:
        for at, cell in enumerate(run, x):
            if cell is None or not cell[0]:
                continue
            self._move(y, at)
            if cell[0] != " " or on_space(self._style) != cell[1]:
                self.change(cell[1])
            self._out.append(cell[0])
            wide = at + 1 - x < len(run) and _empty(run[at + 1 - x])
            self._at = None if _uncertain(cell) else (y, at + 1 + wide)


def _runs(new: Sequence[Cell | None], old: Sequence[Cell | None]) -> Iterator[tuple[int, int]]:
    """Where to write, as pairs of first and last column (exclusive)."""
    x, width = 0, len(new)
    while x < width:
        if new[x] == old[x] or new[x] is None:
            x += 1
            continue
        start = x
        while start and _empty(new[start]):
            start -= 1
        last = x
        while x < width and x - last <= _GAP and new[x] is not None:
            if new[x] != old[x]:
                last = x
            x += 1
        end = last + 1
        while end < width and _empty(new[end]):
            end += 1
        if any(_uncertain(cell) for cell in (*new[start:end], *old[start:end])):
            end = next((at for at in range(end, width) if new[at] is None), width)
        yield start, end
        x = end


def _filled(row: Sequence[Cell | None]) -> int:
    """As many cells of a row as are written, rather than erased at its end."""
    filled = len(row)
    while filled and row[filled - 1] == BLANK:
        filled -= 1
    return filled if len(row) - filled >= _ERASE_FROM else len(row)


def _blanked(new: Sequence[Cell | None], old: Sequence[Cell | None]) -> int | None:
    """Where the first stretch begins that becomes blank and is long enough to be erased; None if there is none."""
    length = 0
    for x, cell in enumerate(new):
        length = length + 1 if cell == BLANK and (length or old[x] != BLANK) else 0
        if length == _ERASE_FROM:
            return x + 1 - length
    return None


def _empty(cell: Cell | None) -> bool:
    return cell is not None and not cell[0]


def _uncertain(cell: Cell | None) -> bool:
    """Whether terminals differ in how wide they draw a cell: joined characters, emoji.

    The columns behind it are then set anew, so that they stay straight whatever the terminal makes of it.
    """
    return cell is not None and (len(cell[0]) > 1 or cell[0] >= "\U0001f000")
