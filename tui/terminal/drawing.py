"""Drawing with what the terminal has: without colours, and with ASCII alone."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from rich.cells import split_graphemes
from rich.segment import Segment
from textual.filter import LineFilter, Monochrome, NoColor

if TYPE_CHECKING:
    from textual.app import App
    from textual.color import Color

    _App = App[Any]
else:
    _App = object

_ALIKE: Final = {
    '"': "“”„«»",
    "'": "‘’‚",
    "-": "–—―−‐‑─━═▃",
    ".": "…▁",
    "_": "▂",
    "*": "•·▇",
    "+": "†‡▆",
    "=": "▅",
    "#": "≠█▉▊▋▌▍▐▀",
    "~": "≈",
    ":": "░▒▓▄",
    "|": "│┃║▎▏",
    ">": "≥›→▸",
    "<": "≤‹←◂",
    "^": "↑▴",
    "v": "↓▾",
    "x": "×",
    "o": "°",
    "E": "€",
    "L": "£",
}
"""What stands for signs that do not decompose to a letter."""
_LIKE: Final = str.maketrans({sign: stand_in for stand_in, signs in _ALIKE.items() for sign in signs})
_BOXES: Final = range(0x2500, 0x2580)
"""Corners and crossings of lines."""


class FittedDrawing(_App):
    """A base for an app, before ``App``: everything it draws goes through what the terminal lacks.

    Without colours (``NO_COLOR``) the terminal's own are left as they are, rather than turned to shades of grey.

    Attributes:
        draws_unicode: whether characters beyond ASCII can be shown.
    """

    draws_unicode: bool = True

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The filters that each line passes."""
        filters = [kept for kept in super().get_line_filters() if not isinstance(kept, Monochrome)]
        if self.no_color:
            filters.append(_NO_COLOUR)
        if not self.draws_unicode:
            filters.append(_ASCII)
        return filters


class AsciiText(LineFilter):
    """Draws every character with one of ASCII, or as many as it is wide."""

    def apply(self, segments: list[Segment], background: "Color") -> list[Segment]:
        """The segments in ASCII.

        Args:
            segments: what is to be drawn.
            background: does not matter.
        """
        return [Segment(ascii_cells(text), style, control) for text, style, control in segments]


_NO_COLOUR: Final = NoColor()
_ASCII: Final = AsciiText()


def ascii_cells(text: str) -> str:
    """A text in ASCII, as many cells wide as it was: letters without their marks, signs that look alike, else ``?``."""
    if text.isascii():
        return text
    return "".join(_like(text[start:end], width) for start, end, width in split_graphemes(text)[0])


@lru_cache(maxsize=4096)
def _like(grapheme: str, width: int) -> str:
    if grapheme.isascii():
        return grapheme
    first = grapheme[0].translate(_LIKE)
    if not first.isascii() and ord(first) in _BOXES:
        first = "+"
    if not first.isascii():
        first = unicodedata.normalize("NFKD", first)[0]
    return (first if first.isascii() and first.isprintable() else "?").ljust(width, "?")[:width]
