"""Claims of responsibility for the attack that a text tells of, without naming it: "the Front claimed it"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.harm import ASSAULTS
from tui.model import TIMELINE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling
    from tui.model import ActorKind

_BODIES = frozenset(["armed_group", "organisation"])
"""The kinds of actors that claim attacks."""


def complete(stories: Sequence[Story], kinds: Mapping[str, ActorKind]) -> None:
    """Give the attack that was told last before a claim of responsibility for nothing in particular its claimant."""
    for story in stories:
        for telling in story.tellings:
            if telling.trigger.name != "claim" or telling.modality not in TIMELINE or _says_of_what(telling):
                continue
            speakers = [
                one for one in telling.fillers if one.role == "speaker" and kinds.get(one.actor or "") in _BODIES
            ]
            attack = _last_before(telling, stories)
            if attack is None or not speakers or attack.keys("claimant"):
                continue
            attack.lead.fillers += [replace(one, role="claimant") for one in speakers]


def _says_of_what(telling: Telling) -> bool:
    """Whether a claim names what it is for, which the words around that name tie to it."""
    words = (telling.trigger.token, *telling.trigger.inner)
    return any(noun.lower_ != "it" for word in words for noun in clauses.prepositional(word, "for"))


def _last_before(claim: Telling, stories: Sequence[Story]) -> Story | None:
    """The attack of which a sentence before a claim, or its own, told last; none if it was one of several."""
    told = [
        (telling.sentence.index, story)
        for story in stories
        if story.type in ASSAULTS and story.lead.modality in TIMELINE
        for telling in story.tellings
        if telling.sentence.index <= claim.sentence.index
    ]
    last = max((index for index, _ in told), default=-1)
    nearest = {id(story): story for index, story in told if index == last}
    return next(iter(nearest.values())) if len(nearest) == 1 else None
