"""What of a report is compared with other articles' reports, and under what it is filed until then."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import msgspec

from tui.extraction.happenings.harm import HARMFUL
from tui.extraction.happenings.matching.days import day_of_the_year, weekday
from tui.extraction.happenings.matching.places import kind_of_site, name_of_site
from tui.extraction.happenings.setting.days import BORROWED
from tui.extraction.happenings.strikes import STRIKES
from tui.model import TIMELINE, Place, Toll, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tui.model import Report

RECENT: Final = 60
"""Days before its publication within which an undated report's happening lies, unless it says otherwise."""
SPAN: Final = 100
"""Days: what is known no better than to lie within more of them is filed under no time."""
MONTHS: Final = 1 << 23
"""Added to the number of a month, to tell it from a day."""
EVER: Final = 1 << 24
"""The time that stands for none."""
ABOUT_ACTORS: Final = frozenset(
    ["statement", "meeting", "agreement", "travel", "arrest", "trial", "election", "policy", "other"]
)
"""Types of which who takes part says more than where it is."""
PUBLIC: Final = frozenset(["protest", "disaster", "aid"])
"""Types of which those whom an article speaks most of tell one from another, though they take no part in it."""
ON_OCCASION: Final = frozenset(["statement", "meeting"])
"""Types of what follows upon some harm, which tells the occasion from another of the same people."""
_CLASSES: Final = dict.fromkeys(("attack", "military_operation", "kidnapping"), "fight")
"""Types that one happening may be told as: a siege is an attack, and a clash with those who end it."""
_ONE_WORD: Final = {
    **dict.fromkeys(("earthquake", "tremor", "temblor"), "quake"),
    **dict.fromkeys(("crash into", "plane crash", "air crash"), "crash"),
    **dict.fromkeys(STRIKES, "strike"),
}
"""Triggers for which others are as good."""
_ANOTHER: Final = frozenset(
    ["another", "second", "third", "separate", "similar", "previous", "earlier", "last", "other", "new", "more"]
)
"""Words before a happening's own that part it from those told before."""
_LONG_BEFORE: Final = re.compile(r"\b(?:months|years|decades) (?:earlier|before|previously)\b")
"""How a sentence says that what it tells was long before what was told."""
_NOBODY: Final[Mapping[str, str]] = {}
_NOBODY_KNOWN: Final = frozenset[frozenset[str]]()
_LAST: Final = date.max.toordinal()
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_NAME: Final = re.compile(r"(?<=[a-z0-9,;'’] )[A-Z][^\W\d_]{3,}")
_CALENDAR: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december""".split()  # noqa: SIM905 - a list would take a page
)


class Features(msgspec.Struct, frozen=True, array_like=True):
    """What of a report is compared with others, worked out once. ``first`` and ``last`` are proleptic days."""

    key: int
    """Stands for the report among all others."""
    article: str
    type: str
    trigger: str
    """The word that tells of it; those that are as good as each other are one."""
    timeline: bool
    first: int | None
    last: int | None
    dated: bool
    start: str | None
    place: Place
    names: frozenset[str]
    actors: frozenset[str]
    doers: frozenset[str]
    victims: frozenset[str]
    targets: frozenset[str]
    speakers: frozenset[str]
    killed: Toll
    injured: Toll
    subtype: str | None
    weekday: int | None
    """The day of the week, Monday 0, also where nothing says which week's."""
    words: frozenset[str] = frozenset()
    """Of a statement: the longer words of its sentence but for the speaker's name and its verb, in lower case.

    Of anything else: the names in its sentence besides those of who takes part, of its place and of days.
    """
    told: int | None = None
    """The day on which its article was published."""
    calendar: tuple[int, int] | None = None
    """The month and the day in it, also where nothing says of which year."""
    site: frozenset[str] = frozenset()
    """The words that name the hotel, market or school where it was, in lower case."""
    site_kind: str | None = None
    """What kind of a site that is: ``hotel``."""
    position: int = 0
    """Where in its article it is told."""
    points_back: bool = False
    """Whether its sentence has "the" before its own word, and it gives neither place nor time of its own."""
    about: Features | None = None
    """What harm was told of in its article before it; looked up when it is compared."""
    another: bool = False
    """Whether its sentence speaks of another one, so that it may be none that the article told of before."""
    persons: frozenset[frozenset[str]] = frozenset()
    """The persons who were hit, each by the words of the name, in lower case."""
    dead: frozenset[frozenset[str]] = frozenset()
    """Those of whose death it tells, or who were kidnapped."""
    subject: frozenset[str] = frozenset()
    """The actors of whom its article speaks most, but for states."""
    crowded: bool = False
    """Whether its article tells of several such happenings of its time and place; looked up when it is compared."""

    @property
    def time(self) -> int:
        """Under which time it is filed: its day; the month in which a shorter span ends; or ``EVER``."""
        if self.first is None or self.last is None or self.last - self.first > SPAN:
            return EVER
        return self.first if self.dated and self.first == self.last else month(self.last)

    @property
    def hit(self) -> frozenset[str]:
        """Who and what was hit."""
        return self.victims | self.targets

    @property
    def kind(self) -> str:
        """What reports of one happening have in common in any case."""
        return f"{_CLASSES.get(self.type, self.type)} {self.timeline:d}"

    @property
    def topics(self) -> Iterator[str]:
        """Under what it is filed: each place, the actors where it is about them, a toll and other rare things."""
        for name in self.names | self.site:
            yield f"{self.kind} place {name}"
        for word in {word for name in self.dead for word in name}:
            yield f"{self.kind} dead {word}"
        if self.type in ABOUT_ACTORS or not self.names:
            for actor in self.actors:
                yield f"{self.kind} actor {actor}"
        if self.type in PUBLIC:
            for actor in self.subject:
                yield f"{self.kind} subject {actor}"
        if self.killed.min is not None and self.killed.min > 2:
            yield f"{self.kind} killed {self.killed.min}"
        if self.type in HARMFUL and not self.names:
            for name in self.words:
                yield f"{self.kind} name {name}"
        if self.type == "disaster" and self.place.country:
            yield f"{self.kind} country {self.place.country}"

    @property
    def vague(self) -> int:
        """How little it says: the less, the better it stands for others."""
        place = bool(self.place.name) + min(len(self.place.within), 2)
        told = 2 * bool(self.killed) + bool(self.injured) + bool(self.doers) + bool(self.hit)
        return 16 - place - told - min(len(self.actors), 3)


def month(day: int) -> int:
    """The time of a day's month."""
    there = date.fromordinal(min(max(day, 1), _LAST))
    return MONTHS + there.year * 12 + there.month


def features(
    report: Report,
    key: int,
    published: When | None,
    persons: Mapping[str, str] = _NOBODY,
    subject: frozenset[str] = frozenset(),
) -> Features:
    """What of a report is compared.

    Args:
        report: of one article.
        key: stands for it.
        published: when its article was, which bounds what no date can mean.
        persons: the persons of its article, each by the id with the fullest form of the name.
        subject: the actors of whom its article speaks most.
    """
    victims = _named(report, persons, "victim")
    dead = victims if _lost(report, len(victims)) else _NOBODY_KNOWN
    long_told = bool(dead) and report.type != "kidnapping"
    when = When() if long_told and report.when.rule in BORROWED else report.when
    begin, end = _bounds(when, published, some_time_ago=long_told)
    place = report.place
    return Features(
        key=key,
        article=report.article,
        type=report.type,
        trigger=_ONE_WORD.get(report.trigger, report.trigger),
        timeline=report.modality in TIMELINE,
        first=begin,
        last=end,
        dated=when.first is not None,
        start=when.start,
        place=place,
        names=frozenset(name for name in (place.name, *place.within) if name and name != place.country),
        actors=frozenset(p.actor for p in report.participants if p.actor),
        doers=frozenset(one.key for one in report.participants if one.role in ("perpetrator", "claimant")),
        victims=frozenset(one.key for one in report.participants if one.role == "victim"),
        targets=frozenset(one.key for one in report.participants if one.role == "target"),
        speakers=frozenset(p.actor or p.text for p in report.participants if p.role == "speaker"),
        killed=Toll(report.killed.min, report.killed.max),
        injured=Toll(report.injured.min, report.injured.max),
        subtype=report.subtype,
        weekday=weekday(when),
        words=_words(report) if report.type == "statement" else _names(report),
        told=published.last.toordinal() if published and published.last else None,
        calendar=day_of_the_year(when),
        site=name_of_site(place),
        site_kind=kind_of_site(place),
        position=report.start,
        points_back=place.name is None and when.first is None and _definite(report),
        another=_another(report),
        persons=victims | _named(report, persons, "target"),
        dead=dead,
        subject=subject,
    )


def _bounds(when: When, published: When | None, *, some_time_ago: bool) -> tuple[int | None, int | None]:
    """The first and the last day on which it can have been, as far as that is known."""
    if when.first is not None:
        return when.first.toordinal(), when.last.toordinal() if when.last else None
    if published is None or published.last is None:
        return None, None
    until = published.last.toordinal()
    return None if some_time_ago else until - RECENT, until


def _named(report: Report, persons: Mapping[str, str], role: str) -> frozenset[frozenset[str]]:
    """The names of the persons in a role."""
    hit = {one.actor for one in report.participants if one.role == role and one.actor is not None}
    return frozenset(frozenset(_LETTERS.findall(persons[actor].lower())) for actor in hit if actor in persons)


def _lost(report: Report, named: int) -> bool:
    """Whether those whom a report names were kidnapped or killed: no fewer died, and nobody was hurt."""
    if report.type not in HARMFUL or report.injured:
        return False
    return report.type == "kidnapping" or named <= (report.killed.min or 0)


def _another(report: Report) -> bool:
    """Whether its sentence says that it was long before, or a word near its own that it is another one."""
    words = _LETTERS.findall(report.quote.lower())
    head = report.trigger.split()[-1].lower()
    return _LONG_BEFORE.search(report.quote) is not None or any(
        word.startswith(head) and not _ANOTHER.isdisjoint(words[max(0, at - 3) : at]) for at, word in enumerate(words)
    )


def _definite(report: Report) -> bool:
    """Whether "the" or "this" stands right before its own words."""
    head = report.trigger.split()[0].lower()
    words = _LETTERS.findall(report.quote.lower())
    return any(before in ("the", "this") and word == head for before, word in pairwise(words))


def antecedent(item: Features, others: Iterable[Features]) -> Features | None:
    """Of what else an article tells, the harm that a statement, a meeting or a mere "the attack" is about."""
    harm = [
        one for one in others if one.type in HARMFUL and one.timeline and one.key != item.key and not one.points_back
    ]
    if item.type in ON_OCCASION:
        before = [one for one in harm if one.position <= item.position]
    else:
        before = [one for one in harm if one.position < item.position and one.kind == item.kind]
    return max(before, key=lambda one: (one.position, one.key), default=None)


def _words(report: Report) -> frozenset[str]:
    names = " ".join(participant.text for participant in report.participants)
    words = frozenset(_WORD.findall(report.quote.lower())) - frozenset(_WORD.findall(names.lower()))
    own = tuple(word[:5] for word in report.trigger.split() if len(word) > 3)
    return frozenset(word for word in words if not word.startswith(own))


def _names(report: Report) -> frozenset[str]:
    known = " ".join((*(one.text for one in report.participants), report.place.chain))
    named = frozenset(name.lower() for name in _NAME.findall(report.quote))
    return named - _CALENDAR - frozenset(_WORD.findall(known.lower()))
