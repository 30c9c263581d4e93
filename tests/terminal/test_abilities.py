"""What a terminal can show is decided from the environment and the streams alone."""

import pytest
from msgspec.structs import asdict
from rich.cells import cell_len

from tui.terminal.abilities import Abilities, abilities
from tui.terminal.glyphs import ASCII, UNICODE, Glyphs


class Tty:
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


class Pipe:
    """A stream that is not."""

    def isatty(self) -> bool:
        return False


def of(**environ: str) -> Abilities:
    return abilities({"TERM": "xterm-256color", "LANG": "en_GB.UTF-8"} | environ, Tty(), Tty())


@pytest.mark.parametrize(
    ("environ", "colours"),
    [
        ({}, "256"),
        ({"COLORTERM": "truecolor"}, "truecolor"),
        ({"TERM": "xterm-direct"}, "truecolor"),
        ({"TERM": "xterm-kitty"}, "256"),
        ({"TERM": "tmux-256color"}, "256"),
        ({"TERM": "screen"}, "16"),
        ({"TERM": "linux"}, "16"),
        ({"TERM": "xterm"}, "16"),
        ({"TERM": "vt100"}, "none"),
        ({"COLORTERM": "truecolor", "NO_COLOR": "1"}, "none"),
        ({"NO_COLOR": ""}, "256"),
    ],
)
def test_colours(environ: dict[str, str], colours: str) -> None:
    made = of(**environ)
    assert made.colours == colours
    assert made.screen
    assert ("NO_COLOR" in made.environment) == (colours == "none")


@pytest.mark.parametrize(
    ("environ", "glyphs"),
    [
        ({}, UNICODE),
        ({"LANG": "C.UTF-8"}, UNICODE),
        ({"LANG": "en_US.utf8"}, UNICODE),
        ({"LANG": "C"}, ASCII),
        ({"LANG": ""}, ASCII),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "en_US.ISO-8859-1"}, ASCII),
        ({"LANG": "en_US.ISO-8859-1", "LC_CTYPE": "en_US.UTF-8"}, UNICODE),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, ASCII),
        ({"LANG": "C", "LC_ALL": "C.UTF-8"}, UNICODE),
    ],
)
def test_glyphs(environ: dict[str, str], glyphs: Glyphs) -> None:
    assert of(**environ).glyphs is glyphs


def test_where_no_screen_can_be_drawn_it_says_why() -> None:
    for environ in ({"TERM": "dumb"}, {"TERM": ""}, {}):
        made = abilities(environ, Tty(), Tty())
        assert not made.screen
        assert "TERM" in made.why_not
        assert made.colours == "none"
    made = abilities({"TERM": "xterm"}, Tty(), Pipe())
    assert not made.screen
    assert "not a terminal" in made.why_not


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_every_glyph_is_one_cell_wide_but_what_ascii_says_in_two(glyphs: Glyphs) -> None:
    drawn = asdict(glyphs)
    assert drawn.pop("unicode") == (glyphs is UNICODE)
    bars = drawn.pop("bars")
    assert len(bars) == len(set(bars)) == 8
    bounds = [drawn.pop("at_least"), drawn.pop("at_most")]
    assert bounds == (["≥", "≤"] if glyphs is UNICODE else [">=", "<="])
    assert glyphs.dot not in bars
    assert all(len(sign) == cell_len(sign) == 1 for sign in (*drawn.values(), *bars))
    assert glyphs is UNICODE or all(sign.isascii() for sign in (*drawn.values(), *bars))
