"""``dateline migrate``: an older dossier lifted to the present format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.options import WRITTEN, common, named

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "migrate",
    short_help="Lift an older dossier to the present format.",
    epilog="Example: dateline migrate --dossier reports.dossier",
)
@common(WRITTEN)
@click.pass_context
def command(context: click.Context, dossier: Path | None) -> None:
    """Lift a dossier that an older version wrote, so that it can be built on."""
    from tui.cli.output import Output
    from tui.store.migrate import migrate

    path = named(context, dossier)
    lifted = migrate(path)
    state = f"lifted {', '.join(lifted)}" if lifted else "in the present format already"
    Output().line(f"{path.name}: {state}")
