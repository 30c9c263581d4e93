"""The exported dossier: its shape, its offsets, and that no id in it leads nowhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.lens.dossiers import memories, queries
from tests.lens.memory import Memory, known
from tui.export.json import dossier_json, event_object, line, record_object, whole_object, write
from tui.lens import Query, parse
from tui.model import Event, Place
from tui.store.dossier import Dossier
from tui.terminal.safety import safe

if TYPE_CHECKING:
    from tui.store.dossier import Record

KEYS = {
    "articles": {"id", "path", "format", "sha256", "title", "byline", "published", "outlet", "agency", "language",
                 "kinds", "text", "boilerplate", "headings", "tables", "duplicate_of"},
    "actors": {"id", "name", "kind", "aliases", "role", "country", "description", "mentions"},
    "events": {"id", "title", "type", "subtype", "start", "end", "precision", "date_text", "date_rule", "place",
               "participants", "weapons", "killed", "injured", "status", "reports"},
    "quotes": {"id", "speaker", "speaker_text", "text", "mode", "event", "article", "start", "end"},
    "figures": {"id", "metric", "value", "period", "place", "source", "breakdown", "article", "start", "end"},
    "relations": {"id", "subject", "predicate", "object", "detail", "hedged", "article", "start", "end"},
}  # fmt: skip


def exported(memory: Memory, query: str | Query = "", **notes: str) -> dict[str, Any]:
    wanted = parse(query) if isinstance(query, str) else query
    return dossier_json(cast(Dossier, memory), wanted, notes)


def test_has_every_key() -> None:
    whole = exported(known())
    assert whole["dossier"]["schema"] == 1
    for kind, keys in KEYS.items():
        assert whole[kind]
        for record in whole[kind]:
            assert keys <= record.keys()


def test_a_note_is_a_key_of_its_record_alone() -> None:
    whole = exported(known(), **{"ev-0000000001": "Who paid?", "ac-0000000001": "Ask her"})
    notes = {one["id"]: one["note"] for kind in KEYS for one in whole[kind] if "note" in one}
    assert notes == {"ev-0000000001": "Who paid?", "ac-0000000001": "Ask her"}


def test_values_are_as_the_format_says() -> None:
    whole = exported(known())
    event = next(one for one in whole["events"] if one["id"] == "ev-0000000001")
    assert event["killed"] == {"min": 26, "max": None}
    assert event["injured"] == {"min": None, "max": None}
    assert (event["start"], event["end"], event["precision"]) == ("2024-11-09", "2024-11-09", "day")
    assert event["place"]["country"] == "Pakistan"
    assert event["participants"][0]["actor"] == "ac-0000000001"
    assert [one["published"] for one in whole["articles"]] == ["2024-11-21", "2024-11", None]
    assert whole["figures"][0]["period"] == {"start": "2024-01", "end": "2024-10"}
    assert whole["actors"][0]["aliases"] == ["BLA"]


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (
            Place("market, Lae", "Papua New Guinea", ("Lae", "Morobe")),
            {"name": "Lae", "country": "Papua New Guinea", "within": ["Morobe"], "site": "market"},
        ),
        (
            Place("Hilton Hotel, Lae", "Papua New Guinea", ("Lae",)),
            {"name": "Hilton Hotel, Lae", "country": "Papua New Guinea", "within": ["Lae"]},
        ),
    ],
)
def test_a_site_without_a_name_is_told_beside_its_town(place: Place, written: dict[str, Any]) -> None:
    event = msgspec.structs.replace(cast(Event, next(known().all("events"))), place=place)
    assert event_object(event)["place"] == written


def test_plans_stay_out_of_the_events() -> None:
    assert all(one["status"] != "planned" for one in exported(known())["events"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(memories(), queries)
def test_no_id_leads_nowhere(memory: Memory, query: Query) -> None:
    whole = exported(memory, query)
    articles, actors = ({one["id"] for one in whole[kind]} for kind in ("articles", "actors"))
    events = {one["id"] for one in whole["events"]}
    for event in whole["events"]:
        assert {report["article"] for report in event["reports"]} <= articles
        assert {one["actor"] for one in event["participants"]} <= actors | {None}
    for kind in ("quotes", "figures", "relations"):
        assert {one["article"] for one in whole[kind]} <= articles
    for actor in whole["actors"]:
        assert {mention["article"] for mention in actor["mentions"]} <= articles
    assert {one["speaker"] for one in whole["quotes"]} <= actors | {None}
    assert {one["event"] for one in whole["quotes"]} <= events | {None}
    for relation in whole["relations"]:
        assert {relation["subject"], relation["object"]} <= actors


def test_mentions_are_where_the_names_stand() -> None:
    whole = exported(known())
    texts = {one["id"]: one["text"] for one in whole["articles"]}
    said = {
        (actor["name"], texts[one["article"]][one["start"] : one["end"]])
        for actor in whole["actors"]
        for one in actor["mentions"]
    }
    assert ("Balochistan Liberation Army", "BLA") in said
    assert ("China", "Chinese") in said


def test_is_written_a_record_a_line() -> None:
    whole = exported(known())
    written = "".join(write(whole))
    assert json.loads(written) == whole
    assert sum(row.startswith('{"id"') for row in written.splitlines()) == sum(len(whole[kind]) for kind in KEYS)


@given(st.text(st.characters(exclude_categories=())))
def test_a_line_is_the_same_data_and_commands_no_terminal(text: str) -> None:
    written = line({"text": text})
    assert safe(written) == written
    assert json.loads(written) == json.loads(json.dumps({"text": text}))


@pytest.mark.parametrize("table", KEYS)
def test_single_records(table: str) -> None:
    memory = known()
    for record in memory.tables[table].values():
        assert record_object(record)["id"] == record.id
        whole = whole_object(cast(Dossier, memory), cast("Record", record))
        alone = record_object(record)
        assert all(whole[key] == alone[key] for key in alone if not key.endswith("_count"))
    with pytest.raises(TypeError):
        record_object(next(iter(memory.tables["texts"].values())))
