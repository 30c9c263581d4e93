"""Titles: what stands beside a person's name and says what they are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from tui.extraction.cast.lexicon import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from tui.extraction.dictionaries import Dictionaries

_SENT = re.compile(
    r"(?i)\b(?:ambassador|envoy|representative|commissioner|consul|consul general|emissary|nuncio|attache)"
    r"(?P<where> to\b)"
)
"""An envoy, and to whom."""
_AHEAD = re.compile(r" (?:of|for|to|in) ")
"""Behind an office: what it is of."""
_NO_OFFICE = frozenset({"not", "no", "never", "by", "including", "replacing", "succeeding", "following", "unlike"})
"""Words behind which an office is not that of the name beside it."""
_HIGHEST = frozenset(
    {"president", "prime", "premier", "king", "queen", "chancellor", "emperor", "pope", "emir", "sultan"}
)
LEARNED = frozenset(
    {"expert", "specialist", "scholar", "watcher", "analyst", "historian", "correspondent", "hand", "hawk"}
)
"""Who knows of the state that stands before the word, and is none of its own: "a Peru | expert"."""
_BODIES = frozenset({"Party", "Union", "Bank", "Court"})
"""Last words of the names of bodies, which are no part of an office: "Labour Party | leader"."""
_UNITS = frozenset((
    "group", "wing", "squadron", "station", "house", "air", "field", "back", "half", "full", "all", "team", "mate",
    "co", "vice", "rear", "scrum", "fly", "wicket", "warrant", "lance", "sub", "naib",
))  # fmt: skip
"""Words of ranks ("wing commander") that are no office alone."""
_BODILY = frozenset({"group", "station", "house", "team", "air", "field"})
"""Of these, what a body or a thing is called by in small letters: "the militant | group | Ansar"."""
_REMEMBERED = 50_000
"""Words of which it is remembered whether they are titles: the words of all documents would be too many."""


class TitleWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dictionary ``titles``; the file's head says what each list is."""

    honorifics: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()
    crowns: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    national: tuple[str, ...] = ()


class Titles:
    """The words of titles, folded."""

    def __init__(self, words: TitleWords) -> None:
        self.honorifics = frozenset(fold(word) for word in words.honorifics)
        self._pairs = frozenset(word for word in self.honorifics if " " in word)
        parts = (part for title in words.heads for part in re.split(r"[ -]", fold(title)))
        self.heads = frozenset(parts) - {"in", "of", "under", "co", "rear", "field", "lt", "crown"} | {"lt"}
        self._behind = frozenset(fold(word) for word in words.behind)
        self.shared = frozenset(fold(word) for word in words.shared)
        self.qualifiers = frozenset(word for title in words.qualifiers for word in fold(title).split())
        self.officials = frozenset(fold(word) for word in words.officials)
        self.ranks = frozenset(fold(word) for word in words.ranks)
        self.crowns = frozenset(fold(word) for word in words.crowns)
        self.styles = frozenset(fold(word) for word in words.styles)
        self._duties = frozenset(fold(word) for word in words.duties)
        self._national = frozenset(fold(word) for word in words.national)
        self._seen: dict[str, bool] = {}

    def is_honorific(self, word: str) -> bool:
        """Whether a word says nothing about an office."""
        return fold(word).rstrip(".") in self.honorifics

    def is_style(self, word: str) -> bool:
        """Whether a word stands before names of persons only: an honorific, or a rank in capitals."""
        return self.is_honorific(word) or self.is_rank(word)

    def is_rank(self, word: str) -> bool:
        """Whether a word is a rank in capitals, as of the police: "DSP"."""
        return word.isupper() and len(word) > 1 and self.is_head(word)

    def is_head(self, word: str) -> bool:
        """Whether a word is an office, or one of several joined by hyphens."""
        parts = fold(word).rstrip(".").removeprefix("co-").removeprefix("ex-").split("-")
        return all(part in self.heads for part in parts)

    def is_title(self, word: str) -> bool:
        """Whether a word is an office or an honorific."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            found = self._seen[word] = self.is_head(word) or self.is_honorific(word)
        return found

    def goes_on(self, doc: Doc, index: int) -> bool:
        """Whether a word belongs to a title: an office, or what a rank right before it is in charge of."""
        if _is_surname(doc, index):
            return False
        if doc[index].text in _BODILY and not self.is_head(doc[min(index + 1, len(doc) - 1)].text):
            return False
        if self.is_title(doc[index].text) or self._in_pair(doc, index):
            return True
        return index > 0 and fold(doc[index].text) in self._duties and self.is_rank(doc[index - 1].text)

    def _in_pair(self, doc: Doc, index: int) -> bool:
        """Whether a word is one of the two of an honorific: "Tan Sri"."""
        pairs = (doc[at : at + 2].text for at in (index - 1, index) if 0 <= at < len(doc) - 1)
        return any(fold(pair) in self._pairs for pair in pairs)

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
            text = doc[at - 1].text
            if self.goes_on(doc, at - 1):
                headed = True
            elif text in (".", "-"):
                if at - 1 == first or not self.is_title(doc[at - 2].text):
                    break
            elif not headed or not self._qualifies(doc, at - 1, first):
                break
            at -= 1
        return at if headed else start

    def _qualifies(self, doc: Doc, index: int, first: int) -> bool:
        """Whether a word before an office belongs to it: "deputy foreign minister", "presiding judge"."""
        token = doc[index]
        if token.text in _BODIES and index > first and doc[index - 1].text[:1].isupper():
            return fold(doc[index - 1].text) in self.qualifiers
        if fold(token.text) in self.qualifiers:
            return True
        if token.lower_ in ("and", "&", "for") and index > first:
            before = doc[index - 1]
            two = token.lower_ == "and" and self.is_head(before.text) and self._adds(before, doc[index + 1])
            return two or fold(before.text) in self.qualifiers
        modifies = token.dep_ in ("compound", "amod") and token.pos_ in ("NOUN", "ADJ", "VERB")
        return modifies and token.is_lower and token.is_alpha

    def is_national(self, title: str) -> bool:
        """Whether an office is one of a state as a whole, such as ``Foreign Minister``."""
        words = _AHEAD.split(fold(title), maxsplit=1)[0].split()
        return any(" ".join(words[at:]) in self._national for at in range(len(words)))

    def _adds(self, office: Token, other: Token) -> bool:
        """Whether one person can have an office beside another one, written alike: no premier is president as well."""
        alike = office.is_lower == other.is_lower
        return other.is_upper or (alike and (other.is_lower or (other.is_title and other.lower_ not in _HIGHEST)))

    def office(self, title: str) -> str:
        """A title without its honorifics, such as ``Foreign Minister``; empty if it names no office."""
        small = title.split()[1:]
        words = [
            word
            for word in title.split()
            if not self.is_honorific(word) or self.is_head(word) or (word.islower() and word in small)
        ]
        return " ".join(words).strip(" .,")

    def splits(self, word: str) -> bool:
        """Whether a capitalised word is an office that no body has in its name."""
        return self.is_head(word) and fold(word) not in self.shared | _UNITS

    def leads(self, phrase: str) -> bool:
        """Whether a phrase behind a name is an office: its first words, before any "of" or "for", end with a head."""
        words = fold(re.split(r"\b(?:of|for|on|at|in|to|with|from|who|whose)\b", phrase, maxsplit=1)[0]).split()
        if not 1 <= len(words) <= 6 or words[-1] in _UNITS or not _NO_OFFICE.isdisjoint(words):
            return False
        return words[-1] in self._behind or self.is_head(words[-1])


def _is_surname(doc: Doc, index: int) -> bool:
    """Whether a word that is kin elsewhere is a Korean surname by what stands behind it: "Son | Min-ho"."""
    if doc[index].text != "Son" or index + 3 >= len(doc):
        return False
    first, hyphen, second = doc[index + 1 : index + 4]
    return first.is_title and hyphen.text == "-" and second.is_lower and not first.whitespace_


def sent(title: str) -> int:
    """How many characters of an envoy's title say whose he is, before where he is sent: "US ambassador | to Peru"."""
    match = _SENT.search(title)
    return match.start("where") if match else len(title)


@lru_cache(maxsize=4)
def titles(dictionaries: Dictionaries) -> Titles:
    """The titles of some dictionaries, made once."""
    return Titles(dictionaries.read("titles", TitleWords))
