"""Rosters: lists of names, of which those that nothing else tells are persons' as most of the others are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction.cast.candidates import Candidate
from tui.extraction.cast.lexicon import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.extraction.analysis import Analysis
    from tui.extraction.cast.knowledge import Knowledge

_WORD: Final = r"(?<![\w’'-])[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ][\w’'-]{0,30}"
_NAME: Final = re.compile(rf"{_WORD}(?: (?:(?:al|bin|de|la|van|ole) )?{_WORD}){{1,2}}")
_NOTE: Final = r"(?: \([^()]{1,30}\)|, \d{1,2}(?=[,;]))?"
"""Behind a name in a list: where somebody is from, or how old."""
_ROSTER: Final = re.compile(rf"{_NAME.pattern}{_NOTE}(?:(?:, and |, | and |; ){_NAME.pattern}{_NOTE}){{2,}}")


def listed(analysis: Analysis, persons: Sequence[Candidate], known: Knowledge) -> Iterator[Candidate]:
    """Who stands in a list of three names or more at least half of which are known to be persons'."""
    told = {(one.start, one.end) for one in persons if " " in one.name}
    for roster in _ROSTER.finditer(analysis.text):
        names = _NAME.finditer(analysis.text, *roster.span())
        spans = [match.span() for match in names if analysis.text[match.start() - 1 : match.start()] != "("]
        if 2 * sum(span in told for span in spans) < len(spans):
            continue
        for start, end in spans:
            name = " ".join(analysis.text[start:end].split())
            within = analysis.sentence_at(start)
            if (start, end) not in told and within is not None and end <= within.end and _can_be_one(name, known):
                yield Candidate(start, end, name, "person", "roster", weight=1, certainty=0.8)


def _can_be_one(name: str, known: Knowledge) -> bool:
    """Whether a name in a list of persons can be one's: no office, body, place or ordinary words."""
    words = name.split()
    if known.kinds.of(name) is not None or any(known.titles.is_title(word) for word in words):
        return False
    if known.places.named(name) or known.places.is_typed(name) or known.kinds.is_thing(name):
        return False
    if any(normal(word) in known.actors.country_of for word in words):
        return False
    return not all(known.common.word(word) for word in words) and next(known.actors.find(name), None) is None
