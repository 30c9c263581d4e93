"""The keys as they are on this user's keyboard: the commands' own, and those that the settings give instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import COMMANDS, commands_of, is_sequence, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.commands import Command


class Keyboard:
    """Which keys do what.

    Args:
        chosen: the keys that the user gave to commands, by the commands' ids.
        unicode: whether the terminal can show arrows.
    """

    def __init__(self, chosen: Mapping[str, tuple[str, ...]], *, unicode: bool) -> None:
        self._chosen = chosen
        self._unicode = unicode

    def keys_of(self, command: type[Command]) -> tuple[str, ...]:
        """The keys that do a command: the user's, else its own."""
        return self._chosen.get(command.id, command.keys)

    def named(self, key: str) -> str:
        """A key as people read it."""
        return shown(key, unicode=self._unicode)

    def first_of(self, command: type[Command]) -> str:
        """The first key of a command as people read it."""
        return self.named(self.keys_of(command)[0])

    def keymap(self) -> dict[str, str]:
        """The user's keys as Textual wants them, without those of two strokes, which it does not know."""
        single = {name: [key for key in keys if not is_sequence(key)] for name, keys in self._chosen.items()}
        return {name: ",".join(keys) for name, keys in single.items() if keys}

    def faults(self) -> list[str]:
        """What is wrong with the user's keys: unknown names, and keys that two commands of one place have."""
        known = {command.id for command in COMMANDS}
        unknown = [f"[keys] {name}: there is no such command" for name in self._chosen if name not in known]
        return [*unknown, *dict.fromkeys(self._clashes())]

    def _clashes(self) -> Iterator[str]:
        for where in ("dossier", "reader", "list"):
            holders: dict[str, type[Command]] = {}
            for command in (*commands_of(where), *commands_of("app")):
                for key in self.keys_of(command):
                    other = holders.setdefault(key, command)
                    if other is not command:
                        yield f"[keys] {shown(key)} is both {other.id} and {command.id}"
