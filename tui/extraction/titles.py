"""Titles: what stands beside a person's name and says what they are."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from tui.extraction.lexicon import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from tui.extraction.dictionaries import Dictionaries


class TitleWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dictionary ``titles``; the file's head says what each list is."""

    honorifics: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()


class Titles:
    """The words of titles, as sets of folded words."""

    def __init__(self, words: TitleWords) -> None:
        self.honorifics = frozenset(fold(word) for word in words.honorifics)
        self.heads = frozenset(word for title in words.heads for word in fold(title).replace("-", " ").split())
        self.qualifiers = frozenset(word for title in words.qualifiers for word in fold(title).split())
        self.officials = frozenset(fold(word) for word in words.officials)

    def is_title(self, word: str) -> bool:
        """Whether a single word is a title's head or an honorific."""
        plain = fold(word).rstrip(".")
        return plain in self.honorifics or all(part in self.heads for part in plain.split("-"))

    def before(self, doc: Doc, start: int, first: int) -> int:
        """The index of the first token of the title that ends before token ``start``; ``start`` if there is none.

        Args:
            doc: the parsed block.
            start: index of the name's first token.
            first: index of the sentence's first token, which the title does not pass.
        """
        at = start
        headed = False
        while at > first:
            token = doc[at - 1]
            plain = fold(token.text).rstrip(".")
            if self.is_title(token.text):
                headed = True
            elif token.text in (".", "-") and at - 1 > first and self.is_title(doc[at - 2].text):
                pass
            elif not headed or not (plain in self.qualifiers or self._joins(doc, at - 1, first)):
                break
            at -= 1
        return at if headed else start

    def _joins(self, doc: Doc, index: int, first: int) -> bool:
        token: Token = doc[index]
        return (
            token.lower_ in ("and", "&", "for", "of", "-")
            and index > first
            and fold(doc[index - 1].text) in self.qualifiers
        )


@lru_cache(maxsize=4)
def titles(dictionaries: Dictionaries) -> Titles:
    """The titles of some dictionaries, made once."""
    return Titles(dictionaries.read("titles", TitleWords))
