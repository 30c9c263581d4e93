"""``dateline open``: a dossier or documents, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.options import BUILT, PATH, choice, common, on_screen

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "open",
    short_help="Open a dossier, or documents.",
    epilog="Example: dateline open reports/ --query 'actor:bla 2024'",
)
@click.argument("path", type=PATH)
@click.option("--query", default="", metavar="QUERY", help="Narrow to this at first. Without it: as it was left.")
@on_screen
@common(BUILT)
@click.pass_context
def command(
    context: click.Context, path: Path, query: str, dossier: Path | None, *, plain_output: bool, mouse: bool
) -> int:
    """Open a dossier, or documents: they are built or brought up to date first, into --dossier if given."""
    from tui import locations
    from tui.cli.opening import built_of, show

    target = path if locations.is_dossier(path) else built_of(path, choice(context, dossier).named)
    return show(target, query=query, plain_output=plain_output, mouse=mouse)
