"""Happenings of the past that news tells of in passing: behind a date, in a clause beside a place, by their year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.reports import Reported
    from tui.model import Report

HEAD = "Fears grow in the delta\n\nBy Ana Novak\n\n12 May 2023\n\nThe crisis deepened this week.\n\n"


def _shown(reported: Reported, text: str) -> dict[str, Report]:
    return {one.title: one for one in reported(HEAD + text) if one.modality == "asserted"}


@pytest.mark.parametrize(
    ("text", "title", "start"),
    [
        # a date between a noun and whom it befell
        (
            "Their deaths followed the similar killing in 2013 of Ahmed Rajib Kordo.",
            "Killing of Ahmed Rajib Kordo",
            "2013",
        ),
        ("The murder last week of a judge shocked Peru.", "Murder of judge in Peru", "2023-05-01"),
        # a clause behind the place of what it is about
        ("The siege of Madaya, which began in July, has become an issue.", "Siege of Madaya", "2022-07"),
        ("The fire in a club in Kyiv, which killed 12, is being probed.", "Fire kills 12 in Kyiv", None),
        (
            "The last aid delivery to Madaya, which took place in October, was small.",
            "Aid delivery",
            "2022-10",
        ),
        ("Peru has lived with it since 1989, when troops stormed a mine in Ayna.", "Troops storm mine in Ayna", "1989"),
        # a year of its own, with a place or whom it befell
        (
            "He also faces charges for the shooting of two men in Boston in 2012.",
            "Shooting of two men in Boston",
            "2012",
        ),
        ("It was Russia's worst attack since the 2004 Beslan school siege.", "Beslan school siege", "2004"),
        ("Soldiers moved in after Wednesday's bombing of the camp.", "Bombing on camp", "2023-05-10"),
        (
            "A court sentenced ten men to death over a failed attempt to assassinate Minister Sheila Hasin in 2000.",
            "Attempt to assassinate Sheila Hasin",
            "2000",
        ),
        # the year that an anniversary tells
        (
            "Families on Thursday marked the sixth anniversary of the bombing of the Hartwell Building in Tulsa, "
            "which killed 168 people.",
            "Bombing kills 168 people in Hartwell Building",
            "2017",
        ),
        # what led up to the news
        (
            "Premier Imran Karim is visiting Norway for the first time since taking office in 2018.",
            "Imran Karim takes office",
            "2018",
        ),
    ],
)
def test_it_is_one_with_its_own_date(reported: Reported, text: str, title: str, start: str | None) -> None:
    shown = _shown(reported, text)
    assert title in shown
    assert shown[title].when.start == start


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (
            "Six severe earthquakes had hit Umbria in the past seven centuries.\n\n"
            "Italy's deadliest earthquake in the 20th century came in 1908, when a tremor left 80,000 people dead in "
            "Calabria.\n\nThe 2009 Aquila quake led to lengthy recriminations.",
            ["1908", "2009"],
        ),
    ],
)
def test_two_of_two_years_are_two(reported: Reported, text: str, starts: list[str]) -> None:
    assert sorted(one.when.start or "" for one in _shown(reported, text).values()) == starts


def test_a_conflict_does_not_kill_in_the_raid_told_of_before_it(reported: Reported) -> None:
    found = reported(
        HEAD + "A raid killed at least 20 fighters in Meta on Monday. The talks are the fourth attempt to end a "
        "conflict that has lasted half a century, left 600,000 dead, 15,000 missing and four million displaced."
    )
    assert max(report.killed.min or 0 for report in found if "raid" in report.title.lower()) == 20


def test_a_clause_about_a_state_is_not_of_what_befell_it(reported: Reported) -> None:
    found = reported(HEAD + "The visit to Norway, which began a war on Togo in 2021, was short.")
    assert not [one for one in found if one.type == "travel" and one.when.start == "2021"]
