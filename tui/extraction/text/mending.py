"""Mending of parses: phrases of violence that the model, which has hardly read of any, takes for something else.

"Gunmen on a motorbike shot dead two men" has for it a noun "motorbike shot", and "held six sailors hostage" a hostage
of sailors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MENDED: Final = "mended_parses"
_NOUNS: Final = frozenset(["NN", "NNS", "NNP", "NNPS"])
_NOMINAL: Final = frozenset(["nsubj", "dobj", "pobj", "compound"])
_TAKING: Final = frozenset(
    ["take", "takes", "took", "taken", "taking", "hold", "holds", "held", "holding", "keep", "kept"]
)
_TAKEN: Final = frozenset(["hostage", "captive", "prisoner"])


@Language.component(MENDED)
def mend(doc: Doc) -> Doc:
    """Mend the parse of every "shot dead" that lost its verb or its object, and of those who are "held hostage"."""
    for token in doc[1:-1]:
        if token.lower_ == "shot" and token.nbor(1).lower_ == "dead":
            _shot(token, token.nbor(1))
        elif token.lower_ in _TAKEN and token.head.lower_ in _TAKING:
            _taken(token, token.nbor(-1))
    return doc


def _shot(shot: Token, dead: Token) -> None:
    """Make a verb of "shot", in the place that the parse gave to its subject or to the word behind it."""
    if shot.tag_ in _NOUNS or shot.dep_ in _NOMINAL:
        before = shot.nbor(-1)
        if before.tag_ not in _NOUNS or before.head != shot:
            return
        if dead.dep_ == "amod" and dead.head in shot.ancestors:
            _put(shot, dead.head, "nsubj", before)
        elif dead in shot.ancestors:
            _put(shot, dead, "oprd", before)
        else:
            return
        shot.tag_ = "VBD"
    if dead in shot.ancestors:
        return
    if dead.head != shot:
        dead.head, dead.dep_ = shot, "oprd"
    for child in list(dead.children):
        child.head = shot


def _put(shot: Token, top: Token, dep: str, before: Token) -> None:
    """Put "shot" where ``top`` stands, which then hangs on it, and leave its own place to the noun before it."""
    for child in list(shot.lefts):
        if child != before:
            child.head = before
    over, before.dep_ = shot.head, shot.dep_
    shot.dep_ = top.dep_
    shot.head = shot if top.head == top else top.head
    before.head = shot if over == top and dep == "oprd" else over
    for child in [child for child in top.children if child.i > shot.i and child != shot]:
        child.head = shot
        child.dep_ = "dobj" if child.dep_ == "appos" else child.dep_
    top.head, top.dep_ = shot, dep


def _taken(hostage: Token, before: Token) -> None:
    """Make those right before the word the object of the verb, and the word what they are made."""
    verb = hostage.head
    if before.head != hostage or before.tag_ not in _NOUNS or before.dep_ not in ("compound", "nmod", "nsubj"):
        return
    if hostage.dep_ not in ("dobj", "ccomp"):
        return
    for child in [child for child in hostage.children if child != before]:
        child.head = before if child.i < before.i else verb
    before.head, before.dep_ = verb, "dobj"
    hostage.dep_, hostage.tag_ = "oprd", "NN"
