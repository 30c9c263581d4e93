"""Courts: charges, rulings and sentences, who is who in them, and when they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only, roles

if TYPE_CHECKING:
    from tests.extraction.reports import Reported

_OSLO = "OSLO, May 3, 2021 (AP) - "


def titles(reported: Reported, text: str) -> set[str]:
    """The titles of all trials that a text tells of."""
    return {report.title for report in reported(text) if report.type == "trial"}


class TestWhatIsDecided:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            (
                "A bench of Justice R. Varma and Justice T.K. Sen set aside the conviction of Dev Rana in May.",
                "Bench of Justice R. Varma sets aside the conviction of Dev Rana",
            ),
            ("The union has been ordered to pay some of the costs.", "Union ordered to pay some of the costs"),
            (
                "In her ruling, Judge Ada Obi found the officer guilty on two counts of fraud.",
                "Ada Obi finds officer guilty",
            ),
            (
                "Pia Holm was serving a 25-year sentence handed down in 2006 after she was convicted of theft.",
                "25-year sentence for Pia Holm",
            ),
            ("This morning Judge Holm remanded both in custody.", "Holm remands both in custody"),
            (
                "A man has been remanded in custody after police charged him with the murder of a nurse.",
                "Man remanded in custody",
            ),
            ("The Court of Appeal affirmed his conviction on Monday.", "Court of Appeal affirms conviction"),
            ("The Court of Appeal imposed a fine of 2 million naira on Ada Obi.", "Court of Appeal imposes fine"),
        ],
    )
    def test_is_told_as_it_was(self, reported: Reported, text: str, title: str) -> None:
        assert any(told.startswith(title) for told in titles(reported, text)), titles(reported, text)

    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("Plea deals for the three men were disclosed on May 3, 2021.", "Plea deals"),
            ("The Chamber of Commerce brought suit against the ministry.", "Chamber of Commerce brings suit"),
            ("A judge rebuffed the ministry's attempt to close the mill.", "Judge rebuffs ministry's attempt"),
            ("A jury awarded Ana Ruiz 3 million dollars in damages.", "Jury awards Ana Ruiz 3 million dollars"),
            (
                "The attorney general of Ohio is investigating Karsa Mills.",
                "Attorney general of Ohio investigates Karsa",
            ),
            ("Jo Tan lost his appeal on Monday.", "Jo Tan loses appeal"),
            ("The tribunal heard arguments from lawyers of Ana Ruiz.", "Tribunal hears arguments"),
            ("Jo Tan got five years in prison.", "Jo Tan gets five years in prison"),
            ("Jo Tan was given four years in jail.", "Jo Tan given four years in jail"),
            ("Two nurses were held. The three were charged with fraud.", "Three charged"),
            ("Both of them were charged in 2011 by a prosecutor.", "Charge"),
        ],
    )
    def test_steps_of_a_case(self, reported: Reported, text: str, title: str) -> None:
        assert any(told.startswith(title) for told in titles(reported, text)), titles(reported, text)

    @pytest.mark.parametrize(
        "text",
        [
            "Ana Ruiz was charged with fraud in Oslo last week. Ana Ruiz was remanded in custody today.",
            "The judges have quashed the conviction of Ana Ruiz. A court had jailed Ana Ruiz for six years.",
            "Ana Ruiz sued the ministry. The High Court of Lagos fined Ana Ruiz.",
            "The High Court of Lagos granted Ana Ruiz a delay. The Supreme Court of Nigeria fined Ana Ruiz.",
        ],
    )
    def test_each_step_is_one(self, reported: Reported, text: str) -> None:
        assert len(titles(reported, text)) == 2

    @pytest.mark.parametrize(
        ("text", "count"),
        [
            ("Police arrested two nurses on 4 May 2021. The suspects were arrested at a harbour.", 1),
            ("Police arrested a plumber on 4 May 2021. Jo Tan was arrested at his home.", 1),
            ("Police arrested six nurses on 4 May 2021. The arrests were made by officers in plain clothes.", 1),
            ("A court jailed a plumber on 4 May 2021. The judge sentenced the defendant to six years in prison.", 1),
            ("Police arrested six nurses on 4 May 2021. The driver was arrested at a harbour.", 2),
            ("Police arrested a group of nurses on 4 May 2021. Jo Tan was arrested at his home.", 2),
            ("Police arrested a plumber on 4 May 2021. Jo Tan was also arrested.", 2),
        ],
    )
    def test_who_is_told_of_again_was_taken_once(self, reported: Reported, text: str, count: int) -> None:
        assert sum(report.type in ("arrest", "trial") for report in reported(text)) == count

    def test_the_prosecution_is_who_accuses(self, reported: Reported) -> None:
        text = "A court found Ana Ruiz guilty of fraud. The prosecution said that on April 25, 2021 she took money."
        assert only(reported(text), "trial").when.start is None

    def test_a_court_decides_what_it_did_and_not_what_another_did(self, reported: Reported) -> None:
        text = "The Supreme Court refused to stay the judgment of the High Court of Lagos, which acquitted Ada Obi."
        assert {told.split()[0] for told in titles(reported, text)} == {"Supreme", "High"}

    def test_what_a_case_needs_has_not_been(self, reported: Reported) -> None:
        found = reported("The judge spoke of a case which requires a High Court ruling.")
        assert [report.modality for report in found if report.type == "trial"] in ([], ["planned"])

    def test_a_reprieve_is_a_part_of_the_sentence(self, reported: Reported) -> None:
        text = "He received a death sentence with a two-year reprieve in 2022, and Ada Obi left the country."
        assert not [report for report in reported(text) if report.type == "policy"]


class TestWho:
    def test_another_who_is_sentenced_is_another(self, reported: Reported) -> None:
        text = (
            "A court on Saturday sentenced a former minister to life in prison. The court also sentenced another "
            "former minister, Ana Ruiz, to 14 years in prison."
        )
        assert len(titles(reported, text)) == 2

    def test_a_town_behind_an_address_is_not_accused(self, reported: Reported) -> None:
        report = only(reported("Paul Okoro of Marina Road, Lagos is charged with theft."), "trial")
        assert roles(report) == {("target", "Paul Okoro")}

    def test_an_aide_is_not_whom_he_served(self, reported: Reported) -> None:
        text = 'A loyal associate of captured Peruvian drug lord Joaquin "El Gato" Salas has pleaded guilty in Chicago.'
        report = only(reported(text), "trial")
        assert [person.text.split()[0] for person in report.participants] == ["A"]

    def test_who_is_named_behind_an_office_and_a_comma_is_one(self, reported: Reported) -> None:
        report = only(reported("Chief Magistrate, Ann Price refused them bail."), "trial")
        assert roles(report) == {("participant", "Ann Price")}

    def test_on_whom_a_sentence_was_imposed(self, reported: Reported) -> None:
        text = "The Supreme Court upheld the 12-year prison term imposed on Ada Obi in Lagos."
        assert ("target", "Ada Obi") in roles(only(reported(text), "trial"))

    @pytest.mark.parametrize("verb", ["summoned", "has summoned"])
    def test_prosecutors_summon(self, reported: Reported, verb: str) -> None:
        found = reported(f"The prosecutor's office {verb} the president, Jo Tan, to testify on June 13.")
        done = [report for report in found if report.modality == "asserted"]
        assert [roles(one) for one in done] == [{("participant", "The prosecutor's office"), ("target", "Jo Tan")}]

    def test_a_minister_only_calls_in_his_staff(self, reported: Reported) -> None:
        assert not titles(reported, "The minister summoned the staff to his office on Monday.")

    def test_the_court_is_no_ministry(self, reported: Reported) -> None:
        text = (
            "The Security Ministry of Vietnam said that Bui took money. The court sentenced another man to two years."
        )
        assert {report.participants[0].text for report in reported(text) if report.type == "trial"} == {"The court"}

    def test_the_top_court_is_no_lower_one(self, reported: Reported) -> None:
        text = "The case came from the High Court of Lagos. The apex court overturned the verdict on Monday."
        assert {report.participants[0].text for report in reported(text) if report.type == "trial"} == {
            "The apex court"
        }

    def test_a_suspect_who_is_arrested_is_arrested_for_sure(self, reported: Reported) -> None:
        text = "A suspect arrested by the police in Lima on Monday was a clerk."
        assert only(reported(text), "arrest").modality == "asserted"


class TestHarm:
    def test_the_children_of_a_victim_are_none(self, reported: Reported) -> None:
        text = "Police found a mother of two who died in a house fire in Dublin."
        assert only(reported(text), "disaster").killed.min == 1

    def test_what_a_victim_was_is_no_other_victim(self, reported: Reported) -> None:
        report = only(reported("Ms Tully, a dancer and stage manager, was killed in Cork on Monday."), "attack")
        assert report.killed.min == 1


class TestWhen:
    @pytest.mark.parametrize(
        "text",
        [
            "The suspects were remanded in custody until August 28, 2021.",
            "Prosecutors have summoned the mayor to testify on June 13.",
        ],
    )
    def test_a_day_ahead_is_not_that_of_what_was_decided(self, reported: Reported, text: str) -> None:
        done = [report for report in reported(_OSLO + text) if report.modality == "asserted"]
        assert [report.when.start for report in done] == ["2021-05-03"]

    @pytest.mark.parametrize("case", ["a 2018 embezzlement case", "the 2018 abetment to suicide case"])
    def test_the_year_of_a_case_is_no_date(self, reported: Reported, case: str) -> None:
        report = only(reported(f"Paul Okoro was convicted in {case} in Lagos."), "trial")
        assert report.when.start is None

    def test_the_year_of_a_law_is_no_date(self, reported: Reported) -> None:
        report = only(reported("A man was charged under the 1971 Misuse of Drugs Act."), "trial")
        assert report.when.start is None

    def test_what_is_told_alike_was_on_the_same_day(self, reported: Reported) -> None:
        text = (
            "May 3, 2021\n\nA court in Oslo sentenced the former mayor to life in prison on Monday. He had taken "
            "money for "
            "years from builders. The court also sentenced another four men to two years in prison."
        )
        days = {report.when.start for report in reported(text) if report.title.startswith("Court")}
        assert days == {"2021-05-03"}


def test_who_bears_one_surname_are_two(reported: Reported) -> None:
    text = "Billy Burns appeared in court in Cork on Monday. He is charged with the murder of Miriam Burns in Cork."
    assert ("target", "Billy Burns") in {role for report in reported(text) for role in roles(report)}


def test_insurance_takes_no_life(reported: Reported) -> None:
    assert not [
        one for one in reported("The ministry has taken out life insurance for guards.") if one.type == "attack"
    ]


def test_a_day_in_november_is_no_group(reported: Reported) -> None:
    text = "The drugs were seized during a raid by the Harbour Police on November 17."
    assert "November 17" not in {person.text for report in reported(text) for person in report.participants}
