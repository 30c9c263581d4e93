"""The dictionary ``speech``: the words that report what somebody said, and who can speak."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from spacy.tokens import Token


class Words(msgspec.Struct, frozen=True):
    """A list of lemmas."""

    words: tuple[str, ...] = ()


class Speakers(msgspec.Struct, frozen=True):
    """Who can speak, where no name stands; see the dictionary."""

    people: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    representatives: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()


class Speech(msgspec.Struct, frozen=True, dict=True):
    """The dictionary ``speech``: words that report what somebody said."""

    clause: frozenset[str] = frozenset()
    direct: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    prepositional: dict[str, tuple[str, ...]] = {}
    expressing: dict[str, tuple[str, ...]] = {}
    infinitive: Words = Words()
    nouns: Words = Words()
    weak: Words = Words()
    speakers: Speakers = Speakers()
    denials: frozenset[str] = frozenset()
    decided: frozenset[str] = frozenset()
    announced: frozenset[str] = frozenset()
    stands_for: dict[str, tuple[str, ...]] = {}

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Every verb that can report or introduce speech."""
        return frozenset({*self.clause, *self.direct, *self.object, *self.prepositional, *self.expressing}) | frozenset(
            self.infinitive.words
        )

    @cached_property
    def reporting_nouns(self) -> frozenset[str]:
        """Nouns of saying."""
        return frozenset(self.nouns.words)

    @cached_property
    def weak_verbs(self) -> frozenset[str]:
        """Verbs that report only with a subject that can speak."""
        return frozenset(self.weak.words)

    @cached_property
    def infinitives(self) -> frozenset[str]:
        """Verbs that "to" can follow."""
        return frozenset(self.infinitive.words)


def can_speak(token: Token, speech: Speech) -> bool:
    """Whether a noun or pronoun without a name can be who says something."""
    if token.pos_ == "PRON":
        return token.lower_ in ("he", "she", "they", "who", "some", "many", "others", "everyone")
    lemma = token.lemma_.lower()
    known = speech.speakers
    return (
        token.pos_ == "PROPN"
        or lemma in known.people
        or lemma in known.bodies
        or lemma in known.documents
        or (token.pos_ == "NOUN" and len(lemma) > 5 and lemma.endswith(known.endings))
    )
