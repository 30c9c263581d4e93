"""What a happening's own sentences leave open and those before it, or the dateline, tell: where and when."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from tui.extraction.analysis import PlaceMention
from tui.extraction.geography.gazetteer import gazetteer
from tui.model import TIMELINE, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.extraction.analysis import Analysis
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.happenings.coreference import Story
    from tui.extraction.happenings.telling import Telling

_VIOLENT = frozenset(["attack", "kidnapping", "disaster", "military_operation"])
BORROWED = ("date of the happening told before", "day of the dateline")
"""The rules by which a date is not of the happening's own sentences."""
_BACK = 2
"""How many sentences back a place or a date still holds."""
_OPENING = 3
"""How many sentences at the beginning of an agency's report are about the day of its dateline."""


def complete(
    stories: Sequence[Story], tellings: Sequence[Telling], analysis: Analysis, dictionaries: Dictionaries
) -> None:
    """Give happenings the place and the date of what was told right before them, or of the dateline.

    Only an agency's report, which has a dateline, is so terse that what it does not repeat still holds.
    """
    facts = analysis.facts
    if facts.dateline_place is None:
        return
    for telling in tellings:
        if not telling.places and _is_here(telling) and (spots := gazetteer(dictionaries).named(facts.dateline_place)):
            telling.places = [PlaceMention(telling.sentence.start, telling.sentence.start, spots[0].place)]
    home = _country(facts.dateline_place, dictionaries) or _main_country(tellings)
    abroad = home is not None and _abroad(home, tellings)
    for telling in tellings:
        if home is not None:
            telling.places = [_at_home(mention, home) for mention in telling.places]
    for story in stories:
        first = story.tellings[0]
        if story.type in _VIOLENT and not any(telling.places for telling in story.tellings):
            before = _before(first, tellings, "places")
            if before is not None:
                first.places = before.places[:1]
            elif home is not None and not abroad and not _of_another(story, home):
                first.places = [PlaceMention(first.sentence.start, first.sentence.start, home)]
        if story.when() is None and facts.anchor is not None and story.lead.modality == "asserted":
            before = _before(first, tellings, "when") if story.type in _VIOLENT else None
            if before is not None and before.when is not None:
                first.when = msgspec.structs.replace(before.when, precision="relative", rule=BORROWED[0], certainty=0.6)
            elif _looks_back(first, tellings):
                continue
            elif facts.anchor.precision == "day" and (first.sentence.index < _OPENING or story.type in _VIOLENT):
                first.when = msgspec.structs.replace(
                    facts.anchor, text=None, precision="relative", rule=BORROWED[1], certainty=0.5
                )


def _of_another(story: Story, home: Place) -> bool:
    """Whether what was hit belongs to another country: "the attack on the Afghan embassy"."""
    hit = [f.country for telling in story.tellings for f in telling.fillers if f.role in ("target", "victim")]
    return any(country is not None and country != home.country for country in hit)


def _is_here(telling: Telling) -> bool:
    """Whether a telling says that it was "here", which is where the dateline says that the report was written."""
    token = telling.trigger.token
    carriers = {token.i, token.head.i, *(word.i for word in telling.trigger.inner)}
    return any(
        word.lower_ == "here" and word.dep_ == "advmod" and word.head.i in carriers for word in telling.sentence.span
    )


def _looks_back(telling: Telling, tellings: Sequence[Telling]) -> bool:
    """Whether a relative clause adds it to what happened on another day: "an attack in May that the group claimed"."""
    verb = telling.trigger.token
    return verb.dep_ == "relcl" and any(
        other.sentence is telling.sentence and other.when is not None and other.trigger.token in verb.ancestors
        for other in tellings
    )


def forget_what_lies_ahead(tellings: Iterable[Telling], analysis: Analysis) -> None:
    """Take from violence that has happened the dates after the day on which the text speaks: these are of plans."""
    today = analysis.facts.anchor.last if analysis.facts.anchor else None
    for telling in tellings:
        if today is None or telling.when is None or telling.type not in _VIOLENT or telling.modality not in TIMELINE:
            continue
        if telling.when.first is not None and telling.when.first > today:
            telling.when, telling.sure_of_date = None, False


def _main_country(tellings: Sequence[Telling]) -> Place | None:
    """The one country in which all is that a text says of places where something happened."""
    countries = Counter(mention.place.country for telling in tellings for mention in telling.places)
    del countries[None]
    if len(countries) != 1:
        return None
    return Place(None, next(iter(countries)))


def _abroad(home: Place, tellings: Sequence[Telling]) -> bool:
    """Whether the violence that a text places is all in other countries than the one it is sent from."""
    scenes = {mention.place.country for t in tellings if t.type in _VIOLENT for mention in t.places[:1]} - {None}
    return bool(scenes) and home.country not in scenes


def _before(telling: Telling, tellings: Sequence[Telling], what: str) -> Telling | None:
    """The nearest telling before a telling's sentence that gives a place or a date."""
    index = telling.sentence.index
    for other in reversed(tellings):
        if other.sentence.index >= index:
            continue
        if other.sentence.index < index - _BACK:
            return None
        if what == "when" and (other.when is None or other.when.precision != "day" or other.modality != "asserted"):
            continue
        if getattr(other, what) and other.type in _VIOLENT:
            return other
    return None


def _at_home(mention: PlaceMention, home: Place) -> PlaceMention:
    """A place that nothing ties to a country lies in the dateline's."""
    if mention.place.country is not None:
        return mention
    return PlaceMention(mention.start, mention.end, msgspec.structs.replace(mention.place, country=home.country))


def _country(name: str, dictionaries: Dictionaries) -> Place | None:
    """The country of the dateline's place."""
    spots = gazetteer(dictionaries).named(name)
    country = spots[0].place.country if spots else None
    return Place(None, country) if country else None
