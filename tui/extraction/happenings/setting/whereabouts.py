"""Whereabouts: the place of violence of an agency's report whose own sentences name no more than the country."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from tui.extraction.analysis import PlaceMention
from tui.extraction.geography.containment import exactness, nested
from tui.extraction.happenings.comparisons import spoken_of
from tui.extraction.happenings.domain import is_known
from tui.extraction.happenings.harm import INCIDENTS
from tui.extraction.happenings.setting import homeland
from tui.extraction.happenings.setting.days import BACK
from tui.extraction.happenings.setting.reach import widespread
from tui.extraction.happenings.setting.surroundings import Surroundings
from tui.model import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.extraction.analysis import Analysis, Named
    from tui.extraction.geography.gazetteer import Gazetteer
    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling

_LONG = 30
"""Days from one happening to another, told next to it, beyond which nothing but its own words says where it was."""


class Whereabouts:
    """What a report says of where all that it tells was: where it was sent from, its country, what lies around.

    Args:
        tellings: all tellings of the document, in order.
        places: the places that it names as scenes.
        named: all that it names.
        analysis: the document; it has a dateline.
        known: the places that are known beforehand.
    """

    def __init__(
        self,
        tellings: Sequence[Telling],
        places: Sequence[PlaceMention],
        named: Named,
        analysis: Analysis,
        known: Gazetteer,
    ) -> None:
        self._tellings = tellings
        self._places = places
        self._analysis = analysis
        self._around = Surroundings(places, analysis, known)
        self._lands = homeland.lands(named)
        self._spot = next((spot.place for spot in known.sent_from(analysis.facts.dateline_place)), None)

    def place(self, stories: Sequence[Story]) -> None:
        """Give the report's violence the place that what stands around it tells, and what was "here" the dateline's."""
        spot, tellings = self._spot, self._tellings
        for telling in tellings:
            if not telling.places and spot is not None and _is_here(telling):
                telling.places = [PlaceMention(telling.sentence.start, telling.sentence.start, spot)]
        home = self._home()
        abroad = home is not None and _abroad(home, tellings)
        town = spot if spot is not None and _only_one(spot, self._places) else None
        if home is not None:
            for telling in tellings:
                telling.places = [_at_home(mention, home) for mention in telling.places]
        for story in stories:
            if story.type in INCIDENTS and not any(_exact(telling.places) for telling in story.tellings):
                land = None if home is None or abroad or homeland.of_another(story, home) else home
                self._place(story, stories, land, town)

    def _home(self) -> Place | None:
        """The country that the report is about."""
        sent_from = self._spot.country if self._spot is not None else None
        return homeland.subject(sent_from, self._lands) if sent_from else homeland.main_country(self._tellings)

    def _place(self, story: Story, stories: Sequence[Story], land: Place | None, town: Place | None) -> None:
        """Place a happening of which its sentences say no more than the country, if that.

        Args:
            story: the happening.
            stories: all of the report.
            land: the country that the report is about, unless it was elsewhere.
            town: where the report is sent from, if that may be the scene.
        """
        first = story.tellings[0]
        own = next((telling.places[0].place for telling in story.tellings if telling.places), None)
        if own is not None and any(map(widespread, story.tellings)):
            return
        land = own or land
        before = _before(first, self._tellings)
        told_before = _told_before(story, before) if before is not None else []
        past = spoken_of(first.trigger.token) and not is_known(self._analysis.facts)
        here = [town] if town is not None and not past and _news(story, self._tellings, self._analysis) else []
        near = [*self._around.of(story), *told_before, *self._around.behind(story, stories), *here]
        scene = next((place for place in near if land is not None and _closer(place, land)), None)
        if scene is None and own is None:
            scene = told_before[0] if told_before else land
        if scene is not None:
            first.places = [PlaceMention(first.sentence.start, first.sentence.start, scene)]


def _is_here(telling: Telling) -> bool:
    """Whether a telling says that it was "here", which is where the dateline says that the report was written."""
    token = telling.trigger.token
    carriers = {token.i, token.head.i, *(word.i for word in telling.trigger.inner)}
    return any(
        word.lower_ == "here" and word.dep_ == "advmod" and word.head.i in carriers for word in telling.sentence.each
    )


def _exact(places: Sequence[PlaceMention]) -> bool:
    """Whether some places are more than a country."""
    return any(exactness(mention.place) for mention in places)


def _closer(place: Place, country: Place) -> bool:
    """Whether a place says more than its country alone."""
    return exactness(place) > 0 and place.country == country.country


def _news(story: Story, tellings: Sequence[Telling], analysis: Analysis) -> bool:
    """Whether a happening is itself told as surely of the day of the text or the one before, not as spoken of then."""
    today = analysis.facts.anchor.first if analysis.facts.anchor else None
    spoken = {telling.sentence.index for telling in tellings if telling.type == "statement"}
    told = [one for one in story.tellings if one.sure_of_date and one.sentence.index not in spoken]
    days = [telling.when.first for telling in told if telling.when]
    return today is not None and any(day is not None and 0 <= (today - day).days <= 1 for day in days)


def _only_one(spot: Place, places: Sequence[PlaceMention]) -> bool:
    """Whether a text names no place of a country but the one that it is sent from, and what lies around it."""
    others = [mention.place for mention in places if mention.place.country == spot.country and exactness(mention.place)]
    return exactness(spot) > 0 and all(nested(place, spot) for place in others)


def _abroad(home: Place, tellings: Sequence[Telling]) -> bool:
    """Whether the violence that a text places is all in other countries than the one it is sent from."""
    scenes = {mention.place.country for t in tellings if t.type in INCIDENTS for mention in t.places[:1]} - {None}
    return bool(scenes) and home.country not in scenes


def _before(telling: Telling, tellings: Sequence[Telling]) -> Telling | None:
    """The nearest incident told of right before a telling's sentence that gives a place."""
    index = telling.sentence.index
    for at in range(bisect_left(tellings, index, key=lambda one: one.sentence.index) - 1, -1, -1):
        other = tellings[at]
        if other.sentence.index < index - BACK:
            return None
        if other.places and other.type in INCIDENTS:
            return other
    return None


def _told_before(story: Story, before: Telling) -> list[Place]:
    """The place of what was told right before, or its country alone if that was long before or after."""
    places = [mention.place for mention in before.places[:1]]
    own, other = story.when(), before.when
    first, second = (own.first, other.first) if own is not None and other is not None else (None, None)
    if first is not None and second is not None and abs((first - second).days) > _LONG:
        return [Place(None, place.country) for place in places if place.country]
    return places


def _at_home(mention: PlaceMention, home: Place) -> PlaceMention:
    """A place that nothing ties to a country lies in the dateline's."""
    if mention.place.country is not None:
        return mention
    return PlaceMention(mention.start, mention.end, msgspec.structs.replace(mention.place, country=home.country))
