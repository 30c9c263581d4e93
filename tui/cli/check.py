"""``dateline check``: what could not be read, and whether the dossier is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from tui.cli.options import choice, common

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN: Final = 20
_UNSOUND: Final = 2


@click.command(
    "check",
    short_help="List what could not be read, and check the dossier.",
    epilog="Example: dateline check --dossier reports.dossier",
)
@common
@click.pass_context
def command(context: click.Context, dossier: Path | None) -> int:
    """List the files that could not be read, with the reason, and check every record against its evidence.

    Exits with 2 if the dossier is not sound.
    """
    from tui.cli.output import Output
    from tui.export.audit import faults
    from tui.model import Problem

    output = Output()
    with choice(context, dossier).open() as opened:
        problems = [record for record in opened.all("problems") if isinstance(record, Problem)]
        for problem in problems:
            remedy = f" {problem.remedy}." if problem.remedy else ""
            output.line((problem.path, "title"), f": {problem.reason}.{remedy}")
        found = list(faults(opened))
        for fault in found[:_SHOWN]:
            output.line((fault.identity, "id"), f": {fault.problem}")
        if len(found) > _SHOWN:
            output.line(f"… and {len(found) - _SHOWN} more")
        counts = ", ".join(f"{opened.count(kind)} {kind}" for kind in ("articles", "events", "actors"))
        unread = f"{len(problems)} files could not be read" if len(problems) != 1 else "1 file could not be read"
        state = f"not sound: {len(found)} faults" if found else "sound"
        output.line(f"{opened.path.name}: {counts}; {unread}; {state}")
        return _UNSOUND if found else 0
