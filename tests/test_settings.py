"""The settings file: typed, optional, and wrong in one clear line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.errors import SettingsError
from tui.settings import Settings, keep_theme, load

if TYPE_CHECKING:
    from pathlib import Path


def test_no_file_is_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Settings()


def test_what_it_says_counts(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('theme = "light"\nwide = 100\n[keys]\nnarrow = "x"\npage_down = ["space", "ctrl+f"]\n')
    settings = load(file)
    assert settings.theme == "light"
    assert settings.keymap() == {"narrow": ("x",), "page_down": ("space", "ctrl+f")}


def test_what_there_is_to_choose_from_is_said(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('theme = "pink"')
    with pytest.raises(SettingsError, match="theme cannot be 'pink': one of ansi, ansi-light, dark, light"):
        load(file)


@pytest.mark.parametrize(
    ("text", "said"),
    [("theme = 3", "theme: Expected `str`"), ("keys = 3", "keys: Expected `object`"), ("wide = 'x'", "wide: Expected")],
)
def test_what_is_of_the_wrong_kind_is_said_as_such(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=f"settings.toml: {said}"):
        load(file)


@pytest.mark.parametrize("text", ["theme = ", 'theme = "pink"', "them = 1", "[keys]\nnarrow = 3", "wide = 'x'"])
def test_what_is_wrong_is_named_with_its_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match="settings"):
        load(file)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"theme = '\xff'")
    with pytest.raises(SettingsError, match=r"settings\.toml cannot be read"):
        load(file)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "light"\n'),
        ("mouse = true\n", 'theme = "light"\nmouse = true\n'),
        ("# mine\r\n theme='dark' # why\r\nwide = 90\r\n", '# mine\r\n theme="light" # why\r\nwide = 90\r\n'),
        ('[keys]\ntheme = "x"\n', 'theme = "light"\n[keys]\ntheme = "x"\n'),
    ],
)
def test_a_theme_is_kept_and_all_else_stays(tmp_path: Path, before: str, after: str) -> None:
    file = tmp_path / "new" / "settings.toml"
    if before:
        file.parent.mkdir()
        file.write_bytes(before.encode())
    keep_theme("light", file)
    assert file.read_bytes().decode() == after


def test_a_file_in_which_the_theme_is_not_found_stays(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('"theme" = "dark"\n')
    with pytest.raises(SettingsError, match="The theme cannot be kept"):
        keep_theme("light", file)
    assert file.read_text() == '"theme" = "dark"\n'
