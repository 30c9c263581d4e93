"""Surroundings: the places that the sentences of a happening, or those right behind it, name beside its scene."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.analysis import within
from tui.extraction.geography.containment import exactness, nested
from tui.extraction.happenings.harm import INCIDENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.extraction.analysis import Analysis, PlaceMention, Sentence
    from tui.extraction.geography.gazetteer import Gazetteer
    from tui.extraction.happenings.story import Story
    from tui.model import Place

_ELSEWHERE = re.compile(
    r"(?:\b(?:from|to|towards?|between)|(?:\bkm|\bkilomet(?:er|re)s|\bmiles|north|south|east|west)\w* of"
    r"|\b(?:(?:arch)?bishop|mayor|governor|mufti|imam|prince|emir|sultan|university|people|republic) of"
    r"|\b(?:reported|said|announced|stated|told|disclosed|confirmed)\b[^,.;]{0,25}\bin)\s+$",
    re.IGNORECASE,
)
"""Words behind which a place is where something was said, or what another one is measured from."""


_POINTING = frozenset(["the", "this", "these", "those", "that", "his", "her", "its", "their"])
_BEHIND = 2
"""Sentences behind a happening that may still say where it was."""


class Surroundings:
    """The known places that a document names, by the sentences in which it does."""

    def __init__(self, places: Sequence[PlaceMention], analysis: Analysis, known: Gazetteer) -> None:
        self._places = places
        self._analysis = analysis
        self._known = known

    def of(self, story: Story) -> list[Place]:
        """The one place, with what lies around it, that a happening's own sentences name, though not as its scene."""
        own = sorted({(telling.sentence.start, telling.sentence.end) for telling in story.tellings})
        return _one([place for start, end in own for place in self._named(start, end)])

    def behind(self, story: Story, stories: Sequence[Story]) -> list[Place]:
        """The place that the sentences right behind a happening name, as long as they tell of no other one."""
        others = {
            telling.sentence.index
            for other in stories
            if other is not story and other.type in INCIDENTS
            for telling in other.tellings
        }
        for sentence in self._analysis.sentences[story.last + 1 : story.last + 1 + _BEHIND]:
            if sentence.index in others or not _goes_on(sentence, story):
                break
            if found := self._named(sentence.start, sentence.end):
                return _one(found)
        return []

    def _named(self, start: int, end: int) -> list[Place]:
        """The places named in a stretch, but those where somebody came from or spoke."""
        return [
            mention.place
            for mention in within(self._places, start, end)
            if start <= mention.start
            and exactness(mention.place)
            and (mention.place.within or (mention.place.name and self._known.named(mention.place.name)))
            and not _ELSEWHERE.search(self._analysis.text, max(0, mention.start - 60), mention.start)
        ]


def _one(places: Sequence[Place]) -> list[Place]:
    """The most exact of some places that all lie in one another."""
    if not all(nested(one, other) for one in places for other in places):
        return []
    return [max(places, key=exactness)] if places else []


def _goes_on(sentence: Sentence, story: Story) -> bool:
    """Whether a sentence speaks of what is known already: of "the", "this", "they", or of somebody named before."""
    subject = clauses.subject(sentence.span.root)
    if subject is None:
        return False
    if subject.pos_ == "PRON" or any(word.lower_ in _POINTING for word in subject.lefts):
        return True
    named = {word.lower_ for telling in story.tellings for word in telling.sentence.each if word.pos_ == "PROPN"}
    return any(word.lower_ in named for word in (subject, *subject.lefts) if word.pos_ == "PROPN")
