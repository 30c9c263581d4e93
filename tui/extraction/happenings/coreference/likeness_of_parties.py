"""What speaks for and against one happening in who took part in two tellings, and how many were killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.happenings.happenings import CONTESTS
from tui.extraction.happenings.harm import ATTACKERS
from tui.extraction.happenings.participants.parties import left, moved, named_behind, of_office, unnamed
from tui.extraction.happenings.story import NEAR, gathered
from tui.extraction.happenings.tolls.totals import of_story, of_tellings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Token

    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling

_ANYBODY = frozenset(["people", "person", "civilian", "soldier", "member", "other", "house", "office"])
"""Nouns by which the victims and targets of many a happening are called."""
_TAKEN = frozenset(["target", "victim"])
"""The roles of those who are arrested or kidnapped."""


def of_parties(story: Story, telling: Telling) -> Iterator[float]:
    """What speaks for and against one happening in who took part, and how many were killed."""
    mine, theirs = telling.keys("victim", "target"), story.keys("victim", "target")
    if mine & theirs:
        yield 2.0 if mine & theirs - _ANYBODY else 1.2
    elif mine and theirs:
        named = any(filler.named for filler in telling.fillers if filler.role in ("victim", "target"))
        named = named and not names_the_dead(story, telling)
        repeated = telling.type == "disaster" and not telling.places
        apart = any(telling.keys(role) and story.keys(role) for role in ("victim", "target"))
        repeated = repeated or (not apart and _by_attackers(story, telling))
        yield -1.5 if named else 0.0 if repeated else -0.9
    mine, theirs = telling.keys("perpetrator", "claimant"), story.keys("perpetrator", "claimant")
    if mine and theirs:
        yield 0.4 if mine & theirs else 0.5 if _by_attackers(story, telling) else -0.8
    if not _tolls_agree(story, telling):
        yield -0.8
    if telling.type in ("meeting", "agreement", "election", "trial", "protest", "travel"):
        yield 0.7 if _actors(story) & {f.actor for f in telling.fillers} else 0.0
    if telling.type == "military_operation" and _of_its_toll(story, telling):
        yield 2.0
    if telling.type in ("arrest", "kidnapping") and _as_many(story, telling):
        yield 2.0
    if telling.trigger.name in CONTESTS and story.lead.trigger.name in CONTESTS:
        yield _of_sides(telling.keys("participant"), _contenders(story))
    if telling.type in ("agreement", "meeting") and telling.sentence.index - story.last <= NEAR and unnamed(telling):
        yield 0.9
    if of_office(telling) and _moved(story) & moved(telling):
        yield 1.4 if left(telling) else 0.6
    if of_office(telling) and named_behind(story.tellings, telling):
        yield 2.0
    if telling.type == "aid" and telling.trigger.verbal and _sides(telling) and _sides(telling) == _sides(story.lead):
        yield 1.2


def names_the_dead(story: Story, telling: Telling) -> bool:
    """Whether a report names in its next sentences whom its first only describes: "a man died in a crash"."""
    first = story.tellings[0]
    named = [filler for filler in telling.fillers if filler.role == "victim"]
    if not named or not all(filler.named for filler in named) or not is_deadly(telling):
        return False
    if first.sentence.index > 1 or telling.sentence.index - story.last > NEAR // 4:
        return False
    dead = [filler for one in story.tellings for filler in one.fillers if filler.role == "victim"]
    if not dead or any(filler.named or filler.actor for filler in dead):
        return False
    mine, theirs = of_tellings([telling], "killed").min, of_story(story, "killed").min
    return mine is not None and theirs is not None and mine <= theirs


def _as_many(story: Story, telling: Telling) -> bool:
    """Whether both tell of the taking of as many: "led to the arrest of 41 workers … in all, 41 adults were"."""
    mine = set(_taken(telling))
    return bool(mine) and mine == _taken_in_all(story)


def _taken(telling: Telling) -> Iterator[str]:
    """The numbers of those whom a telling says were taken, as it writes them."""
    taken = (filler.token for filler in telling.fillers if filler.role in _TAKEN)
    return (number.text for noun in taken for number in _numbers(noun))


@gathered
def _actors(telling: Telling) -> Iterator[str]:
    """The actors that take part, in whatever role."""
    return (filler.actor for filler in telling.fillers if filler.actor)


@gathered
def _contenders(telling: Telling) -> Iterator[frozenset[str]]:
    """The sides of a match, as each telling names both or one."""
    if sides := telling.keys("participant"):
        yield frozenset(sides)


_taken_in_all = gathered(_taken)
_moved = gathered(moved)


def _numbers(noun: Token) -> list[Token]:
    """The numbers before a noun, or behind "a total of", that count more than two."""
    counted = [noun, *(one for of in noun.rights if of.lower_ == "of" for one in of.rights)]
    return [
        child
        for one in counted
        for child in one.lefts
        if child.dep_ == "nummod" and child.lower_ not in ("one", "two", "1", "2")
    ]


def _of_sides(mine: set[str], told: AbstractSet[frozenset[str]]) -> float:
    """What speaks for and against one match in the sides: the same two, or one of them against another."""
    shared = max((len(mine & theirs) for theirs in told), default=0)
    if shared > 1:
        return 1.3
    full = len(mine) > 1 and any(len(theirs) > 1 for theirs in told)
    others = bool(mine) and bool(told) and not shared
    return -1.0 if full or others else 0.5 * shared


def _by_attackers(story: Story, telling: Telling) -> bool:
    """Whether both are of those who made an attack, whoever they were: "assailants", "the gunmen"."""
    doers = [one.keys("perpetrator") for one in (story, telling)]
    return all(keys & ATTACKERS for keys in doers)


def _sides(telling: Telling) -> set[tuple[str, str]]:
    """The giver and the taker of aid, if both are actors."""
    sides: set[tuple[str, str]] = {
        (f.role, f.actor) for f in telling.fillers if f.actor and f.role in ("provider", "recipient")
    }
    if len({role for role, _ in sides}) < 2:
        return set()
    return sides


def is_deadly(telling: Telling) -> bool:
    """Whether it tells that somebody was killed, which happens once."""
    return telling.trigger.kind.effect == "killed" or telling.subtype == "assassination" or bool(telling.killed)


def _tolls_agree(story: Story, telling: Telling) -> bool:
    theirs = of_story(story, "killed")
    if theirs.min is None:
        return True
    mine = of_tellings([telling], "killed")
    if mine.min is None:
        return True
    if telling.type == "military_operation" and _of_its_toll(story, telling):
        return True
    return mine.min == theirs.min or (telling.type == "disaster" and mine.min < theirs.min)


def _of_its_toll(story: Story, telling: Telling) -> bool:
    """Whether as many died as one part of those who fell in an operation: "two soldiers and six rebels … the six"."""
    mine = of_tellings([telling], "killed").min
    parts = {count for _, count in of_story(story, "killed").parts}
    return mine is not None and mine > 1 and mine in parts and telling.sentence.index - story.last <= NEAR // 2
