"""Folding: how words are compared, whatever their case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_BETWEEN: Final = "\n\ue000\n"
"""A word of the full text that nobody writes: its letter is for private use."""
_APART: Final = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """The words of a text in lower case, without accents and punctuation, one space between them."""
    bare = text.lower()
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _APART.sub(" ", bare).strip()


def storable(text: str) -> str:
    """The text without what UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def one_by_one(texts: Iterable[str]) -> str:
    """Texts as one, in which no phrase is found that only begins in one of them."""
    return storable(_BETWEEN.join(texts))
