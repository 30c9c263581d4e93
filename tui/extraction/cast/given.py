"""Given names and surnames: what tells that capitalised words are a person's, and whether a woman's or a man's."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from tui.extraction.cast.lexicon import fold

if TYPE_CHECKING:
    from tui.extraction.dictionaries import Dictionaries

Sex = Literal["he", "she"]
"""Whose name it is, by the pronoun that stands for it."""


class Given(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dictionary ``given``; the file's head says what each list is."""

    names: tuple[str, ...] = ()
    women: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    short: dict[str, tuple[str, ...]] = {}


_SHORTEST = 3
"""Letters before the ending of a surname."""


class Surnames:
    """The surnames that tell a person: some by themselves, others by how they end."""

    def __init__(self, given: Given) -> None:
        self._names = frozenset(fold(name) for name in given.surnames)
        self._endings = given.endings

    def __contains__(self, word: str) -> bool:
        plain = fold(word)
        if plain in self._names:
            return True
        return plain.endswith(self._endings) and any(plain[_SHORTEST:].endswith(end) for end in self._endings)


@lru_cache(maxsize=4)
def given_names(dictionaries: Dictionaries) -> frozenset[str]:
    """The given names of some dictionaries, folded."""
    return frozenset(fold(name) for name in dictionaries.read("given", Given).names)


@lru_cache(maxsize=4)
def surnames(dictionaries: Dictionaries) -> Surnames:
    """The surnames of some dictionaries, made once."""
    return Surnames(dictionaries.read("given", Given))


@lru_cache(maxsize=4)
def bearers(dictionaries: Dictionaries) -> dict[str, Sex]:
    """The sex that a given name tells, by the name, folded; names that tell none are left out."""
    given = dictionaries.read("given", Given)
    women, either = ({fold(name) for name in names} for names in (given.women, given.either))
    known: dict[str, Sex] = {fold(name): "he" for name in given.names}
    known |= dict.fromkeys(women, "she")
    return {name: sex for name, sex in known.items() if name not in either}


@lru_cache(maxsize=4)
def short_forms(dictionaries: Dictionaries) -> dict[str, tuple[str, ...]]:
    """The other names by which the bearer of a given name is called, all folded: ``dave`` under ``david``."""
    short = dictionaries.read("given", Given).short
    return {fold(name): tuple(map(fold, forms)) for name, forms in short.items()}
