"""Choosing the colours, each theme shown as the cursor comes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from textual import on

from tui.screens.pick import Pick, matching
from tui.settings import ThemeName
from tui.widgets.choices import Choice
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAYS: Final[dict[ThemeName, str]] = {
    "ansi": "the terminal's own colours, on a dark ground",
    "ansi-light": "the terminal's own colours, on a light ground",
    "dark": "light words on a dark ground",
    "light": "dark words on a light ground",
    "high-contrast": "yellow and white on black",
}


class Colours(Pick[ThemeName]):
    """Gives back the theme chosen."""

    HEADING = "Colours"
    CHOOSES = "keep"

    def choices(self, words: str) -> Sequence[Choice[ThemeName]]:
        """The themes, first the one that the settings say."""
        names: list[ThemeName] = sorted(get_args(ThemeName), key=lambda name: name != self.dateline.settings.theme)
        return matching([Choice(_SAYS[name], name, name) for name in names], words)

    @on(VirtualList.Came)
    @on(VirtualList.Moved)
    def _try_on(self) -> None:
        choice = self.offered.current
        if choice is not None:
            self.dateline.wear(choice.value)
