"""The clock of a text: the day on which it speaks, and what an expression of time says against it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from tui.model import PartialDate, When

if TYPE_CHECKING:
    from datetime import date

    from tui.model import Precision

_COUNTS: Final = {
    word: value
    for value, word in enumerate(
        ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
} | {"a": 1, "an": 1, "couple": 2, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_AHEAD = re.compile(
    r"\b(?:will|shall|would|scheduled|slated|due|upcoming|(?<!than\s)expected|(?<!\bits\s)(?<!\btheir\s)planned|set\s+(?:to|for)|until|till|next|deadline"
    r"|intends?|begins?|starts?|(?-i:may|might|could)(?!\s+(?:have|not)\b)"
    r"|(?:postponed|put\s+(?:off|back)|delayed|adjourned|rescheduled|deferred)\s+(?:\w+\s+){0,3}(?:to|until|till|for)"
    r"|(?<!ed\s)(?<!\ba\s)(?<!\bthe\s)(?<!\bits\s)(?<!\btheir\s)(?<!\bof\s)plans?)\b|['’]ll\b|\bby\s+(?:(?:the|next|this|early|late|mid|end|of|no|later|than)\s+)*\Z",
    re.I,
)
_AT_HAND = (
    r"(?:meets?|convenes?|resumes?|faces?|hosts?|plays?|takes?\s+(?:place|effect|office|over)|go(?:es)?\s+(?:to\s+the\s+polls|on\s+(?:trial|sale|strike))"
    r"|comes?\s+into\s+(?:force|effect)|kicks?\s+off|gets\s+under\s+way|opens?|closes|ends|expires?|arrives?|departs?|leaves|travels|visits|returns|votes"
    r"|addresses|decides|chairs|welcomes|launches|reopens?)"
)
"""Verbs of what is arranged, in the present."""
_PRESENT = re.compile(rf"\b{_AT_HAND}\b", re.I)
"""Verbs whose present tells of what is at hand, in a clause that speaks of nothing past."""
_THEN = re.compile(rf"\band\s+{_AT_HAND}\b[^,]{{0,25}}\Z", re.I)
"""What is at hand after what has been: "opened on Thursday and closes on"."""
_PAST = re.compile(
    r"\b(?:said|told|was|were|had|did|has|have|since|began|took|came|went|died|left|met|fell|shot|blew|struck|held|won|lost|made|gave|broke"
    r"|rose|found|fled|fought|led|sent|spoke|wrote|saw|ran|won|hit|got|became|brought|built|bought|chose|put|paid|sold|stood|flew|grew|sank"
    r"|withdrew|swept|sought|quit|kept|drove|threw|(?!United\b)\w{3,}ed)\b",
    re.I,
)
_OPENS = re.compile(
    r"\s*(?:(?:and|but)\s+)?(?:(?:on|in|from|at|by|until|starting|beginning|effective)\s+)?(?:(?:late|early|the)\s+)?",
    re.I,
)
"""What stands before an expression that opens its clause, which then is told behind it: "By | Friday, talks had …"."""
_ITS = re.compile(
    r"['’]s\s+(?!(?:[\w-]+\s+){0,2}(?:runoff|run-off|vote|election|elections|poll|final|match|game|summit|meeting|hearing|debate|talks|referendum)\b)"
)
"""Behind a day whose news is told, and not what was planned for it: "Monday | 's attack will be looked into"."""
_BY = re.compile(r"\bby\s+\Z", re.I)
_NOW = re.compile(r"\b(?:is|are)\b")
"""What is so already: "By Tuesday, the president | is | leading"."""
_TOLD = 100
"""Characters behind such an expression in which its clause says its time."""
_AFTER = re.compile(
    r"\b(?:after|following|over)\s+an?\s+(?:[\w-]+\s+){0,3}(?:stabbing|shooting|crash|attack|killing|fire|blaze|blast|explosion"
    r"|accident|collision|fight|brawl|death|earthquake|quake|raid|incident|clash|murder|robbery|assault|theft|burglary)\s+"
    r"(?:(?:in|at|near|on|outside)\s+(?:[\w.'-]+\s+){1,4})?(?:on\s+)?\Z",
    re.I,
)
"""What had happened before what is to come: "will face charges after a stabbing | Saturday"."""
_JUST = re.compile(
    r"\b(?!(?:said|told|announced|called|scheduled|planned|slated|set|agreed|vowed|decided|promised|expected|proposed)\b)"
    r"(?:was|were|been|took|came|became|began|died|left|met|fell|held|won|lost|made|gave|broke|fled|sent|hit|struck|shot|\w{3,}ed)"
    r"(?:\s+(?!(?:to|for|until|that|would|scheduled|planned|slated|set|due|expected)\b)\w+){0,3}\s+on\s+(?:the\s+)?\Z"
)
"""A deed right before the day on which it was done, which then cannot lie ahead: "took effect on | January 1"."""


@dataclass(slots=True)
class Clock:
    """The time at which a text speaks: its anchor, and the dates that it has named so far."""

    anchor: date | None = None
    """The day on which the text speaks."""
    name: str = ""
    """What the anchor is: ``publication date``, ``dateline`` …"""
    year: int | None = None
    """The year in which it speaks, if that is all that is known."""
    years: frozenset[int] = frozenset()
    """Years that the text states with a month."""
    day_first: bool = True
    """Whether ``5/6`` is the fifth of June."""
    before: date | None = None
    """The last day that the text has named."""

    @property
    def label(self) -> str | None:
        """The anchor in words."""
        if self.anchor:
            return f"{self.name} {self.anchor}"
        return f"{self.name} {self.year}" if self.year else None

    def year_of(self, which: str) -> int | None:
        """The year that ``last``, ``this``, ``next``, ``that`` or ``the same`` year is; None if nothing settles it."""
        now = self.anchor.year if self.anchor else self.year
        if which in ("that", "the same"):
            return self.before.year if self.before else None
        return None if now is None else now + {"last": -1, "next": 1}.get(which, 0)


@dataclass(frozen=True)
class Saying:
    """An expression of time where it is said: what a pattern matched, the words around it, and the text's clock."""

    clock: Clock
    match: re.Match[str]
    lead: str
    rest: str = ""

    def __getitem__(self, group: str | int) -> str:
        return self.match[group]

    @cached_property
    def tense(self) -> int:
        """Whether its clause speaks of what is to come (1), of what was (-1), or does not say (0)."""
        clause = re.split(r"[,;:.!?“”\"()]", self.lead[-90:])[-1]
        if _OPENS.fullmatch(clause) and _ITS.match(self.rest) is None and (told := self._told):
            return told
        if _THEN.search(clause):
            return 1
        if _AFTER.search(clause):
            return -1
        clause = re.sub(r"\b(?:be|been|being|get|have)\s+\w+", " ", clause)
        cues = list(_AHEAD.finditer(clause))
        past = list(_PAST.finditer(clause))
        if cues and not (past and past[-1].start() > cues[-1].start()):
            return 1
        return -1 if past else 1 if _PRESENT.search(clause) else 0

    @property
    def _told(self) -> int:
        """The same by the first verb behind it: "On Friday, the court | will rule"."""
        clause = re.split(r"[;:.!?“”\"()]", self.rest[:_TOLD])[0]
        tenses = ((1, _AHEAD), (-1, _PAST), (1, _PRESENT))
        found = [(cue.start(), tense) for tense, cues in tenses if (cue := cues.search(clause))]
        if not found and _BY.search(self.lead) and _NOW.search(clause):
            return -1
        return min(found)[1] if found else 0

    @property
    def is_done(self) -> bool:
        """Whether a deed that was done stands right before it."""
        return _JUST.search(self.lead) is not None

    def day(self, found: date | None, rule: str, *, explicit: bool = False, certainty: float = 1.0) -> When | None:
        """A day; None if there is no such day."""
        if found is None:
            return None
        anchor = None if explicit else self.clock.label
        return When(str(found), str(found), "day", self.match[0], rule, anchor, certainty)

    def part(
        self, year: int, month: int | None, rule: str, *, explicit: bool = True, certainty: float = 1.0
    ) -> When | None:
        """A month or a year."""
        if not 1 <= year <= 9999:
            return None
        iso = str(PartialDate(year, month))
        precision: Precision = "month" if month else "year"
        return When(iso, iso, precision, self.match[0], rule, None if explicit else self.clock.label, certainty)

    def stretch(
        self, start: object, end: object, rule: str, *, explicit: bool = True, certainty: float = 1.0
    ) -> When | None:
        """From one ISO date, or what prints as one, to another; None if it ends before it begins."""
        try:
            first, last = PartialDate.parse(str(start)), PartialDate.parse(str(end))
        except ValueError:
            return None
        if last.last < first.first:
            return None
        anchor = None if explicit else self.clock.label
        return When(str(first), str(last), "range", self.match[0], rule, anchor, certainty)

    def unsettled(self, rule: str) -> When:
        """Said, but settled by nothing in the text."""
        return When(None, None, "relative", self.match[0], rule, None, 0.5)


def count_of(words: str) -> int | None:
    """The value of a count; None if it is vague."""
    first = words.lower().split()[0]
    return int(first) if first.isdigit() else _COUNTS.get(first)
