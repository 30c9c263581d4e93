"""Homeland: the country that a text is about, in which is what it places nowhere else."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.extraction.analysis import PlaceMention
from tui.extraction.happenings.harm import INCIDENTS
from tui.model import TIMELINE, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.extraction.analysis import Named
    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling

_OFTEN = 3
"""How often a report names another country, and how many times as often as its dateline's, if it is about that."""
_MOST = 0.6
"""The share of the countries named in a text without dateline that one must have for the text to be about it."""


def lands(named: Named) -> Counter[str]:
    """The countries that a document names, by their places, adjectives and bodies, each as often as it does."""
    countries = {appearance.actor: appearance.country for appearance in named.appearances}
    found = {place.start: place.place.country for place in named.places}
    found |= {mention.start: countries.get(mention.actor) for mention in named.cast.mentions}
    return Counter(land for land in found.values() if land)


def subject(sent_from: str, spoken_of: Counter[str]) -> Place:
    """The country that a report is about: that of its dateline, unless it speaks far more of another one."""
    land, count = spoken_of.most_common(1)[0] if spoken_of else (sent_from, 0)
    return Place(None, land if count >= _OFTEN and count > _OFTEN * spoken_of[sent_from] else sent_from)


def place_at_home(stories: Sequence[Story], spoken_of: Counter[str]) -> None:
    """Place violence of which nothing says where it was in the country that a text without dateline speaks of."""
    land, count = spoken_of.most_common(1)[0] if spoken_of else ("", 0)
    if count < _OFTEN or count < _MOST * spoken_of.total():
        return
    home = Place(None, land)
    for story in stories:
        first = story.tellings[0]
        told = story.type in INCIDENTS and story.lead.modality in TIMELINE
        if told and not any(telling.places for telling in story.tellings) and not of_another(story, home):
            first.places = [PlaceMention(first.sentence.start, first.sentence.start, home)]


def of_another(story: Story, home: Place) -> bool:
    """Whether what was hit belongs to another country: "the attack on the Afghan embassy"."""
    hit = [f.country for telling in story.tellings for f in telling.fillers if f.role in ("target", "victim")]
    return any(country is not None and country != home.country for country in hit)


def main_country(tellings: Sequence[Telling]) -> Place | None:
    """The one country in which all is that a text says of places where something happened."""
    countries = Counter(mention.place.country for telling in tellings for mention in telling.places)
    del countries[None]
    if len(countries) != 1:
        return None
    return Place(None, next(iter(countries)))
