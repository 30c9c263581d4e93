"""Causes: which happening of a sentence a toll belongs to: "the blast | killed six"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction.happenings.coreference import between
from tui.extraction.happenings.harm import BLOODLESS, PERILOUS
from tui.extraction.happenings.predicates import governor

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Telling


def cause_of(effect: Telling, tellings: list[Telling]) -> Telling | None:
    """The telling of the same sentence that a toll belongs to."""
    able = [one for one in tellings if one.type in PERILOUS and one.trigger.name not in BLOODLESS]
    able = [one for one in able if one.trigger is not effect.trigger and not _only_beside(one, effect)]
    verb = effect.trigger.token
    told_of = next((one for one in able if _says_of(verb, one.trigger.token) or _in_it(one, effect)), None)
    if told_of is not None:
        return told_of
    able = [one for one in able if _joined(one, effect)]
    return min(
        able,
        key=lambda one: (one.trigger.kind.effect is not None, abs(one.trigger.token.i - effect.trigger.token.i)),
        default=None,
    )


def _only_beside(one: Telling, effect: Telling) -> bool:
    """Whether an operation is only told of beside harm that was not done in it: "operations to find who killed six"."""
    noun = one.trigger.token
    if one.trigger.name != "operation":
        return False
    within = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during") and governor(noun) == effect.trigger.token
    led = noun.dep_ == "nsubj" and noun.head == effect.trigger.token
    return not (within or led or effect.trigger.name == "neutralising" or _says_of(effect.trigger.token, noun))


def _says_of(verb: Token, noun: Token) -> bool:
    """Whether a relative clause says of a noun what it did: "a war that has killed thousands"."""
    relative = any(child.dep_ == "nsubj" and child.tag_ in ("WDT", "WP") for child in verb.children)
    return verb.dep_ == "relcl" and verb.head == noun and relative


def _in_it(one: Telling, effect: Telling) -> bool:
    """Whether a clause says in what somebody fell, whatever other place it names: "were killed in | a clash"."""
    noun = one.trigger.token
    within = noun.dep_ == "pobj" and noun.head.lower_ == "in" and governor(noun) == effect.trigger.token
    when, other = (telling.when if telling.sure_of_date else None for telling in (one, effect))
    at_once = when is None or other is None or when.overlaps(other)
    return within and one.modality == effect.modality and at_once


def _joined(one: Telling, effect: Telling) -> bool:
    """Whether a toll's clause hangs together with a cause's."""
    a, b = one.trigger.token, effect.trigger.token
    if a.i < b.i and effect.trigger.name != "finding" and between.later(a, b):
        return False
    if one.modality != effect.modality and {one.modality, effect.modality} & {
        "negated",
        "planned",
        "hypothetical",
        "recommended",
    }:
        return False
    if one.trigger.kind.effect is not None and effect.trigger.kind.effect is not None:
        if one.trigger.name in ("murder", "sabotage") and effect.trigger.name in ("murder", "sabotage"):
            return a in b.ancestors or b in a.ancestors
        mine, theirs = one.keys("perpetrator"), effect.keys("perpetrator")
        if mine and theirs and not mine & theirs:
            return False
    if one.type == "kidnapping" and effect.trigger.kind.effect == "killed":
        return _kin(one, effect)
    return not between.apart(one, _without_places_of(one, effect))


def _without_places_of(cause: Telling, effect: Telling) -> Telling:
    """A toll without the places that only the clause of its cause names: "died after a train for Lima derailed"."""
    verb = cause.trigger.token
    if not cause.trigger.verbal or effect.trigger.token not in verb.ancestors:
        return effect
    spans = [(one, effect.sentence.tokens(one.start, one.end)) for one in effect.places]
    own = [one for one, span in spans if span is None or verb not in span.root.ancestors]
    return effect if len(own) == len(effect.places) else replace(effect, places=own, near=own)


def _kin(kidnapping: Telling, effect: Telling) -> bool:
    """Whether those who were killed are those who had been abducted: "was abducted and later murdered"."""
    taken, killed = kidnapping.keys("victim"), effect.keys("victim")
    return taken >= killed if killed else bool(effect.killed)
