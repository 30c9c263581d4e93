"""What the names of places mean: which of the places of a name, and the chain that it lies in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from tui.extraction.analysis import PlaceMention
from tui.extraction.geography.chains import HOLDS, LINK, LISTED, OF_NATION, inside
from tui.extraction.geography.toponyms import Toponym
from tui.extraction.geography.words import SITES, WAYS
from tui.model import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.extraction.analysis import Analysis
    from tui.extraction.geography.gazetteer import Gazetteer, Spot

_SITE = re.compile(rf"\s+(?:{'|'.join(sorted(SITES - {'market', 'camp', 'port', 'airport', 'square', 'station'}))})\b")
"""A kind of building behind a name: "Santa Maria church"."""
_WAY = re.compile(r"\b(?:from|to|towards?|with|against|by)\s+(?:the\s+)?$")
_CLEAR = 0.6
"""The share of a document's places that must be in one country for a place of an unknown one to be there too."""
_OFTEN = 3
"""How many times as often a document speaks of a country as of its dateline's, if it is about that."""


def resolve(
    found: Sequence[Toponym], analysis: Analysis, folded: str, nations: Mapping[tuple[int, int], str], known: Gazetteer
) -> tuple[PlaceMention, ...]:
    """The places that the names of a document mean, in order.

    Args:
        found: the names, in order and apart from each other.
        analysis: the document.
        folded: its text, folded.
        nations: the states that it names by a demonym, by where it does.
        known: the gazetteer.
    """
    return _Resolver(found, analysis, folded, nations, known).resolve()


def _is_country(one: Toponym) -> bool:
    """Whether a name is a country's, which lies in no other one: "Peru, Chile"."""
    return bool(one.spots) and one.spots[0].kind == "country"


def _elsewhere(one: Toponym, outer: Place) -> bool:
    """Whether a country only stands behind the name of a town of another one: "in Lima, | US officials said"."""
    lands = {spot.country for spot in one.spots}
    return outer.name is None and bool(lands) and not lands & {None, outer.country}


def _clear(votes: Counter[str | None]) -> str | None:
    """The country that most of some votes are for."""
    main, count = votes.most_common(1)[0] if votes else (None, 0)
    return main if count >= _CLEAR * sum(votes.values()) else None


class _Resolver:
    """Chooses what the names of one document mean: each by those beside it and by what else the document names."""

    def __init__(
        self,
        found: Sequence[Toponym],
        analysis: Analysis,
        folded: str,
        nations: Mapping[tuple[int, int], str],
        known: Gazetteer,
    ) -> None:
        self._found = found
        self._analysis = analysis
        self._text = analysis.text
        self._folded = folded
        self._known = known
        self._nations = sorted((end, nation) for (_, end), nation in nations.items())
        votes = Counter(spot.country for one in found if (spot := self._surely(one)) is not None)
        spoken = votes + Counter({land: min(count, 3) for land, count in Counter(nations.values()).items()})
        self._about = _clear(votes) or self._dateline(spoken) or _clear(spoken)
        """The country that the document is about."""
        sure = analysis.facts.dateline_place is None or any(
            spot.country == self._about for one in found if len(one.spots) == 1 for spot in one.spots
        )
        self._home = self._about if sure else None
        """The country in which an unknown place is; where only a dateline tells, it may be a street of that town."""
        votes = spoken
        self._votes = votes
        """How often the document names each country or a place that is surely in it."""

    def _surely(self, one: Toponym) -> Spot | None:
        """What a name means wherever it stands: what alone bears it, or the capital among those that do."""
        capital = next((spot for spot in one.spots if spot.capital), None)
        if capital is not None and one.spots[0].kind != "country":
            return capital
        alone = one.spots[0] if len({spot.country for spot in one.spots}) == 1 else None
        return alone if alone is not None and (alone.kind == "country" or not self._common(one)) else None

    def resolve(self) -> tuple[PlaceMention, ...]:
        found = self._found
        mentions: list[PlaceMention] = []
        for index in range(len(found) - 1, -1, -1):
            one = found[index]
            outer = mentions[-1] if mentions and self._linked(one.end, mentions[-1].start) else None
            outer = None if outer and (outer.place.name is None and _is_country(one)) else outer
            outer = None if outer and (self._listed(one, found[index + 1]) or _elsewhere(one, outer.place)) else outer
            inner = found[index - 1] if index and self._linked(found[index - 1].end, one.start) else None
            inner = None if inner and self._listed(inner, one) else inner
            if index and HOLDS.fullmatch(self._folded, found[index - 1].end, one.start):
                holder = self._choose(found[index - 1], one, None)
                outer, inner = PlaceMention(one.start, one.start, holder.place) if holder else outer, None
            if outer is None and (nation := self._of_nation(one)) is not None:
                outer = PlaceMention(one.start, one.start, Place(None, nation))
            spot = self._choose(one, inner, outer.place if outer else None)
            around = outer.place if outer else None if spot else self._around(one, found[index - 1] if index else None)
            mentions.append(PlaceMention(one.start, one.end, self._place(one, spot, around)))
        return self._agreed(mentions[::-1])

    def _of_nation(self, one: Toponym) -> str | None:
        """The nation whose adjective says in which country a place is: "the Syrian border town of Azaz"."""
        at = bisect_right(self._nations, (one.start, "")) - 1
        if at < 0 or _is_country(one):
            return None
        end, nation = self._nations[at]
        return nation if one.start - end < 60 and OF_NATION.fullmatch(self._folded, end, one.start) else None

    def _around(self, one: Toponym, before: Toponym | None) -> Place | None:
        """The town that a site is named by ("Karachi airport") or that owns it ("Karachi's Jinnah Airport")."""
        owner = before if before and self._folded[before.end : one.start] in ("'s ", "'s old ") else None
        if owner is None:
            name = self._folded[one.start : one.end]
            first = next(self._known.find(name), None)
            way = name.split()[-1] in WAYS  # "Cairo Road" may be of any town
            if first is None or first[0] != 0 or way or not self._known.is_typed(self._text[one.start : one.end]):
                return None
            owner = Toponym(one.start, one.start + first[1], first[2])
        spot = self._choose(owner, None, None)
        return spot.place if spot else None

    def _dateline(self, spoken: Counter[str | None]) -> str | None:
        """The country that the article is datelined from, unless it speaks far more of another one."""
        most = max(spoken.values(), default=0)
        countries = [spot.country for spot in self._known.sent_from(self._analysis.facts.dateline_place)]
        return next((country for country in countries if _OFTEN * spoken[country] >= most), None)

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
                    near = done[-1] if done and self._beside(done[-1], mention) else None
                    country = self._named_after(name) or (near.place.country if near else None) or self._home
                    place = Place(name, country, place.within)
            last = fullest.get(place.within[-1]) if place.within else None
            if last is not None and last.within and last.country == place.country:
                place = inside(place, last)
            done.append(PlaceMention(mention.start, mention.end, place))
        return tuple(done)

    def _named_after(self, name: str) -> str | None:
        """The country in a place's own name, if the document speaks of it too, as in "Stade de France"."""
        spots = (spot for word in name.split() for spot in self._known.named(word) if spot.kind == "country")
        return next((spot.country for spot in spots if self._votes[spot.country]), None)

    def _beside(self, one: PlaceMention, other: PlaceMention) -> bool:
        """Whether a place is named in the sentence of the next one, and is not where somebody came from or goes."""
        moved = _WAY.search(self._folded, max(0, one.start - 12), one.start)
        return moved is None and self._analysis.sentence_at(one.start) is self._analysis.sentence_at(other.start)

    def _linked(self, end: int, start: int) -> bool:
        if HOLDS.fullmatch(self._folded, end, start):
            return False
        return start - end < 60 and LINK.fullmatch(self._folded, end, start) is not None

    def _listed(self, one: Toponym, other: Toponym) -> bool:
        """Whether two names are of a list of towns, none in the other: "in | Lima, Puno | and Tacna"."""
        if self._text[one.end : other.start] != ", " or not LISTED.match(self._text, other.end):
            return False
        if other.spots and all(spot.kind in ("country", "region") for spot in other.spots):
            return False
        names = {(spot.name, spot.country) for spot in other.spots}
        return not any((name, spot.country) in names for spot in one.spots for name in spot.within)

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
        if wanted == "region" and all(spot.kind != "region" and spot.country != self._about for spot in one.spots):
            return None  # "Aurora | province", in a country that has no Aurora in the gazetteer
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
        home = self._votes[self._about]
        known = any(spot.capital or _OFTEN * self._votes[spot.country] > home for spot in one.spots)
        many = self._common(one) or _SITE.match(self._folded, one.end) is not None
        return self._about is not None and many and not known

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
