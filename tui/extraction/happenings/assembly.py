"""A happening out of its reports: nothing averaged, and what they disagree on named."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.extraction.geography.containment import exactness, nested, proper
from tui.extraction.happenings.setting.days import BORROWED
from tui.model import EVENT_TYPES, TIMELINE, Event, Participant, Place, Toll, When, identity_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.model import EventType, Report, Status

_DOERS = frozenset(["perpetrator", "claimant"])
_DESCRIBING = frozenset(
    ["group", "outfit", "organisation", "organization", "faction", "movement", "network", "militia"]
)
"""Nouns that say of a named body what it is."""
_EXACT = ("day", "relative", "range", "month", "year", "none")
_HIT = frozenset(["victim", "target"])
_FEW = 8
"""As one of so many articles, one that tells a place more exactly than all others is believed."""
_MANY = 3
"""Articles from which on a site that one of them tells of may be where somebody was brought."""
_NEAR_ENOUGH = 2
"""Steps down a place's chain, as from a country to a town in a province, from where on a title says where it was."""
_STATUS: dict[str, Status] = {
    "asserted": "reported",
    "claimed": "claimed",
    "alleged": "alleged",
    "planned": "planned",
    "hypothetical": "hypothetical",
    "recommended": "hypothetical",
    "generic": "reported",
    "negated": "denied",
}


def event(
    reports: Sequence[Report],
    duplicates: Mapping[str, str],
    published: Mapping[str, When],
    reason: str | None,
) -> Event:
    """The event behind some reports of one happening; the report that says best when, where and how bad comes first.

    Args:
        reports: at least one, in a stable order.
        duplicates: near-copies' article ids with the id of the article each copies.
        published: when articles were published, by their id: a later toll is an update of an earlier one.
        reason: why the reports are of one happening, if there are several.
    """
    ordered = sorted(reports, key=lambda report: (_day(report, published), report.article, report.start))
    killed, killed_quarrel = _toll([(report, report.killed) for report in ordered], published, duplicates)
    injured, injured_quarrel = _toll([(report, report.injured) for report in ordered], published, duplicates)
    kind = _type(ordered, duplicates)
    known = _known(ordered)
    lead = min(ordered, key=lambda report: _worth(report, kind, killed, known))
    others = [report for report in ordered if report is not lead]
    when = _when(lead, others)
    quarrels = {"date": _date_quarrel(when, ordered), "killed": killed_quarrel, "injured": injured_quarrel}
    modality = next((r.modality for r in ordered if r.modality == "asserted"), ordered[0].modality)
    return Event(
        id=identity_of(reports),
        title=lead.title,
        type=kind,
        reports=(lead, *others),
        subtype=next((report.subtype for report in (lead, *ordered) if report.subtype), None),
        when=when,
        place=_place(ordered),
        participants=_participants([lead, *others]),
        weapons=tuple(dict.fromkeys(weapon for report in ordered for weapon in report.weapons)),
        killed=killed,
        injured=injured,
        status=_STATUS[modality],
        timeline=modality in TIMELINE,
        disputed=tuple(field for field, quarrel in quarrels.items() if quarrel),
        sources=len({duplicates.get(report.article, report.article) for report in ordered}),
        merge_reason=reason,
        certainty=max(report.certainty for report in ordered),
    )


def _date_quarrel(when: When, reports: Sequence[Report]) -> bool:
    """Whether some report says in its own words another time than the happening's."""
    told = [one.when for one in reports if one.when.first is not None and _says(one)]
    return when.first is not None and not all(map(when.overlaps, told))


def _type(reports: Sequence[Report], duplicates: Mapping[str, str]) -> EventType:
    """The type that most articles give, the earlier of ``EVENT_TYPES`` among equals."""
    votes: dict[EventType, set[str]] = {}
    for report in reports:
        votes.setdefault(report.type, set()).add(duplicates.get(report.article, report.article))
    return min(votes, key=lambda one: (-len(votes[one]), EVENT_TYPES.index(one)))


def _known(reports: Sequence[Report]) -> Counter[str]:
    """Of everybody who was hit, how many articles name or describe them so."""
    told = {(report.article, one.key) for report in reports for one in report.participants if one.role in _HIT}
    return Counter(key for _, key in told)


def _when(lead: Report, others: Sequence[Report]) -> When:
    """The time that most articles tell in their own words, of those told as exactly as the lead's.

    If the lead tells none, it was not after the first article that tells of it.
    """
    alike = [one for one in (lead, *others) if one.when.precision == lead.when.precision]
    said = [one for one in alike if _says(one)]
    if not said or not _says(lead):
        borrowed = (one.when for one in alike if one.when.first is not None and not _says(one))
        return min(borrowed, key=lambda when: when.start or "", default=lead.when)
    votes = Counter(start for _, start in {(one.article, one.when.start) for one in said})
    return max(said, key=lambda one: votes[one.when.start]).when


def _says(report: Report) -> bool:
    """Whether a report tells the time of a happening in its own words."""
    return report.when.first is not None and report.when.rule not in BORROWED


def _worth(report: Report, kind: EventType, killed: Toll, known: Counter[str]) -> tuple[bool, int, int, int, bool, int]:
    """How little a report's title tells of an event of some type and toll: the least comes first."""
    dead, all_dead = (told.min or told.max or 0 for told in (report.killed, killed))
    near = 2 * all_dead <= 3 * dead <= 4 * all_dead
    toll = 0 if near and report.killed.agrees(killed) else 1 if near else 2
    unnamed = not any(one.actor and one.role in _DOERS for one in report.participants)
    hit = -max((known[one.key] for one in report.participants if one.role in _HIT), default=0)
    place = -min(exactness(report.place), _NEAR_ENOUGH)
    return report.type != kind, _EXACT.index(report.when.precision), toll, hit, unnamed, place


def _day(report: Report, published: Mapping[str, When]) -> str:
    when = published.get(report.article)
    return (when.start if when else None) or ""


def _place(reports: Sequence[Report]) -> Place:
    """The most exact place that most articles agree with, but no mere "a hospital" that one of many tells of."""
    told = [report for report in reports if report.place.name or report.place.country]
    towns = [report for report in told if exactness(report.place)] or told
    many = len({report.article for report in towns}) >= _MANY
    firm = [report for report in towns if not (many and _passing(report, towns))] or towns
    agreeing = [len({other.article for other in told if nested(report.place, other.place)}) for report in firm]
    shared = [
        report.place
        for report, count in zip(firm, agreeing, strict=True)
        if 3 * count >= 2 * max(agreeing) and _FEW * _there(report.place, towns) >= len({one.article for one in towns})
    ]
    return max(shared, key=lambda place: (exactness(place), proper(place)), default=Place())


def _there(place: Place, reports: Sequence[Report]) -> int:
    """How many articles tell of a place by its name, or of one within it."""
    return len({one.article for one in reports if place.name in (one.place.name, *one.place.within)})


def _passing(report: Report, reports: Sequence[Report]) -> bool:
    """Whether a report's place is a site that is told by its kind alone, and by no other article."""
    place = report.place
    told = {other.article for other in reports if other.place.name == place.name}
    return len(told) == 1 and bool(place.within) and not proper(place)


def _toll(
    tolls: Sequence[tuple[Report, Toll]], published: Mapping[str, When], duplicates: Mapping[str, str]
) -> tuple[Toll, bool]:
    """The toll that holds, and whether articles of one day contradict each other.

    The latest article's is the last word; among those of one day the most exact, then the one that most say.
    """
    given = _whole([(report, toll) for report, toll in tolls if toll])
    if not given:
        return next((toll for _, toll in tolls if toll.text), Toll()), False
    latest = max(_day(report, published) for report, _ in given)
    last = [(report, toll) for report, toll in given if _day(report, published) == latest]
    votes: dict[tuple[int | None, int | None], set[str]] = {}
    for report, toll in last:
        votes.setdefault((toll.min, toll.max), set()).add(duplicates.get(report.article, report.article))
    best = max(last, key=lambda pair: (len(votes[pair[1].min, pair[1].max]), pair[1].max is not None, pair[1].min or 0))
    quarrel = any(not toll.agrees(best[1]) for _, toll in last)
    return best[1], quarrel


def _whole(tolls: Sequence[tuple[Report, Toll]]) -> list[tuple[Report, Toll]]:
    """The tolls without those of a part: less than half of what the middle one of the articles says."""
    most: dict[str, int] = {}
    for report, toll in tolls:
        most[report.article] = max(most.get(report.article, 0), toll.min or toll.max or 0)
    middle = sorted(most.values())[len(most) // 2] if most else 0
    return [(report, toll) for report, toll in tolls if 2 * (toll.min or toll.max or 0) >= middle]


def _participants(reports: Sequence[Report]) -> tuple[Participant, ...]:
    """Everybody that a report names, once in each role."""
    found: dict[tuple[str, str], Participant] = {}
    for report in reports:
        for one in report.participants:
            found.setdefault((one.role, one.key), one)
    return without_descriptions(tuple(found.values()))


def without_descriptions(participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """The participants without "a banned group" where who did it is named: such words describe whom a name names."""
    if not any(one.actor is not None and one.role in _DOERS for one in participants):
        return participants
    return tuple(
        one
        for one in participants
        if one.actor is not None or one.role not in _DOERS or one.text.lower().split()[-1] not in _DESCRIBING
    )
