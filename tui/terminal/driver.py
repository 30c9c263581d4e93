"""Textual's driver, which may find a frame standing on the terminal when it starts."""

from typing import Final

from textual.drivers.linux_driver import LinuxDriver

from tui.terminal import last_frame

_TO_SCREEN: Final = "\x1b[?1049h"


class StandingDriver(LinuxDriver):
    """Leaves a frame that stands as it is, and restores at the end what was found before it was painted.

    Terminals erase the other screen when they are sent to it, even if they show it already.
    """

    _is_there = False

    def start_application_mode(self) -> None:
        """Take the terminal, in which keys may wait that were typed meanwhile."""
        frame = last_frame.standing()
        self._is_there = frame is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if frame is not None:
            self.attrs_before = frame.before

    def write(self, data: str) -> None:
        """Send something, but not what leads to where the frame stands.

        Args:
            data: what to send.
        """
        if self._is_there and data == _TO_SCREEN:
            self._is_there = False
            return
        super().write(data)
