"""Who is said to have done what others tell of, and who is named behind what a text tells of nameless people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only, roles

if TYPE_CHECKING:
    from tests.extraction.reports import Reported

_BOMB = "A bomb killed six people at a market in Maiduguri on Monday. "


@pytest.mark.parametrize(
    ("text", "who", "hedged"),
    [
        (_BOMB + "The authorities have attributed the attack to the drug mafias.", "the drug mafias", False),
        (_BOMB + "The police hold the Red Front responsible for the attack.", "Red Front", True),
        (_BOMB[:-2] + ", for which the Red Front is being held responsible.", "Red Front", True),
        (_BOMB + "The Red Front has been accused of the bombing.", "Red Front", True),
        (_BOMB + "A spokesman said the Red Front was behind the attack.", "Red Front", False),
        (_BOMB + "The attack was the work of the Red Front.", "Red Front", False),
        (_BOMB + "The Red Front, a group active in the north, is responsible for the bombing.", "Red Front", False),
        ("Three students have been charged with the murder of a judge in Dakar.", "Three students", True),
        (
            "Two drivers were arrested in Lyon in connection with the attack on Senator Paul Girard on Tuesday.",
            "Two drivers",
            True,
        ),
        ("Ivo Kran, accused of murdering Bishop Aron Weiss in Graz in 1995, denied any part in it.", "Ivo Kran", True),
        ("The leaders of the union blame the Red Front for the murder of Omar Diallo in Dakar.", "Red Front", True),
        ("A court in Graz convicted Ivo Kran of the murder of Bishop Aron Weiss.", "Ivo Kran", False),
        ("Ivo Kran was the mastermind of the murder of Bishop Aron Weiss in Graz.", "Ivo Kran", False),
        ("Those responsible for killing Omar Diallo in Dakar are soldiers, the minister said.", "soldiers", False),
        ("Survivors accused the army of the massacre of 40 villagers in Duekoue.", "the army", True),
    ],
)
def test_blame(reported: Reported, text: str, who: str, hedged: bool) -> None:
    attack = only(reported(text), "attack")
    assert [(one.text, one.hedged) for one in attack.participants if one.role == "perpetrator"] == [(who, hedged)]


@pytest.mark.parametrize(
    "text",
    [
        _BOMB + "Police seek the people responsible for the attack.",
        _BOMB + "Police seek the masterminds of the attack.",
        _BOMB + "It is unclear whether the Red Front was behind the attack.",
        _BOMB + "The Red Front was not responsible for the attack.",
        "President Omar Diallo spoke of the murder of a nun in Dakar on 3 March.",
    ],
)
def test_no_blame(reported: Reported, text: str) -> None:
    attack = only(reported(text), "attack")
    assert not [one.text for one in attack.participants if one.role == "perpetrator"]


def test_who_blames_others_did_not_do_it(reported: Reported) -> None:
    text = "President Omar Diallo implicated four officers in the murder of a nun in Dakar on 3 March 2020."
    perpetrators = {one for one in roles(only(reported(text), "attack")) if one[0] == "perpetrator"}
    assert perpetrators == {("perpetrator", "four officers")}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The Red Front today distributed leaflets claiming responsibility for the murder of Omar Diallo.",
            "Red Front",
        ),
        (
            "A reporter received a telephone call from a member of the Red Front claiming responsibility for the "
            "burning of a hotel in Agadez.",
            "Red Front",
        ),
        ("The mayor was hurt on Monday in an attack in Graz for which the Red Front claimed credit.", "Red Front"),
    ],
)
def test_claims(reported: Reported, text: str, who: str) -> None:
    claimants = {one for one in roles(only(reported(text), "attack")) if one[0] == "claimant"}
    assert ("claimant", who) in claimants
    assert ("claimant", "A reporter") not in claimants


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Three people were killed by a bomb in Graz on Monday. The dead were identified as Omar Diallo, Awa Sarr "
            "and Ibra Fall.",
            {("victim", "Omar Diallo"), ("victim", "Awa Sarr"), ("victim", "Ibra Fall")},
        ),
        (
            "Two people were killed by a bomb in Graz on Monday. Police named the victims as Ana Lima, 53, and Jo Tan.",
            {("victim", "Ana Lima"), ("victim", "Jo Tan")},
        ),
        (
            "Gunmen kidnapped two aid workers near Agadez on Monday. They are Paul Girard and Luis Ramos.",
            {("victim", "Paul Girard"), ("victim", "Luis Ramos")},
        ),
        (
            "Six people were killed when gunmen attacked a bus near Maiduguri on Monday. The gunmen belonged to the "
            "Red Front, the army said.",
            {("perpetrator", "Red Front")},
        ),
        (
            "Six people were killed when gunmen attacked a bus near Maiduguri on Monday. The army said the Red "
            "Front was responsible.",
            {("perpetrator", "Red Front")},
        ),
    ],
)
def test_names_behind(reported: Reported, text: str, named: set[tuple[str, str]]) -> None:
    kind = "kidnapping" if "kidnapped" in text else "attack"
    assert named <= roles(only(reported(text), kind))


def test_a_group_by_the_name_that_a_clause_gives_it(reported: Reported) -> None:
    text = "Gunmen of a group known as the Black Hand Brigade killed a judge in Lyon on Monday."
    assert ("perpetrator", "Black Hand Brigade") in roles(only(reported(text), "attack"))


def test_a_participle_between_commas_is_what_befell_its_noun(reported: Reported) -> None:
    text = "Engineer Luis Ramos and banker Paul Girard, kidnapped 11 days ago in Lagos, were rescued today."
    assert roles(only(reported(text), "kidnapping")) == {("victim", "Luis Ramos"), ("victim", "Paul Girard")}


def test_whom_police_detained_among_others(reported: Reported) -> None:
    text = "Police in Lima detained 41 people on Monday, including Ana Lima and Jo Tan."
    found = roles(only(reported(text), "arrest"))
    assert {("target", "Ana Lima"), ("target", "Jo Tan")} <= found
    assert ("participant", "Ana Lima") not in found


def test_a_victim_is_not_listed_again_by_his_office(reported: Reported) -> None:
    text = "Gunmen shot Omar Diallo at his home in Graz on Monday. The politician was killed on the spot."
    victims = [one.text for one in only(reported(text), "attack").participants if one.role == "victim"]
    assert victims == ["Omar Diallo"]


def test_the_parties_of_an_election_by_their_shares(reported: Reported) -> None:
    text = (
        "Ana Lima's Labour Party won Sunday's election in Norway with 31 percent of the vote. It was followed by the "
        "National Action Party with 21 percent and the Homeland League with 17 percent."
    )
    named = roles(only(reported(text), "election"))
    assert {("participant", "National Action Party"), ("participant", "Homeland League")} <= named


def test_no_device_is_anybody(reported: Reported) -> None:
    attack = only(reported("Rebels and their grenade launchers attacked a school in Goma on Monday."), "attack")
    assert all("launcher" not in one.text for one in attack.participants)
