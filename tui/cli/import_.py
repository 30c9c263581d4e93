"""``dateline import``: a dossier from one TinyDB file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.options import PATH, choice, common, remember

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "import",
    short_help="Make a dossier of one TinyDB file.",
    epilog="Example: dateline import reports.json --dossier reports.dossier",
)
@click.argument("file", type=PATH)
@common
@click.pass_context
def command(context: click.Context, file: Path, dossier: Path | None) -> None:
    """Make a dossier of a FILE that dateline export --format tinydb wrote, or replace all that a dossier holds."""
    from tui.cli.output import Output
    from tui.store.exchange import import_tinydb

    path = choice(context, dossier).named
    if path is None:
        raise click.UsageError("Missing option '--dossier'", context)
    info = import_tinydb(file, path)
    remember(path)
    Output().line(f"{path}: {info.counts.get('articles', 0)} articles, {info.counts.get('events', 0)} events")
