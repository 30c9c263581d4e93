"""Folding: how words are compared, whatever their case, accents and punctuation."""

import re
import unicodedata
from typing import Final

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
