"""The last frame: private, for one kind of terminal, painted at once, and never in the way."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import termios
import textwrap
import time
from typing import TYPE_CHECKING

import pytest

from tui import locations
from tui.terminal import last_frame

if TYPE_CHECKING:
    from pathlib import Path

KEEPS = """
    import os, sys, time, termios
    from tui.terminal import last_frame
    before = termios.tcgetattr(0)
    dossier = sys.argv[1]
    last_frame.keep(dossier, (80, 24), last_frame.kind_of(os.environ), "THE LAST FRAME")
"""
WAITS = """
    last_frame.paint(sys.argv[2:])
    print("ready", flush=True)
    time.sleep(20)
"""
READS = """
    last_frame.paint(["open", dossier])
    assert termios.tcgetattr(0) != before
    assert last_frame.standing().before == before
    print("ready", flush=True)
    typed = sys.stdin.buffer.raw.read(1)
    last_frame.withdraw()
    assert last_frame.standing() is None
    assert termios.tcgetattr(0) == before
    raw = termios.tcgetattr(0)
    raw[3] &= ~termios.ICANON
    termios.tcsetattr(0, termios.TCSANOW, raw)
    print(typed + sys.stdin.buffer.raw.read(2), flush=True)
"""


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As much of a dossier as is looked at; the state and the settings are the test's own."""
    monkeypatch.setenv("DATELINE_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("DATELINE_CONFIG", str(tmp_path / "settings.toml"))
    path = tmp_path / "some.dossier"
    path.mkdir()
    (path / "HEAD.json").write_text("{}")
    return path


class Child:
    """A program in a terminal of 80 by 24."""

    def __init__(self, code: str, *arguments: str) -> None:
        self.shown = b""
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            termios.tcsetwinsize(0, (24, 80))
            os.execv(sys.executable, [sys.executable, "-c", textwrap.dedent(KEEPS) + textwrap.dedent(code), *arguments])

    def until(self, words: bytes) -> None:
        deadline = time.monotonic() + 15
        while words not in self.shown and time.monotonic() < deadline and self._read():
            pass
        assert words in self.shown

    def end(self) -> int:
        """The exit code, once all that it says is read."""
        while self._read():
            pass
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])

    def _read(self) -> bool:
        try:
            data = os.read(self.terminal, 4096)
        except OSError:  # the end, on Linux
            return False
        self.shown += data
        return bool(data)


def test_it_is_private_and_painted_on_nothing_but_a_terminal(dossier: Path) -> None:
    last_frame.keep(str(dossier), (80, 24), "kind", "output")
    (file,) = (locations.state_folder() / "frames").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    last_frame.paint(["open", str(dossier)])
    assert last_frame.standing() is None


def test_a_state_folder_that_cannot_be_written_is_no_failure(dossier: Path) -> None:
    locations.state_folder().write_text("in the way")
    last_frame.keep(str(dossier), (80, 24), "kind", "output")


@pytest.mark.parametrize("environ", [{}, {"XDG_STATE_HOME": "/some/state"}, {"DATELINE_STATE": "/own"}])
def test_the_folders_are_those_of_the_program(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATELINE_STATE", "DATELINE_CONFIG", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert last_frame._state_folder(os.environ) == str(locations.state_folder())
    assert last_frame._settings_file(os.environ) == str(locations.settings_file())


def test_the_kind_changes_with_the_terminal_and_the_settings(dossier: Path) -> None:
    environ = {"DATELINE_CONFIG": str(locations.settings_file()), "TERM": "xterm"}
    kinds = {last_frame.kind_of(environ), last_frame.kind_of(environ | {"TERM": "vt100"})}
    locations.settings_file().write_text("theme = 'dark'")
    assert len(kinds | {last_frame.kind_of(environ)}) == 3


def test_what_is_typed_meanwhile_is_kept_and_the_terminal_restored(dossier: Path) -> None:
    child = Child(READS, str(dossier))
    child.until(b"ready")
    os.write(child.terminal, b"jkl")
    assert child.end() == 0, child.shown
    assert b"THE LAST FRAME" in child.shown
    assert b"b'jkl'" in child.shown


@pytest.mark.parametrize(
    ("arguments", "painted"),
    [
        (["open", "{}"], True),
        (["open", "{}", "--mouse"], True),
        (["open", "{}", "--query", "x"], False),
        (["open", "{}/nothing"], False),
        (["list", "{}"], False),
    ],
)
def test_it_is_painted_for_what_opens_the_dossier_and_taken_away_by_a_signal(
    dossier: Path, arguments: list[str], painted: bool
) -> None:
    child = Child(WAITS, str(dossier), *(word.format(dossier) for word in arguments))
    child.until(b"ready")
    os.kill(child.process, signal.SIGTERM)
    assert child.end() == (143 if painted else -signal.SIGTERM)
    assert (b"THE LAST FRAME" in child.shown) is painted
    assert child.shown.count(b"\x1b[?1049h") == child.shown.count(b"\x1b[?1049l") == painted


def test_the_dossier_opened_last_is_painted_without_a_word(dossier: Path) -> None:
    locations.state_folder().mkdir()
    (locations.state_folder() / "last").write_text(str(dossier))
    child = Child(WAITS, str(dossier))
    child.until(b"ready")
    os.kill(child.process, signal.SIGTERM)
    assert child.end() == 143
    assert b"THE LAST FRAME" in child.shown


def test_nothing_is_loaded_before_it_that_takes_time() -> None:
    code = "import sys; before = set(sys.modules); import tui.__main__; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["tui", "tui.__main__", "tui.terminal", "tui.terminal.last_frame"]
