"""The words that tell of happenings, as the dictionary ``events`` lists them, found by lemma."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Literal

import msgspec

from tui.model import EventType, ParticipantRole, Subtype

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.extraction.dictionaries import Dictionaries

Part = Literal["agent", "patient", "struck", "none"] | ParticipantRole
"""What a place in the sentence stands for: a role, or the frame's own agent or patient."""
Need = Literal[
    "date", "place", "toll", "agent", "patient", "object", "number", "speaker", "participant", "recipient", "provider"
]
_HYPHEN = re.compile(r"(?<!\bco)(?<!\bre)(?<!\bex)-")
LINKS = frozenset(["of", "on", "to"])
"""Prepositions before which stands the head of a phrase of nouns: "post on x"."""
CONTESTS = frozenset(["contest", "result"])
"""Kinds of happenings that are matches, which no other happening is."""
OUTCOMES = frozenset((
    "win", "victory", "triumph", "success", "defeat", "loss", "draw", "stalemate", "rout", "thrashing", "demolition",
    "hammering", "drubbing", "upset", "comeback",
))  # fmt: skip
"""Nouns for the result of a match."""
SCORING = frozenset(["score", "score goal", "open scoring", "take wicket"])
"""What is done in a match, and is none of its own."""
Effect = Literal["killed", "injured", "damaged"]


class Happening(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """A kind of happening with its words; the head of ``events.toml`` says what each key is."""

    type: EventType
    subtype: Subtype | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    title: str = ""
    agent: Part = "participant"
    patient: Part = "none"
    of: Part = "none"
    with_: dict[str, Part] = {}
    effect: Effect | None = None
    act: bool = False
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    places: bool = False
    people: bool = False
    needs: tuple[Need, ...] = ()
    without: tuple[str, ...] = ()


class EventWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dictionary ``events``."""

    happening: dict[str, Happening]


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase that tells of a happening: its lemmas, and the kind that it belongs to."""

    words: tuple[str, ...]
    """As the language model cuts them: a hyphen is a word of its own."""
    name: str
    kind: Happening

    @property
    def rank(self) -> tuple[int, bool]:
        """What says more comes first: a longer phrase, then one of some subjects or objects alone."""
        return -len(self.words), not (self.kind.subjects or self.kind.objects or self.kind.places)


class Vocabulary:
    """The words of a dictionary by their head's lemma, those that say more first."""

    def __init__(self, words: EventWords) -> None:
        self.kinds = words.happening
        self._verbs: dict[str, list[Entry]] = {}
        self._nouns: dict[str, list[Entry]] = {}
        for name, kind in words.happening.items():
            for parts in _phrases(kind.verbs):
                self._verbs.setdefault(parts[0], []).append(Entry(parts, name, kind))
            for parts in _phrases(_HYPHEN.sub(" - ", phrase) for phrase in kind.nouns):
                self._nouns.setdefault(noun_head(parts), []).append(Entry(parts, name, kind))
        for entries in (*self._verbs.values(), *self._nouns.values()):
            entries.sort(key=lambda entry: entry.rank)

    def single(self, name: str) -> frozenset[str]:
        """The nouns of one word by which a kind of happening is called; none if the dictionary has no such kind."""
        kind = self.kinds.get(name)
        return frozenset(noun for noun in kind.nouns if " " not in noun) if kind is not None else frozenset()

    def verbs(self, lemma: str) -> Iterator[Entry]:
        """The entries whose verb has this lemma, the longest first."""
        yield from self._verbs.get(lemma, ())

    def nouns(self, lemma: str) -> Iterator[Entry]:
        """The entries whose head noun has this lemma, the longest first."""
        yield from self._nouns.get(lemma, ())


def _phrases(written: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The phrases of a list by their words, each of the alternatives that "|" parts on its own."""
    for phrase in written:
        yield from product(*(word.split("|") for word in phrase.split()))


def noun_head(words: tuple[str, ...]) -> str:
    """The head of a phrase of nouns: the last word, or the one before "of", "on" or "to"."""
    for index, word in enumerate(words):
        if word in LINKS and index:
            return words[index - 1]
    return words[-1]


@lru_cache(maxsize=8)
def vocabulary(dictionaries: Dictionaries) -> Vocabulary:
    """The event words that ship with the program, with the user's own.

    Raises:
        DictionaryError: if the dictionary is not what it should be.
    """
    return Vocabulary(dictionaries.read("events", EventWords))
