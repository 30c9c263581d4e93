"""The places that Dateline knows beforehand, and what each lies in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from tui.extraction.cast.lexicon import Forms, fold
from tui.extraction.cast.records import States
from tui.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.extraction.dictionaries import Dictionaries

SpotKind = Literal["country", "region", "city", "area", "site"]


class TypeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``types`` of the dictionary ``places``."""

    regions: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dictionary ``places``; the file's head says what each table is."""

    regions: dict[str, tuple[str, ...]] = {}
    cities: dict[str, dict[str, tuple[str, ...]]] = {}
    areas: dict[str, tuple[str, ...]] = {}
    aliases: dict[str, str] = {}
    abbreviations: dict[str, dict[str, tuple[str, ...]]] = {}
    sites: dict[str, str] = {}
    preferred: dict[str, str] = {}
    types: TypeWords = TypeWords()


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the gazetteer."""

    name: str
    kind: SpotKind
    country: str | None = None
    within: tuple[str, ...] = ()
    capital: bool = False

    @property
    def place(self) -> Place:
        """The spot as a record: a country has no name beside its own."""
        return Place(None if self.kind == "country" else self.name, self.country, self.within)


class Gazetteer:
    """Countries, regions, towns, areas and sites by all their names; a name may have several."""

    def __init__(self, states: States, places: Places) -> None:
        spots = _by_name(states, places)
        self._shortened = {
            short: Spot(region, "region", land)
            for land, regions in places.abbreviations.items()
            for region, forms in regions.items()
            for short in forms
        }
        dotted = "|".join(re.escape(short) for short in self._shortened if "." in short)
        codes = "|".join(short for short in self._shortened if "." not in short)
        self._behind_town = re.compile(
            rf"\b(?:[A-Z][\w'’-]+, (?P<dotted>{dotted})|[A-Z][a-z][\w'’-]*, (?P<code>{codes}))(?![\w-])"
        )
        self._capitals = {state.name: spots.get(fold(state.capital), ()) for state in states.state if state.capital}
        self.preferred = {fold(name): land for name, land in places.preferred.items()}
        self.types = places.types
        self._ends = frozenset(fold(word) for word in (*places.types.regions, *places.types.towns, *places.types.sites))
        self._divisions = frozenset(fold(word) for word in (*places.types.regions, *places.types.towns))
        self._starts = frozenset(fold(word) for word in places.types.before)
        self._events = frozenset(fold(word) for word in places.types.events)
        self._articles = frozenset(fold(word) for word in places.types.articles)
        self._spots = spots
        self._forms: Forms[tuple[Spot, ...]] = Forms((form, tuple(found)) for form, found in spots.items())

    def find(self, folded: str) -> Iterator[tuple[int, int, tuple[Spot, ...]]]:
        """The names of places in a folded text, each with what it may mean."""
        for start, end, payload in self._forms.find(folded):
            yield start, end, payload[0]

    def shortened(self, text: str) -> Iterator[tuple[int, int, Spot]]:
        """The regions that a text shortens behind a town: "Springfield, Ill."."""
        for match in self._behind_town.finditer(text):
            kind = match.lastgroup or ""
            yield *match.span(kind), self._shortened[match[kind]]

    def sent_from(self, dateline: str | None) -> tuple[Spot, ...]:
        """What the place of a dateline may mean: a town alone, or in the region or country behind it."""
        town, _, outer = (dateline or "").partition(", ")
        spots = self.named(town)
        around = self._shortened.get(outer) or next(iter(self.named(outer)), None)
        if around is None:
            return spots
        there = tuple(spot for spot in spots if spot.country == around.country and spot.kind != "country")
        return there or (Spot(town, "city", around.country, () if around.kind == "country" else (around.name,)),)

    def untyped(self, name: str) -> str:
        """A name without the word for a province or town behind it: "Balochistan" of "Balochistan Province"."""
        words = name.split()
        return " ".join(words[:-1]) if len(words) > 1 and fold(words[-1]) in self._divisions else name

    def is_typed(self, name: str) -> bool:
        """Whether a name of several words ends or begins with a word for a kind of place."""
        words = fold(name).split()
        return len(words) > 1 and (words[-1] in self._ends or words[0] in self._starts)

    def is_event(self, name: str) -> bool:
        """Whether a name's first or last word says that it is something that takes place: "London Marathon"."""
        words = fold(name).split()
        return not self._events.isdisjoint((words[0], words[-1]))

    def sounds_like_one(self, name: str) -> bool:
        """Whether a name is typed, or opens with a word as in "San Miguel" and "La Palma"."""
        return self.is_typed(name) or (" " in name and fold(name.split()[0]) in self._articles)

    def capitals(self, country: str) -> tuple[Spot, ...]:
        """The capital of a country; none if it is not known."""
        return tuple(spot for spot in self._capitals.get(country, ()) if spot.country == country and spot.capital)[:1]

    def named(self, name: str) -> tuple[Spot, ...]:
        """What a name may mean."""
        return tuple(self._spots.get(fold(name), ()))


def _plain(name: str) -> str:
    return fold(name).replace(" ", "").removesuffix("city").removesuffix("capital")


def _by_name(states: States, places: Places) -> dict[str, list[Spot]]:
    """All that a folded name may mean."""
    capitals = {(fold(state.capital), state.name) for state in states.state if state.capital}
    spots: dict[str, list[Spot]] = {}

    def add(name: str, spot: Spot) -> None:
        spots.setdefault(fold(name), []).append(spot)

    for state in states.state:
        country = Spot(state.name, "country", state.name)
        for form in (state.name, *state.forms):
            add(form, country)
    for land, towns in places.cities.items():
        for region, names in towns.items():
            for name in names:
                capital = (fold(name), land) in capitals
                within = (region,) if region and _plain(region) != _plain(name) else ()
                add(name, Spot(name, "city", land, within, capital))
    for state in states.state:
        if state.capital and not any(spot.capital for spot in spots.get(fold(state.capital), ())):
            add(state.capital, Spot(state.capital, "city", state.name, (), True))
    for land, regions in places.regions.items():
        for region in regions:
            add(region, Spot(region, "region", land))
    for names in places.areas.values():
        for name in names:
            add(name, Spot(name, "area"))
    for alias, name in places.aliases.items():
        for spot in spots.get(fold(name), ()):
            add(alias, spot)
    for site, town in places.sites.items():
        for spot in spots.get(fold(town), ())[:1]:
            add(site, Spot(site, "site", spot.country, (spot.name, *spot.within)))
    return spots


@lru_cache(maxsize=4)
def gazetteer(dictionaries: Dictionaries) -> Gazetteer:
    """The gazetteer of some dictionaries, made once."""
    return Gazetteer(dictionaries.read("states", States), dictionaries.read("places", Places))
