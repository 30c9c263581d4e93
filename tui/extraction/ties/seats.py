"""Seats: where firms and other bodies have their home, by the words around their names."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tui.extraction.analysis import within
from tui.extraction.cast.lexicon import fold
from tui.extraction.ties.telling import relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.extraction.analysis import Analysis, Named, Sentence
    from tui.extraction.ties.words import RelationTerms
    from tui.model import Mention, Relation

_SITED = re.compile(r" (?:in|at) (?P<place>[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){0,2})")
"""Behind an institute and the like: "the Karsa Institute | in Lima"."""
_BODIES = frozenset({"organisation", "media"})
_PLACE = r"(?P<place>[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){0,2}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?)"
_AHEAD = re.compile(rf"\b{_PLACE}-(?:based|headquartered) (?:[a-z][\w-]* ){{0,4}}\Z")
"""Before a body: "the Karsa, Sarn-based conglomerate | Ondal"."""
_BEHIND = re.compile(
    r"(?:,? (?:which|that))?(?:,? an? (?:[a-z][\w-]* ){1,5}|,? (?:is|was|are) |,? )(?:based|headquartered)"
    rf" (?:at|in|out of|near) {_PLACE}"
)
"""Behind a body: "Ondal, a conglomerate headquartered in | Karsa"."""
_SEAT = r"(?:headquarters|head office|main office)"
_ITS_SEAT = re.compile(rf"['’]s? (?:[a-z]+ )?{_SEAT} (?:is |are )?(?:in|at) {_PLACE}")
"""Behind a body: "Ondal | 's headquarters in Karsa"."""
_WHOSE_SEAT = re.compile(rf",? whose (?:[a-z]+ )?{_SEAT} (?:is|are|lies?) (?:in|at) {_PLACE}")
"""Behind a body: "Ondal, | whose headquarters are in Karsa"."""
_MOVED = re.compile(rf" (?:has |have )?(?:moved|relocated|transferred) its {_SEAT} (?:from [A-Z][\w ]+ )?to {_PLACE}")
"""Behind a body: "Ondal | has moved its headquarters to Karsa"."""
_OWN_SEAT = re.compile(rf"['’]s? {_PLACE} {_SEAT}\b")
"""Behind a body: "Ondal | 's Karsa headquarters"."""
_SORTED = r"{place}(?:-based)? (?:[a-z][\w-]* ){{0,2}}?(?:{sorts})\b(?! of\b)"
_LONGEST = 60
"""Characters around a body's name in which its seat stands."""
_NEAR = 1500
"""Characters back in which "the Karsa company" finds the body that it stands for."""


class Seats:
    """Reads the seats of the bodies that one document names."""

    def __init__(
        self,
        analysis: Analysis,
        named: Named,
        kinds: Mapping[str, str],
        states: Mapping[str, str],
        terms: RelationTerms,
        natives: Mapping[str, str],
    ) -> None:
        self._analysis = analysis
        self._places = named.places
        self._states = states
        self._natives = natives
        self._bodies = [one for one in named.cast.mentions if kinds.get(one.actor) in _BODIES]
        self._sites = terms.words.sited
        sorts = "|".join(sorted(terms.words.bodies, key=len, reverse=True))
        form = _SORTED.format(place=_PLACE, sorts=sorts)
        self._apposed = re.compile(rf", an? {form}")
        self._sort_in = re.compile(rf", an? (?:[a-z][\w-]* ){{0,3}}?(?:{sorts}) (?:in|from) {_PLACE}")
        native = rf"(?P<home>[A-Z]\w+) (?:[a-z][\w-]* ){{0,3}}?(?:{sorts})\b"
        self._native_behind = re.compile(rf", (?:an?|the) {native}(?! of\b)")
        self._native_ahead = re.compile(rf"\b{native} \Z")
        self._meant = re.compile(rf"\b[Tt]he {form}")

    def find(self) -> Iterator[Relation]:
        """The seat of each body that a text tells."""
        text = self._analysis.text
        for one in self._bodies:
            sentence = self._analysis.sentence_at(one.start)
            if sentence is None:
                continue
            match = (
                _AHEAD.search(text, max(sentence.start, one.start - _LONGEST), one.start)
                or _BEHIND.match(text, one.end, sentence.end)
                or self._behind(text, one, sentence)
                or (_SITED.match(text, one.end, sentence.end) if self._sited(one) else None)
            )
            seat = list(self._seat(one, match, sentence)) if match is not None else []
            yield from seat or self._native(one, sentence)
        for sentence in self._analysis.sentences if self._bodies else ():
            for match in self._meant.finditer(text, sentence.start, sentence.end):
                body = self._stands_for(match)
                if body is not None:
                    yield from self._seat(body, match, sentence)

    def _behind(self, text: str, body: Mention, sentence: Sentence) -> re.Match[str] | None:
        """What stands right behind a body's name and says where it has its seat."""
        forms = (self._apposed, self._sort_in, _ITS_SEAT, _WHOSE_SEAT, _MOVED, _OWN_SEAT)
        return next((match for form in forms if (match := form.match(text, body.end, sentence.end))), None)

    def _native(self, body: Mention, sentence: Sentence) -> Iterator[Relation]:
        """The state at home in which a body is: "the Peruvian firm Ondal", "Ondal, a Peruvian miner"."""
        text = self._analysis.text
        match = self._native_ahead.search(
            text, max(sentence.start, body.start - _LONGEST), body.start
        ) or self._native_behind.match(text, body.end, sentence.end)
        if match is None or fold(match["home"]) not in self._natives:
            return
        state = self._states.get(fold(match["home"]))
        yield relation(
            self._analysis,
            sentence,
            body.actor,
            "based_in",
            state,
            detail=text[min(match.start(), body.start) : max(match.end(), body.end)].strip(" ,"),
            rule="home",
            certainty=0.7,
        )

    def _sited(self, body: Mention) -> bool:
        """Whether a body is of a sort that is in one town, and stands under its whole name."""
        return self._analysis.text[body.start : body.end].lower().split()[-1] in self._sites

    def _stands_for(self, match: re.Match[str]) -> Mention | None:
        """The body that "the Karsa company" stands for: named right behind, or else last before; none within it.

        One that the text names only once and beside others is not what it is about.
        """
        named = within(self._bodies, match.start() - _NEAR, match.end() + 2)
        if not named or any(one.start < match.end() and one.end > match.start() for one in named):
            return None
        last = named[-1]
        times = Counter(one.actor for one in self._bodies)
        if times[last.actor] > 1 or len({one.actor for one in named}) == 1 or last.start > match.end():
            return last
        most = max(times.values())
        return next((one for one in named if times[one.actor] == most > 1), None)

    def _seat(self, body: Mention, match: re.Match[str], sentence: Sentence) -> Iterator[Relation]:
        start, end = match.span("place")
        places = within(self._places, start, end)
        based = "based" in match[0] or "headquartered" in match[0]
        if not places and not based:
            return
        country = next((one.place.country for one in places if one.place.country), None)
        state = self._states.get(fold(country)) if country else None
        detail = " ".join(match[0].strip(" ,").split())
        yield relation(
            self._analysis,
            sentence,
            body.actor,
            "based_in",
            state,
            detail=detail,
            rule="seat",
            certainty=0.9 if based else 0.7,
        )
