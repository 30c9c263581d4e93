"""The last frame: private, for one kind of terminal, and never in the way."""

from __future__ import annotations

import contextlib
import os
import pty
import signal
import sys
import termios
import textwrap
import time
from typing import TYPE_CHECKING

import pytest

from tui.screens import last_frame

if TYPE_CHECKING:
    from pathlib import Path

WAITS = """
    import sys, time
    from pathlib import Path
    from tui.screens.last_frame import LastFrame, keep, shown
    keep(Path(sys.argv[1]), LastFrame(80, 24, "kind", "THE LAST FRAME"))
    with shown(Path(sys.argv[1]), sys.argv[2]):
        print("ready", flush=True)
        time.sleep(20)
"""

LETS_GO = """
    import sys, termios
    from pathlib import Path
    from tui.screens.last_frame import LastFrame, keep, shown
    before = termios.tcgetattr(0)
    keep(Path(sys.argv[1]), LastFrame(80, 24, "kind", "THE LAST FRAME"))
    with shown(Path(sys.argv[1]), sys.argv[2]) as let_go:
        assert termios.tcgetattr(0) != before
        print("ready", flush=True)
        typed = sys.stdin.buffer.raw.read(1)
        let_go()
        assert termios.tcgetattr(0) == before
        raw = termios.tcgetattr(0)
        raw[3] &= ~termios.ICANON
        termios.tcsetattr(0, termios.TCSANOW, raw)
        typed += sys.stdin.buffer.raw.read(2)
        print(typed, flush=True)
"""


def test_it_is_private_and_read_by_nobody_without_a_terminal(tmp_path: Path) -> None:
    last_frame.keep(tmp_path, last_frame.LastFrame(80, 24, "kind", "output"))
    assert last_frame.file_of(tmp_path).stat().st_mode & 0o777 == 0o600
    with last_frame.shown(tmp_path, "kind"):
        pass


def test_letting_go_restores_the_terminal_and_keeps_what_was_typed(tmp_path: Path) -> None:
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-c", textwrap.dedent(LETS_GO), str(tmp_path), "kind"])
    termios.tcsetwinsize(terminal, (24, 80))
    raw = b""
    with contextlib.suppress(OSError):  # the end, on Linux
        while data := os.read(terminal, 4096):
            raw += data
            if b"ready" in data:
                os.write(terminal, b"jkl")
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, raw
    assert b"b'jkl'" in raw


@pytest.mark.parametrize(("kind", "painted"), [("kind", True), ("another", False)])
def test_a_signal_in_that_moment_restores_the_terminal(tmp_path: Path, kind: str, painted: bool) -> None:
    child, terminal = pty.fork()
    if child == 0:
        os.environ["COLUMNS"], os.environ["LINES"] = "80", "24"
        os.execv(sys.executable, [sys.executable, "-c", textwrap.dedent(WAITS), str(tmp_path), kind])
    import fcntl
    import struct
    import termios

    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    before = termios.tcgetattr(terminal)[3] & termios.ECHO
    raw = b""
    deadline = time.monotonic() + 15
    while b"ready" not in raw and time.monotonic() < deadline:
        raw += os.read(terminal, 4096)
    os.kill(child, signal.SIGTERM)
    while True:
        try:
            data = os.read(terminal, 4096)
        except OSError:
            break
        if not data:
            break
        raw += data
    _, status = os.waitpid(child, 0)
    assert (b"THE LAST FRAME" in raw) is painted
    assert raw.rfind(b"\x1b[?1049l") >= raw.rfind(b"\x1b[?1049h")
    assert before
    code = os.waitstatus_to_exitcode(status)
    assert code == (143 if painted else -signal.SIGTERM)
