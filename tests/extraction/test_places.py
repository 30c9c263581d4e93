"""Places: what is one, what it lies in, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.extraction.geography.gazetteer import gazetteer
from tui.model import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.extraction.analysis import PlaceMention
    from tui.extraction.dictionaries import Dictionaries

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
        ("They met in Rome, Ga., in May.", "Rome", Place("Rome", "United States", ("Georgia",))),
        ("They met in Rome, Ga., in May.", "Ga.", Place("Georgia", "United States")),
        ("He teaches in Paris, TX.", "Paris", Place("Paris", "United States", ("Texas",))),
        ("A car burned in Peru, Ill., on Friday.", "Peru", Place("Peru", "United States", ("Illinois",))),
        ("Medics were in WESTFIELD, Ind., in May.", "WESTFIELD", Place("WESTFIELD", "United States", ("Indiana",))),
        ("She left London, Ont., in May.", "London", Place("London", "Canada", ("Ontario",))),
        ("Envoys of Peru, Chile and Bolivia met.", "Peru", Place(None, "Peru")),
        ("A bus crashed in Mocuba on Friday.", "Mocuba", Place("Mocuba", "Mozambique")),
        ("A quake shook Padang at dawn.", "Padang", Place("Padang", "Indonesia", ("West Sumatra",))),
    ],
)
def test_a_place_is_known_with_what_it_lies_in(located: Located, text: str, written: str, place: Place):
    assert by_name(text, located)[written] == place


@pytest.mark.parametrize(
    ("dateline", "spot"),
    [
        ("Nairobi, Kenya", ("Nairobi", "Kenya")),
        ("Valparaiso, Ind.", ("Valparaiso", "United States")),
        ("Valparaiso", ("Valparaiso", "Chile")),
        ("Sarnkale, Peru", ("Sarnkale", "Peru")),
    ],
)
def test_a_dateline_says_in_which_country_its_town_is(dictionaries: Dictionaries, dateline: str, spot: tuple[str, str]):
    first = gazetteer(dictionaries).sent_from(dateline)[0]
    assert (first.name, first.country) == spot


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("It was a nice idea. Nice words do not help.", "Nice"),
        ("Reading is good for children.", "Reading"),
        ("They told us to wait.", "us"),
        ("President Santiago Quispe spoke.", "Santiago"),
        ("Pakistanis voted on Sunday.", "Pakistanis"),
        ("Soldiers of Operation Safe Haven came.", "Operation Safe Haven"),
        ("They spoke at the Harbour Minerals Meeting in Suva.", "Harbour Minerals Meeting"),
        ("The ferry earned US$5 million.", "US"),
        ("A gale from the West tore off roofs.", "West"),
        ("The Hotel stayed shut in Accra.", "Hotel"),
        ("They rebuilt a Kurdish village near Mosul.", "Kurdish"),
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


def test_a_name_with_accents_is_the_one_without(located: Located):
    found = [one.place for one in located("Markets opened in Bogotá and in Łódź, Poland.")]
    assert [(place.name, place.country) for place in found] == [
        ("Bogota", "Colombia"),
        ("Lodz", "Poland"),
        (None, "Poland"),
    ]


def test_a_neighborhood_lies_in_its_town(located: Located):
    places = by_name("A shop burned down in the Villa Aurora neighborhood of Quito.", located)
    assert places["Villa Aurora"] == Place("Villa Aurora", "Ecuador", ("Quito", "Pichincha"))


@pytest.mark.parametrize(
    ("text", "capital"),
    [
        ("A tram derailed in the Portuguese capital on Friday.", "Lisbon"),
        ("Shops stayed closed throughout the Kenyan capital.", "Nairobi"),
        ("They raised capital in the market.", None),
        ("He spoke of the capital that the Portuguese bank needs.", None),
    ],
)
def test_a_capital_without_its_name(located: Located, text: str, capital: str | None):
    assert [one.place.name for one in located(text)] == ([capital] if capital else [])


def test_a_name_that_many_towns_have_is_at_home(located: Located):
    """San Benito is a town of Guatemala, and a name that stands for quarters and villages in every land around."""
    text = "Police in El Salvador searched houses. Salvadoran officers came to San Benito from Santa Ana, El Salvador."
    assert by_name(text, located)["San Benito"].country == "El Salvador"
    assert by_name("Police in Guatemala came to San Benito.", located)["San Benito"].country == "Guatemala"


def test_a_part_of_the_world_has_no_country(located: Located):
    places = by_name("Ministers from Latin America met in Lima, Peru. Peru held talks in Cusco, Peru.", located)
    assert places["Latin America"].country is None


@pytest.mark.parametrize(
    ("text", "written", "place"),
    [
        ("It burned at Karachi's Jinnah International Airport.", "Jinnah International Airport", "Karachi"),
        ("It burned at the Jinnah International Airport of Karachi.", "Jinnah International Airport", "Karachi"),
        ("A fire broke out near Karachi airport.", "Karachi airport", "Karachi"),
        ("Gunmen attacked Nairobi’s Hilton Hotel on Sunday.", "Hilton Hotel", "Nairobi"),
        ("Shops burned in Nairobi’s Umoja Park neighbourhood.", "Umoja Park", "Nairobi"),
        ("A van burned in Lusaka. Police closed Cairo Road.", "Cairo Road", "Lusaka"),
    ],
)
def test_a_site_lies_in_the_town_whose_it_is(located: Located, text: str, written: str, place: str):
    assert by_name(text, located)[written].within[0] == place


@pytest.mark.parametrize(
    ("text", "written", "place"),
    [
        (
            "Two died in Kirom, in the mountain province of Kandahar.",
            "Kirom",
            Place("Kirom", "Afghanistan", ("Kandahar",)),
        ),
        ("A bomb went off in Kenya's coastal town of Dolomo.", "Dolomo", Place("Dolomo", "Kenya")),
        ("Rebels took the Nigerian border towns of Doronu and Sabo.", "Doronu", Place("Doronu", "Nigeria")),
        ("A flood hit Narok village (Kisumu County), Kenya.", "Narok", Place("Narok", "Kenya")),
        (
            "Shops burned in Kerugoya, Mombasa, Lamu and Malindi in Kenya.",
            "Kerugoya",
            Place("Kerugoya", "Kenya"),
        ),
    ],
)
def test_the_words_between_say_what_lies_in_what(located: Located, text: str, written: str, place: Place):
    assert by_name(text, located)[written] == place


def test_a_name_from_abroad_in_a_street_says_nothing_of_the_country(located: Located):
    places = by_name("Police in Lusaka closed Venezuela Boulevard. Zambia mourned.", located)
    assert places["Venezuela Boulevard"] == Place("Venezuela Boulevard", "Zambia", ("Lusaka",))


def test_a_surname_is_no_town_of_its_name(located: Located):
    text = "Carlos Rivera, a judge, died in Oslo. The police sought those responsible for Rivera's murder."
    assert "Rivera" not in by_name(text, located)
