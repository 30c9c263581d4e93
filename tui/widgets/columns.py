"""Text in columns: cut and padded to cells, so that wide characters and combining marks keep the columns straight."""

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.terminal.safety import safe

RULED = 160
"""Up to this width of the screen rules are drawn: a cell of one costs three bytes, and wide screens have many."""

Part = tuple[str, Style]
"""Safe text and the style that lies over its line's own."""


def fit(text: str, width: int, ellipsis: str = "…") -> str:
    """The text, made safe, in exactly ``width`` cells: padded with spaces, or cut with the ellipsis at its end."""
    if width <= 0:
        return ""
    text = safe(text)
    if text.isascii():
        if len(text) <= width:
            return text.ljust(width)
    elif cell_len(text) <= width:
        return set_cell_size(text, width)
    if width <= len(ellipsis):
        return set_cell_size(text, width)
    cut = set_cell_size(text, width - len(ellipsis)).rstrip() + ellipsis
    return cut + " " * (width - cell_len(cut))


def right(text: str, width: int) -> str:
    """The text, made safe, at the right end of ``width`` cells; cut if it is longer."""
    text = safe(text)
    return " " * (width - cell_len(text)) + text if cell_len(text) < width else fit(text, width)


def wrap(text: str, width: int) -> list[str]:
    """The text, made safe, in lines of at most ``width`` cells, broken at spaces where there are any."""
    lines: list[str] = []
    line = ""
    for word in safe(text).split():
        joined = f"{line} {word}" if line else word
        if cell_len(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = chop(word, width)
        lines.extend(full)
    return [*lines, line] if line else lines


def chop(word: str, width: int) -> list[str]:
    """A safe word in pieces of at most ``width`` cells, at least one."""
    pieces: list[str] = []
    start = cells = 0
    for at, character in enumerate(word):
        size = cell_len(character)
        if cells + size > width and at > start:
            pieces.append(word[start:at])
            start, cells = at, 0
        cells += size
    return [*pieces, word[start:]]


def plain(style: Style) -> Style:
    """What of a style still shows in a reversed line: no colour, nothing dim."""
    return Style(bold=style.bold, italic=style.italic, underline=style.underline, reverse=style.reverse)


def barred(parts: Iterable[Part], width: int, bar: Style) -> list[Part]:
    """The parts with a bar over their first ``width`` cells; under a reversed one their colours do not show."""
    made: list[Part] = []
    for text, style in parts:
        size = cell_len(text)
        cut = len(text) if size <= width else len(set_cell_size(text, max(0, width)))
        under = plain(style) if bar.reverse else style
        made += [(text[:cut], under + bar), (text[cut:], style)]
        width -= size
    return made


def rule(sign: str, cells: int, screen: int) -> str:
    """A rule of some cells, made of a sign; on a screen of so many columns that it would cost too much, a gap."""
    return (sign if screen <= RULED else " ") * cells


def line(parts: Iterable[Part], width: int, base: Style) -> Strip:
    """A line of exactly ``width`` cells."""
    return Strip([Segment(text, base + style) for text, style in parts if text]).adjust_cell_length(width, base)
