"""Which violent happenings of one text are told as one."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.happenings.models import sameness
from tui.extraction.pipeline import extract
from tui.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.extraction.dictionaries import Dictionaries
    from tui.model import Report

    Attacks = Callable[[str], list[Report]]


@pytest.fixture(scope="module")
def attacks(dictionaries: Dictionaries) -> Attacks:
    """The attacks of the timeline that a text reports."""

    def attacks(text: str) -> list[Report]:
        found = extract(Document("a.txt", "text", "0" * 64, text), dictionaries).reports
        return [report for report in found if report.type == "attack" and report.modality == "asserted"]

    return attacks


def test_a_report_that_goes_on_about_its_bomb_tells_of_one(attacks: Attacks) -> None:
    [report] = attacks(
        "NAIROBI, 4 May 2021 (KNA) -- A bomb exploded today outside a hotel in Nairobi.\n\n"
        "The blast killed two guards. The explosion also destroyed a bus."
    )
    assert report.killed.min == 2


@pytest.mark.parametrize(("head", "told"), [("KARSA, Feb 12, 2024 (Kestrel Wire) - ", 1), ("", 2)])
def test_an_agencys_report_tells_again_with_less(attacks: Attacks, head: str, told: int) -> None:
    found = attacks(
        head + "It is the dry season. The rains are late. The mayor was calm. The shops were open. The road was dusty. "
        "A group of hooded men set fire to a bus in Karsa on Sunday. The passengers got off unhurt. "
        "The vehicle was burned by unidentified youths who threw petrol bombs."
    )
    assert len(found) == told


@pytest.mark.parametrize(
    "text",
    [
        # other days
        "A bomb exploded in Nairobi on 4 May 2021, killing two men. A bomb exploded in Nairobi on 9 May 2021.",
        # other towns
        "A bomb exploded in Nairobi, Kenya, on 4 May 2021. A bomb exploded in Mombasa, Kenya, on 4 May 2021.",
        # a count over a time
        "A bomb killed two men in Nairobi on 4 May 2021. Bombs have killed 900 people in Kenya since 2011.",
    ],
)
def test_what_the_text_keeps_apart_is_not_one(attacks: Attacks, text: str) -> None:
    first = attacks(text)[0]
    assert first.when.start == "2021-05-04"
    assert not first.mentions
    assert (first.killed.min or 2) == 2


def test_what_is_called_by_its_day_is_nothing_else(attacks: Attacks) -> None:
    found = attacks(
        "Kenya became an ally after the 9/11 attacks in the United States. The United States was blamed for an attack "
        "with drones that killed farmers in Kenya."
    )
    assert [report.title for report in found if report.when.start == "2001-09-11"] == [
        "9/11 attacks in the United States"
    ]


def test_attacks_of_one_plural_word_stay_several(attacks: Attacks) -> None:
    found = attacks("The attacks in Nairobi and Mombasa, Kenya, on 4 May 2021 killed nobody.")
    assert {report.place.name for report in found} == {"Nairobi", "Mombasa"}


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4), st.integers(0, 3))
def test_groups_of_which_two_stories_cannot_be_one_are_not_linked(likenesses: list[float], nought: int) -> None:
    sure = dict(zip(_ACROSS, likenesses, strict=True))
    del sure[_ACROSS[nought]]
    assert sameness.linked([0, 1], [2, 3], sure) == 0.0


@given(st.lists(st.floats(0.01, 1), min_size=4, max_size=4))
def test_groups_are_as_like_as_their_stories_on_average(likenesses: list[float]) -> None:
    sure = dict(zip(_ACROSS, likenesses, strict=True))
    assert sameness.linked([0, 1], [3, 2], sure) == pytest.approx(sum(likenesses) / 4)


_ACROSS = [(0, 2), (0, 3), (1, 2), (1, 3)]
_PAIRS = list(combinations(range(6), 2))


@given(
    st.dictionaries(st.sampled_from(_PAIRS), st.sampled_from([0.1, 0.3, 0.35, 0.4, 0.5, 0.7, 0.9])),
    st.sampled_from([sameness.SAME, sameness.SAME_IN_A_REPORT]),
)
def test_the_likeliest_groups_are_joined_as_long_as_any_two_are_likely_one(
    sure: dict[tuple[int, int], float], bar: float
) -> None:
    groups = [[at] for at in range(6)]
    while len(groups) > 1:
        likeliest, first, second = max(
            (sameness.linked(groups[a], groups[b], sure), -a, -b) for a, b in combinations(range(len(groups)), 2)
        )
        if likeliest < bar:
            break
        groups[-first] += groups.pop(-second)
    assert sameness.grouped(6, sure, bar) == groups


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "LIMA, 10 May 2021 (KNA) -- Flights were cancelled on Sunday amid a strike by Karsa Airways pilots.\n\n"
            "The strike, which began on Saturday, has grounded the fleet. Ana Ruiz was in Puno when pilots went on "
            "strike.",
            ["2021-05-08"],
        ),
        (
            "LIMA, 10 May 2021 (KNA) -- Pilots of Karsa Airways went on strike on Saturday.\n\n"
            "Another strike, by dockers in Puno, began on Sunday.",
            ["2021-05-08", "2021-05-09"],
        ),
    ],
)
def test_a_strike_is_one_by_whatever_word_and_is_of_the_day_it_began(
    dictionaries: Dictionaries, text: str, days: list[str]
) -> None:
    found = extract(Document("a.txt", "text", "0" * 64, text), dictionaries).reports
    assert sorted(report.when.start or "" for report in found if report.type == "protest") == days
