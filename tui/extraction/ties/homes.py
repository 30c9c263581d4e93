"""Homes: the state of which a passage speaks, whose a bare "President" is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from tui.extraction.analysis import within
from tui.extraction.cast.lexicon import fold, lexicon
from tui.extraction.geography.gazetteer import gazetteer
from tui.extraction.ties.foremost import foremost_state

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.extraction.analysis import Analysis, Named
    from tui.extraction.dictionaries import Dictionaries

_THERE = re.compile(r",\s+\Z")
_IN = re.compile(r"(?i)\bin\s+(?:neighbou?ring\s+|nearby\s+)?\Z")
_BEFORE = 60
"""Characters before a title or a state in which the words stand that say where."""
_CLOSE = 30
"""Characters between "in neighbouring Togo" and a title that is its own."""
_ITS_OWN = frozenset({"government_body", "organisation"})
"""Kinds of the bodies that show which state a text is about."""
_FEW, _CLEARLY = 4, 0.75
"""How often that state, its bodies and its places must be named, and their share of all that are."""
_SECTIONS = 3
"""Headings from which on a text is taken for several reports, each under its own."""


class Homes:
    """Tells of which state the passages of one document speak."""

    def __init__(self, analysis: Analysis, named: Named, known: Mapping[str, str], dictionaries: Dictionaries) -> None:
        self._analysis = analysis
        self._cast = named.cast
        self._places = named.places
        self._known = known
        self._states = frozenset(known.values())
        self._country_of = lexicon(dictionaries).country_of
        self._entries = lexicon(dictionaries).entries
        self._kinds = {one.actor: one.kind for one in named.appearances}
        self._names = {one.actor: one.name for one in named.appearances}
        self._countries = {one.actor: one.country for one in named.appearances}
        self._headings = [block for block in analysis.cleaned.blocks if block.kind == "heading"]
        self.main = self._mostly(dictionaries)
        """The state that the whole text is about."""

    def at(self, at: int) -> str | None:
        """The state whose an office at some character is that is of none by its words."""
        beside = self._beside(at)
        if beside is not None:
            return beside
        home = self._titled(at) or self.main
        return None if home is None or self._abroad(at, home) else home

    def _abroad(self, at: int, home: str) -> bool:
        """Whether the sentence before a title speaks of another state, or of a place in one."""
        sentence = self._analysis.sentence_at(at)
        if sentence is None:
            return True
        words = re.findall(r"[^\W\d_]+", self._analysis.text[sentence.start : at])
        named = {self._entries[self._country_of[fold(word)]].name for word in words if fold(word) in self._country_of}
        named |= {
            one.place.country
            for one in within(self._places, sentence.start, at)
            if sentence.start <= one.start and one.place.country is not None
        }
        return any(name != self._names[home] for name in named)

    def _beside(self, at: int) -> str | None:
        """The state before a title that a comma parts from it: "In neighbouring Togo, President …"."""
        text = self._analysis.text
        for one in reversed(self._cast.within(max(0, at - 60), at)):
            if one.actor in self._states:
                near = _IN.search(text, max(0, one.start - _BEFORE), one.start)
                place = near and (
                    _THERE.fullmatch(text, one.end, at) or ("neighbo" in near[0] and one.end + _CLOSE > at)
                )
                return one.actor if place else None
        return None

    def _titled(self, at: int) -> str | None:
        """The only state that the heading over a passage names."""
        over = bisect_right(self._headings, at, key=lambda block: block.end)
        if not over or (over > 1 and len(self._headings) < _SECTIONS):
            return None
        states = self._named(self._headings[over - 1].start, self._headings[over - 1].end)
        own = len(self._headings) >= _SECTIONS or self.main is None
        return next(iter(states)) if len(states) == 1 and own else None

    def _named(self, start: int, end: int) -> Counter[str]:
        return Counter(one.actor for one in self._cast.within(start, end) if one.actor in self._states)

    def _mostly(self, dictionaries: Dictionaries) -> str | None:
        """The state that the text is about: by far the most named, or the first of them and that of the dateline."""
        votes = self._named(0, len(self._analysis.text))
        if not votes or len(self._headings) >= _SECTIONS:
            return None
        if (first := foremost_state(self._cast, self._kinds)) is not None:
            return first
        town, _, rest = (self._analysis.facts.dateline_place or "").partition(", ")
        spots = gazetteer(dictionaries).named(town)
        home = self._known.get(fold((spots[0].place.country if spots else None) or rest))
        if home is not None and votes[home] == max(votes.values()):
            return home
        return self._by_its_bodies(votes)

    def _by_its_bodies(self, votes: Counter[str]) -> str | None:
        """The state that the text clearly is about by its own name and those of its parliament, parties and places.

        A text that names firms oftener has presidents that are the firms'.
        """
        bodies = Counter(
            self._known.get(fold(self._countries.get(one.actor) or ""))
            for one in self._cast.mentions
            if self._kinds.get(one.actor) in _ITS_OWN
        )
        places = Counter(self._known.get(fold(one.place.country or "")) for one in self._places)
        told = votes + Counter({state: count for state, count in (bodies + places).items() if state is not None})
        state, count = told.most_common(1)[0]
        firms = sum(
            self._kinds.get(one.actor) == "organisation"
            and self._known.get(fold(self._countries.get(one.actor) or "")) != state
            for one in self._cast.mentions
        )
        return state if bodies[state] and firms < count and count >= max(_FEW, _CLEARLY * told.total()) else None
