"""The keys of a screen: searchable, and Enter does what a line says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.commands import Command
from tui.screens.pick import Pick, matching
from tui.widgets.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.screens.base import DatelineScreen


class Help(Pick[type[Command]]):
    """What can be done here."""

    HEADING = "Keys of this screen"
    HINT = "type to search the keys"
    CHOOSES = "do it"
    WHOLE = True

    def __init__(self, screen: DatelineScreen[Any]) -> None:
        super().__init__()
        self.of = screen

    def choices(self, words: str) -> Sequence[Choice[type[Command]]]:
        """The commands of the screen, its own first, with their keys."""
        keyboard = self.dateline.keyboard
        every = [
            Choice(
                command.help(),
                command,
                "  ".join(keyboard.named(key) for key in keyboard.keys_of(command)),
                command.group,
                disabled=self.of.check_action(command.action.split("(")[0], ()) is None,
            )
            for command in self.of.commands
        ]
        return matching(every, words)
