"""``dateline export``: a selection for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from tui.cli.options import PATH, choice, common

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_SHARED: Final = 0o666
"""The permissions of a file that others may read, as far as the user's mask lets them."""


@click.command(
    "export",
    short_help="Write a selection for other programs.",
    epilog="Example: dateline export 'actor:bla 2024' --format json --output bla.json",
)
@click.argument("query", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(("json", "tinydb")),
    default="json",
    show_default=True,
    help="One JSON object with the texts, or all records in one file that TinyDB reads.",
)
@click.option("--output", type=PATH, metavar="FILE", help="Write to this file. Without it: to standard output.")
@common()
@click.pass_context
def command(context: click.Context, query: Sequence[str], form: str, output: Path | None, dossier: Path | None) -> None:
    """Write what a QUERY selects, or the whole dossier, with the texts and every offset into them."""
    from tui.cli.output import Output
    from tui.export.json import dossier_json, write

    chosen = choice(context, dossier)
    wanted = chosen.query(query)
    with chosen.open() as opened:
        if form == "tinydb":
            if wanted or output is None:
                raise click.UsageError("--format tinydb takes an --output FILE and no QUERY", context)
            from tui.store.exchange import export_tinydb

            export_tinydb(opened, output)
            return
        pieces = write(dossier_json(opened, wanted))
        if output is None:
            target = Output.data()
            for piece in pieces:
                target.raw(piece)
        else:
            from tui.store.folder import disk
            from tui.whole_file import whole_file

            with disk(output), whole_file(output, _SHARED, durable=True) as file:
                file.writelines(piece.encode() for piece in pieces)
