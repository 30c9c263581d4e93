"""Reach: how much of a country a happening was felt in, so that no one town of it is its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction.happenings.predicates import governor

if TYPE_CHECKING:
    from tui.extraction.happenings.telling import Telling

_ALL_OVER = re.compile(r"\b(?:across|throughout|all over|(?:parts|swathe?s) of)\s+(?:the\s+)?$", re.IGNORECASE)
_BEFORE = 20
"""Characters before a place in which a text says that something was all over it."""
_WIDE = frozenset((
    "earthquake", "quake", "tremor", "temblor", "storm", "hurricane", "typhoon", "cyclone", "flood", "flooding", "rain",
    "outbreak", "epidemic", "drought", "heatwave", "tsunami",
))  # fmt: skip
"""Disasters that hit many places."""
_STRIKING = frozenset((
    "strike", "hit", "make", "center", "centre", "rock", "jolt", "occur", "happen", "begin", "start", "be", "devastate",
    "ravage", "destroy", "kill", "claim", "sweep", "batter", "lash", "slam", "originate", "inundate", "submerge",
))  # fmt: skip
"""Verbs that say where a disaster was."""


def widespread(telling: Telling) -> bool:
    """Whether a happening was all over its place: "blew up across Lebanon"."""
    if not telling.places:
        return False
    sentence = telling.sentence
    start = telling.places[0].start - sentence.base
    return bool(_ALL_OVER.search(sentence.words, max(0, start - _BEFORE), start))


def one_of_many(telling: Telling) -> bool:
    """Whether it says what a disaster did in one of the places that it hit: "in Lima, the quake broke windows"."""
    noun = telling.trigger.token
    if telling.trigger.verbal or not telling.definite or telling.trigger.words.split()[-1] not in _WIDE:
        return False
    verb = governor(noun)
    struck = verb is None or noun.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_ in _STRIKING
    return not struck and telling.sentence.block.kind != "heading"
