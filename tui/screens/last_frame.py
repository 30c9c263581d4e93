"""The screen as a dossier was left, painted again before Textual is loaded.

It stands there for the moment that loading takes, and what is typed meanwhile waits for the app.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import termios
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from tui.screens import session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import FrameType

_TO_SCREEN = "\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J"
_FROM_SCREEN = "\x1b[?1049l\x1b[?25h"


class LastFrame(msgspec.Struct, frozen=True):
    """What to send to a terminal of that kind and size to show the screen."""

    width: int
    height: int
    kind: str
    """What the frame was drawn for: the terminal's name, its colours and characters, the theme."""
    output: str


def file_of(dossier: Path) -> Path:
    """Where a dossier's last frame is kept."""
    return session.file_of(dossier).with_suffix(".frame")


def keep(dossier: Path, frame: LastFrame) -> None:
    """Keep the frame for the next start."""
    session.write(file_of(dossier), frame)


@contextlib.contextmanager
def shown(dossier: Path, kind: str) -> Iterator[Callable[[], None] | None]:
    """Paint the last frame, if there is one for this kind of terminal; leaves the terminal as it was found.

    Gives what lets go of the terminal's attributes, or None if nothing was painted. Call it before Textual takes the
    terminal, since that restores at ``^Z`` and at the end what it finds then. Keys that have been typed stay there.
    """
    try:
        frame = msgspec.json.decode(file_of(dossier).read_bytes(), type=LastFrame)
        size = os.get_terminal_size(sys.__stderr__.fileno() if sys.__stderr__ else 2)
        before = termios.tcgetattr(0)
    except (OSError, ValueError, termios.error):
        yield None
        return
    if (frame.width, frame.height, frame.kind) != (*size, kind):
        yield None
        return
    quiet = [*before]
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    heeded = [number for number in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(number) is signal.SIG_DFL]
    for number in heeded:
        signal.signal(number, _leave)
    let_go = partial(termios.tcsetattr, 0, termios.TCSANOW, before)
    termios.tcsetattr(0, termios.TCSANOW, quiet)
    try:
        _send(_TO_SCREEN + frame.output)
        yield let_go
    except BaseException:
        _send(_FROM_SCREEN)
        raise
    finally:
        let_go()


def _leave(number: int, frame: FrameType | None) -> None:
    """A signal in the moment before the app heeds it: the terminal is restored on the way out."""
    sys.exit(128 + number)


def _send(text: str) -> None:
    if sys.__stderr__ is not None:
        sys.__stderr__.write(text)
        sys.__stderr__.flush()
