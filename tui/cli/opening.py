"""Opening a dossier: built first if need be, shown on the screen or, where there is none, as plain text."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tui import locations
from tui.cli.output import Output
from tui.errors import DatelineError, DossierBroken, DossierMissing
from tui.state.last_used import remember

if TYPE_CHECKING:
    from pathlib import Path

    from tui.cli.options import Choice


def open_last(choice: Choice, *, plain_output: bool, mouse: bool) -> int:
    """Open the dossier named, else the one used last, else the sample, which is built the first time."""
    path, sample = choice.known(), locations.sample_dossier()
    if path is None or (path == sample and not _is_built(sample)):
        Output.errors().line("No dossier yet: the sample is built first, this once")
        path = built_of(locations.sample_documents(), sample)
    return show(path, query="", plain_output=plain_output, mouse=mouse)


def _is_built(dossier: Path) -> bool:
    """Whether a dossier holds anything: a first build that was stopped leaves an empty one behind."""
    from tui.store.dossier import Dossier

    try:
        Dossier.open(dossier).close()
    except DossierMissing:
        return False
    return True


def built_of(documents: Path, dossier: Path | None) -> Path:
    """The dossier of some documents, brought up to date with them.

    Raises:
        DatelineError: if there are no documents, or the build fails.
    """
    from tui.cli.building import build_with_progress, summary
    from tui.terminal import typed_ahead

    if not documents.exists():
        raise DatelineError(f"There is nothing at {documents}", "Name a dossier, or a file or folder of documents")
    path = dossier or locations.dossier_for(documents)
    built = build_with_progress([documents], path)
    Output.errors().line(summary(path, built))
    typed_ahead.forget()
    return path


def show(path: Path, *, query: str, plain_output: bool, mouse: bool) -> int:
    """Show a dossier until the user quits; where there is no screen, print what is in it."""
    from tui.terminal.abilities import abilities

    if query:
        from tui.lens import kept
        from tui.state import kept_lenses

        query = str(kept.read(query, lambda: kept_lenses.load(path)))
    terminal = abilities(os.environ, sys.stdin, sys.stdout)
    if not terminal.screen:
        return _overview(path, query, terminal.why_not)
    from tui.app import run

    remember(path)
    try:
        return run(path, query=query, plain_output=plain_output, mouse=mouse)
    except DossierBroken as error:
        raise error.at(path) from error


def _overview(path: Path, query: str, why: str) -> int:
    """Counts and the timeline as plain text."""
    from tui.cli.list import print_table
    from tui.cli.options import Choice
    from tui.lens import Lens, describe, parse

    output = Output()
    wanted = parse(query)
    with Choice(path).open() as dossier:
        remember(path)
        lens = Lens(dossier)
        counts = lens.counts(wanted)
        parts = [f"{chosen} of {whole} {kind}" for kind, (chosen, whole) in counts.items()]
        output.line((dossier.info.name, "title"), f": {', '.join(parts)}")
        if wanted:
            output.line(describe(wanted))
        output.line()
        print_table(output, dossier, "events", list(lens.select(wanted, "events")))
    Output.errors().line(f"dateline: plain text, since {why}")
    return 0
