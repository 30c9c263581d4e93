"""``dateline list``: the records that a query selects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.options import choice, common
from tui.cli.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tui.lens import Query
    from tui.lens.kinds import Kind
    from tui.store.dossier import Dossier, Record

KINDS = ("articles", "events", "actors", "quotes", "figures", "relations")
_BATCH = 200


@click.command(
    "list",
    short_help="List articles, events, actors, quotes, figures or relations.",
    epilog="""\b
Examples:
  dateline list events 'place:quetta killed:>20'
  dateline list articles 'actor:bla 2024-09..' --format csv > articles.csv

On a narrow terminal columns are cut or left out; in a pipe none is.
In CSV a text that a spreadsheet would run as a formula (it begins with = + - @) gets an apostrophe before it.

A query: flood relief, "press conference", actor:bla, type:attack, place:quetta, killed:>20, 2024-09..2024-10, undated,
-not, a or b. The README tells all of it; F in the app completes what is typed.""",
)
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
@click.argument("query", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json", "csv")),
    default="table",
    show_default=True,
    help="Columns to read, one JSON array of records, or CSV for a spreadsheet.",
)
@click.option(
    "--sort",
    metavar="ORDER",
    help="Articles by date or title; events by date, killed, injured or sources; actors by mentions, articles or name.",
)
@click.option("--reverse", is_flag=True, help="Begin at the end of the order.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="List so many at most.")
@common()
@click.pass_context
def command(
    context: click.Context,
    kind: Kind,
    query: Sequence[str],
    form: str,
    sort: str | None,
    limit: int | None,
    dossier: Path | None,
    *,
    reverse: bool,
) -> int:
    """List the records of a KIND that a QUERY selects, or all of them.

    KIND is articles, events, actors, quotes, figures or relations.
    """
    from tui.lens import Lens

    chosen = choice(context, dossier)
    wanted = chosen.query(query)
    with chosen.open() as opened:
        selection = Lens(opened).select(wanted, kind, sort=sort, reverse=reverse)
        ids = list(selection if limit is None else selection[:limit])
        if form == "json":
            _json(_records(opened, kind, ids))
        elif form == "csv":
            _csv(opened, kind, ids)
        else:
            print_table(Output(), opened, kind, ids)
        return 0 if ids else nothing(opened, wanted, kind)


def nothing(dossier: Dossier, query: Query, kind: Kind) -> int:
    """Say that nothing was found, and what may have been meant; returns the exit code."""
    from tui.lens import Lens, describe

    errors = Output.errors()
    lens = Lens(dossier)
    meant = lens.meant(query)
    hint = f"; did you mean {meant}?" if meant else ""
    if not meant and (looser := lens.looser(query, kind)):
        part, _, total = looser[0]
        hint = f"; without {part} it would be {total:,}"
    errors.line(f"dateline: no {kind}: {describe(query)}{hint}" if query else f"dateline: the dossier has no {kind}")
    return 1


def _records(dossier: Dossier, kind: str, ids: Sequence[str]) -> Iterator[Record]:
    for start in range(0, len(ids), _BATCH):
        yield from dossier.many(kind, ids[start : start + _BATCH])


def print_table(output: Output, dossier: Dossier, kind: str, ids: Sequence[str]) -> None:
    """Print records as columns."""
    from tui.export.columns import HEADINGS, WHOLE, YIELDING, Rows
    from tui.export.plain import table

    if not ids:
        return
    rows = Rows(dossier)
    cells = (rows.short(record) for record in _records(dossier, kind, ids))
    for n, line in enumerate(table(HEADINGS[kind], cells, output.width, whole=WHOLE, yielding=YIELDING[kind])):
        parts: list[tuple[str, str]] = []
        for heading, cell in line.items():
            parts += [(cell, heading if n else "heading"), ("  ", "")]
        output.line(*parts[:-1])


def _csv(dossier: Dossier, kind: Kind, ids: list[str]) -> None:
    from tui.export.files import csv_of

    output = Output.data()
    for line in csv_of(dossier, kind, ids):
        output.raw(line)


def _json(records: Iterator[Record]) -> None:
    from tui.export.json import line, record_object

    output = Output.data()
    opening = "[\n"
    for record in records:
        output.raw(opening + line(record_object(record)))
        opening = ",\n"
    output.raw("[]\n" if opening == "[\n" else "\n]\n")
