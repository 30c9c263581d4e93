"""What has happened whatever its clause plans, asks for or denies, and what has not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only

if TYPE_CHECKING:
    from tests.extraction.reports import Reported


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("The minister may resign over the murder of Senator Idris Malik.", "attack", "asserted"),
        ("Police hope to solve the murder of Senator Idris Malik in Faya.", "attack", "asserted"),
        ("The court denied that they masterminded the assassination of Idris Malik.", "attack", "asserted"),
        ("His family begged the army to free Peter Otieno, abducted in Faya on 3 May 2021.", "kidnapping", "asserted"),
        ("Omar Kader is said to be behind the murder of a councilman in Faya.", "attack", "alleged"),
        ("He used a hammer to beat a guard to death in Faya on 3 May 2021.", "attack", "asserted"),
        ("His car stopped at a kiosk near where the mayor was murdered on 3 May 2021.", "attack", "asserted"),
        ("The unrest could lead to the assassination of President Malik Diallo.", "attack", "hypothetical"),
        ("Three officers plotted the murder of Senator Idris Malik.", "attack", "planned"),
        ("The army denied the bombing of the hospital in Faya.", "attack", "negated"),
    ],
)
def test_a_known_crime(reported: Reported, text: str, kind: str, modality: str) -> None:
    assert only(reported(text), kind).modality == modality


def test_what_rebels_hold_is_no_news_of_a_plan(reported: Reported) -> None:
    found = reported("The army set out on 3 May 2021 to recapture a mountain occupied by the rebels.")
    assert not [report for report in found if report.type == "war" and report.modality == "asserted"]
