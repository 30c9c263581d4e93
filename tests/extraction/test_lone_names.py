"""Names that only what a text reports on tells: players and sides of matches, firms by their figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.extraction.cast.kinds import kinds
from tui.extraction.cast.topics import Topics, topics
from tui.extraction.dictionaries import Dictionaries

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.extraction.analysis import Analysis, Cast
    from tui.model import Appearance

    Casting = Callable[[Analysis], tuple[dict[str, Appearance], Cast]]
    Read = Callable[..., Analysis]

MATCH = "The league season goes on for the squad, and in the second half a penalty was the only goal. "
CONTEST = "The second seed won the first set in the quarter-finals of the tournament, then a tie-break and the match. "
BUSINESS = "Analysts said that revenue in the quarter was $30 million and that earnings lifted the share price. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MATCH, Topics(matches=True, contests=False, business=False)),
        (CONTEST, Topics(matches=False, contests=True, business=False)),
        (BUSINESS, Topics(matches=False, contests=False, business=True)),
        ("The cabinet met on Monday and set a goal.", Topics(matches=False, contests=False, business=False)),
        (
            f"{MATCH}{'The cabinet met again and again in the old town hall. ' * 60}",
            Topics(matches=False, contests=False, business=False),
        ),
    ],
)
def test_a_topic_is_told_by_several_of_its_words(text: str, expected: Topics) -> None:
    assert topics(text, kinds(Dictionaries())) == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Morenti headed the equaliser.", "Morenti", "person"),
        ("Then Talvari saved it with a header.", "Talvari", "person"),
        ("They made 204 (Osgard 71, Pellow 4-64).", "Osgard", "person"),
        ("They made 204 (Osgard 71, Pellow 4-64).", "Pellow", "person"),
        ("Liverpool hosted the champions on Sunday.", "Liverpool", "organisation"),
        ("Later Norrvik were held by Kale.", "Norrvik", "organisation"),
        ("A save gave Leeds another point.", "Leeds", "organisation"),
        ("The fly-half Vok Tamarane was hurt.", "Vok Tamarane", "person"),
        ("Their loan from Lind ended as Brentford beat Norrvik 2-1.", "Brentford FC", "organisation"),
        ("The side: Pau Lind; Osgard, Pellow, Ramoso; Talvari, Morenti; Kesk & Ana Ruiz.", "Ramoso", "person"),
    ],
)
def test_a_report_of_a_match_names_players_by_their_surname_and_sides_by_their_town(
    read: Read, cast: Casting, text: str, name: str, kind: str
) -> None:
    actors, _ = cast(read(MATCH + text))
    assert name in actors, list(actors)
    assert actors[name].kind == kind


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Dallas could not score. Then the Mavericks lost it.", {"Dallas Mavericks": {"Dallas": 1, "Mavericks": 1}}),
        ("They stayed in Dallas. The Mavericks lost it.", {"Dallas Mavericks": {"Mavericks": 1}}),
        (
            "The Lakers left. Later the Rockets and the Celtics won.",
            {"Los Angeles Lakers": {"Lakers": 1}, "Houston Rockets": {"Rockets": 1}, "Boston Celtics": {"Celtics": 1}},
        ),
        ("The Sarn Rockets left. Later the Rockets won.", {}),
        ("They had defeats to Ondal and Kelda.", {"Ondal": {"Ondal": 1}, "Kelda": {"Kelda": 1}}),
    ],
)
def test_a_report_of_matches_calls_clubs_by_a_part_of_their_name(
    read: Read, cast: Casting, text: str, mentions: dict[str, dict[str, int]]
) -> None:
    actors, _ = cast(read(f"{MATCH}They lost 2-1. {text}"))
    found = {name: dict(one.forms) for name, one in actors.items() if name in mentions or one.dictionary}
    assert found == mentions


@pytest.mark.parametrize("text", ["They stayed in Leeds for a week.", "The Panthers played well."])
def test_a_town_that_only_lies_there_and_an_animal_are_no_players(read: Read, cast: Casting, text: str) -> None:
    actors, _ = cast(read(MATCH + text))
    assert not [one for one in actors.values() if one.kind == "person" or "Leeds" in one.name]


def test_in_a_contest_of_persons_who_is_beaten_is_a_person(read: Read, cast: Casting) -> None:
    actors, _ = cast(read(CONTEST + "Fresh from beating Morenti 6-2, he lost to Talvari."))
    assert {name: one.kind for name, one in actors.items()} == {"Morenti": "person", "Talvari": "person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lantrix’s profit fell.", "Lantrix"),
        ("Shares of Lantrix rose.", "Lantrix"),
        ("Lantrix reported a loss.", "Lantrix"),
        ("The Lantrix deal was closed.", "Lantrix"),
        ("The acquisition of R5Net was closed.", "R5Net"),
        ("Lantrix, a subsidiary of a bank, was sold.", "Lantrix"),
    ],
)
def test_a_text_on_business_names_firms_by_their_figures(read: Read, cast: Casting, text: str, name: str) -> None:
    actors, _ = cast(read(BUSINESS + text))
    assert actors[name].kind == "organisation"


@pytest.mark.parametrize("text", ["They reported a loss of Sh30bn.", "Sales in the Americas rose."])
def test_sums_and_pronouns_are_no_firms(read: Read, cast: Casting, text: str) -> None:
    actors, _ = cast(read(BUSINESS + text))
    assert actors == {}


def test_without_its_topic_a_lone_name_is_nobody(read: Read, cast: Casting) -> None:
    actors, _ = cast(read("Later Lantrix was seen again. Then Talvari saved it with a header."))
    assert actors == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tamarane said he was ill.", ["Tamarane"]),
        ("On Friday Officers Alvaro, Haydon and Gadsen were hurt.", ["Alvaro", "Gadsen", "Haydon"]),
        ("Court papers named 22-year-old Dremion Martise Pell as the man.", ["Dremion Martise Pell"]),
        ("Ana Crawley left. On Friday they forced Crawley into it.", ["Ana Crawley"]),
        ("Helen Chambers spoke. Chambers said the year was good.", ["Helen Chambers"]),
        ("Okonkwo opened the talks early.", ["Okonkwo"]),
        ("According to Wickramasinghe, the fund is empty.", ["Wickramasinghe"]),
        ("Talvarek was jailed for fraud.", ["Talvarek"]),
        ("They heard that Talvarek’s wife was ill.", ["Talvarek"]),
        ("Ahmed, a driver, saw the crash.", ["Ahmed"]),
        ("Sefanaia Vunipola was hurt.", ["Sefanaia Vunipola"]),
        ("Gholamreza Tajik denied the report.", ["Gholamreza Tajik"]),
        ("They rested near Gavrilov for a day.", []),
        ("Calm is back in the affected Kelva and Fungzai villages.", []),
        ("K Chandrashekar Rao quit on Friday.", ["K Chandrashekar Rao"]),
        ("On Friday Ministers T Harish Rao and P V Narasimha Rao came.", ["P V Narasimha Rao", "T Harish Rao"]),
        ("Agriculture Minister V.S. Sunil Kumar joined them.", ["V.S. Sunil Kumar"]),
        ("Padraig Mohan led them. Later P Mohan was hurt.", ["Padraig Mohan"]),
        ("A man named Kwabena was lynched.", ["Kwabena"]),
        ("On Friday Nawal al-Zoubi taught in Irbid.", ["Nawal al-Zoubi"]),
        ("A resident, identified as Michael, saw it.", ["Michael"]),
        ("They tried both Nazira Lesova and Nazira Lepesova.", ["Nazira Lepesova", "Nazira Lesova"]),
        ("The Kalashnikov was jammed.", []),
        ("The storm, called Eliakim, displaced 6,000 people. Eliakim then went out to sea.", []),
        ("The 2009 Aquila quake led to an inquiry. Volunteers from Aquila came to help.", []),
        ("Nine people died in a rural part of Rae Bareli. The Rae Bareli district hospital was full.", []),
        ("Markets in São Paulo’s centre were shut.", []),
    ],
)
def test_a_person_is_told_by_pronoun_list_age_and_an_earlier_name(
    read: Read, cast: Casting, text: str, names: list[str]
) -> None:
    actors, _ = cast(read(text))
    assert sorted(name for name, one in actors.items() if one.kind == "person") == names
