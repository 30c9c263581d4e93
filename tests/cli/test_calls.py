"""Calls: what help says, and the one clear line that a wrong call or a fault becomes."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tui.cli.program import _COMMANDS
from tui.lens import Lens
from tui.model import Article, Body
from tui.store.dossier import Writer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


@pytest.mark.parametrize("command", ["", *_COMMANDS])
def test_help_has_an_example(dateline: Call, command: str) -> None:
    done = dateline(*filter(None, [command]), "--help")
    assert done.code == 0
    assert re.search(r"Examples?:\s+dateline", done.out)
    assert "--dossier" in done.out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["list"], 2, "Missing argument 'KIND'"),
        (["open", ""], 2, "An empty path names nothing"),
        (["list", "things"], 2, "'things' is not one of"),
        (["list", "events", "type:atack"], 2, "query, character 6: there is no type 'atack'. Did you mean attack?"),
        (["list", "events", "typ:attack"], 2, "there is no field typ. Did you mean type:?"),
        (["list", "events", "type:xyz"], 2, "there is no type 'xyz'. Expected one of attack, "),
        (["list", "events", "-x"], 2, "comes after --"),
        (["list", "events", "--sort", "colour"], 2, "Sort by date"),
        (["show", "ev-ffffffffff"], 1, "ev-ffffffffff"),
        (["show", "nonsense"], 1, "is no id"),
        (["search"], 2, "Missing argument"),
        (["frobnicate"], 2, "No such command 'frobnicate'. Try: dateline --help"),
        (["lst"], 2, "No such command 'lst'; did you mean list? Try: "),
        (["known.dossier"], 2, "; dateline open known.dossier opens it"),
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


@pytest.mark.parametrize(
    "call",
    [
        ["build", "loop"],
        ["open", "loop"],
        ["build", "news", "--dossier", "loop"],
        ["list", "events", "--dossier", "loop"],
        ["build", "~nobody-of-this-name/news"],
        ["build", "news", "--dossier", "."],
        ["build", "news", "--dossier", ""],
        ["build", "news", "--dossier", ".."],
        ["build", "news", "--dossier", "news"],
        ["build", "news", "--dossier", "news/a.txt"],
        ["build", "n" * 300],
        ["list", "events", "--dossier", "n" * 300],
    ],
    ids=" ".join,
)
def test_a_place_that_cannot_be_used_is_named(
    dateline: Call, tmp_path: Path, call: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("Talks begin")
    (tmp_path / "loop").symlink_to("loop")
    monkeypatch.chdir(tmp_path)
    done = dateline(*call)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "fault" not in done.err
    assert sorted(one.name for one in tmp_path.rglob("*")) == ["a.txt", "loop", "news"]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
@pytest.mark.parametrize(
    "call", [["export"], ["list", "articles", "--format", "json"], ["list", "articles", "--format", "csv"], ["show"]]
)
def test_what_other_programs_read_is_utf8_whatever_the_locale(tmp_path: Path, call: list[str], encoding: str) -> None:
    title = "Talks in Zürich, کوئٹہ"
    path = tmp_path / "n.dossier"
    with Writer.open(path) as writer:
        writer.put("articles", [Article("ar-0000000001", "a.txt", "text", "0", title)])
        writer.put("texts", [Body("ar-0000000001", title)])
        writer.commit()
    rest = ["ar-0000000001", "--format", "json"] if call == ["show"] else []
    done = subprocess.run(
        [sys.executable, "-m", "tui", *call, *rest, "--dossier", path],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": encoding},
        check=True,
    )
    assert title in done.stdout.decode("utf-8")


def test_a_fault_of_the_program_is_one_line(dateline: Call, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no\nway")

    monkeypatch.setattr(Lens, "select", fail)
    done = dateline("list", "events", "--dossier", dossier)
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert "please report it: ZeroDivisionError: no way" in done.err
    assert "Traceback" in dateline("list", "events", "--dossier", dossier, "--debug").err


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


@pytest.mark.parametrize("command", ["open", "build", "import", "list", "repair"])
def test_help_says_what_the_dossier_is_to_the_command(dateline: Call, command: str) -> None:
    help_text = " ".join(dateline(command, "--help").out.split())
    assert ("the one used last" in help_text) is (command == "list")
    assert ("named after the documents" in help_text) is (command in ("open", "build"))
    assert ("must be named" in help_text) is (command in ("import", "repair"))


def test_a_closed_output_is_no_fault(dateline: Call, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert dateline("list", "events", "--dossier", dossier) == (0, "", "")


def test_where_nothing_can_be_written_a_remedy_is_named(dateline: Call, dossier: Path, tmp_path: Path) -> None:
    for form in ("json", "tinydb"):
        done = dateline("export", "--format", form, "--output", tmp_path / "none" / "x.json", "--dossier", dossier)
        assert done.code == 2
        assert "x.json cannot be written: No such file or directory. Check the path" in done.err


def test_a_record_that_is_broken_is_one_line_that_names_the_dossier(dateline: Call, damaged: Path) -> None:
    for command in (["list", "events"], ["export"], ["open", damaged]):
        done = dateline(*command, "--dossier", damaged)
        assert done.code == 2
        assert f"dateline repair --dossier {shlex.quote(str(damaged))}" in done.err
        assert done.err.count("\n") == 1


def test_a_folder_without_documents_is_said_to_be_one(dateline: Call, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    done = dateline("build", tmp_path / "photos")
    assert done.code == 1
    assert "no document was found; what is read: text, Markdown, HTML, PDF" in done.err
    (tmp_path / "photos" / "one.jpg").write_bytes(b"\xff\xd8")
    done = dateline("build", tmp_path / "photos")
    assert "1 not read (see: dateline check)" in done.out
    assert done.err == ""
