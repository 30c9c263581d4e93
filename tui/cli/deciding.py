"""Deciding by hand: the decisions are changed, kept beside the dossier, applied at once, and told with their ids."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from tui.cli.building import stopped_by_signals
from tui.cli.output import Output
from tui.edits import save
from tui.edits.entries import decision
from tui.errors import BuildStopped, DatelineError, DossierLocked, UnknownRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from tui.edits import Edits
    from tui.model import Article
    from tui.store.dossier import Dossier

    Change = Callable[[Dossier, Edits], Edits]
    """The decisions that there are then, from a dossier and those that there were."""

_LATER: Final = "The next build applies it"


def decide(dossier: Path, change: Change) -> None:
    """Change the decisions of a dossier, let it be as they say, and print what was decided and what was taken back.

    Raises:
        BuildStopped: if it was stopped; the decisions are kept. Its exit code is 128 and the signal's number.
        DatelineError: if the change is none, or the dossier cannot be written.
    """
    from tui.build.rejoining import edits_of
    from tui.store.dossier import Dossier

    with Dossier.open(dossier) as held:
        before = edits_of(held)
        after = change(held, before)
    save(dossier, after)
    unmet = _apply(dossier)
    output = Output()
    for entry in after.entries:
        if entry not in before.entries:
            told = decision(entry, "")
            output.line((told.id, "id"), "  ", told.words)
            if unmet.get(told.id):
                output.line(f"  without effect: {unmet[told.id]}")
    for entry in before.entries:
        if entry not in after.entries:
            output.line("taken back: ", entry.words)


def _apply(dossier: Path) -> dict[str, str]:
    """Let a dossier be as its decisions say; returns by their ids why they do not apply, if so."""
    from tui.build.rejoining import rejoin

    def long() -> None:
        if Output.errors().terminal:
            Output.errors().line("joining all articles anew, this once …")

    with stopped_by_signals() as (stop, wishes):
        try:
            return {one.id: one.unmet for one in rejoin(dossier, stop=stop, long=long)}
        except BuildStopped as error:
            stopped = BuildStopped("Decided, but not applied yet: it was stopped", _LATER)
            stopped.exit_code = 128 + wishes[0]
            raise stopped from error
        except DossierLocked as error:
            raise DatelineError(f"Decided, but not applied yet: {error.problem}", _LATER) from error


def articles(dossier: Dossier, named: Sequence[str]) -> list[Article]:
    """Articles by their ids or paths.

    Raises:
        UnknownRecord: if one is not there.
    """
    from tui.model import Article

    every = {key: one for one in dossier.all("articles") if isinstance(one, Article) for key in (one.id, one.path)}
    for name in named:
        if name not in every:
            raise UnknownRecord(f"No article has the id or path {name!r}", "See: dateline list articles")
    return list({every[name].id: every[name] for name in named}.values())


def today() -> date:
    """The day of a decision."""
    return datetime.now().astimezone().date()
