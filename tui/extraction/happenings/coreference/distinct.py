"""What sets a telling apart from a happening told of before: its words, its time, its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.geography.containment import exactness, nested
from tui.extraction.happenings.calamities import another, elsewhere, shaken_again
from tui.extraction.happenings.comparisons import long_before, measure, remembered
from tui.extraction.happenings.harm import CALLED, VIOLENCE
from tui.extraction.happenings.setting import anniversaries
from tui.extraction.happenings.setting.dating import too_long
from tui.extraction.happenings.story import Story, gathered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Telling
    from tui.model import Place

_OTHERS = frozenset(["separate", "another", "similar", "different", "unrelated", "previous", "last"])
"""Modifiers that part a happening from those told before it."""
_OF_THE_PAST = frozenset(["explicit", "year inferred from the document"])
"""Rules of dates by which a text looks back at a year or a month."""
_MONTHS = frozenset(
    """january february march april may june july august september october november december""".split()  # noqa: SIM905 - a list would take a page
)
ANSWERING = frozenset(["arrest", "trial"])
"""Types of what is done to one person, and then to another."""
_BESIDE = 4
"""Sentences behind a happening in which "the attack" is that one, though at a place that nobody knows."""


def new(telling: Telling) -> bool:
    """Whether a trigger's words say that it is none told before: "a separate crash", "another blast"."""
    token = telling.trigger.token
    if (
        shaken_again(telling)
        or another(telling.trigger)
        or measure(token) is not None
        or (telling.type == "other" and remembered(token))
    ):
        return True
    if telling.type in VIOLENCE and not telling.definite and elsewhere(telling.trigger):
        return True
    if telling.type in ANSWERING and any(
        filler.role == "target" and _another(filler.token) for filler in telling.fillers
    ):
        return True
    if telling.type in VIOLENCE and not telling.trigger.verbal and telling.when is None and long_before(token):
        return True
    noun = _subject(token) if telling.trigger.verbal else token
    if noun is None or (telling.trigger.verbal and noun.lemma_ not in CALLED):
        return False
    return any(child.lower_ in _OTHERS and child.i < noun.i for child in noun.children)


def _another(noun: Token) -> bool:
    """Whether somebody is told of besides those told of before: "also sentenced | another ex-minister"."""
    return any(child.lower_ == "another" for child in noun.lefts)


def _subject(verb: Token) -> Token | None:
    """Who or what does it: "a previous attack" of "a previous attack claiming nine lives"."""
    if verb.dep_ == "acl":
        return verb.head
    return next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)


def apart_in_time(story: Story, telling: Telling) -> bool:
    """Whether each has a date that is surely its own, and these differ."""
    when, other = telling.when, story.when()
    if other is None and telling.sure_of_date and not telling.definite and long_ago(telling):
        return True
    if other is None and not telling.definite and _in_a_month(telling) and any(map(_on_a_day, story.tellings)):
        return True
    if other is None and telling.type == "disaster" and _called_by_its_date(telling.trigger.token):
        return True
    if not (telling.sure_of_date and story.sure_of_date) or when is None or other is None:
        return False
    if telling.type == "disaster" and too_long(when) is not too_long(other):
        return not _a_record(telling if too_long(when) else story.lead)
    return anniversaries.RULE not in (when.rule, other.rule) and not when.overlaps(other)


def _a_record(telling: Telling) -> bool:
    """Whether years only say how bad it was: "the worst floods in ten years"."""
    return any(child.tag_ in ("JJS", "RBS") for child in telling.trigger.token.lefts)


def _called_by_its_date(noun: Token) -> bool:
    """Whether a noun's own date tells it from what is news: "the 2010 quake", "the April 25 earthquake"."""
    return any(child.ent_type_ == "DATE" and any(word.like_num for word in child.subtree) for child in noun.lefts)


def _in_a_month(telling: Telling) -> bool:
    """Whether all that it says of its time is a month: "in December"."""
    when = telling.unsettled
    return when is not None and bool(_MONTHS & set((when.text or "").lower().split()))


def _on_a_day(telling: Telling) -> bool:
    """Whether it says the day of the week, as of what is news."""
    return telling.unsettled is not None and "day" in (telling.unsettled.text or "").lower()


def long_ago(telling: Telling) -> bool:
    """Whether it gives but the year or the month: what a text tells of first, and without a date, is its news."""
    when = telling.when
    return when is not None and when.precision in ("year", "month") and when.rule in _OF_THE_PAST


def apart_in_space(story: Story, telling: Telling) -> bool:
    """Whether no place of one lies in a place of the other."""
    told = spots(story)
    if not telling.places or not told:
        return False
    scenes = _exact([mention.place for mention in telling.near])
    if (
        telling.definite
        and 0 < telling.sentence.index - story.last <= _BESIDE
        and not any(scene.within for scene in scenes)
    ):
        lands, others = ({place.country for place in places} - {None} for places in (scenes, told))
        return bool(lands and others) and lands.isdisjoint(others)
    return not any(nested(scene, spot) for scene in scenes for spot in _exact(told))


@gathered
def spots(telling: Telling) -> Iterator[Place]:
    """Every place that its sentences tie to a story."""
    return (mention.place for mention in telling.near)


def _exact(places: Collection[Place]) -> Collection[Place]:
    """The towns and regions among some places; the countries, if only these are named."""
    return [place for place in places if exactness(place)] or places
