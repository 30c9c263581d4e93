"""Common words: what a capital letter alone does not make a name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tui.extraction.cast.lexicon import fold

if TYPE_CHECKING:
    from tui.extraction.analysis import Analysis


@cache
def vocabulary() -> frozenset[str]:
    """English nouns, verbs, adjectives and adverbs, from the language model's lemmatizer."""
    return _listed("noun") | verbs() | _listed("adj") | _listed("adv")


@cache
def verbs() -> frozenset[str]:
    """The verbs among them."""
    return _listed("verb")


@cache
def irregular() -> frozenset[str]:
    """The forms of verbs that no rule makes: "began", "met"."""
    return _listed("verb", "lemma_exc")


def _listed(part: str, table: str = "lemma_index") -> frozenset[str]:
    """The words of one part of speech in a table of the lemmatizer's."""
    from tui.extraction.parsing import model

    lookups = getattr(model().get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not lookups.has_table(table):
        return frozenset()
    return frozenset(lookups.get_table(table).get(part, ()))


class Common:
    """What one document writes in small letters."""

    def __init__(self, analysis: Analysis) -> None:
        self._small = set(re.findall(r"\b[a-z][a-z'-]+\b", analysis.text))

    def word(self, text: str) -> bool:
        """Whether a capitalised word is an ordinary one: in the dictionary, or in small letters in this text."""
        plain = fold(text)
        return plain in self._small or plain in vocabulary()

    def shown(self, name: str) -> bool:
        """Whether the text has every word of a name in small letters too."""
        words = [fold(word) for word in re.findall(r"[\w'-]+", name)]
        return bool(words) and all(word in self._small for word in words)
