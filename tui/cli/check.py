"""``dateline check``: what could not be read, and whether the dossier is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from tui.cli.options import choice, common
from tui.model import Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.cli.output import Output
    from tui.store.dossier import Dossier

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
    """List the files that could not be read, with the reason, and check every byte, record and piece of evidence.

    Exits with 2 if the dossier is not sound.
    """
    from tui.cli.output import Output
    from tui.store.check import check

    output = Output()
    chosen = choice(context, dossier)
    found = list(check(chosen.path()))
    readable = not any(finding.kind in ("file", "record") for finding in found)
    holds = f"{_contents(chosen.open, output)}; " if readable else ""
    for finding in found[:_SHOWN]:
        output.line((finding.where, "id"), f": {finding.problem}")
    if len(found) > _SHOWN:
        output.line(f"… and {len(found) - _SHOWN} more")
    faults = [finding for finding in found if finding.kind != "derived"]
    count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    state = f"not sound, {count}; mend it: dateline repair" if faults else "sound"
    output.line(f"{chosen.path().name}: {holds}{state}")
    return _UNSOUND if faults else 0


def _contents(dossier: Callable[[], Dossier], output: Output) -> str:
    """What a dossier holds, after a line for each file that could not be read."""
    with dossier() as opened:
        problems = [record for record in opened.all("problems") if isinstance(record, Problem)]
        for problem in problems:
            remedy = f" {problem.remedy}." if problem.remedy else ""
            output.line((problem.path, "title"), f": {problem.reason}.{remedy}")
        counts = ", ".join(f"{opened.count(kind)} {kind}" for kind in ("articles", "events", "actors"))
        unread = f"{len(problems)} files" if len(problems) != 1 else "1 file"
        return f"{counts}; {unread} could not be read"
