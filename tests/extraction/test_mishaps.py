"""What went wrong: accidents and disasters told once, and words that tell of them only in some texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only, roles

if TYPE_CHECKING:
    from tests.extraction.reports import Reported


class TestSenses:
    @pytest.mark.parametrize(
        ("text", "kind", "subtype"),
        [
            ("A blast in a coal mine near Zonguldak killed 14 miners on 3 March 2015.", "disaster", None),
            ("A gas cylinder exploded in a bakery in Tunis on 3 March 2015, killing four people.", "disaster", None),
            (
                "A blast near a gas station in Tunis killed four people. Militants planted the bomb.",
                "attack",
                "bombing",
            ),
            ("Russian strikes damaged a mill in Sumy on 3 March 2023, and drones killed two.", "attack", "air_strike"),
            ("A strike by nurses closed wards in Turin on 3 March 2023.", "protest", None),
            ("A dinghy overturned off Zuwara on 3 March 2023 and nine migrants drowned.", "disaster", None),
            ("Heavy rains set off mudslides in Petropolis on 3 March 2022 that killed 40 people.", "disaster", None),
            ("Cyclone Mina, which killed 61 people, struck Madagascar on 3 March 2022.", "disaster", None),
        ],
    )
    def test_by_what_the_text_is_about(self, reported: Reported, text: str, kind: str, subtype: str | None) -> None:
        report = only(tuple(one for one in reported(text) if one.type != "other"), kind)
        assert report.subtype == subtype
        assert not [one for one in reported(text) if one.type in ("attack", "protest", "disaster") and one.type != kind]

    def test_a_gun_that_fires_dismisses_nobody(self, reported: Reported) -> None:
        assert not [one for one in reported("Guards in Lima fired furiously for ten minutes.") if one.type == "policy"]
        assert only(reported("The mayor of Lima fired his driver on 3 March 2022."), "policy").title

    def test_who_comes_to_the_scene_travels_nowhere(self, reported: Reported) -> None:
        assert not [one for one in reported("The thief fled before police arrived in Lima.") if one.type == "travel"]


class TestOneDisaster:
    @pytest.mark.parametrize(
        ("text", "killed"),
        [
            (
                "A coach plunged into a ravine near Potosi on 3 March 2015, killing 17 people. The driver lost control "
                "after the coach collided with a lorry. The accident was the second this year.",
                17,
            ),
            (
                "A quake of magnitude 6.1 struck Nuristan on 3 March 2015, toppling hundreds of homes. The tremor "
                "killed 40 people. Two children died when their school collapsed.",
                40,
            ),
            ("Fire sweeps through hostel, 9 dead\n\nA fire broke out in a hostel in Almaty on 3 March 2015.", 9),
            (
                "A ferry sank off Mindoro on 3 March 2015 and 31 people died. Officials earlier said 44 had died.",
                31,
            ),
        ],
    )
    def test_told_again(self, reported: Reported, text: str, killed: int) -> None:
        report = only(reported(text), "disaster")
        assert report.killed.min == killed

    def test_an_older_one_is_another(self, reported: Reported) -> None:
        found = reported(
            "A fire in a textile mill in Multan killed 21 people. Guards had locked the doors before the fire. "
            "In 2012, the collapse of a mill in Lodz killed 300 people."
        )
        assert sorted((one.killed.min, one.when.start) for one in found if one.type == "disaster") == [
            (21, None),
            (300, "2012"),
        ]

    def test_two_things_that_crashed(self, reported: Reported) -> None:
        found = reported(
            "A helicopter crashed near Tarija on 3 March 2015, killing two men. "
            "An airliner crashed some months ago near Sucre, and its pilot died."
        )
        assert sorted(one.killed.min or 0 for one in found if one.type == "disaster") == [1, 2]

    def test_another_incident(self, reported: Reported) -> None:
        found = reported(
            "A bus fell into a canal near Gaya on 3 March 2015, killing 12 people. In a separate incident, two boys "
            "drowned in a pond near Patna."
        )
        assert sorted(one.killed.min or 0 for one in found if one.type == "disaster") == [2, 12]


class TestCounting:
    @pytest.mark.parametrize(
        ("text", "killed"),
        [
            ("A landslide in Bukavu claimed 49 lives on 3 March 2015.", (49, 49)),
            ("A bus crash in Oaxaca on 3 March 2015 brought to 26 the number of deaths.", (26, 26)),
            ("Rescuers found more victims of the quake in Pisco, taking the death toll to 71.", (71, 71)),
            ("Rescuers recovered seven bodies from a mine after the mine collapsed in Zonguldak.", (7, 7)),
            ("The mine blast left 29 men dead. Crews found the bodies of the last four miners in Zonguldak.", (29, 29)),
            ("It was the worst disaster since a 1970 blast killed 38 miners in Zonguldak.", (38, 38)),
        ],
    )
    def test_reading(self, reported: Reported, text: str, killed: tuple[int, int]) -> None:
        report = max((one for one in reported(text) if one.type == "disaster"), key=lambda one: one.killed.min or 0)
        assert (report.killed.min, report.killed.max) == killed

    @pytest.mark.parametrize(
        ("text", "kind", "killed"),
        [
            (
                "A family of five were found dead in Reno on 3 March 2015 in a house full of carbon monoxide.",
                "disaster",
                5,
            ),
            ("Six workers were confirmed dead after a hotel collapsed in Konya on 3 March 2015.", "disaster", 6),
            ("Forty pilgrims were crushed to death at a shrine in Mina on 3 March 2015.", "disaster", 40),
            (
                "A crash killed eleven people in Durban on Monday, a week after a crash left 14 pupils dead.",
                "disaster",
                11,
            ),
            (
                "A crash near Kitale on 3 March 2015 killed two men and a child. All two men in the lorry died, while "
                "the child in the bus also died.",
                "disaster",
                3,
            ),
        ],
    )
    def test_of_whom(self, reported: Reported, text: str, kind: str, killed: int) -> None:
        report = next(one for one in reported(text) if one.type == kind and one.modality == "asserted")
        assert report.killed.min == killed

    def test_a_yearly_count_is_none_of_one_crash(self, reported: Reported) -> None:
        found = reported("A bus crash killed nine people in Kitale. About 3,000 people die in crashes every year.")
        assert [one.killed.min for one in found if one.type == "disaster" and one.modality == "asserted"] == [9]

    def test_a_weekday_tells_two_crashes_apart(self, reported: Reported) -> None:
        found = reported(
            "A crash killed eleven people in Durban on Monday, a week after a similar crash left 14 pupils dead. "
            "Monday's crash happened on a bridge."
        )
        assert {(one.killed.min, len(one.mentions)) for one in found if one.type == "disaster"} == {(11, 1), (14, 0)}

    def test_who_says_so_is_not_hit(self, reported: Reported) -> None:
        report = only(
            reported("Gunmen shot four members of a family in Lima on 3 March 2015, medics and witnesses said."),
            "attack",
        )
        assert not [what for _, what in roles(report) if "medics" in what or "witnesses" in what]

    def test_a_clause_that_shares_the_passive(self, reported: Reported) -> None:
        found = reported(
            "Nine people were killed and several others kidnapped when bandits raided Kebbi on 3 May 2020."
        )
        assert ("perpetrator", "several others") not in {role for one in found for role in roles(one)}


class TestTitles:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            (
                "Masked men ambushed and killed two guards in Lima on 3 March 2015.",
                "Masked men ambush two guards in Lima",
            ),
            (
                "Nine people died after a wooden ferry capsized off Mindoro on 3 March 2015.",
                "Wooden ferry capsizes off Mindoro",
            ),
            ("Typhoon Mina killed 61 people in Luzon on 3 March 2015.", "Typhoon Mina kills 61 people in Luzon"),
        ],
    )
    def test_reads_like_a_headline(self, reported: Reported, text: str, title: str) -> None:
        found = [one.title for one in reported(text) if one.type in ("attack", "disaster")]
        assert found == [title]


def test_the_dead_are_of_the_crash_whose_clause_names_other_places(reported: Reported) -> None:
    report = only(
        reported("Nine people were killed on 3 May 2021 after a train heading to Lima from Puno derailed in Cusco."),
        "disaster",
    )

    assert (report.killed.min, report.place.name) == (9, "Cusco")


def test_where_somebody_says_so_is_not_where_it_was(reported: Reported) -> None:
    (report,) = reported("Two coaches derailed on 3 May 2021, railway spokesman Omar Haddad said in Lima.")

    assert report.place.name is None
