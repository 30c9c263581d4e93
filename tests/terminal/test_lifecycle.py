"""In a real terminal: leaving on signals, a link that drops, sleep and waking, redrawing, another size."""

import os
import re
import signal
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

TINY = Path(__file__).parent / "tiny.py"
ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
LAST = len("row 00 ") + 2 * len("中文") + len(" of many") - 1
"""The last cell of a row, which is the last of a frame to come."""
MODES = {b"?1049": b"l", b"?25": b"h", b"?2004": b"l", b"?1004": b"l", b"?7": b"h"}


def _heed() -> None:
    """Heed the signals that whoever runs the tests may ignore, as nohup does."""
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


class Terminal:
    """The tiny app in a terminal of 60 by 12."""

    def __init__(self, *arguments: str, ignore_hangup: bool = False, **environ: str) -> None:
        self.screen = pyte.Screen(60, 12)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        home = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.child = pexpect.spawn(
            sys.executable,
            [str(TINY), *arguments],
            env={**home, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), **environ},
            dimensions=(12, 60),
            timeout=PATIENCE,
            ignore_sighup=ignore_hangup,
            preexec_fn=None if ignore_hangup else _heed,
        )
        self.before = termios.tcgetattr(self.child.fileno())
        self.wait(lambda: "row 11" in self.text)

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def wait(self, seen: Callable[[], bool]) -> None:
        """Read until the screen is as wanted."""
        end = time.monotonic() + PATIENCE
        while not seen():
            assert time.monotonic() < end, self.text
            self.pump()

    def pump(self) -> None:
        try:
            data = self.child.read_nonblocking(65536, timeout=0.05)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.raw += data
        # pyte knows no private parameters but those after a question mark
        self.stream.feed(re.sub(rb"\x1b\[[<>=][0-9;]*[a-z]|\x1b\[\?[0-9;]*\$p", b"", data))

    def spoil(self) -> None:
        """Make the terminal forget what it shows."""
        self.screen.reset()
        self.stream.feed(b"\x1b[?7l" + b"".join(b"\x1b[%dH%s" % (y + 1, b"#" * 60) for y in range(12)))

    def code(self) -> int:
        """The exit code; what the app still writes is read meanwhile."""
        end = time.monotonic() + PATIENCE
        while self.child.isalive():
            assert time.monotonic() < end
            self.pump()
        self.pump()
        return self.child.exitstatus if self.child.exitstatus is not None else -(self.child.signalstatus or 0)

    def modes(self) -> dict[bytes, bytes]:
        return {mode: value for mode, value in re.findall(rb"\x1b\[(\?\d+)([hl])", self.raw) if mode in MODES}


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    made = Terminal()
    yield made
    made.child.close(force=True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_leaves_in_order(terminal: Terminal, number: signal.Signals) -> None:
    terminal.child.kill(number)
    assert terminal.code() == 128 + number
    assert terminal.modes() == MODES
    assert termios.tcgetattr(terminal.child.fileno()) == terminal.before


def test_quitting_leaves_in_order(terminal: Terminal) -> None:
    terminal.child.send("q")
    assert terminal.code() == 0
    assert terminal.modes() == MODES
    assert termios.tcgetattr(terminal.child.fileno()) == terminal.before


@pytest.mark.parametrize("ignore_hangup", [False, True])
def test_a_link_that_drops_ends_it(ignore_hangup: bool) -> None:
    terminal = Terminal(ignore_hangup=ignore_hangup)
    os.close(terminal.child.fileno())
    end = time.monotonic() + PATIENCE
    while not (state := os.waitid(os.P_PID, terminal.child.pid, os.WEXITED | os.WNOHANG)):
        assert time.monotonic() < end, "still there"
        time.sleep(0.02)
    assert (state.si_code, state.si_status) == (os.CLD_EXITED, 128 + signal.SIGHUP)


def test_output_that_is_blocked_does_not_hold_it() -> None:
    terminal = Terminal(GRACE="0.5")
    terminal.child.send("f")
    terminal.child.expect(b"flood")
    terminal.child.kill(signal.SIGTERM)
    state = os.waitid(os.P_PID, terminal.child.pid, os.WEXITED)
    assert state is not None
    assert (state.si_code, state.si_status) == (os.CLD_EXITED, 128 + signal.SIGTERM)
    assert termios.tcgetattr(terminal.child.fileno())[3] & termios.ICANON


def test_it_sleeps_and_wakes_with_its_screen(terminal: Terminal) -> None:
    terminal.child.send("\x1a")
    state = os.waitid(os.P_PID, terminal.child.pid, os.WSTOPPED)
    assert state is not None
    terminal.pump()
    assert terminal.modes() == MODES
    assert termios.tcgetattr(terminal.child.fileno()) == terminal.before
    terminal.spoil()
    terminal.child.kill(signal.SIGCONT)
    terminal.wait(lambda: "row 00" in terminal.text and "#" not in terminal.text)
    terminal.child.send("j")
    terminal.wait(lambda: terminal.screen.buffer[1][0].reverse)
    terminal.child.send("q")
    assert terminal.code() == 0


def test_to_be_woken_while_awake_changes_nothing(terminal: Terminal) -> None:
    terminal.child.kill(signal.SIGCONT)
    terminal.child.send("j")
    terminal.wait(lambda: terminal.screen.buffer[1][0].reverse)
    assert terminal.raw.count(b"\x1b[?1049h") == 1
    terminal.child.kill(signal.SIGTERM)
    terminal.child.kill(signal.SIGCONT)
    assert terminal.code() == 128 + signal.SIGTERM
    assert terminal.modes() == MODES
    assert termios.tcgetattr(terminal.child.fileno()) == terminal.before


def test_a_stop_that_nothing_can_catch_is_mended_on_waking(terminal: Terminal) -> None:
    terminal.child.kill(signal.SIGSTOP)
    os.waitid(os.P_PID, terminal.child.pid, os.WSTOPPED)
    terminal.spoil()
    terminal.child.kill(signal.SIGCONT)
    terminal.wait(lambda: "row 00" in terminal.text and "#" not in terminal.text)
    terminal.child.send("q")
    assert terminal.code() == 0
    assert termios.tcgetattr(terminal.child.fileno()) == terminal.before


def test_ctrl_l_mends_the_screen(terminal: Terminal) -> None:
    terminal.spoil()
    terminal.child.send("j")
    terminal.wait(lambda: terminal.screen.buffer[1][0].reverse)
    assert "#" in terminal.text
    terminal.child.send("\x0c")
    terminal.wait(lambda: "#" not in terminal.text)


def test_another_size_is_drawn_whole(terminal: Terminal) -> None:
    terminal.screen.resize(9, 40)
    terminal.spoil()
    terminal.child.setwinsize(9, 40)
    terminal.wait(lambda: "row 08" in terminal.text and "#" not in terminal.text)


def test_the_difference_and_plain_output_look_the_same() -> None:
    shown = []
    sent = []
    for arguments in ((), ("--plain",)):
        terminal = Terminal(*arguments)
        before = len(terminal.raw)
        for at in range(1, 8):
            terminal.child.send("j")
            terminal.wait(lambda screen=terminal.screen, at=at: screen.buffer[at][LAST].reverse)
        sent.append(len(terminal.raw) - before)
        shown.append([[terminal.screen.buffer[y][x] for x in range(60)] for y in range(12)])
        terminal.child.send("q")
        assert terminal.code() == 0
        assert b"\x1b[?1049l" in terminal.raw
    assert shown[0] == shown[1]
    assert sent[0] * 2 < sent[1]
