"""One line to type in, at the foot of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from tui.screens.base import DatelineDialog
from tui.widgets.title_line import TitleLine
from tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Prompt(DatelineDialog[str]):
    """Gives back what was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "widen", "close", show=False)]

    def __init__(self, heading: str, value: str = "", does: str = "searches", *, changed: bool = False) -> None:
        """Offer a value, which is replaced by what is typed unless it is to be changed."""
        super().__init__()
        self.changed = changed
        self.heading = heading
        self.value = value
        self.does = does

    def compose(self) -> ComposeResult:
        """The heading and the line."""
        with Vertical(classes="prompt"):
            yield TitleLine(self.dateline.glyphs, self.heading, f"Enter {self.does}, Esc closes", id="heading")
            yield TypedLine(self.value, selected=not self.changed)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        self.dismiss(message.value)
