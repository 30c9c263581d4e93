"""``dateline repair``: a damaged dossier mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.options import WRITTEN, common, named

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "repair", short_help="Mend a damaged dossier.", epilog="Example: dateline repair --dossier reports.dossier"
)
@common(WRITTEN)
@click.pass_context
def command(context: click.Context, dossier: Path | None) -> None:
    """Mend a dossier whose files are damaged. Nothing is dropped: what cannot be mended goes to lost+found.jsonl."""
    from tui.cli.output import Output, counted
    from tui.store.repair import repair

    path = named(context, dossier)
    done = repair(path)
    output = Output()
    for mended in done.mended:
        output.line(mended)
    lost = f"{counted(done.quarantined, 'line')} in lost+found.jsonl, {counted(done.missing, 'record')} missing"
    state = f"mended; {lost}" if done.mended else "sound, nothing to mend"
    again = "; build it again: all documents are then read anew" if done.incomplete else ""
    output.line(f"{path.name}: {state}{again}")
