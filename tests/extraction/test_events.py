"""What events are found in sentences, and what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.extraction.pipeline import extract
from tui.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.extraction.dictionaries import Dictionaries
    from tui.model import Report

    Find = Callable[[str], tuple[Report, ...]]


@pytest.fixture(scope="module")
def find(dictionaries: Dictionaries) -> Find:
    """The reports of a text."""
    return lambda text: extract(Document("a.txt", "text", "0" * 64, text), dictionaries).reports


def only(reports: tuple[Report, ...], kind: str) -> Report:
    """The one report of a kind, but for what is told in general."""
    found = [report for report in reports if report.type == kind and report.modality != "generic"]
    found = found or [report for report in reports if report.type == kind]
    assert len(found) == 1, [report.title for report in reports]
    return found[0]


def roles(report: Report) -> set[tuple[str, str]]:
    return {(participant.role, participant.text) for participant in report.participants}


class TestArguments:
    def test_active(self, find: Find) -> None:
        report = only(find("Gunmen killed two farmers near Kandahar on 4 May 2021."), "attack")
        assert {("perpetrator", "Gunmen"), ("victim", "two farmers")} <= roles(report)
        assert (report.killed.min, report.killed.max) == (2, 2)
        assert report.when.start == "2021-05-04"

    def test_passive(self, find: Find) -> None:
        report = only(find("Two farmers were killed by gunmen in Kandahar on 4 May 2021."), "attack")
        assert {("perpetrator", "gunmen"), ("victim", "Two farmers")} <= roles(report)

    def test_nominal(self, find: Find) -> None:
        report = only(find("An attack by militants on a police station in Lahore came on 4 May 2021."), "attack")
        assert {("perpetrator", "militants"), ("target", "a police station")} <= roles(report)
        assert report.place.country == "Pakistan"

    def test_what_an_attack_led_to_is_its_toll(self, find: Find) -> None:
        report = only(
            find(
                "A bomb exploded outside a hotel in Nairobi on 4 May 2021, killing at least nine people "
                "and wounding 30."
            ),
            "attack",
        )
        assert report.subtype == "bombing"
        assert (report.killed.min, report.killed.max) == (9, None)
        assert (report.injured.min, report.injured.max) == (30, 30)

    def test_parts_add_up(self, find: Find) -> None:
        report = only(find("Rebels attacked a school in Goma in 2014, killing 12 pupils and three teachers."), "attack")
        assert report.killed.min == 15
        assert report.killed.parts == (("pupils", 12), ("teachers", 3))

    def test_meeting_of_several(self, find: Find) -> None:
        report = only(
            find("The foreign ministers of France, Germany and Poland held a meeting in Berlin on 4 May 2021."),
            "meeting",
        )
        named = {participant.text for participant in report.participants if participant.actor}
        assert {"France", "Germany", "Poland"} <= named
        assert report.place.name == "Berlin"

    def test_who_claims_it(self, find: Find) -> None:
        report = only(
            find(
                "A suicide attack in Mogadishu on 4 May 2021 killed six soldiers. "
                "Al-Shabaab claimed responsibility for the attack."
            ),
            "attack",
        )
        assert "claimant" in {role for role, _ in roles(report)}
        assert len(report.mentions) == 1


class TestPlace:
    def test_a_clause_with_a_subject_of_its_own_gives_no_place(self, find: Find) -> None:
        report = only(
            find("Air strikes hit a school in areas of Syria's Homs, and the United Nations called on Paris to act."),
            "attack",
        )
        assert report.place.name == "Homs"

    def test_what_a_relative_clause_says_was_hit(self, find: Find) -> None:
        report = only(find("The death toll from an earthquake that struck the region of Gansu rose to 40."), "disaster")
        assert report.place.name == "Gansu"
        assert report.killed.min == 40

    def test_a_site_goes_with_its_town(self, find: Find) -> None:
        report = only(
            find("A suicide attack near Jinnah International Airport in Karachi killed two men on 4 May 2021."),
            "attack",
        )
        assert report.place.name == "Jinnah International Airport, Karachi"
        assert report.place.within[0] == "Karachi"
        assert "Jinnah International Airport, Karachi" in report.title


class TestToll:
    def test_a_weekday_of_no_known_week_is_kept_as_words(self, find: Find) -> None:
        report = only(find("A suicide bomber killed nine soldiers in Bannu on Thursday, police said."), "attack")
        assert (report.when.start, report.when.precision, report.when.text) == (None, "none", "Thursday")

    @pytest.mark.parametrize(
        ("text", "killed", "injured"),
        [
            ("A bomb blast in Nairobi on 4 May 2021 left nine people dead and dozens injured.", (9, 9), (None, None)),
            ("At least 12 people were killed and 30 others injured in a bomb blast in Nairobi.", (12, None), (30, 30)),
            ("Two priests (a Spaniard and a Pole), a cook and her son were killed in an attack in Lima.", (4, 4), None),
            ("The massacre of six monks in Lima on 4 May 2021 shocked the country.", (6, 6), None),
            ("Ana Ruiz was shot dead in Lima on 4 May 2021 along with two of her bodyguards.", (3, 3), None),
            ("A bomb exploded in Lima on 4 May 2021. No one was hurt.", (0, 0), (0, 0)),
            ("A bomb exploded in Lima on 4 May 2021 without causing any casualties.", (0, 0), (0, 0)),
            ("A bomb exploded in Lima on 4 May 2021. Not a single person was killed.", (0, 0), None),
            ("An attack in Lima on 4 May 2021 killed 20 people, five of them children.", (20, 20), None),
            ("Up to 30 people were killed in a bomb attack in Lima on 4 May 2021.", (None, 30), None),
            ("More than 90 people were killed or wounded in a bomb attack in Lima on 4 May 2021.", (None, None), None),
            ("Gunmen killed Ana Ruiz in Lima on 4 May 2021. Since 1985, rebels have killed 900 judges.", (1, 1), None),
            ("The deadliest attack in ten years killed 30 people in Lima on 4 May 2021.", (30, 30), None),
            ("A bomb attack in Lima on 4 May 2021 caused 15 casualties.", (None, None), (None, None)),
        ],
    )
    def test_reading(
        self,
        find: Find,
        text: str,
        killed: tuple[int | None, int | None],
        injured: tuple[int | None, int | None] | None,
    ) -> None:
        report = only(find(text), "attack")
        assert (report.killed.min, report.killed.max) == killed
        if injured is not None:
            assert (report.injured.min, report.injured.max) == injured
        assert not [role for role, what in roles(report) if role == "perpetrator" and "others" in what]

    def test_a_war_keeps_its_own(self, find: Find) -> None:
        found = find("The talks aim to end a war that has killed more than 90,000 people, but they have collapsed.")
        assert not [report for report in found if report.type in ("disaster", "attack")]

    def test_with_so_many_injured(self, find: Find) -> None:
        report = only(
            find(
                "The death toll from an earthquake in Gansu has climbed to at least 113, with more than 2,600 injured."
            ),
            "disaster",
        )
        assert (report.killed.min, report.injured.min) == (113, 2600)

    def test_a_search_is_no_operation_of_war(self, find: Find) -> None:
        report = only(
            find(
                "A powerful earthquake hit central Italy, with the death toll rising to 267 and the rescue operation "
                "called off. Crews dug in Amatrice, a town levelled by Wednesday's quake, the worst since 1980."
            ),
            "disaster",
        )
        assert report.killed.min == 267
        assert report.when.start is None


class TestOneOrSeveral:
    def test_aid_between_the_same_is_one(self, find: Find) -> None:
        found = find(
            "Japan assisted Kenya with money. Rain fell. Much was said about roads. Japan assisted Kenya with trucks."
        )
        assert len([report for report in found if report.type == "aid"]) == 1

    def test_two_places_are_two_incidents(self, find: Find) -> None:
        found = find("The Taliban carried out attacks in Kunduz and Herat in May 2021.")
        assert sorted(report.place.name or "" for report in found if report.type == "attack") == ["Herat", "Kunduz"]

    def test_told_twice_is_one(self, find: Find) -> None:
        found = find(
            "A bomb exploded at a market in Baghdad on 4 May 2021, killing 11 people. "
            "The explosion damaged several shops. Police said the bomb attack was the worst this year."
        )
        assert len([report for report in found if report.type == "attack"]) == 1

    def test_one_statement_for_a_speaker_and_occasion(self, find: Find) -> None:
        found = find(
            "President Emmanuel Macron condemned the attack at a press conference in Paris on 4 May 2021. "
            "Macron pledged support for the families."
        )
        assert len([report for report in found if report.type == "statement"]) == 1


class TestModality:
    @pytest.mark.parametrize(
        ("text", "modality"),
        [
            ("The army will launch an offensive against the rebels in Goma next week.", "planned"),
            ("Militants could attack the embassy in Kabul.", "hypothetical"),
            ("The rebels frequently attack villages near Goma.", "generic"),
            ("The rebels did not attack the village of Goma on 4 May 2021.", "negated"),
            ("The governments should sign an agreement with Russia in May 2021.", "recommended"),
        ],
    )
    def test_what_did_not_happen(self, find: Find, text: str, modality: str) -> None:
        assert {report.modality for report in find(text)} == {modality}

    def test_generality(self, find: Find) -> None:
        found = find(
            "Terrorist attacks have killed dozens of people over the last years. Attacks on companies cost money."
        )
        assert not [report for report in found if report.modality in ("asserted", "claimed", "alleged")]

    def test_saying_is_no_event(self, find: Find) -> None:
        assert not find("The minister said that the economy was growing.")


class TestOtherNews:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("An earthquake struck northern Chile on 3 March 2023, killing at least 14 people.", "disaster"),
            ("John Mahama won the presidential election in Ghana on 7 December 2024.", "election"),
            ("A court in Jakarta sentenced Budi Santoso to nine years in prison on 3 March 2023.", "trial"),
            ("Police arrested two suspects in Lagos on 3 March 2023.", "arrest"),
            ("Thousands of workers protested in Paris on 3 March 2023.", "protest"),
            ("The European Central Bank raised interest rates on 3 March 2023.", "policy"),
            ("President Joko Widodo visited Beijing on 3 March 2023.", "travel"),
            ("France and Germany signed an agreement in Berlin on 3 March 2023.", "agreement"),
            ("Japan donated 20 trucks to Kenya on 3 March 2023.", "aid"),
            ("Gunmen abducted a priest in Kaduna on 3 March 2023.", "kidnapping"),
        ],
    )
    def test_kinds(self, find: Find, text: str, kind: str) -> None:
        report = only(find(text), kind)
        assert report.modality == "asserted"
        assert report.when.precision == "day"

    @pytest.mark.parametrize(
        "text",
        [
            "He died of a heart attack.",
            "The pipeline carries oil under a trade agreement.",
            "The talks between France and Germany collapsed in Paris on 3 March 2023.",
            "The envoy hailed a barely-alive cease-fire in Sanaa on 3 March 2023.",
        ],
    )
    def test_other_meanings(self, find: Find, text: str) -> None:
        assert not [report for report in find(text) if report.type in ("attack", "disaster")]


class TestTitle:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            (
                "Peru's President Ana Lima has won re-election in a landslide on Sunday.",
                "Ana Lima wins re-election in a landslide",
            ),
            ("President Ada Obi won a second term on 3 May 2021, officials said.", "Ada Obi wins second term"),
            (
                "A court in Jakarta yesterday upheld the death sentence against the director of a bank, and he left.",
                "Court in Jakarta upholds death sentence against the director of a bank",
            ),
            ("Acme Group agreed on Monday to sell its unit.", "Acme Group agrees to sell its unit"),
            ("Kenya's president, William Ruto, has flown to the region on 3 March 2023.", "flies to region"),
            ("Karsa Rovers defeated Sarn Wanderers 3-1 to keep their lead.", "Karsa Rovers defeats Sarn Wanderers"),
            ("President Ana Lima’s condemnation of the Cusco attack was welcomed.", "Lima condemns Cusco attack"),
            ("Ana Ruiz was removed by the Constitutional Court on Monday.", "Constitutional Court removes Ana Ruiz"),
            (
                "The foreign ministers of France, Germany and Poland held a meeting in Berlin on 4 May 2021.",
                "Meeting of France, Germany and Poland in Berlin",
            ),
        ],
    )
    def test_says_who_did_what(self, find: Find, text: str, title: str) -> None:
        assert [report.title for report in find(text) if report.title.endswith(title)]

    def test_no_bare_word(self, find: Find) -> None:
        report = only(find("Maria Lopez ran the company from 1995 until her arrest in June 2001."), "arrest")
        assert report.title.startswith("Arrest: Maria Lopez ran")


def test_evidence_is_the_sentence(find: Find) -> None:
    text = "Rain fell. Gunmen killed two farmers near Kandahar on 4 May 2021. Rain fell again."
    report = only(find(text), "attack")
    assert text[report.start : report.end] == report.quote == "Gunmen killed two farmers near Kandahar on 4 May 2021."


def test_no_date_where_the_text_has_none(find: Find) -> None:
    assert only(find("Gunmen killed two farmers in Kandahar."), "attack").when.start is None


@pytest.mark.parametrize("text", ["", "!", "Attack", "attack attack attack", "killed " * 50, "by on of the in"])
def test_odd_texts(find: Find, text: str) -> None:
    for report in find(text):
        assert text[report.start : report.end] == report.quote


class TestWhose:
    """Whose date it is, where a sentence names several things."""

    HEAD = "TEGUCIGALPA, Dec. 15, 2017 (Xinhua) -- "

    def test_the_date_of_another_happening_is_its_own(self, find: Find) -> None:
        found = find(self.HEAD + "Protesters set fire to a truck to reject the results of the Nov. 26 poll.")
        assert only(found, "attack").when.start == "2017-12-15"
        assert only(found, "election").when.start == "2017-11-26"

    def test_the_time_of_a_deed_is_not_that_of_the_verdict(self, find: Find) -> None:
        report = only(find(self.HEAD + "A judge convicted the director of causing losses from 1995 to 2001."), "trial")
        assert report.when.start == "2017-12-15"

    def test_what_is_told_today_was_on_the_day_that_is_named(self, find: Find) -> None:
        report = only(
            find(self.HEAD + "Police announced today that gunmen shot a mayor in La Ceiba on 11 December."), "attack"
        )
        assert report.when.start == "2017-12-11"

    def test_a_purpose_has_the_day_of_the_deed(self, find: Find) -> None:
        found = find(self.HEAD + "Ana Ruiz set a new record to win the race on Thursday.")
        assert {report.when.start for report in found} == {"2017-12-14"}

    def test_this_city_is_that_of_the_dateline(self, find: Find) -> None:
        report = only(find(self.HEAD + "A bomb destroyed a bank and killed a guard in this city."), "attack")
        assert (report.place.name, report.place.country) == ("Tegucigalpa", "Honduras")

    def test_what_has_happened_has_no_day_to_come(self, find: Find) -> None:
        report = only(find(self.HEAD + "Gunmen who shot a mayor will be tried on 11 January."), "attack")
        assert report.when.start != "2018-01-11"


class TestDatelines:
    """What an agency's report leaves to its dateline."""

    def test_a_month_is_no_march(self, find: Find) -> None:
        assert not [
            r for r in find("LAHORE, Feb 12, 2024 (Kestrel Wire) - The council met on March 1.") if r.type == "protest"
        ]

    def test_what_lies_ahead_is_planned(self, find: Find) -> None:
        report = only(find("LAHORE, Feb 12, 2024 (Kestrel Wire) - The new council meets on 1 March 2024."), "meeting")
        assert report.modality == "planned"

    def test_violence_told_of_elsewhere_is_not_at_home(self, find: Find) -> None:
        reports = find(
            "GENEVA, Feb 12, 2024 (Kestrel Wire) - A bomb killed six people in Quetta on Sunday. "
            "The ministers condemned an assault by gunmen on pilgrims in January."
        )
        assert "Switzerland" not in {report.place.country for report in reports}

    def test_what_a_clause_adds_to_another_day_is_not_of_the_datelines_day(self, find: Find) -> None:
        reports = find(
            "QUETTA, Feb 12, 2024 (Kestrel Wire) - A bomb killed six people on Sunday. It came five weeks after "
            "two men had died in a suicide attack in Karachi, for which the BLA claimed responsibility."
        )
        assert only(reports, "statement").when.start is None

    def test_where_somebody_spoke_is_not_where_it_was(self, find: Find) -> None:
        reports = find("Its envoy spoke in Beijing on 4 May 2024: six engineers have been killed by gunmen.")
        assert only(reports, "attack").place.country != "China"


def test_those_whom_a_list_of_offices_names_take_part_in_the_meeting(find: Find) -> None:
    text = (
        "The Foreign Minister of Peru, Ana Lima, and the Foreign Minister of Chile, Jorge Tapia, "
        "co-chaired the Peru-Chile dialogue on 4 May 2021 in Quito."
    )
    assert {("participant", "Ana Lima"), ("participant", "Jorge Tapia")} <= roles(only(find(text), "meeting"))


@pytest.mark.parametrize(
    "text",
    [
        "Officials have met twice since the first round in March 2023, and more talks will follow.",
        "Voters wrote to urge the party to defend their votes.",
        "The discovery of the ruins in 2015 rocked the world of archaeology.",
    ],
)
def test_a_month_and_a_manner_of_speaking_are_no_happenings(find: Find, text: str) -> None:
    assert not [report.title for report in find(text) if report.type in ("protest", "election", "disaster")]


def test_an_office_stands_for_the_one_who_holds_it(find: Find) -> None:
    text = (
        "Prime Minister Jorge Tapia flew to Quito on 4 May 2021. "
        "The prime minister had a meeting with Ana Lima, the president of Peru, on 5 May 2021."
    )
    meeting = only(find(text), "meeting")
    assert len([one for one in meeting.participants if one.actor]) == 2
    assert "the premier" not in meeting.title


def test_an_election_is_one_however_often_its_outcome_is_told(find: Find) -> None:
    text = (
        "Ana Lima has won the presidential run-off in Peru, the electoral commission announced on 6 June 2021. "
        "Lima won 54 percent of the votes in the election against 46 percent for Jorge Tapia, it said."
    )
    assert ("participant", "Ana Lima") in roles(only(find(text), "election"))


class TestHeadlines:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            (
                "LAHORE, 4 March 2024 (KW) - A bomb exploded at the railway station of Quetta Sunday and killed two.",
                "Bomb kills two at Quetta railway station",
            ),
            (
                "A suicide attack outside Karachi's Jinnah Airport killed two men on 3 March 2024.",
                "Suicide attack kills two men at Jinnah Airport, Karachi",
            ),
            ("After the 9/11 attacks in the United States they became allies.", "9/11 attacks in the United States"),
            ("Gunmen attacked a school in Lahore on 3 March 2024.", "Gunmen attack school in Lahore"),
            (
                "The Balochistan Liberation Army (BLA) claimed responsibility for the attack on 3 March 2024.",
                "Balochistan Liberation Army claims responsibility",
            ),
        ],
    )
    def test_reads_like_a_headline(self, find: Find, text: str, title: str) -> None:
        assert title in {report.title for report in find(text)}

    def test_nobody_met_the_writer(self, find: Find) -> None:
        assert not find("I met a fisherman there who can see the port from his boat.")

    def test_says_of_nobody_what_is_only_guessed(self, find: Find) -> None:
        for report in find(
            "LIMA, 4 June 2024 (KW) - A bomb exploded in a market in Lima on Monday, killing four people. "
            "Police suspect the Shining Path, which has attacked markets before."
        ):
            guessed = [one for one in report.participants if one.role == "perpetrator" and one.hedged]
            assert not [one.text for one in guessed if one.text in report.title and report.type == "attack"]
