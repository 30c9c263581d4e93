"""What records say of themselves."""

from __future__ import annotations

import pytest

from tui.model import Actor, Participant, Place, Report, Role, Toll, fingerprint, identity_of


@pytest.mark.parametrize(
    ("place", "chain"),
    [
        (
            Place("Besham", "Pakistan", ("Shangla", "Khyber Pakhtunkhwa")),
            "Besham, Shangla, Khyber Pakhtunkhwa, Pakistan",
        ),
        (Place("Harrow, London", "United Kingdom", ("London",)), "Harrow, London, United Kingdom"),
        (Place(None, "Pakistan"), "Pakistan"),
        (Place("Singapore", "Singapore"), "Singapore"),
        (Place(), ""),
    ],
)
def test_a_place_names_each_of_what_it_lies_in_once(place: Place, chain: str) -> None:
    assert place.chain == chain


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (Toll(26, None), Toll(27, 27), True),
        (Toll(26, 26), Toll(27, 27), False),
        (Toll(20, 30), Toll(30, 40), True),
        (Toll(None, 9), Toll(10, None), False),
        (Toll(None, 0), Toll(0, 0), True),
        (Toll(), Toll(3, 3), True),
    ],
)
def test_tolls_agree_that_one_number_fits(one: Toll, other: Toll, agree: bool) -> None:
    assert one.agrees(other) is agree
    assert other.agrees(one) is agree


def test_a_toll_of_nobody_is_a_toll() -> None:
    assert Toll(0, 0)
    assert Toll(None, 3)
    assert not Toll()


def test_who_takes_part_goes_by_the_actor_or_the_last_word() -> None:
    whom = [("ac-1", "two engineers"), (None, "two engineers"), (None, "an engineer"), (None, "")]
    assert [Participant(actor, text, "victim").key for actor, text in whom] == ["ac-1", "engineer", "engineer", ""]


def test_an_event_is_called_by_the_first_of_its_reports_whatever_their_order() -> None:
    reports = [
        Report(article, start, start + 9, "It sank.", "disaster", "sink", "trigger", "Ferry sinks")
        for article, start in (("ar-2", 0), ("ar-1", 7), ("ar-1", 3))
    ]
    assert identity_of(reports) == identity_of(reports[::-1]) == identity_of(reports[2:])
    assert len({identity_of([one]) for one in reports}) == len(reports)


def test_parts_of_an_id_are_told_apart() -> None:
    assert fingerprint("ev", "a", "bc") != fingerprint("ev", "ab", "c")
    assert fingerprint("ev", "a") != fingerprint("ev", "a", "")


def test_an_id_is_the_same_in_every_version_since_notes_and_decisions_name_it() -> None:
    assert fingerprint("ev", "a", "bc") == "ev-18624e6d2331"


def test_an_actors_role_is_the_latest_and_says_once_of_what() -> None:
    roles = (Role("Envoy", None, None), Role("Minister", "Peru", "2024-02"), Role("director of the Moss Museum",
             "the Moss Museum", "2023"))  # fmt: skip
    assert Actor("ac-1", "Ana Ruiz", "person", roles=roles).role == "Minister, Peru"
    assert Actor("ac-1", "Ana Ruiz", "person", roles=roles[2:]).role == "director of the Moss Museum"
    assert Actor("ac-1", "Ana Ruiz", "person").role is None
