"""The dictionary ``speech``: the words that report what somebody said, and who can speak."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec

from tui.extraction import clauses

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS: Final = frozenset(["one", "two", "three", "both", "several", "most", "each"])
"""Words for some of those behind their "of": "one | of the residents"."""


class Words(msgspec.Struct, frozen=True):
    """A list of lemmas."""

    words: tuple[str, ...] = ()


class Speakers(msgspec.Struct, frozen=True):
    """Who can speak, where no name stands; see the dictionary."""

    people: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    representatives: frozenset[str] = frozenset()
    several: frozenset[str] = frozenset()
    epithets: frozenset[str] = frozenset()
    lifeless: frozenset[str] = frozenset()
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
    raised: frozenset[str] = frozenset()
    denials: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    decided: frozenset[str] = frozenset()
    done_to_people: frozenset[str] = frozenset()
    announced: frozenset[str] = frozenset()
    stands_for: dict[str, tuple[str, ...]] = {}
    firms: frozenset[str] = frozenset()
    no_firms: frozenset[str] = frozenset()
    phrasal: dict[str, tuple[str, ...]] = {}
    finding: frozenset[str] = frozenset()
    finders: frozenset[str] = frozenset()
    doing: frozenset[str] = frozenset()
    deciders: frozenset[str] = frozenset()
    deciding: frozenset[str] = frozenset()

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Every verb that can report or introduce speech."""
        return frozenset(
            {
                *self.clause,
                *self.direct,
                *self.object,
                *self.prepositional,
                *self.expressing,
                *self.naming,
                *self.phrasal,
            }
        ) | frozenset((*self.infinitive.words, *self.finding))

    @cached_property
    def only_expressing(self) -> frozenset[str]:
        """Verbs that are of speech with certain objects or words only: "paid tribute", "played down"."""
        others = {*self.clause, *self.direct, *self.object, *self.prepositional, *self.infinitive.words}
        return frozenset((*self.expressing, *self.phrasal)) - others

    def expresses(self, verb: Token) -> bool:
        """Whether a verb has an object or a word with which it is of speech: "expressed concern", "played down"."""
        particles = self.phrasal.get(verb.lemma_, ())
        if any(child.dep_ == "prt" and child.lower_ in particles for child in verb.rights):
            return True
        allowed = self.expressing.get(verb.lemma_)
        things = [child for child in verb.children if child.dep_ in ("dobj", "oprd", "xcomp") and child.i > verb.i]
        return allowed is not None and any(not allowed or thing.lemma_ in allowed for thing in things)

    def finds(self, verb: Token) -> bool:
        """Whether a verb tells what a report, or who looks into something, has found: "the study found that …"."""
        who = clauses.subject(verb) if verb.lemma_ in self.finding else None
        return who is not None and who.lemma_.lower() in self.finders | self.speakers.documents

    def raises(self, verb: Token, noun: Token) -> bool:
        """Whether a noun with a verb's participle is of speech: "concerns raised by", "a warning issued by"."""
        things = self.expressing.get(verb.lemma_)
        return things is not None and noun.lemma_.lower() in (*things, *self.raised)

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
    if token.pos_ == "PRON" and token.lower_ not in _PARTS:
        return token.lower_ in (
            "he",
            "she",
            "they",
            "him",
            "her",
            "them",
            "who",
            "some",
            "many",
            "others",
            "another",
            "everyone",
        )
    lemma = token.lemma_.lower()
    if lemma in _PARTS and (whole := clauses.prepositional(token, "of")):
        return can_speak(whole[0], speech)
    known = speech.speakers
    return (
        token.pos_ == "PROPN"
        or lemma in known.people
        or lemma in known.bodies
        or lemma in known.documents
        or (token.pos_ == "NOUN" and len(lemma) > 5 and lemma.endswith(known.endings) and lemma not in known.lifeless)
    )
