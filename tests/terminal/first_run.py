"""Runs a command in a real terminal as a new user would: it must show the sample, obey keys, quit and restore.

Standard library only, since it runs where nothing but the program is installed: ``python first_run.py dateline``.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import shlex
import struct
import sys
import termios
import time

PATIENCE = 180
"""Seconds for the first build; the language model is loaded from a cold disk."""

_ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|.)")


class Terminal:
    """A child in a pty of 24 rows and 80 columns."""

    def __init__(self, command: list[str]) -> None:
        self.raw = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", LANG="C.UTF-8")
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def until(self, pattern: str, seconds: float = 20) -> None:
        """Wait until what was written, escapes left out, matches from here on."""
        seen = len(self.raw)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if select.select([self.fd], [], [], 0.1)[0]:
                try:
                    self.raw += os.read(self.fd, 65536)
                except OSError:
                    break
            plain = re.sub(
                r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|.)", "", self.raw[seen:].decode("utf-8", "replace")
            )
            if re.search(pattern, plain):
                return
        raise SystemExit(f"waited {seconds} s in vain for {pattern!r}; the last output was:\n{self.raw[-3000:]!r}")

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self.fd, keys.encode())

    def ended(self, seconds: float = 10) -> int:
        """The exit code, once it has ended."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if select.select([self.fd], [], [], 0.05)[0]:
                with contextlib.suppress(OSError):
                    self.raw += os.read(self.fd, 65536)
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status)
        raise SystemExit("it did not end")


def main() -> int:
    """Open, look into each pane, ask for help, quit."""
    terminal = Terminal(shlex.split(sys.argv[1]))
    terminal.until("Articles", PATIENCE)
    terminal.press("2")
    terminal.until("Timeline")
    terminal.press("3")
    terminal.until("Actor")
    terminal.press("q")
    code = terminal.ended()
    if code or terminal.raw.rfind(b"\x1b[?1049l") < terminal.raw.rfind(b"\x1b[?1049h"):
        raise SystemExit(f"exit code {code}, or the terminal was not restored: {terminal.raw[-300:]!r}")
    print("the first command shows the sample, obeys keys, quits and restores the terminal")
    return 0


if __name__ == "__main__":
    sys.exit(main())
