"""The timeline: events under headings of their years, each date no more precise than it is."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import accumulate, groupby, islice
from operator import itemgetter
from typing import ClassVar

from rich.style import Style

from tui.model import Event, When
from tui.terminal.glyphs import Glyphs
from tui.widgets.columns import Part, fit, right, rule
from tui.widgets.dates import UNDATED, in_year, iso
from tui.widgets.tolls import killed
from tui.widgets.virtual_list import VirtualList

DATE = 9
TYPE = 10
SOURCES = 4
WIDE = 60
"""From this width on a row names the event's type."""

LOOKED_AT = 128
"""Folded events that are looked through for one that is marked."""
FEW = 3
"""As many events without a date are listed; more are folded into one line, if others have dates."""

Groups = Sequence[tuple[str, int]]
"""Headings in order with the number of events under each: ``(("2024", 17), ("undated", 3))``."""

_SHORT: dict[str, str] = {"military_operation": "operation"}


def years(spans: Iterable[tuple[int | None, int | None, int]]) -> Groups:
    """The groups of events by the year they began in, from first days, last days and counts in order of the first.

    Days are ordinals, None for events without a date.
    """
    labels = ((UNDATED if day is None else str(date.fromordinal(day).year), count) for day, _, count in spans)
    return tuple((label, sum(count for _, count in some)) for label, some in groupby(labels, key=itemgetter(0)))


class Timeline(VirtualList[Event]):
    """Events, a line each: date, type, title, toll, number of independent sources, and whether they disagree.

    A title has the room that the toll leaves.
    Many events without a date are folded into one line, on which the cursor can stand like on a row: there is no
    ``current`` event then. What goes to a row by ``reach`` finds it listed.
    """

    BORDER_TITLE = "2 Timeline"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"timeline--repeated", "timeline--vague"}

    def __init__(self, glyphs: Glyphs, *, id: str | None = None, empty: str = "", hint: str = "") -> None:
        super().__init__(glyphs, id=id, empty=empty)
        self.by_date = True
        self.hint = hint
        """What the line of folded events says of how they are listed."""
        self.wants_folded: bool | None = None
        """Whether a person wants events without a date folded; by their number, if nothing was said."""
        self._folded = range(0)
        self._labels: list[str] = []
        self._sizes: list[int] = []
        self._starts: list[int] = []
        self._tops: list[int] = []

    def show_groups(
        self, groups: Groups, *, cursor: int = 0, marked: Collection[str] = frozenset(), follows: bool = False
    ) -> int:
        """Show the events of these groups; see ``show``.

        Where the cursor only ``follows`` another pane's, an event without a date stays folded; else it is listed.
        """
        filled = [(label, size) for label, size in groups if size]
        self.by_date = all(label == UNDATED or label.isdigit() for label, _ in filled)
        self._labels = [label for label, _ in filled]
        self._sizes = [size for _, size in filled]
        self._starts = [0, *accumulate(self._sizes)][: len(filled)]
        undated = self.undated
        wanted = len(undated) > FEW if self.wants_folded is None else self.wants_folded
        placed = cursor in undated and cursor > 0 and not follows
        self._fold(undated if wanted and len(filled) > 1 and not placed else range(0))
        return self.show(sum(self._sizes), cursor=cursor, marked=marked)

    @property
    def year(self) -> str:
        """The year of the group that the cursor is in, whose heading may be out of sight; empty if there is none."""
        if not self._starts or not self.by_date:
            return ""
        label = self._labels[bisect_right(self._starts, self.cursor) - 1]
        return "" if label == UNDATED else label

    @property
    def undated(self) -> range:
        """The rows of the events without a date."""
        group = self._labels.index(UNDATED) if UNDATED in self._labels else None
        return range(0) if group is None else range(self._starts[group], self._starts[group] + self._sizes[group])

    @property
    def folded(self) -> range:
        """The rows that are folded into one line."""
        return self._folded

    @property
    def on_fold(self) -> bool:
        """Whether the cursor is on the line of what is folded."""
        return self.cursor in self._folded

    def _fold(self, rows: range) -> None:
        self._folded = rows
        heights = [1 if start in rows else 1 + size for start, size in zip(self._starts, self._sizes, strict=True)]
        self._tops = [0, *accumulate(heights)][: len(heights)]

    def fold(self, *, folded: bool) -> None:
        """Fold the events without a date, or list them, some of them in sight if the cursor is near."""
        before = self._folded
        self._fold(self.undated if folded else range(0))
        self.lines_changed()
        if before and not folded:
            height = self.size.height
            top = min(self.line_of(before.start) - height // 2, self.line_of(self.cursor) - 1)
            if top > self.scroll_offset.y:
                self.scroll_to(y=top, animate=False, immediate=True, force=True)
        self.post_message(self.Came(self))

    def reach(self, index: int) -> None:
        """Put the cursor on a row, listing it if it is folded."""
        if index in self._folded:
            self.fold(folded=False)
        self.move_to(index)

    def unfold_marked(self) -> None:
        """List what is folded if the cursor is on a marked event in there."""
        event = self.at(self.cursor)
        if self.on_fold and event is not None and event.id in self.marked:
            self.reach(self.cursor)

    @property
    def current(self) -> Event | None:
        """The event under the cursor; None where several are folded."""
        return None if self.on_fold else super().current

    def beyond(self, index: int, by: int) -> int:
        """What is folded counts as one row."""
        folded = self._folded
        if not folded:
            return index + by
        hidden = len(folded) - 1
        seen = index if index < folded.start else max(folded.start, index - hidden)
        target = max(0, min(seen + by, self.count - 1 - hidden))
        return target if target <= folded.start else target + hidden

    def action_open(self) -> None:
        """Open the event under the cursor, or list what is folded there."""
        if self.on_fold:
            self.wants_folded = False
            self.reach(self._folded.start)
        else:
            super().action_open()

    def identify(self, row: Event) -> str:
        """The event's id."""
        return row.id

    def line_of(self, index: int) -> int:
        """An event stands below the headings of its group and of those before it, or is folded into the heading."""
        if not self._starts:
            return index
        group = max(0, bisect_right(self._starts, index) - 1)
        return self._tops[group] + (0 if index in self._folded else 1 + index - self._starts[group])

    def row_at_line(self, number: int) -> int | None:
        """None on the heading of a group; of folded rows the one that the cursor is on, else the first."""
        group = self._group_at(number)
        start = self._starts[group]
        if start in self._folded:
            return self.cursor if self.on_fold else start
        inside = number - self._tops[group]
        return start + inside - 1 if inside else None

    def folded_at(self, index: int) -> bool:
        """Whether a row is among the folded ones."""
        return index in self._folded

    def heading(self, number: int, width: int) -> list[Part]:
        """The year, and how many events are under it; of folded ones also the cursor, their mark and the hint."""
        group = self._group_at(number)
        folded = self._starts[group] in self._folded
        label = f" {self._labels[group]} "
        size = f" {self._sizes[group]:,}"
        if folded:
            size = f" {self.hint} {self.glyphs.rule}{size}"
            label = f"{self.glyphs.cursor if self.on_fold else ' '}{self._mark_of_folded()}{self._labels[group]} "
        between = rule(self.glyphs.rule, max(0, width - len(label) - len(size) - 1), self.app.size.width)
        dim = self.part_style("row--dim")
        return [(label, self.part_style("row--heading")), (between, dim), (size, dim)]

    def _mark_of_folded(self) -> str:
        """The mark, if one of the folded events that have come is marked."""
        some = (self.at(index) for index in islice(self._folded, LOOKED_AT) if self.marked)
        return self.glyphs.mark if any(one is not None and one.id in self.marked for one in some) else " "

    def _group_at(self, number: int) -> int:
        return max(0, bisect_right(self._tops, number) - 1)

    def bar(self, row: Event, width: int) -> int:
        """The date."""
        return DATE + (not self.by_date)

    @staticmethod
    def _repeated(when: When, before: When) -> int:
        """As many cells of the date of a day as say what the row above says: its month, or the day as well."""
        if when.start == before.start and before.precision == "day":
            return DATE
        return len("Oct") if (before.start or "")[:7] == (when.start or "-")[:7] else 0

    def draw(self, row: Event, index: int, width: int) -> list[Part]:
        """Date, type where there is room, title, toll, sources, disagreement."""
        dim = self.part_style("row--dim")
        vague = row.when.precision != "day"
        when = fit((in_year if self.by_date else iso)(row.when).replace("–", self.glyphs.to), DATE + (not self.by_date))
        before = self.at(index - 1) if index else None
        known = self._repeated(row.when, before.when) if self.by_date and before is not None else 0
        if vague:
            dates: list[Part] = [(when, self.part_style("timeline--vague"))]
        else:
            dates = [(when[:known], self.part_style("timeline--repeated")), (when[known:], Style())]
        kind = "" if width < WIDE else fit(_SHORT.get(row.type, row.type), TYPE) + " "
        doubt = "" if row.status == "reported" else f"{row.status}: "
        toll, differs = killed(row, self.glyphs), self.glyphs.differs if row.disputed else " "
        told = f" {toll}" if toll or row.disputed else ""
        sources = right(f"[{row.sources}]", SOURCES)
        # At the toll stands that they disagree on it; what else they disagree on, at their number.
        between = SOURCES - len(sources.lstrip()) if row.disputed and "killed" not in row.disputed else 0
        room = width - len(when) - 1 - len(kind) - len(doubt) - len(told) - len(differs) - len(sources)
        return [
            *dates,
            (" ", Style()),
            (kind, dim),
            (doubt, dim),
            (fit(row.title, room, self.glyphs.ellipsis), Style()),
            (told, self.part_style("row--strong")),
            (sources[:between], dim),
            (differs, self.part_style("row--warning")),
            (sources[between:], dim),
        ]
