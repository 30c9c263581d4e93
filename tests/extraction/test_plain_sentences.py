"""Plain sentences of all fields, one everyday verb or noun each: the happening that they tell of, and its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only, roles
from tui.model import TIMELINE

if TYPE_CHECKING:
    from tests.extraction.reports import Reported


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("Hackers crippled the Bank of Sarn on 3 May 2021.", "attack", "Hackers cripple Bank of Sarn"),
        (
            "Vandals daubed slogans on a mosque in Lyon on 3 May 2021.",
            "attack",
            "Vandals daub slogans on a mosque in Lyon",
        ),
        ("Raiders slit the throats of two herders in Puno on 3 May 2021.", "attack", "Raiders slit throats in Puno"),
        ("Gunmen seized nine schoolboys in Kano on 3 May 2021.", "kidnapping", "Gunmen seize nine schoolboys in Kano"),
        ("North Korea test-fired a missile on 3 May 2021.", "military_operation", "North Korea fires missile"),
        (
            "France withdrew its last soldiers from Mali on 3 May 2021.",
            "military_operation",
            "France withdraws last soldiers from Mali",
        ),
        (
            "The navy began a naval exercise off Peru on 3 May 2021.",
            "military_operation",
            "Navy begins naval exercise off Peru",
        ),
        ("A Peruvian jet violated Chilean airspace on 3 May 2021.", "military_operation", "Chilean airspace violated"),
        (
            "Soldiers drove the rebels out of Sarn on 3 May 2021.",
            "military_operation",
            "Soldiers drive rebels out of Sarn",
        ),
        ("The coastguard stopped 40 migrants near Edirne on 3 May 2021.", "arrest", "stops 40 migrants near Edirne"),
        ("A judge blocked the merger on 3 May 2021.", "trial", "Judge blocks merger"),
        (
            "The World Health Organization declared mpox a public health emergency on 3 May 2021.",
            "policy",
            "World Health Organization declares",
        ),
        ("UNICEF evacuated its staff from Goma on 3 May 2021.", "policy", "UNICEF evacuates staff in Goma"),
        ("Peru's congress removed President Ana Lima on 3 May 2021.", "policy", "Peru's congress removes Ana Lima"),
        ("Chad blocked Facebook on 3 May 2021.", "policy", "Chad blocks Facebook"),
        ("The trade minister quit on 3 May 2021 over the leak.", "policy", "Trade minister quits over the leak"),
        ("Guards fired tear gas at strikers in Lima on 3 May 2021.", "protest", "Guards fire tear gas in Lima"),
        ("A general strike paralysed Argentina on 3 May 2021.", "protest", "General strike paralyses Argentina"),
        ("Two hikers fell to their deaths in Nepal on 3 May 2021.", "disaster", "Two hikers fall to their deaths"),
        ("A boy was killed by a falling tree in Kent on 3 May 2021.", "disaster", "Boy killed"),
        ("Bird flu was detected on a farm in Kent on 3 May 2021.", "disaster", "Bird flu detected on a farm"),
        ("An outbreak of measles was declared in Kent on 3 May 2021.", "disaster", "Outbreak"),
        ("The singer Ana Ruiz died in Lima on 3 May 2021.", "other", "Ana Ruiz dies in Lima"),
        ("The agency launched a rocket into orbit from Peru on 3 May 2021.", "other", "Agency launches rocket"),
        ("The museum reopened in Lima on 3 May 2021.", "other", "Museum reopens in Lima"),
        ("A tomb of a king was found in Luxor on 3 May 2021.", "other", "Tomb of a king found in Luxor"),
        ("Norway struck a Danish airfield on 3 May 2021.", "attack", "Norway strikes Danish airfield"),
        ("Peru and Chile sealed an alliance on 3 May 2021.", "agreement", "Peru and Chile seal alliance"),
        (
            "Fisheries agents raided a cannery in Puno on 3 May 2021.",
            "arrest",
            "Fisheries agents raid a cannery in Puno",
        ),
        ("Ana Ruiz married Juan Moro on 3 May 2021.", "other", "Ana Ruiz marries Juan Moro"),
        ("Ana Ruiz retired from football on 3 May 2021.", "other", "Ana Ruiz retires from football"),
        ("Man arrested in murder of U.S. woman in Italy", "arrest", "Man arrested"),
        ("Student abducted near Lima", "kidnapping", "Student abducted near Lima"),
        ("Ana Ruiz arrested two men in Lima on 3 May 2021.", "arrest", "Ana Ruiz arrests two men"),
    ],
)
def test_what_it_tells_of(reported: Reported, text: str, kind: str, title: str) -> None:
    report = only(reported(text), kind)
    assert title in report.title
    assert report.modality in TIMELINE


@pytest.mark.parametrize(
    "text",
    [
        "The actress plays a nurse who stabs her brother.",
        "The book tells of a kidnapping in Puno.",
        "The minister shot down the proposal on 3 May 2021.",
        "Ana Ruiz quit smoking on 3 May 2021.",
        "The council should reopen talks with the three clubs.",
        "The law on elections was written in 1994.",
        "Ana Ruiz headed the ball for the first time.",
        "A critic said that this year is even more offensive.",
    ],
)
def test_tells_of_nothing(reported: Reported, text: str) -> None:
    assert not [report.title for report in reported(text) if report.modality in TIMELINE]


class TestWhoTakesPart:
    @pytest.mark.parametrize(
        ("text", "who"),
        [
            (
                "Russian shelling killed two nurses in Kherson on 3 May 2023. Russia denied it.",
                ("perpetrator", "Russian"),
            ),
            (
                "A Russian missile hit a market in Kherson on 3 May 2023. Russia denied it.",
                ("perpetrator", "Russian"),
            ),
            (
                "Two bombings last year blamed on the Islamic State killed nine people in Ankara.",
                ("perpetrator", "Islamic State"),
            ),
            (
                "Syrian Air Force raids on the city of Raqqa killed nine people on 3 May 2014.",
                ("perpetrator", "Syrian Air Force"),
            ),
            ("The army said it had struck 14 camps in Puno on 3 May 2021.", ("perpetrator", "The army")),
            (
                "The Israel Defense Forces said its aircraft bombed a camp near Sidon on 3 May 2021.",
                ("perpetrator", "Israel Defense Forces"),
            ),
        ],
    )
    def test_who_did_it(self, reported: Reported, text: str, who: tuple[str, str]) -> None:
        assert who in {one for report in reported(text) for one in roles(report)}

    def test_a_name_behind_the_office_and_its_state(self, reported: Reported) -> None:
        report = only(reported("Peruvian police arrested the ex-premier of Peru, Juan Moro."), "arrest")
        assert ("target", "Juan Moro") in roles(report)

    def test_whom_no_list_knows_was_abducted(self, reported: Reported) -> None:
        report = only(reported("Two well-drillers were abducted outside Puno on 3 May 2021."), "kidnapping")
        assert ("victim", "Two well-drillers") in roles(report)

    def test_what_lies_ahead_keeps_nobody_from_what_happened(self, reported: Reported) -> None:
        text = (
            "A bomb exploded outside a bank in Lima on 3 May 1990. The Red Front, a guerrilla group, said that it"
            " would attack banks. The Red Front claimed responsibility for the bomb."
        )
        assert any("Red Front" in who for report in reported(text) for _, who in roles(report))


class TestWhenAndWhere:
    def test_what_talks_are_on_is_not_where_they_are(self, reported: Reported) -> None:
        report = only(reported("Envoys of Peru and Chile held talks on Gaza on 3 May 2021."), "meeting")
        assert report.place.name is None

    def test_what_is_done_for_its_victims_does_not_date_a_quake(self, reported: Reported) -> None:
        reports = reported("Norway gave 10 million dollars to the victims of the quake on 3 May 2021.")
        assert not [report for report in reports if report.type == "disaster" and report.when.start]


class TestTitles:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("Missiles slammed into a power station in Kharkiv on 3 May 2023.", "Missiles slam into power station"),
            ("Rockets rained on Haifa on 3 May 2021.", "Rockets rain on Haifa"),
            ("Rebels fired two missiles at a tanker in the Red Sea on 3 May 2021.", "Rebels fire two missiles at tank"),
            ("Mortar shells landed in the town of Sderot on 3 May 2021.", "Mortar shells land in Sderot"),
            ("Honduras broke off relations with Peru on 3 May 2021.", "Honduras breaks relations with Peru"),
            ("Arsonists set two mosques ablaze in Lyon on 3 May 2021.", "Arsonists set two mosques ablaze in Lyon"),
            ("Two bombers blew themselves up at a bus station in Lima on 3 May 2021.", "blow themselves up"),
            ("Peru and Chile signed a trade deal on 3 May 2021.", "Peru and Chile sign trade deal"),
            ("A truce between Peru and Chile took effect on 3 May 2021.", "Truce between Peru and Chile takes effect"),
            ("Talks between Peru and Chile collapsed on 3 May 2021.", "Talks of Peru and Chile collapse"),
            ("A landslide buried a village in Peru on 3 May 2021.", "Landslide buries village in Peru"),
            ("Cyclone Mina tore through Fiji on 3 May 2021.", "Cyclone Mina tears through Fiji"),
            ("Pirates killed two fishermen off Borneo on 3 May 2021.", "Pirates kill two fishermen off Borneo"),
            ("A ferry sank on Lake Kivu on 3 May 2021.", "Ferry sinks on Lake Kivu"),
            ("The Greens won the election on 3 May 2021.", "Greens win election"),
            ("Norway pledged 10 million dollars to Peru on 3 May 2021.", "Norway pledges 10 million dollars to Peru"),
            ("Labour won a landslide in Britain on 3 May 2021.", "Labour wins landslide in Britain"),
        ],
    )
    def test_reads_like_a_headline(self, reported: Reported, text: str, title: str) -> None:
        assert [report.title for report in reported(text) if title in report.title]
