"""The date and the place that belong to a happening."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only

if TYPE_CHECKING:
    from tests.extraction.reports import Reported


class TestPlace:
    def test_a_clause_with_a_subject_of_its_own_gives_no_place(self, reported: Reported) -> None:
        report = only(
            reported(
                "Air strikes hit a school in areas of Syria's Homs, and the United Nations called on Paris to act."
            ),
            "attack",
        )
        assert report.place.name == "Homs"

    def test_what_a_relative_clause_says_was_hit(self, reported: Reported) -> None:
        report = only(
            reported("The death toll from an earthquake that struck the region of Gansu rose to 40."), "disaster"
        )
        assert report.place.name == "Gansu"
        assert report.killed.min == 40

    def test_a_site_goes_with_its_town(self, reported: Reported) -> None:
        report = only(
            reported("A suicide attack near Jinnah International Airport in Karachi killed two men on 4 May 2021."),
            "attack",
        )
        assert report.place.name == "Jinnah International Airport, Karachi"
        assert report.place.within[0] == "Karachi"
        assert "Jinnah International Airport, Karachi" in report.title

    def test_a_street_is_told_by_its_town(self, reported: Reported) -> None:
        text = "Gunmen killed two men on Independence Avenue in Lusaka on 4 May 2021."
        assert only(reported(text), "attack").place.name == "Lusaka"

    def test_the_town_before_its_province_is_the_scene(self, reported: Reported) -> None:
        text = "They condemned a bombing of the town of Kirom, in Benguet province, on 4 May 2021."
        assert only(reported(text), "attack").place.name == "Kirom"


def test_what_the_news_is_likened_to_was_elsewhere(reported: Reported) -> None:
    found = reported(
        "Three bombs near a bakery rocked a busy market on Monday. Analysts say the attack was the work of a cell, "
        "while police said it was an attempt to mimic the November Paris attacks."
    )
    assert {report.place.name for report in found if "market" in report.title} == {None}


def test_no_date_where_the_text_has_none(reported: Reported) -> None:
    assert only(reported("Gunmen killed two farmers in Kandahar."), "attack").when.start is None


@pytest.mark.parametrize(
    "text",
    [
        "In a statement Karsa Oil said that its profit rose 27 percent from the same period in 2018.",
        "Karsa Oil announced a profit of $5 million for the quarter ended 31 March 2019.",
        "Karsa Oil announced a new mine before its third-quarter 2018 earnings call.",
    ],
)
def test_the_time_of_a_figure_is_none_of_who_tells_it(reported: Reported, text: str) -> None:
    assert only(reported(text), "statement").when.start is None


class TestWhose:
    """Whose date it is, where a sentence names several things."""

    HEAD = "TEGUCIGALPA, Dec. 15, 2017 (Xinhua) -- "

    def test_the_date_of_another_happening_is_its_own(self, reported: Reported) -> None:
        found = reported(self.HEAD + "Protesters set fire to a truck to reject the results of the Nov. 26 poll.")
        assert only(found, "attack").when.start == "2017-12-15"
        assert only(found, "election").when.start == "2017-11-26"

    def test_the_time_of_a_deed_is_not_that_of_the_verdict(self, reported: Reported) -> None:
        report = only(
            reported(self.HEAD + "A judge convicted the director of causing losses from 1995 to 2001."), "trial"
        )
        assert report.when.start == "2017-12-15"

    def test_what_is_told_today_was_on_the_day_that_is_named(self, reported: Reported) -> None:
        report = only(
            reported(self.HEAD + "Police announced today that gunmen shot a mayor in La Ceiba on 11 December."),
            "attack",
        )
        assert report.when.start == "2017-12-11"

    def test_a_purpose_has_the_day_of_the_deed(self, reported: Reported) -> None:
        found = reported(self.HEAD + "Ana Ruiz set a new record to win the race on Thursday.")
        assert {report.when.start for report in found} == {"2017-12-14"}

    def test_this_city_is_that_of_the_dateline(self, reported: Reported) -> None:
        report = only(reported(self.HEAD + "A bomb destroyed a bank and killed a guard in this city."), "attack")
        assert (report.place.name, report.place.country) == ("Tegucigalpa", "Honduras")

    def test_a_clause_behind_since_gives_no_day(self, reported: Reported) -> None:
        report = only(
            reported(self.HEAD + "It was the first bomb attack in San Pedro Sula since talks began last Wednesday."),
            "attack",
        )
        assert report.when.start != "2017-12-13"

    def test_news_of_the_day_that_names_no_town_is_of_the_datelines(self, reported: Reported) -> None:
        report = only(reported(self.HEAD + "Gunmen yesterday shot a banker outside his office."), "attack")
        assert (report.place.name, report.place.country) == ("Tegucigalpa", "Honduras")

    def test_where_others_are_named_the_town_stays_open(self, reported: Reported) -> None:
        report = only(
            reported(self.HEAD + "Gunmen yesterday shot a banker. Trade fairs open in San Pedro Sula in May."), "attack"
        )
        assert (report.place.name, report.place.country) == (None, "Honduras")

    def test_what_is_only_spoken_of_today_leaves_the_town_open(self, reported: Reported) -> None:
        report = only(reported(self.HEAD + "The government today condemned the murder of a banker."), "attack")
        assert (report.place.name, report.place.country) == (None, "Honduras")

    def test_the_sentence_behind_says_where_it_was(self, reported: Reported) -> None:
        text = "Gunmen shot a banker in 2014. He was leaving a bank in San Pedro Sula."
        report = only(reported(self.HEAD + text), "attack")
        assert (report.place.name, report.place.country) == ("San Pedro Sula", "Honduras")

    def test_the_country_is_that_which_a_report_from_elsewhere_is_about(self, reported: Reported) -> None:
        report = only(
            reported(
                "GENEVA, Feb 12, 2024 (Kestrel Wire) - Envoys spoke of Sudan. The war in Sudan goes on. Sudan has no "
                "doctors, they said. They condemned the murder of a nurse."
            ),
            "attack",
        )
        assert report.place.country == "Sudan"

    def test_violence_without_place_is_in_the_one_country_that_a_text_is_about(self, reported: Reported) -> None:
        text = "Sudan is poor. Sudan has few roads. Sudan's doctors wait. Gunmen shot dead four nurses on 4 May 2021."
        assert only(reported(text), "attack").place.country == "Sudan"

    def test_between_others_and_in_a_province(self, reported: Reported) -> None:
        text = "The attack was carried out in Boroko, between Gerehu and Lae, in Morobe Province, on 4 May 2021."
        assert only(reported(text), "attack").place.name == "Boroko"

    def test_what_has_happened_has_no_day_to_come(self, reported: Reported) -> None:
        report = only(reported(self.HEAD + "Gunmen who shot a mayor will be tried on 11 January."), "attack")
        assert report.when.start != "2018-01-11"


class TestDatelines:
    """What an agency's report leaves to its dateline."""

    def test_a_month_is_no_march(self, reported: Reported) -> None:
        assert not [
            r
            for r in reported("LAHORE, Feb 12, 2024 (Kestrel Wire) - The council met on March 1.")
            if r.type == "protest"
        ]

    def test_what_lies_ahead_is_planned(self, reported: Reported) -> None:
        report = only(
            reported("LAHORE, Feb 12, 2024 (Kestrel Wire) - The new council meets on 1 March 2024."), "meeting"
        )
        assert report.modality == "planned"

    def test_violence_told_of_elsewhere_is_not_at_home(self, reported: Reported) -> None:
        reports = reported(
            "GENEVA, Feb 12, 2024 (Kestrel Wire) - A bomb killed six people in Quetta on Sunday. "
            "The ministers condemned an assault by gunmen on pilgrims in January."
        )
        assert "Switzerland" not in {report.place.country for report in reports}

    def test_what_a_clause_adds_to_another_day_is_not_of_the_datelines_day(self, reported: Reported) -> None:
        reports = reported(
            "QUETTA, Feb 12, 2024 (Kestrel Wire) - A bomb killed six people on Sunday. It came five weeks after "
            "two men had died in a suicide attack in Karachi, for which the BLA claimed responsibility."
        )
        assert only(reports, "statement").when.start is None

    def test_violence_far_down_is_of_the_one_day_that_the_report_tells_of(self, reported: Reported) -> None:
        reports = reported(
            "QUETTA, Feb 12, 2024 (Kestrel Wire) - A bomb killed six people in Quetta on Sunday. The mayor spoke. "
            "He was calm. He praised the doctors. He left early. In Chaman, gunmen kidnapped three engineers."
        )
        assert only(reports, "kidnapping").when.start == "2024-02-11"

    def test_where_it_tells_of_two_days_the_dateline_stands(self, reported: Reported) -> None:
        reports = reported(
            "QUETTA, Feb 12, 1990 (Kestrel Wire) - A bomb killed six people in Quetta on Sunday. Gunmen shot a judge "
            "in Zhob on Saturday. The mayor spoke. He was calm. He praised the doctors. He left early. "
            "In Chaman, gunmen kidnapped three engineers."
        )
        assert only(reports, "kidnapping").when.start == "1990-02-12"

    def test_where_somebody_spoke_is_not_where_it_was(self, reported: Reported) -> None:
        reports = reported("Its envoy spoke in Beijing on 4 May 2024: six engineers have been killed by gunmen.")
        assert only(reports, "attack").place.country != "China"


class TestNotItsOwn:
    """Dates that a sentence gives, but of something else."""

    def test_a_relative_clause_about_another(self, reported: Reported) -> None:
        report = only(reported("The Karsa Front, which split in 2012, condemned the attack."), "statement")
        assert report.when.start is None

    def test_what_was_to_come(self, reported: Reported) -> None:
        text = (
            "Estonia's Peter Lindqvist, who hosted the talks on 3 May 2021, said patrols would begin in October 2021."
        )
        assert only(reported(text), "meeting").when.start == "2021-05-03"

    def test_a_year_that_only_another_happening_gives(self, reported: Reported) -> None:
        text = (
            "KARSA (AP) — Ana Ruiz won the presidential election, officials said. The state went bankrupt in May 2020."
        )
        assert only(reported(text), "election").when.start is None

    @pytest.mark.parametrize(
        "sentence",
        [
            "Ministers met on Saturday to discuss the bombing of a market in Herat that killed 9 people.",
            "On Saturday India struck a base in response to the bombing of a market in Herat that killed 9 people.",
            "Thousands marched on Saturday to protest against the bombing of a market in Herat that killed 9 people.",
            "In a statement on Saturday, Chile condemned the bombing of a market in Herat that killed 9 people.",
            "The mayor resigned on Saturday, weeks after the bombing of a market in Herat that killed 9 people.",
            "On Saturday a court jailed two men for life over the bombing of a market in Herat that killed 9 people.",
        ],
    )
    def test_what_is_spoken_of_or_answered_is_no_news_of_the_day(self, reported: Reported, sentence: str) -> None:
        (bombing,) = [one for one in reported("KABUL, 12 May 2025 - " + sentence) if one.killed.min == 9]
        assert bombing.when.start is None

    def test_what_is_spoken_of_may_have_a_day_behind_it(self, reported: Reported) -> None:
        text = "KABUL, 12 May 2025 - Chile on Sunday condemned the bombing of a market in Herat on 3 May."
        assert only(reported(text), "attack").when.start == "2025-05-03"

    def test_what_was_long_before_is_of_the_land_alone_of_what_is_told_next_to_it(self, reported: Reported) -> None:
        text = (
            "KABUL, 12 May 2025 - Gunmen killed two guards in Herat on Sunday. {}, bombers killed nine people in the"
            " street. The minister condemned it."
        )
        for day, place in (("In 2019", None), ("On 2 May", "Herat")):
            (bombed,) = (one for one in reported(text.format(day)) if one.killed.min == 9)
            assert (bombed.place.name, bombed.place.country) == (place, "Afghanistan")

    def test_the_day_of_the_dateline_dates_the_news_and_not_its_background(self, reported: Reported) -> None:
        text = (
            "KABUL, 12 May {} - Ministers met on Monday. They spoke of wheat. They spoke of wool. They spoke of salt."
            " The mill had closed. The road was long. Gunmen shot dead two guards at a bank in Herat."
        )
        assert only(reported(text.format(2025)), "attack").when.start is None
        assert only(reported(text.format(1989)), "attack").when.start == "1989-05-12"

    def test_the_year_before_where_that_is_nearer(self, reported: Reported) -> None:
        text = "The ministers met in Karsa on 23 January 2021. On 25 December gunmen attacked a school in Karsa."
        assert only(reported(text), "attack").when.start == "2020-12-25"


def test_who_buys_for_himself_and_who_beats_nobody_in_a_match(reported: Reported) -> None:
    assert reported("With the money, Peter Lindqvist bought a villa on Mallorca.") == ()
    assert reported("They stayed because the police beat them on 3 May 2021.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The crew was shooting video footage of the damaged bridge in Karsa on Sunday.",
        "Ana Ruiz shot a documentary and two films in Karsa in May 2021.",
        "The film was shot in Karsa in May 2021.",
    ],
)
def test_what_is_shot_with_a_camera_is_no_attack(reported: Reported, text: str) -> None:
    assert not [report for report in reported(text) if report.type == "attack"]


def test_here_is_the_place_of_the_dateline(reported: Reported) -> None:
    text = "KUALA LUMPUR – The Philippine government and the rebels signed a ceasefire agreement here on Sunday."
    assert only(reported(text), "agreement").place.name == "Kuala Lumpur"


def test_what_is_agreed_to_be_done_somewhere_was_not_agreed_there(reported: Reported) -> None:
    text = "Estonia and Latvia agreed on 23 January 2025 to set up a joint fund for patrols in the Baltic Sea."
    assert only(reported(text), "agreement").place.name is None


def test_what_was_hit_of_another_country_was_not_hit_at_the_dateline(reported: Reported) -> None:
    text = (
        "LIMA (KW) - The minister condemned on Thursday the attack that took place on the Afghan embassy on Wednesday."
    )
    assert only(reported(text), "attack").place.country != "Peru"


class TestTrials:
    def test_a_conviction_is_not_dated_by_the_deed(self, reported: Reported) -> None:
        text = "Peter Lindqvist was convicted of causing losses of $2 million to the state from 1995 until June 2001."
        assert only(reported(text), "trial").when.start is None

    def test_a_conviction_is_dated_by_its_day(self, reported: Reported) -> None:
        report = only(reported("Peter Lindqvist was convicted of corruption in 2021."), "trial")
        assert report.when.start == "2021"


def test_a_continent_is_no_place(reported: Reported) -> None:
    assert (
        only(reported("Ana Ruiz won the presidential election in Africa on 3 May 2021."), "election").place.name is None
    )
