"""How the app takes signals, a dropped link, sleep, other sizes and other terminals: a line each. Linux only.

    python -m tests.benchmarks.lifecycle [DOSSIER]

Without a dossier, one of 200 articles is generated. Exits with 1 if a case fails.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.benchmarks.generate import generate
from tests.benchmarks.terminal import Program, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_ROOT: Final = Path(__file__).parents[2]
_ROW: Final = r"\d{4}-\d\d-\d\d"
_COLOUR: Final = re.compile(rb"\x1b\[(?:[0-9;:]*[;:])?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:][0-9;:]*)?m")
_RICH: Final = re.compile(rb"[34]8[;:]2[;:]")
_ESCAPE: Final = re.compile(rb"\x1b")
_SPINS: Final = 100
"""Milliseconds of processor time a second from which on a program spins."""


@dataclass(frozen=True, slots=True)
class Case:
    """What was tried, what came of it, and whether that is right."""

    what: str
    came: str
    right: bool

    def __str__(self) -> str:
        return f"{'ok  ' if self.right else 'FAIL'}  {self.what:<44} {self.came}"


@dataclass(frozen=True, slots=True)
class Variant:
    """A terminal by its environment, and what must hold of the bytes that are sent to it."""

    what: str
    environ: Mapping[str, str | None]
    holds: Callable[[bytes], bool]


VARIANTS: Final = (
    Variant("256 colours", {}, lambda sent: not _RICH.search(sent)),
    Variant("true colour", {"COLORTERM": "truecolor"}, lambda sent: True),
    *(
        Variant(f"TERM={name}", {"TERM": name}, lambda sent: not _RICH.search(sent))
        for name in ("xterm", "screen", "tmux-256color", "linux")
    ),
    Variant("TERM=vt100", {"TERM": "vt100"}, lambda sent: not _COLOUR.search(sent)),
    Variant("NO_COLOR", {"NO_COLOR": "1"}, lambda sent: not _COLOUR.search(sent)),
    Variant("LANG=C", {"LANG": "C"}, bytes.isascii),
    Variant("LC_ALL=POSIX, UTF-8 mode off", {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}, bytes.isascii),
    Variant("LC_ALL=en_US.ISO-8859-1", {"LC_ALL": "en_US.ISO-8859-1"}, bytes.isascii),
)
PLAIN: Final = (
    Variant("TERM=dumb: plain text", {"TERM": "dumb"}, lambda sent: not _ESCAPE.search(sent)),
    Variant("no TERM: plain text", {"TERM": None}, lambda sent: not _ESCAPE.search(sent)),
)


def opened(program: Program) -> Terminal:
    """The program, once its first screen stands still."""
    terminal = Terminal(program)
    terminal.until(program.ready)
    terminal.settle(0.5)
    return terminal


def signals(program: Program) -> Iterator[Case]:
    """Signals end it in order, with 128 and their number."""
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        with opened(program) as terminal:
            sent = time.perf_counter()
            os.kill(terminal.process.pid, number)
            left = terminal.left(sent)
        yield Case(
            number.name,
            f"exit code {left.code}, {left.milliseconds or 0:.0f} ms, {', '.join(left.behind) or 'terminal restored'}",
            left.code == 128 + number and not left.behind,
        )


def dropped(program: Program) -> Iterator[Case]:
    """A link that drops ends it, also where SIGHUP is ignored, and it does not spin."""
    deaf = replace(program, command=["/bin/sh", "-c", 'trap "" HUP; exec "$@"', "sh", *program.command])
    for what, one in (("link dropped", program), ("link dropped, SIGHUP ignored", deaf)):
        with opened(one) as terminal:
            terminal.hang_up()
            end = time.perf_counter() + 5
            while terminal.process.isalive() and time.perf_counter() < end:
                time.sleep(0.01)
            if terminal.process.isalive():
                before = terminal.cpu()
                time.sleep(1)
                spent = terminal.cpu() - before
                yield Case(what, f"still there, {spent:.0f} ms a second{', spins' if spent > _SPINS else ''}", False)
            else:
                code = terminal.process.exitstatus
                yield Case(what, f"exit code {code}", code == 128 + signal.SIGHUP)


def asleep(terminal: Terminal) -> bool:
    """Whether it was put to sleep within two seconds."""
    end = time.perf_counter() + 2
    while time.perf_counter() < end:
        terminal.settle(0.05)
        if Path(f"/proc/{terminal.process.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T":
            return True
    return False


def sleep(program: Program) -> Iterator[Case]:
    """It sleeps with the terminal restored, wakes with its screen, and quits as ever."""
    ways: tuple[tuple[str, Callable[[Terminal], object], bool], ...] = (
        ("^Z", lambda terminal: terminal.type("ctrl+z"), True),
        ("SIGTSTP", lambda terminal: os.kill(terminal.process.pid, signal.SIGTSTP), True),
        ("^Z, opened as it was left", lambda terminal: terminal.type("ctrl+z"), False),
    )
    for what, stop, fresh in ways:
        if fresh:
            shutil.rmtree(program.environ["DATELINE_STATE"] or "", ignore_errors=True)
        with opened(program) as terminal:
            shown = terminal.text
            stop(terminal)
            stopped = asleep(terminal)
            behind = terminal.behind()
            yield Case(f"{what}: asleep", ", ".join(behind) or "terminal restored", stopped and not behind)
            terminal.screen.reset()
            os.kill(terminal.process.pid, signal.SIGCONT)
            terminal.settle(0.6)
            same = terminal.text == shown
            left = terminal.quit("Q")
            yield Case(f"{what}: woken", f"{'same' if same else 'another'} screen", same)
            yield Case(f"{what}: quit after that", f"exit code {left.code}", left.code == 0 and not left.behind)


def sizes(program: Program) -> Iterator[Case]:
    """Another size is drawn whole."""
    with opened(program) as terminal:
        narrow = terminal.text
        for columns, rows in ((250, 60), (20, 5), (80, 24)):
            terminal.screen.reset()
            terminal.resize(columns, rows)
            terminal.settle(0.5)
            yield Case(f"resized to {columns}x{rows}", "drawn", any(line.strip() for line in terminal.screen.display))
        yield Case("back at the first size", "same screen", terminal.text == narrow)


def harmless(program: Program) -> Iterator[Case]:
    """Keys that a terminal or a habit uses for something else do not end it, nor stop its output."""
    with opened(program) as terminal:
        for key in ("ctrl+q", "ctrl+s", "ctrl+c"):
            terminal.press(key)
            before = len(terminal.sent)
            terminal.press("j")
            moved = terminal.process.isalive() and len(terminal.sent) > before
            yield Case(f"^{key[-1].upper()}", "goes on" if moved else "does not go on", moved)
        left = terminal.quit("q")
        yield Case("q", f"exit code {left.code}, {', '.join(left.behind) or 'terminal restored'}", not left.behind)


def terminals(program: Program) -> Iterator[Case]:
    """Each terminal gets what it can show, also right after another one; one that cannot place text gets plain text."""
    for one in VARIANTS:
        with opened(program) as terminal:
            terminal.quit("q")
        with opened(replace(program, environ={**program.environ, **one.environ})) as terminal:
            sent = bytes(terminal.sent)
            left = terminal.quit("Q")
        yield Case(
            one.what,
            f"{len(sent):,} bytes, {len(_COLOUR.findall(sent))} colours, {'' if sent.isascii() else 'not only '}ASCII",
            one.holds(sent) and left.code == 0 and not left.behind,
        )
    for one in PLAIN:
        with Terminal(replace(program, environ={**program.environ, **one.environ})) as terminal:
            left = terminal.left(time.perf_counter(), patience=20)
            sent = bytes(terminal.sent)
        yield Case(one.what, f"{len(sent):,} bytes, exit code {left.code}", one.holds(sent) and left.code == 0)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("dossier", type=Path, nargs="?")
    arguments = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        dossier = arguments.dossier or Path(scratch) / "generated.dossier"
        if not arguments.dossier:
            generate(dossier, 200)
        own = {f"DATELINE_{name}": str(Path(scratch) / name.lower()) for name in ("STATE", "DATA", "CONFIG")}
        command = [sys.executable, "-m", "tui", "open", str(dossier)]
        program = Program("dateline", command, _ROW, {**own, "PYTHONPATH": str(_ROOT)})
        for part in (signals, dropped, sleep, sizes, harmless, terminals):
            for case in part(program):
                print(case, flush=True)
                failed += not case.right
    print(f"{failed} cases failed" if failed else "every case passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
