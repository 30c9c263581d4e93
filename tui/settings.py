"""The user's settings: a typed TOML file that need not exist; the program itself writes no more of it than the theme.

::

    theme = "dark"

    [keys]
    narrow = "w"
    page_down = ["space", "ctrl+f"]
"""

import re
import tomllib
from pathlib import Path
from typing import Literal, get_args

import msgspec

from tui import locations
from tui.errors import SettingsError
from tui.whole_file import whole_file

_NO_CHOICE = "Invalid enum value "
_TABLE = re.compile(r"^\s*\[", re.M)
_THEME = re.compile(r"""^(\s*theme\s*=\s*)(?:"[^"\n]*"|'[^'\n]*')""", re.M)
ThemeName = Literal["ansi", "ansi-light", "dark", "light", "high-contrast"]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a user can set; a file that sets nothing is the same as none."""

    theme: ThemeName = "ansi"
    """``ansi`` takes the terminal's own sixteen colours; ``ansi-light`` is for light ones."""
    mouse: bool = False
    """Whether clicks and the wheel are for the program rather than the terminal."""
    plain_output: bool = False
    """Send whole regions of the screen, as Textual does by itself, instead of what changed."""
    glyphs: Literal["auto", "unicode", "ascii"] = "auto"
    """``auto`` looks at the locale."""
    wide: int = 110
    """From this many columns on the three panes stand side by side."""
    keys: dict[str, str | list[str]] = {}
    """A command's id and the key or keys that do it instead of its own."""

    def keymap(self) -> dict[str, tuple[str, ...]]:
        """The keys of each command that has been given others."""
        return {name: (keys,) if isinstance(keys, str) else tuple(keys) for name, keys in self.keys.items()}


def load(path: Path | None = None) -> Settings:
    """The settings in a file, by default the user's own; the defaults if there is none.

    Raises:
        SettingsError: if it is not TOML, or says something that is no setting.
    """
    path = path or locations.settings_file()
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise SettingsError(f"{path} cannot be read: {reason}", "Correct it or move it away") from error
    try:
        return msgspec.convert(tomllib.loads(text), Settings)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {error}", "Correct it or move it away") from error
    except msgspec.ValidationError as error:
        raise SettingsError(f"{path}: {_what_is_wrong(str(error))}", "Correct it or move it away") from error


def keep_theme(theme: ThemeName, path: Path | None = None) -> None:
    """Write the theme into a settings file, by default the user's own; everything else in it stays as it is.

    Raises:
        SettingsError: if it cannot be written, or says the theme in a way that is not found.
    """
    path = path or locations.settings_file()
    try:
        text = path.read_bytes().decode() if path.exists() else ""
        tables = _TABLE.search(text)
        top = text[: tables.start()] if tables else text
        changed, found = _THEME.subn(rf'\g<1>"{theme}"', top, count=1)
        text = changed + text[len(top) :] if found else f'theme = "{theme}"\n{text}'
        if msgspec.convert(tomllib.loads(text), Settings).theme != theme:
            raise ValueError("it says the theme more than once")
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path, durable=True) as file:
            file.write(text.encode())
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise SettingsError(f"The theme cannot be kept ({reason}) in {path}", "Write it there yourself") from error


def _what_is_wrong(error: str) -> str:
    """What msgspec finds wrong, in the words of the file: ``theme cannot be 'drak': one of ansi, …``."""
    problem, _, where = error.partition(" - at `$.")
    name = where.rstrip("`")
    if problem.startswith(_NO_CHOICE):
        choices = next(get_args(field.type) for field in msgspec.structs.fields(Settings) if field.name == name)
        return f"{name} cannot be {problem.removeprefix(_NO_CHOICE)}: one of {', '.join(choices)}"
    return f"{name}: {problem}" if name else problem
