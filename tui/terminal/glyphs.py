"""The signs that are drawn beside text, for terminals with Unicode and for those without, and text for the latter."""

import unicodedata
from functools import lru_cache
from typing import Final

from msgspec import Struct


class Glyphs(Struct, frozen=True):
    """A set of signs, each one cell wide; those before a number may take two, where one would say something else."""

    unicode: bool
    """Whether characters beyond ASCII, such as curly quotes, can be drawn at all."""
    cursor: str
    mark: str
    """A row that belongs to what is under another pane's cursor."""
    read: str
    """An article that was read."""
    beside: str
    """Beside the lines that the evidence stands on."""
    lens: str
    """Before the words of the lens."""
    dead: str
    at_least: str
    at_most: str
    to: str
    """Between two bounds, and for what is not known."""
    differs: str
    """Sources that disagree."""
    dot: str
    """Between two facts of one line."""
    bullet: str
    ellipsis: str
    """Text that was cut."""
    rule: str
    column: str
    """Between two columns."""
    crossing: str
    """Where a rule and a column cross."""
    bars: str
    """Eight heights, from the lowest to the full one; a space is none."""


UNICODE: Final = Glyphs(
    unicode=True,
    cursor="▸",
    mark="•",
    read="✓",
    beside="▎",
    lens="▾",
    dead="†",
    at_least="≥",
    at_most="≤",
    to="–",
    differs="≠",
    dot="·",
    bullet="•",
    ellipsis="…",
    rule="─",
    column="│",
    crossing="┼",
    bars="▁▂▃▄▅▆▇█",
)
ASCII: Final = Glyphs(
    unicode=False,
    cursor=">",
    mark="*",
    read="r",
    beside="|",
    lens=":",
    dead="d",
    at_least=">=",
    at_most="<=",
    to="-",
    differs="#",
    dot="-",
    bullet="*",
    ellipsis="~",
    rule="-",
    column="|",
    crossing="+",
    bars="._:=+*%#",
)
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


def ascii_cells(text: str) -> str:
    """A text in ASCII, as many cells wide as it was: letters without their marks, signs that look alike, else ``?``."""
    if text.isascii():
        return text
    from rich.cells import split_graphemes  # a terminal with Unicode does without it

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
