"""Containment: which of two places lies within the other, how far down its chain one lies, and sites within towns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.extraction.geography.words import SITES

if TYPE_CHECKING:
    from tui.model import Place


_SIDES: Final = frozenset(
    """north south east west northern southern eastern western northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern central downtown old""".split()  # noqa: SIM905 - a list would take a page
)


def exactness(place: Place) -> int:
    """How far down its chain a place lies: a country 0, a town in a province in a country 2."""
    return len(place.within) + (place.name is not None and place.name != place.country)


def proper(place: Place) -> bool:
    """Whether a place, if it is a site, has a name of its own besides its town's."""
    return _site(place) != _site(place).lower()


def nested(one: Place, other: Place) -> bool:
    """Whether one place lies within the other, or both are the same."""
    if one.country and other.country and one.country != other.country:
        return False
    if one.name is None or other.name is None or one.name == other.name:
        return True
    if one.name == one.country or other.name == other.country:
        return one.country == other.country or one.country is None or other.country is None
    if _side_of_its_country(one) != _side_of_its_country(other):
        return one.country == other.country
    return _in(one, other) or _in(other, one) or _one_site(one, other)


def _side_of_its_country(place: Place) -> bool:
    """Whether a place is no more than a side of its country: "southern Lebanon", in which many a town may lie."""
    return place.name is not None and place.country is not None and _part_of(place.name, place.country)


def compatible(one: Place, other: Place) -> bool:
    """Whether one place may lie within the other: a site whose town is not told may be in any of its country."""
    if nested(one, other):
        return True
    return _adrift(one) != _adrift(other) and (one.country == other.country or None in (one.country, other.country))


def _adrift(place: Place) -> bool:
    """Whether a place is a site of which nothing says in which town it is."""
    words = (place.name or "").lower().split()
    return not place.within and not SITES.isdisjoint(words[:1] + words[-1:])


def overlapping(one: Place, other: Place) -> bool:
    """Whether one place lies within the other by their names alone, or both are the same."""
    if one.name is None or other.name is None:
        return one.country == other.country
    return one.name == other.name or _in(one, other) or _in(other, one)


def _one_site(one: Place, other: Place) -> bool:
    """Whether two are a site of a town and the same by its kind alone: "Karachi airport", "Jinnah Airport, Karachi"."""
    if not one.within or not other.within or one.within[0] != other.within[0]:
        return False
    names = {_site(place).lower() for place in (one, other)}
    kinds = {name.split()[-1] for name in names}
    return len(kinds) == 1 and kinds <= SITES and (len(names) == 1 or not (proper(one) and proper(other)))


def _site(place: Place) -> str:
    """A place's name without that of its town."""
    name, town = place.name or "", place.within[0] if place.within else ""
    return name.removesuffix(f", {town}").removeprefix(f"{town} ")


def _in(inner: Place, outer: Place) -> bool:
    assert inner.name is not None
    assert outer.name is not None
    if outer.name in inner.within or inner.name.endswith((f", {outer.name}", f" {outer.name}")):
        return True
    return any(_part_of(name, outer.name) for name in inner.within)


def _part_of(name: str, whole: str) -> bool:
    """Whether a name is that of a side of another place: "South Jakarta" of Jakarta."""
    side, _, rest = name.partition(" ")
    return rest == whole and side.lower() in _SIDES
