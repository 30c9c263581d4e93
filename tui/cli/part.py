"""``dateline part``: an actor that is another one in some articles, or reports that tell of another event."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from tui.cli.options import WRITTEN, common, named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.edits import Edits
    from tui.model import Actor, Article, Event
    from tui.store.dossier import Dossier


@click.command(
    "part",
    short_help="Part what was taken for one actor or event.",
    epilog="""\b
Examples:
  dateline part ac-5d2f0c9a41be obituary.txt --name 'John Smith, painter' \\
                --dossier news.dossier
  dateline part ev-1f3a9c02d4b7 ar-0c5be1a88f42 --dossier news.dossier""",
)
@click.argument("identity", metavar="ID")
@click.argument("where", metavar="ARTICLE...", nargs=-1, required=True)
@click.option(
    "--name", metavar="NAME", help="What the other actor is called. Without it: the same, with (2) behind it."
)
@common(WRITTEN)
@click.pass_context
def command(
    context: click.Context, identity: str, where: Sequence[str], name: str | None, dossier: Path | None
) -> None:
    """Decide that the actor of an ID is another one in some articles, or that these tell of another event than it.

    An ARTICLE is named by its id or its path, as dateline list articles gives them. The decision is printed with its
    id; dateline undo takes it back.
    """
    from tui.cli.deciding import decide

    if name is not None and not identity.startswith("ac-"):
        raise click.UsageError("--name is for actors (ac-)", context)
    decide(named(context, dossier), partial(_parted, identity, where, name))


def _parted(identity: str, where: Sequence[str], name: str | None, dossier: Dossier, edits: Edits) -> Edits:
    from tui.cli.deciding import articles
    from tui.errors import UnknownRecord
    from tui.model import KIND_OF_PREFIX, Actor, Event

    kind = KIND_OF_PREFIX.get(identity.partition("-")[0])
    if kind not in ("actors", "events"):
        raise UnknownRecord(f"{identity!r} cannot be parted", "Name an actor (ac-) or an event (ev-): dateline list")
    (record,) = dossier.many(kind, [identity])
    there = articles(dossier, where)
    if isinstance(record, Actor):
        return _actor(record, there, " ".join((name or "").split()), dossier, edits)
    assert isinstance(record, Event)
    return _event(record, there, edits)


def _actor(actor: Actor, there: Sequence[Article], name: str, dossier: Dossier, edits: Edits) -> Edits:
    from tui.cli.deciding import today
    from tui.edits import changes
    from tui.errors import UnknownRecord
    from tui.model import Body

    for article, body in zip(there, dossier.many("texts", [one.id for one in there]), strict=True):
        assert isinstance(body, Body)
        if all(one.actor != actor.id for one in body.appearances):
            remedy = f"See: dateline list articles actor:{actor.id}"
            raise UnknownRecord(f"{article.path} does not name “{actor.name}”", remedy)
    return changes.parted(edits, actor, [one.path for one in there], name or f"{actor.name} (2)", today())


def _event(event: Event, there: Sequence[Article], edits: Edits) -> Edits:
    from tui.cli.deciding import today
    from tui.edits import Told, changes
    from tui.errors import UnknownRecord

    paths = {one.id: one.path for one in there}
    reports = [one for one in event.reports if one.article in paths]
    for article in there:
        if all(one.article != article.id for one in reports):
            raise UnknownRecord(f"{article.path} does not tell of “{event.title}”", f"See: dateline show {event.id}")
    if len(reports) == len(event.reports):
        remedy = "Leave those out that tell of this happening"
        raise UnknownRecord(f"These are all that tell of “{event.title}”", remedy)
    return changes.apart(edits, event.title, [Told.by(paths[one.article], one) for one in reports], today())[0]
