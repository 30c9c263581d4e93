"""Writes the README's table of keys, made from the commands: ``python -m tests.commands.readme_keys``."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tui.commands import COMMANDS, shown

if TYPE_CHECKING:
    from tui.commands import Command

README: Final = Path(__file__).parents[2] / "README.md"
BEGIN: Final = "<!-- keys: made from tui/commands by `python -m tests.commands.readme_keys` -->"
END: Final = "<!-- end of keys -->"


def table() -> str:
    """The table: a row for each command, in the order and under the headings of the help."""
    lines = ["| keys | do |", "|---|---|"]
    for group, commands in groupby(COMMANDS, key=lambda command: command.group):
        lines.append(f"| | **{group}** |")
        lines += [f"| {_keys(command)} | {_cell(command.help())} |" for command in commands]
    return "\n".join(lines)


def _keys(command: type[Command]) -> str:
    return " ".join(f"`{_cell(shown(key))}`" for key in command.keys)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def parted(readme: str) -> tuple[str, str, str]:
    """A README before, in and behind its table of keys.

    Raises:
        ValueError: if it has no place for one.
    """
    before, begin, rest = readme.partition(BEGIN)
    between, end, behind = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the README lacks {BEGIN} or {END}")
    return before, between.strip(), behind


def main() -> int:
    """Write the table into the README."""
    before, _, behind = parted(README.read_text("utf-8"))
    README.write_text(f"{before}{BEGIN}\n{table()}\n{END}{behind}", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
