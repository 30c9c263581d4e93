"""``dateline undo``: decisions by hand that are taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from tui.cli.options import WRITTEN, common, named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.edits import Edits
    from tui.store.dossier import Dossier


@click.command(
    "undo",
    short_help="Take decisions by hand back.",
    epilog="Example: dateline undo de-7be0a14c93d2 --dossier reports.dossier",
)
@click.argument("identities", metavar="ID...", nargs=-1, required=True)
@common(WRITTEN)
@click.pass_context
def command(context: click.Context, identities: Sequence[str], dossier: Path | None) -> None:
    """Take back the decisions of some IDs, as dateline decisions lists them. The dossier is as without them."""
    from tui.cli.deciding import decide

    decide(named(context, dossier), partial(_without, identities))


def _without(identities: Sequence[str], _dossier: Dossier, edits: Edits) -> Edits:
    from tui.edits import changes
    from tui.edits.entries import decision
    from tui.errors import UnknownRecord

    entries = {decision(one, "").id: one for one in edits.entries}
    for identity in identities:
        if identity not in entries:
            raise UnknownRecord(f"There is no decision {identity}", "See: dateline decisions")
        edits = changes.without(edits, entries[identity])
    return edits
