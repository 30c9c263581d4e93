"""What was typed before a screen was there to take it."""

from __future__ import annotations

import termios
from contextlib import suppress


def forget(terminal: int = 0) -> None:
    """Forget what was typed at a terminal and not read: keys that were pressed while only lines could be printed."""
    with suppress(OSError, termios.error):
        termios.tcflush(terminal, termios.TCIFLUSH)
