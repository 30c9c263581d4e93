"""What a report tells further of a happening told before: where and when, by name whom, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only, roles

if TYPE_CHECKING:
    from tests.extraction.reports import Reported


class TestWhereAndWhen:
    @pytest.mark.parametrize(
        ("text", "kind", "start", "place"),
        [
            ("A cyclist died in a crash. It happened in Lima on 3 May 2019.", "disaster", "2019-05-03", "Lima"),
            (
                "A cyclist died in a crash. The tragedy occurred in Lima on 3 May 2019.",
                "disaster",
                "2019-05-03",
                "Lima",
            ),
            (
                "A blaze destroyed a bakery. Firefighters were called to a street in Lima on 3 May 2019.",
                "disaster",
                "2019-05-03",
                "Lima",
            ),
            ("A blaze destroyed a bakery. Crews rushed to Lima on 3 May 2019.", "disaster", "2019-05-03", "Lima"),
        ],
    )
    def test_of_what_was_told_before(self, reported: Reported, text: str, kind: str, start: str, place: str) -> None:
        report = only(reported(text), kind)
        assert (report.when.start, report.place.name, len(report.mentions)) == (start, place, 1)

    @pytest.mark.parametrize(
        "text",
        [
            "A cyclist died in a crash in Quito. It happened in Lima on 3 May 2019.",
            "A cyclist died in a crash. It happened so fast.",
            "A cyclist died in a crash. Officers were called heroes in Lima, and Ana Ruiz sang there.",
        ],
    )
    def test_not_what_cannot_be_of_it(self, reported: Reported, text: str) -> None:
        report = only(reported(text), "disaster")
        assert (report.when.start, report.place.name == "Lima") == (None, False)

    def test_the_hospital_is_not_the_scene(self, reported: Reported) -> None:
        report = only(
            reported("Two men were shot in Lima. They were pronounced dead at a hospital in Callao."), "attack"
        )
        assert (report.place.name, report.killed.min) == ("Lima", 2)


class TestOne:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            (
                "A man who died in a crash on 3 May 2019 was a teacher.\n\nLuis Soto, 41, died during a collision on a "
                "road in Lima.",
                "disaster",
            ),
            (
                "A bomb blast in Lima killed six people.\n\nNobody claimed Tuesday's explosion in the Ruda market.",
                "attack",
            ),
            ("A raid left six people dead in Lima.\n\nA teacher saw Friday's attack on the town.", "attack"),
        ],
    )
    def test_told_again(self, reported: Reported, text: str, kind: str) -> None:
        assert len(only(reported(text), kind).mentions) == 1

    @pytest.mark.parametrize(
        ("text", "tolls"),
        [
            (
                "A ferry sank off Lima on 3 May 2019, killing 30 people. Last September, three died after a ferry "
                "sank off Callao.",
                {30, 3},
            ),
            (
                "A bus plunged into a ravine near Lima on 3 May 2019, killing 30 people. Several months earlier, 12 "
                "people were killed when a driver dozed off.",
                {30, 12},
            ),
        ],
    )
    def test_an_earlier_one_is_another(self, reported: Reported, text: str, tolls: set[int]) -> None:
        assert {report.killed.min for report in reported(text) if report.type == "disaster"} == tolls

    def test_a_denial_hides_no_accident(self, reported: Reported) -> None:
        text = (
            "A man died in a crash near Lima on 3 May 2019. Luis Soto was pronounced dead at the scene. No one else "
            "was hurt."
        )
        assert len(only(reported(text), "disaster").mentions) == 1

    def test_a_reprisal_told_of_far_down_parts_no_attack(self, reported: Reported) -> None:
        text = (
            "Gunmen attacked a village near Lima on 3 May 2019, killing 19 people. The gunmen roamed the streets, "
            "shooting residents. Ana Ruiz hid. Luis Soto ran. Six men prayed. It rained. The attack was a reprisal for "
            "another raid."
        )
        assert only(tuple(one for one in reported(text) if one.killed.min), "attack").mentions
        assert len([one for one in reported(text) if one.type == "attack" and one.subtype == "shooting"]) == 1


class TestWhose:
    @pytest.mark.parametrize(
        ("text", "start"),
        [
            (
                "Luis Soto wrote on 6 May 2019. Gunmen stormed the town in retaliation for the killing of a farmer on "
                "3 May 2019.",
                None,
            ),
            (
                "In March 2019, the group said it was behind an overnight attack on a camp that killed six men.",
                "2019-03",
            ),
        ],
    )
    def test_a_date_is_of_its_own_happening(self, reported: Reported, text: str, start: str | None) -> None:
        found = [
            report for report in reported(text) if report.type == "attack" and not report.title.startswith("Killing")
        ]
        assert [report.when.start for report in found] == [start]

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("A U.S. woman was found dead in her flat in Florence on 3 May 2019.", "Florence"),
            ("Explosions ripped through a US convoy on 3 May 2019, wounding four soldiers.", None),
            ("A gunman killed six people in a US town on 3 May 2019.", "United States"),
        ],
    )
    def test_initials_say_whose_it_is(self, reported: Reported, text: str, place: str | None) -> None:
        report = only(reported(text), "attack")
        assert (report.place.name or report.place.country) == place

    def test_a_street_number_is_no_year(self, reported: Reported) -> None:
        text = "A fire broke out on the 2000 block of Vine Street in Lima on 3 May 2019."
        assert only(reported(text), "disaster").when.start == "2019-05-03"

    def test_a_year_before_deaths_counts_nobody(self, reported: Reported) -> None:
        reports = reported("The 2014 Lima prison deaths shocked the town of Callao on 3 May 2014.")
        assert not [report for report in reports if report.killed.min]


class TestParses:
    @pytest.mark.parametrize(
        ("text", "kind", "killed"),
        [
            ("3 May 2019 -- A car bomb explodes, killing nine people, in Lima.", "attack", 9),
            ("3 May 2019: Letter bomb explodes in Lima office of Ana Ruiz, killing two people.", "attack", 2),
            ("On 3 May 2019, more than 100 fled after a ferry sank off Lima, killing three people.", "disaster", 3),
            (
                "A lorry carrying dozens of men careered into a ravine near Lima on 3 May 2019, killing six people, "
                "a police officer told Radio Lima.",
                "disaster",
                6,
            ),
        ],
    )
    def test_a_verb_that_looks_like_a_noun(self, reported: Reported, text: str, kind: str, killed: int) -> None:
        report = only(reported(text), kind)
        assert (report.when.start, report.place.name, report.killed.min) == ("2019-05-03", "Lima", killed)

    def test_who_is_run_down(self, reported: Reported) -> None:
        report = only(reported("A farmer was struck by an oncoming lorry near Lima and died at the scene."), "disaster")
        assert (("victim", "A farmer") in roles(report), report.killed.min) == (True, 1)


class TestOneDay:
    LIST = "# News\n\n3 May 2019\n\n" + "".join(
        f"## {place}\n- A car bomb kills {killed} people in {place}.\n\n"
        for place, killed in (("Lima", 3), ("Quito", 4), ("Oslo", 5), ("Turin", 6), ("Tunis", 7))
    )

    def test_the_day_over_a_list_is_that_of_its_entries(self, reported: Reported) -> None:
        found = [report for report in reported(self.LIST) if report.type == "attack"]
        assert [(report.when.start, report.when.rule) for report in found] == [("2019-05-03", "day over the entry")] * 5

    def test_that_of_a_report_is_not(self, reported: Reported) -> None:
        text = "3 May 2019\n\n- A car bomb kills six.\n\nA car bomb killed six people in Lima.\n\nAna Ruiz saw it.\n"
        assert {report.when.rule for report in reported(text)} != {"day over the entry"}


def test_police_recover_what_they_look_for(reported: Reported) -> None:
    text = "Launching a raid on 3 May 2019, Lima police recovered a large amount of heroin in Callao."
    assert only(reported(text), "arrest").place.name == "Callao"


class TestOutOfTheNews:
    @pytest.mark.parametrize(
        ("text", "kind", "start"),
        [
            (
                "6 May 2019\n\nTwo men will face charges in court on Friday after a stabbing Saturday.",
                "attack",
                "2019-05-04",
            ),
            ("Six people were hurt in Lima. They fell in the incident that occurred on 3 May 2019.", "attack", None),
            (
                "Gunmen shot a man in Lima. His son fled from the incident, which occurred on 3 May 2019.",
                "attack",
                "2019-05-03",
            ),
        ],
    )
    def test_when_it_was(self, reported: Reported, text: str, kind: str, start: str | None) -> None:
        found = [
            report.when.start for report in reported(text) if report.type == kind and report.modality == "asserted"
        ]
        assert found == ([start] if start else found)

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            (
                "A car and a lorry collided in Lima on 3 May 2019. The driver was seriously injured, and "
                "Mercy Air took him to hospital in Callao, where he died.",
                "Lima",
            ),
            ("A crash on 3 May 2019 left one man dead, according to Lima state police.", None),
            ("A block of flats collapses in the Egyptian capital Cairo killing at least 10 people.", "Cairo"),
        ],
    )
    def test_where_it_was(self, reported: Reported, text: str, place: str | None) -> None:
        assert {one.place.name for one in reported(text) if one.type in ("attack", "disaster")} == {place}

    @pytest.mark.parametrize(
        ("text", "kinds"),
        [
            ("Lima police blocked off a street near the bank on 3 May 2019.", []),
            ("Protesters blocked a street in Lima on 3 May 2019.", ["protest"]),
            ("An operation targeting illegal fishing in Lima began on 3 May 2019.", []),
            ("Gunmen targeting a school in Lima on 3 May 2019 fled.", ["attack"]),
        ],
    )
    def test_what_is_none(self, reported: Reported, text: str, kinds: list[str]) -> None:
        told = ("attack", "protest", "kidnapping")
        assert [one.type for one in reported(text) if one.type in told and one.modality == "asserted"] == kinds

    def test_the_count_of_the_year_is_no_date(self, reported: Reported) -> None:
        text = (
            "6 May 2024\n\nA man was stabbed in Lima. On Friday, his death was confirmed and he became "
            "the eighth homicide in Lima in 2024."
        )
        assert not [one for one in reported(text) if one.when.start == "2024"]

    def test_the_latest_is_the_one_told_before(self, reported: Reported) -> None:
        text = (
            "4 May 2019\n\nGunmen kidnapped at least 60 people in southern Peru after riding in five "
            "villages, police said on Saturday.\n\nPeru is grappling with an increase in armed "
            "robberies and kidnappings for ransom, where forces often fail to stop kidnappings.\n\n"
            "The latest kidnapping took place in Puno state on Friday night."
        )
        assert only(reported(text), "kidnapping").when.start == "2019-05-03"

    def test_the_stabbing_victim_is_not_stabbed_again(self, reported: Reported) -> None:
        assert not [one for one in reported("The stabbing victim died in Lima on 5 May 2019.") if one.trigger == "stab"]

    def test_the_number_next_to_the_dead_counts_them(self, reported: Reported) -> None:
        report = only(
            reported("A collision on Highway 126 near milepost 35 left one man dead on 3 May 2019."), "disaster"
        )
        assert report.killed.min == 1

    def test_a_count_over_years_is_not_the_news(self, reported: Reported) -> None:
        text = (
            "Gunmen kidnapped 52 people in Lima on 3 May 2019. The bandits took away 52 people, she said. More than "
            "8,000 people have died in the region since 2011."
        )
        report = only(reported(text), "kidnapping")
        assert (report.when.start, report.modality, len(report.mentions)) == ("2019-05-03", "asserted", 1)

    def test_a_storm_is_one_by_its_name(self, reported: Reported) -> None:
        text = "Typhoon Mina made landfall in Luzon on 3 May 2019. Typhoon Mina felled trees. It killed four people."
        assert only(reported(text), "disaster").killed.min == 4

    def test_a_judgment_on_a_day_is_the_one_told_before(self, reported: Reported) -> None:
        text = (
            "The Supreme Court of Peru upheld the conviction of Luis Soto.\n\nIn a judgment on 3 May 2019, the court "
            "said he had lied.\n\nIn a judgment on 5 June 2016, the Court of Appeal upheld Soto's conviction."
        )
        assert [one.when.start for one in reported(text) if one.type == "trial"] == ["2019-05-03", "2016-06-05"]

    def test_who_is_arrested_is_no_victim(self, reported: Reported) -> None:
        text = "A man is dead after a stabbing in Lima on 3 May 2019. A 51-year-old woman has been taken into custody."
        assert {text for role, text in roles(only(reported(text), "attack")) if role == "victim"} == {"A man"}
