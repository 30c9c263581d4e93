"""Matches: the sides of a match, named by a town or by a word that tells nothing alone: "Sarn beat Kale 2-1"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction.cast.lexicon import normal

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from tui.extraction.cast.knowledge import Knowledge

_SCORE: Final = re.compile(r"(?<![\w-])\d{1,3}[-–]\d{1,3}(?![\w-])")
_SPORT: Final = re.compile(
    r"\b(?:league|cup|goals?|season|semi-?finals?|play-?offs?|penalt(?:y|ies)|half-time|wickets?|innings|championship)\b",
    re.I,
)
_AGAINST: Final = ("over", "against", "with", "by", "to", "from", "of")
_PLURAL: Final = ("have", "are", "were", "do", "'ve", "’ve")
_TOWNS: Final = ("GPE", "LOC", "FAC")
_FACED: Final = ("over", "against", "versus", "vs", "v")
_SIDES: Final = ("nsubj", "nsubjpass", "dobj", "pobj", "conj")


def plays(name: Span, known: Knowledge) -> bool:
    """Whether a name is a side of a match: "Sarn beat Kale Rovers 2-1", "a 2-1 win over Sarn", "Sarn's defeat"."""
    if known.topics.contests:
        return False
    town = name.root.ent_type_ in _TOWNS or bool(known.places.named(normal(name.text)))
    if known.topics.matches and ((town and _is_side(name.root, known)) or is_plural(name.root)):
        return True
    if any(token.ent_type_ == "PERSON" for token in name):
        return False
    return _has_result(name.root, known)


def is_plural(name: Token) -> bool:
    """Whether a single name is the subject of a verb in the plural, as that of a side is: "Sarn have won"."""
    if name.dep_ not in ("nsubj", "nsubjpass") or name.tag_ not in ("NNP", "NNPS") or any(name.conjuncts):
        return False
    verb = name.head
    return verb.tag_ == "VBP" or any(
        child.dep_ in ("aux", "auxpass") and child.lower_ in _PLURAL for child in verb.children
    )


def _is_side(name: Token, known: Knowledge) -> bool:
    """Whether the name of a town stands for its side in a report of a match: what it does, has or meets."""
    beside, head = known.kinds.beside, name.head
    if name.dep_ == "conj":
        return _is_side(head, known)
    if name.dep_ in ("nsubj", "nsubjpass"):
        return head.lemma_.lower() in beside.plays
    if name.dep_ == "dative":
        return True
    if name.dep_ in ("poss", "compound", "nmod"):
        return (
            (head.ent_type_ == "PERSON" and name.dep_ == "poss")
            or head.lemma_.lower() in beside.squad
            or head.lower_ in beside.squad
        )
    if name.dep_ == "dobj":
        return head.lemma_.lower() in beside.contests or head.lemma_.lower() in ("face", "play", "meet")
    if name.dep_ != "pobj":
        return False
    won = (
        head.lower_ == "at" and head.head.pos_ == "VERB" and head.head.lemma_.lower() in ("win", "lose", "draw", "play")
    )
    return won or head.lower_ in _FACED


def _has_result(name: Token, known: Knowledge) -> bool:
    """Whether somebody's win or defeat is told of a name: whose it is, over whom, or by a verb beside a score."""
    beside, inner = known.kinds.beside, name.dep_ == "pobj"
    if inner and name.head.lower_ not in _AGAINST:
        return False
    on = name.head.head if inner else name.head
    if on.lemma_.lower() in beside.results and on.pos_ in ("NOUN", "PROPN"):
        return (inner or name.dep_ == "poss") and (known.topics.matches or _is_of_sport(name.sent.text))
    beaten = name.dep_ in _SIDES and on.lemma_.lower() in beside.contests
    return beaten and _SCORE.search(name.sent.text) is not None


def _is_of_sport(text: str) -> bool:
    """Whether a sentence gives a score, or has a word of sport."""
    return _SCORE.search(text) is not None or _SPORT.search(text) is not None
