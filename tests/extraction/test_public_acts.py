"""Acts of governments, courts, companies, clubs and speakers: which words tell of one, when, and of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only

if TYPE_CHECKING:
    from tests.extraction.reports import Reported


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("Norway’s bishops decried the new law", "statement", "bishops decry the new law"),
        ("The Sarn Front released a video of the captain", "statement", "Sarn Front releases video of the captain"),
        ("Premier Omar Haddad dissolved parliament", "policy", "Omar Haddad dissolves parliament"),
        ("Norway locked down three cities", "policy", "Norway locks down three cities"),
        ("Norway lifted its suspension of flights", "policy", "Norway lifts suspension of flights"),
        ("The regulator axed two directors", "policy", "Regulator axes two directors"),
        ("The cabinet reappointed Ana Ruiz as governor", "policy", "Cabinet reappoints Ana Ruiz as governor"),
        ("The Supreme Court let the rule stand", "trial", "Supreme Court lets stand"),
        ("Ana Ruiz returned to jail", "arrest", "Ana Ruiz returns to jail"),
        ("Ana Ruiz reached Lima", "travel", "Ana Ruiz reaches Lima"),
        ("Premier Omar Haddad was in Lima", "travel", "Omar Haddad is in Lima"),
        ("DC Karsa has taken Jorge Molina on loan from Puno", "other", "takes Jorge Molina on loan"),
        ("Norway launched a Mars probe", "other", "Norway launches Mars probe"),
        ("Ghana became independent", "policy", "Ghana becomes independent"),
        ("The senate adopted the act by a vote of 65 to 33", "policy", "Senate adopts act"),
        ("The Norwegian Senate backed the reform", "policy", "Senate backs the reform"),
        ("The bill cleared the upper house", "policy", "Bill clears upper house"),
        ("The cabinet decided to close two mines", "policy", "Cabinet decides to close two mines"),
        ("Premier Omar Haddad called an early election", "policy", "Omar Haddad calls early election"),
        ("Norway summoned the charge d'affaires of Peru", "policy", "Norway summons"),
        ("The court directed the police to file a report", "trial", "Court"),
        ("Police named Jorge Molina as a suspect", "trial", "name Jorge Molina"),
        ("Karsa Bank introduced a new app", "other", "Karsa Bank introduces a new app"),
        ("Protesters gathered outside the parliament", "protest", "Protesters gather"),
        ("Tens of thousands of demonstrators gathered in Lima", "protest", "demonstrators gather"),
        ("Hundreds of protesters flooded the streets of Lima", "protest", "protesters flood"),
        ("Morocco stunned Norway in extra time", "other", "Morocco stuns Norway"),
        ("Norway closed its air space to planes of Peru", "policy", "Norway closes air space"),
        ("Karsa Gas stopped supplying Norway with gas", "policy", "Karsa Gas stops supplying Norway"),
        ("Kenya issued two travel advisories", "statement", "Kenya issues two travel advisories"),
        ("Kenya decided to withdraw its envoys from Oslo", "policy", "Kenya decides to withdraw its envoys"),
        ("The ministry ordered the bank to sell a stake", "policy", "Ministry orders bank to sell a stake"),
        ("The bill passed the Senate by 98-2", "policy", "Bill passes Senate"),
        ("The ministry investigated Karsa Bank", "trial", "Ministry investigates Karsa Bank"),
        ("Norway authorised 250,000 doses of the vaccine", "policy", "Norway authorises 250,000 doses"),
        ("The governor ordered 300 marines into the port", "military_operation", "Governor orders 300 marines into"),
        ("Nepal received 20,000 doses of vaccine from Norway", "aid", "Nepal receives 20,000 doses"),
        ("The minister withdrew her allegations", "statement", "Minister withdraws allegations"),
        ("Premier Omar Haddad endorsed Ana Ruiz", "election", "Omar Haddad endorses Ana Ruiz"),
        ("The closure of the border by Norway took place", "policy", "Closure of the border"),
        ("The gang released two aid workers", "other", "Gang releases two aid workers"),
        ("The commission delivered its report", "statement", "Commission delivers report"),
        ("Ana Ruiz became mayor of Lima", "policy", "Ana Ruiz becomes mayor"),
        ("Nadia Haddad took up the premiership", "policy", "Nadia Haddad takes up premiership"),
        ("Kenya's Wanja Otieno bagged the title", "other", "Wanja Otieno bags title"),
        ("The Farmers Party emerged victorious in 12 seats", "election", "Farmers Party emerges victorious"),
    ],
)
def test_what_is_done_on_a_day(reported: Reported, text: str, kind: str, title: str) -> None:
    report = only(reported(f"{text} on 3 May 2021."), kind)
    assert (report.when.start, title in report.title) == ("2021-05-03", True)


def test_what_a_verb_has_for_its_object_says_more_than_what_stands_behind_a_preposition(reported: Reported) -> None:
    report = only(reported("Norway declared an emergency after an outbreak of flu on 3 May 2021."), "policy")
    assert "emergency" in report.title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The museum in Accra has been closed because of cuts.", "Museum closed"),
        ("The governor's term was extended to 2029, which is long.", "Governor's term extended"),
        ("The clerk said that three bridges were reopened.", "Three bridges reopened"),
        ("The World Health Organization has flown in aid.", "World Health Organization flies in aid"),
        ("Kenya has dispatched the army to fight the fire.", "Kenya dispatches army"),
        ("The bill on fishing had already passed the Senate.", "Bill on fishing passes Senate"),
    ],
)
def test_a_main_clause_tells_what_was_done_without_a_day(reported: Reported, text: str, title: str) -> None:
    found = [one.title for one in reported(text) if one.modality == "asserted"]
    assert any(told.startswith(title) for told in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Museums are closed on Mondays.",
        "It is a museum that was closed.",
        "He has flown in food and tents.",
        "Most of them were intercepted.",
    ],
)
def test_what_is_so_at_any_time_is_not_told(reported: Reported, text: str) -> None:
    assert not [one.title for one in reported(text) if one.modality == "asserted"]


@pytest.mark.parametrize(
    "text",
    [
        "The two sides signed and exchanged agreements on fishing.",
        "The MoUs were inked in the end.",
        "Five MOUs were signed in the end.",
        "The agreement was signed.",
    ],
)
def test_what_is_signed_is_agreed_whoever_signs(reported: Reported, text: str) -> None:
    assert only(reported(text), "agreement").modality == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "Norway imposed sanctions on Peru on 3 May 2021, targeting the head of its navy.",
        "The navy of Peru led an operation targeting illegal fishing on 3 May 2021.",
        "Airline Norfly stopped flying to Lima in May 2021.",
        "Deputies announced motions to impeach Ana Ruiz.",
        "Teachers returned to work on 3 May 2021.",
        "Morocco stunned the markets on 3 May 2021.",
        "Karsa Front rejected the offer of a truce on 3 May 2021.",
        "After its announcement, deputies left the hall on 3 May 2021.",
    ],
)
def test_nothing_of_the_kind(reported: Reported, text: str) -> None:
    told = {"attack", "travel", "agreement", "statement"} - ({"statement"} if "motions" in text else set())
    assert not [one for one in reported(text) if one.modality == "asserted" and one.type in told]
    assert not [one for one in reported(text) if one.modality == "asserted" and "impeach" in one.trigger]


class TestStatements:
    def test_what_is_announced_and_the_announcement_are_two(self, reported: Reported) -> None:
        found = reported("On 3 May 2021, Peru announced that Norway had imposed sanctions on Ana Ruiz.")
        assert {report.type for report in found} == {"statement", "policy"}

    def test_harm_that_is_announced_is_told_alone(self, reported: Reported) -> None:
        found = reported("On 3 May 2021, Peru announced that a bomb had killed six soldiers in Lima.")
        assert {report.type for report in found} == {"attack"}

    def test_a_day_within_a_quotation_is_no_day_of_the_statement(self, reported: Reported) -> None:
        text = "“The term runs from 1 May 2019,” Ana Ruiz, the chief clerk, said in a statement."
        assert only(reported(text), "statement").when.start is None

    def test_posts_of_two_are_two(self, reported: Reported) -> None:
        found = reported(
            "In a post on X, Premier Omar Haddad of Peru said that the bridge was shut. "
            "In a post on X, the Peruvian army said that it was there."
        )
        assert len([report for report in found if report.type == "statement"]) == 2


class TestDates:
    @pytest.mark.parametrize(
        "text",
        [
            "Norway suspended its flights to Lima until March 2021.",
            "Norway extended the ban on Norfly to 2029.",
            "Norway extended the term of Ana Ruiz for five years from May 2021.",
            "Norway announced plans to double the fleet by 2030.",
        ],
    )
    def test_how_long_it_holds_is_not_when_it_was(self, reported: Reported, text: str) -> None:
        assert [report.when.start for report in reported(text) if report.modality == "asserted"] == [None]

    def test_what_was_passed_before_is_not_dated_by_the_signing(self, reported: Reported) -> None:
        found = reported("President Ana Ruiz signed on 3 May 2021 a package of bills approved by the Peruvian Senate.")
        assert {report.when.start for report in found} == {"2021-05-03", None}


@pytest.mark.parametrize("wish", ["is interested in a meeting with", "is ready for talks with"])
def test_what_somebody_is_ready_for_has_not_been(reported: Reported, wish: str) -> None:
    found = reported(f"President Ana Ruiz {wish} Premier Omar Haddad in Lima.")
    assert not [report for report in found if report.modality == "asserted" and report.type == "meeting"]


class TestVotes:
    def test_a_people_votes_in_a_referendum(self, reported: Reported) -> None:
        found = reported("Norway voted in 2016 to leave the union in a referendum.")
        assert {report.type for report in found if report.modality == "asserted"} == {"election"}

    def test_a_chamber_votes_on_a_bill(self, reported: Reported) -> None:
        found = reported("The Senate's vote on the bill took place on 3 May 2021.")
        assert {report.type for report in found} == {"policy"}


def test_who_won_one_match_is_not_in_another(reported: Reported) -> None:
    found = reported(
        "Ana Ruiz beat Eva Lind in the final on 3 May 2021. Paula Quist won the gold medal over Ida Berg on 3 May 2021."
    )
    assert len([report for report in found if report.type == "other"]) == 2


def test_a_state_behind_by_is_no_place(reported: Reported) -> None:
    found = reported("The taxes imposed by Norway on Peru were lifted.")
    assert "Norway" not in {report.place.country for report in found}


def test_who_failed_to_agree_has_not_agreed(reported: Reported) -> None:
    assert only(reported("The two sides failed to agree on 3 May 2021."), "agreement").modality == "negated"


def test_a_shoot_out_at_a_goal_hits_nobody(reported: Reported) -> None:
    found = reported("Morocco reached the semi-finals after a shoot-out in Doha on 3 May 2021.")
    assert "attack" not in {report.type for report in found}
