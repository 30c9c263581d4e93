"""The README says of keys and commands what the program does."""

from __future__ import annotations

import re
import tomllib

import click
import msgspec

from tests.commands.readme_keys import README, parted, table
from tui.cli.program import program
from tui.commands import COMMANDS
from tui.lens.parsing import FIELDS
from tui.settings import Settings


def section(heading: str) -> str:
    """The text under a heading of the README."""
    return README.read_text("utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]


def test_the_table_of_keys_is_that_of_the_commands() -> None:
    assert parted(README.read_text("utf-8"))[1] == table(), "python -m tests.commands.readme_keys writes it"


def test_every_command_of_the_command_line_is_in_its_table() -> None:
    with click.Context(program) as context:
        names = set(program.list_commands(context))
    named = re.findall(r"^\| `dateline ?([a-z]*)", section("On the command line"), re.MULTILINE)
    assert set(named) - {""} == names
    assert "" in named


def test_every_setting_is_shown() -> None:
    shown = re.search(r"```toml\n(.*?)```", section("In the app"), re.DOTALL)
    assert shown
    said = tomllib.loads(shown[1])
    assert said.keys() == set(Settings.__struct_fields__)
    settings = msgspec.convert(said, Settings)
    assert settings.keymap().keys() <= {command.id for command in COMMANDS}


def test_every_field_of_a_query_is_told() -> None:
    told = section("The query")
    assert [field for field in FIELDS if f"`{field}:" not in told] == []


def test_every_variable_is_told_and_no_other() -> None:
    files = (README.parent / "tui").rglob("*.py")
    read = {name for file in files for name in re.findall(r'"(DATELINE_[A-Z]+)"', file.read_text("utf-8"))}
    assert set(re.findall(r"DATELINE_[A-Z]+", README.read_text("utf-8"))) == read


def test_every_picture_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README.read_text("utf-8"))
    assert pictures
    for picture in pictures:
        assert (README.parent / picture).is_file(), picture
