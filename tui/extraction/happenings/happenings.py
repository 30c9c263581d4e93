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
    from collections.abc import Collection, Iterable, Iterator, Mapping

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


class EventWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"class_": "class"}):
    """The dictionary ``events``."""

    happening: dict[str, Happening] = {}
    class_: dict[str, tuple[str, ...]] = {}
    step: dict[str, tuple[str, ...]] = {}


class UnknownClassError(LookupError):
    """A phrase names a class of words, as "@name", that the dictionary has not."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase that tells of a happening: its lemmas, and the kind that it belongs to."""

    words: tuple[str, ...]
    """As the language model cuts them: a hyphen is a word of its own."""
    name: str
    kind: Happening
    steps: frozenset[str]
    """The steps of a case before a court that it tells of, by their names in the dictionary."""

    @property
    def rank(self) -> tuple[int, bool]:
        """What says more comes first: a longer phrase, then one of some subjects or objects alone."""
        return -len(self.words), not (self.kind.subjects or self.kind.objects or self.kind.places)


class Verb:
    """The entries of one verb, those that say more first: alone, and by the word that stands next in the phrase."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(sorted(entries, key=lambda entry: entry.rank))
        self._alone: list[int] = []
        self._beside: dict[str, list[int]] = {}
        for index, entry in enumerate(self.entries):
            found = self._beside.setdefault(entry.words[1], []) if len(entry.words) > 1 else self._alone
            found.append(index)

    @property
    def phrases(self) -> bool:
        """Whether it tells of something with other words beside it."""
        return bool(self._beside)

    def beside(self, around: Collection[str]) -> Iterator[Entry]:
        """The entries that these words around the verb may make: a phrase's other words but the first are not asked."""
        found = [index for word in self._beside.keys() & around for index in self._beside[word]]
        for index in sorted(found):
            yield self.entries[index]
        for index in self._alone:
            yield self.entries[index]


class Vocabulary:
    """The words of a dictionary by their head's lemma, those that say more first.

    Raises:
        UnknownClassError: if a phrase names a class that there is not.
    """

    def __init__(self, words: EventWords) -> None:
        self._classes = words.class_
        self.kinds = {name: self._spelt(kind) for name, kind in words.happening.items()}
        steps = {name: frozenset(self._phrases(phrases)) for name, phrases in words.step.items()}
        verbs: dict[str, list[Entry]] = {}
        self._nouns: dict[str, list[Entry]] = {}
        for name, kind in self.kinds.items():
            for phrase in kind.verbs:
                parts = tuple(phrase.split())
                verbs.setdefault(parts[0], []).append(Entry(parts, name, kind, _told_by(phrase, steps)))
            for phrase in kind.nouns:
                parts = tuple(_HYPHEN.sub(" - ", phrase).split())
                entry = Entry(parts, name, kind, _told_by(phrase, steps))
                self._nouns.setdefault(noun_head(parts), []).append(entry)
        self._verbs = {lemma: Verb(entries) for lemma, entries in verbs.items()}
        for entries in self._nouns.values():
            entries.sort(key=lambda entry: entry.rank)

    def _spelt(self, kind: Happening) -> Happening:
        """A kind with every phrase written out that its alternatives and classes make."""
        return msgspec.structs.replace(
            kind,
            verbs=tuple(self._phrases(kind.verbs)),
            nouns=tuple(self._phrases(kind.nouns)),
            subjects=frozenset(self._phrases(kind.subjects)),
            objects=frozenset(self._phrases(kind.objects)),
        )

    def _phrases(self, written: Iterable[str]) -> Iterator[str]:
        """The phrases that a list writes: "ease|lift @barrier" is one for each verb and each word of the class."""
        for phrase in written:
            yield from map(" ".join, product(*map(self._alternatives, phrase.split())))

    def _alternatives(self, written: str) -> Iterator[str]:
        for word in written.split("|"):
            if not word.startswith("@"):
                yield word
            elif word[1:] in self._classes:
                yield from self._classes[word[1:]]
            else:
                raise UnknownClassError(word[1:])

    def single(self, name: str) -> frozenset[str]:
        """The nouns of one word by which a kind of happening is called; none if the dictionary has no such kind."""
        kind = self.kinds.get(name)
        return frozenset(noun for noun in kind.nouns if " " not in noun) if kind is not None else frozenset()

    def verb(self, lemma: str) -> Verb | None:
        """The entries whose verb has this lemma."""
        return self._verbs.get(lemma)

    def nouns(self, lemma: str) -> Iterator[Entry]:
        """The entries whose head noun has this lemma, the longest first."""
        yield from self._nouns.get(lemma, ())


def _told_by(phrase: str, steps: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The steps of a case that a phrase tells of."""
    return frozenset(step for step, phrases in steps.items() if phrase in phrases)


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
    try:
        return Vocabulary(dictionaries.read("events", EventWords))
    except UnknownClassError as error:
        (name,) = error.args
        raise dictionaries.fault("events", f"@{name}", f"no class of words is called `{name}`") from error
