"""``dateline decisions``: what was decided by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from tui.cli.options import choice, common

if TYPE_CHECKING:
    from pathlib import Path

    from tui.edits import Edits

_HEADINGS: Final = ("id", "day", "decision")
_LATER: Final = "the next build applies it"


@click.command(
    "decisions",
    short_help="List what was decided by hand.",
    epilog="Example: dateline decisions --format json --dossier reports.dossier",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="Columns to read, or one JSON array of all that stands in the file.",
)
@common()
@click.pass_context
def command(context: click.Context, form: str, dossier: Path | None) -> int:
    """List the decisions in NAME.edits.toml beside NAME.dossier, with their ids, and why one does not apply, if so."""
    from tui.build.rejoining import edits_of
    from tui.cli.output import Output
    from tui.model import Decision

    with choice(context, dossier).open() as opened:
        edits = edits_of(opened)
        unmet = {one.id: one.unmet for one in opened.all("decisions") if isinstance(one, Decision)}
    if form == "json":
        from tui.export.json import line

        Output.data().raw(line(_objects(edits, unmet)) + "\n")
    else:
        _print(edits, unmet)
    if not edits.entries:
        Output.errors().line("dateline: nothing was decided by hand")
    return 0 if edits.entries else 1


def _objects(edits: Edits, unmet: dict[str, str]) -> list[dict[str, object]]:
    """The entries of the file as objects, each with its id, table, words, and why it does not apply or null."""
    import msgspec

    from tui.edits.entries import decision

    found = []
    for table in edits.__struct_fields__:
        for entry in getattr(edits, table):
            told = decision(entry, "")
            said = {"id": told.id, "kind": table, "words": told.words, "unmet": unmet.get(told.id, _LATER) or None}
            found.append({**said, **msgspec.to_builtins(entry)})
    return found


def _print(edits: Edits, unmet: dict[str, str]) -> None:
    from tui.cli.output import Output
    from tui.edits.entries import decision
    from tui.export.plain import table

    output = Output()
    told = [decision(entry, "") for entry in sorted(edits.entries, key=lambda one: one.day)]
    if not told:
        return
    heading, *lines = table(
        _HEADINGS, [(one.id, one.day, one.words) for one in told], output.width, whole=("id", "day")
    )
    output.line(("  ".join(heading.values()), "heading"))
    for one, cells in zip(told, lines, strict=True):
        output.line("  ".join(cells.values()))
        if why := unmet.get(one.id, _LATER):
            output.paragraph([(f"without effect: {why}", "how")], "  ")
