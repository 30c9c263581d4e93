"""What a command is: its keys, label, help and action in one place."""

import re
from inspect import cleandoc
from typing import ClassVar, Final, Literal

from textual.binding import Binding

Where = Literal["dossier", "reader", "list", "app"]
"""The screens that know a command; ``app`` is all of them."""

_SHOWN: Final = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "S-Tab",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "space": "Space",
    "comma": ",",
    "at": "@",
}
_ARROWS: Final = {"up": "↑", "down": "↓", "left": "←", "right": "→"}


class Command:
    """Something a person can do. The subclass's docstring is its help text, whose first words fit a line of a list.

    Attributes:
        id: its name in the settings file's ``[keys]``.
        keys: single keys (``q``, ``ctrl+o``, ``escape``), or two that are typed one after the other (``]e``).
        label: a few words for the footer and the palette.
        group: the heading it stands under in the help.
        action: the Textual action that does it.
        where: the screens that know it.
        footer: its place in the footer, the lowest first; 0 keeps it out.
        also: words that other programs have for it; the help and the palette find it by them, too.
    """

    id: ClassVar[str]
    keys: ClassVar[tuple[str, ...]]
    label: ClassVar[str]
    group: ClassVar[str]
    action: ClassVar[str]
    where: ClassVar[frozenset[Where]]
    footer: ClassVar[int] = 0
    also: ClassVar[str] = ""

    @classmethod
    def help(cls) -> str:
        """What it does, in a sentence or two."""
        return " ".join(cleandoc(cls.__doc__ or "").split())

    @classmethod
    def brief(cls) -> str:
        """What its help says first, for a line of a list."""
        return re.split(r"[.;:](?: |$)", cls.help())[0]


def is_sequence(key: str) -> bool:
    """Whether a key is two that are typed one after the other."""
    return len(key) == 2 and key[0] in "[]"


def shown(key: str, *, unicode: bool = True) -> str:
    """A key as people read it: ``^O``, ``Esc``, ``]e``, ``↑``; without Unicode ``Up``."""
    if key.startswith("ctrl+"):
        return "^" + key[5:].upper()
    if unicode and key in _ARROWS:
        return _ARROWS[key]
    return _SHOWN.get(key, key.upper() if key[0] == "f" and key[1:].isdigit() else key)


def pressed(named: str) -> str:
    """The key that people read so: Enter, Esc and such, a letter, or ``^D``; empty if it is none, or several."""
    if named.startswith("^") and len(named) == 2:
        return f"ctrl+{named[1].lower()}"
    if len(named) == 1 and named.isalnum():
        return named
    return next((key for key, name in _SHOWN.items() if name == named), "")


def bindings(commands: tuple[type[Command], ...], *, namespace: str = "") -> list[Binding]:
    """The bindings of commands' single keys; what is typed in sequence is not among them."""
    return [
        Binding(key, namespace + command.action, command.label, show=False, id=command.id, key_display=shown(key))
        for command in commands
        for key in command.keys
        if not is_sequence(key)
    ]
