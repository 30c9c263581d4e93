"""Which articles' reports are of one happening: those that share a place, a day or an actor, scored and grouped."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tui.extraction.happenings.settings import nested

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.model import Report, Toll, When

_ENOUGH = 3.0
_RECENT = timedelta(days=60)
"""How long before its publication an undated report's happening can lie, unless it says otherwise."""
_FAR = date.max - timedelta(days=400)
_TIMELINE = frozenset(["asserted", "claimed", "alleged"])
_DEADLY = frozenset(["attack", "kidnapping", "military_operation", "disaster", "war"])
_ABOUT_ACTORS = frozenset(
    ["statement", "meeting", "agreement", "travel", "arrest", "trial", "election", "policy", "other"]
)
_LARGEST = 60
"""Candidates to which a report is compared within one block."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A report with what comparing needs, worked out once."""

    report: Report
    first: date | None
    last: date | None
    dated: bool
    names: frozenset[str]
    actors: frozenset[str]
    doers: frozenset[str]
    hit: frozenset[str]


def group(reports: Sequence[Report], published: Mapping[str, When]) -> list[tuple[tuple[Report, ...], str | None]]:
    """The reports by happening, each group with why it is one (None for a single report).

    The answer does not depend on the order of the reports.
    """
    items = sorted((_item(report, published) for report in reports), key=lambda item: _key(item.report))
    scored = []
    for one, other in _candidates(items):
        score, reasons = _score(items[one], items[other])
        if score >= _ENOUGH:
            scored.append((-score, one, other, reasons))
    scored.sort(key=lambda pair: pair[:3])
    member = {index: index for index in range(len(items))}
    groups: dict[int, list[int]] = {index: [index] for index in range(len(items))}
    why: dict[int, list[str]] = defaultdict(list)
    for _, one, other, reasons in scored:
        a, b = member[one], member[other]
        if a == b or not _fits(groups[a], groups[b], items):
            continue
        low, high = min(a, b), max(a, b)
        groups[low] += groups.pop(high)
        why[low] += [*why.pop(high, []), *reasons]
        for index in groups[low]:
            member[index] = low
    return [
        (tuple(items[index].report for index in sorted(indexes)), _said(why.get(root, [])))
        for root, indexes in sorted(groups.items())
    ]


def _key(report: Report) -> tuple[object, ...]:
    return (report.article, report.start, report.end, report.type, report.trigger, report.title, repr(report))


def _item(report: Report, published: Mapping[str, When]) -> _Item:
    first, last = report.when.first, report.when.last
    dated = first is not None
    day = published[report.article].last if report.article in published else None
    if first is None and day is not None:
        first, last = day - _RECENT, day
    place = report.place
    names = {name for name in (place.name, *place.within) if name and name != place.country}
    by_role = {
        role: frozenset(_who(p.actor, p.text) for p in report.participants if p.role in role)
        for role in (("perpetrator", "claimant"), ("victim", "target"))
    }
    return _Item(
        report,
        first,
        last,
        dated,
        frozenset(names),
        frozenset(p.actor for p in report.participants if p.actor),
        by_role["perpetrator", "claimant"],
        by_role["victim", "target"],
    )


def _who(actor: str | None, text: str) -> str:
    if actor:
        return actor
    words = text.lower().split(" of ")[0].split()
    return words[-1].rstrip("s") if words else ""


def _candidates(items: Sequence[_Item]) -> Iterator[tuple[int, int]]:
    """Pairs that share the kind of event and a place, an actor or a day; never all with all."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        kind = item.report.type
        for name in item.names:
            blocks[kind, f"place {name}"].append(index)
        if kind in _ABOUT_ACTORS or not item.names:
            for actor in item.actors:
                blocks[kind, f"actor {actor}"].append(index)
        if item.dated and item.first == item.last:
            blocks[kind, f"day {item.first}"].append(index)
    seen: set[tuple[int, int]] = set()
    for _, block in sorted(blocks.items()):
        if len(block) < 2:
            continue
        ordered = sorted(block, key=lambda index: (items[index].last or _FAR, index))
        lasts = [items[index].last or _FAR for index in ordered]
        for position, index in enumerate(ordered):
            item = items[index]
            limit = (item.last or _FAR) + (timedelta(days=1) if item.dated else _RECENT)
            reach = bisect_right(lasts, limit)
            for other in ordered[position + 1 : max(reach, position + 1) + _LARGEST][:_LARGEST]:
                pair = (min(index, other), max(index, other))
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _fits(one: Sequence[int], other: Sequence[int], items: Sequence[_Item]) -> bool:
    """Whether two groups can be one: one report an article, and no two that exclude each other."""
    articles = {items[index].report.article for index in one}
    if any(items[index].report.article in articles for index in other):
        return False
    return all(_score(items[a], items[b])[0] > -1.0 for a in one[:8] for b in other[:8])


def _score(one: _Item, other: _Item) -> tuple[float, list[str]]:
    """How surely two reports are of one happening, and what speaks for it; -9 if they cannot be."""
    a, b = one.report, other.report
    no: tuple[float, list[str]] = (-9.0, [])
    if a.type != b.type or a.article == b.article:
        return no
    if (a.modality in _TIMELINE) != (b.modality in _TIMELINE):
        return no
    score, signs, reasons = 0.0, 0, []
    if not nested(a.place, b.place):
        return no
    shared = one.names & other.names
    exact = shared & {a.place.name, *a.place.within[:1]} & {b.place.name, *b.place.within[:1]}
    if exact:
        score, signs = score + 2.0, signs + 1
        reasons.append(f"place {min(exact)}")
    elif shared:
        score += 1.0
    elif a.place.country and a.place.country == b.place.country:
        score += 0.3
    day = _dates(one, other)
    if day is None:
        return no
    score += day
    if day >= 1.0:
        signs += 1
        reasons.append(f"date {a.when.start or b.when.start}")
    toll = _tolls(a, b)
    if toll <= -9:
        return no
    score += toll
    if toll > 0:
        signs += 1
        reasons.append("toll")
    if one.doers & other.doers:
        score, signs = score + 1.0, signs + 1
        reasons.append("perpetrator")
    elif {d for d in one.doers if d.startswith("ac-")} and {d for d in other.doers if d.startswith("ac-")}:
        score -= 1.0
    if one.hit & other.hit:
        score, signs = score + 0.8, signs + 1
        reasons.append("victims")
    if a.type in _ABOUT_ACTORS:
        both = one.actors & other.actors
        speakers = [{p.actor or p.text for p in r.participants if p.role == "speaker"} for r in (a, b)]
        if a.type == "statement" and not speakers[0] & speakers[1]:
            return no
        if both:
            share = len(both) / max(1, min(len(one.actors), len(other.actors)))
            score, signs = score + 1.5 * share, signs + 1
            reasons.append("participants")
        elif one.actors and other.actors:
            score -= 1.0
    if a.subtype and b.subtype:
        score += 0.4 if a.subtype == b.subtype else -1.5
    if a.trigger == b.trigger:
        score += 0.3
    return (score, reasons) if signs >= 2 else (min(score, _ENOUGH - 0.1), reasons)


def _dates(one: _Item, other: _Item) -> float | None:
    """What the dates say: None if they exclude each other."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0.0
    if one.first <= other.last and other.first <= one.last:
        if one.dated and other.dated:
            return 2.0 if one.first == one.last == other.first == other.last else 1.0
        return 0.5
    if one.dated and other.dated:
        near = min(abs((one.first - other.last).days), abs((other.first - one.last).days)) <= 1
        return 0.3 if near else None
    return None


def _tolls(a: Report, b: Report) -> float:
    """What the tolls say; one report's dead are not another's wounded."""
    if a.type not in _DEADLY:
        return 0.0
    score = 0.0
    for mine, theirs in ((a.killed, b.killed), (a.injured, b.injured)):
        if not mine or not theirs:
            continue
        if _compatible(mine, theirs):
            score += 1.5 if (mine.min or mine.max or 0) > 2 else 0.6
        else:
            low, high = sorted(((mine.min or mine.max or 0), (theirs.min or theirs.max or 0)))
            score -= 0.3 if high <= 2 * low + 3 else 1.2
    crossed = bool(a.killed) and bool(b.injured) and not b.killed and not a.injured
    crossed = crossed or (bool(b.killed) and bool(a.injured) and not a.killed and not b.injured)
    return score - 2.0 if crossed else score


def _compatible(one: Toll, other: Toll) -> bool:
    """Whether two tolls can both be true."""
    low = max(one.min or 0, other.min or 0)
    highs = [high for high in (one.max, other.max) if high is not None]
    return not highs or low <= min(highs)


def _said(reasons: Sequence[str]) -> str | None:
    return "same " + ", ".join(dict.fromkeys(sorted(reasons))) if reasons else None
