"""The day of a happening of which its own sentences do not say it: that of what was told before, or of the dateline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

import msgspec

from tui.extraction import clauses
from tui.extraction.analysis import within
from tui.extraction.geography.containment import exactness, nested
from tui.extraction.happenings.comparisons import aside
from tui.extraction.happenings.domain import of_those_years
from tui.extraction.happenings.harm import INCIDENTS
from tui.extraction.happenings.setting import intervals
from tui.extraction.happenings.setting.dating import of_its_source, of_who_tells
from tui.extraction.happenings.setting.scope import another_clause
from tui.model import TIMELINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.extraction.analysis import Analysis, DateMention, Sentence
    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling
    from tui.model import When

BORROWED: Final = (
    "date of the happening told before",
    "day of the dateline",
    "the one day that the report tells of",
    "day of the sentence before",
    "day of what was told of the place",
)
"""The rules by which a date is not of the happening's own sentences."""
BACK: Final = 2
"""How many sentences back a place or a date still holds."""
_PUT_OFF: Final = "shelving"
"""The kind of happenings by which what was planned is put off."""
_LAST_DAYS: Final = 3
"""Days before a report's own that it may be all about."""
_OPENING: Final = 3
"""How many sentences at the beginning of an agency's report are about the day of its dateline."""
_PAST: Final = frozenset(["was", "were", "has", "have", "had"])
_ASIDE: Final = ("counted back from the anchor", intervals.RULE)
"""Rules of dates of what is told aside: what is told next is not of that day."""


class Days:
    """What a report says of its days: that of its dateline, and those of its happenings and sentences.

    Args:
        stories: the happenings that it tells of.
        tellings: all tellings of the document, in order.
        dates: all its expressions of time.
        analysis: the document; its anchor is a dateline's.
    """

    def __init__(
        self,
        stories: Sequence[Story],
        tellings: Sequence[Telling],
        dates: Sequence[DateMention],
        analysis: Analysis,
    ) -> None:
        self._tellings = tellings
        self._dates = dates
        self._sentences = analysis.sentences
        self._today = analysis.facts.anchor
        self._day = _one_day(tellings, analysis)
        self._newswire = of_those_years(analysis.facts)
        self._of = {id(telling): story for story in stories for telling in story.tellings}

    def lend(self, story: Story) -> None:
        """Date a happening of whose day its sentences say nothing."""
        first = story.tellings[0]
        incident = story.type in INCIDENTS
        if self._told_later(first) or self._in_the_past(first):
            return
        before = self._before(first) if incident else None
        if before is not None:
            first.when = msgspec.structs.replace(before, precision="relative", rule=BORROWED[0], certainty=0.6)
        elif _looks_back(first, self._tellings) or aside(first.trigger.token):
            return
        elif incident and (frame := self._frame(first)) is not None:
            first.when = _borrowed(frame, BORROWED[3])
        elif incident and (there := self._there(story)) is not None:
            first.when = _borrowed(there, BORROWED[4])
        elif self._day is not None and incident:
            first.when = _borrowed(self._day, BORROWED[2])
        elif self._holds(first, incident=incident) and self._today is not None:
            first.when = _borrowed(self._today, BORROWED[1])

    def _holds(self, first: Telling, *, incident: bool) -> bool:
        """Whether the day of the dateline holds for a telling: in the opening, of a newswire's report to its end."""
        if self._today is None or self._today.precision != "day":
            return False
        return first.sentence.index < _OPENING or (incident and self._newswire)

    def _before(self, telling: Telling) -> When | None:
        """The day of the last incident told of right before a telling's sentence."""
        index = telling.sentence.index
        for at in range(bisect_left(self._tellings, index, key=lambda one: one.sentence.index) - 1, -1, -1):
            other = self._tellings[at]
            if other.sentence.index < index - BACK:
                return None
            if other.type not in INCIDENTS or other.modality != "asserted":
                continue
            when = other.when
            if when is not None and when.precision == "day" and when.rule not in _ASIDE:
                return when
            story = self._of.get(id(other))
            known = story.when() if story is not None and when is None else None
            if known is not None and self._recent(known):
                return known
        return None

    def _told_later(self, first: Telling) -> bool:
        """Whether a telling's sentence says on which other day it was admitted or disclosed."""
        sentence = first.sentence
        return any(
            of_who_tells(span.root, first.trigger, mention.when)
            for mention in within(self._dates, sentence.start, sentence.end)
            if (span := sentence.tokens(mention.start, mention.end))
        )

    def _in_the_past(self, telling: Telling) -> bool:
        """Whether the sentence right before tells but of a month or a year: "In May, rebels … They later seized …"."""
        index = telling.sentence.index
        told = [one.when for one in self._tellings if one.sentence.index == index - 1 and one.type in INCIDENTS]
        known = [when.precision for when in told if when is not None]
        return bool(known) and set(known) <= {"month", "year"}

    def _frame(self, telling: Telling) -> When | None:
        """The one day within a report's last ones that a sentence right before a telling's tells of, if one does."""
        index = telling.sentence.index
        for sentence in reversed(self._sentences[max(0, index - BACK) : index + 1]):
            days = [mention.when for mention in within(self._dates, sentence.start, sentence.end)]
            told = {when.start: when for when in days if when.start is not None}
            if told:
                when = next(iter(told.values()))
                own = sentence is telling.sentence and any(
                    other.when is not None and other.sentence is sentence for other in self._tellings
                )
                known = len(told) == 1 and not own and self._recent(when) and self._tells(sentence)
                return when if known else None
        return None

    def _recent(self, when: When) -> bool:
        today = self._today.first if self._today is not None else None
        near = when.first is not None and today is not None and 0 <= (today - when.first).days <= _LAST_DAYS
        return near and when.precision == "day" and when.rule not in _ASIDE

    def _tells(self, sentence: Sentence) -> bool:
        """Whether a sentence's day is that of what it tells, and not of who said so."""
        for mention in within(self._dates, sentence.start, sentence.end):
            span = sentence.tokens(mention.start, mention.end)
            verb = next((up for up in span.root.ancestors if up.pos_ == "VERB"), None) if span else None
            said = verb is None or another_clause(verb) or (span is not None and of_its_source(span.root))
            if said or (verb is not None and verb.tag_ not in ("VBD", "VBN")):
                return False
        return True

    def _there(self, story: Story) -> When | None:
        """The one day of what else a report tells of a happening's place."""
        spots = [mention.place for telling in story.tellings for mention in telling.places if exactness(mention.place)]
        days = {
            other.when.start: other.when
            for other in self._tellings
            if other.when is not None
            and self._recent(other.when)
            and other.type in INCIDENTS
            and other.modality in TIMELINE
            and any(nested(place.place, spot) for place in other.places if exactness(place.place) for spot in spots)
        }
        return next(iter(days.values())) if len(days) == 1 else None


def _borrowed(day: When, rule: str) -> When:
    return msgspec.structs.replace(day, text=None, precision="relative", rule=rule, certainty=0.5)


def _one_day(tellings: Sequence[Telling], analysis: Analysis) -> When | None:
    """The day of all the violence that a report dates to its last days, if that is one day."""
    today = analysis.facts.anchor.first if analysis.facts.anchor else None
    found: dict[str | None, When] = {}
    for telling in tellings:
        when = telling.when
        if when is None or today is None or when.precision != "day" or telling.type not in INCIDENTS:
            continue
        if telling.modality in TIMELINE and when.first is not None and 0 <= (today - when.first).days <= _LAST_DAYS:
            found.setdefault(when.start, when)
    return next(iter(found.values())) if len(found) == 1 else None


def _looks_back(telling: Telling, tellings: Sequence[Telling]) -> bool:
    """Whether a relative clause adds it to what happened on another day: "an attack in May that the group claimed"."""
    verb = telling.trigger.token
    return verb.dep_ == "relcl" and any(
        other.sentence is telling.sentence and other.when is not None and other.trigger.token in verb.ancestors
        for other in tellings
    )


def date_entries(tellings: Sequence[Telling], entries: Sequence[tuple[int, When | None]]) -> None:
    """Give what the entries of a chronicle tell the day that stands over them, where they name none."""
    for telling in tellings:
        at = bisect_right(entries, telling.sentence.start, key=lambda entry: entry[0]) - 1
        day = entries[at][1] if at >= 0 else None
        if day is not None and (telling.when is None or telling.when.start == day.start):
            telling.when, telling.sure_of_date = telling.when or day, True


def forget_what_lies_ahead(tellings: Iterable[Telling], analysis: Analysis) -> None:
    """Take from what has happened the dates after the day on which the text speaks: these are of plans."""
    today = analysis.facts.anchor.last if analysis.facts.anchor else None
    for telling in tellings:
        if today is None or telling.when is None or telling.modality not in TIMELINE:
            continue
        ahead = telling.when.first is not None and telling.when.first > today
        if ahead and (telling.type in INCIDENTS or telling.trigger.name == _PUT_OFF or _is_done(telling)):
            telling.when, telling.sure_of_date = None, False


def _is_done(telling: Telling) -> bool:
    """Whether a verb tells in the past what was done to somebody: "were remanded | until 28 August"."""
    verb = telling.trigger.token
    if telling.type not in ("arrest", "trial") or not telling.trigger.verbal or clauses.modal(verb) is not None:
        return False
    carried = {aux.lower_ for aux in clauses.auxiliaries(verb)}
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not carried.isdisjoint(_PAST))
