"""Charges: whom somebody says to be responsible for something, others or himself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.ties.assertion import Assertion, assertion
from tui.extraction.ties.tie import Tie, of_kind, phrase_words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.ties.referents import Referents
    from tui.extraction.ties.words import RelationTerms

_OWN = ("it", "they", "we")
_CHARGES = ("tell", "allege", "insist", "charge", "complain", "warn")
"""Beside those of who claims something, verbs of who says what another has done."""
_OWNING = frozenset(["take", "accept", "assume", "acknowledge", "admit"])
"""Verbs by which somebody answers for what he did, and nobody accuses him."""


def charges(verb: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """What the verb of a told clause says of who is to blame."""
    yield from _blame(verb, sentence, terms, referents)
    yield from _claim(verb, sentence, terms, referents)


def _blame(verb: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """What somebody says that another is responsible for: "they said that A bears responsibility"."""
    charged = any(
        (child.lemma_ in ("responsibility", "blame", "guilt") and child.dep_ == "dobj" and verb.lemma_ not in _OWNING)
        or (child.lemma_ in ("responsible", "guilty") and child.dep_ == "acomp")
        or (child.lemma_ == "blame" and child.dep_ == "xcomp")
        for child in verb.children
    )
    behind = verb.lemma_ == "be" and bool(clauses.prepositional(verb, "behind"))
    wronged = verb.lemma_ in terms.words.wrongs and verb.head.lemma_ in (*terms.words.claims, *_CHARGES)
    charged = charged or behind or wronged or verb.head.lemma_ == "allege"
    if not charged or verb.head.pos_ != "VERB" or verb.head.lemma_ in terms.words.denies:
        return
    told = assertion(verb, terms.words)
    if told is Assertion.NOT or clauses.negated(verb.head):
        return
    subjects = referents.actors(clauses.subject(verb.head), sentence)
    objects = referents.actors(clauses.subject(verb), sentence)
    if subjects and objects:
        yield Tie("accuses", subjects, objects, words_of(verb), told is Assertion.HEDGED, "said to be responsible")


def _claim(verb: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """What a group says that it did itself: "said it had carried out the attack", "said its fighters killed two"."""
    told = verb.head
    if told.lemma_ not in terms.words.claims or assertion(told, terms.words) is not Assertion.STATED:
        return
    behind = verb.lemma_ == "be" and bool(clauses.prepositional(verb, "behind"))
    if (
        not (behind or verb.lemma_ in terms.words.deeds)
        or clauses.modal(verb)
        or (verb.dep_ != "xcomp" and assertion(verb, terms.words) is Assertion.NOT)
    ):
        return
    who = clauses.subject(verb)
    itself = verb.dep_ == "xcomp" or (who is not None and (who.lower_ in _OWN or _is_of_own(who)))
    if who is None or clauses.passive(verb) or not itself:
        return
    subjects = of_kind(referents.actors(clauses.subject(told), sentence), ("armed_group",), referents)
    if subjects:
        yield Tie("claims_responsibility", subjects[:1], (), words_of(verb), False, "said to be its own", 0.7)


def _is_of_own(noun: Token) -> bool:
    """Whether a noun is of who speaks: "its fighters"."""
    return any(child.dep_ == "poss" and child.lower_ in ("its", "their", "our") for child in noun.lefts)


def claimed(noun: Token, sentence: Sentence, referents: Referents) -> Iterator[Tie]:
    """Whose claim a noun names: "the Front's claim of responsibility"."""
    claim = noun.head.head
    if noun.head.lower_ != "of" or claim.lemma_.lower() not in ("claim", "admission"):
        return
    subjects = of_kind(referents.owners(claim, sentence, of=False), ("armed_group",), referents)
    if subjects:
        yield Tie("claims_responsibility", subjects[:1], (), phrase_words(claim), False, "noun claim", 0.7)
