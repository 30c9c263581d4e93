"""Quantities that are no mere counts: goods by their weight, and shares that are told by two numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.counts.nouns import counted_noun, label
from tui.extraction.text.numbers import find_numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.text.numbers import Number

_LAND = frozenset(["hectare", "acre"])
_WEIGHTS = _LAND | {
    "ton",
    "tonne",
    "barrel",
    "litre",
    "liter",
    "kilogram",
    "kilogramme",
    "kilo",
    "kg",
    "ounce",
    "gram",
    "gramme",
}
"""Measures of goods and of land, by the number of which there is so much of them."""
_CARRIERS = frozenset(["ship", "vessel", "truck", "boat", "tanker", "lorry", "displacement", "weight", "load"])
"""What so many tonnes are the measure of."""
_RATIO = re.compile(r"\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<whole>[a-z]+|\d{1,3})\b", re.I)
_WHOLES = 100
"""The largest number of which a share is told so."""
_OF_EACH = re.compile(r"\s+(?P<what>[a-z]+)\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<whole>[a-z]+|\d{1,3})\b", re.I)
_PLURALS = {
    "child": "children",
    "woman": "women",
    "man": "men",
    "person": "people",
    "adult": "adults",
    "pupil": "pupils",
}
_REACHING = frozenset(["average", "reach", "hit", "total", "exceed", "top", "surpass"])
_BURNING = frozenset(
    ["burn", "scorch", "destroy", "damage", "consume", "flood", "clear", "blacken", "char", "submerge", "seize"]
)
"""Verbs of what befalls so much land."""
_SPANS = frozenset((
    "day", "night", "week", "month", "year", "hour", "minute", "decade", "game", "match", "attempt", "start", "outing",
    "season",
))  # fmt: skip
"""Nouns of what a share is told over, and not of."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many: the head of what they are, and the percentage."""

    metric: str
    noun: Token
    value: float


def share(number: Number, sentence: Sentence) -> Share | None:
    """The share that a number is together with the next: "one in five adults", "four out of ten"."""
    at = number.end - sentence.base
    behind = _RATIO.match(sentence.words, at) or (_OF_EACH.match(sentence.words, at) if number.value == 1 else None)
    if behind is None or not number.value or number.kind != "count":
        return None
    whole = next(iter(find_numbers(behind["whole"])), None)
    if whole is None or not whole.value or not number.value < whole.value <= _WHOLES:
        return None
    span = sentence.tokens(behind.start("whole") + sentence.base, behind.end("whole") + sentence.base)
    noun = counted_noun(span.root) if span is not None else None
    if noun is not None and noun.lemma_.lower() in _SPANS:
        return None
    if behind.re is _OF_EACH:
        named = sentence.tokens(behind.start("what") + sentence.base, behind.end("what") + sentence.base)
        noun = named.root if named is not None and named.root.pos_ == "NOUN" else None
    if noun is None or noun.lemma_.lower() in _SPANS:
        return None
    words = label(noun) if noun.tag_ == "NNS" else _PLURALS.get(noun.lower_, "") if behind.re is _OF_EACH else ""
    of = f" of {words}" if words else ""
    return Share(f"share{of} (%)", noun, round(100 * number.value / whole.value, 1))


def goods(token: Token) -> str:
    """What goods a number of tonnes is of: "120 tonnes of maize", "a harvest of 120 tonnes"; else nothing."""
    unit = counted_noun(token)
    if unit.lemma_.lower() not in _WEIGHTS:
        return ""
    found = [thing for thing in clauses.prepositional(unit, "of") if thing.pos_ in ("NOUN", "PROPN")]
    if not found and unit.dep_ == "pobj":
        up = unit.head.head
        if unit.head.lower_ in ("at", "to", "from", "by") and up.pos_ == "VERB":
            held = next((thing for thing in clauses.objects(up) if thing.i < unit.i), clauses.subject(up))
        else:
            held = up
        found = [held] if held is not None and held.pos_ == "NOUN" and held.lemma_ not in _CARRIERS else []
    if not found and unit.dep_ == "dobj" and unit.head.lemma_ in _REACHING:
        held = clauses.subject(unit.head)
        found = [held] if held is not None and held.pos_ == "NOUN" and held.lemma_ not in _CARRIERS else []
    if not found and unit.lemma_.lower() in _LAND and unit.head.lemma_ in _BURNING:
        return f"land ({unit.text.lower()})"
    return f"{label(found[0])} ({unit.text.lower()})" if found else ""
