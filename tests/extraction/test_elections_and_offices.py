"""Elections, appointments and parties: what a text tells of them, who is told of, and who heads what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extraction.conftest import Relating
    from tests.extraction.reports import Reported
    from tui.extraction.analysis import Analysis, Cast
    from tui.model import Appearance

    Casting = Callable[[Analysis], tuple[dict[str, Appearance], Cast]]
    Read = Callable[..., Analysis]

MALAYSIA = "Malaysia votes soon, and Malaysia is calm. "


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (  # a house elects its speaker after a general election
            "The parliament of Nepal elected a new speaker on 3 May 2021.\n\n"
            "The country's 4 March 2021 election had been peaceful.",
            2,
        ),
        (  # the election before
            "Karim Osman won the by-election on 3 May 2021.\n\nIn the last general election, Osman lost the seat.",
            2,
        ),
        (  # the same election, by another word
            "Karim Osman won the by-election on 3 May 2021.\n\nVoters had gone to the polls in the by-election.",
            1,
        ),
        (  # whose victory it was
            "The Farmers Party won the election on 3 May 2021.\n\nThe party's victory means that prices will fall.",
            1,
        ),
        ("She was rewarded for the party's second landslide victory in Kenya's national election.", 1),
    ],
)
def test_elections_are_told_apart_by_their_sort(reported: Reported, text: str, titles: int) -> None:
    found = [one for one in reported(text) if one.type in ("election", "other") and one.modality == "asserted"]
    assert len(found) == titles, [one.title for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Premier Ana Ruiz got more than 90% of the vote at the last three elections.",
        "The election scheduled for 5 May 2021 in Benin will be quiet.",
        "They proposed on 3 May 2021 that Ana Ruiz be elected acting speaker of Togo's assembly.",
        "Togo's new lawmakers failed in their first task on 3 May 2021: electing a speaker.",
        "Nepal's parliament met on 3 May 2021, opening the way for the nomination of a new premier.",
        "The talks paved the way to an election in Togo.",
        "Analysts said on 3 May 2021 that the premier's overwhelming victory was all but certain in Nepal.",
        "Togo stood for reform and backed dialogue with Ghana on 3 May 2021.",
        "The mayor said the rumours were fuelling the fire in Leeds on 3 May 2021.",
    ],
)
def test_what_may_come_is_not_told_as_done(reported: Reported, text: str) -> None:
    found = {one.type for one in reported(text) if one.modality == "asserted"}
    assert not found & {"policy", "election", "other", "disaster"}
    assert not any(one.title.startswith("Dialogue") for one in reported(text) if one.modality == "asserted")


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        (
            "Prime Minister Tomas Varga says he received Transport Minister Petra Novak's resignation on 3 May 2021.",
            "policy",
            "Resignation of Petra Novak",
        ),
        (
            "Chief Justice Abdul Charm swore in the new leader along with Ana Ruiz on 3 May 2021.",
            "policy",
            "Abdul Charm swears in new leader",
        ),
        (
            "President Kofi Adu Monday swore in office 24 ministers and deputy ministers in Accra.",
            "policy",
            "Kofi Adu swears 24 ministers in office in Accra",
        ),
        (
            "Karim Osman was appointed as the Minister for Interior and Abdul Sheikh is the new envoy.",
            "policy",
            "Karim Osman appointed Minister for Interior",
        ),
        (
            "Togo's parliament on 3 May 2021 approved Ana Ruiz of the Farmers Party as the new speaker.",
            "policy",
            "Togo's parliament approves Ana Ruiz as new speaker",
        ),
        (
            "A minister has resigned over the ferries, Prime Minister Tomas Varga says.\n\n"
            "He received Transport Minister Petra Novak's resignation on 3 May 2021.",
            "policy",
            "Minister resigns over the ferries",
        ),
        ("The new parliament was sworn in the day before.", "policy", "New parliament sworn in"),
        (
            "Prime Minister Ann Kibet met Prime Minister of Sri Lanka Dinesh Silva and discussed trade on 3 May 2021.",
            "meeting",
            "Ann Kibet meets Dinesh Silva",
        ),
        ("Accra, May 20, 2024, GNA – The harbour master resigned on Monday.", "policy", "Harbour master resigns"),
        ("MPs voted in support of the motion on 3 May 2021.", "policy", "MPs vote in support of the motion"),
        ("Ivo Shah has been made the new Minister of Energy.", "policy", "Ivo Shah made new Minister"),
        ("Ana Ruiz moved from defence to become finance minister.", "policy", "Ana Ruiz becomes finance minister"),
        (
            "The Farmers Party scored a landslide victory in the election on 3 May 2021.",
            "election",
            "Landslide victory of Farmers Party",
        ),
        (
            "The accord signed on 3 May 2021 by the Minister of Trade and Fishing, Abu Karim, was for ten years.",
            "agreement",
            "Abu Karim signs accord",
        ),
        (
            "President Kofi Adu held a meeting with President of the Republic of Cyprus, Nikos Pavlou, on 3 May 2021.",
            "meeting",
            "Meeting of Kofi Adu and Nikos Pavlou",
        ),
    ],
)
def test_titles_say_who_and_what(reported: Reported, text: str, kind: str, title: str) -> None:
    assert only(reported(text), kind).title == title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("South African President, Thabo Nkosi, left.", ("Thabo Nkosi", "leads", "South Africa")),
        (
            "A Malaysian minister has resigned, Prime Minister Rahim Yusof says. Umno said so. Umno left. Umno met.",
            ("Rahim Yusof", "leads", "Malaysia"),
        ),
        (
            "President Ana Ruiz dissolved the Congress of Peru. The Congress sat. Peru's Constitutional Court agreed.",
            ("Ana Ruiz", "leads", "Peru"),
        ),
        (
            MALAYSIA + "The Selangor PAS chief Ahmad Yunus left.",
            ("Ahmad Yunus", "member_of", "Parti Islam Se-Malaysia"),
        ),
        (MALAYSIA + "PAS president Hadi Salleh left.", ("Hadi Salleh", "leads", "Parti Islam Se-Malaysia")),
        (
            MALAYSIA + "Musa Oro is the leader of the DAP in the state.",
            ("Musa Oro", "member_of", "Democratic Action Party"),
        ),
        (MALAYSIA + "DAP's Segambut MP Hana Tan left.", ("Hana Tan", "member_of", "Democratic Action Party")),
        (
            MALAYSIA + "Barisan Nasional won the seat from Pakatan Harapan after its candidate Lim Jeck Seng spoke.",
            ("Lim Jeck Seng", "member_of", "Barisan Nasional"),
        ),
    ],
)
def test_who_heads_what(relating: Relating, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in relating(text)


@pytest.mark.parametrize(
    "text",
    [
        "The choice of Arun Das, a China expert, pleased India.",
        "Prime Minister Tomas Varga will visit Peru.",
    ],
)
def test_who_knows_a_state_or_goes_there_is_none_of_its_own(relating: Relating, text: str) -> None:
    assert not {one for one in relating(text) if one[1] in ("member_of", "leads")}


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        (
            "Four MPs - Iskandar Khalid (Kuala Kangsar), Suhaili Rahman (Labuan) and Azizi Naim (Gua Musang) - left.",
            {"Kuala Kangsar", "Gua Musang"},
        ),
        ("The Pasir Mas MP accused the cabinet of hypocrisy.", {"Pasir Mas MP"}),
    ],
)
def test_seats_are_no_persons(read: Read, cast: Casting, text: str, absent: set[str]) -> None:
    assert not absent & set(cast(read(text))[0])


def test_an_office_ends_before_and(read: Read, cast: Casting) -> None:
    found = cast(read("Ivo Lind was named minister for trade and Ana Ruiz is the new envoy."))[0]
    assert not found["Ana Ruiz"].roles


@pytest.mark.parametrize("written", ["All People's Congress", "All Peoples Congress", "All Peoples' Congress"])
def test_a_party_is_one_without_its_apostrophe(read: Read, cast: Casting, written: str) -> None:
    assert "All People's Congress" in cast(read(f"The {written} lost in Sierra Leone."))[0]


def test_a_president_in_a_text_about_firms_is_no_head_of_state(relating: Relating) -> None:
    firms = "Norcore Inc bought Sarn Mills Ltd. Norcore Inc paid Sarn Mills Ltd. Sarn Mills Ltd and Norcore Inc met. "
    state = "President Ana Ruiz waited. The Congress of Peru sat. The Congress met. Peru's Constitutional Court agreed."
    assert ("Ana Ruiz", "leads", "Peru") in relating(state)
    assert ("Ana Ruiz", "leads", "Peru") not in relating(2 * firms + state)


@pytest.mark.parametrize(
    "text",
    [
        "Omar Haddad, who placed third in the 2019 elections, was accused of fraud by a clerk.",
        "The opposition won a shock victory in 2019 national elections, ousting the alliance.",
    ],
)
def test_a_year_does_not_count_elections(reported: Reported, text: str) -> None:
    report = only(reported(text), "election")
    assert (report.when.start, report.modality) == ("2019", "asserted")


def test_an_envoy_to_a_body_is_named_behind_it(read: Read, cast: Casting) -> None:
    found = cast(read("Peru's Ambassador to the United Nations Ana Ruiz said on Monday that it was over."))[0]
    assert "Ana Ruiz" in found
