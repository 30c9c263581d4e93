"""The colour themes. The first two take the terminal's own colours."""

from typing import Final

from textual.theme import Theme

from tui.settings import ThemeName

THEMES: Final[dict[ThemeName, Theme]] = {
    "dark": Theme(
        name="dateline-dark",
        primary="#7aa2d6",
        variables={"rule": "#7aa2d6"},
        secondary="#6fb3a8",
        accent="#d6b26a",
        warning="#e0905a",
        error="#e06c75",
        success="#8fbf7f",
        foreground="#d8dce2",
        background="#16191d",
        surface="#1c2026",
        panel="#262b33",
        dark=True,
    ),
    "light": Theme(
        name="dateline-light",
        primary="#1f5fa8",
        variables={"rule": "#1f5fa8"},
        secondary="#0f6f66",
        accent="#8a5a00",
        warning="#b34700",
        error="#b3261e",
        success="#2e7031",
        foreground="#1d2126",
        background="#fbfaf7",
        surface="#f1efe9",
        panel="#e4e1d8",
        dark=False,
    ),
    "high-contrast": Theme(
        name="dateline-high-contrast",
        primary="#ffff00",
        variables={"rule": "#ffff00"},
        secondary="#00ffff",
        accent="#00ff00",
        warning="#ff9900",
        error="#ff5555",
        success="#00ff00",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#222222",
        dark=True,
    ),
}
"""Themes of our own, by their names in the settings."""

VARIABLES: Final = {"rule": "ansi_default"}
"""Colours of our own by their names in the style sheets, for themes that do not say them: lines between panes are drawn
in every row, and in the terminal's own colour they need no naming."""

BUILT_IN: Final[dict[ThemeName, str]] = {"ansi": "ansi-dark", "ansi-light": "ansi-light"}
"""Textual's names for the themes that it has."""


def textual_name(theme: ThemeName) -> str:
    """What Textual calls a theme."""
    return BUILT_IN[theme] if theme in BUILT_IN else THEMES[theme].name
