"""The town of a street or a building that a text names without it: one told of there, or that of the dateline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.analysis import PlaceMention
from tui.extraction.geography.chains import inside
from tui.extraction.geography.words import SITES, WAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.extraction.analysis import Analysis
    from tui.extraction.geography.gazetteer import Gazetteer
    from tui.model import Place

_IN_TOWN = (
    WAYS
    | (SITES - {"airport", "port", "base", "camp", "prison", "palace", "bridge", "monastery"})
    | {"neighbourhood", "neighborhood", "suburb", "quarter"}
)
"""Words that make a name one of a spot within some town."""
_BACK = 2
"""Sentences back in which the town was named."""


def settle(mentions: Sequence[PlaceMention], analysis: Analysis, known: Gazetteer) -> tuple[PlaceMention, ...]:
    """The mentions, streets and buildings of no known town each with the town that the text tells of there."""
    towns = [mention for mention in mentions if _is_town(mention.place, known)]
    here = [spot.place for spot in known.sent_from(analysis.facts.dateline_place) if spot.kind == "city"]
    done: list[PlaceMention] = []
    for mention in mentions:
        town = None
        if _is_adrift(mention, analysis, known):
            home = next((place for place in here if mention.place.country in (None, place.country)), None)
            town = _town(mention, towns, analysis) or home
        place = inside(mention.place, town) if town is not None else mention.place
        done.append(PlaceMention(mention.start, mention.end, place))
    return tuple(done)


def _is_town(place: Place, known: Gazetteer) -> bool:
    return place.name is not None and any(
        spot.kind == "city" and spot.country == place.country for spot in known.named(place.name)
    )


def _is_adrift(mention: PlaceMention, analysis: Analysis, known: Gazetteer) -> bool:
    """Whether a name is of a spot within a town, and nothing says of which."""
    name = mention.place.name
    if name is None or mention.place.within or known.named(name):
        return False
    behind = analysis.text[mention.end : mention.end + 20].split()[:1]
    return not _IN_TOWN.isdisjoint((*name.lower().split()[-1:], *(word.strip(".,;:") for word in behind)))


def _town(mention: PlaceMention, towns: Sequence[PlaceMention], analysis: Analysis) -> Place | None:
    """The town named nearest in the sentence of a mention, else last in those right before it."""
    sentence = analysis.sentence_at(mention.start)
    if sentence is None:
        return None
    first = analysis.sentences[max(0, sentence.index - _BACK)].start
    able = [
        town
        for town in towns
        if first <= town.start < sentence.end and mention.place.country in (None, town.place.country)
    ]
    beside = [town for town in able if town.start >= sentence.start]
    if beside:
        return min(beside, key=lambda town: abs(town.start - mention.start)).place
    return able[-1].place if able else None
