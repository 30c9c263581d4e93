"""A happening that a text tells of again, by other words, is one; and two that it tells of are two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.reports import Reported
    from tui.model import Report

WIRE = "NAIROBI, 4 May 2021 (KNA) -- "


def _violent(reported: Reported, text: str) -> list[Report]:
    return [one for one in reported(text) if one.type in ("attack", "kidnapping")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (  # a captive who was killed
            WIRE + "Armed men kidnapped Asha Omari in Mombasa on Saturday.\n\n"
            "A union said the murder of Asha Omari must be punished. Omari was murdered on Monday.",
            ["kidnapping"],
        ),
        (
            WIRE + "Armed men kidnapped Asha Omari in Mombasa on Saturday.\n\nJuma Kato was murdered on Monday.",
            ["kidnapping", "attack"],
        ),
        (  # each on its day
            "Gunmen killed two clerks in Mombasa on 8 May 2021 whom they had kidnapped on 4 May 2021.",
            ["kidnapping", "attack"],
        ),
        (
            WIRE + "Juma Kato was murdered in Mombasa on 3 January 2021.\n\n"
            "Armed men had kidnapped Juma Kato in March 2019.",
            ["attack", "kidnapping"],
        ),
        (  # whom it befell, by a word that only points back
            "Gunmen abducted a doctor and her driver in Kisumu on 4 May 2021. A farmer found both bodies. "
            "The victims were kidnapped at a clinic.",
            ["kidnapping"],
        ),
        (
            "Gunmen abducted a doctor in Kisumu on 4 May 2021. The victims of the flood were robbed in Mombasa.",
            ["kidnapping", "attack"],
        ),
        (  # all of the cases told
            WIRE + "A soldier shot a baker in Nairobi on Monday. A guard opened fire at a teacher in Kisumu on Sunday."
            "\n\nIn both cases, the army said, soldiers fired on people who had not stopped.",
            ["attack", "attack"],
        ),
        (  # a place that nobody knows, in the town told before
            WIRE.replace("NAIROBI", "LIMA") + "One person was killed tonight in a bomb explosion in Lima. "
            "The explosion took place between the Vika store and Torre Bank.",
            ["attack"],
        ),
        (
            WIRE.replace("NAIROBI", "LIMA") + "Banks were the targets this afternoon of new terrorist attacks in Lima. "
            "Two dynamite charges were detonated in Palo Bora.",
            ["attack"],
        ),
        (  # as many of whom the first sentence tells
            "Rebels kidnapped 31 villagers in the Karsa region on 4 May 2021.\n\nA teacher who hid from them counted "
            "the houses. She said that a total of 31 villagers were kidnapped.",
            ["kidnapping"],
        ),
    ],
)
def test_what_is_told_again_is_one(text: str, told: list[str], reported: Reported) -> None:
    assert [one.type for one in _violent(reported, text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "The minister condemned the killing of Asha Omari, a doctor, as a terrorist attack on a woman of peace.",
        "Two men were arrested following the attack on the police post, in the north, where nine officers were killed.",
        "The judge was hurt when his lorry was blown up near Mombasa by four charges that detonated in Lamu.",
    ],
)
def test_a_sentence_that_says_by_two_words_what_happened_tells_of_one(text: str, reported: Reported) -> None:
    assert len(_violent(reported, WIRE + text)) == 1


def test_what_an_explosion_was_caused_by_is_none_of_its_own(reported: Reported) -> None:
    [blast] = _violent(reported, "Police said the explosion in Nairobi on 4 May 2021 was caused by a car bomb.")
    assert blast.trigger == "explosion"


def test_a_murder_that_is_to_be_investigated_has_happened(reported: Reported) -> None:
    [murder] = _violent(
        reported, WIRE + "The union today demanded that the president investigate the assassination of Asha Omari."
    )
    assert murder.modality == "asserted"


def test_the_last_attack_before_is_not_the_news(reported: Reported) -> None:
    text = (
        "Gunmen attacked a judge in Nairobi today. The judge was driving home when his car was shot at near Kiambu. "
        "No group has claimed responsibility for the attack.\n\nThe last attack occurred in March."
    )
    shot, before = (one for one in _violent(reported, WIRE + text) if one.place.name == "Kiambu")
    assert (shot.when.start, before.when.start) == ("2021-05-04", "2021-03")


def test_the_day_on_which_somebody_speaks_of_a_murder_is_not_its_day(reported: Reported) -> None:
    text = "Yesterday a doctor made statements regarding the murder of two monks. The monks were killed on 2 March."
    assert [one.when.start for one in _violent(reported, WIRE + text)] == ["2021-03-02"]


def test_previous_attacks_are_no_happening(reported: Reported) -> None:
    text = "Two tourists were shot in Nairobi today. The rebels killed three tourists in previous attacks."
    assert [one.modality for one in _violent(reported, WIRE + text)] == ["asserted", "generic"]


def test_an_age_does_not_turn_to_another_attack(reported: Reported) -> None:
    text = "Gunmen attacked a bus in Mosul a few minutes ago. The driver, 45 years old, was shot in the leg."
    assert len(_violent(reported, text)) == 1


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        (  # those who protest, by no other name
            "protest",
            "Hundreds of supporters of Asha Omari clashed with police on Tuesday.\n\nA court had tried her.\n\n"
            "Protesters gathered near her home. Police fired tear gas at the demonstrators.",
            1,
        ),
        (
            "protest",
            "Hundreds of supporters of Asha Omari clashed with police on Tuesday.\n\nA court had tried her.\n\n"
            "A group of lawyers rallied near her home.",
            2,
        ),
        (
            "protest",
            "Mourners held a vigil in Mombasa on Monday.\n\nA court sat.\n\nProtesters threw stones at the police.",
            2,
        ),
        (  # who wins the match, and another match of its own score
            "other",
            "Norway defeated Oman 3-1 in Muscat on Sunday.\n\nIt rained.\n\nKari Vik secured the win in stoppage time.",
            1,
        ),
        (
            "other",
            "Norway defeated Oman 3-1 in Muscat on Sunday.\n\nIt rained.\n\nNorway won the match without its captain.",
            1,
        ),
        (
            "other",
            "Norway defeated Oman 3-1 in Muscat on Sunday.\n\nIt rained.\n\nNorway won 2-0 against Peru.",
            2,
        ),
        (  # the papers that were signed
            "agreement",
            WIRE + "Kenya and Oman signed six agreements on trade.\n\nThe MoUs were signed at the palace on Monday.",
            1,
        ),
        (
            "agreement",
            WIRE + "Kenya and Oman signed several agreements.\n\nThe king spoke.\n\nOfficials signed six agreements "
            "on health.",
            1,
        ),
        (
            "agreement",
            WIRE + "Kenya and Oman signed several agreements.\n\nThe king spoke.\n\nPeru and Chile signed six "
            "agreements on health.",
            2,
        ),
        (  # signed by whom the text need not say again
            "agreement",
            WIRE + "Kenya and Oman signed cooperation agreements on trade.\n\nThe king spoke of it.\n\nThe report said "
            "the countries signed cooperation agreements in the fields of farming and sport.",
            1,
        ),
        (  # a visit, and that the visitor came
            "travel",
            WIRE + "Six agreements were signed during Prime Minister Juma Kato's state visit to Norway.\n\n"
            "The king was ill.\n\nThe queen gave a dinner.\n\nKato arrived in Oslo on 3 May 2021.",
            1,
        ),
        (
            "travel",
            WIRE + "Six agreements were signed during Prime Minister Juma Kato's state visit to Norway.\n\n"
            "The king was ill.\n\nThe queen gave a dinner.\n\nKato arrived in Muscat on 3 May 2021.",
            2,
        ),
        (  # where two met, and their meeting
            "meeting",
            WIRE + "The presidents of Kenya and Oman met on Monday.\n\nIt rained all day.\n\nThe meeting was long.",
            1,
        ),
    ],
)
def test_what_is_done_in_public_is_told_again(kind: str, text: str, told: int, reported: Reported) -> None:
    assert len([one for one in reported(text) if one.type == kind]) == told
