"""The reader: a whole article, with what was found in it marked in place."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import ClassVar, Literal

from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.model import Body
from tui.terminal.glyphs import Glyphs
from tui.terminal.safety import safe
from tui.widgets.columns import Part, line, plain
from tui.widgets.layout import Line, lay_out
from tui.widgets.marks import Mark, MarkKind, Marks

GUTTER = 2
MEASURE = 96
"""Lines are never longer, however wide the window is."""

_DRAWN: tuple[MarkKind, ...] = ("dropped", "date", "actor", "event", "here", "match")
"""Kinds that change how text is drawn, the later over the earlier."""


class Reader(ScrollView, can_focus=True, inherit_bindings=False):
    """An article's lines; wrapped once a width, drawn only where they are seen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "text--heading",
        "text--lead",
        "text--boilerplate",
        "text--rule",
        "text--gutter",
        *(f"text--{kind}" for kind in _DRAWN),
    }

    class Stepped(Message):
        """The reader went to a mark: the ``number``-th of ``total`` of its kind."""

        def __init__(self, mark: Mark, number: int, total: int) -> None:
            super().__init__()
            self.mark = mark
            self.number = number
            self.total = total

    class Scrolled(Message):
        """Another part of the article is in the window."""

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.body = Body("", "")
        self.lines: list[Line] = []
        self.folded = False
        self._text = ""
        self._starts: list[int] = []
        self._width = 0
        self._layers: dict[MarkKind, Marks] = {}
        self._sentences = Marks()
        self._at: int | None = None
        self._target: int | None = None
        self._strips: LRUCache[tuple[int, int], Strip] = LRUCache(512)

    # content

    def show(self, body: Body, marks: Iterable[Mark], sentences: Iterable[Mark]) -> None:
        """Show an article; ``sentences`` are the evidence of its events, shown by a bar beside the lines."""
        self.body = body
        self._text = safe(body.text)
        by_kind: dict[MarkKind, list[Mark]] = {}
        for mark in marks:
            by_kind.setdefault(mark.kind, []).append(mark)
        self._layers = {kind: Marks(found) for kind, found in by_kind.items()}
        self._layers["dropped"] = Marks(Mark(one.start, one.end, "dropped") for one in body.dropped)
        self._sentences = Marks(sentences)
        self._at = None
        self._width = 0
        self._wrap()

    def open_at(self, start: int, end: int) -> None:
        """Bring a stretch into the window and highlight it."""
        self._layers["here"] = Marks([Mark(start, end, "here")])
        self._at = start
        self._go_to_offset(start)
        self._redraw()

    def _wrap(self) -> None:
        width = min(MEASURE, self.scrollable_content_region.width - GUTTER - 1)
        if width <= 0 or width == self._width:
            return
        top = self.offset_at_top
        self._width = width
        self.lines = lay_out(self.body, width, self.glyphs, folded=self.folded)
        self._starts = [one.start for one in self.lines]
        self.virtual_size = Size(0, len(self.lines))
        self._redraw()
        if self._target is not None:
            self._go_to_offset(self._target)
        elif top:
            self._scroll(self.line_at(top))

    def on_resize(self) -> None:
        """Wrap for the new width; the same words stay at the top."""
        self._wrap()

    def notify_style_update(self) -> None:
        """Draw again in the new style."""
        super().notify_style_update()
        self._strips.clear()

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    # where things are

    def line_at(self, offset: int) -> int:
        """The number of the line that shows a character of the text."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return 0
        number = bisect_left(self._starts, self._starts[number])
        while self.lines[number].kind == "blank" and number < len(self.lines) - 1:
            number += 1
        return number

    @property
    def offset_at_top(self) -> int:
        """The first character in the window."""
        top = self.scroll_offset.y
        return self.lines[top].start if top < len(self.lines) else 0

    @property
    def progress(self) -> int:
        """How much of the article has been in the window, in percent."""
        seen = self.scroll_offset.y + self.size.height
        return min(100, round(100 * seen / max(1, len(self.lines))))

    def marks(self, kind: MarkKind) -> Marks:
        """The marks of a kind; events by their sentences."""
        return self._sentences if kind == "event" else self._layers.get(kind, Marks())

    # moving

    def _scroll(self, top: int) -> None:
        target = max(0, min(top, len(self.lines) - self.size.height))
        self.scroll_to(y=target, animate=False, immediate=True, force=True)
        self.post_message(self.Scrolled())

    def _go_to_offset(self, offset: int) -> None:
        if not self.lines or self.size.height == 0:
            self._target = offset
            return
        self._target = None
        number, top, height = self.line_at(offset), self.scroll_offset.y, self.size.height
        if not top <= number < top + height - 2:
            self._scroll(number - height // 3)

    def action_move(self, by: int) -> None:
        """Scroll by lines."""
        self._scroll(self.scroll_offset.y + by)

    def action_page(self, pages: float) -> None:
        """Scroll by windows, or parts of one."""
        self._scroll(self.scroll_offset.y + round(pages * max(2, self.size.height - 2)))

    def action_edge(self, last: bool) -> None:
        """Scroll to the beginning or the end."""
        self._scroll(len(self.lines) if last else 0)

    def step(self, kind: MarkKind, by: Literal[1, -1]) -> bool:
        """Go to the next or the previous mark of a kind, past the ends around; False if there is none."""
        marks = self.marks(kind)
        if not marks.all:
            return False
        position = self._position()
        found = marks.after(position) if by > 0 else marks.before(position)
        mark = found or marks.all[0 if by > 0 else -1]
        self.open_at(mark.start, mark.end)
        self.post_message(self.Stepped(mark, marks.number_of(mark), len(marks.all)))
        return True

    def stop_within(self, kind: MarkKind, start: int, end: int) -> tuple[int, int] | None:
        """Step on from the first mark of a kind in a stretch; which one it is of how many, None if there is none."""
        marks = self.marks(kind)
        mark = marks.after(start - 1)
        if mark is None or mark.start >= end:
            return None
        self._at = mark.start
        return marks.number_of(mark), len(marks.all)

    def _position(self) -> int:
        """Where a step starts from: the last stop if it is in the window, else the window's top."""
        top, height = self.scroll_offset.y, self.size.height
        if self._at is not None and self.lines and top <= self.line_at(self._at) < top + height:
            return self._at
        return self.offset_at_top - 1

    def search(self, pattern: re.Pattern[str] | None) -> int:
        """Mark where a pattern stands, or nothing without one; returns how often."""
        found = pattern.finditer(self.body.text) if pattern is not None else ()
        self._layers["match"] = Marks(Mark(one.start(), one.end(), "match") for one in found)
        self._redraw()
        return len(self._layers["match"].all)

    def fold(self) -> None:
        """Fold boilerplate, or unfold it."""
        self.folded = not self.folded
        self._width = 0
        self._wrap()

    # drawing

    def render_line(self, y: int) -> Strip:
        """The line at ``y`` of the window."""
        number, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        if number >= len(self.lines):
            return Strip.blank(width, self.rich_style)
        strip = self._strips.get((number, width))
        if strip is None:
            strip = self._strips[number, width] = line(self._parts(self.lines[number]), width, self.rich_style)
        return strip

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"text--{name}", partial=True)

    def _parts(self, one: Line) -> list[Part]:
        beside = one.end > one.start and next(self._sentences.touching(*_shown(one)), None) is not None
        gutter = self.glyphs.beside if beside else " "
        parts: list[Part] = [(gutter + " ", self._style("gutter"))]
        over = Style()
        if one.kind in ("heading", "head"):
            over = self._style("heading")
        elif one.kind in ("boilerplate", "fold"):
            over = self._style("boilerplate")
        elif one.kind == "rule":
            over = self._style("rule")
        for piece in one.pieces:
            if isinstance(piece, str):
                lead = self._style("rule") if one.kind in ("table", "head") else self._style("lead")
                parts.append((piece, over or lead))
            else:
                parts += self._marked(*piece, over)
        return parts

    def _marked(self, start: int, end: int, over: Style) -> list[Part]:
        touching = [
            (max(mark.start, start), min(mark.end, end), number)
            for number, kind in enumerate(_DRAWN)
            if kind in self._layers
            for mark in self._layers[kind].touching(start, end)
        ]
        if not touching:
            return [(self._text[start:end], over)]
        cuts = sorted({start, end, *(low for low, _, _ in touching), *(high for _, high, _ in touching)})
        parts: list[Part] = []
        for low, high in pairwise(cuts):
            style = over
            for number in sorted({number for first, last, number in touching if first <= low and last >= high}):
                style += self._style(_DRAWN[number])
            if style.reverse:
                style = plain(style)
            parts.append((self._text[low:high], style))
        return parts


def _shown(one: Line) -> tuple[int, int]:
    """The stretch of text that a line draws, without what lies before it."""
    stretches = [piece for piece in one.pieces if not isinstance(piece, str)]
    return (stretches[0][0], stretches[-1][1]) if stretches else (one.start, one.start)
