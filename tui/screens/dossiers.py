"""Going to another dossier, or to documents, which are built first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.widgets import Input

from tui import locations
from tui.errors import DatelineError
from tui.screens.pick import Pick, matching
from tui.store.dossier import Dossier
from tui.terminal.safety import safe
from tui.widgets.choices import Choice
from tui.widgets.lens_bar import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.binding import BindingType

_MOST: Final = 200
"""Entries of a folder that are listed."""


class Dossiers(Pick[Path]):
    """Gives back the path of a dossier, or of documents. What is typed with a slash in it is a path."""

    HEADING = "Open a dossier, or documents"
    HINT = "a name, or the path of a file or folder, such as ~/news"
    EMPTY = "There is no such dossier. A path of documents has a slash in it: ~/news, ./news"
    ALONE: ClassVar[str] = (
        "There is no other dossier yet. Type the path of documents, with a slash in it: ~/news, ./news"
    )
    CHOOSES = "open it"
    WHOLE: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *Pick.BINDINGS,
        Binding("tab", "take", "take the path", show=False, priority=True),
    ]

    def empty(self, words: str) -> str:
        """What can be typed."""
        if _is_path(words):
            return f"There is nothing at {safe(words)}."
        return self.EMPTY if words else self.ALONE

    def footer(self) -> list[tuple[str, str]]:
        """The keys of the dialog."""
        first, *rest = super().footer()
        return [first, ("Tab", "take the path"), *rest]

    def choices(self, words: str) -> Sequence[Choice[Path]]:
        """The dossiers of that name, the one built last first; or what is at a path, then what is in it."""
        if _is_path(words):
            return [*_at(words)]
        paths = {*locations.dossiers().glob("*.dossier"), *self.dateline.dossier_path.parent.glob("*.dossier")}
        others = {locations.whole(path) for path in paths} - {locations.whole(self.dateline.dossier_path)}
        known = [choice for path in others if (choice := _dossier(path)) is not None]
        return matching([choice for _, choice in sorted(known, key=lambda one: one[0], reverse=True)], words)

    def told(self, choice: Choice[Path]) -> str:
        """The whole path."""
        return str(choice.value)

    def action_take(self) -> None:
        """Write the path under the cursor into the line."""
        choice = self.offered.current
        if choice is not None:
            line = self.query_one(Input)
            line.value = f"{choice.value}/" if choice.value.is_dir() else str(choice.value)
            line.cursor_position = len(line.value)


def _is_path(words: str) -> bool:
    return "/" in words or words.startswith("~")


def _dossier(path: Path) -> tuple[str, Choice[Path]] | None:
    """When a dossier was built, and the choice of it; None if there is none that can be read."""
    try:
        with Dossier.open(path) as dossier:
            info, articles = dossier.info, dossier.count("articles")
    except DatelineError:
        return None
    return info.built, Choice(", ".join(info.sources), path, info.name, counted(articles, "articles"))


def _at(words: str) -> Iterator[Choice[Path]]:
    """What is at a path, then what is in its folder and begins so."""
    path = Path(words).expanduser()
    if path.exists() and not words.endswith("/"):
        yield _entry(path)
    folder, begun = (path, "") if words.endswith("/") else (path.parent, path.name)
    if words.endswith("/") and path.is_dir():
        yield _entry(path)
    try:
        within = sorted(one for one in folder.iterdir() if one.name.startswith(begun) and one != path)
    except OSError:
        return
    yield from (_entry(one) for one in within[:_MOST] if begun.startswith(".") or not one.name.startswith("."))


def _entry(path: Path) -> Choice[Path]:
    label = "dossier" if locations.is_dossier(path) else "folder" if path.is_dir() else "file"
    return Choice(path.name or str(path), path, label)
