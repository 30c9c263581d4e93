"""The day of a happening of which its own sentences do not say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only

if TYPE_CHECKING:
    from tests.extraction.reports import Reported

HEAD = "QUETTA, Feb 12, 2024 (Kestrel Wire) - "


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [
        ("A crowd marched on the port yesterday. A bomb went off at a bank.", "bank", "2024-02-11"),
        (
            "A bomb hit a bank in Chaman today. Gunmen had shot its manager 2 days ago. Rebels then shelled a farm.",
            "farm",
            "2024-02-12",
        ),
        (
            "Rebels shelled Chaman yesterday. Troops bombed Kalat today. The mayor spoke. He was calm. He left early. "
            "He slept. He woke. In Chaman, the rebels burned a school.",
            "school",
            "2024-02-11",
        ),
        ("In January, rebels killed 20 miners. They later kidnapped a judge in Kalat.", "judge", None),
        (
            "Troops shot six miners yesterday. On 9 February, the army admitted that soldiers burned a farm.",
            "farm",
            None,
        ),
    ],
)
def test_the_day_of_what_is_told_around_it(reported: Reported, text: str, word: str, start: str | None) -> None:
    found = [report for report in reported(HEAD + text) if word in report.title + report.quote]
    assert {report.when.start for report in found} == {start}


def test_a_dateline_of_no_place_has_a_day(reported: Reported) -> None:
    report = only(reported("CLANDESTINE, 12 FEB 90 (RADIO KESTREL) -- Gunmen attacked a bank in Quetta."), "attack")
    assert (report.when.start, report.when.rule) == ("1990-02-12", "day of the dateline")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (
            "The minister announced today that rebels on 9 February abducted a judge, killed a guard and fled.",
            "2024-02-09",
        ),
        ("Everybody was moved by the murder of a judge, because they had met in Chaman 22 years ago.", "2024-02-12"),
    ],
)
def test_a_day_of_another_clause_is_not_its_own(reported: Reported, text: str, start: str) -> None:
    assert {report.when.start for report in reported(HEAD + text) if report.type in ("attack", "kidnapping")} == {start}


def test_the_day_of_who_says_so_is_not_its_own(reported: Reported) -> None:
    report = only(reported("According to the police on 6 February 2024, gunmen shot a banker in Kalat."), "attack")
    assert report.when.start is None


@pytest.mark.parametrize(
    "text",
    [
        "In a statement released on 9 February, the bank said that rents had fallen.",
        "In a letter published on 9 February, the bank denied that rents had fallen.",
        "The bank said in a message posted on 9 February that rents had fallen.",
    ],
)
def test_a_statement_is_of_the_day_on_which_it_was_put_out(reported: Reported, text: str) -> None:
    (report,) = (report for report in reported(HEAD + text) if report.type == "statement")
    assert report.when.start == "2024-02-09"
