"""The line above a pane: its number and name, and in the narrow layout those of the others."""

from typing import ClassVar

from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.glyphs import Glyphs
from tui.widgets.columns import Part, line, rule


class PaneTitle(Widget):
    """``2 Timeline ─────``; the active pane's name is reversed. Where there is no room, others go by their numbers."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pane--active", "pane--other", "pane--rule", "pane--note"}

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

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.size.width
        other = self.get_component_rich_style("pane--other", partial=True)
        here = self.get_component_rich_style("pane--active", partial=True)
        colour = self.get_component_rich_style("pane--rule", partial=True)
        short = self.all and sum(len(name) + 3 for name in self.names) + len(self.note) + 3 > width
        dash: Part = (rule(self.glyphs.rule, 1, self.app.size.width), colour)
        parts = [dash]
        for number, name in enumerate(self.names):
            if number == self.own:
                parts.append((f" {name} ", here if self.active else other))
            elif self.all:
                parts.append((f" {name.split()[0] if short else name} ", other))
            else:
                continue
            parts.append(dash)
        used = sum(len(text) for text, _ in parts)
        note = f" {self.note} " if self.note else ""
        room = max(0, width - used - len(note) - bool(note))
        parts.append((rule(self.glyphs.rule, room, self.app.size.width), colour))
        if note:
            parts += [(note, self.get_component_rich_style("pane--note", partial=True)), dash]
        return line(parts, width, self.rich_style)
