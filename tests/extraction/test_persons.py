"""Persons: how far their names reach, what they are, which names are one person's, and what is no person's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.extraction.cast.coreference import cased

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.extraction.analysis import Analysis, Cast
    from tui.model import Appearance

    Casting = Callable[[Analysis], tuple[dict[str, Appearance], Cast]]
    Read = Callable[..., Analysis]


def persons(found: dict[str, Appearance]) -> dict[str, dict[str, int]]:
    return {name: dict(one.forms) for name, one in found.items() if one.kind == "person"}


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        (
            "Two days later the striker Osgard Armstrong was hurt. Armstrong left the pitch.",
            "Osgard Armstrong",
            "Armstrong",
        ),
        ("The Italian Matteo Ruizetti lost in London. Ruizetti wept.", "Matteo Ruizetti", "Ruizetti"),
        ("Secretary of State Antony J. Talvarek spoke on Monday.", "Antony J. Talvarek", "Antony J. Talvarek"),
        ("They shot Sgt. Billy Dean Hoskins of the Karsa police.", "Billy Dean Hoskins", "Billy Dean Hoskins"),
        ("North Korean Foreign Minister Choe Son Ok arrived in Moscow.", "Choe Son Ok", "Choe Son Ok"),
        ("A county spokesman Don Gothard said no. Gothard left.", "Don Gothard", "Gothard"),
        (
            "Tributes were paid to Dale Holmes, who died. Mr Holmes' brother Aaron Holmes wept.",
            "Aaron Holmes",
            "Aaron Holmes",
        ),
        ("David Calder will lead. He said that he thanked Dave Lind. Then Dave left.", "Dave Lind", "Dave"),
        ("Rafael Moreni won. They paid tribute to Rafa for it.", "Rafael Moreni", "Rafa"),
        ("KBRT’s Louis Moreni reported it on Monday.", "Louis Moreni", "Louis Moreni"),
        ("They support Tan Sri Mahyuddin Yusoff as the Prime Minister.", "Mahyuddin Yusoff", "Mahyuddin Yusoff"),
        ("Julius Tamaro Kio Meets Kenyan President", "Julius Tamaro Kio", "Julius Tamaro Kio"),
    ],
)
def test_a_name_is_whole_and_no_more(read: Read, cast: Casting, text: str, name: str, form: str) -> None:
    named = persons(cast(read(text))[0])
    assert name in named
    assert form in named[name]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("The company said CFO Ana Ruiz would leave.", "Ana Ruiz", "CFO"),
        ("Shadow treasurer Ana Ruiz urged them to stop.", "Ana Ruiz", "Shadow treasurer"),
        ("Chief Banking Officer Ana Ruiz resigned on Monday.", "Ana Ruiz", "Chief Banking Officer"),
        ("The former White House press secretary Ana Ruiz left.", "Ana Ruiz", "former press secretary"),
        ("Karsa Police chief Ana Ruiz confirmed it.", "Ana Ruiz", "Police chief"),
        ("They arrested drug lord Juan Ruiz in Lima.", "Juan Ruiz", "drug lord"),
        ("Indian Minister of External Affairs Dr. S. Talvarek came.", "S. Talvarek", "Minister of External Affairs"),
        ("Ana Ruiz, the 65-year-old mother of Mr. Tal, wept.", "Ana Ruiz", "65-year-old mother of Mr. Tal"),
        ("Amadou Ruiz, who was also a candidate, left.", "Amadou Ruiz", "candidate"),
        ("Chief Magistrate, Ana Ruiz refused them bail.", "Ana Ruiz", "Chief Magistrate"),
        ("Ana Ruiz, speaker of the council has stated.", "Ana Ruiz", "speaker of the council"),
        ("The former Telecommunications Minister Ana Ruiz left.", "Ana Ruiz", "former Telecommunications Minister"),
        ("They blame Juan Ruiz, the leader of the Front] in particular.", "Juan Ruiz", "leader of the Front"),
    ],
)
def test_an_office_is_read_whole_and_without_its_sentence(
    read: Read, cast: Casting, text: str, name: str, title: str
) -> None:
    assert title in [role.title for role in cast(read(text))[0][name].roles]


@pytest.mark.parametrize(
    "text",
    [
        "Two days earlier, the same court sentenced another activist, Ana Ruiz, to two years.",
        "Ana Ruiz, back at the club that she had left, was glad.",
        "She scored freely for Ana Ruiz, winning the prize of the player of the match.",
    ],
)
def test_a_clause_is_no_office(read: Read, cast: Casting, text: str) -> None:
    assert cast(read(text))[0]["Ana Ruiz"].roles == ()


def test_a_firms_first_word_that_the_model_takes_for_a_person_is_the_firm(read: Read, cast: Casting) -> None:
    found = cast(read("Etihad Airways bought a share. It will share routes with its new partner Etihad and grow."))[0]
    assert dict(found["Etihad Airways"].forms) == {"Etihad": 1, "Etihad Airways": 1}


@pytest.mark.parametrize(
    "text",
    [
        "They were driving in a Suzuki Swift on the A15.",
        "He was held in Kompong Thvan. Kompong Thvan provincial police arrested two men.",
        "Staff at the Grafton Street store went home.",
        "He lived in Mill St, near the Sarn Fort.",
        "Disney denied it. Shares of Walt Disney fell.",
        "On Monday the rebels seized Sam-Orandja on the border.",
        "Floods hit the provinces of Karsan del Sur and Agusa del Norte. Agusa del Norte had five dead.",
        "He went home to Ponte Verda, Fla.",
        "She is an MP for Kanna Constituency.",
        "On Monday the Howard Government fell.",
        "A bomb went off at the Imam Ali mosque.",
        "They fought near the shrine of Sayyid Zainab on Friday.",
    ],
)
def test_cars_towns_streets_and_firms_are_no_persons(read: Read, cast: Casting, text: str) -> None:
    assert persons(cast(read(text))[0]) == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "They are Ali Joho (Mombasa), Vanyang Tyong’o (Homa Bay), Ndiri Muriith (Lamu) and Ana Ruiz.",
            ["Ali Joho", "Ana Ruiz", "Ndiri Muriith", "Vanyang Tyong'o"],
        ),
        ("The dead are Ana Ruiz, 22, Talvo Kesk, 31, and Juan Ruiz, 40.", ["Ana Ruiz", "Juan Ruiz", "Talvo Kesk"]),
        ("It was signed by Ana Ruiz, Human Rights Watch and Juan Ruiz.", ["Ana Ruiz", "Juan Ruiz"]),
        ("Will Talvarik’s trial go on? Juan Talvarik said no.", ["Juan Talvarik"]),
    ],
)
def test_most_names_of_a_list_tell_the_others(read: Read, cast: Casting, text: str, names: list[str]) -> None:
    assert sorted(persons(cast(read(text))[0])) == names


def test_an_office_that_labels_turns_is_who_holds_it(read: Read, cast: Casting) -> None:
    text = (
        "The prime minister, Ana Ruiz, met reporters in London.\n\n**JOURNALIST**: Prime Minister, why did you come?"
        "\n\n**PRIME MINISTER**: I came to see the memorial with my own eyes.\n\n**JOURNALIST**: And the budget?"
        "\n\n**PRIME MINISTER**: I have nothing to say about that today."
    )
    assert persons(cast(read(text))[0])["Ana Ruiz"] == {"Ana Ruiz": 1, "PRIME MINISTER": 2}


def test_an_unnamed_official_is_who_holds_the_office(read: Read, cast: Casting) -> None:
    text = "South Korean Defense Minister Suh Talvarek left. Later the South Korean defense minister resigned."
    assert persons(cast(read(text))[0]) == {"Suh Talvarek": {"Suh Talvarek": 1, "South Korean defense minister": 1}}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("ANA RUIZ", "Ana Ruiz"),
        ("ANA Ruiz", "ANA Ruiz"),
        ("RALPH Ruiz", "Ralph Ruiz"),
        ("Juan Ruiz III", "Juan Ruiz III"),
        ("KIM YO-JONG", "Kim Yo-Jong"),
        ("NEYMAR", "NEYMAR"),
    ],
)
def test_a_name_in_capitals_is_shown_as_others_are(written: str, shown: str) -> None:
    assert cased(written) == shown
