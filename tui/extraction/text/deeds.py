"""Mending of what a parse ties to a date or a place beside a noun, though it is said of the noun.

In "the killing in 2013 of Ana Kovac" it sees a year of Ana Kovac, and in "the siege of Aleppo, which began in July" a
town that began.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS: Final = frozenset(["NN", "NNS"])
_WHEN: Final = re.compile(
    r"(?:1[5-9]|20)\d\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday"
    r"|january|february|march|april|june|july|august|september|october|november|december",
    re.IGNORECASE,
)
"""The last word of a date."""
_SPANS: Final = frozenset(["week", "month", "year"])
_HAPPENED: Final = frozenset(
    """took happened occurred began started ended lasted followed erupted broke came continued resumed
    unfolded""".split()  # noqa: SIM905 - a list would take a page
)
"""What no town does: forms of verbs by which a text says that and when something was."""
_HARMED: Final = frozenset(["killed", "left", "claimed", "injured", "wounded", "displaced", "destroyed", "cost"])
_HARMING: Final = frozenset(
    """ambush assault attack attacks battle blast bombing bombings clash clashes collapse collision conflict crash
    cyclone derailment disaster earthquake explosion explosions famine fighting fire fires flood flooding floods
    hurricane landslide massacre offensive outbreak quake raid raids riot riots shelling shooting siege storm
    strike strikes tornado tsunami typhoon unrest uprising violence war""".split()  # noqa: SIM905 - a list would take a page
)
"""Nouns of what does harm at a place, of which the place itself does none."""


def give_object(of: Token) -> None:
    """Tie to a noun what an "of" behind its date or place names: "the killing in 2013 | of Ana Kovac"."""
    day = of.head
    last = day.lower_ in _SPANS and any(child.lower_ in ("last", "this") for child in day.lefts)
    if day.i + 1 != of.i or not (last or _WHEN.fullmatch(day.text)):
        return
    named = next(of.rights, None)
    if named is None or named.tag_ == "CD" or _WHEN.fullmatch(named.text):
        return
    link = day.head if day.dep_ == "pobj" and day.head.i < day.i else day
    first = link.i if link is not day else day.left_edge.i
    noun = of.doc[first - 1] if first > of.sent.start else None
    if noun is None or noun.tag_ not in _NOUNS or _WHEN.fullmatch(noun.text):
        return
    of.head = link.head = noun


def give_clause(verb: Token) -> None:
    """Tie to a noun what the clause behind its place says of it: "the siege of Aleppo, | which began in July"."""
    place = verb.head
    if place.tag_[:2] != "NN" or place.nbor(1).text != ",":
        return
    relative = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if relative is None or relative.lower_ != "which":
        return
    noun = place
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.tag_[:2] == "NN":
        noun = noun.head.head
    if noun == place or noun.tag_ not in _NOUNS:
        return
    acted = any(child.dep_ == "dobj" and child.lower_ != "place" for child in verb.rights)
    happened = verb.lower_ in _HAPPENED and not acted and place.tag_ == "NNP"
    if happened or (verb.lower_ in _HARMED and noun.lower_ in _HARMING):
        verb.head = noun
