"""Faults of a title: what no person would write, whatever it was put together from."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.extraction.happenings.predicates import passive
from tui.extraction.happenings.titles.inflection import present

if TYPE_CHECKING:
    from tui.extraction.happenings.telling import Telling

_WORD = re.compile(r"[\w’'.-]*\w")
_POINTING = frozenset((
    "it", "they", "he", "she", "its", "their", "his", "her", "them", "him", "me", "us", "we", "i", "this", "these",
    "those", "there",
))  # fmt: skip
"""Words that no title begins or ends with."""
_BEING = re.compile(r" (?:is|are|was|were)(?: |$)")
_SHORTEST = 4
"""Letters of a word that is not said twice."""
_OBJECTS = frozenset(["dobj", "ccomp", "xcomp", "dative"])


def faulty(words: str, telling: Telling) -> bool:
    """Whether a title says something twice, points at what it does not name, or breaks off."""
    said = _WORD.findall(words)
    if not said:
        return True
    pointing = any(end.lower() in _POINTING and end != "US" for end in (said[0], said[-1]))
    sentence = telling.type != "statement" and _BEING.search(words) is not None
    return pointing or sentence or _twice(said) or _broken_off(said[-1], telling) or _jumbled(said, telling)


def _twice(said: list[str]) -> bool:
    """Whether two words that stand together come again, or one that is no name."""
    common = Counter(word for word in said if word.islower() and len(word) >= _SHORTEST)
    pairs = Counter((one.lower(), other.lower()) for one, other in pairwise(said))
    return any(n > 1 for counts in (common, pairs) for n in counts.values())


def _broken_off(last: str, telling: Telling) -> bool:
    """Whether a title ends with its verb, and the text says what was done, or to whom."""
    verb = telling.trigger.token
    if not telling.trigger.verbal or last not in (present(verb.lemma_, plural=False), verb.lemma_):
        return False
    return any(child.dep_ in _OBJECTS for child in verb.children)


def _jumbled(said: list[str], telling: Telling) -> bool:
    """Whether what stands behind the verb of a title stands behind it in another order in the text."""
    verb = telling.trigger.token
    if not telling.trigger.verbal or passive(verb):
        return False
    forms = (present(verb.lemma_, plural=False), verb.lemma_)
    start = next((n for n, word in enumerate(said) if word in forms), None)
    if start is None:
        return False
    told = [token.text for token in verb.sent if token.i > verb.i]
    places = [told.index(word) for word in said[start + 1 :] if told.count(word) == 1 and len(word) >= _SHORTEST]
    return places != sorted(places)
