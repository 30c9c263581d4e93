"""Bringing a dossier's articles together again by what was decided by hand, without reading a document."""

from __future__ import annotations

from threading import Event as Flag
from typing import TYPE_CHECKING

from tui.build.joining import Index, Joining
from tui.build.planning import Known
from tui.edits import Edits, file_of, load
from tui.errors import DossierError, EditsError
from tui.model import Article
from tui.store.dossier import Dossier, Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.model import Decision
    from tui.store.reading import Records


def decided(dossier: Path) -> Edits:
    """The decisions beside a dossier, to be changed and saved.

    Raises:
        EditsError: if their file is not what it should be, or is gone although the dossier goes by decisions.
    """
    with Dossier.open(dossier) as held:
        return edits_of(held)


def rejoin(dossier: Path, *, stop: Flag | None = None, long: Callable[[], None] = lambda: None) -> list[Decision]:
    """Let a dossier be as the decisions beside it say now; returns them, each with why it does not apply, if so.

    Args:
        dossier: where it is.
        stop: once set, this ends with the dossier as it was.
        long: is called if every article is joined anew, for the index is gone or of an older program; that takes a
            while.

    Raises:
        BuildStopped: if ``stop`` was set.
        EditsError: if their file is not what it should be.
        DossierLocked: if another process is building it.
        DatelineError: if it cannot be written, or a repair has left it without all of its records.
    """
    with (
        Writer.open(dossier) as writer,
        Index(dossier / "cache" / "joining.sqlite", writer.stamp) as index,
        index.sound(),
        Dossier.open(dossier) as before,
    ):
        if writer.info.incomplete:
            raise DossierError(f"{dossier} lacks what a repair could not save", "Build it again first")
        edits = edits_of(writer)
        anew = begin(index, writer)
        joining = Joining(writer, before, index, stop or Flag(), edits)
        if anew:
            long()
            joining.adopt()
        joining.edit_again()
        joining.settle()
        decisions = joining.decisions()
        writer.replace("decisions", decisions)
        commit(index, writer)
    return decisions


def edits_of(records: Records) -> Edits:
    """The decisions for a dossier.

    Raises:
        EditsError: if their file is not what it should be, or is gone although the dossier goes by decisions.
    """
    edits = load(records.path)
    count = records.count("decisions")
    if edits is None and count:
        decided = f"{count:,} decision{'s' * (count > 1)}"
        remedy = "Put it back; an empty file in its place takes them back"
        raise EditsError(f"{file_of(records.path).name} is gone, and the dossier goes by {decided} of it", remedy)
    return edits or Edits()


def begin(index: Index, writer: Writer) -> bool:
    """Begin to change an index with its dossier; whether it is empty, for it does not stand for what the dossier is.

    Of an empty one's dossier it knows what that is made of, as far as it says so itself.
    """
    anew = not index.stands_for(writer.stamp)
    index.begin(anew=anew)
    if anew:
        for article in writer.all("articles"):
            assert isinstance(article, Article)
            index.hold(article.path, Known(article.id, article.sha256))
    return anew


def commit(index: Index, writer: Writer) -> None:
    """Commit a dossier if anything in it changed, and the index with it."""
    if writer.changed:
        writer.commit(index.commit)
    else:
        index.commit(writer.stamp)
    index.confirm()
