"""Violence at one place on one day, told by several articles: what makes it one happening, and what does not."""

from __future__ import annotations

from typing import Literal

import msgspec
import pytest

from tests.build.newsroom import events
from tui.model import Participant, Place, Report, Toll, When

LORVIK = Place("Lorvik", "Norland")
PERSONS = {"ac-odo": "Tariq Odo", "ac-wren": "Ines Wren"}
DAY = When("2024-11-09", "2024-11-09", "day", rule="explicit")
NEXT = When("2024-11-10", "2024-11-10", "day", rule="explicit")


def hit(what: str, role: Literal["victim", "target"] = "target") -> Participant:
    """Somebody by the actor's id, or something by its noun."""
    return Participant(what, PERSONS[what], role) if what in PERSONS else Participant(None, what, role)


def by(front: str) -> Participant:
    return Participant(f"ac-{front}", front, "perpetrator")


def attack(article: str, *participants: Participant, killed: int | None = None, **other: object) -> Report:
    """An attack in Lorvik on a Saturday, unless said otherwise."""
    given = {"when": DAY, "place": LORVIK, "type": "attack", "trigger": "attack", "start": 0, **other}
    start = given.pop("start")
    return Report(
        article=article,
        start=start,  # type: ignore[arg-type]
        end=start + 10,  # type: ignore[operator]
        quote="x" * 10,
        rule="test",
        title=f"{given['type']} {article} {start}",
        participants=participants,
        killed=Toll(killed, killed) if killed is not None else Toll(),
        **given,  # type: ignore[arg-type]
    )


def sizes(*reports: Report) -> list[int]:
    """How many reports each happening has."""
    return sorted(len(event.reports) for event in events(reports, {}, persons=PERSONS))


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ((), (), 1),  # one attack that nobody describes
        (("the school",), (), 1),
        (("the school",), ("a school",), 1),
        (("the school",), ("the bank",), 2),
        (("a house",), ("a building",), 1),  # other words for anything
        (("the camp",), ("the brigade headquarters",), 1),
    ],
)
def test_attacks_on_other_targets_are_others(one: tuple[str, ...], other: tuple[str, ...], found: int) -> None:
    assert len(sizes(attack("ar-1", *map(hit, one)), attack("ar-2", *map(hit, other)))) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("ac-odo", "ac-odo", 1),
        ("ac-odo", "Odo", 1),  # by the surname
        ("ac-odo", "ac-wren", 2),
        ("people", "people", 2),  # unnamed, and nothing says where
    ],
)
def test_who_was_hit_tells_an_attack_without_its_town(one: str, other: str, found: int) -> None:
    told = attack("ar-1", hit(one, "victim")), attack("ar-2", hit(other, "victim"), place=Place(None, "Norland"))
    assert len(sizes(*told)) == found


@pytest.mark.parametrize(("killed", "found"), [(None, [1, 1, 1]), (9, [1, 2])])
def test_where_an_article_tells_of_two_attacks_place_and_day_are_of_neither(
    killed: int | None, found: list[int]
) -> None:
    twice = attack("ar-1", hit("the school"), killed=killed), attack("ar-1", hit("the bank"), start=50)
    assert sizes(*twice, attack("ar-2", killed=killed)) == found


@pytest.mark.parametrize(("killed", "found"), [(None, 2), (1, 2), (26, 1)])
def test_the_attacks_of_two_days_are_two_even_if_one_front_makes_them(killed: int | None, found: int) -> None:
    told = (attack(f"ar-{when.start}", by("Front"), when=when, killed=killed) for when in (DAY, NEXT))
    assert len(sizes(*told)) == found


@pytest.mark.parametrize(
    ("type_", "trigger", "found"), [("attack", "attack", 2), ("military_operation", "offensive", 1)]
)
def test_a_front_makes_many_attacks_on_a_day_and_one_offensive(type_: str, trigger: str, found: int) -> None:
    somewhere = Place(None, "Norland")
    told = (attack(f"ar-{n}", by("Front"), place=somewhere, type=type_, trigger=trigger) for n in (1, 2))
    assert len(sizes(*told)) == found


def test_what_two_forces_do_in_one_town_is_not_one_operation() -> None:
    told = (attack(trigger, type="military_operation", trigger=trigger) for trigger in ("offensive", "repel"))
    assert sizes(*told) == [1, 1]


def test_a_report_that_may_be_of_either_attack_does_not_make_one_of_them() -> None:
    told = [attack("ar-1", hit("the bank")), attack("ar-2"), attack("ar-3", hit("the school"))]
    assert sizes(*told) == [1, 2]


def test_a_kidnapping_is_told_by_whom_and_is_not_the_death_of_the_same() -> None:
    taken = [
        attack(f"ar-{n}", hit("ac-odo", "victim"), type="kidnapping", trigger="kidnap", place=place)
        for n, place in enumerate((LORVIK, Place(None, "Norland"), Place("Kessa", "Norland")))
    ]
    assert sizes(*taken) == [3]
    assert sizes(*taken, attack("ar-9", hit("ac-odo", "victim"), killed=1)) == [1, 3]


def test_nobody_is_killed_twice_in_one_article() -> None:
    told = [attack("ar-1", hit("ac-odo", "victim"), killed=killed, start=start) for killed, start in ((1, 0), (2, 50))]
    assert sizes(*told) == [2]


def test_a_death_was_not_after_the_first_article_that_tells_of_it() -> None:
    days = ("2024-11-20", "2024-11-09", "2024-12-01")
    told = [
        attack(f"ar-{iso}", hit("ac-odo", "victim"), killed=1, when=When(iso, iso, "day", rule="day of the dateline"))
        for iso in days
    ]
    (event,) = events(told, {}, persons=PERSONS)
    assert event.when.start == min(days)


def test_few_dead_of_no_known_day_are_of_any_attack() -> None:
    undated = [attack("ar-2", killed=killed, when=When()) for killed in (4, 40)]
    assert sizes(attack("ar-1", killed=4), undated[0]) == [1, 1]
    assert sizes(attack("ar-1", killed=40), undated[1]) == [2]
    shared = hit("the bank")
    assert sizes(
        *(msgspec.structs.replace(one, participants=(shared,)) for one in (attack("ar-1", killed=4), undated[0]))
    ) == [2]
