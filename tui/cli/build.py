"""``dateline build``: documents to a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui import locations
from tui.cli.options import BUILT, PATH, choice, common

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@click.command(
    "build",
    short_help="Make a dossier of documents, or bring it up to date.",
    epilog="Example: dateline build reports/ extra.zip --dossier reports.dossier",
)
@click.argument("sources", nargs=-1, required=True, type=PATH, metavar="SOURCE...")
@click.option("--name", help="Call the dossier so. Without it: as before, else as its file or its documents.")
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Read in so many processes. Without it: one a core."
)
@common(BUILT)
@click.pass_context
def command(
    context: click.Context, sources: Sequence[Path], name: str | None, workers: int | None, dossier: Path | None
) -> int:
    """Make a dossier of files, folders and zip archives, or bring it up to date with them.

    Text, Markdown, HTML, PDF, Word (.docx), e-mails (.eml) and feeds (RSS, Atom) are read.

    Only what changed is read again, and what is gone is dropped. Ctrl-C stops it; the dossier is then as it was, and
    what was read is not read again next time.
    """
    from tui.cli.building import build_with_progress, summary
    from tui.cli.output import Output
    from tui.state.last_used import remember

    path = choice(context, dossier).named or locations.dossier_for(sources[0])
    built = build_with_progress(sources, path, name=name, workers=workers)
    remember(path)
    Output().line(summary(path, built))
    if built.articles:
        return 0
    if not built.problems:
        from tui.documents import KINDS

        Output.errors().line(f"dateline: no document was found; what is read: {KINDS}")
    return 1
