"""Which articles' reports are of one happening: what of a report is compared, and how two of them are scored.

A pair's score depends on nothing but the two reports; which pairs are looked at is said where all reports are held.
A joining index is filled by these rules, so whoever changes them counts its schema number up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec

from tui.extraction.geography.containment import nested
from tui.extraction.happenings.harm import HARMFUL
from tui.model import TIMELINE, Place, Toll

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.model import Report, When

ENOUGH: Final = 3.0
"""The score from which on two reports are of one happening."""
RECENT: Final = 60
"""Days before its publication within which an undated report's happening lies, unless it says otherwise."""
SPAN: Final = 100
"""Days: what is known no better than to lie within more of them is filed under no time."""
MONTHS: Final = 1 << 23
"""Added to the number of a month, to tell it from a day."""
EVER: Final = 1 << 24
"""The time that stands for none."""
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ABOUT_ACTORS = frozenset(
    ["statement", "meeting", "agreement", "travel", "arrest", "trial", "election", "policy", "other"]
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_LAST: Final = date.max.toordinal()
_NAME = re.compile(r"(?<=[a-z,;'’] )[A-Z][^\W\d_]{3,}")
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december""".split()  # noqa: SIM905 - a list would take a page
)
_COUNTING: Final = 5
"""Days between two articles within which a higher toll in the later one is the same dead, counted further."""
_COMPARED: Final = 8
"""Reports of a group that stand for it where two groups are compared."""


class Features(msgspec.Struct, frozen=True, array_like=True):
    """What of a report is compared with others, worked out once. ``first`` and ``last`` are proleptic days."""

    key: int
    """Stands for the report among all others."""
    article: str
    type: str
    trigger: str
    timeline: bool
    first: int | None
    last: int | None
    dated: bool
    start: str | None
    place: Place
    names: frozenset[str]
    actors: frozenset[str]
    doers: frozenset[str]
    hit: frozenset[str]
    speakers: frozenset[str]
    killed: Toll
    injured: Toll
    subtype: str | None
    weekday: int | None
    """The day of the week, Monday 0, also where nothing says which week's."""
    words: frozenset[str] = frozenset()
    """Of a statement: the longer words of its sentence that are not the speaker's name, in lower case.

    Of anything else: the names in its sentence besides those of who takes part, of its place and of days.
    """
    told: int | None = None
    """The day on which its article was published."""

    @property
    def time(self) -> int:
        """Under which time it is filed: its day; the month in which a shorter span ends; or ``EVER``."""
        if self.first is None or self.last is None or self.last - self.first > SPAN:
            return EVER
        return self.first if self.dated and self.first == self.last else month(self.last)

    @property
    def kind(self) -> str:
        """What reports of one happening have in common in any case."""
        return f"{self.type} {self.timeline:d}"

    @property
    def topics(self) -> Iterator[str]:
        """Under what it is filed: each place, and the actors where it is about them."""
        for name in self.names:
            yield f"{self.kind} place {name}"
        if self.type in _ABOUT_ACTORS or not self.names:
            for actor in self.actors:
                yield f"{self.kind} actor {actor}"

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


def features(report: Report, key: int, published: When | None) -> Features:
    """What of a report is compared; ``published`` is when its article was, which bounds what no date can mean."""
    first, last = report.when.first, report.when.last
    begin = first.toordinal() if first else None
    end = last.toordinal() if last else None
    if first is None and published and published.last:
        end = published.last.toordinal()
        begin = end - RECENT
    place = report.place
    by_role = {
        role: frozenset(one.key for one in report.participants if one.role in role)
        for role in (("perpetrator", "claimant"), ("victim", "target"))
    }
    return Features(
        key=key,
        article=report.article,
        type=report.type,
        trigger=report.trigger,
        timeline=report.modality in TIMELINE,
        first=begin,
        last=end,
        dated=first is not None,
        start=report.when.start,
        place=place,
        names=frozenset(name for name in (place.name, *place.within) if name and name != place.country),
        actors=frozenset(p.actor for p in report.participants if p.actor),
        doers=by_role["perpetrator", "claimant"],
        hit=by_role["victim", "target"],
        speakers=frozenset(p.actor or p.text for p in report.participants if p.role == "speaker"),
        killed=Toll(report.killed.min, report.killed.max),
        injured=Toll(report.injured.min, report.injured.max),
        subtype=report.subtype,
        weekday=_weekday(report.when),
        words=_words(report) if report.type == "statement" else _names(report),
        told=published.last.toordinal() if published and published.last else None,
    )


def _words(report: Report) -> frozenset[str]:
    names = " ".join(participant.text for participant in report.participants)
    return frozenset(_WORD.findall(report.quote.lower())) - frozenset(_WORD.findall(names.lower()))


def _names(report: Report) -> frozenset[str]:
    known = " ".join((*(one.text for one in report.participants), *report.place.chain))
    named = frozenset(name.lower() for name in _NAME.findall(report.quote))
    return named - _CALENDAR - frozenset(_WORD.findall(known.lower()))


def group(
    items: Iterable[Features], pairs: Iterable[tuple[float, Features, Features, Sequence[str]]]
) -> list[tuple[list[Features], list[str]]]:
    """The reports by happening, each group with what speaks for it: the surest pairs first, as long as all fits.

    Args:
        items: reports.
        pairs: pairs of them that score enough, with their score and the reasons.
    """
    groups = {item.key: [item] for item in items}
    root = {key: key for key in groups}
    why: dict[int, list[str]] = defaultdict(list)
    ordered = sorted(
        (-likeness, min(one.key, other.key), max(one.key, other.key), tuple(reasons))
        for likeness, one, other, reasons in pairs
    )
    for _, one, other, reasons in ordered:
        a, b = root[one], root[other]
        if a == b or not fits(groups[a], groups[b]):
            continue
        low, high = min(a, b), max(a, b)
        groups[low] += groups.pop(high)
        why[low] += [*why.pop(high, []), *reasons]
        for member in groups[low]:
            root[member.key] = low
    return [(groups[key], why.get(key, [])) for key in sorted(groups)]


def fits(one: Sequence[Features], other: Sequence[Features]) -> bool:
    """Whether two groups can be one: one report an article, and no two that exclude each other."""
    articles = {item.article for item in one}
    if any(item.article in articles for item in other):
        return False
    firm = [sorted(items, key=lambda item: (item.vague, item.key))[:_COMPARED] for items in (one, other)]
    return all(score(a, b)[0] > -1.0 for a in firm[0] for b in firm[1])


def said(reasons: Iterable[str]) -> str | None:
    """The reasons as one line."""
    ordered = sorted(set(reasons))
    return "same " + ", ".join(ordered) if ordered else None


def _weekday(when: When) -> int | None:
    """The day of the week, of a date or of its name alone."""
    if when.first is not None:
        return when.first.weekday() if when.first == when.last else None
    return WEEKDAYS.index(when.text.lower()) if when.text and when.text.lower() in WEEKDAYS else None


def score(a: Features, b: Features) -> tuple[float, list[str]]:
    """How surely two reports are of one happening, and what speaks for it; -9 if they cannot be."""
    no: tuple[float, list[str]] = (-9.0, [])
    if a.type != b.type or a.timeline != b.timeline or a.article == b.article:
        return no
    if a.key > b.key:
        a, b = b, a
    day = _dates(a, b)
    if day is None or not nested(a.place, b.place) or _quarrel(a, b, day):
        return no
    if a.type == "statement" and not a.speakers & b.speakers:
        return no
    total = 0.0
    reasons: list[str] = []
    for points, reason in _signs(a, b, day):
        total += points
        if reason is not None:
            reasons.append(reason)
    return (total, reasons) if len(reasons) >= 2 else (min(total, ENOUGH - 0.1), reasons)


def _signs(a: Features, b: Features, day: float) -> Iterator[tuple[float, str | None]]:
    """What speaks for and against one happening, each with its name if it is a reason for it; ``day`` by the dates."""
    shared = a.names & b.names
    exact = shared & {a.place.name, *a.place.within[:1]} & {b.place.name, *b.place.within[:1]}
    if exact:
        yield 2.0, f"place {min(exact)}"
    elif shared:
        yield 1.0, None
    elif a.place.country and a.place.country == b.place.country:
        yield 0.3, None
    yield day, f"date {a.start or b.start}" if day >= 1.0 else None
    toll = _tolls(a, b)
    yield toll, "toll" if toll > 0 else None
    if a.doers & b.doers:
        yield 1.0, "perpetrator"
    elif any(who.startswith("ac-") for who in a.doers) and any(who.startswith("ac-") for who in b.doers):
        yield -1.0, None
    if a.hit & b.hit:
        yield 0.8, "victims"
    if a.type != "statement" and _names_agree(a, b):
        yield 1.0, "names"
    if a.type in _ABOUT_ACTORS:
        if a.type == "statement" and _alike(a, b):
            yield 1.2, "words"
        if both := a.actors & b.actors:
            yield 1.5 * (len(both) / max(1, min(len(a.actors), len(b.actors)))), "participants"
        elif a.actors and b.actors:
            yield -1.0, None
    if a.subtype and b.subtype:
        yield (0.4 if a.subtype == b.subtype else -1.5), None
    if a.trigger == b.trigger:
        yield 0.3, None


def _alike(a: Features, b: Features) -> bool:
    """Whether one statement says little that the other does not, and by the same verb."""
    shared = a.words & b.words
    return a.trigger == b.trigger and len(shared) >= 2 and len(shared) >= 0.5 * min(len(a.words), len(b.words))


def _names_agree(a: Features, b: Features) -> bool:
    """Whether the sentences share names; of what the same actors do often, only if it is told by the same word."""
    shared = a.words & b.words
    if a.type in _ABOUT_ACTORS and a.trigger != b.trigger:
        return False
    return len(shared) >= 2 and len(shared) >= 0.5 * min(len(a.words), len(b.words))


def _dates(one: Features, other: Features) -> float | None:
    """What the dates say: None if they exclude each other, as days of the week do that are not next to each other."""
    if one.weekday is not None and other.weekday is not None and (one.weekday - other.weekday) % 7 not in (0, 1, 6):
        return None
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0.0
    if one.first <= other.last and other.first <= one.last:
        if one.dated and other.dated:
            return 2.0 if one.first == one.last == other.first == other.last else 1.0
        return 0.5
    if one.dated and other.dated:
        near = min(abs(one.first - other.last), abs(other.first - one.last)) <= 1
        return 0.3 if near else None
    return None


def _quarrel(a: Features, b: Features, day: float) -> bool:
    """Whether two reports give other numbers of dead and nothing says that they are of the same day.

    The dead of a disaster grow in number from one report to the next, if both can be of the same weeks; those of an
    attack, from one day's articles to those of the next days.
    """
    if a.type not in HARMFUL or (a.dated and b.dated) or (a.weekday is not None and a.weekday == b.weekday):
        return False
    if not a.killed or not b.killed or a.killed.agrees(b.killed):
        return False
    return day == 0.0 or (a.type != "disaster" and not _counted_further(a, b))


def _counted_further(a: Features, b: Features) -> bool:
    """Whether the later of two articles gives somewhat more dead than the one some days before it."""
    less, more = sorted((a, b), key=_dead)
    if less.told is None or more.told is None or not 0 <= more.told - less.told <= _COUNTING:
        return False
    return _dead(more) <= 2 * _dead(less) + 3


def _dead(one: Features) -> int:
    return one.killed.min or one.killed.max or 0


def _tolls(a: Features, b: Features) -> float:
    """What the tolls say; one report's dead are not another's wounded."""
    if a.type not in HARMFUL:
        return 0.0
    score = 0.0
    for mine, theirs in ((a.killed, b.killed), (a.injured, b.injured)):
        if not mine or not theirs:
            continue
        if mine.agrees(theirs):
            score += 1.5 if (mine.min or mine.max or 0) > 2 else 0.6
        else:
            low, high = sorted(((mine.min or mine.max or 0), (theirs.min or theirs.max or 0)))
            score -= 0.3 if high <= 2 * low + 3 else 1.2
    crossed = bool(a.killed) and bool(b.injured) and not b.killed and not a.injured
    crossed = crossed or (bool(b.killed) and bool(a.injured) and not a.killed and not b.injured)
    return score - 2.0 if crossed else score
