"""Places: what is one, what it lies in, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.extraction.geography.places import chain
from tui.model import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.extraction.analysis import PlaceMention

    Located = Callable[[str], tuple[PlaceMention, ...]]


def by_name(text: str, located: Located) -> dict[str, Place]:
    return {text[one.start : one.end]: one.place for one in located(text)}


@pytest.mark.parametrize(
    ("text", "written", "place"),
    [
        ("A bus crashed in Quetta on Friday.", "Quetta", Place("Quetta", "Pakistan", ("Balochistan",))),
        ("A bus crashed in Pakistan.", "Pakistan", Place(None, "Pakistan")),
        ("Rebels struck in Chalatenango Department.", "Chalatenango", Place("Chalatenango", "El Salvador")),
        ("A storm hit Kingston, Jamaica.", "Kingston", Place("Kingston", "Jamaica")),
        ("He was born in Hyderabad, Pakistan.", "Hyderabad", Place("Hyderabad", "Pakistan", ("Sindh",))),
        ("A fire broke out in Atlanta, Georgia.", "Atlanta", Place("Atlanta", "United States", ("Georgia",))),
        ("They met in Bombay.", "Bombay", Place("Mumbai", "India", ("Maharashtra",))),
        ("The ship crossed the Red Sea.", "Red Sea", Place("Red Sea")),
    ],
)
def test_a_place_is_known_with_what_it_lies_in(located: Located, text: str, written: str, place: Place):
    assert by_name(text, located)[written] == place


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("It was a nice idea. Nice words do not help.", "Nice"),
        ("Reading is good for children.", "Reading"),
        ("They told us to wait.", "us"),
        ("President Santiago Quispe spoke.", "Santiago"),
        ("Pakistanis voted on Sunday.", "Pakistanis"),
    ],
)
def test_what_only_looks_like_a_place_is_none(located: Located, text: str, absent: str):
    assert absent not in by_name(text, located)


def test_a_site_lies_in_its_town_and_keeps_it_when_named_again(located: Located):
    text = (
        "A bomb exploded near Jinnah International Airport in Karachi, Pakistan. Jinnah International Airport was shut."
    )
    first, *_, last = located(text)
    assert first.place == Place("Jinnah International Airport", "Pakistan", ("Karachi", "Sindh"))
    assert last.place == first.place


def test_a_pair_of_regions_is_two_places(located: Located):
    found = by_name("Attacks in Pakistan’s Bannu and Besham regions went on.", located)
    assert found["Besham"].country == "Pakistan"
    assert found["Bannu"].within == ("Khyber Pakhtunkhwa",)


@pytest.mark.parametrize(
    ("text", "whole", "place"),
    [
        (
            "It happened near Jinnah International Airport in Karachi, Pakistan, at noon.",
            "Jinnah International Airport in Karachi, Pakistan",
            Place("Jinnah International Airport", "Pakistan", ("Karachi", "Sindh")),
        ),
        (
            "It happened in the capital of Balochistan Province, Quetta, at noon.",
            "Balochistan Province, Quetta",
            Place("Quetta", "Pakistan", ("Balochistan",)),
        ),
        (
            "It happened in Pakistan's northwestern city of Peshawar.",
            "Pakistan's northwestern city of Peshawar",
            Place("Peshawar", "Pakistan", ("Khyber Pakhtunkhwa",)),
        ),
    ],
)
def test_places_that_say_one_place_are_joined(located: Located, text: str, whole: str, place: Place):
    [joined] = chain(text, located(text))
    assert text[joined.start : joined.end] == whole
    assert joined.place == place


def test_places_of_different_countries_are_not_joined(located: Located):
    text = "He went from Lima, Peru, to Quito, Ecuador."
    assert [one.place.country for one in chain(text, located(text))] == ["Peru", "Ecuador"]
