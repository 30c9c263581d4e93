"""``dateline import``: a dossier from one TinyDB file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.options import PATH, common, named

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "import",
    short_help="Make a dossier of one TinyDB file.",
    epilog="Example: dateline import reports.json --dossier reports.dossier",
)
@click.argument("file", type=PATH)
@common("The dossier to make, or to replace all records of; it must be named.")
@click.pass_context
def command(context: click.Context, file: Path, dossier: Path | None) -> None:
    """Make a dossier of a FILE that dateline export --format tinydb wrote, or replace all that a dossier holds."""
    from tui.cli.output import Output, counted
    from tui.state.last_used import remember
    from tui.store.exchange import import_tinydb

    path = named(context, dossier)
    info = import_tinydb(file, path)
    remember(path)
    articles, events = counted(info.counts["articles"], "article"), counted(info.counts["events"], "event")
    Output().line(f"{path}: {articles}, {events}")
