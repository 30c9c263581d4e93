"""What two reports say of who did it and who or what was hit: much if it is rare, little if it is so of many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.extraction.happenings.harm import VIOLENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.extraction.happenings.matching.features import Features

ANYBODY: Final = frozenset(
    """people person civilian citizen inhabitant resident villager man men woman women child children boy girl other
    victim injured wounded dead dozen hundred thousand member individual official officer employee worker passenger
    passerby bystander pedestrian policeman policemen police agent guard soldier troop force army unit personnel
    military guerrilla rebel insurgent militant terrorist fighter group area zone place point position site city town
    village neighborhood neighbourhood street road country building house home office facilitie installation property
    vehicle car truck bus bu target establishment structure center centre camp base compound garrison barrack
    outpost headquarter son daughter wife husband family relative companion friend""".split()  # noqa: SIM905 - a list would take a page
)
"""Nouns, without a plural's "s", by which those who are hit in many a happening are called, and what is."""
_NAMED: Final = "ac-"


def harmed(a: Features, b: Features, day: float) -> tuple[float, str | None]:
    """What it says that both tell of the same victims or targets, or of others; ``day`` is what the dates say."""
    shared = a.hit & b.hit
    if a.type not in VIOLENCE:
        return (0.8, "victims") if shared else (0.0, None)
    if day >= 1.0 and (_one_name(a, b) or _surname(a, b) or _surname(b, a)):
        return 1.5, "victims"
    if a.persons and b.persons and all(name.isdisjoint(other) for name in a.persons for other in b.persons):
        return -1.5, None
    if shared - ANYBODY:
        return 0.8, "victims"
    if shared:
        return 0.3, None
    return (-1.0, None) if any(map(_others, (a.victims, a.targets), (b.victims, b.targets))) else (0.0, None)


def _one_name(a: Features, b: Features) -> bool:
    return any(name <= other or other <= name for name in a.persons for other in b.persons)


def _surname(one: Features, other: Features) -> bool:
    """Whether somebody of whom one tells by the whole name is told by a part of it in the other."""
    return any(not name.isdisjoint(other.hit - ANYBODY) for name in one.persons)


def _others(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether both are told by nouns that are no other words for each other; a name and a noun may be of one."""
    return all(any(not who.startswith(_NAMED) for who in told - ANYBODY) for told in (some, others))


def doers(a: Features, b: Features) -> Iterator[tuple[float, str | None]]:
    """What it says that both tell of the same perpetrators; who has a name may have done much else on one day."""
    if a.doers & b.doers:
        own = a.type == "military_operation" and a.trigger == b.trigger
        counted = bool(a.killed and b.killed and a.names & b.names)
        yield 1.0, "perpetrator" if own or counted or a.type not in VIOLENCE else None
    elif all(any(who.startswith(_NAMED) for who in one.doers) for one in (a, b)):
        yield -1.0, None
