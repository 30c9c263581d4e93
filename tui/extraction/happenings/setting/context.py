"""What a happening's own sentences leave open and those before it, or the dateline, tell: where and when."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from tui.extraction.analysis import PlaceMention
from tui.extraction.geography.containment import exactness, nested
from tui.extraction.geography.gazetteer import gazetteer
from tui.extraction.happenings.comparisons import spoken_of
from tui.extraction.happenings.domain import is_known
from tui.extraction.happenings.harm import INCIDENTS
from tui.extraction.happenings.setting import homeland
from tui.extraction.happenings.setting.days import BACK, Days
from tui.extraction.happenings.setting.surroundings import Surroundings
from tui.extraction.happenings.telling import order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.extraction.analysis import Analysis, DateMention, Named
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling
    from tui.model import Place

_ALL_OVER = re.compile(r"\b(?:across|throughout|all over)\s+(?:the\s+)?$", re.IGNORECASE)


def complete(
    stories: Sequence[Story],
    tellings: Sequence[Telling],
    places: Sequence[PlaceMention],
    named: Named,
    analysis: Analysis,
    dictionaries: Dictionaries,
) -> None:
    """Give happenings the place and the date of what was told right before them, or of the dateline.

    Only an agency's report, which has a dateline, is so terse that what it does not repeat still holds. Violence
    that any other text does not place is in the country that it is about.
    """
    if analysis.facts.dateline_place is None:
        homeland.place_at_home(stories, homeland.lands(named))
        return
    _place_all(stories, tellings, places, named, analysis, dictionaries)
    _date_all(stories, tellings, named.dates, analysis)


def date_unplaced(stories: Sequence[Story], dates: Sequence[DateMention], analysis: Analysis) -> None:
    """Date the violence of a report whose dateline names a day but no place: "CLANDESTINE, 4 FEB 90"."""
    facts = analysis.facts
    if facts.dateline_place is None and facts.anchor is not None and facts.anchor.rule == "dateline":
        tellings = sorted((telling for story in stories for telling in story.tellings), key=order)
        _date_all([story for story in stories if story.type in INCIDENTS], tellings, dates, analysis)


def _date_all(
    stories: Sequence[Story], tellings: Sequence[Telling], dates: Sequence[DateMention], analysis: Analysis
) -> None:
    if analysis.facts.anchor is None:
        return
    days = Days(stories, tellings, dates, analysis)
    for story in stories:
        past = spoken_of(story.tellings[0].trigger.token) and not is_known(analysis.facts)
        if story.when() is None and not past and story.lead.modality == "asserted":
            days.lend(story)


def _place_all(
    stories: Sequence[Story],
    tellings: Sequence[Telling],
    places: Sequence[PlaceMention],
    named: Named,
    analysis: Analysis,
    dictionaries: Dictionaries,
) -> None:
    facts = analysis.facts
    known = gazetteer(dictionaries)
    spot = next((spot.place for spot in known.sent_from(facts.dateline_place)), None)
    for telling in tellings:
        if not telling.places and spot is not None and _is_here(telling):
            telling.places = [PlaceMention(telling.sentence.start, telling.sentence.start, spot)]
    sent_from = spot.country if spot is not None else None
    home = homeland.subject(sent_from, homeland.lands(named)) if sent_from else homeland.main_country(tellings)
    abroad = home is not None and _abroad(home, tellings)
    town = spot if spot is not None and _only_one(spot, places) else None
    for telling in tellings:
        if home is not None:
            telling.places = [_at_home(mention, home) for mention in telling.places]
    around = Surroundings(places, analysis, known)
    for story in stories:
        past = spoken_of(story.tellings[0].trigger.token) and not is_known(facts)
        if story.type in INCIDENTS and not any(_exact(telling.places) for telling in story.tellings):
            land = None if home is None or abroad or homeland.of_another(story, home) else home
            here = [town] if town is not None and not past and _news(story, tellings, analysis) else []
            near = around.of(story), [*around.behind(story, stories), *here]
            _place(story, tellings, land, *near, widespread=_widespread(story, analysis))


def _place(
    story: Story,
    tellings: Sequence[Telling],
    land: Place | None,
    named: Sequence[Place],
    here: Sequence[Place],
    *,
    widespread: bool,
) -> None:
    """Place a happening of which its sentences say no more than the country, if that.

    Args:
        story: the happening.
        tellings: all tellings of the document.
        land: the country that the report is sent from, unless it was elsewhere.
        named: what its sentences name, though not as its scene.
        here: what the sentences behind it name, and where the report is sent from, if it may be the scene.
        widespread: whether it was all over its country.
    """
    first = story.tellings[0]
    own = next((telling.places[0].place for telling in story.tellings if telling.places), None)
    if own is not None and widespread:
        return
    land = own or land
    before = _before(first, tellings)
    told_before = [mention.place for mention in before.places[:1]] if before is not None else []
    near = [*named, *told_before, *here]
    scene = next((place for place in near if land is not None and _closer(place, land)), None)
    if scene is None and own is None:
        scene = told_before[0] if told_before else land
    if scene is not None:
        first.places = [PlaceMention(first.sentence.start, first.sentence.start, scene)]


def _widespread(story: Story, analysis: Analysis) -> bool:
    """Whether a happening was all over its country: "blew up across Lebanon"."""
    starts = [mention.start for telling in story.tellings for mention in telling.places[:1]]
    return any(_ALL_OVER.search(analysis.text, max(0, start - 20), start) for start in starts)


def _is_here(telling: Telling) -> bool:
    """Whether a telling says that it was "here", which is where the dateline says that the report was written."""
    token = telling.trigger.token
    carriers = {token.i, token.head.i, *(word.i for word in telling.trigger.inner)}
    return any(
        word.lower_ == "here" and word.dep_ == "advmod" and word.head.i in carriers for word in telling.sentence.span
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


def _at_home(mention: PlaceMention, home: Place) -> PlaceMention:
    """A place that nothing ties to a country lies in the dateline's."""
    if mention.place.country is not None:
        return mention
    return PlaceMention(mention.start, mention.end, msgspec.structs.replace(mention.place, country=home.country))
