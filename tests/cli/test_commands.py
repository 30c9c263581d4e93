"""Every command: what it prints, what it returns, and what it says when the call is wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.lens.memory import known
from tui import locations
from tui.cli.program import _COMMANDS
from tui.lens import Lens, parse
from tui.lens.kinds import KINDS
from tui.model import Body
from tui.store.dossier import Dossier, Writer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("command", ["", *_COMMANDS])
def test_help_has_an_example(dateline: Call, command: str) -> None:
    done = dateline(*filter(None, [command]), "--help")
    assert done.code == 0
    assert re.search(r"Examples?:\s+dateline", done.out)
    assert "--dossier" in done.out


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


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["list"], 2, "Missing argument 'KIND'"),
        (["list", "things"], 2, "'things' is not one of"),
        (["list", "events", "type:atack"], 2, "query, character 6: there is no type 'atack'. Expected attack"),
        (["list", "events", "-x"], 2, "comes after --"),
        (["list", "events", "--sort", "colour"], 2, "Sort by date"),
        (["show", "ev-ffffffffff"], 1, "ev-ffffffffff"),
        (["show", "nonsense"], 1, "is no id"),
        (["search"], 2, "Missing argument"),
        (["frobnicate"], 2, "No such command"),
        (["open", "nowhere"], 2, "There is nothing at nowhere"),
        (["build", "nowhere"], 2, "nowhere"),
        (["export", "(a"], 2, "a parenthesis is not closed"),
    ],
)
def test_wrong_call_is_one_clear_line(
    dateline: Call, dossier: Path, arguments: list[str], code: int, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(dossier.parent)
    done = dateline(*arguments, "--dossier", dossier)
    assert done.code == code
    assert done.out == ""
    assert done.err.startswith("dateline: ")
    assert done.err.count("\n") == 1
    assert says in done.err


@pytest.mark.parametrize("command", [["list", "events"], ["show", "ev-1"], ["search", "x"], ["export"], ["check"]])
def test_missing_and_broken_dossiers_are_named(dateline: Call, tmp_path: Path, command: list[str]) -> None:
    done = dateline(*command, "--dossier", tmp_path / "none.dossier")
    assert done.code == 2
    assert "none.dossier" in done.err
    broken = tmp_path / "broken.dossier"
    broken.mkdir()
    (broken / "HEAD.json").write_text("{")
    done = dateline(*command, "--dossier", broken)
    assert done.code == 2
    if command == ["check"]:
        assert "HEAD.json" in done.out
        assert "not sound, 1 fault;" in done.out
    else:
        assert "HEAD.json" in done.err
        assert done.err.count("\n") == 1


def test_a_fault_of_the_program_is_one_line(dateline: Call, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no\nway")

    monkeypatch.setattr(Lens, "select", fail)
    done = dateline("list", "events", "--dossier", dossier)
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert "please report it: ZeroDivisionError: no way" in done.err
    assert "Traceback" in dateline("list", "events", "--dossier", dossier, "--debug").err


def test_show_has_evidence_rule_and_certainty(dateline: Call, dossier: Path) -> None:
    done = dateline("show", "ev-0000000001", "--dossier", dossier)
    assert done.code == 0
    assert "Bombing of Quetta railway station" in done.out
    assert "A bomb killed at least 26 people at Quetta station." in done.out
    assert "attack by 'bomb' · trigger · certainty 1.00" in done.out
    assert "≥26" in done.out


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


def test_check_lists_what_was_not_read(dateline: Call, dossier: Path) -> None:
    done = dateline("check", "--dossier", dossier)
    assert done.code == 0
    assert "bad.bin: it is not text. Convert it." in done.out
    assert "3 articles, 4 events (3 on the timeline), " in done.out
    assert done.out.endswith("1 file could not be read; sound\n")


def test_check_counts_what_each_document_gave(dateline: Call, dossier: Path) -> None:
    heading, *rows = dateline("check", "--dossier", dossier).out.splitlines()[1:-1]
    assert heading.split() == ["facts", "told", "silent", "undated", "uncertain", "left", "out", "document"]
    assert len(rows) == 3
    assert all(re.fullmatch(r" *\d+ +\d+% +\d+ +\d+ +\d+ +\d+  \S+", row) for row in rows)


def test_check_with_a_query_accounts_for_every_character(dateline: Call, dossier: Path) -> None:
    done = dateline("check", "article:ar-0000000001", "--dossier", dossier)
    assert done.code == 0
    total, parts = re.search(r"facts?; ([\d,]+) characters = (.*)", done.out).groups()  # type: ignore[union-attr]
    numbers = [int(number.replace(",", "")) for number in re.findall(r"([\d,]+) [a-z]+", parts)]
    assert sum(numbers) == int(total.replace(",", ""))
    assert dateline("check", "nosuchword", "--dossier", dossier).code == 1


def test_check_finds_what_is_not_sound(dateline: Call, dossier: Path) -> None:
    with Writer.open(dossier) as writer:
        writer.put("texts", [Body("ar-0000000001", "Another text, as long as is needed. " * 10)])
        writer.commit()
    done = dateline("check", "--dossier", dossier)
    assert done.code == 2
    assert "ev-0000000001: " in done.out
    assert "not sound" in done.out


def test_check_and_repair_of_damaged_files(dateline: Call, dossier: Path) -> None:
    table = next(dossier.glob("events*.json"))
    table.write_bytes(table.read_bytes().replace(b"Bombing", b"B\xffmbing", 1))
    done = dateline("check", "--dossier", dossier)
    assert done.code == 2
    assert done.out.endswith("mend it: dateline repair\n")
    assert "mended" in dateline("repair", "--dossier", dossier).out
    assert dateline("list", "events", "--dossier", dossier).code == 0
    assert "nothing to mend" in dateline("repair", "--dossier", dossier).out


def test_compact_and_migrate(dateline: Call, dossier: Path) -> None:
    with Writer.open(dossier) as writer:
        writer.remove("events", ["ev-0000000001"])
        writer.commit()
    assert "bytes freed" in dateline("compact", "--dossier", dossier).out
    assert "present format" in dateline("migrate", "--dossier", dossier).out
    assert dateline("check", "--dossier", dossier).out.endswith("sound\n")


def test_export_to_tinydb_and_back(dateline: Call, dossier: Path, tmp_path: Path) -> None:
    file, copy = tmp_path / "one.json", tmp_path / "copy.dossier"
    assert dateline("export", "--format", "tinydb", "--output", file, "--dossier", dossier).code == 0
    assert "3 articles" in dateline("import", file, "--dossier", copy).out
    assert dateline("export", "--dossier", copy).out == dateline("export", "--dossier", dossier).out
    for arguments in (["export", "--format", "tinydb"], ["import", file]):
        done = dateline(*arguments)
        assert done.code == 2
        assert done.err.count("\n") == 1


COMMANDS = (
    ["list", "articles"],
    ["list", "events"],
    ["list", "events", "--format", "csv"],
    ["list", "articles", "--format", "json"],
    ["show", "ev-0000000001"],
    ["show", "ar-0000000001"],
    ["show", "ar-0000000001", "--format", "json"],
    ["search", "over"],
    ["export"],
    ["check"],
    [],
)


@pytest.mark.parametrize("arguments", COMMANDS)
def test_hostile_text_never_reaches_the_output(dateline: Call, hostile: Path, arguments: list[str]) -> None:
    done = dateline(*arguments, "--dossier", hostile)
    assert done.code == 0
    assert not CONTROL.search(done.out)
    assert not CONTROL.search(done.err)
    assert "[Reuters] [/" in done.out


def test_exported_text_is_whole_though_it_is_hostile(dateline: Call, hostile: Path) -> None:
    from tests.cli.conftest import HOSTILE

    assert json.loads(dateline("export", "--dossier", hostile).out)["articles"][0]["text"] == HOSTILE


def test_spreadsheets_run_nothing(dateline: Call, hostile: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(dateline("list", "events", "--format", "csv", "--dossier", hostile).out)))
    assert rows[0]["title"].startswith("'=1+")


@pytest.mark.parametrize("arguments", COMMANDS[:2] + COMMANDS[4:6] + COMMANDS[7:8])
def test_a_terminal_gets_colours_but_no_codes_of_documents(hostile: Path, arguments: list[str]) -> None:
    for extra, coloured in (({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)):
        out = in_terminal([*arguments, "--dossier", str(hostile)], extra)
        assert ("\x1b[" in out) is coloured
        plain = re.sub(r"\x1b\[[0-9;]*m", "", out).replace("\r\n", "\n")
        assert not CONTROL.search(plain)
        assert "[Reuters] [/" in plain


def in_terminal(arguments: list[str], environment: dict[str, str]) -> str:
    """What a command writes to a terminal of 80 columns."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", *arguments],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", **environment},
    )
    os.close(follower)
    written = b""
    while True:
        try:
            data = os.read(leader, 65536)
        except OSError:
            break
        if not data:
            break
        written += data
    os.close(leader)
    assert process.wait(30) == 0
    return written.decode()


def test_a_closed_pipe_is_quiet(dossier: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "export", "--dossier", str(dossier)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait(30) == 141


@pytest.mark.parametrize("arguments", [["list", "events"], ["show", "ev-0000000001"], ["search", "bomb"], ["check"]])
def test_reading_commands_load_neither_textual_nor_spacy(dossier: Path, arguments: list[str]) -> None:
    program = (
        "import sys; from tui.cli import main; code = main(sys.argv[1:]);"
        "print(sorted({'textual', 'spacy', 'trafilatura', 'ahocorasick', 'rich.console'} & set(sys.modules)), code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments, "--dossier", str(dossier)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[] 0"


def test_without_a_dossier_the_last_one_is_used(dateline: Call, dossier: Path) -> None:
    assert "There is no dossier yet" in dateline("list", "events").err
    assert dateline("open", dossier).code == 0
    assert dateline("list", "events").code == 0
    (locations.state_folder() / "last").write_text("")
    assert dateline("list", "events").code == 2


def test_where_there_is_no_screen_it_prints_the_timeline(dateline: Call, dossier: Path) -> None:
    done = dateline("open", dossier, "--query", "actor:bla")
    assert done.code == 0
    assert done.out.startswith("known: 2 of 3 articles, 2 of 3 events, 2 of 5 actors")
    assert "Attack near Karachi airport" in done.out
    assert "plain text, since" in done.err


def test_a_dossier_made_of_a_folder_goes_by_the_folders_name(dateline: Call, tmp_path: Path) -> None:
    folder = tmp_path / "Coast: reports"
    folder.mkdir()
    (folder / "one.txt").write_text("Talks\n\nMinisters of Pakistan and China met in Beijing on 4 March 2024.\n")
    made = locations.dossier_for(folder)
    assert dateline("open", folder).out.startswith("Coast: reports: 1 of 1 articles")
    assert made.stem.startswith("Coast-reports-")
    for arguments, name in (((), "Coast: reports"), (("--name", "coast"), "coast"), ((), "coast")):
        assert dateline("build", folder, *arguments).code == 0
        with Dossier.open(made) as opened:
            assert opened.info.name == name


def test_a_dossier_keeps_the_name_it_was_given(dateline: Call, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Talks\n\nMinisters of Pakistan and China met in Beijing on 4 March 2024.\n")
    named = tmp_path / "week.dossier"
    for arguments, name in (((), "week"), (("--name", "First week"), "First week"), ((), "First week")):
        assert dateline("build", tmp_path / "one.txt", "--dossier", named, *arguments).code == 0
        with Dossier.open(named) as opened:
            assert opened.info.name == name
