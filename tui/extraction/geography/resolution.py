"""What the names of places mean: which of the places of a name, and the chain that it lies in."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tui.extraction.analysis import PlaceMention
from tui.extraction.geography.chains import HOLDS, LINK, inside
from tui.extraction.geography.toponyms import Toponym
from tui.extraction.geography.words import SITES
from tui.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.extraction.analysis import Analysis
    from tui.extraction.geography.gazetteer import Gazetteer, Spot

_SITE = re.compile(rf"\s+(?:{'|'.join(sorted(SITES - {'market', 'camp', 'port', 'airport', 'square', 'station'}))})\b")
"""A kind of building behind a name: "Santa Maria church"."""
_CLEAR = 0.6
"""The share of a document's places that must be in one country for a place of an unknown one to be there too."""


def resolve(
    found: Sequence[Toponym], analysis: Analysis, folded: str, nations: Iterable[str], known: Gazetteer
) -> tuple[PlaceMention, ...]:
    """The places that the names of a document mean, in order.

    Args:
        found: the names, in order and apart from each other.
        analysis: the document.
        folded: its text, folded.
        nations: the states that it names by a demonym, each as often as it does.
        known: the gazetteer.
    """
    return _Resolver(found, analysis, folded, nations, known).resolve()


def _is_country(one: Toponym) -> bool:
    """Whether a name is a country's, which lies in no other one: "Peru, Chile"."""
    return bool(one.spots) and one.spots[0].kind == "country"


class _Resolver:
    """Chooses what the names of one document mean: each by those beside it and by what else the document names."""

    def __init__(
        self, found: Sequence[Toponym], analysis: Analysis, folded: str, nations: Iterable[str], known: Gazetteer
    ) -> None:
        self._found = found
        self._analysis = analysis
        self._text = analysis.text
        self._folded = folded
        self._known = known
        votes = Counter(
            spot.country
            for one in found
            for spot in one.spots[:1]
            if len(one.spots) == 1 and (spot.capital or spot.kind == "country" or not self._common(one))
        )
        main, count = votes.most_common(1)[0] if votes else (None, 0)
        self._home = main if count >= _CLEAR * sum(votes.values()) else self._dateline(votes)
        """The country that the document is about."""
        votes.update({land: min(count, 3) for land, count in Counter(nations).items()})
        self._votes = votes
        """How often the document names each country or a place that is surely in it."""

    def resolve(self) -> tuple[PlaceMention, ...]:
        found = self._found
        mentions: list[PlaceMention] = []
        for index in range(len(found) - 1, -1, -1):
            one = found[index]
            outer = mentions[-1] if mentions and self._linked(one.end, mentions[-1].start) else None
            outer = None if outer and outer.place.name is None and _is_country(one) else outer
            inner = found[index - 1] if index and self._linked(found[index - 1].end, one.start) else None
            if index and HOLDS.fullmatch(self._folded, found[index - 1].end, one.start):
                holder = self._choose(found[index - 1], one, None)
                outer, inner = PlaceMention(one.start, one.start, holder.place) if holder else outer, None
            spot = self._choose(one, inner, outer.place if outer else None)
            around = outer.place if outer else None if spot else self._around(one, found[index - 1] if index else None)
            mentions.append(PlaceMention(one.start, one.end, self._place(one, spot, around)))
        return self._agreed(mentions[::-1])

    def _around(self, one: Toponym, before: Toponym | None) -> Place | None:
        """The town that a site is named by ("Karachi airport") or that owns it ("Karachi's Jinnah Airport")."""
        owner = before if before and self._folded[before.end : one.start] in ("'s ", "'s old ") else None
        if owner is None:
            first = next(self._known.find(self._folded[one.start : one.end]), None)
            if first is None or first[0] != 0 or not self._known.is_typed(self._text[one.start : one.end]):
                return None
            owner = Toponym(one.start, one.start + first[1], first[2])
        spot = self._choose(owner, None, None)
        return spot.place if spot else None

    def _dateline(self, votes: Counter[str | None]) -> str | None:
        """The country that the article is datelined from, if it speaks of it too."""
        countries = [spot.country for spot in self._known.sent_from(self._analysis.facts.dateline_place)]
        return next((country for country in countries if votes[country] or not votes), None)

    def _agreed(self, mentions: list[PlaceMention]) -> tuple[PlaceMention, ...]:
        """The mentions, each name's fullest chain for all of its mentions, and a country for what has none.

        A place that no dictionary knows is in the country of the place named right before it, else in the one that
        the document is about.
        """
        fullest: dict[str, Place] = {}
        for mention in mentions:
            place = mention.place
            if place.name and len(place.within) >= len(fullest.get(place.name, Place()).within):
                fullest[place.name] = place
        done: list[PlaceMention] = []
        for mention in mentions:
            place, name = mention.place, mention.place.name
            spots = self._known.named(name) if name else ()
            if name and (not spots or (place.country is None and all(spot.country for spot in spots))):
                place = fullest[name]
                if place.country is None:
                    near = done[-1] if done and self._together(done[-1], mention) else None
                    country = self._named_after(name) or (near.place.country if near else None) or self._home
                    place = Place(name, country, place.within)
            done.append(PlaceMention(mention.start, mention.end, place))
        return tuple(done)

    def _named_after(self, name: str) -> str | None:
        """The country in a place's own name, as in "Stade de France"."""
        spots = (spot for word in name.split() for spot in self._known.named(word) if spot.kind == "country")
        return next((spot.country for spot in spots), None)

    def _together(self, one: PlaceMention, other: PlaceMention) -> bool:
        return self._analysis.sentence_at(one.start) is self._analysis.sentence_at(other.start)

    def _linked(self, end: int, start: int) -> bool:
        if HOLDS.fullmatch(self._folded, end, start):
            return False
        return start - end < 60 and LINK.fullmatch(self._folded, end, start) is not None

    def _choose(self, one: Toponym, inner: Toponym | None, outer: Place | None) -> Spot | None:
        """What a name means: by the places beside it, by its type, by what else the document names, by its size."""
        if not one.spots or (not inner and not outer and self._abroad(one)):
            return None
        if outer is not None and outer.country and all(spot.country not in (None, outer.country) for spot in one.spots):
            return None
        holds = {(name, spot.country) for spot in inner.spots for name in spot.within} if inner else set()
        typed = re.match(
            r"\s+(province|department|region|state|governorate|county|city)\b", self._folded[one.end : one.end + 14]
        )
        wanted = {"city": "city"}.get(typed[1], "region") if typed else None
        preferred = self._known.preferred.get(self._folded[one.start : one.end])
        return max(
            one.spots,
            key=lambda spot: (
                (spot.name, spot.country) in holds,
                outer is not None and outer.country == spot.country and spot.kind != "country",
                spot.kind == wanted,
                spot.kind == "country",
                min(self._votes[spot.country], 3) + 3 * (spot.country == preferred),
                spot.country == preferred,
                spot.capital,
                spot.kind == "city",
            ),
        )

    def _abroad(self, one: Toponym) -> bool:
        """Whether a name that many a town or church has means none that the gazetteer knows, but one at home."""
        known = any(self._votes[spot.country] or spot.capital for spot in one.spots)
        many = self._common(one) or _SITE.match(self._folded, one.end) is not None
        return self._home is not None and many and not known

    def _common(self, one: Toponym) -> bool:
        """Whether a name is one that many a town has: "San Benito"."""
        name = self._text[one.start : one.end]
        return " " in name and self._known.sounds_like_one(name) and not self._known.is_typed(name)

    def _place(self, one: Toponym, spot: Spot | None, outer: Place | None) -> Place:
        if spot is not None:
            place = spot.place
            lies = outer is not None and outer.country == spot.country and spot.kind == "city"
            return inside(place, outer) if outer and lies and not place.within else place
        name = " ".join(self._text[one.start : one.end].split())
        return inside(Place(name), outer) if outer is not None else Place(name)
