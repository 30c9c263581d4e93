"""What is printed on a terminal: with the signs that it has, and the progress of a build on one line."""

from __future__ import annotations

import io
import sys

import pytest

from tui.build import Progress
from tui.cli.building import shown_progress
from tui.cli.output import Output


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(params=["C", "en_GB.UTF-8"])
def unicode(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the terminal's locale is one of UTF-8; it has 80 columns and no colours."""
    for name, value in {"LC_ALL": request.param, "COLUMNS": "80", "NO_COLOR": "1", "TERM": "xterm"}.items():
        monkeypatch.setenv(name, value)
    return str(request.param) != "C"


def test_a_line_is_of_ascii_where_there_is_nothing_else(unicode: bool) -> None:
    stream = Terminal()
    Output(stream).line(("≥26     ", "killed"), ("at Göteborg’s quay, ≤3 hurt …", "title"))
    told = "≥26     at Göteborg’s quay, ≤3 hurt …" if unicode else ">=26    at Goteborg's quay, <=3 hurt ."
    assert stream.getvalue() == told + "\n"


def test_a_pipe_gets_every_character(unicode: bool) -> None:
    stream = io.StringIO()
    Output(stream).line("≥26 at Göteborg")
    assert stream.getvalue() == "≥26 at Göteborg\n"


def test_a_long_path_leaves_room_for_how_far_a_build_has_come(unicode: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with shown_progress() as tell:
        assert tell is not None
        tell(Progress(1019, 1431, f"Göteborg{'/a long name' * 12}.html", 3, 1.0, 125.0))
    (line,) = {line.rstrip() for line in stream.getvalue().splitlines() if "1019/1431" in line}
    assert line.isascii() is not unicode
    assert len(line.removeprefix("\x1b[2K")) <= 80
    assert "2:05 3 not read" in line
    assert line.endswith("Göteborg/a long name/a" if unicode else "Goteborg/a long name/a")
