"""Textual's driver, which may find a frame standing on the terminal when it starts, and wraps no small one."""

from typing import Final

from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.drivers.linux_driver import LinuxDriver

from tui.terminal import last_frame

_TO_SCREEN: Final = "\x1b[?1049h"
_HOME: Final = "\x1b[1;1H"
"""Where Textual leaves the cursor, which is hidden, if nobody types into a line."""
_AT_ONCE: Final = 1000
"""Characters that arrive together in any case, and need no marks of where a frame begins and ends."""


class StandingDriver(LinuxDriver):
    """Leaves a frame that stands as it is, and restores at the end what was found before it was painted.

    Terminals erase the other screen when they are sent to it, even if they show it already.
    """

    _is_there = False
    _is_begun = False
    _is_marked = False

    def start_application_mode(self) -> None:
        """Take the terminal, in which keys may wait that were typed meanwhile."""
        frame = last_frame.standing()
        self._is_there = frame is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if frame is not None:
            self.attrs_before = frame.before

    def write(self, data: str) -> None:
        """Send something, but not what leads to where the frame stands, nor marks around a small frame.

        Args:
            data: what to send.
        """
        if self._is_there and data == _TO_SCREEN:
            self._is_there = False
        elif data == SYNC_START:
            self._is_begun = True
        elif data == SYNC_END:
            if self._is_marked:
                super().write(data)
            self._is_begun = self._is_marked = False
        else:
            data = data.removesuffix(_HOME)
            if self._is_begun and len(data) > _AT_ONCE:
                data = SYNC_START + data
                self._is_marked = True
            self._is_begun = False
            if data:
                super().write(data)
