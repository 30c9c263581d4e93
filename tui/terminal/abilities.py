"""What a terminal can show, decided once from the environment and the streams, never by asking the terminal."""

from collections.abc import Mapping
from typing import Literal, Protocol

from msgspec import Struct

from tui.terminal.glyphs import ASCII, UNICODE, Glyphs

Colours = Literal["none", "16", "256", "truecolor"]


class Stream(Protocol):
    """As much of a stream as tells whether it is a terminal."""

    def isatty(self) -> bool:
        """Whether the stream is a terminal."""
        ...


class Abilities(Struct, frozen=True):
    """What a terminal can do.

    Attributes:
        screen: whether an app can take the whole screen; else plain text is the answer.
        why_not: what stands against the whole screen, in words, or an empty string.
        colours: how many colours to use; ``none`` also by the user's wish (``NO_COLOR``).
        unicode: whether the locale's characters are those of Unicode.
    """

    screen: bool
    why_not: str
    colours: Colours
    unicode: bool

    @property
    def glyphs(self) -> Glyphs:
        """The signs to draw with."""
        return UNICODE if self.unicode else ASCII

    @property
    def environment(self) -> dict[str, str]:
        """The variables to set before Textual is imported, so that it does as decided here."""
        systems = {"16": "standard", "256": "256", "truecolor": "truecolor"}
        variables = {"TEXTUAL_ANIMATIONS": "none"}
        if self.colours == "none":
            variables["NO_COLOR"] = "1"
        else:
            variables["TEXTUAL_COLOR_SYSTEM"] = systems[self.colours]
        return variables


def abilities(environ: Mapping[str, str], *streams: Stream) -> Abilities:
    """What the terminal can do that the streams (those for keys and for the screen) lead to."""
    why_not = ""
    if environ.get("TERM", "") in ("", "dumb", "unknown"):
        why_not = f"TERM={environ.get('TERM', '')} says that the terminal cannot place text"
    elif not all(stream.isatty() for stream in streams):
        why_not = "input or output is not a terminal"
    return Abilities(screen=not why_not, why_not=why_not, colours=_colours(environ), unicode=draws_unicode(environ))


def _colours(environ: Mapping[str, str]) -> Colours:
    term = environ.get("TERM", "").lower()
    if environ.get("NO_COLOR") or term in ("", "dumb", "unknown") or term.startswith("vt"):
        return "none"
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit") or term.endswith("-direct"):
        return "truecolor"
    if "256" in term or term.startswith(("xterm-kitty", "xterm-ghostty", "alacritty", "wezterm", "foot", "contour")):
        return "256"
    return "16"


def draws_unicode(environ: Mapping[str, str]) -> bool:
    """Whether the locale that counts for characters is one of UTF-8.

    Python itself sets ``LC_CTYPE=C.UTF-8`` where it finds the C locale, which says nothing about the terminal.
    """
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    if not environ.get("LC_ALL") and locale == "C.UTF-8" and environ.get("LANG", "") in ("", "C", "POSIX"):
        return False
    return "utf-8" in locale.lower() or "utf8" in locale.lower()
