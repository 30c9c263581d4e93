"""Who takes part in violent happenings: who may, who is taken for it, and what the model goes by."""

from __future__ import annotations

import re
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from tui.extraction.analysis import Named
from tui.extraction.cast import actors
from tui.extraction.geography import places
from tui.extraction.happenings import events
from tui.extraction.happenings.models import candidates, roles
from tui.extraction.happenings.models.plausibility import probability
from tui.extraction.happenings.participants.weapons import weapons
from tui.extraction.pipeline import extract
from tui.extraction.time import dates
from tui.model import Document

if TYPE_CHECKING:
    from spacy.language import Language

    from tests.extraction.conftest import Reading
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.happenings.models.candidates import Candidate
    from tui.model import Report

RAID = (
    "Hooded gunmen came to the village on 4 May 2021. Some opened fire on a priest and his driver in Lahore, "
    "Pakistan. The attackers used rifles. Police blamed the Lashkar-e-Jhangvi."
)


@pytest.fixture
def found(read: Reading, dictionaries: Dictionaries) -> list[tuple[list[Candidate], list[list[str]]]]:
    """The candidates and features of the raid."""
    analysis = read(RAID)
    when, where = dates.find(analysis), places.find(analysis, dictionaries)
    appearances, cast = actors.find(analysis, where, dictionaries)
    stories, finder = events.stories(analysis, Named(cast, appearances, where, when), dictionaries)
    return [(some, of) for _, some, of in roles.judged(stories, finder, analysis, dictionaries)]


def reports(text: str, dictionaries: Dictionaries) -> tuple[Report, ...]:
    return extract(Document("a.txt", "text", "0" * 64, text), dictionaries).reports


def told(text: str, dictionaries: Dictionaries) -> set[tuple[str, str]]:
    return {(one.role, one.text) for report in reports(text, dictionaries) for one in report.participants}


class TestCandidates:
    def test_the_sentences_around_name_some(self, found: list[tuple[list[Candidate], list[list[str]]]]) -> None:
        near = {(one.slot, one.best.text) for some, _ in found for one in some if not one.tied}
        assert {("individual", "Hooded gunmen"), ("individual", "The attackers"), ("weapon", "rifles")} <= near
        assert ("group", "Lashkar-e-Jhangvi") in near

    def test_what_a_rule_ties_is_known(self, found: list[tuple[list[Candidate], list[list[str]]]]) -> None:
        tied = {(one.slot, one.best.text) for some, _ in found for one in some if one.tied}
        assert {("victim", "a priest"), ("victim", "his driver")} <= tied

    def test_a_group_that_qualifies_its_men_is_one(self, read: Reading, dictionaries: Dictionaries) -> None:
        analysis = read("On 4 May 2021 a bomb killed two farmers in Cali, Colombia. FARC rebels were seen nearby.")
        when, where = dates.find(analysis), places.find(analysis, dictionaries)
        appearances, cast = actors.find(analysis, where, dictionaries)
        stories, finder = events.stories(analysis, Named(cast, appearances, where, when), dictionaries)
        some = candidates.find(stories[0], finder, weapons(dictionaries), candidates.near(stories[0], analysis))
        assert {"FARC"} == {one.best.text for one in some if one.slot == "group"}


class TestPlaceInTheClause:
    def test_a_way_through_the_parse(self, nlp: Language) -> None:
        doc = nlp("The rebels killed two farmers.")
        assert candidates.path(doc[2], doc[1]) == "nsubj"
        assert candidates.path(doc[1], doc[4]) == "nsubj^ dobj"
        assert candidates.clause_of(doc[4]) == "dobj kill"
        assert candidates.verb_over(doc[1]) == ("before", "kill")

    def test_a_name_is_only_called_one(self, nlp: Language) -> None:
        doc = nlp("The president of Colombia spoke.")
        assert candidates.word(doc[3]) == "name"
        assert candidates.word(doc[1]) == "president"


class TestModel:
    def test_features_do_not_depend_on_the_order_of_sets(
        self, found: list[tuple[list[Candidate], list[list[str]]]]
    ) -> None:
        assert all(len(of) == len(set(of)) for _, some in found for of in some)

    def test_weights_are_few_and_name_no_country_or_group(self) -> None:
        model = roles.weights()
        assert 1_000 < len(model) < 30_000
        assert not [feature for feature in model if re.search(r"\b(salvador|colombia|peru|fmln|eln|farc)", feature)]

    def test_the_likely_are_added_as_a_guess(self, dictionaries: Dictionaries, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(roles, "weights", lambda: {"bias": -9.0, "individual head=attacker": 20.0})
        attack = next(one for one in reports(RAID, dictionaries) if one.type == "attack")
        guesses = [(one.role, one.text) for one in attack.participants if one.hedged]
        assert guesses == [("perpetrator", "The attackers")]

    def test_a_person_or_a_government_is_not_lightly_accused(
        self, dictionaries: Dictionaries, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        text = "On 4 May 2021 a bomb killed two farmers in Lahore, Pakistan. The Pakistani army visited the place."
        for chance, accused in ((-0.5, False), (3.0, True)):
            monkeypatch.setattr(roles, "weights", lambda chance=chance: {"bias": chance})
            perpetrators = {text for role, text in told(text, dictionaries) if role == "perpetrator"}
            assert any("army" in one for one in perpetrators) is accused

    def test_the_most_unlikely_are_left_out(self, dictionaries: Dictionaries, monkeypatch: pytest.MonkeyPatch) -> None:
        text = "Gunmen carried out an attack on two farmers near Kandahar, Afghanistan, on 4 May 2021."
        monkeypatch.setattr(roles, "weights", lambda: {"bias": 0.0, "victim ": -20.0})
        assert ("victim", "two farmers") not in told(text, dictionaries)
        assert ("perpetrator", "Gunmen") in told(text, dictionaries)

    def test_whom_the_verb_itself_names_stays(
        self, dictionaries: Dictionaries, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        text = "Gunmen attacked two farmers near Kandahar, Afghanistan, on 4 May 2021."
        monkeypatch.setattr(roles, "weights", lambda: {"bias": 0.0, "victim ": -20.0})
        assert ("victim", "two farmers") in told(text, dictionaries)

    def test_whom_a_toll_counts_stays(self, dictionaries: Dictionaries, monkeypatch: pytest.MonkeyPatch) -> None:
        text = "Gunmen killed two farmers near Kandahar, Afghanistan, on 4 May 2021."
        monkeypatch.setattr(roles, "weights", lambda: {"bias": 0.0, "victim ": -20.0})
        assert ("victim", "two farmers") in told(text, dictionaries)

    def test_without_a_model_the_rules_stand(self, dictionaries: Dictionaries, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(roles, "weights", dict)
        text = "Gunmen killed two farmers near Kandahar, Afghanistan, on 4 May 2021."
        assert {("perpetrator", "Gunmen"), ("victim", "two farmers")} <= told(text, dictionaries)


def test_the_order_of_features_decides_nothing() -> None:
    model = {"a": 1e16, "b": 1.0, "c": -1e16}
    assert {round(probability(model, order), 3) for order in permutations("abc")} == {0.731}


class TestArmies:
    def test_the_army_is_that_of_the_state_a_text_is_about(self, dictionaries: Dictionaries) -> None:
        text = (
            "Pakistan mourned. Pakistan said that Pakistan would act. On 4 May 2021 the army killed a priest in Lahore."
        )
        cast = extract(Document("a.txt", "text", "0" * 64, text), dictionaries).body.appearances
        army = next(one for one in cast if "army" in dict(one.forms))
        assert (army.kind, army.country) == ("government_body", "Pakistan")

    def test_the_army_is_nobodys_where_states_are_many(self, dictionaries: Dictionaries) -> None:
        text = "India, Pakistan, China and Nepal met. The army said that it was ready."
        cast = extract(Document("a.txt", "text", "0" * 64, text), dictionaries).body.appearances
        assert not [one for one in cast if "army" in dict(one.forms)]

    def test_an_army_that_kills_rebels_is_at_war(self, dictionaries: Dictionaries) -> None:
        text = "Pakistani soldiers killed five rebels near Lahore, Pakistan, on 4 May 2021."
        assert {one.type for one in reports(text, dictionaries)} == {"military_operation"}

    @pytest.mark.parametrize("written", ["Shining Path", "Shining path"])
    def test_a_groups_name_needs_its_first_capital_only(self, dictionaries: Dictionaries, written: str) -> None:
        text = f"On 4 May 1990 {written} blew up a bridge near Ayacucho in Peru."
        assert ("perpetrator", written) in told(text, dictionaries)


class TestDeaths:
    def test_shot_to_death_is_a_death(self, dictionaries: Dictionaries) -> None:
        attack = reports("A judge was shot to death in Lahore, Pakistan, on 4 May 2021.", dictionaries)[0]
        assert attack.killed.min == 1

    def test_an_assassination_killed_whom_it_is_of(self, dictionaries: Dictionaries) -> None:
        attack = reports("The assassination of a judge in Lahore, Pakistan, on 4 May 2021 shocked many.", dictionaries)
        assert attack[0].killed.min == 1

    def test_a_surname_is_no_second_victim(self, dictionaries: Dictionaries) -> None:
        text = (
            "Omar Shah was murdered in Lahore, Pakistan, on 4 May 2021. "
            "The murder of Shah on 4 May was condemned by his party."
        )
        assert {one.killed.min for one in reports(text, dictionaries) if one.type == "attack"} == {1}
