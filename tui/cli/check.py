"""``dateline check``: what could not be read, what became of each document, and whether the dossier is sound."""

from __future__ import annotations

import shlex
from itertools import islice
from typing import TYPE_CHECKING, Final

import click

from tui.cli.options import choice, common
from tui.model import Decision, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tui.cli.output import Output
    from tui.export.account import Account
    from tui.export.sheet import Sheets
    from tui.lens import Query
    from tui.store.dossier import Dossier

_SHOWN: Final = 20
_UNSOUND: Final = 2
_HEADINGS: Final = ("facts", "told", "silent", "undated", "uncertain", "left out", "document")


@click.command(
    "check",
    short_help="List what could not be read, and check the dossier.",
    epilog="""\b
Examples:
  dateline check --dossier reports.dossier
  dateline check source:antara""",
)
@click.argument("query", nargs=-1)
@common()
@click.pass_context
def command(context: click.Context, query: Sequence[str], dossier: Path | None) -> int:
    """Say what the build made of each document, and check every byte, record and piece of evidence.

    Lists the files that could not be read, with the reason, and for the newest documents: how many facts each gave, the
    share of its text that gave them, and how many sentences gave nothing, events have no date, facts are uncertain and
    passages were left out. With a QUERY, only the documents that it selects, each in full.

    Exits with 2 if the dossier is not sound.
    """
    from tui.cli.output import Output

    output = Output()
    chosen = choice(context, dossier)
    if query:
        wanted = chosen.query(query)
        with chosen.open() as opened:
            return _in_full(opened, wanted, output)
    return _whole(chosen.path(), chosen.open, output)


def _whole(path: Path, dossier: Callable[[], AbstractContextManager[Dossier]], output: Output) -> int:
    """Check all of a dossier; returns the exit code."""
    from tui.cli.output import counted
    from tui.store.check import check

    found = list(check(path))
    readable = not any(finding.kind in ("file", "record") for finding in found)
    holds = f"{_contents(dossier, output)}; " if readable else ""
    for finding in found[:_SHOWN]:
        output.line((finding.where, "id"), f": {finding.problem}")
    if len(found) > _SHOWN:
        output.line(f"… and {len(found) - _SHOWN} more")
    faults = [finding for finding in found if finding.kind != "derived"]
    mend = f"mend it: dateline repair --dossier {shlex.quote(str(path))}"
    again = "build it again" if any(finding.kind == "incomplete" for finding in found) else ""
    remedy = (again or "build it anew, in another place") if readable else mend
    state = f"not sound, {counted(len(faults), 'fault')}; {remedy}" if faults else "sound"
    output.line(f"{path.name}: {holds}{state}")
    return _UNSOUND if faults else 0


def _contents(dossier: Callable[[], AbstractContextManager[Dossier]], output: Output) -> str:
    """What a dossier holds, after a line for each file that could not be read and each of the newest documents."""
    from tui.cli.output import counted
    from tui.export.account import accounts
    from tui.export.plain import table
    from tui.lens import Lens, parse

    with dossier() as opened:
        problems = [record for record in opened.all("problems") if isinstance(record, Problem)]
        for problem in problems:
            remedy = f" {problem.remedy}." if problem.remedy else ""
            output.line((problem.path, "title"), f": {problem.reason}.{remedy}")
        for one in opened.all("decisions"):
            if isinstance(one, Decision) and one.unmet:
                output.line((f"decided by hand, {one.day}", "title"), f": {one.words}; without effect: {one.unmet}.")
        everything = parse("")
        rows = [_row(account) for account in islice(accounts(opened, everything), _SHOWN)]
        for n, cells in enumerate(table(_HEADINGS, rows, output.width) if rows else ()):
            output.line(("  ".join(cells.values()), "heading" if n == 0 else ""))
        articles, actors = opened.count("articles"), opened.count("actors")
        if articles > _SHOWN:
            output.line(f"… and {articles - _SHOWN:,} more; any of them in full: dateline check QUERY")
        events, timeline = opened.count("events"), Lens(opened).counts(everything)["events"][1]
        return (
            f"{counted(articles, 'article')}, {counted(events, 'event')} ({timeline:,} on the timeline), "
            f"{counted(actors, 'actor')}; {counted(len(problems), 'file')} could not be read"
        )


def _row(account: Account) -> tuple[str, ...]:
    text = len(account.body.text) - account.characters("space")
    numbers = (
        str(account.facts),
        f"{100 * account.characters('told') // max(1, text)}%",
        *(str(len(found)) for found in (account.silent, account.undated, account.uncertain, account.body.dropped)),
    )
    return *(number.rjust(len(heading)) for number, heading in zip(numbers, _HEADINGS, strict=False)), (
        account.article.path
    )


def _in_full(dossier: Dossier, query: Query, output: Output) -> int:
    """Print the accounts of the documents that a query selects; returns the exit code."""
    from tui.cli.list import nothing
    from tui.export.account import accounts
    from tui.export.sheet import Sheets

    sheets = Sheets(dossier)
    n = 0
    for n, account in enumerate(accounts(dossier, query), 1):
        if n > 1:
            output.line()
        _print(account, sheets, output)
    return 0 if n else nothing(dossier, query, "articles")


def _print(account: Account, sheets: Sheets, output: Output) -> None:
    from tui.cli.output import counted
    from tui.export.account import PART_KINDS, READ, certainty

    article, body = account.article, account.body
    output.line((article.title, "title"), "  ", (article.id, "id"), "  ", (article.path, "source"))
    sizes = ((kind, account.characters(kind)) for kind in PART_KINDS)
    shares = " + ".join(f"{size:,} {kind}" for kind, size in sizes if size)
    output.line(f"{counted(account.facts, 'fact')}; {len(body.text):,} characters = {shares}")
    if article.language not in (None, READ):
        output.line(f"the language is {article.language}, not {READ}: only names that the dictionaries know were read")
    sections: dict[str, list[tuple[str, str]]] = {
        "gave no fact": [("", body.text[start:end]) for start, end in account.silent],
        "without a date": [(event.id, event.title) for event in account.undated],
        "uncertain": [(f"{fact.id}  {certainty(fact):.2f}", sheets.sheet(fact).title) for fact in account.uncertain],
        "left out": [(one.reason, body.text[one.start : one.end]) for one in body.dropped],
    }
    for heading, lines in sections.items():
        if lines:
            output.line((f"{heading} ({len(lines)})", "heading"))
        for label, text in lines:
            output.paragraph([(f"{label}  " if label else "", "id"), (" ".join(text.split()), "")], "  ")
