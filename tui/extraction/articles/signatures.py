"""Signatures: lines that are nothing but a person's name, over a text or, with a town, under a letter."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from tui.extraction.articles.credits import PARTICLE, cased
from tui.extraction.articles.outlets import Outlets
from tui.extraction.cast.given import given_names
from tui.extraction.cast.lexicon import fold
from tui.extraction.cast.titles import titles
from tui.extraction.geography.gazetteer import gazetteer
from tui.extraction.text.headings import ends_sentence
from tui.model import Dropped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.extraction.articles.credits import Credits
    from tui.extraction.dictionaries import Dictionaries
    from tui.model import Block

_PERSON: Final = re.compile(rf"[A-ZÀ-ÖØ-Þ][\w.'’-]+(?:\s+(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|{PARTICLE})){{1,3}}\Z")
_SIGNED: Final = re.compile(rf"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:\s+(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|{PARTICLE})){{1,4}}\Z")
_SENT: Final = ("city", "country")
"""Places that reports are sent from."""
_LETTER: Final = 5
"""Lines at most with which a letter closes, and words that each has at most."""


class Signers:
    """Tells the names of persons from other short lines."""

    def __init__(self, dictionaries: Dictionaries) -> None:
        self._outlets = dictionaries.read("outlets", Outlets)
        self._given = given_names(dictionaries)
        self._titles = titles(dictionaries)
        self._places = gazetteer(dictionaries)

    def is_town(self, name: str) -> bool:
        """Whether a name is a town's or a state's."""
        return any(spot.kind in _SENT for spot in self._places.named(name))

    def is_person(self, words: str) -> bool:
        """Whether a line can be a person's name: several capitalised words, none of them an office."""
        return _PERSON.match(words) is not None and self._names_nothing_else(words)

    def is_surely(self, words: str) -> bool:
        """Whether a line is a person's name for certain: it opens with a given name."""
        return self.is_person(words) and fold(words.split()[0]) in self._given

    def signs(self, words: str) -> bool:
        """Whether a line can be the name under a letter, initials among them: "R. K.", "ADA OBI"."""
        return _SIGNED.match(words) is not None and self._names_nothing_else(words)

    def is_address(self, words: str) -> bool:
        """Whether a line says from where somebody writes: a place, or a town behind a comma."""
        return any(self._places.named(part) for part in re.split(r",\s*", words.strip(" .")) if part)

    def is_office(self, words: str) -> bool:
        """Whether a line is an office: "Former ambassador"."""
        return self._titles.leads(words)

    def _names_nothing_else(self, words: str) -> bool:
        if self._outlets.outlet(words) or self._outlets.is_label(words) or self._outlets.agency(words):
            return False
        return not any(map(self._titles.is_head, words.split())) and not self._places.named(words)


@lru_cache(maxsize=4)
def signers(dictionaries: Dictionaries) -> Signers:
    """The signers of some dictionaries, made once."""
    return Signers(dictionaries)


def read_letter(text: str, blocks: Sequence[Block], known: Signers, credits: Credits) -> bool:
    """Read the name and the town with which a letter to the editor closes; whether it has them."""
    tail = 0
    while tail < min(_LETTER, len(blocks) - 1) and _is_line(text, blocks[-1 - tail]):
        tail += 1
    if not tail or not ends_sentence(text[blocks[-1 - tail].content : blocks[-1 - tail].end]):
        return False
    closing = blocks[len(blocks) - tail :]
    lines = [text[block.content : block.end].strip(" *_,-–—") for block in closing]
    for at, line in enumerate(lines[:-1]):
        rest = lines[at + 1 :]
        if not known.signs(line) or text.count(line) > 1 or not known.is_address(rest[-1]):
            continue
        if all(known.is_address(one) or known.is_office(one) for one in rest):
            credits.byline = credits.byline or cased(line)
            credits.stretches += [Dropped(block.start, block.end, "signature") for block in closing[at:]]
            return True
    return False


def _is_line(text: str, block: Block) -> bool:
    words = text[block.content : block.end]
    return block.kind in ("paragraph", "heading") and len(words.split()) <= _LETTER
