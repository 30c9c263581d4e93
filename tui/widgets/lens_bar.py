"""The line that says what is shown, in words, and how much of the dossier that is."""

from typing import ClassVar, Final

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


ENOUGH: Final = 60
"""Cells of a lens's words that tell enough of it."""
_APART: Final = 3
"""Cells between the counts and the words."""
_STYLES: Final = (("  ", " of "), ("  ", "/"), (" ", "/"))
"""What stands before counts and between them, from the most legible to the shortest."""


class LensBar(Widget):
    """The dossier's name, ``3 of 5 articles  6 of 22 events  12 of 40 actors`` and the words of the lens.

    On one line where there is room, if need be with ``3/5 articles``; else on two. Without a lens always one,
    which also has room for a note.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lens--name", "lens--count", "lens--all", "lens--words", "lens--note"}

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.dossier = ""
        self.counts: Counts = ()
        self.words = ""
        self.note = ""

    def show(self, dossier: str, counts: Counts, words: str, *, note: str = "") -> None:
        """Say what is shown, and where that is everything, something more."""
        self.dossier, self.counts, self.words, self.note = dossier, counts, words, note
        self._fold()
        self.refresh()

    def on_resize(self) -> None:
        """One line or two."""
        self._fold()

    def _fold(self) -> None:
        self.styles.height = 2 if self.words and self._beside() is None else 1

    def _beside(self) -> list[Part] | None:
        """The counts as they leave room for the words beside them; None if they leave none."""
        return self._head(_APART + 2 + min(cell_len(self.words), ENOUGH))

    def _head(self, room: int) -> list[Part] | None:
        """The name and the counts in the most legible way that leaves some room; None if there is none."""
        for gap, of in _STYLES:
            parts = self._counted(gap, of)
            if sum(cell_len(text) for text, _ in parts) + room <= self.size.width:
                return parts
        return None

    def _with_note(self) -> list[Part] | None:
        """The name, the counts and the note; None where that is not to be said, or there is no room for it."""
        if self.words or not self.note:
            return None
        note = f"   {self.note}"
        head = self._head(cell_len(note))
        return head and [*head, (note, self.get_component_rich_style("lens--note", partial=True))]

    def _counted(self, gap: str, of: str) -> list[Part]:
        count = self.get_component_rich_style("lens--count", partial=True)
        whole = self.get_component_rich_style("lens--all", partial=True)
        name = fit(self.dossier, min(24, max(8, cell_len(self.dossier))), self.glyphs.ellipsis).rstrip()
        parts: list[Part] = [(f" {name} ", self.get_component_rich_style("lens--name", partial=True))]
        for kind, selected, all_ in self.counts:
            if selected == all_:
                parts.append((f"{gap}{counted(all_, kind)}", whole))
            else:
                parts += [(f"{gap}{selected:,}{of}{all_:,}", count), (f" {kind}", whole)]
        return parts

    def render_line(self, y: int) -> Strip:
        """A line of the bar."""
        width = self.size.width
        style = self.get_component_rich_style("lens--words", partial=True)
        words = f"{self.glyphs.lens} {self.words}"
        if y:
            return line([(" " + fit(words, width - 1, self.glyphs.ellipsis), style)], width, self.rich_style)
        beside = self._beside() if self.words else None
        if beside is None:
            return line(self._with_note() or self._head(0) or self._counted(*_STYLES[-1]), width, self.rich_style)
        used = sum(cell_len(text) for text, _ in beside)
        words = fit(words, width - used - _APART, self.glyphs.ellipsis)
        return line([*beside, (" " * _APART + words, style)], width, self.rich_style)
