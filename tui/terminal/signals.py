"""Leaving in order, on signals and when the link to the terminal drops; waking in order.

Textual by itself leaves the terminal raw at a signal, reads for ever from a terminal that is gone, and takes a raw
terminal for the one to restore when it is woken from a sleep that it did not see coming.
"""

import asyncio
import os
import select
import signal
import sys
import termios
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Lock, Thread, Timer
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from types import FrameType

    from textual.app import App

SIGNALS: Final = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
GRACE: Final = 3.0
"""Seconds in which the app must have left before it is ended."""

_RESTORE: Final = b"\x1b[0m\x1b[<u\x1b[?1000;1003;1006;1004;2004l\x1b[?7h\x1b[?1049l\x1b[?25h\r\n"
_GONE: Final = select.POLLHUP | select.POLLERR

_Handler = Callable[[int, "FrameType | None"], Any] | int | None


def heed_signals(app: "App[Any]", *, grace: float = GRACE) -> None:
    """From now on an app leaves by ``exit`` on each of ``SIGNALS`` and when its terminal is gone.

    Its return code is 128 and the signal's number; a terminal that is gone counts as ``SIGHUP``, also for a process
    that ignores that signal. What has not left after ``grace`` seconds (because output is blocked, say) is ended, the
    terminal restored as far as it can be. When it is woken (``SIGCONT``) its resume signal is published, however it was
    put to sleep. Call it when the app is mounted; without a terminal it does nothing.
    """
    if app.is_headless or sys.__stdin__ is None or not sys.__stdin__.isatty():
        return
    departure = _Departure(app, asyncio.get_running_loop(), sys.__stdin__.fileno(), grace)
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, departure.on_signal)
    Thread(target=departure.watch, name="terminal-link", daemon=True).start()
    sleep = _Sleep(app, departure.loop, signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT))
    signal.signal(signal.SIGTSTP, sleep.on_stop)
    signal.signal(signal.SIGCONT, sleep.on_continue)


class _Sleep:
    """Lets Textual's driver wake only from a sleep that it prepared."""

    def __init__(self, app: "App[Any]", loop: asyncio.AbstractEventLoop, stop: _Handler, go_on: _Handler) -> None:
        self._app = app
        self._loop = loop
        self._stop = stop
        self._go_on = go_on
        self._prepared = False

    def on_stop(self, number: int, frame: "FrameType | None") -> None:
        self._prepared = True
        if callable(self._stop):
            self._stop(number, frame)

    def on_continue(self, number: int, frame: "FrameType | None") -> None:
        if self._prepared and callable(self._go_on):
            self._go_on(number, frame)
        elif not self._prepared:
            self._loop.call_soon_threadsafe(lambda: self._app.app_resume_signal.publish(self._app))
        self._prepared = False


class _Departure:
    def __init__(self, app: "App[Any]", loop: asyncio.AbstractEventLoop, terminal: int, grace: float) -> None:
        self._app = app
        self.loop = loop
        self._terminal = terminal
        self._grace = grace
        self._first = Lock()

    def on_signal(self, number: int, frame: "FrameType | None") -> None:
        self._leave(number)

    def watch(self) -> None:
        """Wait, without being woken for anything else, until the terminal is gone."""
        poll = select.poll()
        poll.register(self._terminal, 0)
        if any(state & _GONE for _, state in poll.poll()):
            self._leave(signal.SIGHUP)

    def _leave(self, number: int) -> None:
        if not self._first.acquire(blocking=False):
            return
        code = 128 + number
        last = Timer(self._grace, self._end, (code,))
        last.daemon = True
        last.start()
        if self._gone():
            self._detach()
        with suppress(RuntimeError):  # the loop has ended: the app is leaving already
            self.loop.call_soon_threadsafe(partial(self._app.exit, return_code=code))

    def _gone(self) -> bool:
        poll = select.poll()
        poll.register(self._terminal, 0)
        return any(state & _GONE for _, state in poll.poll(0))

    def _detach(self) -> None:
        """Let what is still written and read on the way out go nowhere, rather than fail."""
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(nowhere, descriptor)
        os.close(nowhere)

    def _end(self, code: int) -> None:
        """Restore the terminal by hand, as far as that does not block, and end the process."""
        with suppress(OSError, termios.error):
            attributes = termios.tcgetattr(self._terminal)
            attributes[0] |= termios.ICRNL | termios.IXON
            attributes[3] |= termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG
            termios.tcsetattr(self._terminal, termios.TCSANOW, attributes)
            if select.select([], [self._terminal], [], 0)[1]:
                os.write(self._terminal, _RESTORE)
        os._exit(code)
