"""Kinds: bodies known by the words in their names."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from tui.extraction.cast.lexicon import fold
from tui.model import ActorKind  # noqa: TC001 - msgspec reads it

if TYPE_CHECKING:
    from tui.extraction.dictionaries import Dictionaries


class GovernmentWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``government`` of the dictionary ``kinds``."""

    portfolios: tuple[str, ...] = ()
    fields: frozenset[str] = frozenset()
    bodies: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()


class PopulationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``population`` of the dictionary ``kinds``."""

    nationals: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


class ActWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``acts`` of the dictionary ``kinds``."""

    verbs: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    personal: frozenset[str] = frozenset()


class BesideWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``beside`` of the dictionary ``kinds``."""

    before: dict[ActorKind, frozenset[str]] = {}
    after: frozenset[str] = frozenset()
    staff: frozenset[str] = frozenset()
    chiefs: frozenset[str] = frozenset()
    players: frozenset[str] = frozenset()
    contests: frozenset[str] = frozenset()
    results: frozenset[str] = frozenset()
    plays: frozenset[str] = frozenset()
    squad: frozenset[str] = frozenset()
    strokes: frozenset[str] = frozenset()
    trades: frozenset[str] = frozenset()
    ledger: frozenset[str] = frozenset()


class StormWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The tables ``storms``, ``things`` and ``nouns`` of the dictionary ``kinds``."""

    words: tuple[str, ...] = ()


class BodyWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of words alone of the dictionary ``kinds``: ``small``, ``clubs``, ``parties``, ``local`` and the like."""

    words: frozenset[str] = frozenset()


class KindWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dictionary ``kinds``; the file's head says what each table is."""

    heads: dict[ActorKind, tuple[str, ...]] = {}
    small: BodyWords = BodyWords()
    clubs: BodyWords = BodyWords()
    local: BodyWords = BodyWords()
    provincial: BodyWords = BodyWords()
    leads: dict[ActorKind, tuple[str, ...]] = {}
    openings: dict[ActorKind, tuple[str, ...]] = {}
    storms: StormWords = StormWords()
    things: StormWords = StormWords()
    nouns: StormWords = StormWords()
    government: GovernmentWords = GovernmentWords()
    population: PopulationWords = PopulationWords()
    acts: ActWords = ActWords()
    beside: BesideWords = BesideWords()
    parties: BodyWords = BodyWords()
    commercial: BodyWords = BodyWords()
    topics: dict[str, tuple[str, ...]] = {}


_LINKS = frozenset({"of", "for", "on", "in", "de"})


class Kinds:
    """The words of kinds, folded."""

    def __init__(self, words: KindWords) -> None:
        self._heads = _by_word(words.heads)
        self._openings = {**self._heads, **_by_word(words.openings)}
        self._leads = _by_word(words.leads)
        self._clubs = _by_word({"organisation": tuple(words.clubs.words)})
        self.nouns = frozenset(fold(word) for word in words.nouns.words)
        self._things = frozenset(fold(word) for word in words.things.words)
        self._storms = tuple(f"{fold(word)} " for word in words.storms.words)
        self.government = words.government
        self.small = words.small.words
        self.local = words.local.words
        self.provincial = words.provincial.words
        self.beside = words.beside
        self.topics = words.topics
        self.commercial = frozenset(fold(word) for word in words.commercial.words)
        self.parties = frozenset(fold(word) for word in words.parties.words)
        self._before = {word: kind for kind, listed in words.beside.before.items() for word in listed}
        self.nationals = frozenset(fold(word) for word in words.population.nationals)
        self.groups = frozenset(fold(word) for word in words.population.groups)
        self.acts = frozenset(words.acts.verbs)
        self.personal = words.acts.personal
        self.deeds = self.acts | frozenset(words.acts.deeds)

    def of(self, name: str) -> ActorKind | None:
        """The kind of a body, by the last word of its name or the last before an "of" or "for"."""
        words = fold(name).replace(".", "").split()
        kind = _ending(words, self._heads) or _ending(words[1:], self._clubs)
        for at in range(len(words) - 1, 0, -1):
            if kind is not None:
                break
            if words[at] in _LINKS:
                kind = _ending(words[:at], self._openings)
        return kind or (self._leads.get(words[0]) if len(words) > 1 else None)

    def is_club(self, words: list[str]) -> bool:
        """Whether a name is a club's by its last word, by which alone it may be called: "Sarn Rovers"."""
        return len(words) > 1 and not words[-1].isupper() and fold(words[-1]) in self._clubs

    def named_after(self, word: str) -> ActorKind | None:
        """The kind that a noun makes of the capitalised name right behind it: "the weekly Harbour"."""
        return self._before.get(word)

    def opens(self, words: list[str]) -> ActorKind | None:
        """The kind that a name's words before an "of" or "for" tell."""
        return _ending([fold(word).replace(".", "") for word in words], self._openings)

    def closes(self, word: str) -> bool:
        """Whether a word alone makes a body of the name that it ends: "Sarn Hospital"."""
        return fold(word) in self._heads

    def head(self, word: str) -> bool:
        """Whether a word alone says no more than a kind."""
        return fold(word) in self._openings

    def is_thing(self, name: str) -> bool:
        """Whether a name of several words is that of a document, an award or a day, by its head: "Companies Act"."""
        words = fold(name).split()
        head = next((at for at, word in enumerate(words) if word in _LINKS), len(words))
        if len(words) < 2 or words[max(0, head - 1)] in self._things:
            return len(words) > 1
        return words[-1] in self._things and _ending(words[:head], self._openings) is None

    def is_portfolio(self, name: str) -> bool:
        """Whether a name is only what a minister or ministry is for: "Marine Resources"."""
        return set(fold(name).split()) <= self.government.fields

    def is_nobody(self, name: str) -> bool:
        """Whether a name opens with a word for something that does not act, such as a storm."""
        return f"{fold(name)} ".startswith(self._storms)


def _by_word(listed: dict[ActorKind, tuple[str, ...]]) -> dict[str, ActorKind]:
    return {fold(word): kind for kind, words in listed.items() for word in words}


def _ending(words: list[str], heads: dict[str, ActorKind]) -> ActorKind | None:
    return next((heads[" ".join(words[at:])] for at in range(len(words)) if " ".join(words[at:]) in heads), None)


@lru_cache(maxsize=4)
def kinds(dictionaries: Dictionaries) -> Kinds:
    """The kinds of some dictionaries, made once."""
    return Kinds(dictionaries.read("kinds", KindWords))
