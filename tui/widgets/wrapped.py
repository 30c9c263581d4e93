"""A few lines of text below a list whose rows cut it."""

from typing import ClassVar

from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.glyphs import Glyphs
from tui.widgets.columns import fit, line, wrap


class Wrapped(Widget):
    """Text in as many lines as the widget has, under a rule."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"wrapped--rule", "wrapped--text"}

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.text = ""

    def show(self, text: str) -> None:
        """Show another text."""
        if text != self.text:
            self.text = text
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The rule, then the text."""
        width = self.size.width
        if not y:
            rule = self.get_component_rich_style("wrapped--rule", partial=True)
            return line([(self.glyphs.rule * width, rule)], width, self.rich_style)
        lines = wrap(self.text, width - 2)
        most = self.size.height - 1
        if len(lines) > most:
            lines[most - 1 :] = [fit(" ".join(lines[most - 1 : most + 1]), width - 2, self.glyphs.ellipsis)]
        text = f" {lines[y - 1]}" if y <= len(lines) else ""
        style = self.get_component_rich_style("wrapped--text", partial=True)
        return line([(text, style)], width, self.rich_style)
