"""How surely two reports are of one happening: what speaks for and against it, added up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.extraction.geography.containment import nested
from tui.extraction.happenings.harm import HARMFUL, VIOLENCE
from tui.extraction.happenings.matching.days import SAME_DAY, dates, news, written
from tui.extraction.happenings.matching.features import ABOUT_ACTORS, PUBLIC
from tui.extraction.happenings.matching.numbers import MANY, quarrel, telling, tolls
from tui.extraction.happenings.matching.parties import doers, harmed
from tui.extraction.happenings.matching.places import elsewhere, one_site, one_spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.extraction.happenings.matching.features import Features

ENOUGH: Final = 3.0
"""The score from which on two reports are of one happening."""
_TELLING: Final = frozenset(["toll", "names"])
"""Reasons that few happenings of one kind share, whenever they were."""
_OF_MANY: Final = 1.5
"""What tolls must say to tell an attack from others, of which many hurt one or two."""
_WHOM: Final = _TELLING | {"victims", "perpetrator"}
"""Reasons that few happenings of one place and day share."""
_FIGHTS: Final = frozenset(["siege", "storm", "standoff"])
"""Words of operations that are as well told as an attack; those for a clash are known by its subtype."""
_RAID: Final = frozenset(["bombing", "shooting", "clash"])
"""Kinds of violence of which one attack may consist."""
_KILLED: Final = "person killed"
"""The reason that needs no other, as nobody is killed twice."""
_KIDNAPPED: Final = "person kidnapped"
"""Such a reason, too."""
_BETWEEN: Final = frozenset(["meeting", "agreement", "travel"])
"""What has two sides at least, each of which has it with others, too."""


def score(a: Features, b: Features) -> tuple[float, list[str]]:
    """How surely two reports are of one happening, and what speaks for it; -9 if they cannot be."""
    no: tuple[float, list[str]] = (-9.0, [])
    if a.kind != b.kind:
        return no
    if a.key > b.key:
        a, b = b, a
    day = dates(a, b)
    if day is not None and (shared := _dead_of_both(a, b)):
        return ENOUGH + shared + day, [_KIDNAPPED if a.type == "kidnapping" else _KILLED]
    if day is None or elsewhere(a, b) or _other_dead(a, b) or _taken_and_killed(a, b):
        return no
    if a.article == b.article:
        return _again(a, b) if _may_be_told_again(a, b, day) else no
    if quarrel(a, b, day) or (a.type != b.type and not (_fight(a) and _fight(b))):
        return no
    if a.type == "statement" and (a.speakers.isdisjoint(b.speakers) or _of_others(a, b)):
        return no
    total = 0.0
    reasons: list[str] = []
    for points, reason in _signs(a, b, day):
        total += points
        if reason is not None:
            reasons.append(reason)
    enough = len(reasons) >= 2 and (a.type == b.type or one_spot(a, b))
    if not enough or (a.type in HARMFUL and not _one_of_many(a, b, day, reasons)):
        total = min(total, ENOUGH - 0.1)
    return total, reasons


def crowded(item: Features, others: Iterable[Features]) -> bool:
    """Whether an article tells of another such happening of the same day and place, so that these tell it from none.

    Args:
        item: what it tells of.
        others: all that it tells of.
    """
    near = (
        one
        for one in others
        if one.key != item.key and one.kind == item.kind and one.time == item.time and nested(one.place, item.place)
    )
    return any(
        one.type != item.type
        or (one.hit and item.hit and one.hit.isdisjoint(item.hit))
        or not _may_be_told_again(one, item, SAME_DAY)
        for one in near
    )


def _dead_of_both(a: Features, b: Features) -> int:
    """How many persons are dead by both, of whom one may give a longer name: at least two words of it are the same."""
    if (a.type == "kidnapping") != (b.type == "kidnapping"):
        return 0
    return sum(any(len(name & other) > 1 and (name <= other or other <= name) for other in b.dead) for name in a.dead)


def _taken_and_killed(a: Features, b: Features) -> bool:
    """Whether one is of a kidnapping and the other is not, and somebody by name was kidnapped or killed."""
    return (a.type == "kidnapping") != (b.type == "kidnapping") and bool(a.dead or b.dead)


def _other_dead(a: Features, b: Features) -> bool:
    """Whether each is of the death of one person, and these have no word of their names in common."""
    if len(a.dead) != 1 or len(b.dead) != 1 or not a.killed.max == b.killed.max == 1:
        return False
    (name,), (other,) = a.dead, b.dead
    return name.isdisjoint(other)


def _one_of_many(a: Features, b: Features, day: float, reasons: list[str]) -> bool:
    """Whether what speaks for one happening tells it from others of its kind that are near in time or place."""
    if a.type not in VIOLENCE:
        return not _at_some_time(a, b, day) or not _TELLING.isdisjoint(reasons)
    if not a.site.isdisjoint(b.site):
        return True
    if _at_some_time(a, b, day):
        return "names" in reasons or ("toll" in reasons and ("victims" in reasons or telling(a, b)))
    if a.dated and b.dated and day < 1.0:
        return not _TELLING.isdisjoint(reasons)
    if not _WHOM.isdisjoint(reasons):
        return True
    alike = a.type == b.type and (a.type != "military_operation" or _one_act(a, b))
    return day >= SAME_DAY and alike and not (a.crowded or b.crowded) and harmed(a, b, day)[0] >= 0.0


def _one_act(a: Features, b: Features) -> bool:
    """Whether what two forces did is told by the same word, or both times as their fighting."""
    return a.trigger == b.trigger or a.subtype == b.subtype == "clash"


def _at_some_time(a: Features, b: Features, day: float) -> bool:
    """Whether they may be months apart, so that it is not enough who did it and in which town."""
    return day in (0.0, 0.5) and not news(a, b) and a.site.isdisjoint(b.site)


def _signs(a: Features, b: Features, day: float) -> Iterator[tuple[float, str | None]]:
    """What speaks for and against one happening, each with its name if it is a reason for it; ``day`` by the dates."""
    yield from _of_place(a, b, day)
    yield day, f"date {a.start or b.start or written(a.calendar)}" if day >= 1.0 else None
    if day < 1.0 and news(a, b):
        yield _as_news(a, b)
    toll = tolls(a, b)
    yield toll, "toll" if toll >= (_OF_MANY if a.type in VIOLENCE else 1.0) else None
    yield from doers(a, b)
    yield harmed(a, b, day)
    if a.type in PUBLIC:
        yield _of_subject(a, b, day)
    if a.type != "statement":
        yield _of_names(a, b, day)
    if a.type in ABOUT_ACTORS:
        yield from _of_actors(a, b, day)
    yield _of_types(a, b)
    if a.trigger == b.trigger:
        yield (1.0, "quake") if a.trigger == "quake" else (0.3, None)


def _of_place(a: Features, b: Features, day: float) -> Iterator[tuple[float, str | None]]:
    shared = a.names & b.names
    if exact := shared & {a.place.name, *a.place.within[:1]} & {b.place.name, *b.place.within[:1]}:
        yield 2.0, f"place {min(exact)}"
    elif site := a.site & b.site:
        yield 2.0, f"place {min(site).capitalize()}"
    elif shared:
        yield 1.0, None
    elif a.place.country and a.place.country == b.place.country:
        yield _of_country(a, b, day)
    if shared and one_site(a, b):
        yield 0.5, f"place {a.site_kind}"


def _of_types(a: Features, b: Features) -> tuple[float, str | None]:
    """What the types say; of those that are as well told as each other, that they are two is little against it."""
    if a.type != b.type:
        return -0.5, None
    if a.subtype is None or b.subtype is None:
        return 0.0, None
    if a.subtype == b.subtype:
        return 0.4, "assassination" if a.subtype == "assassination" else None
    return -0.5 if one_site(a, b) else -1.5, None


def _of_country(a: Features, b: Features, day: float) -> tuple[float, str | None]:
    """What it says that both were in one country: the more, the fewer of their kind there are."""
    if a.trigger == b.trigger == "quake" or (a.killed == b.killed and (a.killed.min or 0) >= MANY):
        return 1.0, f"country {a.place.country}"
    if a.type == "disaster" and a.trigger == b.trigger and day >= SAME_DAY:
        return 0.7, f"country {a.place.country}"
    return 0.3, None


def _of_others(a: Features, b: Features) -> bool:
    """Whether two statements by the same words are about different happenings, as far as their articles say."""
    if a.about is None or b.about is None:
        return False
    return a.trigger == b.trigger and score(a.about, b.about)[0] <= -1.0


def _of_actors(a: Features, b: Features, day: float) -> Iterator[tuple[float, str | None]]:
    if a.type == "statement" and _alike(a, b):
        yield 1.2, "words"
    if a.trigger == b.trigger and a.about and b.about and score(a.about, b.about)[0] >= ENOUGH:
        yield 1.5, "occasion"
    if both := a.actors & b.actors:
        if a.type == "election":
            yield 2.5 if day > 0.0 else 1.5, "participants"
            yield 0.0, "weeks" if 0.0 < day < 1.0 else None
        else:
            yield 1.5 * len(both) / max(1, min(len(a.actors), len(b.actors))), "participants"
    elif a.actors and b.actors:
        yield -1.0, None


def _of_subject(a: Features, b: Features, day: float) -> tuple[float, str | None]:
    """What it says that both articles speak most of the same, on one day."""
    shared = len(a.subject & b.subject)
    if not shared or a.trigger != b.trigger or (day < 1.0 and not news(a, b)):
        return 0.0, None
    return (2.0, "subject") if a.trigger == "strike" else (1.2, "subject") if shared > 1 else (0.6, None)


def _as_news(a: Features, b: Features) -> tuple[float, str | None]:
    """What it says that both are told as news of the same days: little of what happens there every day."""
    if a.type == "statement" or (a.type in ABOUT_ACTORS and a.trigger != b.trigger):
        return 0.5, None
    if a.type in _BETWEEN and len(a.actors & b.actors) < 2:
        return 0.5, None
    return 1.0, None if a.type in VIOLENCE else "days of the news"


def _fight(one: Features) -> bool:
    """Whether what is given to one type may as well be told as another: an attack, a siege or a clash."""
    if one.type == "military_operation":
        return one.subtype == "clash" or one.trigger in _FIGHTS
    return one.subtype != "assassination"


def _may_be_told_again(a: Features, b: Features, day: float) -> bool:
    """Whether two reports of one article may be of one happening, as far as other articles say so."""
    if a.another or b.another or (a.dated and b.dated and day < 1.0):
        return False
    if a.type in ABOUT_ACTORS and (a.type == "statement" or a.actors.isdisjoint(b.actors)):
        return False
    if a.subtype and b.subtype and a.subtype != b.subtype and not ({a.subtype, b.subtype} <= _RAID or one_site(a, b)):
        return False
    return all(
        not mine or not theirs or mine == theirs for mine, theirs in ((a.killed, b.killed), (a.injured, b.injured))
    )


def _again(a: Features, b: Features) -> tuple[float, list[str]]:
    """How surely an article tells of one happening twice: if as many died, or one merely points at the other."""
    if a.type in HARMFUL and a.killed == b.killed and (a.killed.min or 0) > 2:
        return ENOUGH, ["article", "toll"]
    pointing = any(one.points_back and one.about and one.about.key == other.key for one, other in ((a, b), (b, a)))
    return (ENOUGH, ["article"]) if pointing else (0.0, [])


def _alike(a: Features, b: Features) -> bool:
    """Whether one statement says little that the other does not, and by the same verb."""
    shared = a.words & b.words
    return a.trigger == b.trigger and len(shared) >= 2 and len(shared) >= 0.5 * min(len(a.words), len(b.words))


def _of_names(a: Features, b: Features, day: float) -> tuple[float, str | None]:
    """What the names say that stand in both sentences; of what actors do often, only if it is told by the same word."""
    if a.type in ABOUT_ACTORS and a.trigger != b.trigger:
        return 0.0, None
    shared, least = len(a.words & b.words), min(len(a.words), len(b.words))
    if (shared >= 2 and 2 * shared >= least) or (a.type == "disaster" and shared and day >= SAME_DAY):
        return 1.0, "names"
    if a.type in _BETWEEN and shared == least == 1:
        return 1.0, "names"
    return -1.0 if a.type == "disaster" and day < 1.0 and not shared and least >= 2 else 0.0, None
