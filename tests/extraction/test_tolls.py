"""How many a happening killed and injured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only, roles

if TYPE_CHECKING:
    from tests.extraction.reports import Reported


class TestToll:
    def test_a_weekday_of_no_known_week_is_kept_as_words(self, reported: Reported) -> None:
        report = only(reported("A suicide bomber killed nine soldiers in Bannu on Thursday, police said."), "attack")
        assert (report.when.start, report.when.precision, report.when.text) == (None, "none", "Thursday")

    @pytest.mark.parametrize(
        ("text", "killed", "injured"),
        [
            ("A bomb blast in Nairobi on 4 May 2021 left nine people dead and dozens injured.", (9, 9), (None, None)),
            ("At least 12 people were killed and 30 others injured in a bomb blast in Nairobi.", (12, None), (30, 30)),
            ("Two priests (a Spaniard and a Pole), a cook and her son were killed in an attack in Lima.", (4, 4), None),
            ("The massacre of six monks in Lima on 4 May 2021 shocked the country.", (6, 6), None),
            ("Ana Ruiz was shot dead in Lima on 4 May 2021 along with two of her bodyguards.", (3, 3), None),
            ("A bomb exploded in Lima on 4 May 2021. No one was hurt.", (0, 0), (0, 0)),
            ("A bomb exploded in Lima on 4 May 2021 without causing any casualties.", (0, 0), (0, 0)),
            ("A bomb exploded in Lima on 4 May 2021. Not a single person was killed.", (0, 0), None),
            ("An attack in Lima on 4 May 2021 killed 20 people, five of them children.", (20, 20), None),
            ("Up to 30 people were killed in a bomb attack in Lima on 4 May 2021.", (None, 30), None),
            ("More than 90 people were killed or wounded in a bomb attack in Lima on 4 May 2021.", (None, None), None),
            ("Gunmen killed Ana Ruiz in Lima on 4 May 2021. Since 1985, rebels have killed 900 judges.", (1, 1), None),
            ("The deadliest attack in ten years killed 30 people in Lima on 4 May 2021.", (30, 30), None),
            ("A bomb attack in Lima on 4 May 2021 caused 15 casualties.", (None, None), (None, None)),
            ("Police linked the gang to the murder of Luis Paz, his wife, and two guests in Lima.", (4, 4), None),
            ("The mayor was killed in Lima in an attack in which his guard and driver were also killed.", (3, 3), None),
            ("A bomb attack in Lima on 4 May 2021 killed 70 of the village's 900 residents.", (70, 70), None),
            ("At least 70 of the village's 900 residents were killed in a bomb attack in Lima.", (70, None), None),
            ("A bomb exploded in Lima on 4 May 2021, leaving 28 dead and 79 hurt.", (28, 28), (79, 79)),
            ("They attempted to murder a judge in Lima on 4 May 2021.", (None, None), None),
            ("The attempted murder of a judge in Lima on 4 May 2021 failed.", (None, None), None),
            ("A thief was nearly lynched by a crowd in Lima on 4 May 2021.", (None, None), None),
            ("They spoke of the six monks assassinated at the university in Lima on 4 May 2021.", (6, 6), None),
            ("Gunmen killed a guard and his son in Lima on 4 May 2021. The guard's son was also killed.", (2, 2), None),
        ],
    )
    def test_reading(
        self,
        reported: Reported,
        text: str,
        killed: tuple[int | None, int | None],
        injured: tuple[int | None, int | None] | None,
    ) -> None:
        report = only(reported(text), "attack")
        assert (report.killed.min, report.killed.max) == killed
        if injured is not None:
            assert (report.injured.min, report.injured.max) == injured
        assert not [role for role, what in roles(report) if role == "perpetrator" and "others" in what]

    def test_a_war_keeps_its_own(self, reported: Reported) -> None:
        found = reported("The talks aim to end a war that has killed more than 90,000 people, but they have collapsed.")
        assert not [report for report in found if report.type in ("disaster", "attack")]

    def test_with_so_many_injured(self, reported: Reported) -> None:
        report = only(
            reported(
                "The death toll from an earthquake in Gansu has climbed to at least 113, with more than 2,600 injured."
            ),
            "disaster",
        )
        assert (report.killed.min, report.injured.min) == (113, 2600)

    def test_a_search_is_no_operation_of_war(self, reported: Reported) -> None:
        report = only(
            reported(
                "A powerful earthquake hit central Italy, with the death toll rising to 267 and the rescue operation "
                "called off. Crews dug in Amatrice, a town levelled by Wednesday's quake, the worst since 1980."
            ),
            "disaster",
        )
        assert report.killed.min == 267
        assert report.when.start is None


def test_the_number_behind_a_participle_that_the_parse_parts_from_it(reported: Reported) -> None:
    text = "Gunmen stormed a hotel in Karsa on Friday, killing at least nine people, police and witnesses said."
    assert only(reported(text), "attack").killed.min == 9
