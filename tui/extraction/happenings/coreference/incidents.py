"""The incident that a report is about: what it tells of further on, with no time or place of its own, goes on with it.

A report names the scene when it begins with an incident, and again when it comes to another one. In between, "the
vehicle went off", "gunmen opened fire" and "Among the dead was a teacher" are all of the one that is being told.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tui.extraction.geography.chains import inside
from tui.extraction.geography.containment import compatible, exactness
from tui.extraction.happenings.calamities import another
from tui.extraction.happenings.comparisons import measure
from tui.extraction.happenings.coreference.distinct import long_ago
from tui.extraction.happenings.harm import ASSAULTS, ATTACKERS, CALLED
from tui.extraction.happenings.setting.dating import too_long
from tui.extraction.happenings.telling import order
from tui.extraction.happenings.tolls.totals import of_tellings
from tui.model import TIMELINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.extraction.geography.gazetteer import Gazetteer, Spot
    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling
    from tui.model import Place

_FOUGHT: Final = frozenset(["siege", "storm", "raid", "enter"])
"""Operations that are a part of an assault, or its end."""
_FORCES: Final = frozenset(
    ["soldier", "troop", "troops", "army", "military", "police", "policeman", "officer", "commando", "guard", "force"]
)
"""Head nouns for those who fight whoever makes an assault."""
_BEGUN: Final = frozenset(["begin", "start", "commence", "occur", "happen", "unfold", "take", "come"])
"""Verbs of an incident whose clause says what it was: "the attack began when"."""
_HELD: Final = frozenset(["hold hostage", "take hostage"])
"""Kidnappings that are a part of an assault."""
_HEARD: Final = frozenset(["explosion", "blast", "detonation", "gunshot", "gunfire", "fire shot", "killing", "murder"])
"""Of what several make one assault."""
_SUBTYPES: Final = frozenset(["bombing", "shooting", "clash", "assassination", "arson", "robbery", None])
"""Subtypes that the parts of one assault may be told as: "stormed the village … looted shops … burned houses"."""
_BESIDE: Final = frozenset(["arson", "robbery"])
"""Those of them that are often told of by themselves, so that they belong to what is told right before."""
_NEAR: Final = 4
"""Sentences behind an incident within which such a deed belongs to it."""
_LEAD: Final = 1
"""The last of the first sentences, which tell the news whatever they measure it by: "the worst attack since 2004"."""
_BEGINNING: Final = 5
"""Sentences within which a report begins with its incident."""
_AT_ONCE: Final = 2
"""Sentences behind an incident within which the text says where it was."""
_LONG: Final = 12
"""Sentences for which an incident goes on without being told of."""
_ELSE: Final = re.compile(
    r"\b(?:another|separate(?:ly)?|similar(?:ly)?|different (?:attack|incident|shooting|bombing|place)s?"
    r"|previous(?:ly)?|recent|elsewhere|meanwhile|an earlier"
    r"|earlier (?:this|that|in)|second|third|fourth|also attacked"
    r"|(?:last|past|next|every|each) (?:\w+ )?(?:week|month|year|decade|day)s?"
    r"|since|(?<!-)(?:years?|months?)(?![ -]old)|(?<!hours )(?<!minutes )(?<!moments )ago)\b",
    re.IGNORECASE,
)
"""Words by which a sentence turns to something else."""


def continued(stories: list[Story], known: Gazetteer) -> list[Story]:
    """The stories, those joined with the incident of a report that only go on with it: an assault, or a kidnapping."""
    gone = {*_gone_on_with(filter(_assault, stories), known), *_gone_on_with(filter(_taken, stories), known)}
    return [story for story in stories if id(story) not in gone]


def _gone_on_with(stories: Iterable[Story], known: Gazetteer) -> set[int]:
    """Join the first of some stories that is a report's with those that go on with it, and say which are gone."""
    news: Story | None = None
    gone: set[int] = set()
    left = -1
    for story in sorted(stories, key=lambda story: order(_first(story))):
        at = _first(story).sentence.index
        if news is None:
            news = story if _begins(story) else None
        elif any(left < telling.sentence.index <= at for telling in news.tellings) and _goes_on(news, story, known):
            fought = _defends(story) and not _defends(news)
            parts = [_as_part(telling, fought=fought) for telling in story.tellings]
            if not _in_told_places(news, story):
                parts = [_within(part, _scenes(news)[0]) for part in parts]
            news.tellings = sorted([*news.tellings, *parts], key=order)
            gone.add(id(story))
        elif _elsewhere(news, story, known):
            left = at
    return gone


def _first(story: Story) -> Telling:
    """Where the text begins to tell a story, behind its title if it goes on."""
    return next((one for one in story.tellings if one.sentence.block.kind != "heading"), story.tellings[0])


def _assault(story: Story) -> bool:
    """Whether somebody assaulted others, or fought with those who did."""
    return (story.type in ASSAULTS or _fought(story)) and story.lead.modality in TIMELINE


def _taken(story: Story) -> bool:
    """Whether people were kidnapped, and not only held in an assault."""
    return story.type == "kidnapping" and not _is_held(story) and story.lead.modality in TIMELINE


def _is_held(story: Story) -> bool:
    return story.lead.trigger.words in _HELD


def _fought(story: Story) -> bool:
    """Whether it is no assault by itself, but the fight that one led to."""
    return story.type not in ASSAULTS and (story.subtype == "clash" or story.lead.trigger.words in _FOUGHT)


def _defends(story: Story) -> bool:
    """Whether it is the fight that an assault led to, or what soldiers and police did in it."""
    doers = story.keys("perpetrator")
    return _fought(story) or (bool(doers) and doers <= _FORCES)


def _as_part(telling: Telling, *, fought: bool) -> Telling:
    """A telling as one that points back at the incident; those who fought did not make the assault, nor fell in it."""
    if not fought:
        return replace(telling, definite=True)
    sides = [filler for filler in telling.fillers if filler.role == "participant"]
    return replace(telling, definite=True, fillers=sides, killed=[], injured=[])


def _begins(story: Story) -> bool:
    """Whether a report begins with it: one happening, told of early, and not as what was long ago."""
    early = story.tellings[0].sentence.index < _BEGINNING
    lead = story.type in ASSAULTS and _first(story).sentence.block.kind != "heading"
    lead = lead and _first(story).sentence.index <= _LEAD
    scene = lead or _scenes(story) or story.when() is not None or any(telling.unsettled for telling in story.tellings)
    several = any(
        _several(telling) or (_aside(telling) if telling.sentence.index > _LEAD else _measured(telling))
        for telling in story.tellings
        if telling.sentence.index < _BEGINNING
    )
    return early and bool(scene) and not several and not any(map(long_ago, story.tellings))


def _goes_on(news: Story, story: Story, known: Gazetteer) -> bool:
    """Whether a later story goes on with an incident: nothing of it is another time's, place's or somebody else's."""
    if story.subtype not in _SUBTYPES or news.subtype not in _SUBTYPES or any(map(_several, story.tellings)):
        return False
    if not _of_one_crime(news, story):
        return False
    behind = _first(story).sentence.index - news.last
    if behind > _LONG or (story.subtype in _BESIDE and not (behind <= _NEAR and _by_the_same(news, story))):
        return False
    if behind <= _AT_ONCE and any(_is_the_incident(telling) for telling in story.tellings):
        return not any(map(_aside, story.tellings))
    return not _elsewhere(news, story, known) and _of_same(news, story)


def _of_one_crime(news: Story, story: Story) -> bool:
    """Whether a later story's crime may be a part of the news: captives taken in it, or more words for the taking."""
    if story.type == news.type == "kidnapping":
        dated = story.when() is None or news.when() is not None
        return dated and _named_victims(story) <= _named_victims(news)
    if story.type == "kidnapping":
        return _is_held(story)
    return news.type != "kidnapping" or not any(telling.killed for telling in story.tellings)


def _is_the_incident(telling: Telling) -> bool:
    """Whether it says what "the incident" was, or how it began: "the attack began when gunmen opened fire"."""
    for verb in telling.trigger.token.ancestors:
        subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
        if subject is not None and subject.lower_ == "it" and verb.lemma_ in ("happen", "occur"):
            return True
        if subject is not None and verb.lemma_ in _BEGUN and subject.lemma_ in CALLED:
            return subject != telling.trigger.token and any(child.lower_ in ("the", "this") for child in subject.lefts)
    return False


def _elsewhere(news: Story, story: Story, known: Gazetteer) -> bool:
    """Whether a text says of a later story that it was at another time or place, or is another one."""
    return any(map(_aside, story.tellings)) or not (_in_time(news, story) and _in_space(news, story, known))


def _several(telling: Telling) -> bool:
    """Whether it tells of several happenings, which are none of the parts of an assault: "attacks"."""
    return telling.plural and telling.trigger.words not in _HEARD


def _aside(telling: Telling) -> bool:
    """Whether its words or its sentence's set it apart from what is being told."""
    return _measured(telling) or bool(_ELSE.search(telling.sentence.span.text))


def _measured(telling: Telling) -> bool:
    """Whether its own words set it apart from what is being told, or that is only measured by it."""
    return measure(telling.trigger.token) is not None or another(telling.trigger)


def _in_time(news: Story, story: Story) -> bool:
    if any(map(long_ago, story.tellings)):
        return False
    when, other = story.when(), news.when()
    if when is None:
        days = _weekdays(story)
        return all(days) and (not any(_weekdays(news)) or other is not None or set(days) <= set(_weekdays(news)))
    sure = all(any(telling.sure_of_date for telling in one.tellings) for one in (news, story))
    return not too_long(when) and (other is None or not sure or when.overlaps(other))


def _weekdays(story: Story) -> list[str]:
    """The days of an unknown week on which a story is said to be; empty words for any other time that it gives."""
    texts = [telling.unsettled.text or "" for telling in story.tellings if telling.unsettled is not None]
    return [next((word for word in text.lower().split() if word.endswith("day")), "") for text in texts]


def _in_space(news: Story, story: Story, known: Gazetteer) -> bool:
    scenes, told = _scenes(story), _scenes(news)
    if not told:
        return not scenes or story.tellings[0].sentence.index - news.last <= _AT_ONCE
    if _in_told_places(news, story):
        towns, other = ([place for place in places if exactness(place) > 1] for places in (told, scenes))
        return not (towns and other) or any(compatible(one, town) for one in other for town in towns)
    at_once = _first(story).sentence.index - news.last <= _AT_ONCE and _tolls_agree(news, story)
    return at_once and all(_nowhere(scene, known) for scene in scenes) and _in_a_region(told, scenes, known)


def _in_told_places(news: Story, story: Story) -> bool:
    """Whether each scene of a later story may be one of the news, by its name and what it is known to lie in."""
    told = _scenes(news)
    return not told or all(any(compatible(scene, place) for place in told) for scene in _scenes(story))


def _within(part: Telling, region: Place) -> Telling:
    """A telling at a village that no gazetteer knows, which lies in the region where the news is."""
    places = [replace(one, place=inside(one.place, region)) if exactness(one.place) else one for one in part.places]
    return replace(part, places=places)


def _nowhere(place: Place, known: Gazetteer) -> bool:
    """Whether no gazetteer says in which region of its country a place is, so that it may be in any."""
    return not any(_spots(name, place, known) for name in (place.name, *place.within))


def _in_a_region(told: Sequence[Place], scenes: Sequence[Place], known: Gazetteer) -> bool:
    """Whether the news was told to be in a region alone, of the country in which some later scenes are."""
    region = all(any(spot.kind == "region" for spot in _spots(place.name, place, known)) for place in told)
    return region and len({place.country for place in (*told, *scenes)}) == 1


def _spots(name: str | None, place: Place, known: Gazetteer) -> list[Spot]:
    return [spot for spot in known.named(name) if spot.country == place.country] if name else []


def _tolls_agree(news: Story, story: Story) -> bool:
    """Whether no other number of dead is told of one than of the other."""
    dead = {of_tellings(one.tellings, "killed").min for one in (news, story)} - {None}
    return len(dead) < 2


def _of_same(news: Story, story: Story) -> bool:
    """Whether nobody else is said to have done it; soldiers and police may have ended it, but hurt only who did it."""
    if _defends(story) and not _defends(news) and story.keys("victim") - ATTACKERS and story.type in ASSAULTS:
        return False
    ours, theirs = _named_doers(news), _named_doers(story)
    return not ours or not theirs or bool(ours & theirs)


def _by_the_same(news: Story, story: Story) -> bool:
    """Whether a later deed is by those who are said to have made the assault, or by nobody: "houses were burnt"."""
    ours, theirs = news.keys("perpetrator"), story.keys("perpetrator")
    return bool(ours) and (not theirs or bool(ours & theirs) or theirs <= ATTACKERS)


def _named_doers(story: Story) -> set[str]:
    fillers = (filler for telling in story.tellings for filler in telling.fillers)
    return {filler.key for filler in fillers if filler.named and filler.role in ("perpetrator", "claimant")}


def _named_victims(story: Story) -> set[str]:
    fillers = (filler for telling in story.tellings for filler in telling.fillers)
    return {filler.key for filler in fillers if filler.named and filler.role == "victim"}


def _scenes(story: Story) -> list[Place]:
    return [mention.place for telling in story.tellings for mention in telling.places if exactness(mention.place)]
