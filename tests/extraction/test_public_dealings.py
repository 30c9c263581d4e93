"""Dealings of public life in every construction: what is found by a verb is found by its noun, passive and clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from tests.extraction.reports import roles
from tui.model import TIMELINE

if TYPE_CHECKING:
    from tests.extraction.reports import Reported
    from tui.model import Report


class Dealing(NamedTuple):
    """What one does to or with another, as a verb and as a noun."""

    type: str
    doer: str
    other: str
    past: str
    gerund: str
    participle: str = ""
    """Empty if the verb has no passive."""
    noun: str = ""
    behind: str = "of"
    """The preposition between the noun and the other."""


DEALINGS: Final = {
    "acquisition": Dealing("agreement", "Karsa Bank", "Sarn Steel", "acquired", "acquiring", "acquired", "acquisition"),
    "purchase": Dealing("agreement", "Karsa Bank", "Sarn Steel", "bought", "buying", "bought", "purchase"),
    "talks": Dealing("meeting", "Norway", "Peru", "held talks with", "holding talks with", "", "talks", "with"),
    "deal": Dealing("agreement", "Norway", "Peru", "reached a deal with", "reaching a deal with", "", "deal", "with"),
    "win": Dealing("other", "Morocco", "Norway", "defeated", "defeating", "defeated", "win", "over"),
    "lawsuit": Dealing("trial", "Karsa Bank", "Sarn Steel", "sued", "suing", "sued", "lawsuit", "against"),
    "extradition": Dealing(
        "arrest", "Norway", "Jorge Molina", "extradited", "extraditing", "extradited", "extradition"
    ),
    "dismissal": Dealing("policy", "President Omar Haddad", "Ana Ruiz", "sacked", "sacking", "sacked", "dismissal"),
    "expulsion": Dealing("policy", "Norway", "two diplomats", "expelled", "expelling", "expelled", "expulsion"),
    "ban": Dealing("policy", "Norway", "Norfly Airlines", "banned", "banning", "banned", "ban", "on"),
    "suspension": Dealing(
        "policy", "The federation", "Jorge Molina", "suspended", "suspending", "suspended", "suspension"
    ),
    "recognition": Dealing("policy", "Norway", "Kosovo", "recognised", "recognising", "recognised", "recognition"),
    "pardon": Dealing("policy", "Norway", "Jorge Molina", "pardoned", "pardoning", "pardoned", "pardon", "for"),
    "rescue": Dealing("aid", "The navy", "nine sailors", "rescued", "rescuing", "rescued", "rescue"),
    "signing": Dealing("other", "DC Karsa", "Jorge Molina", "signed", "signing", "signed", "signing"),
    "wedding": Dealing("other", "Ana Ruiz", "Juan Moro", "married", "marrying", "", "wedding", "with"),
    "release": Dealing("other", "Norway", "Jorge Molina", "released", "releasing", "released", "release"),
}
_VERBAL: Final = (
    "{doer} {past} {other} on 3 May 2021.",
    "Officials said {low} {past} {other} on 3 May 2021.",
    "{doer} drew praise after {gerund} {other} on 3 May 2021.",
)
_PASSIVE: Final = (
    "{Other} {be} {participle} by {low} on 3 May 2021.",
    "{Other}, {participle} by {low} on 3 May 2021, said nothing.",
)
_NOMINAL: Final = (
    "{doer}'s {noun} {behind} {other} on 3 May 2021 drew praise.",
    "{doer}'s {noun} {behind} {other} took place on 3 May 2021.",
)
_NOMINAL_BY: Final = ("The {noun} of {other} by {low} on 3 May 2021 drew praise.",)


def _sentences() -> list[tuple[str, str]]:
    """Each dealing in each construction that its words allow."""
    found = []
    for name, dealing in DEALINGS.items():
        constructions = [*_VERBAL]
        constructions += _PASSIVE if dealing.participle else ()
        constructions += _NOMINAL if dealing.noun else ()
        constructions += _NOMINAL_BY if dealing.noun and dealing.behind == "of" else ()
        low = dealing.doer.replace("The ", "the ")
        upper = dealing.other[0].upper() + dealing.other[1:]
        be = "were" if dealing.other.endswith("s") and dealing.other[0].islower() else "was"
        found += [(name, one.format(**dealing._asdict(), low=low, Other=upper, be=be)) for one in constructions]
    return found


def _told(report: Report, name: str) -> bool:
    """Whether somebody of a name takes part."""
    return any(name.split()[-1] in who.text for who in report.participants)


@pytest.mark.parametrize(("name", "text"), _sentences())
def test_a_dealing_has_its_day_and_both_who_deal(reported: Reported, name: str, text: str) -> None:
    dealing = DEALINGS[name]
    told = [one for one in reported(text) if one.type == dealing.type and one.modality in TIMELINE]
    assert len(told) == 1, text
    assert told[0].when.start == "2021-05-03"
    assert (_told(told[0], dealing.doer), _told(told[0], dealing.other)) == (True, True)


class TestWhoTakesPart:
    @pytest.mark.parametrize(
        ("text", "who"),
        [
            (
                "Norway and Peru are friends. Norway said the Norway-Peru talks began in Quito on 3 May 2021.",
                ("participant", "Peru"),
            ),
            ("Karsa Bank agreed to buy Sarn Steel on 3 May 2021.", ("participant", "Sarn Steel")),
            ("Eva Lind, whom Ana Ruiz beat in the final on 3 May 2021, said nothing.", ("participant", "Eva Lind")),
            ("Peru's decision to ban Norfly Airlines came on 3 May 2021.", ("participant", "Peru")),
            ("Norway honoured Ana Ruiz with a medal on 3 May 2021.", ("participant", "Ana Ruiz")),
        ],
    )
    def test_who_is_named_in_a_pair_a_clause_or_behind_a_verb_of_consent(
        self, reported: Reported, text: str, who: tuple[str, str]
    ) -> None:
        assert any(who in roles(report) for report in reported(text) if report.modality in TIMELINE)

    def test_who_wins_by_beating_somebody_is_not_the_beaten(self, reported: Reported) -> None:
        found = reported("Morocco, who shocked Norway to win relay gold in Quito on 3 May 2021, wept.")
        assert all(("participant", "Morocco") in roles(report) for report in found)

    @pytest.mark.parametrize("asked_by", ["the newspaper", "BBC Radio Lima"])
    def test_who_asks_in_an_interview_is_no_speaker(self, reported: Reported, asked_by: str) -> None:
        found = reported(f"Premier Ana Ruiz said it would not rain, in an interview with {asked_by} on 3 May 2021.")
        assert [roles(report) for report in found if report.type == "statement"] == [{("speaker", "Ana Ruiz")}]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The EU decided to raise the levy on 3 May 2021. The European Union (EU) is in Brussels.", "policy"),
        ("The federation reversed its ban on the club on 3 May 2021.", "policy"),
        ("The regime of fees came into force on 3 May 2021.", "policy"),
        ("Karsa Bank took legal action against Norfly Airlines on 3 May 2021.", "trial"),
        ("Premier Ana Ruiz assured parliament on 3 May 2021 that the mine was safe.", "statement"),
        ("Ana Ruiz stunned Eva Lind in the Quito Marathon on 3 May 2021.", "other"),
        ("The landslide victory of Ana Ruiz on 3 May 2021 drew praise.", "election"),
        ("The union lowered its growth forecast on 3 May 2021.", "other"),
    ],
)
def test_what_is_done(reported: Reported, text: str, kind: str) -> None:
    assert [one.when.start for one in reported(text) if one.type == kind] == ["2021-05-03"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Karsa Bank's sales rose on 3 May 2021.", "agreement"),
        ("A landslide hit Puno on 3 May 2021.", "election"),
        ("Ana Ruiz missed Kenya's cross country trials on 3 May 2021.", "trial"),
        ("According to Norway, Premier Ana Ruiz won the seat on 3 May 2021.", "agreement"),
        ("Karsa Bank vied for deals with Sarn Steel on 3 May 2021.", "agreement"),
    ],
)
def test_what_only_sounds_like_it(reported: Reported, text: str, kind: str) -> None:
    assert not [one for one in reported(text) if one.type == kind and one.modality in TIMELINE]


class TestOneIsOne:
    @pytest.mark.parametrize(
        "text",
        [
            "A court in Quito jailed Jorge Molina on 3 May 2021. The court ruled that he had taken bribes.",
            "A tribunal acquitted Ana Ruiz on 3 May 2021. The tribunal ordered that she be freed.",
        ],
    )
    def test_what_else_the_court_said_is_of_its_judgment(self, reported: Reported, text: str) -> None:
        assert len([one for one in reported(text) if one.type == "trial"]) == 1

    def test_a_judgment_of_somebody_else_is_another(self, reported: Reported) -> None:
        found = reported("A court jailed Jorge Molina on 3 May 2021. The court acquitted Ana Ruiz.")
        assert len([one for one in found if one.type == "trial"]) == 2

    def test_talks_that_were_put_off_were_not_held_that_day(self, reported: Reported) -> None:
        found = reported("Norway suspended its talks with Peru on 3 May 2021.")
        assert [one.type for one in found] == ["policy"]
        assert {("participant", "Norway"), ("participant", "Peru")} <= roles(found[0])


def test_whom_voters_hand_a_victory_has_won(reported: Reported) -> None:
    found = reported("Voters handed Ana Ruiz a landslide victory in the election on Sunday 2 May 2021.")
    assert [roles(one) for one in found if one.type == "election"] == [{("participant", "Ana Ruiz")}]


@pytest.mark.parametrize(
    "text",
    [
        "Staff are paid under their union agreement with Sarn Steel.",
        "Profit fell on lower returns from the company's joint ventures with Sarn Steel.",
        "Karsa Bank and Sarn Steel called off their merger deal on Monday.",
        "Karsa Bank scrapped its deal with Sarn Steel on Monday.",
    ],
)
def test_a_deal_that_is_in_force_or_called_off_was_not_made(reported: Reported, text: str) -> None:
    assert not [report for report in reported(text) if report.type == "agreement" and report.modality in TIMELINE]


def test_who_returns_to_a_firm_does_not_travel(reported: Reported) -> None:
    text = "Ana Ruiz is returning to tyre maker Karsa Rubber Ltd, her old employer, to take the top job."
    assert "travel" not in {report.type for report in reported(text)}
