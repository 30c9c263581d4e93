"""Reports put together as happenings, by pairs of them that are alike."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from tui.extraction.happenings.harm import VIOLENCE
from tui.extraction.happenings.matching.days import SAME_DAY
from tui.extraction.happenings.matching.likeness import score
from tui.extraction.happenings.matching.parties import harmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.extraction.happenings.matching.features import Features

_COMPARED: Final = 8
"""Reports of a group that stand for it where two groups are compared."""
_APART: Final = 0.15
"""The part of their pairs that may exclude each other, as a false number or place makes them do."""
_SCENE: Final = ("place ", "date ")
"""How reasons begin that tell no more than where and when."""


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
        if a == b or not fits(groups[a], groups[b], alone=scene_alone(groups[a][0], reasons)):
            continue
        low, high = min(a, b), max(a, b)
        groups[low] += groups.pop(high)
        why[low] += [*why.pop(high, []), *reasons]
        for member in groups[low]:
            root[member.key] = low
    return [(groups[key], why.get(key, [])) for key in sorted(groups)]


def scene_alone(item: Features, reasons: Iterable[str]) -> bool:
    """Whether nothing but place and day ties violence together, of which there may be more on one day."""
    return item.type in VIOLENCE and all(one.startswith(_SCENE) for one in reasons)


def fits(one: Sequence[Features], other: Sequence[Features], *, alone: bool = False) -> bool:
    """Whether two groups can be one: hardly any two exclude each other, and none of one article do.

    If place and day ``alone`` tie them together, no two tell of other victims or targets, so that no chain grows.
    """
    told: dict[str, list[Features]] = defaultdict(list)
    for item in one:
        told[item.article].append(item)
    if any(_excluded(a, b) for b in other for a in told.get(b.article, ())):
        return False
    firm = [sorted(items, key=lambda item: (item.vague, item.key))[:_COMPARED] for items in (one, other)]
    if alone and any(harmed(a, b, SAME_DAY)[0] < 0.0 for a in firm[0] for b in firm[1]):
        return False
    apart = sum(_excluded(a, b) for a in firm[0] for b in firm[1])
    return apart <= _APART * len(firm[0]) * len(firm[1])


def mostly_fits(group: Sequence[Features], others: Sequence[Features]) -> bool:
    """Whether half of some other reports at least, each by itself, can be of a group's happening."""
    return 2 * sum(fits(group, [item]) for item in others) >= len(others)


def _excluded(a: Features, b: Features) -> bool:
    return score(a, b)[0] <= -1.0


def said(reasons: Iterable[str]) -> str | None:
    """The reasons as one line."""
    ordered = sorted(set(reasons))
    return "same " + ", ".join(ordered) if ordered else None
