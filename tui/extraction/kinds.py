"""Kinds: bodies known by the words in their names."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from tui.extraction.lexicon import fold
from tui.model import ActorKind  # noqa: TC001 - msgspec reads it

if TYPE_CHECKING:
    from tui.extraction.dictionaries import Dictionaries


class GovernmentWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``government`` of the dictionary ``kinds``."""

    portfolios: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()


class PopulationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``population`` of the dictionary ``kinds``."""

    nationals: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


class ActWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``acts`` of the dictionary ``kinds``."""

    verbs: tuple[str, ...] = ()


class KindWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dictionary ``kinds``; the file's head says what each table is."""

    heads: dict[ActorKind, tuple[str, ...]] = {}
    government: GovernmentWords = GovernmentWords()
    population: PopulationWords = PopulationWords()
    acts: ActWords = ActWords()


class Kinds:
    """The words of kinds, folded."""

    def __init__(self, words: KindWords) -> None:
        self.heads: dict[str, ActorKind] = {fold(word): kind for kind, listed in words.heads.items() for word in listed}
        self.government = words.government
        self.nationals = frozenset(fold(word) for word in words.population.nationals)
        self.groups = frozenset(fold(word) for word in words.population.groups)
        self.acts = frozenset(words.acts.verbs)

    def of(self, name: str) -> ActorKind | None:
        """The kind of a body, by the last or first word of its name that tells."""
        words = fold(name).replace(".", "").split()
        for at in range(len(words)):
            kind = self.heads.get(" ".join(words[at:]))
            if kind is not None:
                return kind
        for at in range(len(words) - 1, 0, -1):
            if words[at] in ("of", "for", "on", "in", "de"):
                kind = self.of(" ".join(words[:at]))
                if kind is not None:
                    return kind
        return None


@lru_cache(maxsize=4)
def kinds(dictionaries: Dictionaries) -> Kinds:
    """The kinds of some dictionaries, made once."""
    return Kinds(dictionaries.read("kinds", KindWords))
