"""``dateline show``: one record with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.options import choice, common
from tui.errors import UnknownRecord
from tui.model import KIND_OF_PREFIX

if TYPE_CHECKING:
    from pathlib import Path

    from tui.export.sheet import Sheet


@click.command(
    "show", short_help="Print one record with its evidence.", epilog="Example: dateline show ev-1f3a9c02d4b7"
)
@click.argument("identity", metavar="ID")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Lines to read, or one JSON object with everything that belongs to it.",
)
@common()
@click.pass_context
def command(context: click.Context, identity: str, form: str, dossier: Path | None) -> None:
    """Print the record of an ID with the sentences behind it, the rule that made it and how sure it is."""
    from tui.export.sheet import Sheets

    table = KIND_OF_PREFIX.get(identity.partition("-")[0])
    if table is None:
        raise UnknownRecord(f"{identity!r} is no id", "An id begins with ar-, ev-, ac-, qu-, fi- or re-: dateline list")
    with choice(context, dossier).open() as opened:
        (record,) = opened.many(table, [identity])  # unlike ``get``, it finds what a damaged index does not know
        if form == "json":
            from tui.cli.output import Output
            from tui.export.json import line, whole_object

            Output.data().raw(line(whole_object(opened, record)) + "\n")
        else:
            _print(identity, Sheets(opened).sheet(record))


def _print(identity: str, sheet: Sheet) -> None:
    from tui.cli.output import Output

    output = Output()
    output.line((sheet.title, "title"), ("  ", ""), (identity, "id"))
    width = max((len(label) for label, _ in sheet.facts), default=0)
    for label, value in sheet.facts:
        output.line((f"  {label.ljust(width)}  ", "label"), value)
    for n, evidence in enumerate(sheet.evidence, 1):
        output.line()
        output.line((f"{n}  ", "label"), (evidence.source, "source"), ("  ", ""), (evidence.article, "id"))
        output.paragraph([(evidence.sentence, "")], "   ")
        if evidence.how:
            output.paragraph([(evidence.how, "how")], "   ")
