"""``dateline compact``: a dossier without what is past."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.options import WRITTEN, common, named

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "compact",
    short_help="Free the room of records that are past.",
    epilog="Example: dateline compact --dossier reports.dossier",
)
@common(WRITTEN)
@click.pass_context
def command(context: click.Context, dossier: Path | None) -> None:
    """Write a dossier's files anew without the records that were replaced or removed."""
    from tui.cli.output import Output
    from tui.store.compact import compact

    path = named(context, dossier)
    freed = compact(path)
    Output().line(f"{path.name}: {freed:,} bytes freed")
