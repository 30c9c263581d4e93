"""Who takes part in happenings, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only, roles

if TYPE_CHECKING:
    from tests.extraction.reports import Reported


class TestArguments:
    def test_active(self, reported: Reported) -> None:
        report = only(reported("Gunmen killed two farmers near Kandahar on 4 May 2021."), "attack")
        assert {("perpetrator", "Gunmen"), ("victim", "two farmers")} <= roles(report)
        assert (report.killed.min, report.killed.max) == (2, 2)
        assert report.when.start == "2021-05-04"

    def test_passive(self, reported: Reported) -> None:
        report = only(reported("Two farmers were killed by gunmen in Kandahar on 4 May 2021."), "attack")
        assert {("perpetrator", "gunmen"), ("victim", "Two farmers")} <= roles(report)

    def test_nominal(self, reported: Reported) -> None:
        report = only(reported("An attack by militants on a police station in Lahore came on 4 May 2021."), "attack")
        assert {("perpetrator", "militants"), ("target", "a police station")} <= roles(report)
        assert report.place.country == "Pakistan"

    def test_what_an_attack_led_to_is_its_toll(self, reported: Reported) -> None:
        report = only(
            reported(
                "A bomb exploded outside a hotel in Nairobi on 4 May 2021, killing at least nine people "
                "and wounding 30."
            ),
            "attack",
        )
        assert report.subtype == "bombing"
        assert (report.killed.min, report.killed.max) == (9, None)
        assert (report.injured.min, report.injured.max) == (30, 30)

    def test_parts_add_up(self, reported: Reported) -> None:
        report = only(
            reported("Rebels attacked a school in Goma in 2014, killing 12 pupils and three teachers."), "attack"
        )
        assert report.killed.min == 15
        assert report.killed.parts == (("pupils", 12), ("teachers", 3))

    def test_meeting_of_several(self, reported: Reported) -> None:
        report = only(
            reported("The foreign ministers of France, Germany and Poland held a meeting in Berlin on 4 May 2021."),
            "meeting",
        )
        named = {participant.text for participant in report.participants if participant.actor}
        assert {"France", "Germany", "Poland"} <= named
        assert report.place.name == "Berlin"

    def test_who_claims_it(self, reported: Reported) -> None:
        report = only(
            reported(
                "A suicide attack in Mogadishu on 4 May 2021 killed six soldiers. "
                "Al-Shabaab claimed responsibility for the attack."
            ),
            "attack",
        )
        assert "claimant" in {role for role, _ in roles(report)}
        assert len(report.mentions) == 1


def test_those_whom_a_list_of_offices_names_take_part_in_the_meeting(reported: Reported) -> None:
    text = (
        "The Foreign Minister of Peru, Ana Lima, and the Foreign Minister of Chile, Jorge Tapia, "
        "co-chaired the Peru-Chile dialogue on 4 May 2021 in Quito."
    )
    assert {("participant", "Ana Lima"), ("participant", "Jorge Tapia")} <= roles(only(reported(text), "meeting"))


def test_an_office_stands_for_the_one_who_holds_it(reported: Reported) -> None:
    text = (
        "Prime Minister Jorge Tapia flew to Quito on 4 May 2021. "
        "The prime minister had a meeting with Ana Lima, the president of Peru, on 5 May 2021."
    )
    meeting = only(reported(text), "meeting")
    assert len([one for one in meeting.participants if one.actor]) == 2
    assert "the premier" not in meeting.title


def test_a_group_that_is_named_is_not_described_beside_its_name(reported: Reported) -> None:
    text = (
        "A suicide attack in Quetta killed two men on 3 May 2021. It was carried out by a banned group."
        " The Balochistan Liberation Army claimed responsibility for the attack."
    )
    assert "a banned group" not in {one.text for one in only(reported(text), "attack").participants}


class TestPronouns:
    def test_stands_for_the_person_spoken_of(self, reported: Reported) -> None:
        found = reported(
            "Engineer Carlos Mendez Ruiz worked for the bank in Lima. He was arrested in Lima on 4 May 2021."
        )
        assert ("target", "Carlos Mendez Ruiz") in roles(only(found, "arrest"))

    def test_not_where_its_sentence_has_somebody_unnamed(self, reported: Reported) -> None:
        found = reported(
            "Minister Carlos Mendez Ruiz said that the hostage was held in Lima and that he was freed on 4 May 2021."
        )
        assert not [report for report in found if ("target", "Carlos Mendez Ruiz") in roles(report)]

    def test_a_name_behind_the_title(self, reported: Reported) -> None:
        report = only(reported("The mayor, Carlos Mendez Ruiz, condemned the attack on 4 May 2021."), "statement")
        assert ("speaker", "Carlos Mendez Ruiz") in roles(report)

    @pytest.mark.parametrize(
        ("text", "kind", "who"),
        [
            ("Police in Nairobi said on Friday that they arrested twelve men after clashes.", "arrest", "Police"),
            ("The African Union met in Nairobi on Monday. It imposed sanctions on Mali.", "policy", "African Union"),
            (
                "Sarn Mills Ltd said on Friday it agreed to buy Torvale Foods for $3 billion.",
                "agreement",
                "Sarn Mills Ltd",
            ),
            ("Sarn Mills Ltd has new owners. The company agreed to buy Torvale Foods.", "agreement", "Sarn Mills Ltd"),
            (
                "Sarn Mills Ltd has new owners. In a statement to the Lima Stock Exchange, the firm announced a loss.",
                "statement",
                "Sarn Mills Ltd",
            ),
            ("Rebels attacked a town in Mali on Monday. They kidnapped a priest.", "kidnapping", "Rebels"),
            ("When rebels came to the town, they kidnapped a priest.", "kidnapping", "rebels"),
        ],
    )
    def test_stands_for_what_was_spoken_of(self, reported: Reported, text: str, kind: str, who: str) -> None:
        assert who in {text for _, text in roles(only(reported(text), kind))}

    @pytest.mark.parametrize(
        "text",
        [
            "Police said that farmers had fled from the town. They kidnapped a priest.",
            "The report was published on Monday. They kidnapped a priest.",
            "Two farmers were killed in Mali when they set off a mine.",
        ],
    )
    def test_stands_for_nobody_where_that_is_unsure(self, reported: Reported, text: str) -> None:
        done = [one for report in reported(text) for role, one in roles(report) if role == "perpetrator"]
        assert done == []


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Three nurses were killed on 4 May 2021 in a Chadian strike on Abeche.", {"Chadian"}),
        ("Chadian shelling killed three nurses in Abeche on 4 May 2021.", {"Chadian"}),
        ("Chadian missile strikes killed three nurses in Abeche on 4 May 2021.", {"Chadian"}),
        ("Three nurses died on 4 May 2021 in Chadian and Sudanese bombardment of Abeche.", {"Chadian", "Sudanese"}),
        ("A UK drone strike killed three nurses in Abeche on 4 May 2021.", {"UK"}),
        ("A US drone strike killed three nurses in Abeche on 4 May 2021.", {"US"}),
        ("A Chadian-led air strike killed three nurses in Abeche on 4 May 2021.", {"Chadian"}),
        ("Chadian drones struck a depot in Abeche on 4 May 2021.", {"Chadian"}),
        ("Morocco launched attacks on two depots near Oran on 4 May 2021, killing three nurses.", {"Morocco"}),
        ("Three nurses were killed on 4 May 2021 in a Chadian village.", set()),
        ("Three nurses were killed on 4 May 2021 in the Chad bus bombing.", set()),
    ],
)
def test_whose_arms_struck(reported: Reported, text: str, states: set[str]) -> None:
    report = only(reported(text), "attack")
    assert {words for role, words in roles(report) if role == "perpetrator"} == states
    assert all(one.actor for one in report.participants if one.role == "perpetrator")


def test_a_town_is_nobody_who_was_hit(reported: Reported) -> None:
    report = only(reported("Militants attacked Abeche on 4 May 2021, killing three nurses."), "attack")
    assert {words for role, words in roles(report) if role == "victim"} == {"three nurses"}


def test_who_was_found_dead_and_beheaded_did_not_behead(reported: Reported) -> None:
    report = only(reported("A mayor was found dead and almost beheaded in Gitega on 4 May 2021."), "attack")
    assert ("victim", "A mayor") in roles(report)
    assert not any(role == "perpetrator" for role, _ in roles(report))


@pytest.mark.parametrize("found", ["was found stabbed", "was discovered stabbed", "was left stabbed"])
def test_who_was_found_stabbed_stabbed_nobody(reported: Reported, found: str) -> None:
    report = only(reported(f"A clerk {found} to death in Uyo on 4 May 2021."), "attack")
    assert roles(report) == {("victim", "A clerk")}
    assert report.title == "Clerk stabbed in Uyo"


def test_who_was_found_to_have_shot_did(reported: Reported) -> None:
    report = only(reported("The spy was found to have shot a clerk in Uyo on 4 May 2021."), "attack")
    assert roles(report) == {("perpetrator", "The spy"), ("victim", "a clerk")}


def test_who_blasts_others_in_words_bombs_nobody(reported: Reported) -> None:
    assert not [one for one in reported("The mayor blasted both parties on 4 May 2021.") if one.type == "attack"]
    assert only(reported("The gang blasted the bank in Lima on 4 May 2021."), "attack").subtype == "bombing"


def test_an_age_behind_a_name_is_no_toll(reported: Reported) -> None:
    report = only(reported("Edet Daniel Etuk, 50 was murdered in Uyo on 4 May 2021."), "attack")
    assert report.killed.min == 1
    assert ("victim", "Edet Daniel Etuk") in roles(report)
    assert only(reported("In Uyo, 50 were murdered on 4 May 2021."), "attack").killed.min == 50


@pytest.mark.parametrize(
    ("text", "kind", "role", "who"),
    [
        # one who is described first, and named behind, is one
        (
            "A man was killed when a bomb went off in Bergen on 4 May 2021. The victim was identified as Lars Holm.",
            "attack",
            "victim",
            {"Lars Holm"},
        ),
        (
            "Lars Holm was stabbed to death in Bergen on 4 May 2021. A woman was hurt in the attack.",
            "attack",
            "victim",
            {"Lars Holm", "A woman"},
        ),
        (
            "A court in Lima sentenced a former justice minister to three years in prison on 4 May 2021. "
            "Jorge Salas was found guilty of fraud by the Court of Cassation. The ex-minister had denied it.",
            "trial",
            "target",
            {"Jorge Salas"},
        ),
        # of whom a number is
        ("Two of his guards were shot dead in Lima on 4 May 2021.", "attack", "victim", {"Two of his guards"}),
        # a participle between commas befalls its subject
        (
            "Ana Mwale, appointed finance minister in 2021, wept on Tuesday at the funeral.",
            "policy",
            "target",
            {"Ana Mwale"},
        ),
        ("Ato Quaye received a prison sentence of 20 years on 4 May 2021.", "trial", "target", {"Ato Quaye"}),
        # both parties of a deal
        (
            "Japan's Sarn Steel bought a 5 percent stake in German carmaker Torvale AG on 4 May 2021.",
            "agreement",
            "participant",
            {"Sarn Steel", "Torvale AG"},
        ),
        (
            "Shareholders of Sarn Foods Inc approved its $25 billion acquisition of Torvale Inc on 4 May 2021.",
            "agreement",
            "participant",
            {"Sarn Foods Inc", "Torvale Inc"},
        ),
        (
            "Torvale Inc agreed to Sarn Foods Inc's increased offer of $4 billion on 4 May 2021.",
            "agreement",
            "participant",
            {"Torvale Inc", "Sarn Foods Inc"},
        ),
        (
            "Emirates finalized a deal to purchase 30 of Boeing's jets on 4 May 2021.",
            "agreement",
            "participant",
            {"Emirates", "Boeing"},
        ),
        (
            "The two sides signed a memorandum of understanding between Peru and Chile on 4 May 2021.",
            "agreement",
            "participant",
            {"Peru", "Chile"},
        ),
        (
            "Kenya and Ghana have announced a commitment to improving their ties and signed several agreements.",
            "agreement",
            "participant",
            {"Kenya", "Ghana"},
        ),
        (
            "Peru's Foreign Minister Ana Lima and her Chilean counterpart Jorge Tapia held talks on 4 May 2021. "
            "The two sides signed five agreements.",
            "agreement",
            "participant",
            {"Ana Lima", "Jorge Tapia"},
        ),
        (
            "Ana Lima and Jorge Tapia held talks in Quito on 4 May 2021. The two countries signed a pact in 2019.",
            "agreement",
            "participant",
            set(),
        ),
        (
            "Foreign Minister Ana Lima met state councillor and Trade Minister Jorge Tapia on 4 May 2021 in Suva.",
            "meeting",
            "participant",
            {"Ana Lima", "Jorge Tapia"},
        ),
        # recipients
        ("Kenya provided Sudan with 700 tents on 4 May 2021.", "aid", "recipient", {"Sudan"}),
        (
            "Kenya sent a shipment of tents to Sudan's flood victims on 4 May 2021.",
            "aid",
            "recipient",
            {"Sudan's flood victims", "Sudan"},
        ),
    ],
)
def test_who_takes_part_as_what(reported: Reported, text: str, kind: str, role: str, who: set[str]) -> None:
    assert {words for as_what, words in roles(only(reported(text), kind)) if as_what == role} == who


def test_a_ruling_that_names_nobody_is_of_the_one_who_is_tried(reported: Reported) -> None:
    text = "Kofi Mensah was jailed in Accra on 4 May 2020. The Supreme Court upheld the conviction on 4 May 2021."
    assert ("target", "Kofi Mensah") in roles(next(one for one in reported(text) if "upheld" in one.quote))


def test_who_only_remembers_recalls_no_product(reported: Reported) -> None:
    assert not reported('The clerk recalled seeing Kofi Mensah in Accra on 4 May 2021. "I told him," Mensah recalled.')
    assert only(reported("Sarn Motors recalled 40,000 cars on 4 May 2021."), "other").title.startswith("Sarn Motors")
