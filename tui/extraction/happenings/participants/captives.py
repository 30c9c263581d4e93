"""Captives who were killed: the kidnapping of somebody and his murder, told of in one text, are one crime."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tui.model import TIMELINE

if TYPE_CHECKING:
    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling

_DAYS: Final = 60
"""Days after a kidnapping up to which a captive's death is its end."""


def joined(stories: list[Story]) -> list[Story]:
    """The stories, the murder of somebody who was kidnapped as a part of the kidnapping.

    Whom a text only describes is known again by no name: "a teacher was abducted … a teacher was murdered" are two.
    """
    taken = [story for story in stories if story.type == "kidnapping" and story.lead.modality in TIMELINE]
    gone: set[int] = set()
    for murder in stories if taken else ():
        crime = next((one for one in reversed(taken) if _ended(one, murder)), None)
        if crime is not None:
            placed = any(telling.places for telling in crime.tellings)
            crime.tellings += [_as_part(telling, placed=placed) for telling in murder.tellings]
            gone.add(id(murder))
    return [story for story in stories if id(story) not in gone]


def _as_part(telling: Telling, *, placed: bool) -> Telling:
    """A telling as one that points back at the kidnapping, whose day it was; whose place, too, if that is told."""
    part = replace(telling, definite=True, sure_of_date=False)
    return replace(part, places=[], near=[]) if placed else part


def _ended(kidnapping: Story, murder: Story) -> bool:
    """Whether a story tells of the death of somebody who had been kidnapped, by name."""
    if murder.type != "attack" or murder.lead.modality not in TIMELINE or murder.keys("target"):
        return False
    taken, killed = _named(kidnapping), _named(murder)
    return bool(killed & taken) and any(map(_deadly, murder.tellings)) and _soon(kidnapping, murder)


def _named(story: Story) -> set[str]:
    """Whom it befell, by name."""
    fillers = (filler for telling in story.tellings for filler in telling.fillers)
    return {filler.key for filler in fillers if filler.named and filler.role == "victim"}


def _deadly(telling: Telling) -> bool:
    """Whether it tells that somebody was killed."""
    return telling.trigger.kind.effect == "killed" or telling.subtype == "assassination" or bool(telling.killed)


def _soon(kidnapping: Story, murder: Story) -> bool:
    """Whether nothing says that the murder came before the kidnapping, or long after it."""
    when, then = kidnapping.when(), murder.when()
    if when is None or then is None or when.first is None or then.last is None:
        return True
    return -1 <= (then.last - when.first).days <= _DAYS
