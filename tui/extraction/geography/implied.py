"""Places that a text does not name as such: "in the province", told of before, and the town whose court tries.

What happens in them is placed by them, though nobody would list them among the names of places.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from tui.extraction.analysis import PlaceMention
from tui.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Analysis
    from tui.extraction.geography.gazetteer import Gazetteer, Spot

_REGIONS = frozenset(["province", "region", "state", "governorate", "department", "county", "island", "district"])
_TOWNS = frozenset(["city", "town", "village", "municipality"])
_LOCATIVE = frozenset(["in", "across", "throughout", "within", "around", "outside", "near", "inside"])
_BACK = 4
"""Sentences back in which a place was named that its kind stands for."""


_COURT = re.compile(
    r"\b([A-Z][\w-]+(?: [A-Z][\w-]+)?) (?:(?:Crown|Magistrates['’]?|High|District|County|Sessions|Criminal|Regional"
    r"|City|Federal|Sheriff|Superior|Circuit|Provincial|Municipal|Anti-Terrorism|Coroner['’]?s) )+Court\b"
)
"""A court behind the name of its town."""


def implied(mentions: Sequence[PlaceMention], analysis: Analysis, known: Gazetteer) -> tuple[PlaceMention, ...]:
    """The mentions, with those of places told of before by their kind alone and of towns in courts' names, in order."""
    return tuple(
        sorted(
            (*mentions, *_repeated(mentions, analysis, known), *_of_courts(mentions, analysis.text, known)),
            key=lambda mention: mention.start,
        )
    )


def _of_courts(mentions: Sequence[PlaceMention], text: str, known: Gazetteer) -> Iterator[PlaceMention]:
    """The towns whose courts a text names: of several of a name the one in a country that it speaks of."""
    lands = Counter(mention.place.country for mention in mentions)
    taken = {mention.start for mention in mentions}
    for match in _COURT.finditer(text):
        names = (match[1], match[1].split()[-1])
        name, towns = next(((n, found) for n in names if (found := _towns(n, known))), (match[1], []))
        start = match.end(1) - len(name)
        if towns and start not in taken:
            town = max(towns, key=lambda spot: (lands[spot.country], spot.capital))
            yield PlaceMention(start, match.end(1), town.place)


def _towns(name: str, known: Gazetteer) -> list[Spot]:
    return [spot for spot in known.named(name) if spot.kind == "city"]


def _repeated(mentions: Sequence[PlaceMention], analysis: Analysis, known: Gazetteer) -> list[PlaceMention]:
    """The mentions of places by their kind alone."""
    at_home = analysis.facts.dateline_place is not None  # an agency's report tells more exactly where it is about
    starts = [mention.start for mention in mentions]
    found: list[PlaceMention] = []
    for sentence in analysis.sentences:
        first = analysis.sentences[max(0, sentence.index - _BACK)].start
        for token in sentence.each:
            if not _stands_for_one(token) or (at_home and token.lower_ == "country"):
                continue
            start, end = sentence.offsets(token)
            before = [one for one in mentions[: bisect_right(starts, start)] if first <= one.start]
            meant = (_of_kind(token.lemma_.lower(), one.place, known) for one in reversed(before))
            place = next((place for place in meant if place is not None), None)
            if place is not None:
                found.append(PlaceMention(start, end, place))
    return found


def _stands_for_one(token: Token) -> bool:
    """Whether a noun stands alone behind "in the", and no name or word says which is meant."""
    if token.dep_ != "pobj" or token.lemma_.lower() not in _REGIONS | _TOWNS | {"country"} or token.tag_ != "NN":
        return False
    before = list(token.lefts)
    alone = len(before) == 1 and before[0].lower_ in ("the", "this", "that")
    return alone and token.head.lower_ in _LOCATIVE and not any(child.dep_ != "punct" for child in token.rights)


def _of_kind(kind: str, place: Place, known: Gazetteer) -> Place | None:
    """The place of a kind that one is or lies in."""
    if kind == "country":
        return Place(None, place.country) if place.country else None
    if place.name is None or place.name == place.country:
        return None
    kinds = {spot.kind for spot in known.named(place.name) if spot.country == place.country}
    if kind in _TOWNS:
        return place if "city" in kinds or (not kinds and not place.within) else None
    if "region" in kinds or (not kinds and not place.within):
        return place
    return Place(place.within[-1], place.country) if place.within and kind != "island" else None
