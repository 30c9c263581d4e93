"""Meetings, visits, offices, courts, votes and protests: which sentences tell of one, and of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only, roles

if TYPE_CHECKING:
    from tests.extraction.reports import Reported


class TestSenses:
    @pytest.mark.parametrize(
        "text",
        [
            "Senator Paula Quist dismissed the allegations on Tuesday.",
            "The magistrate agreed to hear the petition of the fishermen.",
            "Police agreed to take the petition of the weavers.",
            "Economists agree that wages will fall.",
            "Rioters overturned a police van near the harbour of Sarn.",
            "The governor called on the union to end its boycott of the ports.",
            "Nurses wore black in protest at the ruling.",
            "The cabinet demonstrated its unity on 3 May 2021.",
            "A prosecutor named Jorge Molina as the main suspect on 3 May 2021.",
            "Before the budget was adopted, Omar Haddad thanked the clerks.",
            "The profits of Palkhu Mills met analysts' expectations on 3 May 2021.",
            "The guests ate the cake by 31 votes to 12 on 3 May 2021.",
            "The novel “Fire on the Hill” came out in Lima on 3 May 2021.",
            "The plan met with resistance from the weavers of Puno on 3 May 2021.",
            "Every year the club elects a treasurer.",
            "The team collapsed in the second half on 3 May 2021.",
            "The film shows how his friends got stoned on 3 May 2021.",
            "The vaccine was tested in a trial of 900 nurses on 3 May 2021.",
        ],
    )
    def test_nothing_of_the_kind(self, reported: Reported, text: str) -> None:
        found = {report.type for report in reported(text) if report.modality == "asserted"}
        assert not found & {"policy", "agreement", "trial", "meeting", "protest", "disaster", "election"}

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("President Omar Haddad called on Prime Minister Jorge Molina in Puno on 3 May 2021.", "meeting"),
            ("President Omar Haddad was received by King Karim Nasser in Puno on 3 May 2021.", "meeting"),
            ("The senate voted to override the decision of President Omar Haddad.", "policy"),
            ("The court handed a ten-year jail term to former minister Jorge Molina.", "trial"),
            ("Judge Karl Weber struck down the decree on Monday.", "trial"),
            ("Prosecutors charged Jorge Molina over the missing funds.", "trial"),
            ("Ana Ruiz was named health minister on 3 May 2021.", "policy"),
            ("Students held a procession in Lima on 3 May 2021.", "protest"),
            ("Students occupied the main square of Lima on 3 May 2021.", "protest"),
            ("The bill was passed in the end.", "policy"),
            ("Prime Minister Ana Ruiz survived a vote of no confidence on 3 May 2021.", "policy"),
            ("The coalition collapsed on 3 May 2021.", "policy"),
            ("Shareholders of Palkhu Mills backed the plan in a vote in Lima on 3 May 2021.", "policy"),
            ("Chile became a member of the alliance on 3 May 2021.", "policy"),
            ("Palkhu Mills filed for Chapter 9 bankruptcy protection on 3 May 2021.", "other"),
            ("The regulator fined Palkhu Mills 3 million dollars on 3 May 2021.", "trial"),
            ("Goalkeeper Omar Haddad completed his move to Puno on 3 May 2021.", "other"),
            ("Drivers went to Lima on 3 May 2021 to protest against the toll.", "protest"),
            ("The yard reopened after reaching an agreement with Peru on 3 May 2021.", "agreement"),
        ],
    )
    def test_of_the_kind(self, reported: Reported, text: str, kind: str) -> None:
        assert kind in {report.type for report in reported(text) if report.modality == "asserted"}

    def test_a_raid_that_ends_in_arrests_is_the_police_s(self, reported: Reported) -> None:
        found = reported("Nine editors were detained in a raid on the paper's office in Lima on 3 May 2021.")
        assert {report.type for report in found} == {"arrest"}


class TestAhead:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("The prime minister called a snap election on 3 May 2021.", "election"),
            ("Union leaders called for a strike on Monday, 3 May 2021.", "protest"),
            ("Jorge Molina faces a prison sentence of ten years.", "trial"),
        ],
    )
    def test_is_no_fact(self, reported: Reported, text: str, kind: str) -> None:
        assert all(report.modality != "asserted" for report in reported(text) if report.type == kind)


class TestOneOrSeveral:
    def test_who_meets_another_meets_again(self, reported: Reported) -> None:
        found = reported(
            "President Omar Haddad met Prime Minister Jorge Molina in Puno on 3 May 2021. "
            "President Haddad also met Foreign Minister Karl Weber in Puno."
        )
        assert len([report for report in found if report.type == "meeting"]) == 2

    def test_who_leaves_and_who_comes_are_two(self, reported: Reported) -> None:
        found = reported(
            "Finance Minister Ana Ruiz resigned on 3 May 2021. "
            "Prime Minister Jorge Molina appointed Karl Weber finance minister. Ruiz had resigned over a loan."
        )
        offices = [report for report in found if report.type == "policy"]
        assert len(offices) == 2
        assert not any({"ana-ruiz", "karl-weber"} <= {role.actor for role in one.participants} for one in offices)

    @pytest.mark.parametrize(
        "text",
        [
            "Envoys of Peru and Chile met for talks in Nairobi on 3 May 2021. Omar Haddad hosted the talks.",
            "Peru and Chile agreed on 3 May 2021 to end the dispute. The two sides agreed to a truce, he said.",
        ],
    )
    def test_told_again_in_other_words(self, reported: Reported, text: str) -> None:
        kinds = [report.type for report in reported(text) if report.type in ("meeting", "agreement")]
        assert len(kinds) == 1


class TestInPassing:
    @pytest.mark.parametrize(
        "text",
        [
            "The mayor opened a bridge on 3 May 2021, days before the talks.",
            "A petition against the detentions was filed on 3 May 2021.",
            "Shares fell on 3 May 2021 on hopes of an agreement.",
        ],
    )
    def test_a_name_alone_is_no_happening(self, reported: Reported, text: str) -> None:
        assert not {report.type for report in reported(text)} & {"meeting", "arrest", "agreement"}

    def test_what_led_to_it_has_another_date(self, reported: Reported) -> None:
        text = "Nine nurses were jailed on 3 May 2021 over a march of the nurses' union in Lima."
        assert all(report.when.start is None for report in reported(text) if report.type == "protest")


class TestWhoAndWhere:
    def test_whom_two_verbs_share(self, reported: Reported) -> None:
        report = only(reported("Students detained and questioned Jorge Molina in Lima on 3 May 2021."), "arrest")
        assert ("target", "Jorge Molina") in roles(report)

    def test_the_summoned_takes_part(self, reported: Reported) -> None:
        report = only(reported("Kenya summoned the Czech ambassador on 3 May 2021."), "policy")
        assert {role for role, _ in roles(report)} == {"participant", "target"}

    def test_the_person_behind_a_long_office(self, reported: Reported) -> None:
        text = "President Omar Haddad met Minister of Foreign Affairs and Trade Jorge Molina on 3 May 2021."
        report = only(reported(text), "meeting")
        assert {text for _, text in roles(report)} == {"Omar Haddad", "Jorge Molina"}

    def test_a_day_is_no_surname(self, reported: Reported) -> None:
        report = only(reported("President Omar Haddad Wednesday arrived in Kenya for a visit."), "travel")
        assert {text for _, text in roles(report)} >= {"Omar Haddad"}

    def test_where_a_journey_goes(self, reported: Reported) -> None:
        report = only(reported("President Omar Haddad returned to Nairobi on 3 May 2021."), "travel")
        assert report.place.name == "Nairobi"

    def test_what_an_agreement_is_about_is_not_where_it_was_signed(self, reported: Reported) -> None:
        report = only(reported("Peru and Chile signed an agreement on fishing in Kenya on 3 May 2021."), "agreement")
        assert report.place.name != "Kenya"
        assert report.place.country != "Kenya"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ana Ruiz was handed a ten-year jail term on 3 May 2021.", "Ana Ruiz handed ten-year jail term"),
        ("Omar Haddad met Jorge Molina on the sidelines of a summit on 3 May 2021.", "Omar Haddad meets Jorge Molina"),
        ("Palkhu Textiles agreed to buy the mill on 3 May 2021.", "Palkhu Textiles agrees to buy the mill"),
        ("The swearing-in of Ana Ruiz took place on 3 May 2021.", "Swearing-in of Ana Ruiz"),
        ("The harbour museum that reopened in May 2021 is free.", "Harbour museum reopens"),
    ],
)
def test_headlines(reported: Reported, text: str, title: str) -> None:
    assert title in {report.title for report in reported(text)}


class TestSport:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("Malta beat Scotland 2-0 in Cardiff on 3 May 2021.", "Malta beats Scotland 2-0 in Cardiff"),
            ("A 3-1 win for Puno over Tacna ended the season on 3 May 2021.", "Puno beats Tacna 3-1"),
            ("Puno came back from two goals down to beat Tacna 3-2 on 3 May 2021.", "Puno beats Tacna 3-2"),
            ("Oman began the cup in Doha with a 2-1 win over Iran on 3 May 2021.", "Oman beats Iran 2-1 in Doha"),
            ("Peru's form got worse with a 2-0 defeat against Chile on 3 May 2021.", "Chile beats Peru 2-0"),
            ("Ghana slipped to a 2-0 defeat on 3 May 2021.", "Ghana slips to 2-0 defeat"),
            ("Two late goals helped Ghana to victory on 3 May 2021.", "Two late goals help Ghana to victory"),
            ("Mali's 4-0 rout of Togo was the talk of the town on 3 May 2021.", "Mali beats Togo 4-0"),
            ("Togo lost 2-0 to Mali in Accra on 3 May 2021.", "Togo loses to Mali 2-0 in Accra"),
            (
                "Ana Ruiz beat Paula Quist 6-4, 7-6 (8/6), 6-4 in Lima on 3 May 2021.",
                "Ana Ruiz beats Paula Quist 6-4, 7-6 (8/6), 6-4 in Lima",
            ),
            ("Ana Ruiz beat Paula Quist 7 (7)-6 (3), 6-2 in Lima.", "Ana Ruiz beats Paula Quist in Lima"),
            (
                "British swimmers beat the Peruvian quartet in Lima.",
                "British swimmers beat the Peruvian quartet in Lima",
            ),
            ("The Karsa Prize went to Ana Ruiz on 3 May 2021.", "Karsa Prize goes to Ana Ruiz"),
            ("Ana Ruiz headed two goals to help Togo beat Mali 3-2 on 3 May 2021.", "Togo beats Mali 3-2"),
        ],
    )
    def test_who_beat_whom(self, reported: Reported, text: str, title: str) -> None:
        assert title in {report.title for report in reported(text)}

    def test_the_goals_of_a_match_are_none_of_their_own(self, reported: Reported) -> None:
        report = only(
            reported("Puno beat Tacna 2-1 in Lima on 3 May 2021.\n\nOmar Haddad scored a goal in the last minute."),
            "other",
        )
        assert ("participant", "Omar Haddad") in roles(report)

    def test_two_results_of_one_sentence_are_two_matches(self, reported: Reported) -> None:
        found = reported("Malta beat Scotland 2-0 while Peru drew 1-1 with Chile in Lima on 3 May 2021.")
        assert {report.title for report in found} == {"Malta beats Scotland 2-0", "Peru draws with Chile 1-1 in Lima"}

    @pytest.mark.parametrize(
        ("line", "title"),
        [
            ("Peru 7-0 Malta", "Peru beats Malta 7-0"),
            ("Peru 1-4 Malta (Agg: 4-6): visitors stun hosts", "Malta beats Peru 4-1"),
            ("Owls 5, Foxes 1: Ana Ruiz scored two goals", "Owls beats Foxes 5-1"),
            ("Karsa Rovers 2 Sarn Town 2", "Karsa Rovers draws with Sarn Town 2-2"),
        ],
    )
    def test_a_result_may_stand_alone(self, reported: Reported, line: str, title: str) -> None:
        found = reported(f"{line}\n\nIt was the second match in a week for both.\n\nThe goals came late.")
        assert [report.title for report in found] == [title]

    def test_a_result_is_of_the_match_that_is_told(self, reported: Reported) -> None:
        found = reported("Peru 2-1 Malta\n\nPeru beat Malta 2-1 in a match in Lima on 3 May 2021.")
        assert [report.title for report in found] == ["Peru beats Malta 2-1 in Lima"]

    def test_pages_are_no_result(self, reported: Reported) -> None:
        assert not reported("Exodus 5-7 Leviticus\n\nThe ministry publishes a new edition.")

    def test_who_scored_beat_nobody(self, reported: Reported) -> None:
        found = reported("After a 1-0 win over Chile in Lima, Haddad scored and Ruiz scored on 3 May 2021.")
        assert not any(title.startswith(("Haddad beats", "Ruiz beats")) for title in (one.title for one in found))

    def test_the_side_that_was_beaten_is_not_where(self, reported: Reported) -> None:
        report = only(reported("Ghana lost 2-0 to Mali in Accra on 3 May 2021."), "other")
        assert (report.place.name, ("participant", "Mali") in roles(report)) == ("Accra", True)

    @pytest.mark.parametrize(
        "text",
        [
            "Ana Ruiz stood beside the man she had just beaten 6-2 on 3 May 2021.",
            "She has five medals from ten races and four victories.",
            "As a trainer Ana Ruiz won 62 of 102 games.",
            "Ana Ruiz spent eight years as a trainer, taking charge of 102 matches.",
            "The batsman defied the Peruvian attack for an hour.",
            "The batsmen were dismissed for 210 on 3 May 2021.",
            "Detectives executed a search warrant at a garage in Lima on 3 May 2021.",
            "The 82nd-minute strike by Haddad cancelled out the opener on 3 May 2021.",
            "Haddad assisted Ruiz for the first in the 25th minute on 3 May 2021.",
        ],
    )
    def test_no_match_and_nothing_worse(self, reported: Reported, text: str) -> None:
        assert not [report.title for report in reported(text) if report.modality == "asserted"]

    def test_sundays_victory_is_the_one_told_before(self, reported: Reported) -> None:
        report = only(
            reported("Ana Ruiz beat Paula Quist 6-2, 6-4 in Lima on 3 May 2021.\n\nMonday's victory was her first."),
            "other",
        )
        assert report.when.start == "2021-05-03"

    def test_nobody_is_shot_on_the_pitch(self, reported: Reported) -> None:
        found = reported("Haddad shot into the net from a corner as the goalkeeper slipped on 3 May 2021.")
        assert "attack" not in {report.type for report in found}
        found = reported("Haddad fired a shot at Ruiz that trickled past the goaltender on 3 May 2021.")
        assert "attack" not in {report.type for report in found}


class TestDeathsOfTheKnown:
    @pytest.mark.parametrize(
        "text",
        [
            "The singer Ana Ruiz died at her home in Lima on 3 May 2021, aged 84.",
            "Ana Ruiz, who wrote 30 novels, died on 3 May 2021. She was 84.",
            "Ana Ruiz passed away on 3 May 2021 after a long illness.",
        ],
    )
    def test_are_no_attacks(self, reported: Reported, text: str) -> None:
        report = only(reported(text), "other")
        assert (report.when.start, report.killed.min) == ("2021-05-03", None)

    def test_a_wound_is_none_of_them(self, reported: Reported) -> None:
        found = reported("Ana Ruiz, 41, died on 3 May 2021 of the wounds she suffered in the attack in Lima.")
        assert "other" not in {report.type for report in found}


def test_what_the_ministers_say_one_after_the_other_is_one_joint_statement(reported: Reported) -> None:
    text = (
        "Foreign ministers of Peru, Chile and Bolivia met in Arica on 4 May 2021. In a joint communique, the ministers"
        " condemned the looting of the port. The ministers also reaffirmed their support for the talks."
    )
    assert only(reported(text), "statement").title == "Peru, Chile and Bolivia condemn looting of the port"


@pytest.mark.parametrize("told", ["The ministry said", "Envoys have said that"])
def test_a_comma_before_and_parts_no_list_of_those_who_sign(reported: Reported, told: str) -> None:
    report = only(reported(f"{told} Peru, Chile, and Bolivia signed a treaty on 4 May 2021."), "agreement")
    assert {who.text for who in report.participants} == {"Peru", "Chile", "Bolivia"}


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("Ana Ruiz met her Peruvian counterpart in Lima", "meeting", "Ana Ruiz meets Peruvian counterpart in Lima"),
        ("The electoral commission barred two candidates", "policy", "Electoral commission bars two candidates"),
        (
            "Karsa Stores shelved its plans for a share sale",
            "policy",
            "Karsa Stores shelves its plans for a share sale",
        ),
        ("Chile imposed taxes on copper", "policy", "Chile imposes taxes on copper"),
        ("Police cleared barricades in Lima", "protest", "Police clear barricades in Lima"),
        ("The Chilean government agreed to allow access", "agreement", "Chilean government agrees to allow access"),
        ("India struck 11 Pakistani air bases", "attack", "India strikes 11 Pakistani air bases"),
        ("Ministers from 12 states gathered in Lima", "meeting", "Ministers gather in Lima"),
        ("The ministry revoked the licence of the radio", "policy", "Ministry revokes licence of the radio"),
        ("The coastguard rescued 40 migrants", "aid", "Coastguard rescues 40 migrants"),
        ("Ana Ruiz testified before Congress", "trial", "Ana Ruiz testifies before Congress"),
        ("The rebels declared a truce", "agreement", "Rebels declare truce"),
        ("The mayor opened a new hospital in Lima", "other", "Mayor opens a new hospital in Lima"),
        ("Turkey sent troops to Libya", "military_operation", "Turkey sends troops to Libya"),
    ],
)
def test_what_is_done_on_a_day(reported: Reported, text: str, kind: str, title: str) -> None:
    report = only(reported(f"{text} on 3 May 2021."), kind)
    assert (report.when.start, report.title) == ("2021-05-03", title)


@pytest.mark.parametrize("names", ["Chile, Peru, and Bolivia", "Mali, Niger, and Burkina Faso"])
def test_the_last_name_of_a_list_behind_a_comma_is_one_of_it(reported: Reported, names: str) -> None:
    report = only(reported(f"The leaders of {names} signed a treaty in Lima on 4 May 2021."), "agreement")
    named = {filler.text for filler in report.participants}
    assert named >= {f"The leaders of {names}", *names.replace(" and", "").split(", ")}


def test_who_is_called_by_his_name_gets_no_office_by_it(reported: Reported) -> None:
    assert reported("Police named the suspect as Luis Soto on 3 May 2021.") == ()
    assert only(reported("Peru named Luis Soto as Finance Minister on 3 May 2021."), "policy")


def test_what_it_is_like_to_do_is_not_done(reported: Reported) -> None:
    assert only(reported("Prosecuting a patient for lying is hard, he said."), "trial").modality == "generic"


def test_who_won_stands_behind_what_was_left_to_do(reported: Reported) -> None:
    text = (
        "With three points needed from one throw, eighteen-year-old Ana Lima of the Lisbon Lions closed her eyes and"
        " won the Tejo Cup on 4 May 2021."
    )
    assert [one.title for one in reported(text)] == ["Ana Lima wins Tejo Cup"]
