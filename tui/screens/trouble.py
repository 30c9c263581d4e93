"""When there is nothing to show: what is the matter, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical

from tui import locations
from tui.errors import DossierBroken, DossierMissing
from tui.screens.base import DatelineScreen
from tui.widgets.choices import Choice, Choices
from tui.widgets.key_bar import KeyBar
from tui.widgets.title_line import TitleLine

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.errors import DatelineError
    from tui.widgets.virtual_list import VirtualList


class Trouble(DatelineScreen[None]):
    """A dossier that is missing, broken or of another format; or the first run, which builds the sample."""

    CSS_PATH = str(locations.styles() / "dialogs.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "focused.move(1)", show=False),
        Binding("up,k", "focused.move(-1)", show=False),
        Binding("enter", "focused.open", show=False),
        Binding("q,escape", "app.quit", show=False),
    ]

    def __init__(self, dossier: Path, error: DatelineError) -> None:
        super().__init__()
        self.dossier_path = dossier
        self.error = error.at(dossier) if isinstance(error, DossierBroken) else error

    def compose(self) -> ComposeResult:
        """The trouble and the ways out."""
        glyphs = self.dateline.glyphs
        with Vertical(classes="dialog"):
            yield TitleLine(glyphs, "Dateline", id="heading")
            yield Choices[str](glyphs, id="choices")
            yield KeyBar(id="keys")

    def footer(self) -> list[tuple[str, str]]:
        """The keys of the screen."""
        return [("Enter", "do it"), ("j k", "move"), ("q", "quit")]

    def on_mount(self) -> None:
        """Say what is the matter."""
        lines: list[Choice[str]] = [
            Choice(self.error.problem, "", "trouble"),
            Choice(self.error.remedy, "", "remedy"),
        ]
        if isinstance(self.error, DossierMissing) and self.dossier_path == locations.sample_dossier():
            lines.append(Choice("build the sample dossier and open it (half a minute)", "sample", "Enter"))
        lines.append(Choice("quit", "quit", "Enter"))
        choices = self.query_one(Choices)
        choices.offer(lines)
        choices.focus()
        choices.move_to(2)

    def on_virtual_list_opened(self, message: VirtualList.Opened) -> None:
        """Do what the line says."""
        choice = message.source.current
        if choice is None:
            return
        if choice.value == "sample":
            self.dateline.build([locations.sample_documents()])
        elif choice.value == "quit":
            self.app.exit(0)
