"""What two reports say of the dead and wounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.extraction.happenings.harm import HARMFUL

if TYPE_CHECKING:
    from tui.extraction.happenings.matching.features import Features
    from tui.model import Toll

MANY: Final = 100
"""So many dead in one country are of one happening, even if its place is told by names that nothing ties together."""
_FEW: Final = 2
"""So many are hurt in happenings of every day."""
_RARE: Final = 20
"""A number that is seldom given of two happenings."""
_SELDOM: Final = 10
"""A number that two happenings of one town seldom share."""
_COUNTING: Final = 5
"""Days between two articles within which a higher toll in the later one is the same dead, counted further."""


def quarrel(a: Features, b: Features, day: float) -> bool:
    """Whether two reports give other numbers of dead and nothing says that they are of the same day.

    The dead of a disaster grow in number from one report to the next, if both can be of the same weeks; those of an
    attack, from one day's articles to those of the next days. One more or less is the attacker, counted or not.
    ``day`` is what the dates say.
    """
    if a.type not in HARMFUL or (a.dated and b.dated) or (a.weekday is not None and a.weekday == b.weekday):
        return False
    if not a.killed or not b.killed or (a.killed.agrees(b.killed) and _near(_dead(a), _dead(b))):
        return False
    if abs(_dead(a) - _dead(b)) <= 1:
        return False
    return day == 0.0 or (a.type != "disaster" and not (_grown(a, b) and _near(_dead(a), _dead(b))))


def tolls(a: Features, b: Features) -> float:
    """What the tolls say; one report's dead are not another's wounded."""
    if a.type not in HARMFUL:
        return 0.0
    score = 0.0
    for mine, theirs in ((a.killed, b.killed), (a.injured, b.injured)):
        if not mine or not theirs:
            continue
        low, high = sorted((_least(mine), _least(theirs)))
        if mine.agrees(theirs) and high <= low + low // 2:
            score += _weight(high) if low == high else 0.5
        else:
            score -= 0.3 if _near(low, high) or (a.type == "disaster" and _grown(a, b)) else 1.2
    crossed = bool(a.killed) and bool(b.injured) and not b.killed and not a.injured
    crossed = crossed or (bool(b.killed) and bool(a.injured) and not a.killed and not b.injured)
    return score - 2.0 if crossed else score


def telling(a: Features, b: Features) -> bool:
    """Whether both give the same number, and one that two happenings of one town seldom share."""
    pairs = ((a.killed, b.killed), (a.injured, b.injured))
    return any(_least(mine) == _least(theirs) >= _SELDOM for mine, theirs in pairs)


def _grown(a: Features, b: Features) -> bool:
    """Whether the later of two articles that are days apart gives more dead."""
    less, more = sorted((a, b), key=_dead)
    return less.told is not None and more.told is not None and 0 <= more.told - less.told <= _COUNTING


def _weight(number: int) -> float:
    """What it says that two reports give the same number."""
    return 0.6 if number <= _FEW else 1.5 if number < _RARE else 2.0


def _near(one: int, other: int) -> bool:
    low, high = sorted((one, other))
    return high <= 2 * low + 3


def _dead(one: Features) -> int:
    return _least(one.killed)


def _least(toll: Toll) -> int:
    return toll.min or toll.max or 0
