"""The line that says what is shown, in words, and how much of the dossier that is."""

from typing import ClassVar

from rich.cells import cell_len
from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.glyphs import Glyphs
from tui.widgets.columns import Part, fit, line

Counts = tuple[tuple[str, int, int], ...]
"""Kind, selected, all: ``(("articles", 3, 5), …)``."""


def counted(number: int, kind: str) -> str:
    """``1 article`` or ``1,204 articles``."""
    return f"{number:,} {kind[:-1] if number == 1 else kind}"


class LensBar(Widget):
    """The dossier's name, ``3 of 5 articles  6 of 22 events  12 of 40 actors`` and the words of the lens.

    On one line where there is room, else on two; without a lens always one.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lens--name", "lens--count", "lens--all", "lens--words"}

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.dossier = ""
        self.counts: Counts = ()
        self.words = ""

    def show(self, dossier: str, counts: Counts, words: str) -> None:
        """Say what is shown."""
        self.dossier, self.counts, self.words = dossier, counts, words
        self._fold()
        self.refresh()

    def on_resize(self) -> None:
        """One line or two."""
        self._fold()

    def _fold(self) -> None:
        self.styles.height = 2 if self.words and not self._on_one_line() else 1

    def _on_one_line(self) -> bool:
        used = sum(cell_len(text) for text, _ in self._head())
        return used + 4 + min(cell_len(self.words), 60) <= self.size.width

    def _head(self) -> list[Part]:
        count = self.get_component_rich_style("lens--count", partial=True)
        whole = self.get_component_rich_style("lens--all", partial=True)
        name = fit(self.dossier, min(24, max(8, cell_len(self.dossier))), self.glyphs.ellipsis).rstrip()
        parts: list[Part] = [(f" {name} ", self.get_component_rich_style("lens--name", partial=True))]
        for kind, selected, all_ in self.counts:
            if selected == all_:
                parts.append((f"  {counted(all_, kind)}", whole))
            else:
                parts += [(f"  {selected:,} of {all_:,}", count), (f" {kind}", whole)]
        return parts

    def render_line(self, y: int) -> Strip:
        """A line of the bar."""
        width = self.size.width
        style = self.get_component_rich_style("lens--words", partial=True)
        words = f"{self.glyphs.lens} {self.words}"
        if y:
            return line([(" " + fit(words, width - 1, self.glyphs.ellipsis), style)], width, self.rich_style)
        parts = self._head()
        if self.words and self.size.height == 1:
            used = sum(cell_len(text) for text, _ in parts)
            parts.append(("   " + fit(words, width - used - 3, self.glyphs.ellipsis), style))
        return line(parts, width, self.rich_style)
