"""The annotated news of the benchmarks: verbatim sentences, references that resolve, the words of the contract."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from tui.model.actor import ACTOR_KINDS
from tui.model.event import EVENT_TYPES, ROLES
from tui.model.quote import QuoteMode
from tui.model.relation import PREDICATES

SET = Path(__file__).parents[1] / "benchmarks" / "annotated"
GOLD = {path.stem[4:]: json.loads(path.read_text("utf-8")) for path in sorted((SET / "gold").glob("doc_*.json"))}
ACTORS = json.loads((SET / "gold" / "actors.json").read_text("utf-8"))["actors"]
HAPPENINGS = json.loads((SET / "gold" / "cross.json").read_text("utf-8"))["events"]
ITEMS = ("events", "figures", "quotes", "relations", "proposals", "negatives")

each = pytest.mark.parametrize("gold", GOLD.values(), ids=GOLD)


def one_line(text: str) -> str:
    return " ".join(text.split())


def content(gold: dict[str, Any]) -> str:
    """A document's text on one line, without mark-up and the marks of lists and headings."""
    path = SET / "documents" / gold["file"]
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<[^>]+>", "", text))
    return one_line(re.sub(r"(?m)^(#+|-) ", "", text))


def references(gold: dict[str, Any]) -> list[str]:
    named = [participant["actor"] for event in gold["events"] for participant in event["participants"]]
    for quote in gold["quotes"]:
        named += [quote["speaker"], *quote.get("accept_speaker", [])]
    for relation in gold["relations"]:
        named += [relation["subject"], *relation.get("accept_subject", [])]
        named += [relation["object"], *relation.get("accept_object", [])]
    return named


def test_each_document_is_annotated_and_each_id_given_once():
    assert sorted(gold["file"] for gold in GOLD.values()) == sorted(path.name for path in (SET / "documents").iterdir())
    assert all(gold["file"].startswith(f"{number}_") and gold["doc"] == number for number, gold in GOLD.items())
    ids = [item["id"] for gold in GOLD.values() for kind in ITEMS[:-1] for item in gold[kind]]
    ids += [entry["id"] for entry in (*ACTORS, *HAPPENINGS)]
    assert len(set(ids)) == len(ids)


@each
def test_what_is_annotated_is_verbatim_in_its_document(gold: dict[str, Any]):
    article, text = gold["article"], content(gold)
    wanted = [*article["headings"], *article["boilerplate"], *article.get("boilerplate_optional", [])]
    wanted += [sentence for event in gold["events"] for sentence in event["sentences"]]
    wanted += [item["sentence"] for kind in ("figures", "quotes", "relations", "proposals") for item in gold[kind]]
    wanted += [item["text"] for item in gold["negatives"]]
    assert [words for words in wanted if one_line(words) not in text] == []
    parts = [item for kind in ("figures", "quotes") for item in gold[kind]]
    assert [item["id"] for item in parts if item["text"] not in item["sentence"]] == []


@each
def test_references_resolve(gold: dict[str, Any]):
    actors = {actor["id"] for actor in ACTORS}
    known = actors | {"unspecified"} | {f"event:{happening['id']}" for happening in HAPPENINGS}
    named = [name for name in references(gold) if name.partition(":")[0] not in ("text", "place")]
    assert [name for name in named if name not in known] == []
    sources = [figure[key] for figure in gold["figures"] for key in ("source_org", "about") if figure.get(key)]
    assert [name for name in sources if name not in actors] == []


@each
def test_types_roles_modes_and_predicates_are_of_the_contract(gold: dict[str, Any]):
    for event in gold["events"]:
        assert {event["type"], *event.get("accept_type", [])} <= set(EVENT_TYPES), event["id"]
        for participant in event["participants"]:
            assert {participant["role"], *participant.get("accept_roles", [])} <= set(ROLES), event["id"]
    for relation in gold["relations"]:
        assert {relation["predicate"], *relation.get("accept_predicates", [])} <= set(PREDICATES), relation["id"]
    assert {quote["mode"] for quote in gold["quotes"]} <= set(get_args(QuoteMode))


def test_actors_are_of_the_contract_and_named_where_they_are_said_to_be():
    texts = {number: content(gold) for number, gold in GOLD.items()}
    for actor in ACTORS:
        assert actor["kind"] in ACTOR_KINDS, actor["id"]
        assert set(actor.get("accept_same_as", [])) <= {other["id"] for other in ACTORS}
        assert sorted(actor["mentions"]) == sorted(actor["docs"]) != [], actor["id"]
        assert all(any(name in texts[number] for name in actor["aliases"]) for number in actor["docs"]), actor["id"]


def test_happenings_have_their_members_and_two_are_told_twice():
    told: dict[str, list[str]] = {}
    for gold in GOLD.values():
        for event in gold["events"]:
            told.setdefault(event["canonical"], []).append(event["id"])
    assert {happening["id"]: happening["members"] for happening in HAPPENINGS} == told
    twice = [happening for happening in HAPPENINGS if len(happening["members"]) > 1 and not happening["optional"]]
    assert len(twice) == 2
