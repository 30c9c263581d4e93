"""Outlets and agencies: how they sign, and how their names are told from other words."""

from __future__ import annotations

import re
from functools import cached_property

import msgspec

_OCCASIONS = frozenset({"briefing", "conference", "release", "statement", "report", "note", "meeting", "brief"})
"""Words by which a name with "Press" or "News" in it is no outlet's."""


_HEADLINE = frozenset((
    "from", "in", "at", "to", "with", "after", "over", "by", "as", "into", "amid", "against", "is", "are",
))  # fmt: skip
"""Words within a headline that ends as an outlet's name does: "Minister Resigns From Post"."""


_SENDERS = re.compile(r"\A[A-Za-z]{2,5}/([A-Za-z]+)\Z")
"""A paper and the agency that it prints: "KLM/VNA"."""


_TOWN = re.compile(r" \([A-Z][\w '’-]{2,20}\)\Z")
"""Behind an outlet's name: where it is: "Harbour Radio (Karsa)"."""


class Outlets(msgspec.Struct, frozen=True, dict=True):
    """The dictionary ``outlets``: names with the other ways in which each is written."""

    agencies: dict[str, tuple[str, ...]] = {}
    outlets: dict[str, tuple[str, ...]] = {}
    words: tuple[str, ...] = ()
    """Words by which a name gives itself away as an outlet's."""
    labels: tuple[str, ...] = ()
    """Sections of a newspaper, as they stand over a title."""

    @cached_property
    def _agencies(self) -> dict[str, str]:
        return {_folded(form): name for name, forms in self.agencies.items() for form in (name, *forms)}

    @cached_property
    def _outlets(self) -> dict[str, str]:
        return {_folded(form): name for name, forms in self.outlets.items() for form in (name, *forms)}

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word.lower() for word in self.words)

    @cached_property
    def _labels(self) -> frozenset[str]:
        return frozenset(_folded(label) for label in self.labels)

    def is_label(self, words: str) -> bool:
        """Whether some words are nothing but the name of a section, or of two."""
        pieces = re.split(r"\s*[/&>»,]\s*|\s+and\s+", words)
        return _folded(words) in self._labels or (
            len(pieces) <= 2 and all(_folded(piece) in self._labels for piece in pieces)
        )

    def agency(self, words: str) -> str | None:
        """The agency that some words name or sign for: all of them, or what stands before or behind a slash."""
        for piece in (words, re.split(r"[/;,|–—]", words)[0], *_SENDERS.findall(words)):
            if found := self._agencies.get(_folded(piece)):
                return found
        return None

    def outlet(self, words: str) -> str | None:
        """The outlet that some words name, as the dictionary writes it, else as they stand; None if they name none."""
        words = _TOWN.sub("", " ".join(words.split()).strip(" .-–—|"))
        if found := self._outlets.get(_folded(words)):
            return found
        tokens = words.split()
        if tokens and tokens[-1].lower() in _OCCASIONS:
            return None
        if (
            ":" in words
            or not 0 < len(tokens) <= 6
            or any(
                not (token[0].isupper() or token in ("of", "the", "and", "de", "del", "la", "&")) for token in tokens
            )
        ):
            return None
        if any(token.lower() in _HEADLINE for token in tokens[1:-1]):
            return None
        named = any(token.strip(".,").lower() in self._words for token in tokens[-2:]) or re.search(
            r"\w\.(?:com|org|net|co|id|uk)\b", words
        )
        return words if named else None


def _folded(words: str) -> str:
    return re.sub(r"[^\w]+", " ", words.lower()).strip().removeprefix("the ")
