"""What states and armed groups say, promise and do to each other, as essays and foreign ministries tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only, roles
from tui.extraction.pipeline import extract
from tui.model import Document

if TYPE_CHECKING:
    from tests.extraction.conftest import Relating
    from tests.extraction.reports import Reported
    from tui.extraction.dictionaries import Dictionaries


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("Peru and Chile formed a fishing partnership after the flood.", "agreement", "form fishing partnership"),
        ("Peru entered into an alliance with Chile.", "agreement", "Peru enters into alliance"),
        ("Chile, wary of storms, has also extended support, reiterating the need for rain.", "statement", "support"),
        ("Peru lodged a protest with Chile over the nets.", "statement", "Peru lodges protest"),
        ("Peru promised grain to Chile.", "statement", "Peru promises grain to Chile"),
        ("Peru expressed its sympathy and condolences to Togo.", "statement", "sympathy and condolences to Togo"),
        ("The coup drew condemnation from Peru and Chile.", "statement", "Peru and Chile condemn coup"),
        ("Condolences poured in from Peru and Chile.", "statement", "Condolences by Peru and Chile"),
        ("Rents fell after the Mumbai attacks.", "attack", "Mumbai attacks"),
        ("The wounding of two Indian cooks in Lima was not solved.", "attack", "Wounding of two Indian cooks in Lima"),
    ],
)
def test_acts_of_states_and_what_they_recall(reported: Reported, text: str, kind: str, title: str) -> None:
    report = only(reported(text), kind)
    assert report.modality == "asserted"
    assert title in report.title


@pytest.mark.parametrize(
    "text",
    ["Some prominent smugglers have been captured.", "As Peru reaffirms its commitment to reform, rents fall."],
)
def test_what_goes_on_or_befell_some_is_no_happening(dictionaries: Dictionaries, text: str) -> None:
    told = extract(Document("a.txt", "text", "0" * 64, text), dictionaries)
    assert {report.modality for report in told.reports} == {"generic"}
    assert not told.quotes


@pytest.mark.parametrize(
    "promise",
    [
        "supply Chile with grain",
        "give Chile two ships",
        "give grain to Chile",
        "help Chile rebuild its ports",
        "defend Chile",
    ],
)
def test_whom_a_promise_is_to_help_receives_it(reported: Reported, promise: str) -> None:
    assert ("recipient", "Chile") in roles(only(reported(f"Peru promised to {promise}."), "statement"))


def test_what_is_promised_receives_nothing(reported: Reported) -> None:
    told = roles(only(reported("Peru promised to send soldiers to Chile."), "statement"))
    assert told == {("speaker", "Peru"), ("recipient", "Chile")}


def test_nothing_is_condemned_where_it_happened(reported: Reported) -> None:
    assert only(reported("Peru condemned the violence in Chile."), "statement").place.country is None
    assert only(reported("The violence was condemned by Chile."), "statement").place.country is None


def test_who_is_named_behind_the_name_of_his_ministry(reported: Reported) -> None:
    text = "The official representative of the Polish Foreign Ministry, Anna Nowak, expressed her condolences."
    assert roles(only(reported(text), "statement")) == {("speaker", "Anna Nowak")}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Concerns raised by Peru over the smuggling of shells must be met.", "the smuggling of shells"),
        ("Fears were voiced by Peru over the debts of the port.", "the debts of the port"),
        ("Demands made by Peru for more rain were read out.", "for more rain"),
        ("Peru urged restraint.", "urged restraint"),
    ],
)
def test_what_is_raised_by_somebody_is_said_by_him(dictionaries: Dictionaries, text: str, words: str) -> None:
    (quote,) = extract(Document("a.txt", "text", "0" * 64, text), dictionaries).quotes
    assert quote.speaker_text == "Peru"
    assert quote.text.endswith(words)


@pytest.mark.parametrize("text", ["The funds raised by Peru for schools were spent.", "Concerns were raised by Peru."])
def test_what_is_raised_without_words_is_no_quote(dictionaries: Dictionaries, text: str) -> None:
    assert not extract(Document("a.txt", "text", "0" * 64, text), dictionaries).quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The bulk of attacks in Peru has been carried out by groups including Hezbollah and Hamas.",
            {("Hezbollah", "targets", "Peru"), ("Hamas", "targets", "Peru")},
        ),
        ("Hezbollah carried out raids in Peru for years.", {("Hezbollah", "targets", "Peru")}),
        ("Hezbollah carried out a raid in Peru.", set()),
        ("The raid drew condemnation from Chile.", {("Chile", "condemns", None)}),
        ("Backed by Chile, Peru rebuilt its ports.", {("Chile", "supports", "Peru")}),
        ("Peru has been accused of harbouring rebels.", {("Peru", "harbours?", None)}),
        ("The farmers sheltered rebels.", set()),
        ("Peru's designation of Hezbollah as a terrorist group was late.", {("Peru", "opposes", "Hezbollah")}),
    ],
)
def test_ties_of_states_and_groups(relating: Relating, text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert relating(text) == expected
