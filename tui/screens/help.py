"""The keys of a screen and its signs: searchable, and Enter does what a line says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.commands import Command
from tui.commands.lens import NextSource
from tui.screens.pick import Pick, matching
from tui.screens.signs import signs
from tui.widgets.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.screens.base import DatelineScreen


class Help(Pick[type[Command] | None]):
    """What can be done here, and what the signs mean."""

    HEADING = "Keys of this screen, and after them its signs"
    HINT = "type to search the keys and signs"
    CHOOSES = "do it"
    WHOLE = True

    def __init__(self, screen: DatelineScreen[Any]) -> None:
        super().__init__()
        self.of = screen

    def choices(self, words: str) -> Sequence[Choice[type[Command] | None]]:
        """The commands of the screen, its own first, with their keys; then the signs, which do nothing."""
        keyboard = self.dateline.keyboard
        every: list[Choice[type[Command] | None]] = [
            Choice(
                command.brief(),
                command,
                "  ".join(keys := [keyboard.named(key) for key in keyboard.keys_of(command)]),
                command.group,
                disabled=self.of.check_action(command.action.split("(")[0], ()) is None,
                more=command.help(),
                also=command.also,
                keys=keys,
            )
            for command in self.of.commands
        ]
        drawn = signs(self.dateline.glyphs, keyboard.first_of(NextSource))
        every += [Choice(meaning, None, sign, "Signs") for sign, meaning in drawn]
        return matching(every, words)

    def chosen(self, choice: Choice[type[Command] | None]) -> None:
        """Do what the line says; a sign is only to be read."""
        if choice.value is not None:
            super().chosen(choice)
