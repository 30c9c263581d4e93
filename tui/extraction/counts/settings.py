"""When and where a figure holds, and who gives it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from tui.extraction.analysis import within
from tui.extraction.counts import comparisons
from tui.extraction.speech.reported import sayings
from tui.extraction.speech.speakers import Discourse
from tui.model import When

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.extraction.analysis import Analysis, Cast, DateMention, Named, PlaceMention, Sentence
    from tui.extraction.counts.candidate import Candidate
    from tui.extraction.counts.terms import FigureTerms
    from tui.extraction.speech.saying import Saying
    from tui.extraction.speech.words import Speech
    from tui.model import Figure

_RECORD = re.compile(r"\b(?:\w{2,}est|most|worst|first)\b[^.;,]*\bsince\b[^.;,]*\Z", re.I)
"""A time since which something is a record: "the highest number since 1997"."""
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?\Z", re.I)
_LEAD = re.compile(r"(?:to|from)\s+", re.I)
"""What a date's own words can begin with."""
_SAME = re.compile(r"\bsame\s+(?:period|quarter|month|week|time)\s+\Z", re.I)
"""Before a time that only says what is compared: "the same quarter | a year ago"."""
_SAME_AS = re.compile(r"the\s+(?:same|corresponding)\s", re.I)
_FROM = re.compile(r"\b(?:from|compared)\b", re.I)
"""Between a number and "the same month last year", which is that of the next number."""
_FROM_ANOTHER = re.compile(
    r"\b(?:from|against|versus|than|compared\s+(?:with|to))\s+(?:\w+\s+){0,2}[^\w\s]{0,3}(?:[A-Za-z]{1,3}\.?\$?\s?)?\d(?![^.;]*\bto\s+\W?\d)"
)
"""Between a number and the time of another one: "fell to $5bn | from $6bn | a year ago"."""
_OWN_SPAN = re.compile(r"\b(?:months?|weeks?|half|full[- ]year|year-to-date|annual(?:ly)?)\b", re.I)
"""What says in a sentence of what span its numbers are, so that they are not of that of those before."""
_OF_ANOTHER = re.compile(r"\b(?:from|against|versus|than|compared\s+(?:with|to))\s+[^.;]*?\d[^;]*\Z", re.I)
"""Before the time of a number with which another is compared: "up | from $4bn in the same quarter | a year ago"."""
_AGO = re.compile(r"\b(?:ago|earlier|before|last|previous|prior|preceding|same|corresponding)\b", re.I)
_AS_OF = re.compile(r"\bas\s+(?:of|at|on)\s+(?:(?:late|early)\s+)?\Z", re.I)
_EACH = re.compile(
    r"\b(?:a|per|each|every)\s+(?:year|month|week|day)\b(?!\s+(?:ago|before|earlier|later|after|in|of))|\bannually\b|\byearly\b",
    re.I,
)
_AGAINST = re.compile(r"\bcompared\s+(?:with|to)\b|\b(?:same|corresponding)\s+(?:period|time|month)\b", re.I)
_CLAUSES = re.compile(r";|\b(?:but|and|while|whereas|from|against|versus|compared (?:with|to)|than)\b", re.I)
"""Where the words of another number begin."""
_OWN = re.compile(r"\s+(?:with|at)\s+(?=[\d$€£])|\s*\((?=\d|[a-z]+\))")
_LISTED = re.compile(
    r"(?:\bfollowed\s+by|,|\band)\s+(?:the\s+)?(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3})\s+(?:with|at)\s+\Z"
)
"""Whose a number of a list is: "Lima had 90 cases, followed by | Cusco with | 70"."""
_AROUND = 80
"""Characters before a date in which it may be said to be that of a record."""
_RELEASING = frozenset(["release", "publish", "issue", "unveil"])
_RIGHT_BEHIND = re.compile(r"[\d.,]+\s*(?:%|percent|per cent|[a-z]+)?\s*(?:in|for|during)\s+(?:the\s+)?", re.I)
"""From a number to the time that is its own."""
_OVER = re.compile(r"[\d.,]+\s*(?:%|percent|per cent|percentage points?)\s+(?:over|on|versus|than|above|below)\b", re.I)
"""A percentage by which something is more or less than at another time."""
_BY_CAUSE = re.compile(
    r"\b(?:hurt|boosted|helped|driven|lifted|dragged|weighed|buoyed|fuelled|fueled)\s+(?:\w+\s+)?by\b|\b(?:due|owing|thanks)\s+to\b"
    r"|\bbecause\b|\bon\s+(?:strong|weak|higher|lower|robust|sluggish)(?:er)?\b",
    re.I,
)
"""Between a number and where only its cause was: "revenue fell to $5bn, | hurt by | a strike in Chile"."""
_BODIES = frozenset(["organisation", "person", "media", "project"])
_EXCHANGE = "Wall Street"
"""A market, where nothing that is counted is."""
_DEED = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,2}(?:invasion|aggression|offensive|war|withdrawal|decision|request|invitation)\b"
)
"""Behind a state: what it did, which says nothing of where something is counted: "amid Russia | 's invasion"."""
_REACH = 6
"""Sentences before a source's sentence whose figures it can cover."""


class Settings:
    """The dates, places and sources of a text, to be asked for those of a figure."""

    def __init__(self, analysis: Analysis, named: Named, terms: FigureTerms, speech: Speech) -> None:
        self._analysis = analysis
        self._text = analysis.text
        kinds = {appearance.actor: appearance.kind for appearance in named.appearances}
        self._places = [one for one in named.places if not _names_a_body(one, named.cast, kinds, analysis.text)]
        self._dates = named.dates
        self._speech = speech
        self._terms = terms
        self._discourse = Discourse(analysis, named.cast, (), speech, {}, {})
        against = "|".join(sorted(terms.words.against))
        self._against = re.compile(rf"\b(?:{against})\b", re.I)
        percent = "|".join(sorted(terms.words.against_percent))
        self._against_percent = re.compile(rf"\b(?:{percent})\s+(?:the\s+)?\Z", re.I)
        units = "|".join(
            sorted(re.escape(form) for forms in terms.currencies.values() for form in forms if form.isalpha())
        )
        self._other = re.compile(rf"\s+(?:{units})\b|-\w|[$€£¥]", re.I)
        self._metric_nouns = {noun: metric.name for metric in terms.metric for noun in metric.nouns}

    def period(self, one: Candidate, running: When | None = None) -> When:
        """The time that a number is of, as its sentence gives it; unknown if it gives none.

        ``running`` is the time that the text reports on, for a number that is only told with one "a year earlier".
        """
        sentence, at, percent = one.sentence, one.number.bare, one.number.kind == "percent"
        near = [
            date
            for date in within(self._dates, sentence.start, sentence.end)
            if date.when.start is not None and not self._compared(date, at, percent)
        ]
        lasting = [date for date in near if not self._marks_end(date)]
        if near and not lasting:
            return _until(near[-1].when)
        held = [date for date in lasting if not self._said(date, sentence)]
        lasting = held or [date for date in lasting if date.when.precision != "day" or not self.flows(one)]
        near = [date for date in lasting if not any(_narrower(other.when, date.when) for other in lasting)]
        back = comparisons.back(self._text, at, sentence.end)
        over = percent and _OVER.match(self._text, at) is not None  # "up 6 percent over the same month last year"
        own = any(_AGO.search(self._text, date.start, date.end + 1) is None for date in near)
        if one.number.kind == "count" or own or _OWN_SPAN.search(sentence.words):
            running = None
        if back is not None and not over:
            base = self._base(sentence, at, near) or running
            if base is not None:
                return comparisons.moved(base, back)
        best = self._nearest(near, sentence, at)
        if best is None:
            against = _FROM_ANOTHER.search(self._text, at, sentence.end)
            told = against is not None and comparisons.back(self._text, against.end(), sentence.end) is not None
            return running if running is not None and told else When()
        since = _SINCE.search(self._text, max(0, best.start - _AROUND), best.start) is not None
        return _from(best.when) if since else best.when

    def flows(self, one: Candidate) -> bool:
        """Whether a number is of what comes in over a time, and never in a day: profits, sales, prices' rises."""
        return not self._terms.words.flows.isdisjoint(one.counted.metric.partition(" (")[0].split())

    def _marks_end(self, date: DateMention) -> bool:
        """Whether a day is only the one up to which something was counted: "as of 6 August"."""
        before = _AS_OF.search(self._text, max(0, date.start - _AROUND), date.start)
        return before is not None and date.when.precision == "day"

    def _nearest(self, dates: Sequence[DateMention], sentence: Sentence, at: int) -> DateMention | None:
        """The date that a number at ``at`` is of: one of its own clause rather than when somebody says so."""
        return min(
            dates,
            key=lambda date: (
                not self._own(date, at),
                self._said(date, sentence),
                self._between(date.start, at),
                abs(date.start - at),
            ),
            default=None,
        )

    def _own(self, date: DateMention, at: int) -> bool:
        """Whether a date stands right behind a number at ``at``: "56 percent in March, 57 percent | in April"."""
        return date.start > at and _RIGHT_BEHIND.fullmatch(self._text, at, date.start) is not None

    def _said(self, date: DateMention, sentence: Sentence) -> bool:
        """Whether a date is only that of the saying: "… in March, the ministry said | today"."""
        if date.when.precision in ("range", "year"):
            return False
        span = sentence.tokens(date.start, date.end)
        verb = next((up for up in (span.root, *span.root.ancestors) if up.pos_ == "VERB"), None) if span else None
        return verb is not None and (verb.lemma_ in self._speech.clause or verb.lemma_ in _RELEASING)

    def _base(self, sentence: Sentence, at: int, dates: Sequence[DateMention]) -> When | None:
        """The time that a number is compared with, which stands before it in its sentence."""
        before = [date for date in dates if date.end <= at and not self._said(date, sentence)]
        return before[-1].when if before else None

    def earlier(self, sentence: Sentence, figures: Sequence[Figure]) -> Figure | None:
        """The last figure in the same paragraph, which a sentence without time and place of its own goes on from."""
        at = bisect_left(figures, sentence.start, key=lambda one: one.start) - 1
        return figures[at] if at >= 0 and sentence.block.start <= figures[at].start else None

    def is_compared(self, sentence: Sentence, at: int) -> bool:
        """Whether a number is measured against that of another time, which one happening's toll is not."""
        return (
            comparisons.back(self._text, at, sentence.end) is not None
            or _AGAINST.search(self._text, at, sentence.end) is not None
        )

    def is_rate(self, sentence: Sentence, at: int) -> bool:
        """Whether a number is one of every year or month: "kills 600,000 people | a year"."""
        return _EACH.search(self._text, at, sentence.end) is not None

    def place(self, sentence: Sentence, at: int) -> str | None:
        """The place that a number at ``at`` is of, as its sentence gives it: the nearest one."""
        near = [
            place
            for place in within(self._places, sentence.start, sentence.end)
            if not self._other.match(self._text, place.end)
            and not self._counts_itself(place.end, at)
            and not _DEED.match(self._text, place.end)
            and not _BY_CAUSE.search(self._text, at, place.start)
        ]
        if listed := _LISTED.search(self._text, sentence.start, at):
            near = [place for place in near if place.start == listed.start("name")]
        best = min(near, key=lambda place: (self._between(place.start, at), abs(place.start - at)), default=None)
        return (best.place.name or best.place.country) if best is not None else None

    def _counts_itself(self, end: int, at: int) -> bool:
        """Whether a place that ends at ``end`` has another number of its own: "Lima with 90", "Lima (90)"."""
        own = _OWN.match(self._text, end)
        return own is not None and not own.end() <= at <= own.end() + 1

    def source(self, sentence: Sentence, at: int) -> str | None:
        """The actor whom the sentence names as the source of a number at ``at``."""
        for saying in sayings(sentence, self._text, self._speech):
            if any(start <= at < end for start, end in saying.stretches):
                return self._actor(saying)
        return None

    def sourced(self, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """The figures, with a source for those that a later sentence gives one: "the attacks …, according to …"."""
        if not any(figure.source is None for figure in figures):
            return figures
        found = list(figures)
        for sentence in self._analysis.sentences:
            nouns = {token.lemma_.lower() for token in sentence.each if token.dep_ in ("nsubj", "nsubjpass")}
            covered = {self._metric_nouns[noun] for noun in nouns if noun in self._metric_nouns}
            data = bool(nouns & {"figure", "number", "datum", "data", "statistic", "toll", "finding"})
            if not (covered or data) or "ccording" not in self._text[sentence.start : sentence.end]:
                continue
            source = next(
                (self._actor(one) for one in sayings(sentence, self._text, self._speech) if one.rule == "according to"),
                None,
            )
            if source is not None:
                self._cover(found, sentence, source, covered, data)
        return tuple(found)

    def _cover(self, figures: list[Figure], sentence: Sentence, source: str, covered: set[str], data: bool) -> None:
        """Give a source to the figures just before a sentence, if it speaks of them."""
        first = self._analysis.sentences[max(0, sentence.index - _REACH)].start
        begin, end = (bisect_left(figures, offset, key=lambda one: one.start) for offset in (first, sentence.start))
        near = [at for at in range(begin, end) if figures[at].source is None]
        if data or any(figures[at].metric in covered for at in near):
            for at in near:
                figures[at] = msgspec.structs.replace(figures[at], source=source)

    def _actor(self, saying: Saying) -> str | None:
        who = self._discourse.who(saying.speaker, saying.sentence)
        return who.actor if who is not None else None

    def _compared(self, date: DateMention, at: int, percent: bool) -> bool:
        """Whether a date is only what a number is measured against: "up 12 % on 2023"."""
        if _SAME.search(self._text, max(0, date.start - _AROUND), date.start):
            if percent and self._against.search(self._text, at, date.start):
                return True
            return comparisons.back(self._text, at, date.end) is None
        if at > date.end and _OF_ANOTHER.search(self._text, max(0, date.start - _AROUND), date.start):
            return _AGO.search(self._text, date.start, date.end + 1) is not None
        lead = _LEAD.match(self._text, date.start)
        between = self._text[at : lead.end() if lead else date.start]
        if _SAME_AS.match(self._text, date.start) and _FROM.search(between):
            return True
        if _FROM_ANOTHER.search(between) and _AGO.search(self._text, date.start, date.end + 1):
            return True
        if self._against.search(between) or _RECORD.search(self._text[max(0, date.start - _AROUND) : date.end]):
            return True
        return percent and date.when.precision != "day" and self._against_percent.search(between) is not None

    def _between(self, start: int, at: int) -> int:
        """Marks of a new clause between a setting and a number."""
        low, high = sorted((start, at))
        return len(_CLAUSES.findall(self._text, low, high))


def _names_a_body(place: PlaceMention, cast: Cast, kinds: Mapping[str, str], text: str) -> bool:
    """Whether a place is only a company's name, or part of one: "Karsa", "| West Texas | Intermediate"."""
    if text[place.start : place.end] == _EXCHANGE:
        return True
    body = cast.at(place.start)
    kind = kinds.get(body.actor) if body is not None else None
    if body is None or kind not in _BODIES:
        return False
    return kind == "media" or place.end != body.end or place.start == body.start


def _from(when: When) -> When:
    """From a time on."""
    return msgspec.structs.replace(when, end=None, precision="range", rule=f"from then on: {when.rule}")


def _until(when: When) -> When:
    """Up to a time, from one that is not said."""
    return msgspec.structs.replace(when, start=None, precision="range", rule=f"up to then: {when.rule}")


def _narrower(one: When, other: When) -> bool:
    """Whether a time lies within another and is shorter."""
    if one.first is None or one.last is None or other.first is None or other.last is None or one == other:
        return False
    inside = other.first <= one.first and one.last <= other.last
    return inside and (one.last - one.first) < (other.last - other.first)
