"""The commands: one name, one place, no key twice, and what screens and settings make of them."""

from __future__ import annotations

from typing import get_args

import pytest

from tui.commands import COMMANDS, Where, bindings, commands_of, is_sequence, shown
from tui.commands.keyboard import Keyboard
from tui.commands.lens import Narrow
from tui.screens.application import DatelineApp
from tui.screens.dossier import DossierScreen
from tui.screens.reader import ReaderScreen
from tui.settings import Settings
from tui.widgets.actor import ActorPage
from tui.widgets.reader import Reader

FREE = {"t", "u", "ctrl+r", "|", "]b", "[b", "ctrl+a", "ctrl+b", "~"}
"""Keys of what comes later, and keys that terminals and multiplexers keep for themselves."""


def test_names_are_unique_and_every_command_explains_itself() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        assert command.help().endswith("."), command
        assert command.label
        assert command.keys


@pytest.mark.parametrize("where", ["dossier", "reader"])
def test_no_key_does_two_things_in_one_place(where: Where) -> None:
    keys = [key for command in (*commands_of(where), *commands_of("app")) for key in command.keys]
    assert len(set(keys)) == len(keys)
    assert not FREE & set(keys)


def test_every_command_is_somewhere_and_has_an_action_there() -> None:
    homes = {"dossier": (DossierScreen, ActorPage), "reader": (ReaderScreen, Reader), "app": (DatelineApp,)}
    for command in COMMANDS:
        assert command.where <= set(get_args(Where))
        assert command.where
        namespace, _, name = command.action.partition("(")[0].rpartition(".")
        for where in command.where - {"list"}:
            screen, *focused = homes[where]
            home = DatelineApp if namespace == "app" else focused[0] if namespace == "focused" else screen
            if (where, command.id) == ("reader", "open"):
                home = ActorPage
            assert hasattr(home, f"action_{name}"), (command.id, home)


def test_bindings_leave_sequences_out() -> None:
    made = bindings(COMMANDS)
    assert {binding.id for binding in made} <= {command.id for command in COMMANDS}
    assert not any(is_sequence(binding.key) for binding in made)
    assert is_sequence("]e")
    assert not is_sequence("tab")


def test_keys_as_people_read_them() -> None:
    assert [shown(key) for key in ("ctrl+o", "escape", "comma", "]e", "G")] == ["^O", "Esc", ",", "]e", "G"]


def keyboard(**keys: str | list[str]) -> Keyboard:
    """A keyboard with keys of the user's own."""
    return Keyboard(Settings(keys=dict(keys)).keymap(), unicode=True)


def test_unknown_names_and_clashes_are_reported_with_both_names() -> None:
    assert keyboard().faults() == []
    assert keyboard(narow="x").faults() == ["[keys] narow: there is no such command"]
    assert keyboard(narrow="f").faults() == ["[keys] f is both narrow and facets"]
    assert keyboard(narrow="f", facets="w").faults() == []


def test_a_key_of_the_users_replaces_the_own_one() -> None:
    mine = keyboard(narrow=["x", "ctrl+n"])
    assert mine.keys_of(Narrow) == ("x", "ctrl+n")
    assert mine.first_of(Narrow) == "x"
    assert keyboard(next_event=["e", "]e"]).keymap() == {"next_event": "e"}
