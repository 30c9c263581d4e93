"""The scope of a trigger: the words of its sentence that its place and its date may hang on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.harm import HARMFUL
from tui.extraction.happenings.predicates import governor, speaking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Filler
    from tui.extraction.happenings.triggers import Trigger

LEADING = frozenset(["over", "after", "before", "following", "since", "despite", "because", "against", "until"])
"""Words behind which stands another happening than that of the clause: what led to it, or what it led to."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The tokens that a trigger's place and date hang on."""

    near: frozenset[int]
    """The trigger, its phrase, and the verbs that only carry it."""
    wide: frozenset[int]
    """The verbs over these, up to the sentence's end."""
    taking_part: frozenset[int]
    doing: frozenset[int]
    """Those taking part who did it."""


def scope_of(trigger: Trigger, fillers: Sequence[Filler]) -> Scope:
    """The tokens that a trigger's place and date hang on."""
    token = trigger.token
    near = {token.i, *(word.i for word in trigger.inner)}
    over = governor(token) if not trigger.verbal else None
    if trigger.kind.act and not trigger.verbal and token.dep_ == "pobj" and (verb := speaking(token)) is not None:
        near.add(verb.i)
    led = token.dep_ == "pobj" and token.head.lower_ in LEADING and trigger.kind.type not in HARMFUL
    if over is not None and not led and not another_clause(over):
        near.add(over.i)
    if trigger.verbal and token.dep_ in ("xcomp", "conj") and not clauses.has_subject(token):
        told = token.dep_ == "conj" and trigger.kind.type in HARMFUL and another_clause(token.head)
        near.update(() if told else (token.head.i,))
    carrier = token if trigger.verbal else over
    if carrier is not None and carrier.i in near:
        near.update(
            child.i
            for child in carrier.children
            if child.dep_ == "conj" and child.pos_ == "VERB" and not clauses.has_subject(child)
        )
    if trigger.verbal:
        near.update(child.i for child in token.children if child.dep_ == "xcomp" and child.pos_ == "VERB")
    else:
        near.update(child.i for child in token.children if child.dep_ == "relcl" and _relative_subject(child))
    if trigger.kind.act and not trigger.verbal:  # "in a statement released on Thursday"
        near.update(child.i for child in token.children if child.dep_ == "acl" and child.tag_ == "VBN")
    wide = {up.i for up in token.ancestors if up.pos_ in ("VERB", "AUX")}
    doing = frozenset(filler.token.i for filler in fillers if filler.role == "perpetrator")
    return Scope(frozenset(near), frozenset(wide), frozenset(filler.token.i for filler in fillers), doing)


def order(root: Token, trigger: Trigger, others: Sequence[Trigger]) -> float:
    """Words behind one trigger and before the next are of the first, unless the parse says otherwise."""
    before = [other.token.i for other in others if other.token.i < root.i]
    if not before:
        return 0.0
    return 0.2 if max(before) == trigger.token.i else -0.2


def another_clause(verb: Token) -> bool:
    """Whether a verb over a noun speaks of another time than the noun: "condemned the attack"."""
    return verb.lemma_ in (
        "condemn", "denounce", "claim", "say", "report", "describe", "recall", "investigate", "blame", "link",
        "deny", "announce", "discuss", "see", "follow", "cite", "mention", "call", "arrest", "detain", "charge",
        "accuse", "sentence", "convict", "mourn", "commemorate", "deplore", "reject", "protest", "comment", "try",
        "state", "reveal", "acknowledge", "admit", "disclose", "refer", "assert", "insist", "allege", "characterize",
        "characterise", "brand", "label", "confirm", "declare", "indicate", "add", "tell",
    )  # fmt: skip


def _relative_subject(verb: Token) -> bool:
    """Whether a relative clause says what its noun did: "the earthquake that struck"."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    return bool(subjects) and all(child.tag_ in ("WDT", "WP") for child in subjects)
