"""Visits, talks, votes and treaties, as agencies and columns tell of them."""

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
    from tui.extraction.extract import Extract


def _read(text: str, dictionaries: Dictionaries) -> Extract:
    return extract(Document("a.txt", "text", "0" * 64, f"Notes of the day\n\n2023-05-12\n\n{text}"), dictionaries)


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("The visit of President Nana Owusu to Norway began on Wednesday.", "travel", "Visit by Nana Owusu to Norway"),
        ("The draft resolution on Mali was rejected.", "policy", "Draft resolution on Mali rejected"),
        (
            "The Norway-drafted Great Lakes Security Council resolution extending the mission in Mali was rejected.",
            "policy",
            "Norway-drafted Great Lakes Security Council resolution rejected",
        ),
        (
            "The World Bank has authorised a $489 million package for Kenya.",
            "aid",
            "World Bank authorises $489 million",
        ),
        ("The talks with the rebels have been delayed.", "policy", "Talks with the rebels delayed"),
        ("The talks between Chad and Mali were put off.", "policy", "Talks between Chad and Mali put off"),
        (
            "Foreign Minister Peter Otieno announced the beginning of negotiations with his Chilean counterpart, "
            "Juan Tapia.",
            "meeting",
            "Negotiations of Peter Otieno and Juan Tapia",
        ),
        (
            "At their meeting on 22 April, EU foreign ministers were shocked.",
            "meeting",
            "Meeting of EU foreign ministers",
        ),
        ("Foreign Ministers S. Vaidyar and Wang Yi met in Oslo.", "meeting", "S. Vaidyar and Wang Yi meet in Oslo"),
    ],
)
def test_what_was_done_is_called_by_who_did_it(dictionaries: Dictionaries, text: str, kind: str, title: str) -> None:
    report = only(_read(text, dictionaries).reports, kind)
    assert report.modality == "asserted"
    assert title in report.title


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("The deal paved the way for talks between Ana Ruiz and Jo Tan.", "meeting", "hypothetical"),
        ("It aims at paving the way for more talks between Ana Ruiz and Jo Tan.", "meeting", "hypothetical"),
        ("There is another round of trade talks between Kenya and Uganda coming up in July.", "meeting", "planned"),
        ("The sides discussed a summit with Peru scheduled for July.", "meeting", "planned"),
        ("Ana Ruiz spoke on the eve of the G20 Summit in Lima.", "meeting", "planned"),
        ("They will prosecute John Mburu when John Mburu returns to Kenya in May.", "travel", "planned"),
        ("Some steps are necessary to end terror by destroying camps, capturing insurgents.", "arrest", "planned"),
        ("It is the toughest set of sanctions imposed by Norway in the past 20 years.", "policy", "generic"),
    ],
)
def test_what_lies_ahead_or_is_only_advised_has_not_happened(
    dictionaries: Dictionaries, text: str, kind: str, modality: str
) -> None:
    assert {one.modality for one in _read(text, dictionaries).reports if one.type == kind} <= {modality}


def test_whom_a_resolution_is_against(dictionaries: Dictionaries) -> None:
    report = only(_read("The council adopted a resolution against Peru on Monday.", dictionaries).reports, "policy")
    assert ("target", "Peru") in roles(report)


def test_what_is_put_off_is_not_of_the_day_it_was_planned_for(dictionaries: Dictionaries) -> None:
    text = "Diplomats say talks planned for this weekend between Chad and rebels have been delayed."
    report = only(_read(text, dictionaries).reports, "policy")
    assert "delayed" in report.title
    assert report.when.start is None


def test_a_military_takeover_is_no_business_deal(dictionaries: Dictionaries) -> None:
    reports = _read("Peru was hit by its second military takeover in 2022.", dictionaries).reports
    assert all(report.type != "agreement" for report in reports)


def test_strikes_are_of_arms_in_a_report_that_names_a_union_of_states(dictionaries: Dictionaries) -> None:
    text = (
        "The African Union was silent. An airstrike on the town of Kelem killed 65 civilians. "
        "The Norwegian army said its strikes in the area have focused on rebels."
    )
    (strike,) = _read(text, dictionaries).reports
    assert strike.type == "attack"
    assert ("perpetrator", "Norwegian army") in roles(strike)


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        (
            "Mali signed a treaty on Tuesday in Nouakchott on US President Ana Ruiz's second day.",
            "agreement",
            "Mauritania",
        ),
        ("Since the junta seized power in 2021, attacks have risen in Chad.", "military_operation", None),
    ],
)
def test_the_country_is_not_that_of_another_clause(
    dictionaries: Dictionaries, text: str, kind: str, place: str | None
) -> None:
    assert only(_read(text, dictionaries).reports, kind).place.country == place


def test_what_a_scene_lies_near_is_not_the_scene(dictionaries: Dictionaries) -> None:
    text = (
        "India reported striking 11 Pakistan Air Force bases, including one in Rawalpindi, near the capital Islamabad."
    )
    assert only(_read(text, dictionaries).reports, "attack").place.name == "Rawalpindi"


def test_a_killing_of_months_before_is_another_one(dictionaries: Dictionaries) -> None:
    text = (
        "A strike in Beirut on Tuesday killed a senior commander. "
        "The killing of commander Reza Hosseini, months earlier, led to fiery words."
    )
    first, other = _read(text, dictionaries).reports
    assert (first.place.name, other.place.name) == ("Beirut", None)
    assert roles(other) == {("victim", "Reza Hosseini")}


def test_who_disappears_did_not_do_it(dictionaries: Dictionaries) -> None:
    report = only(_read("Two students disappeared in Lima on Monday.", dictionaries).reports, "kidnapping")
    assert roles(report) == {("victim", "Two students")}


def test_an_office_of_a_state_is_who_holds_it(dictionaries: Dictionaries) -> None:
    text = (
        "The President of Maldives, Ibrahim Solih, is in Delhi. Indian Prime Minister Narendra Modi slept. "
        "The President of Maldives met the Prime Minister of India on 7 May."
    )
    met = only(_read(text, dictionaries).reports, "meeting")
    assert roles(met) == {("participant", "Ibrahim Solih"), ("participant", "Narendra Modi")}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("US Ambassador to the UN Maria Delgado said the vote was fair.", {"Maria Delgado"}),
        ("Foreign Minister Ana Ruiz told Karsa.kg that talks had begun.", {"Ana Ruiz"}),
    ],
)
def test_envoys_are_persons_and_sites_are_none(dictionaries: Dictionaries, text: str, names: set[str]) -> None:
    assert {one.name for one in _read(text, dictionaries).body.appearances if one.kind == "person"} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President of Argentina Carrizo arrived in Lima. Bruno Carrizo slept.", {"Bruno Carrizo"}),
        ("Government Secretary of Modernization Andres Ibarra slept.", {"Andres Ibarra"}),
    ],
)
def test_of_what_an_office_is_belongs_to_no_name(dictionaries: Dictionaries, text: str, names: set[str]) -> None:
    assert {one.name for one in _read(text, dictionaries).body.appearances if one.kind == "person"} == names


def test_a_visit_of_another_to_another_is_another_one(dictionaries: Dictionaries) -> None:
    text = (
        "President Carlos Vega of Peru arrived in Delhi on Tuesday. "
        "It followed the successful visit of Prime Minister Arun Nair to Peru."
    )
    visits = [roles(report) for report in _read(text, dictionaries).reports if report.type == "travel"]
    assert sorted(map(sorted, visits)) == [
        [("host", "Peru"), ("participant", "Arun Nair")],
        [("participant", "Carlos Vega")],
    ]


def test_he_is_not_the_spokesman_who_speaks_of_him(dictionaries: Dictionaries) -> None:
    text = (
        "President Mauricio Vega of Peru arrived in Delhi on Tuesday. "
        '"We are friends," ministry spokesman Arun Nair tweeted. He was received by Minister Rajesh Gupta.'
    )
    met = roles(only(_read(text, dictionaries).reports, "meeting"))
    assert met == {("participant", "Mauricio Vega"), ("participant", "Rajesh Gupta")}


def test_an_invasion_is_of_who_invades_and_counts_nothing_there(dictionaries: Dictionaries) -> None:
    text = "As crops fail in Mali following Chad's invasion in May, the bank said the nation will get $90 million."
    told = _read(text, dictionaries)
    assert roles(only(told.reports, "war")) == {("perpetrator", "Chad")}
    assert [figure.place for figure in told.figures] == ["Mali"]


def test_a_headlines_verb_is_no_name(dictionaries: Dictionaries) -> None:
    text = "Norwegian Foreign Minister Began Talks With Envoys\n\n2023-05-12\n\nMinister Kari Lund slept."
    found = extract(Document("a.txt", "text", "0" * 64, text), dictionaries).body.appearances
    assert {one.name for one in found if one.kind == "person"} == {"Kari Lund"}


@pytest.mark.parametrize(
    "text", ["Pakistan mourned. Let me repeat it.", "The U.S.-drafted United Nations Security Council text failed."]
)
def test_what_only_begins_like_a_name(dictionaries: Dictionaries, text: str) -> None:
    names = {one.name for one in _read(text, dictionaries).body.appearances}
    assert names <= {"United Nations Security Council", "United States", "Pakistan"}


def test_a_clause_before_a_comma_is_no_office(relating: Relating) -> None:
    told = relating("US Secretary of State Ana Powell called her Indian counterpart, Ravi Sinha, on Monday.")
    assert ("Ravi Sinha", "represents", "United States") not in told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"It has been adopted," current Council Chair, Angolan Foreign Minister Joao Chaves stated.', "Joao Chaves"),
        ("Nana Owusu called on the Prime Minister of Norway on Monday.", None),
        ("It met after a talk on January 3, 2024, which called for rain.", None),
    ],
)
def test_who_speaks_and_who_only_pays_a_visit(dictionaries: Dictionaries, text: str, speaker: str | None) -> None:
    quotes = _read(text, dictionaries).quotes
    assert [quote.speaker_text for quote in quotes] == ([speaker] if speaker else [])


def test_asked_to_do_it_is_still_said(reported: Reported) -> None:
    text = "Kenya called on the rebels to disarm on Monday at a press conference."
    assert ("speaker", "Kenya") in roles(only(reported(text), "statement"))
