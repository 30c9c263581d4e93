"""The disaster that a report is about: what it tells of further on, with no time or place of its own, goes on with it.

A report names a flood when it begins, and then tells of it in other words: "the landslides", "a river burst its
banks", "the storm made landfall". Only what is told of another day, place or kind is another disaster.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction.geography.containment import compatible, exactness
from tui.extraction.happenings.calamities import akin, introduces, misnamed, unlike
from tui.extraction.happenings.coreference.distinct import long_ago, new
from tui.extraction.happenings.telling import order
from tui.extraction.happenings.tolls.totals import of_tellings
from tui.model import TIMELINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling
    from tui.model import Place, When

_BEGINNING: Final = 3
"""Sentences, the title's among them, in which a report comes to its disaster."""
_COUNTED_BACK: Final = "counted back from the anchor"
"""The rule of "ten days ago", which may be a day off."""
_TURNING: Final = re.compile(
    r"\b(?:another|separate(?:ly)?|similar(?:ly)?|unrelated|previous(?:ly)?|elsewhere|meanwhile|in neighbou?ring"
    r"|earlier (?:this|that|in)|(?:last|past|every|each) (?:\w+ )?(?:week|month|year|decade|season"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)s?"
    r"|(?:weeks?|months?|years?|decades?) (?:ago|before|earlier|later))\b",
    re.IGNORECASE,
)
"""Words by which a sentence turns to another disaster."""


def continued(stories: list[Story]) -> list[Story]:
    """The stories, those joined with the disaster of a report that only go on with it."""
    disasters = sorted((story for story in stories if _told(story)), key=lambda story: order(story.tellings[0]))
    news = next((story for story in disasters if _begins(story)), None)
    for story in disasters:
        _call_by_its_kind(story)
    if news is None:
        return stories
    gone: set[int] = set()
    left = -1
    for story in disasters[disasters.index(news) + 1 :]:
        at = story.tellings[0].sentence.index
        if any(map(_turns, story.tellings)) or not _at_once(news, story):
            left = at
        elif any(left < telling.sentence.index <= at for telling in news.tellings) and _goes_on(news, story):
            news.tellings = sorted([*news.tellings, *story.tellings], key=order)
            gone.add(id(story))
    return [story for story in stories if id(story) not in gone]


def _told(story: Story) -> bool:
    """Whether it is a disaster that is told to have happened."""
    return story.type == "disaster" and story.lead.modality in TIMELINE


def _call_by_its_kind(story: Story) -> None:
    """Take what only says whom a disaster befell for no attack, whichever sentence says it."""
    for telling in story.tellings:
        if telling.trigger.kind.effect and telling.type == "attack" and not telling.keys("perpetrator"):
            telling.type = "disaster"


def _begins(story: Story) -> bool:
    """Whether a report begins with it: told early, and not as what was long ago."""
    early = story.tellings[0].sentence.index < _BEGINNING
    return early and not any(long_ago(telling) or new(telling) for telling in story.tellings)


def _turns(telling: Telling) -> bool:
    """Whether its words set it apart from what is being told."""
    return new(telling) or long_ago(telling) or bool(_TURNING.search(telling.sentence.span.text))


def _goes_on(news: Story, story: Story) -> bool:
    """Whether a later disaster may be the report's own by its words and its place."""
    if any(misnamed(news, telling) or introduces(telling, news.tellings) for telling in story.tellings):
        return False
    if _beside(news, story) and not _part(news, story):
        return False
    fits = story.lead.trigger.kind.effect is not None or any(akin(news, telling) for telling in story.tellings)
    return fits and not any(unlike(news, telling) for telling in story.tellings) and _in_one_place(news, story)


def _beside(news: Story, story: Story) -> bool:
    """Whether one sentence tells of both, so that it tells them apart."""
    told = {telling.sentence.index for telling in news.tellings}
    return any(telling.sentence.index in told for telling in story.tellings)


def _at_once(news: Story, story: Story) -> bool:
    """Whether nothing says that a later disaster was on another day than the report's."""
    when, other = _date(story), _date(news)
    if when is None:
        return not (days := _weekdays(story)) or not (told := _weekdays(news)) or bool(days & told)
    if other is None:
        dead, known = (of_tellings(one.tellings, "killed").min for one in (story, news))
        return dead is None or known is None or dead <= known
    return when.overlaps(other) or _near(when, other)


def _date(story: Story) -> When | None:
    """The time that a story's own words surely give; aftershocks go on for days."""
    told = [one for one in story.tellings if not (one.plural and one.trigger.words == "aftershock")]
    return story.when() if any(telling.sure_of_date for telling in told) else None


def _weekdays(story: Story) -> set[str]:
    """The days of an unknown week on which a story is said to be."""
    said = (telling.unsettled.text or "" for telling in story.tellings if telling.unsettled is not None)
    return {word for text in said for word in text.lower().split() if word.endswith("day")}


def _near(one: When, other: When) -> bool:
    """Whether one of two days next to each other is only counted back from the day of the text."""
    if one.first is None or other.first is None or _COUNTED_BACK not in (one.rule, other.rule):
        return False
    return abs((one.first - other.first).days) <= 1


def _in_one_place(news: Story, story: Story) -> bool:
    """Whether each scene may be one of the report's disaster; one that has a toll of its own must lie in another's."""
    scenes, told = _scenes(story.tellings), _scenes(news.tellings)
    if not told or all(any(compatible(scene, place) for place in told) for scene in scenes):
        return True
    lands = {place.country for place in (*scenes, *told) if place.country}
    dead, known = (of_tellings(one.tellings, "killed") for one in (story, news))
    same = not dead or (dead.min is not None and dead.min == known.min)
    hurt = not dead and of_tellings(story.tellings, "injured")
    return len(lands) == 1 and same and not hurt and not any(scene.within for scene in scenes)


def _part(news: Story, story: Story) -> bool:
    """Whether those whom it killed may be some of the report's dead."""
    some, all_of_them = (of_tellings(one.tellings, "killed").min or 0 for one in (story, news))
    return some < all_of_them


def _scenes(tellings: Sequence[Telling]) -> list[Place]:
    """Where some tellings say that it was: the towns and regions, or the countries, if only these are named."""
    places = [mention.place for telling in tellings for mention in telling.near]
    return [place for place in places if exactness(place)] or places
