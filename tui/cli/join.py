"""``dateline join``: two actors or two events that are one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from tui.cli.options import WRITTEN, common, named

if TYPE_CHECKING:
    from pathlib import Path

    from tui.edits import Edits, Told
    from tui.model import Event
    from tui.store.dossier import Dossier


@click.command(
    "join",
    short_help="Join two actors or two events that are one.",
    epilog="""\b
Example:
  dateline join ac-5d2f0c9a41be ac-90d4e1c27a55 --dossier news.dossier""",
)
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@common(WRITTEN)
@click.pass_context
def command(context: click.Context, one: str, other: str, dossier: Path | None) -> None:
    """Decide that the actors or events of two IDs are one, which every build goes by from then on.

    Of two actors the name of the one that the dictionaries know stays, else of the one that more articles name. The
    decision is printed with its id; dateline undo takes it back.
    """
    from tui.cli.deciding import decide

    decide(named(context, dossier), partial(_joined, one, other))


def _joined(one: str, other: str, dossier: Dossier, edits: Edits) -> Edits:
    from tui.cli.deciding import today
    from tui.edits import changes
    from tui.errors import UnknownRecord
    from tui.model import KIND_OF_PREFIX, Actor, Event

    kinds = [KIND_OF_PREFIX.get(identity.partition("-")[0], "") for identity in (one, other)]
    if one == other or kinds[0] != kinds[1] or kinds[0] not in ("actors", "events"):
        remedy = "Name two actors (ac-) or two events (ev-): dateline list"
        raise UnknownRecord(f"{one} and {other} cannot be joined", remedy)
    pair = tuple(dossier.many(kinds[0], [one, other]))
    match pair:
        case Actor() as actor, Actor() as same:
            return changes.joined(edits, actor, same, today())[0]
        case Event() as event, Event() as same:
            return changes.same(edits, _first(event, dossier), _first(same, dossier), today())[0]
        case _:
            raise AssertionError


def _first(event: Event, dossier: Dossier) -> Told:
    """An event's first report, by which a decision names it."""
    from tui.edits import Told
    from tui.model import Article

    report = event.reports[0]
    article = dossier.get("articles", report.article)
    assert isinstance(article, Article)
    return Told.by(article.path, report)
