"""Places: names of places and the chain each belongs to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.extraction.analysis import PlaceMention
from tui.extraction.cast.common import vocabulary
from tui.extraction.cast.lexicon import fold, lexicon
from tui.extraction.cast.names import given_names
from tui.extraction.cast.organisations import titled
from tui.extraction.cast.titles import titles
from tui.extraction.geography.chains import LINK, OF, SIDE, inside
from tui.extraction.geography.gazetteer import Gazetteer, Spot, gazetteer
from tui.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Analysis
    from tui.extraction.cast.lexicon import Hit
    from tui.extraction.dictionaries import Dictionaries

_BEFORE = re.compile(
    r"(?:\b(?:in|at|near|from|to|into|around|outside|of|through|between|across|via|towards?|within|over|reach(?:ed)?"
    r"|visit(?:ed)?|leave|left|off|and|or|hit|struck|" + SIDE + r")|[,;(])\s+(?:the\s+)?" + OF + r"$"
)
_AFTER = re.compile(
    r"(?:'s)?\s*(?:,\s*[a-z]|\(|(?:and \w+ )?(?:city|province|department|district|regions?|state|municipality|airport"
    r"|neighbou?rhood|area|valley|prefecture|county|governorate)\b)"
)
_QUARTER = re.compile(
    r"\b((?!(?:The|This|That|A|An|In|Another)\b)[A-Z][\w'’-]+"
    r"(?: (?:(?:de|del|la|las|los|el|al) )*[A-Z][\w'’-]+){0,3}) (?:neighbou?rhood|suburb|shantytown|slum|barrio)\b"
)
_CAPITAL = re.compile(
    r"\b(?:in|of|from|near|outside|to|around|throughout)\s+(?:the|this)\s+(?:(?P<nation>[a-z]+)\s+)?"
    r"(?P<capital>capital(?: city)?)\b"
    r"(?=\s*[.,;:]|\s+(?:on|at|in|late|early|after|when|where|today|yesterday|last|this|and)\b)"
)
_TRAILING = re.compile(r"(?:[’']s?|[\s\-–—.,:;)\]\"”]+|\s(?:of|in|at|near|on|and))$")
_OWNER = re.compile(r"([A-Z]\w+(?: [A-Z]\w+)*)['’]s (?=[A-Z])")
_HERE = re.compile(r"\b(?:in|of|near|outside|to|around|throughout)\s+this\s+(?P<city>city|town)\b")
_LISTED = re.compile(r"\s+(?:regions|districts|provinces|departments|towns|cities|villages|areas)\b")
_UNSURE = frozenset({"", "ORG", "PERSON", "PRODUCT", "WORK_OF_ART"})
_PLACED = frozenset({"GPE", "LOC", "FAC"})
_CLEAR = 0.6
"""The share of a document's places that must be in one country for a place of an unknown one to be there too."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A name in the text and what it may mean; nothing if only the model knows it."""

    start: int
    end: int
    spots: tuple[Spot, ...]
    cued: bool = True


def find(analysis: Analysis, dictionaries: Dictionaries) -> tuple[PlaceMention, ...]:
    """Every name of a place, in order."""
    return _Finder(analysis, dictionaries).find()


class _Finder:
    """Finds the places of one document."""

    def __init__(self, analysis: Analysis, dictionaries: Dictionaries) -> None:
        self._analysis = analysis
        self._text = analysis.text
        self._folded = fold(analysis.text)
        self._known = gazetteer(dictionaries)
        self._titles = titles(dictionaries)
        self._given = given_names(dictionaries)
        self._typed = _typed(self._known)
        self._entities = _entities(analysis)
        hits = list(lexicon(dictionaries).find(self._text, self._folded))
        self._actors = [hit for hit in hits if self._acts(hit)]
        self._countries = {
            (hit.start, hit.end): Spot(hit.entry.name, "country", hit.entry.name)
            for hit in hits
            if hit.entry.kind == "state" and hit.sense in ("name", "acronym")
        }
        self._nations_at = {
            (hit.start, hit.end): hit.entry.name
            for hit in hits
            if hit.entry.kind == "state" and hit.sense in ("adjective", "people")
        }
        self._nations = Counter(self._nations_at.values())
        self._people = {
            word
            for _, _, label, text in self._entities
            if label == "PERSON" and " " in text
            for word in fold(text).split()
        }

    def find(self) -> tuple[PlaceMention, ...]:
        found = [*self._sites(), *self._divisions(), *self._of_countries(), *self._of_gazetteer(), *self._capitals()]
        sure = {self._folded[one.start : one.end] for one in found if one.cued}
        kept = [one for one in found if one.cued or self._folded[one.start : one.end] in sure]
        kept += [*self._of_model(), *self._behind_prepositions()]
        kept += self._listed(kept)
        return self._resolved(_apart(kept))

    def _of_countries(self) -> Iterable[_Found]:
        for (start, end), spot in self._countries.items():
            sentence = self._analysis.sentence_at(start)
            person = any(label == "PERSON" and s <= start and end < e for s, e, label, _ in self._entities)
            if sentence is not None and end <= sentence.end and not person:
                others = [one for one in self._known.named(spot.name) if one.kind != "country"]
                yield _Found(start, end, (spot, *others))

    def _of_gazetteer(self) -> Iterable[_Found]:
        for start, end, spots in self._known.find(self._folded):
            sentence = self._analysis.sentence_at(start)
            if sentence is None or end > sentence.end or self._within_actor(start, end):
                continue
            if spots[0].kind == "country" or not self._text[start].isupper():
                continue
            around = next((entity for entity in self._entities if entity[0] <= start and end <= entity[1]), None)
            label = around[2] if around else None
            if around and self._known.is_typed(around[3]):
                label = "LOC"
            before = self._folded[max(sentence.start, start - 40) : start]
            whole = around is None or around[:2] == (start, end)
            if label in ("PERSON", "ORG") and not (whole and (label == "ORG" or _BEFORE.search(before))):
                continue
            named = spots[0].kind == "area"
            if not named and label not in _PLACED and self._in_longer_name(start, end, sentence.start):
                continue
            cue = named or label in _PLACED or any(spot.capital for spot in spots)
            cue = cue or bool(_BEFORE.search(before)) or bool(_AFTER.match(self._folded, end))
            yield _Found(start, end, spots, cue)

    def _acts(self, hit: Hit) -> bool:
        """Whether a known name is no place's; a single word such as Meta may be both."""
        if hit.entry.kind == "state":
            return hit.sense in ("adjective", "people")
        return (
            hit.sense == "acronym"
            or " " in self._text[hit.start : hit.end]
            or not self._known.named(self._text[hit.start : hit.end])
        )

    def _within_actor(self, start: int, end: int) -> bool:
        """Whether the name is only a part of a known actor's, such as Al-Qaeda in Iraq."""
        return any(hit.start <= start and end <= hit.end for hit in self._actors)

    def _in_longer_name(self, start: int, end: int, first: int) -> bool:
        """Whether capitalised words right beside it make it a part of another name: "Real Madrid"."""
        before = re.search(r"(\w+) $", self._text[max(first, start - 30) : start])
        if before and before[1][0].isupper() and start - len(before[0]) > first:
            return not re.fullmatch(SIDE + "|greater|old|new", before[1].lower())
        after = re.match(r" ([A-Z]\w+)", self._text[end : end + 30])
        if after and self._known.is_typed(f"x {after[1]}"):
            return False
        return (
            bool(after)
            and not self._typed.match(self._text, start)
            and not self._titles.is_title(after[1] if after else "")
        )

    def _sites(self) -> Iterable[_Found]:
        """Names that say by a word what kind of place they are: "Jinnah International Airport"."""
        for sentence in self._analysis.sentences:
            for match in self._typed.finditer(self._text, sentence.start, sentence.end):
                start = match.start() + (4 if match[0].startswith("The ") else 0)
                start = self._behind_owner(start, match.end())
                office = self._titles.is_title(self._text[start : match.end()].split()[0])
                if not office and not self._within_actor(start, match.end()):
                    yield _Found(start, match.end(), self._known.named(self._text[start : match.end()]))

    def _behind_owner(self, start: int, end: int) -> int:
        """Where a site's own name begins: behind the town whose it is, as in "Karachi's Jinnah Airport"."""
        owner = _OWNER.match(self._text, start, end)
        return owner.end() if owner and self._known.named(owner[1]) else start

    def _divisions(self) -> Iterable[_Found]:
        """Names of parts of a town by the word behind them: "the Chapinero neighborhood"."""
        for sentence in self._analysis.sentences:
            for match in _QUARTER.finditer(self._text, sentence.start, sentence.end):
                if not self._titles.is_title(match[1].split()[0]):
                    yield _Found(*match.span(1), ())

    def _capitals(self) -> Iterable[_Found]:
        """Cities that are not named: "the Peruvian capital", "in this capital" or "in this city" of a dateline."""
        dateline = self._analysis.facts.dateline_place
        here = self._known.named(dateline.split(",")[0]) if dateline else ()
        home = [spot for spot in here if spot.capital]
        for match in _HERE.finditer(self._folded):
            if here and self._analysis.sentence_at(match.start()):
                yield _Found(match.start("city"), match.end("city"), tuple(here))
        for match in _CAPITAL.finditer(self._folded):
            nation = self._nations_at.get(match.span("nation"))
            spots = self._known.capitals(nation) if nation else () if match["nation"] else home
            if spots and self._analysis.sentence_at(match.start()):
                yield _Found(match.start("capital"), match.end("capital"), tuple(spots))

    def _of_model(self) -> Iterable[_Found]:
        for start, end, label, text in self._entities:
            if label not in _PLACED or self._within_actor(start, end) or set(fold(text).split()) <= self._people:
                continue
            sentence = self._analysis.sentence_at(start)
            first = sentence.start if sentence else 0
            beside = _BEFORE.search(self._folded[max(first, start - 40) : start]) or _AFTER.match(self._folded, end)
            if not (beside or label != "GPE" or self._known.is_typed(text)) or self._known.is_event(text):
                continue
            if " " in text and fold(text.split()[0]) in self._given and not self._known.is_typed(text):
                continue
            if (text.isupper() and len(text) < 4) or (sentence is not None and titled(sentence)):
                continue
            bare = self._known.untyped(text)
            yield _Found(start, start + len(bare) if text.startswith(bare) else end, self._known.named(bare))

    def _behind_prepositions(self) -> Iterable[_Found]:
        """Names behind "in" and "near" that neither the gazetteer nor the model knows."""
        for sentence in self._analysis.sentences:
            for token in sentence.span[:-1]:
                if (
                    token.lower_ in ("in", "near", "outside")
                    and token.head.i <= token.i
                    and self._unknown(token.nbor())
                ):
                    yield _Found(*sentence.offsets(token.nbor()), ())

    def _unknown(self, name: Token) -> bool:
        """Whether a lone capitalised word is no month, no office, no ordinary word and no part of a longer name."""
        if not name.is_title or not name.is_alpha or len(name) < 4 or name.pos_ != "PROPN":
            return False
        if name.ent_type_ not in _UNSURE or (name.ent_type_ and name.nbor(-1).ent_type_):
            return False
        after = name.nbor().text if name.i + 1 < len(name.doc) else ""
        ordinary = name.lower_ in vocabulary() or self._titles.is_title(name.text)
        return not after[:1].isupper() and not ordinary and fold(name.text) not in self._people

    def _listed(self, found: Sequence[_Found]) -> Iterable[_Found]:
        """The other name of a pair such as "Bannu and Besham regions"."""
        for one in found:
            match = re.compile(r" and ([A-Z][\w'-]+)").match(self._text, one.end)
            if match and _LISTED.match(self._text, match.end()):
                yield _Found(match.start(1), match.end(1), self._known.named(match[1]))

    def _resolved(self, found: list[_Found]) -> tuple[PlaceMention, ...]:
        votes = Counter(
            spot.country
            for one in found
            for spot in one.spots[:1]
            if len(one.spots) == 1 and (spot.capital or spot.kind == "country" or not self._common(one))
        )
        main, count = votes.most_common(1)[0] if votes else (None, 0)
        home = main if count >= _CLEAR * sum(votes.values()) else self._dateline(votes)
        votes.update({land: min(count, 3) for land, count in self._nations.items()})
        mentions: list[PlaceMention] = []
        for index in range(len(found) - 1, -1, -1):
            one = found[index]
            outer = mentions[-1] if mentions and self._linked(one.end, mentions[-1].start) else None
            inner = found[index - 1] if index and self._linked(found[index - 1].end, one.start) else None
            spot = self._choose(one, inner, outer.place if outer else None, votes, home)
            around = outer.place if outer else None if spot else self._around(one, found[:index], votes, home)
            mentions.append(PlaceMention(one.start, one.end, self._place(one, spot, around)))
        return self._agreed(mentions[::-1], home)

    def _around(
        self, one: _Found, before: Sequence[_Found], votes: Counter[str | None], home: str | None
    ) -> Place | None:
        """The town that a site is named by ("Karachi airport") or that owns it ("Karachi's Jinnah Airport")."""
        owner = before[-1] if before and self._folded[before[-1].end : one.start] in ("'s ", "'s old ") else None
        if owner is None:
            first = next(self._known.find(self._folded[one.start : one.end]), None)
            if first is None or first[0] != 0 or not self._known.is_typed(self._text[one.start : one.end]):
                return None
            owner = _Found(one.start, one.start + first[1], first[2])
        spot = self._choose(owner, None, None, votes, home)
        return spot.place if spot else None

    def _dateline(self, votes: Counter[str | None]) -> str | None:
        """The country that the article is datelined from, if it speaks of it too."""
        place = self._analysis.facts.dateline_place
        countries = [spot.country for spot in self._known.named(place.split(",")[0])] if place else []
        return next((country for country in countries if votes[country]), None)

    def _agreed(self, mentions: list[PlaceMention], home: str | None) -> tuple[PlaceMention, ...]:
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
                    country = self._named_after(name) or (near.place.country if near else None) or home
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
        return start - end < 60 and LINK.fullmatch(self._folded, end, start) is not None

    def _choose(
        self, one: _Found, inner: _Found | None, outer: Place | None, votes: Counter[str | None], home: str | None
    ) -> Spot | None:
        """What a name means: by the places beside it, by its type, by what else the document names, by its size."""
        if not one.spots or (not inner and not outer and self._abroad(one, votes, home)):
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
                min(votes[spot.country], 3) + 3 * (spot.country == preferred),
                spot.country == preferred,
                spot.capital,
                spot.kind == "city",
            ),
        )

    def _abroad(self, one: _Found, votes: Counter[str | None], home: str | None) -> bool:
        """Whether a name that many a town has means none that the gazetteer knows, but one at home."""
        known = any(votes[spot.country] or spot.capital for spot in one.spots)
        return home is not None and self._common(one) and not known

    def _common(self, one: _Found) -> bool:
        """Whether a name is one that many a town has: "San Benito"."""
        name = self._text[one.start : one.end]
        return " " in name and self._known.sounds_like_one(name) and not self._known.is_typed(name)

    def _place(self, one: _Found, spot: Spot | None, outer: Place | None) -> Place:
        if spot is not None:
            place = spot.place
            lies = outer is not None and outer.country == spot.country and spot.kind == "city"
            return inside(place, outer) if outer and lies and not place.within else place
        name = " ".join(self._text[one.start : one.end].split())
        return inside(Place(name), outer) if outer is not None else Place(name)


@lru_cache(maxsize=4)
def _typed(known: Gazetteer) -> re.Pattern[str]:
    """One to four capitalised words with a word for a kind of place behind them, or before them."""
    ends = "|".join(sorted(map(re.escape, known.types.sites), key=len, reverse=True))
    starts = "|".join(map(re.escape, known.types.before))
    word = r"[A-Z][\w'’-]+"
    joined = rf"(?:(?: de| del| la| las| los| el| al)* {word})"
    small = "|".join(end.lower() for end in known.types.sites if end in ("Airport", "Hotel", "Farm", "Volcano"))
    return re.compile(
        rf"\b(?:{word}{joined}{{0,3}} (?:{ends})\b(?! [A-Z])|(?:{starts}){joined}{{1,3}}"
        rf"|{word}{joined}{{0,2}} (?:{small})\b)"
    )


def _entities(analysis: Analysis) -> list[tuple[int, int, str, str]]:
    """The model's names, without "the" and possessives."""
    found = []
    for sentence in analysis.sentences:
        for entity in sentence.span.ents:
            if entity.label_ not in ("PERSON", "ORG", *_PLACED):
                continue
            start, _ = sentence.offsets(entity)
            text = _TRAILING.sub("", entity.text)
            lead = re.match(r"(?:(?:the|The|a|an)\s+|[^\w]+)*", text)
            cut = lead.end() if lead else 0
            text = text[cut:]
            if text[:1].isupper() and not any(c in text for c in '()[]"“”'):
                found.append((start + cut, start + cut + len(text), entity.label_, text))
    return found


def _apart(found: Iterable[_Found]) -> list[_Found]:
    """The finds that do not overlap, the longest first, those of the gazetteer before the model's; in order."""
    kept: list[_Found] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: (one.start - one.end, not one.spots, one.start)):
        stretch = range(one.start, one.end)
        if taken.isdisjoint(stretch):
            kept.append(one)
            taken.update(stretch)
    return sorted(kept, key=lambda one: one.start)
