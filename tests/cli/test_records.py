"""Records on the command line: ``list``, ``show``, ``search`` and ``export``."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
from typing import TYPE_CHECKING

import pytest

from tests.lens.memory import known
from tui.lens import Lens, parse
from tui.lens.kinds import KINDS
from tui.model import Article, Event, Report, When
from tui.state import kept_lenses
from tui.store.dossier import Dossier, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Call


def test_list_shows_columns_that_are_straight(dateline: Call, dossier: Path) -> None:
    done = dateline("list", "events", "--dossier", dossier)
    heading, *rows = done.out.splitlines()
    assert done.code == 0
    assert [row[: row.index(" ")] for row in rows] == ["ev-0000000002", "ev-0000000001", "ev-0000000003"]
    bombing = rows[1]
    assert "2024-11-09" in bombing
    assert bombing[heading.index("killed") :].startswith("≥26 ")
    assert bombing[heading.index("title") :] == "Bombing of Quetta railway station"


@pytest.mark.parametrize(
    "query", ["", "actor:bla", "type:attack killed:>20", "quetta or karachi", "-type:attack", "2024"]
)
@pytest.mark.parametrize("kind", KINDS)
def test_list_gives_the_ids_of_the_lens_in_its_order(dateline: Call, dossier: Path, kind: str, query: str) -> None:
    with Dossier.open(dossier) as opened:
        expected = list(Lens(opened).select(parse(query), kind))
    listed = json.loads(dateline("list", kind, "--dossier", dossier, "--format", "json", "--", query).out)
    assert [record["id"] for record in listed] == expected


def test_list_as_csv_can_be_read_back(dateline: Call, dossier: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(dateline("list", "events", "--format", "csv", "--dossier", dossier).out)))
    assert [row["id"] for row in rows] == ["ev-0000000002", "ev-0000000001", "ev-0000000003"]
    assert (rows[1]["killed_min"], rows[1]["killed_max"]) == ("26", "")
    assert rows[0]["participants"] == "Balochistan Liberation Army (perpetrator); two engineers (victim)"


def test_list_sorts_reverses_and_limits(dateline: Call, dossier: Path) -> None:
    done = dateline("list", "events", "--sort", "killed", "--limit", "1", "--dossier", dossier)
    assert "ev-0000000001" in done.out
    assert len(done.out.splitlines()) == 2
    done = dateline("list", "actors", "--sort", "name", "--reverse", "--limit", "1", "--dossier", dossier)
    assert "Pakistan" in done.out


def test_nothing_found_is_1_and_says_what_may_be_meant(dateline: Call, dossier: Path) -> None:
    for arguments in (["list", "articles", "bonb"], ["search", "bonb"]):
        done = dateline(*arguments, "--dossier", dossier)
        assert (done.code, done.out) == (1, "")
        assert done.err == "dateline: no articles: about bonb; did you mean bomb?\n"
    assert dateline("list", "events", "actor:balochitan", "--dossier", dossier).err.endswith("actor:Balochistan?\n")
    done = dateline("list", "events", "type:attack killed:>500", "--dossier", dossier)
    assert done.err.endswith("more than 500 killed; without killed:>500 it would be 2\n")


def test_show_has_evidence_rule_and_certainty(dateline: Call, dossier: Path) -> None:
    done = dateline("show", "ev-0000000001", "--dossier", dossier)
    assert done.code == 0
    assert "Bombing of Quetta railway station" in done.out
    assert "A bomb killed at least 26 people at Quetta station." in done.out
    assert "attack by 'bomb' · trigger · certainty 1.00" in done.out
    assert "≥26" in done.out


def test_show_finds_what_a_damaged_index_does_not_know(dateline: Call, dossier: Path) -> None:
    for index in dossier.glob("*.idx"):
        index.write_bytes(b"\xff" * len(index.read_bytes()))
    assert "killed at least 26 people" in dateline("show", "ev-0000000001", "--dossier", dossier).out
    assert "No record ev-00000000ff" in dateline("show", "ev-00000000ff", "--dossier", dossier).err


@pytest.mark.parametrize("table", KINDS)
def test_show_prints_every_kind_as_text_and_json(dateline: Call, dossier: Path, table: str) -> None:
    for identity, record in known().tables[table].items():
        shown = dateline("show", identity, "--dossier", dossier)
        assert shown.code == 0
        assert identity in shown.out
        as_json = json.loads(dateline("show", identity, "--format", "json", "--dossier", dossier).out)
        assert as_json["id"] == record.id


def test_search_marks_words_and_names_articles(dateline: Call, dossier: Path) -> None:
    done = dateline("search", "bombing", "--dossier", dossier)
    assert done.out == (
        "Quetta attack  2024-11-21  ar-0000000001\n   A *bomb* killed at least 26 people at Quetta station.\n"
    )


def test_search_says_how_many_it_leaves_out(dateline: Call, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "ranked" not in dateline("search", "bla", "--dossier", dossier).err
    monkeypatch.setattr("tui.lens.passages.RANKED", 1)
    done = dateline("search", "bla", "--dossier", dossier)
    assert done.out.count("ar-") == 1
    assert "only the newest articles were ranked; 1 older ones were not" in done.err


def test_export_writes_to_a_file(dateline: Call, dossier: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert dateline("export", "--output", target, "--dossier", dossier).code == 0
    assert json.loads(target.read_text()) == json.loads(dateline("export", "--dossier", dossier).out)


def test_an_export_that_fails_leaves_the_file_of_before(
    dateline: Call, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(_parts: object) -> Iterator[str]:
        yield "{"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    target = tmp_path / "out.json"
    target.write_text("before")
    monkeypatch.setattr("tui.export.json.write", torn)
    done = dateline("export", "--output", target, "--dossier", dossier)
    assert done.code == 2
    assert f"{target} cannot be written: No space left on device" in done.err
    assert target.read_text() == "before"


@pytest.mark.parametrize("command", [["list", "articles"], ["search"], ["export"], ["check"]])
def test_a_kept_lens_is_known_to_every_command(dateline: Call, dossier: Path, command: list[str]) -> None:
    kept_lenses.keep(dossier, "blasts", "quetta killed:>20")
    lines = dateline(*command, "@blasts", "--dossier", dossier).out.splitlines()
    assert lines
    assert lines[1:] == dateline(*command, "(quetta killed:>20)", "--dossier", dossier).out.splitlines()[1:]
    assert "no lens is kept as storms" in dateline(*command, "@storms", "--dossier", dossier).err


def test_an_expression_of_time_that_gives_no_date_is_said_to(dateline: Call, tmp_path: Path) -> None:
    report = Report("ar-0000000001", 0, 5, "Talks", "meeting", "talk", "noun talk", "Talks", when=When(text="recently"))
    with Writer.open(tmp_path / "vague.dossier") as writer:
        writer.put("articles", [Article("ar-0000000001", "talks.txt", "text", "0", "Talks")])
        writer.put("events", [Event("ev-0000000001", "Talks", "meeting", (report,))])
        writer.commit()
    assert "'recently' is no date" in dateline("show", "ev-0000000001", "--dossier", tmp_path / "vague.dossier").out
