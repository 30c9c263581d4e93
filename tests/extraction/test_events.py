"""What events are found in sentences, and what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only, roles

if TYPE_CHECKING:
    from tests.extraction.reports import Reported


class TestOneOrSeveral:
    def test_aid_between_the_same_is_one(self, reported: Reported) -> None:
        found = reported(
            "Japan assisted Kenya with money. Rain fell. Much was said about roads. Japan assisted Kenya with trucks."
        )
        assert len([report for report in found if report.type == "aid"]) == 1

    def test_two_places_are_two_incidents(self, reported: Reported) -> None:
        found = reported("The Taliban carried out attacks in Kunduz and Herat in May 2021.")
        assert sorted(report.place.name or "" for report in found if report.type == "attack") == ["Herat", "Kunduz"]

    def test_told_twice_is_one(self, reported: Reported) -> None:
        found = reported(
            "A bomb exploded at a market in Baghdad on 4 May 2021, killing 11 people. "
            "The explosion damaged several shops. Police said the bomb attack was the worst this year."
        )
        assert len([report for report in found if report.type == "attack"]) == 1

    def test_one_statement_for_a_speaker_and_occasion(self, reported: Reported) -> None:
        found = reported(
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
            ("The envoy rejected claims that Mali had bombed villages near Gao.", "negated"),
            ("The film tells the story of a kidnapping in Lagos.", "hypothetical"),
            ("The trial of the two men in Oslo is due to begin in May 2021.", "planned"),
            ("Sarn Ltd said it expected to close a plant and to sign an agreement with Torvale.", "planned"),
        ],
    )
    def test_what_did_not_happen(self, reported: Reported, text: str, modality: str) -> None:
        assert {report.modality for report in reported(text)} == {modality}

    def test_generality(self, reported: Reported) -> None:
        found = reported(
            "Terrorist attacks have killed dozens of people over the last years. Attacks on companies cost money."
        )
        assert not [report for report in found if report.modality in ("asserted", "claimed", "alleged")]

    def test_a_plain_past_is_told_of_one(self, reported: Reported) -> None:
        report = only(reported("The rebels killed 12 soldiers in Mali."), "attack")
        assert report.modality == "asserted"

    def test_saying_is_no_event(self, reported: Reported) -> None:
        assert not reported("The minister said that the economy was growing.")


class TestOtherNews:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("An earthquake struck northern Chile on 3 March 2023, killing at least 14 people.", "disaster"),
            ("John Mahama won the presidential election in Ghana on 7 December 2024.", "election"),
            ("A court in Jakarta sentenced Budi Santoso to nine years in prison on 3 March 2023.", "trial"),
            ("Police arrested two suspects in Lagos on 3 March 2023.", "arrest"),
            ("Voters in Chile rejected a new constitution on 4 September 2022.", "election"),
            ("Sweden joined NATO on 7 March 2024.", "policy"),
            ("The Senate confirmed Ana Lima to the Supreme Court on 7 April 2022.", "policy"),
            ("Swiss scientists discovered a new species of frog on 3 March 2021.", "other"),
            ("Pilots of Torvale Air walked off the job on 3 March 2023.", "protest"),
            ("Thousands of workers protested in Paris on 3 March 2023.", "protest"),
            ("The European Central Bank raised interest rates on 3 March 2023.", "policy"),
            ("President Joko Widodo visited Beijing on 3 March 2023.", "travel"),
            ("France and Germany signed an agreement in Berlin on 3 March 2023.", "agreement"),
            ("Japan donated 20 trucks to Kenya on 3 March 2023.", "aid"),
            ("Gunmen abducted a priest in Kaduna on 3 March 2023.", "kidnapping"),
            ("The European Union provided 2 million euros for the camps on 3 March 2023.", "aid"),
            ("President Joko Widodo congratulated the winner in a post on X on 3 March 2023.", "statement"),
            ("Police in Lagos searched 14 apartments on 3 March 2023.", "arrest"),
            ("Hungary blocked a common decision in Brussels on 3 March 2023.", "policy"),
        ],
    )
    def test_kinds(self, reported: Reported, text: str, kind: str) -> None:
        report = only(reported(text), kind)
        assert report.modality == "asserted"
        assert report.when.precision == "day"

    @pytest.mark.parametrize(
        "text",
        [
            "He died of a heart attack.",
            "The pipeline carries oil under a trade agreement.",
            "The talks between France and Germany collapsed in Paris on 3 March 2023.",
            "Shops reopened after the collapse of the monarchy in Karsa on 3 March 2023.",
            "The envoy hailed a barely-alive cease-fire in Sanaa on 3 March 2023.",
        ],
    )
    def test_other_meanings(self, reported: Reported, text: str) -> None:
        assert not [report for report in reported(text) if report.type in ("attack", "disaster")]


def test_evidence_is_the_sentence(reported: Reported) -> None:
    text = "Rain fell. Gunmen killed two farmers near Kandahar on 4 May 2021. Rain fell again."
    report = only(reported(text), "attack")
    assert text[report.start : report.end] == report.quote == "Gunmen killed two farmers near Kandahar on 4 May 2021."


@pytest.mark.parametrize("text", ["", "!", "Attack", "attack attack attack", "killed " * 50, "by on of the in"])
def test_odd_texts(reported: Reported, text: str) -> None:
    for report in reported(text):
        assert text[report.start : report.end] == report.quote


@pytest.mark.parametrize(
    "text",
    [
        "Officials have met twice since the first round in March 2023, and more talks will follow.",
        "Voters wrote to urge the party to defend their votes.",
        "The discovery of the ruins in 2015 rocked the world of archaeology.",
    ],
)
def test_a_month_and_a_manner_of_speaking_are_no_happenings(reported: Reported, text: str) -> None:
    assert not [report.title for report in reported(text) if report.type in ("protest", "election", "disaster")]


def test_an_election_is_one_however_often_its_outcome_is_told(reported: Reported) -> None:
    text = (
        "Ana Lima has won the presidential run-off in Peru, the electoral commission announced on 6 June 2021. "
        "Lima won 54 percent of the votes in the election against 46 percent for Jorge Tapia, it said."
    )
    assert ("participant", "Ana Lima") in roles(only(reported(text), "election"))


class TestForce:
    @pytest.mark.parametrize(
        ("text", "kind", "subtype", "title"),
        [
            (
                "A rocket hit a school in Aleppo on 3 March 2021, killing four pupils.",
                "attack",
                "bombing",
                "Rocket hits school in Aleppo",
            ),
            (
                "A bomber rammed a car full of explosives into a convoy in Mosul on 3 March 2021.",
                "attack",
                "bombing",
                "Bomber rams car into convoy in Mosul",
            ),
            (
                "Turkey shot down a Greek jet on 3 March 2021.",
                "military_operation",
                None,
                "Turkey shoots down Greek jet",
            ),
            (
                "Saudi Arabia executed two smugglers on 3 March 2021.",
                "trial",
                None,
                "Saudi Arabia executes two smugglers",
            ),
        ],
    )
    def test_kinds(self, reported: Reported, text: str, kind: str, subtype: str | None, title: str) -> None:
        report = only(reported(text), kind)
        assert (report.subtype, report.title, report.modality) == (subtype, title, "asserted")

    def test_whose_strike_it_is_says_not_where(self, reported: Reported) -> None:
        report = only(reported("The commander was killed in a US drone strike in Kabul on 3 May 2021."), "attack")
        assert report.place.country == "Afghanistan"

    @pytest.mark.parametrize(
        ("text", "killed"),
        [
            ("A suicide bomber struck a funeral march in Herat on 3 May 2021, killing nine people.", 9),
            ("A bomb exploded at a rally in Lima on 3 May 2021, killing four people.", 4),
            ("A suicide attack on a procession killed 31 people in Herat on 3 May 2021.", 31),
        ],
    )
    def test_a_gathering_that_is_attacked_is_the_scene(self, reported: Reported, text: str, killed: int) -> None:
        assert [(one.type, one.killed.min) for one in reported(text)] == [("attack", killed)]

    def test_tear_gas_is_no_shooting(self, reported: Reported) -> None:
        assert {one.type for one in reported("Police fired tear gas at a march in Lima on 3 May 2021.")} == {"protest"}

    def test_a_test_is_no_attack(self, reported: Reported) -> None:
        assert not [
            one for one in reported("Iran test-fired a missile into the sea in May 2021.") if one.type == "attack"
        ]

    def test_the_fallen_are_counted(self, reported: Reported) -> None:
        report = only(reported("Nine soldiers were martyred when militants stormed a post in Kohat."), "attack")
        assert (report.killed.min, report.killed.max) == (9, 9)


class TestAccidents:
    def test_a_vehicle_falls(self, reported: Reported) -> None:
        report = only(
            reported("Nine pupils died on 4 May 2021 when their coach fell into a ravine in Bolivia."), "disaster"
        )
        assert (report.killed.min, report.title) == (9, "Coach falls into ravine in Bolivia")

    def test_nothing_else_does(self, reported: Reported) -> None:
        assert not reported("The currency fell into a narrow range in Bolivia on 4 May 2021.")

    def test_a_separate_one_is_another(self, reported: Reported) -> None:
        found = reported(
            "A train crash near Lima killed 14 people on 4 May 2021. "
            "A separate train crash near Lima killed 3 people, the railway said."
        )
        assert sorted(report.killed.min or 0 for report in found) == [3, 14]

    def test_who_drowns_is_killed(self, reported: Reported) -> None:
        report = only(reported("Four hikers drowned in Slovenia on 4 May 2021."), "disaster")
        assert (report.killed.min, roles(report)) == (4, {("victim", "Four hikers")})

    def test_a_crowd_is_no_flood(self, reported: Reported) -> None:
        found = reported("About 8,000 people flooded downtown Lima on 4 May 2021.")
        assert not [report for report in found if report.type == "disaster"]

    def test_one_storm_under_two_names(self, reported: Reported) -> None:
        found = reported("A typhoon hit Luzon on 4 May 2021, then went on as a weaker storm.")
        assert len([report for report in found if report.type == "disaster"]) == 1


class TestReleases:
    @pytest.mark.parametrize(
        "text",
        [
            "Two engineers were freed on 4 May 2021 by their captors in Nigeria.",
            "Gunmen released two engineers in Nigeria on 4 May 2021.",
        ],
    )
    def test_of_people(self, reported: Reported, text: str) -> None:
        report = only(reported(text), "other")
        assert ("target", "two engineers") in {(role, words.lower()) for role, words in roles(report)}

    def test_not_of_figures(self, reported: Reported) -> None:
        assert not [one for one in reported("The ministry released figures on 4 May 2021.") if one.type == "other"]

    def test_told_twice_is_one(self, reported: Reported) -> None:
        found = reported(
            "Two engineers were freed on 4 May 2021 in Nigeria. "
            "The two engineers were released by the gunmen after talks, a mayor said."
        )
        assert len([report for report in found if report.trigger in ("free", "release")]) == 1


class TestProtests:
    def test_clashes_with_protesters(self, reported: Reported) -> None:
        report = only(reported("Police clashed with protesters in Lima on 4 May 2021."), "protest")
        assert report.place.name == "Lima"

    def test_what_is_banned_did_not_happen(self, reported: Reported) -> None:
        found = reported("Under the emergency, protests are banned in Lima.")
        assert not [report for report in found if report.modality == "asserted" and report.type == "protest"]


class TestHeralds:
    def test_an_announced_agreement_is_one_event(self, reported: Reported) -> None:
        found = reported("Acme Corp announced a merger with Karsa Inc on 4 May 2021.")
        assert [report.type for report in found] == ["agreement"]

    def test_money_is_sent_back_and_nobody_travels(self, reported: Reported) -> None:
        found = reported("Acme Corp returned 4 billion euros to its owners on 4 May 2021.")
        assert not [report for report in found if report.type == "travel"]

    def test_who_comes_to_power_in_a_coup_made_it(self, reported: Reported) -> None:
        report = only(reported("President Ana Lima came to power in a coup in 2003."), "military_operation")
        assert ("perpetrator", "Ana Lima") in roles(report)

    def test_a_currency_is_no_place(self, reported: Reported) -> None:
        report = only(reported("The World Bank approved loans of 300 million U.S. dollars to Kenya in 2021."), "aid")
        assert report.place.country != "United States"

    def test_hosts_of_a_visit(self, reported: Reported) -> None:
        report = only(reported("President Ana Lima paid state visits to Kenya and Togo in May 2021."), "travel")
        assert {("host", "Kenya"), ("host", "Togo")} <= roles(report)


def test_a_statement_that_only_reports_violence_is_no_event(reported: Reported) -> None:
    found = reported("Two guards were killed in an ambush near Karsa in Peru, the army said in a statement on Monday.")
    assert [report.type for report in found] == ["attack"]
