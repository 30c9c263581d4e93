"""A list of which only the visible rows exist: as quick at a million rows as at a thousand."""

from collections.abc import Collection, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.style import Style
from textual.cache import LRUCache
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.terminal.glyphs import Glyphs
from tui.widgets.columns import Part, barred, fit, line, wrap
from tui.widgets.revealing import top_for
from tui.widgets.row_pages import RowPages

RowT = TypeVar("RowT")


class ListMessage(Message):
    """Something happened in a list."""

    def __init__(self, source: "VirtualList[Any]") -> None:
        super().__init__()
        self.source = source

    @property
    def control(self) -> "VirtualList[Any]":
        """The list."""
        return self.source


class VirtualList(ScrollView, Generic[RowT], can_focus=True, inherit_bindings=False):
    """Rows by number, drawn line by line; a page of rows is asked for by message and supplied when it is there.

    A subclass says how a row is drawn (``draw``) and what identifies it (``identify``). Lines and rows are the same
    here; a subclass with headings overrides ``line_of`` and ``row_at_line``.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row--cursor",
        "row--blurred",
        "row--dim",
        "row--strong",
        "row--heading",
        "row--warning",
    }

    cursor: reactive[int] = reactive(0, repaint=False, init=False)

    class Moved(ListMessage):
        """The cursor is on another row. Who must know in the same frame watches ``cursor``."""

    class Came(ListMessage):
        """The row under the cursor is there now."""

    class Opened(ListMessage):
        """Enter was pressed on a row, or where there is none."""

        def __init__(self, source: "VirtualList[Any]", row: Any) -> None:
            super().__init__(source)
            self.row = row

    class Wanted(ListMessage):
        """Rows are needed that are not there: answer with ``supply``."""

        def __init__(self, source: "VirtualList[Any]", generation: int, first: int, after: int) -> None:
            super().__init__(source)
            self.generation = generation
            self.first = first
            self.after = after

    def __init__(self, glyphs: Glyphs, *, id: str | None = None, empty: str = "") -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.empty = empty
        self.count = 0
        self.generation = 0
        self.marked: Collection[str] = frozenset()
        self._pages: RowPages[RowT] = RowPages()
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(256)
        self._styles: dict[str, Style] = {}
        self._seen: dict[int, Strip] = {}
        """What the lines of the window showed last."""

    # what a subclass says

    def draw(self, row: RowT, index: int, width: int) -> list[Part]:
        """The parts of a row's line, behind the two columns for cursor and mark."""
        raise NotImplementedError

    def identify(self, row: RowT) -> str:
        """What ``marked`` knows a row by."""
        raise NotImplementedError

    def bar(self, row: RowT, width: int) -> int:
        """As many cells of a row as the cursor's bar covers; the fewer, the less is sent when the cursor moves."""
        return width

    def line_of(self, index: int) -> int:
        """The line that a row stands on."""
        return index

    def row_at_line(self, number: int) -> int | None:
        """The row on a line; None if a heading is."""
        return number

    def folded_at(self, index: int) -> bool:
        """Whether a row is one of several that are folded into one line, which is drawn as a heading is."""
        return False

    def beyond(self, index: int, by: int) -> int:
        """The row that is so many rows further, or before."""
        return index + by

    def heading(self, number: int, width: int) -> list[Part]:
        """The parts of a line that is no row."""
        raise NotImplementedError

    @property
    def height_in_lines(self) -> int:
        """Lines in all."""
        return self.line_of(self.count - 1) + 1 if self.count else 0

    # content

    def show(self, count: int, *, cursor: int = 0, marked: Collection[str] = frozenset()) -> int:
        """Show other rows, none of which is there yet; returns the generation that ``supply`` must name."""
        self.generation += 1
        self.count = count
        self.marked = marked
        self._pages.clear()
        self.set_reactive(VirtualList.cursor, max(0, min(cursor, count - 1)))
        self.lines_changed()
        return self.generation

    def lines_changed(self) -> None:
        """Draw anew: the rows stand on other lines."""
        self._strips.clear()
        self._seen.clear()
        self.virtual_size = Size(0, self.height_in_lines)
        self._reveal()
        self.refresh()

    def supply(self, generation: int, start: int, rows: Sequence[RowT]) -> None:
        """Rows from ``start``, a multiple of ``row_pages.PAGE``, on; an answer for rows shown earlier is dropped."""
        if generation != self.generation:
            return
        self._pages.put(start, rows)
        if len(rows) < self.count:
            self._pages.forget_far(self.cursor)
        self._strips.clear()
        top, last = self.scroll_offset.y, self.scroll_offset.y + max(1, self.size.height)
        # A row may be drawn by the one above it, and what is folded stands on one line.
        if self.line_of(start) < last and self.line_of(start + len(rows)) >= top:
            self.refresh()
        self._want_near()
        if start <= self.cursor < start + len(rows):
            self.post_message(self.Came(self))

    def mark(self, marked: Collection[str]) -> None:
        """Mark the rows with these identities, and no others."""
        if marked != self.marked:
            self.marked = marked
            self.draw_anew()

    def draw_anew(self) -> None:
        """Draw the rows anew, where they stand."""
        self._strips.clear()
        self.refresh()

    def at(self, index: int) -> RowT | None:
        """The row of that number, if it is there."""
        return self._pages.at(index)

    @property
    def current(self) -> RowT | None:
        """The row under the cursor, if there is one and it has come."""
        return self.at(self.cursor) if self.count else None

    def lacking_around(self, index: int) -> list[tuple[int, int]]:
        """The stretches of rows, from the first to before the last, that are missing to show a row amid others."""
        half = self.size.height // 2 + 1
        at = self.line_of(index)
        return self._lacking(at - half, at + half + 1)

    def _lacking(self, top: int, bottom: int) -> list[tuple[int, int]]:
        """The stretches of rows, in whole pages, that are missing on the lines from one to before another."""
        rows = map(self.row_at_line, range(max(0, top), min(bottom, self.height_in_lines)))
        return self._pages.lacking((row for row in rows if row is not None), self.count)

    def _want_near(self) -> None:
        """Ask for what is missing in the window; once that is there, for what a page up or down will show."""
        top, height = self.scroll_offset.y, max(1, self.size.height)
        for start, after in self._lacking(top, top + height) or self._lacking(top - height, top + 2 * height):
            if self._pages.want(start, after):
                self.post_message(self.Wanted(self, self.generation, start, after))

    # drawing

    def part_style(self, name: str) -> Style:
        """The style of a component class, over the line's own."""
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = self.get_component_rich_style(name, partial=True)
        return style

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old style."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()
        self._seen.clear()

    def render_line(self, y: int) -> Strip:
        """The line at ``y`` of the window; of a row that has not come what stood there before."""
        strip = self._line_at(y)
        if strip is None:
            strip = self._seen.get(y)
            if strip is None or strip.cell_length != self.scrollable_content_region.width:
                strip = Strip.blank(self.scrollable_content_region.width, self.rich_style)
        self._seen[y] = strip
        return strip

    def _line_at(self, y: int) -> Strip | None:
        """The line at ``y`` of the window; None if its row has not come."""
        width = self.scrollable_content_region.width
        if not self.count:
            return self._empty_line(y, width)
        number = self.scroll_offset.y + y
        if number >= self.height_in_lines:
            return Strip.blank(width, self.rich_style)
        index = self.row_at_line(number)
        key = (number, width, index == self.cursor and (2 if self.has_focus else 1))
        cached = self._strips.get(key)
        if cached is not None:
            return cached
        if index is None:
            strip = line(self.heading(number, width), width, self.rich_style)
        elif self.folded_at(index):
            self._want_near()
            parts = self.heading(number, width)
            strip = line(
                self._under_bar(parts, len(parts[0][0])) if index == self.cursor else parts, width, self.rich_style
            )
        else:
            row = self.at(index)
            if row is None:
                self._want_near()
                return None
            strip = self._row_line(row, index, width)
        self._strips[key] = strip
        return strip

    def _row_line(self, row: RowT, index: int, width: int) -> Strip:
        under = index == self.cursor
        gutter = (self.glyphs.cursor if under else " ") + (
            self.glyphs.mark if self.identify(row) in self.marked else " "
        )
        parts = [(gutter, Style()), *self.draw(row, index, width - 2)]
        if under:
            parts = self._under_bar(parts, 2 + self.bar(row, width - 2))
        return line(parts, width, self.rich_style)

    def _under_bar(self, parts: list[Part], cells: int) -> list[Part]:
        """The parts of the cursor's line, with its bar over the first cells."""
        return barred(parts, cells, self.part_style("row--cursor" if self.has_focus else "row--blurred"))

    def _empty_line(self, y: int, width: int) -> Strip:
        words = [part for said in self.empty.split("\n") for part in wrap(said, width - 4) or [""]]
        text = f"  {words[y - 1]}" if 0 < y <= len(words) else ""
        return line([(fit(text, width), self.part_style("row--dim"))], width, self.rich_style)

    # moving

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the two lines that changed, or scroll."""
        top = self.scroll_offset.y
        if not self._reveal():
            for index in (old, new):
                self.refresh(Region(0, self.line_of(index) - top, self.size.width, 1))
        self._want_near()
        self.post_message(self.Moved(self))

    def _reveal(self) -> bool:
        """Scroll until the cursor is in the window; False if it was."""
        if not self.count:
            return False
        row, window = self.line_of(self.cursor), (self.scroll_offset.y, max(1, self.size.height))
        headed, beside = row > 0 and self.row_at_line(row - 1) is None, self.size.width < self.app.size.width - 2
        target = top_for(row, window, self.height_in_lines, headed=headed, beside=beside)
        if target is None:
            return False
        self.scroll_to(y=target, animate=False, immediate=True, force=True)
        return True

    def on_resize(self) -> None:
        """Keep the cursor in the window."""
        self.call_after_refresh(self._reveal)

    def on_focus(self) -> None:
        """Show where the cursor is, in the style of a list that has the focus."""
        self.refresh(Region(0, self.line_of(self.cursor) - self.scroll_offset.y, self.size.width, 1))

    def on_blur(self) -> None:
        """Show that the focus has gone."""
        self.on_focus()

    def on_click(self, event: Click) -> None:
        """Put the cursor on the row that is clicked; a second click opens it."""
        offset = event.get_content_offset(self)
        number = self.scroll_offset.y + offset.y if offset is not None else self.height_in_lines
        index = self.row_at_line(number) if number < self.height_in_lines else None
        if index is not None:
            self.move_to(index)
            if event.chain > 1:
                self.action_open()

    def move_to(self, index: int) -> None:
        """Put the cursor on a row."""
        self.cursor = max(0, min(index, self.count - 1))

    def reach(self, index: int) -> None:
        """Put the cursor on a row, and see to it that the row is shown."""
        self.move_to(index)

    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        self.move_to(self.beyond(self.cursor, by))

    def action_page(self, pages: float) -> None:
        """Move the cursor by windows, or parts of one."""
        self.move_to(self.beyond(self.cursor, round(pages * max(2, self.size.height - 1))))

    def action_edge(self, last: bool) -> None:
        """Move the cursor to the first or the last row."""
        self.move_to(self.count - 1 if last else 0)

    def action_open(self) -> None:
        """Open the row under the cursor; who listens says so where there is none."""
        if self.current is not None or not self.count:
            self.post_message(self.Opened(self, self.current))
