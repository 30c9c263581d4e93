"""Whether two tellings are of one statement: by one voice, on one occasion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.happenings.story import NEAR

if TYPE_CHECKING:
    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling

_BESIDE = 3
"""Sentences within which what somebody announced or condemned is told of with the letter or speech it was in."""
_POSTS = frozenset(["post", "tweet", "video"])
"""Words for what one publishes alone, and nobody else's with it."""
_MEDIA = {
    **dict.fromkeys(("post", "tweet", "x", "twitter", "facebook", "telegram", "instagram", "social"), "post"),
    **dict.fromkeys(("speech", "lecture", "sermon", "homily", "keynote", "parliament", "congress", "crowd"), "speech"),
    **dict.fromkeys(("conference", "briefing", "reporter", "journalist"), "press"),
    **dict.fromkeys(("report", "letter", "interview", "op-ed", "column", "submission", "testimony", "debate"), ""),
    **dict.fromkeys(("email", "e-mail"), "email"),
}
"""Words for that by which somebody speaks, each with what it has in common with others; nothing with none."""
_DELEGATES = frozenset(["minister", "leader", "member", "delegate", "party", "side", "official", "president", "head"])
"""Nouns for those who meet and speak with one voice."""


def same_statement(story: Story, telling: Telling) -> float:
    """How surely a telling is of a statement told before; 0 if it is another."""
    speakers, told = telling.keys("speaker"), story.keys("speaker")
    when, other = telling.when, story.when()
    if when is not None and other is not None and not when.overlaps(other):
        return 0.0
    if _by_other_media(story, telling) or _long_before(story, telling):
        return 0.0
    if speakers & told:
        return 1.0
    if speakers and told and any(_POSTS & set(one.trigger.words.split()) for one in (story.lead, telling)):
        return 0.0
    if _one_voice(story, telling) or _of_one_meeting(story, telling):
        return 0.6
    if telling.definite and not speakers and telling.trigger.words.split()[-1] == story.lead.trigger.words.split()[-1]:
        return 0.5
    return 0.0


def _by_other_media(story: Story, telling: Telling) -> bool:
    """Whether one is a letter and the other a speech, or the like.

    A mere "statement" may be either; what somebody only "announced" or "condemned" is so where it stands near by.
    """
    mine, told = _media(telling), {medium for one in story.tellings for medium in _media(one)}
    if mine and told:
        return mine.isdisjoint(told)
    bare = [telling] if told else story.tellings
    only_acts = all(one.trigger.name != "briefing" for one in bare)
    return bool(mine or told) and only_acts and telling.sentence.index - story.last > _BESIDE


def _long_before(story: Story, telling: Telling) -> bool:
    """Whether one of them is told to have been in some month or year, and the other as the day's news."""
    apart = telling.sentence.index > story.last and not telling.definite
    dates = [when for when in (story.when(), telling.when) if when is not None]
    return apart and len(dates) == 1 and dates[0].precision in ("month", "year")


def _media(telling: Telling) -> set[str]:
    """By what a statement was made, as far as its words say so."""
    found: set[str] = set()
    for trigger in (telling.trigger, *telling.also):
        words = trigger.words.split()[1:] if trigger.verbal else trigger.words.split()
        found.update(_MEDIA[word] or word for word in words if word in _MEDIA)
        if trigger.name in ("platform", "floor"):
            found.add("post" if trigger.name == "platform" else "speech")
    return found


def _of_one_meeting(story: Story, telling: Telling) -> bool:
    """Whether both are by those who meet, whoever they are: "members of the bloc reaffirmed", "the ministers noted"."""
    speakers = [[f for f in one.fillers if f.role == "speaker"] for one in (*story.tellings, telling)]
    if telling.sentence.index - story.last > NEAR or not all(speakers):
        return False
    bodies = [filler for one in speakers for filler in one if filler.how != "behind"]
    unnamed = all(not filler.named and filler.token.tag_ == "NNS" for filler in bodies)
    return unnamed and all(filler.head in _DELEGATES for filler in bodies)


def _one_voice(story: Story, telling: Telling) -> bool:
    """Whether a statement is by those whom another occasion's speaker stands for: a government and its spokesperson."""
    distance = telling.sentence.index - story.last
    mine = [filler for filler in telling.fillers if filler.role == "speaker"]
    theirs = [filler for t in story.tellings for filler in t.fillers if filler.role == "speaker"]
    if distance <= 10 and mine and not any(f.actor for f in mine) and not any(f.actor for f in theirs):
        return story.lead.trigger.name == "briefing" and all(f.text.lower().startswith(("the ", "both ")) for f in mine)
    if "briefing" not in (telling.trigger.name, story.lead.trigger.name) or not mine or not theirs:
        return False
    bodies = [f for f in (*mine, *theirs) if not f.named]
    if not bodies or all(not f.named for f in (*mine, *theirs)):
        return False
    countries = {f.country for f in mine} & {f.country for f in theirs} - {None}
    governing = any(f.head in ("government", "ministry", "authority", "administration") for f in bodies if not f.actor)
    return bool(countries) or (governing and distance <= 3)
