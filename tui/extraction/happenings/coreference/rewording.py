"""Clauses that say of an attack what it was, by another word: "the killing was condemned as an attack on us all"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Telling


def retold(one: Telling, other: Telling) -> bool:
    """Whether two tellings of a sentence, the earlier first, are of one attack, as the clause between them says."""
    if _consists_of(one, other) or _called(one, other) or _by_what_went_off(one, other):
        return True
    a, b = one.trigger.token, other.trigger.token
    return not (one.trigger.verbal or other.trigger.verbal) and _caused(a, b)


def _consists_of(whole: Telling, part: Telling) -> bool:
    """Whether a verb says what an attack consisted of: "the attack involved gunmen opening | fire"."""
    noun = whole.trigger.token
    within = noun.head in part.trigger.token.ancestors
    return noun.dep_ == "nsubj" and noun.head.lemma_ in ("involve", "include", "see") and within


def _by_what_went_off(one: Telling, other: Telling) -> bool:
    """Whether a relative clause says where that which hit something went off: "hit by a bomb | that exploded"."""
    verb, blast = one.trigger.token, other.trigger.token
    cause = clauses.agent(verb) if one.trigger.verbal else None
    return one.subtype == other.subtype == "bombing" and blast.dep_ == "relcl" and blast.head == cause


def _called(one: Telling, other: Telling) -> bool:
    """Whether a verb says what somebody calls an attack: "condemned the killing as a terrorist | attack on us all"."""
    noun, link = other.trigger.token, other.trigger.token.head
    return noun.dep_ == "pobj" and link.lower_ == "as" and one.trigger.token in clauses.objects(link.head)


def _caused(one: Token, other: Token) -> bool:
    """Whether a clause says by what a happening came about: "the explosion was caused by a car | bomb"."""
    verb = one.head if one.dep_ == "nsubjpass" else next((c for c in one.rights if c.dep_ == "acl"), None)
    return verb is not None and verb.lemma_ == "cause" and clauses.agent(verb) == other
