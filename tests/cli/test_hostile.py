"""Text that would command a terminal, a markup parser or a spreadsheet, on its way out."""

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

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


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
