"""The program ``dateline``: its commands are loaded when they are called."""

from __future__ import annotations

import importlib
import shlex
from pathlib import Path
from typing import Final

import click

import tui
from tui.cli.options import Choice, common, on_screen

_COMMANDS: Final = (
    *("open", "build", "list", "show", "search", "export"),
    *("join", "part", "undo", "decisions"),
    "import",
    *("check", "repair", "compact", "migrate"),
)
"""The commands, in the order in which they are needed; each is a module's of its name."""
_MODULES: Final = {"import": "import_"}
"""The modules of commands whose names Python keeps for itself."""
_WIDTH: Final = {"max_content_width": 100, "help_option_names": ["-h", "--help"]}


class Program(click.Group):
    """A group whose commands live in modules of their names."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(_COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that a call begins with.

        Raises:
            click.UsageError: if it is none; it says which was meant, or how the documents named are opened.
        """
        if args[0] in _COMMANDS or args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches

        message = f"No such command {args[0]!r}"
        if Path(args[0]).exists():
            message += f"; dateline open {shlex.quote(args[0])} opens it"
        elif near := get_close_matches(args[0], _COMMANDS, 1):
            message += f"; did you mean {near[0]}?"
        raise click.UsageError(message, ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in _COMMANDS:
            return None
        command = importlib.import_module(f"tui.cli.{_MODULES.get(cmd_name, cmd_name)}").command
        assert isinstance(command, click.Command)
        return command


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings=_WIDTH,
    epilog="Example: dateline build reports/ --dossier reports.dossier && dateline",
)
@click.version_option(tui.__version__, prog_name="dateline")
@on_screen
@common()
@click.pass_context
def program(context: click.Context, dossier: Path | None, *, plain_output: bool, mouse: bool) -> int | None:
    """Read a folder of news as articles, a timeline of events and the actors in them.

    Without a command it opens the dossier that was opened last, or a sample the first time.
    """
    context.obj = Choice(dossier)
    if context.invoked_subcommand is None:
        from tui.cli.opening import open_last

        return open_last(context.obj, plain_output=plain_output, mouse=mouse)
    return None
