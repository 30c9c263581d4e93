"""The one function that makes text from documents safe for a terminal."""

import re
from typing import Final

REPLACEMENT: Final = "\ufffd"
"""Stands for a character that would command the terminal or reorder the line."""

_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 (but tab and newline), DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks, embeddings, overrides and isolates of direction
    "\u2028\u2029\ufff9-\ufffb\ufeff"  # line and paragraph separators, annotation anchors, byte order mark
    "\ud800-\udfff"  # lone surrogates, which cannot be encoded
    "\U000e0000-\U000e007f]"  # tags
)


def safe(text: str, *, lines: bool = False) -> str:
    """The text with every character that a terminal would obey replaced, one character for one.

    Offsets into the text stay valid. Tabs become a space; newlines too, unless ``lines`` keeps them.
    """
    text = _UNSAFE.sub(REPLACEMENT, text).replace("\t", " ")
    return text if lines else text.replace("\n", " ")
