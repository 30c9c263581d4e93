"""Dates that a sentence gives by another happening's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.extraction.happenings.setting.intervals import RULE
from tui.extraction.pipeline import extract
from tui.model import Document

if TYPE_CHECKING:
    from tui.extraction.dictionaries import Dictionaries

LEAD = "LIMA, June 12, 2024 (Kestrel Wire) - A bomb exploded in a market in Arequipa on Monday, killing four people. "


@pytest.mark.parametrize(
    ("sentence", "kind", "start", "end"),
    [
        ("Two days after the bombing, police arrested four men in Cusco.", "arrest", "2024-06-12", "2024-06-12"),
        ("Hours after the bombing, police arrested four men in Cusco.", "arrest", "2024-06-10", "2024-06-10"),
        ("The blast came five weeks after gunmen had kidnapped a mayor.", "kidnapping", "2024-05-06", "2024-05-12"),
        ("The blast came two months after gunmen had kidnapped a mayor.", "kidnapping", "2024-04", "2024-04"),
        ("The blast came a year after gunmen had kidnapped a mayor.", "kidnapping", "2023", "2023"),
    ],
)
def test_a_happening_is_dated_by_the_one_beside_it(
    dictionaries: Dictionaries, sentence: str, kind: str, start: str, end: str
) -> None:
    reports = extract(Document("a.txt", "text", "0" * 64, LEAD + sentence), dictionaries).reports
    (when,) = [report.when for report in reports if report.type == kind]
    assert (when.start, when.end) == (start, end)
    assert (when.rule, when.anchor) == (RULE, "2024-06-10")


def test_a_day_of_its_own_stays(dictionaries: Dictionaries) -> None:
    sentence = "Police arrested four men in Cusco on Tuesday, weeks after the army had killed a mayor on 3 April 2024."
    reports = extract(Document("a.txt", "text", "0" * 64, LEAD + sentence), dictionaries).reports
    assert {(r.type, r.when.start) for r in reports} >= {("arrest", "2024-06-11")}
