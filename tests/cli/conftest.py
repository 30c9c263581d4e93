"""Dossiers for the command line, and a way to call it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

from tests.lens.memory import day, known
from tui.cli import main
from tui.model import Article, Body, Event, Problem, Report
from tui.store.dossier import Writer

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "[Reuters] [/ \x1b[31mred\x1b]52;c;aGk=\x07 \x9b31m \u202eover 漢字 کوئٹہ =1+1"


class Result(NamedTuple):
    """What a call of the command line left behind."""

    code: int
    out: str
    err: str


class Call(Protocol):
    """Calls the command line."""

    def __call__(self, *arguments: str | Path) -> Result: ...


@pytest.fixture
def dateline(capsys: pytest.CaptureFixture[str]) -> Call:
    def call(*arguments: str | Path) -> Result:
        code = main([str(argument) for argument in arguments])
        return Result(code, *capsys.readouterr())

    return call


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The dossier of known records, with a file that could not be read."""
    path = tmp_path / "known.dossier"
    with Writer.open(path, name="known") as writer:
        for table, rows in known().tables.items():
            writer.put(table, rows.values())
        writer.put("problems", [Problem("bad.bin", "it is not text", "Convert it")])
        writer.commit()
    return path


@pytest.fixture
def damaged(dossier: Path, tmp_path: Path) -> Path:
    """The same, but that a disk has changed one of its events."""
    path = shutil.copytree(dossier, tmp_path / "a disk" / "damaged.dossier")
    (table,) = path.glob("events.*.json")
    text = table.read_bytes()
    assert b'"title":' in text
    table.write_bytes(text.replace(b'"title":', b"\x00\x00\x00\x00\x00\x00\x00\x00"))
    return path


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A dossier whose every text would command a terminal, a markup parser or a spreadsheet."""
    path = tmp_path / "hostile.dossier"
    report = Report("ar-0000000001", 0, len(HOSTILE), HOSTILE, "attack", HOSTILE, HOSTILE, HOSTILE)
    with Writer.open(path, name=HOSTILE) as writer:
        writer.put("articles", [Article("ar-0000000001", HOSTILE, "text", "0", HOSTILE, byline="=cmd()")])
        writer.put("texts", [Body("ar-0000000001", HOSTILE)])
        writer.put("events", [Event("ev-0000000001", f"=1+{HOSTILE}", "attack", (report,), when=day("2024"))])
        writer.put("problems", [Problem(HOSTILE, HOSTILE, HOSTILE)])
        writer.commit()
    return path
