"""Spellings: the ways in which a name from another script is written: "Lashkar-e-Taiba", "Lashkar-i Tayyiba"."""

from __future__ import annotations

import re
from itertools import islice, product
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_JOINING: Final = frozenset({"e", "i", "ul", "ud", "al", "el", "ut", "us", "wal", "bin", "as", "ar"})
"""Words that a hyphen or a space ties to the others of a name."""
_OF_MANY: Final = re.compile(
    r"(?i)(people|women|children)'s|(workers|farmers|citizens|teachers|students|peasants|patriots)'"
)
"""Whose a body says that it is, which half the press writes without the apostrophe: "All Peoples Congress"."""
_MOST: Final = 240
"""Spellings of one name."""


def alike(groups: Sequence[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """For each word of some groups the words that stand for it, itself first."""
    return {word: (word, *(other for other in group if other != word)) for group in groups for word in group}


def spellings(name: str, words: Mapping[str, Sequence[str]]) -> list[str]:
    """The ways in which a name is written, the given one first.

    Args:
        name: as the dictionary writes it.
        words: what ``alike`` makes: words that are written in several ways.
    """
    parts = re.split(r"([ -])", name)
    joined = [part.lower() in _JOINING for part in parts[::2]]
    choices = [
        (tuple(dict.fromkeys((part, " ", "-"))) if joined[at // 2] or joined[at // 2 + 1] else (part,))
        if at % 2
        else words.get(part, _plain(part))
        for at, part in enumerate(parts)
    ]
    return ["".join(choice) for choice in islice(product(*choices), _MOST)]


def _plain(word: str) -> Sequence[str]:
    """A word, and how it is written without its apostrophe: "People's", "Peoples"; "Workers'", "Workers"."""
    match = _OF_MANY.fullmatch(word)
    if match is None:
        return (word,)
    return (word, f"{match[1]}s", f"{match[1]}s'") if match[1] else (word, match[2], f"{match[2][:-1]}'s")
