"""A program in a terminal, measured from outside: what it shows when, what it sends, what it costs. Linux only.

All that arrives is stamped as it is read and shown to the emulator afterwards, so that the emulator's own speed is in
no figure. The environment is made from nothing: a terminal of 256 colours, as over SSH.
"""

from __future__ import annotations

import os
import re
import select
import signal
import statistics
import termios
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import psutil
import pyte
from ptyprocess import PtyProcess

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

QUIET: Final = 0.15
"""Seconds of silence after which a screen counts as settled; more than the app lets quick keys rest."""
AT_REST: Final = 1.5
"""Seconds of silence after which nothing more comes of a held key: what follows it may take long to find."""
KEYS: Final = {
    "down": "\x1b[B", "up": "\x1b[A", "page down": "\x1b[6~", "page up": "\x1b[5~", "home": "\x1b[H", "end": "\x1b[F",
    "enter": "\r", "escape": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "comma": ",",
    "left": "\x1b[D", "right": "\x1b[C", "pagedown": "\x1b[6~", "pageup": "\x1b[5~",
    **{f"ctrl+{letter}": chr(ord(letter) & 31) for letter in "abcdefghijklmnopqrstuvwxyz"},
}  # fmt: skip
"""What terminals send for keys; any other text stands for itself."""
_ANSWERS: Final = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[c": b"\x1b[?62;22c", b"\x1b[6n": b"\x1b[1;1R"}
_MODES: Final = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_UNWANTED: Final = {1, 9, 47, 1000, 1002, 1003, 1004, 1005, 1006, 1015, 1016, 1047, 1049, 2004, 2026, 2048}
"""Modes that a program must not leave behind."""
_UNKNOWN_TO_PYTE: Final = re.compile(rb"\x1b[P_^X].*?\x1b\\|\x1b\[[<=>][^@-~]*[@-~]|\x1b\[\?[0-9;]*\$[a-z]", re.DOTALL)
_UNFINISHED: Final = re.compile(rb"\x1b(\[[^@-~]*|[P_^X\]][^\x07\x1b]*)?$")


@dataclass(frozen=True, slots=True)
class Program:
    """A command, and a pattern that the first screen worth seeing shows."""

    name: str
    command: Sequence[str]
    ready: str
    environ: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a key did: milliseconds to the first and to the last change on the screen, and the bytes sent.

    ``shown`` is the time to the screen that matched the pattern asked for. Times are None where nothing changed.
    """

    first: float | None
    settled: float | None
    shown: float | None
    sent: int


@dataclass(frozen=True, slots=True)
class Held:
    """What a held key did: bytes for each press, and milliseconds from the last press to the last change."""

    sent: float
    lag: float


@dataclass(frozen=True, slots=True)
class Left:
    """How a program ended: milliseconds, exit code (negative: by a signal), and what it left changed behind it."""

    milliseconds: float | None
    code: int | None
    behind: tuple[str, ...]


def _heed_signals() -> None:
    """Let a program take the signals that whoever runs this may have been told to ignore, by nohup or a shell's "&"."""
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)


class Terminal:
    """One program in one emulated terminal, of ``size`` columns and rows."""

    def __init__(self, program: Program, size: tuple[int, int] = (80, 24)) -> None:
        columns, rows = size
        environ = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        environ |= {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
        for name, value in program.environ.items():
            if value is None:
                environ.pop(name, None)
            else:
                environ[name] = value
        self.screen = pyte.Screen(columns, rows)
        self.sent = bytearray()
        self.modes: dict[int, bool] = {}
        self._stream = pyte.ByteStream(self.screen)
        self._arrived: deque[tuple[float, bytes]] = deque()
        self._rest = b""
        self._seen: dict[int, tuple[object, ...]] = {}
        self.started = time.perf_counter()
        self.process = PtyProcess.spawn(
            list(program.command), env=environ, dimensions=(rows, columns), preexec_fn=_heed_signals
        )
        self.fd = os.dup(self.process.fd)
        self.process.fileobj.close()
        self.process.closed = True
        self._before = termios.tcgetattr(self.fd)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def text(self) -> str:
        """What the terminal shows."""
        return "\n".join(self.screen.display)

    # reading

    def _read(self, seconds: float) -> bool:
        """Wait for output for so long at most; whether some came."""
        if not select.select([self.fd], [], [], max(0.0, seconds))[0]:
            return False
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            time.sleep(min(seconds, 0.001))
            return False
        self._arrived.append((time.perf_counter(), data))
        self.sent += data
        for modes, value in _MODES.findall(data):
            self.modes.update({int(mode): value == b"h" for mode in modes.split(b";") if mode})
        for question, answer in _ANSWERS.items():
            if question in data:
                os.write(self.fd, answer)
        return True

    def settle(self, quiet: float = QUIET, patience: float = 20.0) -> None:
        """Wait until nothing has come for ``quiet`` seconds, then show it."""
        end = time.perf_counter() + patience
        while time.perf_counter() < end and self._read(quiet):
            pass
        self._changes()

    def _changes(self, pattern: str | None = None) -> tuple[list[float], float | None]:
        """Show what has arrived: the times at which the screen changed, and the first at which it matched."""
        changes: list[float] = []
        matched = None
        while self._arrived:
            at, data = self._arrived.popleft()
            if self._show(data):
                changes.append(at)
                if pattern and matched is None and re.search(pattern, self.text):
                    matched = at
        return changes, matched

    def _show(self, data: bytes) -> bool:
        """Whether some output changes what is seen."""
        data = _UNKNOWN_TO_PYTE.sub(b"", self._rest + data)
        unfinished = _UNFINISHED.search(data)
        end = unfinished.start() if unfinished else len(data)
        data, self._rest = data[:end], data[end:]
        screen = self.screen
        before = screen.cursor.y, screen.cursor.x
        screen.dirty.clear()
        self._stream.feed(data)
        changed = before != (screen.cursor.y, screen.cursor.x)
        for y in screen.dirty:
            row = tuple(screen.buffer[y][x] for x in range(screen.columns))
            if y < screen.lines and self._seen.get(y) != row:
                self._seen[y] = row
                changed = True
        return changed

    def until(self, pattern: str, patience: float = 60.0) -> float:
        """Milliseconds from the start to the output with which a pattern stood on the screen.

        Raises:
            RuntimeError: if it does not appear.
        """
        end = time.perf_counter() + patience
        while time.perf_counter() < end:
            self._read(0.05)
            while self._read(0.01):
                pass
            matched = self._changes(pattern)[1]
            if matched is not None:
                return (matched - self.started) * 1000
        raise RuntimeError(f"{pattern!r} was not shown in {patience} s, but:\n{self.text}")

    # typing

    def type(self, key: str) -> float:
        """Press a key, or paste a text; when that was."""
        keys = KEYS.get(key, key)
        if self.modes.get(1) and re.fullmatch(r"\x1b\[[A-DFH]", keys):
            keys = keys.replace("[", "O")
        at = time.perf_counter()
        os.write(self.fd, keys.encode())
        return at

    def press(
        self, key: str, *, shows: str | None = None, quiet: float = QUIET, silent: float = 0.4, patience: float = 20.0
    ) -> Reply:
        """Press a key, and wait until all that it does is done; with ``shows``, not before the screen matches that.

        Args:
            key: its name, or a text to paste.
            shows: a pattern that the screen must match in the end.
            quiet: seconds without output after which an answer is taken to be whole.
            silent: seconds without any output after which a key is taken to do nothing.
            patience: seconds to wait at most.

        Raises:
            RuntimeError: if the program has ended.
        """
        self.settle(0)
        if not self.process.isalive():
            raise RuntimeError(f"the program ended before {key!r}:\n{self.text}")
        before = len(self.sent)
        pressed = time.perf_counter()
        self.type(key)
        changes: list[float] = []
        matched = None
        while time.perf_counter() - pressed < patience:
            answered = len(self.sent) > before
            while self._read(quiet if answered else silent):
                answered = True
            more, found = self._changes(shows)
            changes += more
            matched = matched or found
            if matched is not None or not shows:
                break
        since = [(at - pressed) * 1000 for at in changes]
        return Reply(
            since[0] if since else None,
            since[-1] if since else None,
            (matched - pressed) * 1000 if matched else None,
            len(self.sent) - before,
        )

    def hold(self, key: str, times: int = 60, rate: float = 30.0) -> Held:
        """Hold a key down: so many presses at so many a second, whatever the program has done by then."""
        self.settle(0)
        before = len(self.sent)
        start = last = time.perf_counter()
        for number in range(times):
            while (left := start + number / rate - time.perf_counter()) > 0:
                self._read(left)
            last = self.type(key)
        while self._read(AT_REST):
            pass
        changes, _ = self._changes()
        return Held((len(self.sent) - before) / times, max(0.0, (changes[-1] - last) * 1000) if changes else 0.0)

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal another size."""
        self.screen.resize(rows, columns)
        self._seen.clear()
        termios.tcsetwinsize(self.fd, (rows, columns))

    # costs

    def _tree(self) -> list[psutil.Process]:
        try:
            root = psutil.Process(self.process.pid)
            return [root, *root.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def memory(self) -> float:
        """Megabytes that the program and its children hold."""
        return float(sum(process.memory_info().rss for process in self._tree())) / 1e6

    def cpu(self) -> float:
        """Milliseconds of processor time that all its threads have had."""
        total = 0
        for process in self._tree():
            for task in Path(f"/proc/{process.pid}/task").glob("*/schedstat"):
                with suppress(OSError):
                    total += int(task.read_text().split()[0])
        return total / 1e6

    def idle(self, seconds: float) -> tuple[int, float]:
        """Bytes sent and milliseconds of processor time while nobody types."""
        self.settle(1.0)
        before, cpu, end = len(self.sent), self.cpu(), time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)
        return len(self.sent) - before, self.cpu() - cpu

    # ending

    def left(self, since: float, patience: float = 5.0) -> Left:
        """Wait for the end of the program."""
        while self.process.isalive():
            if time.perf_counter() - since > patience:
                return Left(None, None, ("still running",))
            self._read(0.001)
        took = (time.perf_counter() - since) * 1000
        self.settle(0.05)
        code = self.process.exitstatus
        return Left(took, code if code is not None else -(self.process.signalstatus or 0), self.behind())

    def behind(self) -> tuple[str, ...]:
        """What is not as a shell needs it: modes left on, a hidden cursor, a terminal that does not echo."""
        wrong = [f"mode {mode}" for mode, on in sorted(self.modes.items()) if on and mode in _UNWANTED]
        if self.modes.get(25) is False:
            wrong.append("cursor hidden")
        if len(re.findall(rb"\x1b\[>\d+u", self.sent)) > self.sent.count(b"\x1b[<u"):
            wrong.append("keyboard protocol")
        if termios.tcgetattr(self.fd) != self._before:
            wrong.append("terminal attributes")
        return tuple(wrong)

    def quit(self, key: str) -> Left:
        """Press the key that quits, once all is quiet."""
        self.settle()
        return self.left(self.type(key))

    def hang_up(self) -> None:
        """Drop the link: the terminal is gone."""
        os.close(self.fd)
        self.fd = os.open(os.devnull, os.O_RDWR)

    def close(self) -> None:
        """End the program, if it is still there."""
        if self.process.isalive():
            self.process.kill(signal.SIGKILL)
            self.process.wait()
        os.close(self.fd)


def median(values: Sequence[float | None]) -> float:
    """The middle of those that are there; not a number if none is."""
    there = [value for value in values if value is not None]
    return statistics.median(there) if there else float("nan")


def high(values: Sequence[float | None]) -> float:
    """The 95th percentile of those that are there; not a number if none is."""
    there = sorted(value for value in values if value is not None)
    return there[round(0.95 * (len(there) - 1))] if there else float("nan")
