"""Tolls told without their cause: where all violence is a disaster, they are of the one told before."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tui.extraction.geography.containment import nested
from tui.extraction.happenings.coreference.distinct import apart_in_time, long_ago, new
from tui.extraction.happenings.harm import BLOODLESS, HARMFUL
from tui.extraction.happenings.telling import order
from tui.extraction.happenings.tolls.totals import of_tellings
from tui.model import TIMELINE

if TYPE_CHECKING:
    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling

_BLASTS: Final = frozenset(["blast", "explosion"])
_EARLIER: Final = re.compile(
    r"(?:\w+\s+){0,3}(?:days?|weeks?|months?|years?)\s+(?:earlier|before|ago)\b|(?:Earlier|Last)\s+(?:this|last)?\s*(?:week|month"
    r"|year|spring|summer|autumn|winter)\b"
)
"""How a sentence opens that turns to what was before the news."""
_BEHIND = 3
"""Sentences behind a mere toll in which its cause may be told first."""
_BLIND: Final = frozenset(["arson", "sabotage", "defacing"])
"""Kinds of attacks whose verbs tell of what fire, wind and water do, too: "burned", "damaged", "smashed"."""


def adopted(stories: list[Story]) -> list[Story]:
    """The stories, where all violence is disasters each mere toll with the one told before: "Six of the dead are"."""
    tolls = [story for story in stories if story.type in HARMFUL and _mere_toll(story)]
    mere = set(map(id, tolls))
    harm = [story for story in stories if story.type in HARMFUL and story.lead.modality not in ("negated", "generic")]
    causes = [story for story in harm if id(story) not in mere and not _bloodless(story)]
    if not tolls or any(story.type != "disaster" and story.lead.modality in TIMELINE for story in causes):
        return stories
    kept = [story for story in stories if id(story) not in mere]
    real = [story for story in causes if story.lead.modality in TIMELINE]
    real = [story for story in real if not any(map(long_ago, story.tellings))] or real
    for toll in tolls:
        spots = [mention.place for telling in toll.tellings for mention in telling.places[:1]]
        first = toll.tellings[0].sentence.index
        before = [story for story in real if story.tellings[0].sentence.index <= first]
        behind = [story for story in real if first < story.tellings[0].sentence.index <= first + _BEHIND]
        cause = before[-1] if before else behind[0] if behind else None
        scenes = [mention.place for t in cause.tellings for mention in t.places[:1]] if cause is not None else []
        older = any(telling.sure_of_date and long_ago(telling) for telling in toll.tellings)
        older = older or (cause is not None and _of_another(toll, cause))
        lies = all(nested(spot, scene) for spot in spots for scene in scenes)
        part = cause is not None and _part_of(toll, cause)
        if cause is not None and not older and (lies or part):
            told = [replace(one, places=[], near=[]) for one in toll.tellings] if part else toll.tellings
            cause.tellings = sorted([*cause.tellings, *told], key=order)
        else:
            for telling in toll.tellings if causes else ():
                telling.type = "disaster"
            kept.append(toll)
    return kept


def _part_of(toll: Story, cause: Story) -> bool:
    """Whether those of whom it tells may be some of a disaster's dead, in another town of the country."""
    some, all_of_them = (of_tellings(one.tellings, "killed").min or 0 for one in (toll, cause))
    lands = {mention.place.country for one in (toll, cause) for telling in one.tellings for mention in telling.near}
    return some < all_of_them and len(lands - {None}) == 1


def _of_another(toll: Story, cause: Story) -> bool:
    """Whether a toll's own words say that it is of something else, or earlier: "Months earlier, six people died"."""
    if any(new(telling) or apart_in_time(cause, telling) for telling in toll.tellings):
        return True
    return any(_EARLIER.match(telling.sentence.span.text) for telling in toll.tellings)


def _mere_toll(story: Story) -> bool:
    """Whether it only says that some were hurt, and not by whom."""
    told = story.lead.modality in TIMELINE and not story.keys("perpetrator")
    return told and all(one.trigger.kind.effect or one.trigger.name in _BLIND or _heard(one) for one in story.tellings)


def _heard(telling: Telling) -> bool:
    """Whether it speaks of an explosion told of before, and of no bomb: "windows broke in the blast"."""
    return telling.definite and telling.trigger.words in _BLASTS and not telling.weapons


def _bloodless(story: Story) -> bool:
    """Whether it is harm by its type alone: looting beside a flood, soldiers who are sent to help."""
    return story.subtype == "robbery" or story.lead.trigger.name in BLOODLESS
