"""What a report tells of its incident further on is no happening of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import roles

if TYPE_CHECKING:
    from tests.extraction.reports import Reported

LEAD = "A car bomb tore through a vegetable market in Mosul on Sunday, killing nine people. "


@pytest.mark.parametrize(
    "later",
    [
        "Police said the vehicle went off as traders were opening their stalls.",
        "Gunmen then opened fire on the guards at the gate, a shopkeeper said.",
        "Soldiers stormed the building an hour later. The gunfight lasted until noon.",
        "The explosions at the Hotel Amal were heard across the river.",
        "The attack began when a gunman opened fire near the Hotel Amal.",
        "The market has been bombed in the past.",
    ],
)
def test_what_has_no_scene_of_its_own_goes_on_with_the_incident(later: str, reported: Reported) -> None:
    told = [one for one in reported(LEAD + later) if one.type != "statement" and one.modality != "generic"]
    assert len(told) == 1


@pytest.mark.parametrize(
    "later",
    [
        "Gunmen opened fire on a bus in Kirkuk on Saturday, killing four.",
        "Last month, militants attacked a convoy of lorries and killed three drivers.",
        "In March 2015 a truck bomb killed thirty people.",
        "Another blast wounded two boys.",
        "Kidnappers abducted a priest in the same street.",
        "The square is quiet, with a previous attack claiming three lives.",
    ],
)
def test_what_has_a_scene_of_its_own_is_another(later: str, reported: Reported) -> None:
    assert len(reported(LEAD + later)) == 2


def test_what_is_told_behind_another_incident_is_not_the_first_ones(reported: Reported) -> None:
    later = "Last month, militants stormed a train station and killed twenty people. Six gunmen were shot dead."
    first, *_ = reported(LEAD + later)
    assert first.killed.max == 9


def test_who_fights_the_attackers_did_not_attack(reported: Reported) -> None:
    [report] = reported(LEAD + "Soldiers clashed with gunmen at the gate. Thirty gunmen were killed in the firefight.")
    assert report.killed.max == 9
    assert ("perpetrator", "Soldiers") not in roles(report)


def test_whom_soldiers_killed_the_bomb_did_not(reported: Reported) -> None:
    text = "Gunmen attacked a bus in Mosul on 4 May 2021, killing two men. Soldiers killed a teacher at a checkpoint."
    assert sorted(one.killed.max or 0 for one in reported(text)) == [1, 2]


RAID = "Gunmen stormed a village in Sindh province on 4 May 2021, killing nine people. "


@pytest.mark.parametrize(
    "text",
    [
        RAID + "The attackers looted two shops. They also burned the mill.",
        RAID + "The gunmen raided Gothabad village at dawn, said an official.",
        "Gunmen killed nine people in Sindh on 4 May 2021 in the worst attack since 2014. They opened fire on a bus.",
        RAID + "The killings began at dawn when the gunmen opened fire on a bus, a driver said.",
    ],
)
def test_the_parts_of_an_assault_are_none_of_their_own(text: str, reported: Reported) -> None:
    assert len([one for one in reported(text) if one.type == "attack"]) == 1


@pytest.mark.parametrize(
    "later",
    [
        "Gunmen raided Gothabad village and killed six people, said an official.",
        "The gunmen raided a police post in Larkana.",
        "A mill was looted in Gothabad last year.",
    ],
)
def test_another_village_or_toll_is_another_raid(later: str, reported: Reported) -> None:
    text = RAID.replace("a village in", "Pirgoth village in") + later
    assert len([one for one in reported(text) if one.type == "attack"]) == 2


def test_a_village_that_nobody_knows_lies_in_the_region_of_the_news(reported: Reported) -> None:
    [report] = reported(RAID + "The gunmen raided Gothabad village at dawn, said an official.")
    assert (report.place.name, report.place.within) == ("Gothabad", ("Sindh",))


def test_captives_are_taken_once(reported: Reported) -> None:
    lead = "Gunmen kidnapped 12 pupils from a school in Sindh on 4 May 2021. "
    later = "The children were abducted at dawn.", "On 9 April 2021 gunmen abducted Amal Haddad."
    assert [sum(one.type == "kidnapping" for one in reported(lead + more)) for more in later] == [1, 2]


def test_who_hurt_whom_says_more_than_the_attack(reported: Reported) -> None:
    [report] = reported("Gunmen killed nine people in Mosul. Three others were injured during the attack on Monday.")
    assert report.quote == "Gunmen killed nine people in Mosul."
