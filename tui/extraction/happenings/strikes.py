"""Strikes: what a text tells of one for days by many words is one happening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling

STRIKES: Final = frozenset((
    "strike", "general strike", "labor strike", "wildcat strike", "go on strike", "be on strike", "begin strike",
    "start strike", "end strike", "stage strike", "strike for", "walkout", "walk out", "stage walkout",
    "walk off job", "down tool", "stop work", "work stoppage", "stoppage", "industrial action",
))  # fmt: skip
"""Triggers by which one strike is told."""
BEGINNING: Final = frozenset(
    ["begin strike", "start strike", "go on strike", "stage walkout", "walk out", "walk off job"]
)
"""Those of them that are on the day on which it began."""
_ANOTHER: Final = frozenset(["another", "second", "third", "previous", "earlier", "last", "similar", "separate"])


def one_strike(story: Story, telling: Telling) -> bool:
    """Whether both tell of a strike, and nothing says that they are of different employers or of another one."""
    if telling.type != "protest" or not {telling.trigger.words, story.lead.trigger.words} <= STRIKES:
        return False
    if any(child.lower_ in _ANOTHER for child in telling.trigger.token.lefts):
        return False
    years = [when.first.year for when in (telling.when, story.when()) if when is not None and when.first is not None]
    if len(set(years)) > 1:
        return False
    mine = {filler.actor for filler in telling.fillers if filler.actor}
    theirs = {filler.actor for one in story.tellings for filler in one.fillers if filler.actor}
    return not (mine and theirs) or bool(mine & theirs)
