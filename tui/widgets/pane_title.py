"""The line above a pane: its number and name, and in the narrow layout those of the others."""

from typing import ClassVar

from textual.events import Click
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.glyphs import Glyphs
from tui.widgets.columns import Part, line, rule


class PaneTitle(Widget):
    """``2 Timeline ─────``; the active pane's name is reversed. Where there is no room, others go by their numbers.

    A click on a name asks for its pane, one beside the names for the pane that the title is of.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pane--active", "pane--other", "pane--rule", "pane--note"}

    class Chosen(Message):
        """A name was clicked.

        Attributes:
            number: its place among the names.
        """

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, glyphs: Glyphs, names: tuple[str, ...], own: int) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.names = names
        self.own = own
        self.all = False
        self.active = False
        self.note = ""

    def show(self, *, everything: bool, active: bool, note: str = "") -> None:
        """Show the names of all panes or of this one, whether it is the active one, and a note at the end."""
        if (everything, active, note) != (self.all, self.active, self.note):
            self.all, self.active, self.note = everything, active, note
            self.refresh()

    def annotate(self, note: str) -> None:
        """Show another note."""
        self.show(everything=self.all, active=self.active, note=note)

    def on_click(self, event: Click) -> None:
        """Ask for the pane whose name is clicked."""
        after = 1  # the dash before the first name
        for number, name in self._named():
            after += len(name) + 1
            if event.x < after:
                self.post_message(self.Chosen(number))
                return
        self.post_message(self.Chosen(self.own))

    def _named(self) -> list[tuple[int, str]]:
        """The names as they are drawn, with the spaces around them; where there is no room, others by their numbers."""
        short = self.all and sum(len(name) + 3 for name in self.names) + len(self.note) + 3 > self.size.width
        return [
            (number, f" {name.split()[0] if short and number != self.own else name} ")
            for number, name in enumerate(self.names)
            if self.all or number == self.own
        ]

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.size.width
        other = self.get_component_rich_style("pane--other", partial=True)
        here = self.get_component_rich_style("pane--active", partial=True)
        colour = self.get_component_rich_style("pane--rule", partial=True)
        dash: Part = (rule(self.glyphs.rule, 1, self.app.size.width), colour)
        parts = [dash]
        for number, name in self._named():
            parts += [(name, here if self.active and number == self.own else other), dash]
        used = sum(len(text) for text, _ in parts)
        note = f" {self.note} " if self.note else ""
        room = max(0, width - used - len(note) - bool(note))
        parts.append((rule(self.glyphs.rule, room, self.app.size.width), colour))
        if note:
            parts += [(note, self.get_component_rich_style("pane--note", partial=True)), dash]
        return line(parts, width, self.rich_style)
