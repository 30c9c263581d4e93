"""Waiting while a decision by hand lets every article of a dossier be joined anew, and a way to stop."""

from __future__ import annotations

from threading import Event as Flag
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Vertical

from tui.screens.base import DatelineDialog
from tui.widgets.choices import Choice, Choices
from tui.widgets.key_bar import KeyBar
from tui.widgets.title_line import TitleLine

if TYPE_CHECKING:
    from textual.app import App, ComposeResult
    from textual.binding import BindingType


SOON: Final = 0.5
"""Seconds after which it is worth a dialog."""


class Rejoining(DatelineDialog[None]):
    """Says why it takes a while, and for how long it has; the thread that does it ends it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "stop", "stop", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self.stop = Flag()
        self._began = monotonic()
        self._over = False

    def compose(self) -> ComposeResult:
        """The heading, why, and how long."""
        glyphs = self.dateline.glyphs
        with Vertical(classes="dialog"):
            yield TitleLine(glyphs, "Joining all articles anew", id="heading")
            yield Choices[None](glyphs, id="choices")
            yield KeyBar(id="keys")

    def footer(self) -> list[tuple[str, str]]:
        """The keys of the dialog."""
        return [("Esc", "stop; the decision is kept, and done by the next build")]

    def on_mount(self) -> None:
        """Tell the time."""
        self.query_one(Choices).focus()
        self._tell()
        self.set_interval(1.0, self._tell)

    def _tell(self) -> None:
        seconds = int(monotonic() - self._began)
        lines: list[Choice[None]] = [
            Choice("this once: nothing is known yet, or it is of an older program", None, "why"),
            Choice("no document is read; later decisions show at once", None, "how"),
            Choice(f"{seconds // 60}:{seconds % 60:02d} so far", None, "time"),
        ]
        if self.stop.is_set():
            lines.append(Choice("stopping", None, "step"))
        self.query_one(Choices).offer(lines)

    def action_stop(self) -> None:
        """Let the thread stop."""
        self.stop.set()
        self._tell()

    def action_widen(self) -> None:
        """Ctrl-C stops it as well: it never goes on behind its screen."""
        self.action_stop()

    def begin(self, app: App[int]) -> None:
        """Show it on an app, unless it is over soon."""
        app.set_timer(SOON, lambda: None if self._over else app.push_screen(self))

    def end(self) -> None:
        """Close, if it is shown."""
        self._over = True
        if self.is_attached:
            self.dismiss()
