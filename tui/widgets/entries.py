"""A page of entries: a label and its words, wrapped where they are worth reading whole, each with its evidence."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len
from rich.style import Style

from tui.terminal.glyphs import Glyphs
from tui.terminal.safety import safe
from tui.widgets.columns import Part, fit, wrap
from tui.widgets.evidence import Proof
from tui.widgets.virtual_list import VirtualList

LABEL = 12
INDENT = "  "
LEAST = 10
"""Cells in which words are wrapped at least; in fewer they are cut."""
SLIM = 40
"""Below this width words are wrapped below the label, too."""
PASSED = frozenset({"space", "heading", "more"})
"""Kinds of lines that the cursor passes over."""


class Entry(Struct, frozen=True):
    """A line of the page: a label and its words, what stands at its end, what proves it, and whom or what it names.

    Words that do not fit are wrapped into as many as ``lines``; ``more`` is such a further line.
    """

    words: str
    label: str = ""
    end: str = ""
    kind: Literal["name", "heading", "plain", "space", "more"] = "plain"
    proof: Proof | None = None
    reference: str = ""
    lines: int = 1


class Entries(VirtualList[Entry]):
    """The page, a line an entry or more; the cursor passes over what is no first line of one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"page--name", "page--label"}

    def __init__(self, glyphs: Glyphs, *, id: str | None = None, empty: str = "") -> None:
        super().__init__(glyphs, id=id, empty=empty)
        self.label = LABEL
        self.entries: list[Entry] = []
        self._rows: list[Entry] = []
        self._wrapped = (0, 0)
        """The room and the label for which all was wrapped."""
        self._lines_of: dict[str, tuple[Entry, list[Entry]]] = {}
        """By what it names, an entry and its lines: of a page that has grown only what is new is wrapped."""

    def show_page(self, entries: Iterable[Entry], *, cursor: int = 0, label: int = LABEL) -> None:
        """Show these entries, the cursor on a line, their labels in a column of a width."""
        self.entries = list(entries)
        self.label = label
        self._wrap(cursor)

    def on_resize(self) -> None:
        """Wrap for the new width; the cursor stays on its entry."""
        super().on_resize()
        if self.entries and self._room != self._wrapped[0]:
            at = sum(row.kind != "more" for row in self._rows[: self.cursor])
            self._wrap(0)
            starts = [number for number, row in enumerate(self._rows) if row.kind != "more"]
            self.cursor = starts[at]

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.width - 2

    def _wrap(self, cursor: int) -> None:
        asked = self._room, self.label
        before = self._lines_of if asked == self._wrapped else {}
        self._wrapped, self._lines_of, self._rows = asked, {}, []
        for entry in self.entries:
            known = before.get(entry.reference)
            lines = known[1] if known is not None and known[0] == entry else [*self._lines(entry)]
            if entry.reference:
                self._lines_of[entry.reference] = entry, lines
            self._rows += lines
        self.supply(self.show(len(self._rows), cursor=cursor), 0, self._rows)

    def _lines(self, entry: Entry) -> Iterator[Entry]:
        """The entry on its line, or on several; where there is little room, further ones begin below its label."""
        words = " ".join(safe(entry.words).split())
        before = self.label + 1 if entry.label else 0
        room = self._room - before - (cell_len(entry.end) + 1 if entry.end else 0)
        if entry.lines == 1 or room < LEAST or cell_len(words) <= room:
            yield entry
            return
        first = wrap(words, room)[0]
        label = entry.label if self._room >= SLIM else ""
        further = wrap(words[len(first) :], self._room - (before if label else 0) - len(INDENT))
        if len(further) >= entry.lines:
            further[entry.lines - 2 :] = [" ".join(further[entry.lines - 2 :])]
        yield replace(entry, words=first)
        for text in further:
            yield replace(entry, words=INDENT + text, label=label, kind="more", end="")

    def identify(self, row: Entry) -> str:
        """What the entry names."""
        return row.reference

    def draw(self, row: Entry, index: int, width: int) -> list[Part]:
        """Label, words, end."""
        dim = self.part_style("row--dim")
        if row.kind == "space":
            return []
        end = f" {row.end}" if row.end else ""
        if row.kind == "heading":
            return [(fit(row.words, width - cell_len(end)), self.part_style("row--heading")), (end, dim)]
        if row.kind == "name":
            return [(fit(row.words, width, self.glyphs.ellipsis), self.part_style("page--name"))]
        label = "" if row.kind == "more" else row.label
        start = fit(label, self.label, self.glyphs.ellipsis) + " " if row.label else ""
        words = fit(row.words, width - len(start) - cell_len(end), self.glyphs.ellipsis)
        return [(start, self.part_style("page--label")), (words, Style()), (end, dim)]

    def move_to(self, index: int) -> None:
        """Put the cursor on an entry that says something, past other lines in the direction of the move."""
        by = 1 if index > self.cursor else -1
        index = max(0, min(index, self.count - 1))
        if by > 0:
            index = min(index, self._last_entry())
        while 0 <= index < self.count and self._rows[index].kind in PASSED:
            index += by
        if 0 <= index < self.count:
            super().move_to(index)

    def go_to(self, reference: str) -> None:
        """Put the cursor on the entry that names something, if there is one."""
        at = next((at for at, row in enumerate(self._rows) if row.reference == reference), None) if reference else None
        if at is not None:
            self.move_to(at)

    def go_to_next_heading(self) -> None:
        """Show the next heading on top, the cursor on the first entry under it; after the last one the first."""
        headings = [number for number, row in enumerate(self._rows) if row.kind == "heading"]
        if headings:
            heading = next((number for number in headings if number > self.cursor), headings[0])
            self.move_to(heading + 1)
            self.scroll_to(y=heading, animate=False, immediate=True, force=True)

    def _last_entry(self) -> int:
        """The first line of the last entry that says something."""
        return max((number for number, row in enumerate(self._rows) if row.kind not in PASSED), default=0)

    def _reveal(self) -> bool:
        """Scroll until all lines of the entry under the cursor are in the window."""
        scrolled = super()._reveal()
        last = self.cursor
        while last + 1 < len(self._rows) and self._rows[last + 1].kind == "more":
            last += 1
        if last < self.scroll_offset.y + self.size.height or not self.count:
            return scrolled
        self.scroll_to(y=last - self.size.height + 1, animate=False, immediate=True, force=True)
        return True
