"""The screen as a dossier was left, painted again before anything else is loaded.

It stands there for the moment that loading takes, and what is typed meanwhile waits for the app. Nothing is imported
here that a bare interpreter has not loaded, but what the terminal needs: until the frame is painted, each module costs.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any, NoReturn

_FORMAT = b"dateline frame 1"
_TO_SCREEN = b"\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J"
_FROM_SCREEN = b"\x1b[?1049l\x1b[?25h"
_DECIDES = ("TERM", "COLORTERM", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG", "TEXTUAL_COLOR_SYSTEM")
"""What of the environment decides how a screen is drawn."""
_FLAGS = frozenset(["--mouse", "--debug"])
"""Options that do not change what is shown first."""


class Standing:
    """A frame that stands on the terminal, and what is needed to let the app take its place, or to take it away."""

    def __init__(self, before: "list[Any]", restore: "Callable[[], None]") -> None:
        self.before = before
        """The terminal's attributes as they were found."""
        self._restore = restore

    def withdraw(self) -> None:
        """Take the frame away, and leave the terminal as it was found."""
        self._restore()


_standing: Standing | None = None


def kind_of(environ: "Mapping[str, str]") -> str:
    """What a frame is drawn for: the terminal's name, colours and characters, and the settings as they are."""
    try:
        about = os.stat(_settings_file(environ))
        settings = f"{about.st_mtime_ns} {about.st_size}"
    except OSError:
        settings = ""
    return "\t".join([*(environ.get(name, "") for name in _DECIDES), settings])


def keep(dossier: str, size: tuple[int, int], kind: str, output: str) -> None:
    """Keep what shows the screen on a terminal of that size and kind for the next start.

    The file is private. A folder that cannot be written is no reason to fail at the end.
    """
    whole = os.path.realpath(dossier)
    file = _file_of(whole)
    new = f"{file}.{os.getpid()}.tmp"
    try:
        os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "wb") as stream:
            stream.write(b"\n".join([_FORMAT, *_head(whole, size, kind), output.encode("utf-8", "replace")]))
        os.replace(new, file)
    except OSError:
        return


def paint(arguments: "Sequence[str]") -> None:
    """Paint the last frame of the dossier that the command line opens, if it does and there is one for this terminal.

    Keys that have been typed, or are typed from now on, stay with the terminal until the app reads them.
    """
    global _standing
    dossier = _opened(arguments)
    if dossier is None or not os.path.isfile(os.path.join(dossier, "HEAD.json")):
        return
    import signal
    import termios

    whole = os.path.realpath(dossier)
    try:
        with open(_file_of(whole), "rb") as stream:
            found = stream.read()
        columns, lines = os.get_terminal_size(2)
        before = termios.tcgetattr(0)
    except (OSError, termios.error):
        return
    head = b"\n".join([_FORMAT, *_head(whole, (columns, lines), kind_of(os.environ)), b""])
    if not found.startswith(head):
        return

    def restore() -> None:
        termios.tcsetattr(0, termios.TCSANOW, before)
        os.write(2, _FROM_SCREEN)

    def leave(number: int, frame: object) -> "NoReturn":
        withdraw()
        sys.exit(128 + number)

    quiet = [*before]
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, leave)
    _standing = Standing(before, restore)
    termios.tcsetattr(0, termios.TCSANOW, quiet)
    os.write(2, _TO_SCREEN + found[len(head) :])


def standing() -> Standing | None:
    """The frame that stands on the terminal, if there is one."""
    return _standing


def take_over() -> None:
    """From now on the app answers for the terminal."""
    global _standing
    _standing = None


def withdraw() -> None:
    """Take the frame away, if one stands, since something else is to be shown."""
    frame = standing()
    take_over()
    if frame is not None:
        frame.withdraw()


def _opened(arguments: "Sequence[str]") -> str | None:
    """The path that a command line opens as it was left; None if it does something else."""
    words = [word for word in arguments if word not in _FLAGS]
    if not words:
        try:
            with open(os.path.join(_state_folder(os.environ), "last"), "rb") as stream:
                return os.fsdecode(stream.read())
        except OSError:
            return None
    if len(words) == 2 and words[0] == "open" and not words[1].startswith("-"):
        return words[1]
    return None


def _head(dossier: str, size: tuple[int, int], kind: str) -> list[bytes]:
    """What must be the same for a frame to be shown again, without the ends of lines."""
    fields = (dossier, f"{size[0]} {size[1]}", kind)
    return [os.fsencode(field).replace(b"\n", b"\0") for field in fields]


def _file_of(dossier: str) -> str:
    import zlib

    return os.path.join(_state_folder(os.environ), "frames", f"{zlib.crc32(os.fsencode(dossier)):08x}")


def _state_folder(environ: "Mapping[str, str]") -> str:
    """Where ``locations`` has it, found with less on the way where that is usual."""
    return _folder(environ, "DATELINE_STATE", "XDG_STATE_HOME", os.path.join(".local", "state"))


def _settings_file(environ: "Mapping[str, str]") -> str:
    named = environ.get("DATELINE_CONFIG")
    return named or os.path.join(_folder(environ, "", "XDG_CONFIG_HOME", ".config"), "settings.toml")


def _folder(environ: "Mapping[str, str]", own: str, common: str, usual: str) -> str:
    if environ.get(own):
        return environ[own]
    if sys.platform != "linux":
        from tui import locations

        return str(locations.state_folder() if own else locations.settings_file().parent)
    folder = environ.get(common, "").strip() or os.path.join(os.path.expanduser("~"), usual)
    return os.path.join(folder, "dateline")
