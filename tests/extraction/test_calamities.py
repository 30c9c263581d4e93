"""The disaster that a report is about: told once, with its day, its place and its dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only, roles

if TYPE_CHECKING:
    from tests.extraction.reports import Reported
    from tui.model import Report

QUAKE = "Quake kills 14 in Turkey\n\n14 March 2019\n\nFourteen people died after a strong quake hit eastern Turkey. "
FLOODS = (
    "Floods kill 42 in Peru\n\n14 March 2019\n\nFloods have killed 42 people in Peru, the civil defence agency said. "
)
FIRE = (
    "Mill fire kills nine\n\n14 March 2019\n\nNine people died when a fire swept through a mill in Lahore on Tuesday. "
)
FERRY = "Ferry sinks, 12 drowned\n\n14 March 2019\n\nTwelve people drowned when a ferry sank off Mindoro on Tuesday. "


def harm(reports: tuple[Report, ...]) -> list[Report]:
    """What did harm, but for what is told in general or as to come."""
    return [one for one in reports if one.type in ("attack", "disaster") and one.modality == "asserted"]


@pytest.mark.parametrize(
    ("text", "killed", "day"),
    [
        (QUAKE + "The tremor shook Elazig late on Tuesday. Aftershocks went on into Wednesday.", 14, "2019-03-12"),
        (QUAKE + "A quake and an aftershock struck Elazig on Tuesday, the observatory said.", 14, "2019-03-12"),
        (FLOODS + "Twelve deaths were recorded in Piura, nine in Tumbes. Two boys drowned in Ica.", 42, None),
        (
            FLOODS + "Rivers burst their banks near Piura on Tuesday. Landslides are a common occurrence.",
            42,
            "2019-03-12",
        ),
        (FIRE + "“I saw a lorry burning at the gate,” a guard said. Police pulled six bodies out.", 9, "2019-03-12"),
        (FERRY + "Divers recovered four more bodies on Wednesday.", 12, "2019-03-12"),
        (
            "Plant blast kills two\n\n14 March 2019\n\nAn explosion at a chemical plant near Gary killed two "
            "men on Tuesday. The blast broke windows, the police said. Terrorism was not suspected.",
            2,
            "2019-03-12",
        ),
        (QUAKE + "First reports said 20 people were killed. The temblor struck Elazig on Tuesday.", 14, "2019-03-12"),
        (FERRY + "The boat went down within minutes, the coast guard told reporters on Wednesday.", 12, "2019-03-12"),
    ],
)
def test_what_goes_on_with_it_is_no_other(text: str, killed: int, day: str | None, reported: Reported) -> None:
    [report] = harm(reported(text))
    assert (report.type, report.killed.min, report.when.start) == ("disaster", killed, day)


@pytest.mark.parametrize(
    "later",
    [
        "The 2010 quake there killed 6,000 people.",
        "Last October a quake killed 30 people in Iran.",
        "In a separate incident, two boys drowned in a pond near Van.",
        "A ferry sank in Lake Van on Tuesday and five people drowned.",
    ],
)
def test_another_disaster_stays_one(later: str, reported: Reported) -> None:
    assert sorted(one.killed.min or 0 for one in harm(reported(QUAKE + later)))[-1] >= 14
    assert len(harm(reported(QUAKE + later))) == 2


def test_a_jeep_that_the_text_has_not_spoken_of_is_no_part_of_a_bus_crash(reported: Reported) -> None:
    text = "A bus fell into a gorge in Nepal, killing nine. Six boys died when a jeep rolled into a lake."
    assert sorted(one.killed.min or 0 for one in harm(reported(text))) == [6, 9]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Floods have killed 90 people across Kenya since Sunday. Streets in the capital Nairobi were flooded.", None),
        ("A cyclone killed 51 people in Madagascar. The cyclone hit a bay 635 km north of Antananarivo.", None),
        ("A quake struck Nepal on 3 May 2015 and killed 90 people. In Pokhara, the quake sent people running.", None),
        (
            "The typhoon made landfall in Aurora province. Manila was spared, the Philippine weather office said.",
            "Aurora",
        ),
        ("A truck heading to Kano from Zaria overturned near Kaduna on 3 May 2015, killing six.", "Kaduna"),
        ("The worst floods in years killed six people in the Northeast on 3 May 2015.", None),
    ],
)
def test_where_it_was(text: str, place: str | None, reported: Reported) -> None:
    report = harm(reported(text))[0]
    assert report.place.name == place
    assert report.place.country not in ("United States", "Iceland")


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("The death toll from floods in Peru has surpassed 150, officials said.", (150, None), (None, None)),
        (
            "A bus crash in Goma hurt 30 people, and five of them died. Four people were critically injured.",
            (5, 5),
            (30, 30),
        ),
        (
            "A quake in Iran killed six people. Thirteen were also hurt. A further 13 were injured in Bam.",
            (6, 6),
            (13, 13),
        ),
        (
            "A quake killed 37 people in Iran. The ministry reported 42 deaths but later lowered the toll.",
            (37, 37),
            (None, None),
        ),
    ],
)
def test_how_many(
    text: str, killed: tuple[int | None, int | None], injured: tuple[int | None, int | None], reported: Reported
) -> None:
    report = only(reported(text), "disaster")
    assert (report.killed.min, report.killed.max) == killed
    assert (report.injured.min, report.injured.max) == injured


@pytest.mark.parametrize(
    "text",
    [
        "Forecasters in Hanoi said that Typhoon Mina will hit Vietnam on Wednesday.",
        "Its outer bands could bring heavy rain to Hainan on Wednesday, the weather office said.",
        "Monsoon rains bring floods to South Asia and cause deaths in Bihar.",
    ],
)
def test_what_may_come_has_not_happened(text: str, reported: Reported) -> None:
    assert not harm(reported(text))


def test_coaches_that_go_off_the_tracks_are_no_bombs(reported: Reported) -> None:
    report = only(reported("Nine coaches had gone off the tracks near Kumasi on 3 May 2015, killing four."), "disaster")
    assert not [what for role, what in roles(report) if role == "perpetrator"]


def test_an_old_disaster_is_not_that_of_the_clause_beside_it(reported: Reported) -> None:
    text = "Chile cleared a coast where mudslides killed 23 people in 2018 as a storm struck Arica on 3 May 2023."
    assert "2018" not in {one.when.start for one in harm(reported(text)) if not one.killed}


def test_a_town_that_did_not_escape_terrorists_was_attacked(reported: Reported) -> None:
    text = (
        "Oran did not escape the terrorist raids. A blast tore through a factory there on 3 May 1995, killing two men."
    )
    assert "attack" in {one.type for one in reported(text)}
