"""A line with a title at its left and facts about it at its right."""

from typing import ClassVar

from rich.cells import cell_len
from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.glyphs import Glyphs
from tui.terminal.safety import safe
from tui.widgets.columns import fit, line


class TitleLine(Widget):
    """The title gives way where there is no room for both."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"title--title", "title--about"}

    def __init__(self, glyphs: Glyphs, title: str = "", about: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.title = title
        self.about = about

    def show(self, title: str, about: str = "") -> None:
        """Show another title."""
        if (title, about) != (self.title, self.about):
            self.title, self.about = title, about
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.size.width
        about = f"  {safe(self.about)} " if self.about else ""
        title = " " + fit(self.title, max(8, width - cell_len(about) - 1), self.glyphs.ellipsis)
        parts = [
            (title, self.get_component_rich_style("title--title", partial=True)),
            (about, self.get_component_rich_style("title--about", partial=True)),
        ]
        return line(parts, width, self.rich_style)
