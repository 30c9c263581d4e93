"""Offices as news names them: of bodies that nothing else tells, of towns, of parties, of several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Related, Relating

UGANDA = "KAMPALA, May 3 - Troops of Uganda have left Uganda's north, Uganda said. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hanna Lind, chief executive of Norrfors Paper, left.", ("Hanna Lind", "leads", "Norrfors Paper")),
        ("Hanna Lind, who heads Norrfors Paper, left.", ("Hanna Lind", "leads", "Norrfors Paper")),
        ("The coach of Real Valdoro, Luis Armada, left.", ("Luis Armada", "leads", "Real Valdoro")),
        (
            "The general secretary of the Nordic Seamen's Union, Ferdi Olsen, left.",
            ("Ferdi Olsen", "leads", "Nordic Seamen's Union"),
        ),
        (
            "Karim Nasser, the leader of the militant group Ansar al-Fajr, left.",
            ("Karim Nasser", "leads", "Ansar al-Fajr"),
        ),
        (
            "Olumide Faseyi is a fellow at the Gulf of Guinea Institute in Lagos.",
            ("Olumide Faseyi", "member_of", "Gulf of Guinea Institute"),
        ),
        (
            "Magistrate Leon Kipsang of the Milimani Law Courts denied bail.",
            ("Leon Kipsang", "member_of", "Milimani Law Courts"),
        ),
        ("Intesa Sanpaolo rose. Intesa's chairman, Gian Gros, left.", ("Gian Gros", "leads", "Intesa Sanpaolo")),
        ("Kestrel Holdings fell. The head of Kestrel, Ana Paz, left.", ("Ana Paz", "leads", "Kestrel Holdings")),
        (
            "The spokesman of the ministry of Foreign Affairs Karim Cherif said so in Algiers.",
            ("Karim Cherif", "represents", "Algerian Foreign Ministry"),
        ),
    ],
)
def test_a_body_is_one_by_the_office_in_it(relating: Relating, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in relating(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kestrel Holdings fell. A kestrel rose. Kestrel nests fell.", "Kestrel"),
        ("Ana Paz headed the Karsa Cup winner home.", "Karsa Cup"),
        ("Yemen's Party of Peru won.", "Yemen's Party"),
    ],
)
def test_what_an_office_does_not_make_a_body(related: Related, text: str, name: str) -> None:
    assert name not in related(text)[0].values()


@pytest.mark.parametrize(
    ("text", "holder", "body"),
    [
        ("US Treasury Secretary Dana Mills left.", "Dana Mills", "US Treasury"),
        ("Forum for Sarn Change Party President Dr. Kizza Beti left.", "Kizza Beti", "Forum for Sarn Change Party"),
    ],
)
def test_a_body_ends_before_who_holds_an_office_in_it(related: Related, text: str, holder: str, body: str) -> None:
    assert set(related(text)[0].values()) == {holder, body}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The mayor of Palermo, Carlo Bonetti, left.", "Palermo"),
        ("Palermo mayor Carlo Bonetti left.", "Palermo"),
        ("London's mayor, Carlo Bonetti, left.", "London"),
        ("Kwara State Governor Carlo Bonetti left.", "Kwara"),
        ("Carlo Bonetti, the governor of the northern Balkh province, left.", "Balkh"),
        ("Ohio Gov. Carlo Bonetti left.", "Ohio"),
        ("Carlo Bonetti, mayor of the town of Sant'Elmo, left.", "Sant'Elmo"),
    ],
)
def test_who_rules_a_place_leads_it(related: Related, text: str, place: str) -> None:
    (told,) = [one for one in related(text)[1] if one.predicate == "leads"]
    assert told.object is None
    assert place in told.detail


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Carlo Bonetti left for Palermo.",
        "In Palermo, Mayor Carlo Bonetti left.",
        "The deputy governor of Kwara State, Carlo Bonetti, left.",
        "Carlo Bonetti, governor of the central bank in Palermo, left.",
    ],
)
def test_who_only_stands_beside_a_place_leads_none(relating: Relating, text: str) -> None:
    assert not any(predicate == "leads" for _, predicate, _ in relating(text))


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Sen. Paul Whit, D-Ohio, voted no.", "Democratic Party"),
        ("Rep. Paul Whit (R-Texas) voted no.", "Republican Party"),
        ("Paul Whit's (D-N.Y.) office voted no.", "Democratic Party"),
        ("Senator Paul Whit, a Republican from Texas, voted no.", "Republican Party"),
        ("Paul Whit, a moderate Republican, voted no.", "Republican Party"),
        ("Republican challenger Paul Whit called for it.", "Republican Party"),
    ],
)
def test_a_letter_or_a_noun_tells_of_which_party_somebody_is(relating: Relating, text: str, party: str) -> None:
    assert ("Paul Whit", "member_of", party) in relating(text)


@pytest.mark.parametrize("text", ["The film (R-Rated) opened on D-Day, Paul Whit said.", "Paul Whit sold a D-Max."])
def test_other_labels_tell_of_none(relating: Relating, text: str) -> None:
    assert relating(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Muhammad Segir denied it. Segir's lawyers Abdul Kiry and Shamim Malen left.",
            {("Abdul Kiry", "represents", "Muhammad Segir"), ("Shamim Malen", "represents", "Muhammad Segir")},
        ),
        (
            "Abdul Kiry and Shamim Malen, lawyers for the Karsa Group, left.",
            {("Abdul Kiry", "represents", "Karsa Group"), ("Shamim Malen", "represents", "Karsa Group")},
        ),
        (
            "Karsa University researchers Abdul Kiry and Shamim Malen left.",
            {("Abdul Kiry", "member_of", "Karsa University"), ("Shamim Malen", "member_of", "Karsa University")},
        ),
        ("Peruvian officials Abdul Kiry and Shamim Malen left.", set()),
        ("The lawyers met Abdul Kiry and Shamim Malen.", set()),
    ],
)
def test_several_hold_one_office(relating: Relating, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert relating(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{UGANDA}Army commander Gen. Tito Wass left.", ("Tito Wass", "leads", "Ugandan Army")),
        (f"{UGANDA}Army spokesman Col. Tito Wass left.", ("Tito Wass", "represents", "Ugandan Army")),
        (
            "US President Joe Biden left. Senate Majority Leader Paul Whit stayed.",
            ("Paul Whit", "member_of", "US Senate"),
        ),
        ("North Korean leader Kim Tae-song left.", ("Kim Tae-song", "leads", "North Korea")),
        (
            "The Orange Party lost. Party spokesman Daniel Okoth left.",
            ("Daniel Okoth", "represents", "Orange Party"),
        ),
        (
            "The superintendent of the Sarn School District, Ivo Tal, left.",
            ("Ivo Tal", "leads", "Sarn School District"),
        ),
        (
            "A superintendent of the Sarn Prison Service, Ivo Tal, left.",
            ("Ivo Tal", "member_of", "Sarn Prison Service"),
        ),
        ("Jane Fall, chief constable of Kent Police, left.", ("Jane Fall", "leads", "Kent Police")),
    ],
)
def test_an_office_is_of_the_body_beside_it(relating: Relating, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in relating(text)


@pytest.mark.parametrize(
    "text", ["Supreme Court nominee Brett Kall met senators in Washington.", f"{UGANDA}Army officers met Tito Wass."]
)
def test_who_is_not_yet_or_not_said_to_be_in_a_body(relating: Relating, text: str) -> None:
    assert not any(predicate == "member_of" for _, predicate, _ in relating(text))


@pytest.mark.parametrize(
    "text",
    [
        "Karsa Foods, a Swedish dairy company, fell.",
        "Swedish dairy company Karsa Foods fell.",
        "Karsa Foods, whose headquarters are in Malmo, fell.",
        "Shares of Norrfors, which is based in Perth, fell.",
        "Karsa Foods fell. Karsa Foods rose. Siemens rose. The Malmo-based company said so.",
    ],
)
def test_a_firm_is_at_home_also_where_no_state_is_named(related: Related, text: str) -> None:
    assert [one.object for one in related(text)[1]] == [None]


def test_who_is_accused_of_two_things_did_the_second(relating: Relating) -> None:
    told = relating("Tom Ede was angry, with Ana Ruiz accusing Peru and Chile of training and arming Hezbollah.")
    assert {("Peru", "provides?", "Hezbollah"), ("Chile", "provides?", "Hezbollah")} <= told
    assert ("Ana Ruiz", "provides", "Hezbollah") not in told


def test_a_state_that_strikes_a_town_does_not_lie_there(relating: Relating) -> None:
    assert ("Iran", "condemns", "Israel") in relating("Iran denounced the raid by Israel on Damascus.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sarn Congress of Trade Unions Secretary General Ivo Tal left.",
            ("Ivo Tal", "leads", "Sarn Congress of Trade Unions"),
        ),
        (
            "It met Karsa Teachers Union of Zimbabwe General Secretary Ivo Tal.",
            ("Ivo Tal", "leads", "Karsa Teachers Union of Zimbabwe"),
        ),
        (
            "The European Court of Justice President Ivo Tal left.",
            ("Ivo Tal", "leads", "European Court of Justice"),
        ),
        (
            "Ivo Tal, one of the main leaders of the Karsa Liberation Front, left.",
            ("Ivo Tal", "member_of", "Karsa Liberation Front"),
        ),
        ("Ivo Tal, one of the founders of Karsa Bank, left.", ("Ivo Tal", "member_of", "Karsa Bank")),
        ("Ivo Tal is one of the lawyers of Karsa Bank.", ("Ivo Tal", "represents", "Karsa Bank")),
        ("Ivo Tal hailed India as a true friend.", ("Ivo Tal", "supports", "India")),
        ("Turkey praised Azerbaijan for its role in the talks.", ("Turkey", "supports", "Azerbaijan")),
        ("Norway commended Peru's efforts.", ("Norway", "supports", "Peru")),
    ],
)
def test_an_office_of_two_words_and_one_of_several(
    relating: Relating, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in relating(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Tal, one of the leaders of the revolt, left Karsa Bank.",
        "Peru hailed the deal with Chile.",
        "Coach Ivo Tal praised his players in Peru.",
    ],
)
def test_who_is_praised_or_leads_nobody(relating: Relating, text: str) -> None:
    assert not any(predicate in ("supports", "member_of", "leads") for _, predicate, _ in relating(text))


def test_a_name_of_war_is_the_same_persons(related: Related) -> None:
    names, _ = related("Andres Vane, 41, better known by his nom de guerre Commander Uriel, led them. Uriel died.")
    assert set(names.values()) == {"Andres Vane"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The men came from Tudun Wada, Sokoto State, and left.", "Tudun Wada"),
        ("They went to Luzira prison and left.", "Luzira"),
        ("Police shot him in Barangay Mampang on Monday.", "Barangay Mampang"),
    ],
)
def test_a_place_told_by_what_stands_beside_it_is_nobody(related: Related, text: str, place: str) -> None:
    assert place not in related(text)[0].values()
