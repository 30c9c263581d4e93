"""``dateline export``: a selection for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.options import PATH, choice, common

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@click.command(
    "export",
    short_help="Write a report, or JSON for other programs.",
    epilog="""\b
Examples:
  dateline export place:quetta --format markdown --output quetta.md
  dateline export 'actor:bla 2024' --output bla.json

dateline list KIND --format csv writes tables for a spreadsheet.""",
)
@click.argument("query", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(("json", "markdown", "tinydb")),
    default="json",
    show_default=True,
    help="One JSON object with the texts, a report to read, or all records in one file that TinyDB reads.",
)
@click.option("--notes", is_flag=True, help="With the notes written in the app. Without it none leaves it.")
@click.option("--output", type=PATH, metavar="FILE", help="Write to this file. Without it: to standard output.")
@common()
@click.pass_context
def command(
    context: click.Context, query: Sequence[str], form: str, notes: bool, output: Path | None, dossier: Path | None
) -> None:
    """Write what a QUERY selects, or the whole dossier.

    JSON has the texts and every offset into them; a report in Markdown has the sentences and says where they stand.
    """
    from tui.cli.output import Output
    from tui.export.files import JSON, MARKDOWN, with_notes, write_file
    from tui.state.notes import load

    chosen = choice(context, dossier)
    wanted = chosen.query(query)
    with chosen.open() as opened:
        if form == "tinydb":
            if wanted or notes or output is None:
                raise click.UsageError("--format tinydb takes an --output FILE, no QUERY and no --notes", context)
            from tui.store.exchange import export_tinydb

            export_tinydb(opened, output)
            return
        plain = MARKDOWN if form == "markdown" else JSON
        pieces = (with_notes(plain, load(chosen.path())) if notes else plain).pieces(opened, wanted)
        if output is not None:
            write_file(output, pieces)
            return
        target = Output.data()
        for piece in pieces:
            target.raw(piece)
