"""The timeline: events under headings of their years, each date no more precise than it is."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import accumulate, groupby
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
TOLL = 6
SOURCES = 5
WIDE = 62
"""From this width on a row names the event's type."""

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
    """Events, a line each: date, type, title, toll, number of independent sources, and whether they disagree."""

    BORDER_TITLE = "2 Timeline"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"timeline--repeated", "timeline--vague"}

    def __init__(self, glyphs: Glyphs, *, id: str | None = None, empty: str = "") -> None:
        super().__init__(glyphs, id=id, empty=empty)
        self.by_date = True
        self._labels: list[str] = []
        self._sizes: list[int] = []
        self._starts: list[int] = []
        self._tops: list[int] = []

    def show_groups(self, groups: Groups, *, cursor: int = 0, marked: Collection[str] = frozenset()) -> int:
        """Show the events of these groups; see ``show``."""
        filled = [(label, size) for label, size in groups if size]
        self.by_date = all(label == UNDATED or label.isdigit() for label, _ in filled)
        self._labels = [label for label, _ in filled]
        self._sizes = [size for _, size in filled]
        self._starts = [0, *accumulate(self._sizes)][: len(filled)]
        self._tops = [start + group for group, start in enumerate(self._starts)]
        return self.show(sum(self._sizes), cursor=cursor, marked=marked)

    def identify(self, row: Event) -> str:
        """The event's id."""
        return row.id

    def line_of(self, index: int) -> int:
        """An event stands below the headings of its group and of those before it."""
        return index + bisect_right(self._starts, index)

    def row_at_line(self, number: int) -> int | None:
        """None on the heading of a group."""
        group = self._group_at(number)
        inside = number - self._starts[group] - group
        return self._starts[group] + inside - 1 if inside else None

    def heading(self, number: int, width: int) -> list[Part]:
        """The year, and how many events are under it."""
        group = self._group_at(number)
        label = f" {self._labels[group]} "
        size = f" {self._sizes[group]}"
        between = rule(self.glyphs.rule, max(0, width - len(label) - len(size) - 1), self.app.size.width)
        dim = self.part_style("row--dim")
        return [(label, self.part_style("row--heading")), (between, dim), (size, dim)]

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
        room = width - len(when) - 1 - len(kind) - len(doubt) - TOLL - SOURCES - 1
        differs = self.glyphs.differs if row.disputed else " "
        return [
            *dates,
            (" ", Style()),
            (kind, dim),
            (doubt, dim),
            (fit(row.title, room, self.glyphs.ellipsis), Style()),
            (right(killed(row, self.glyphs), TOLL), self.part_style("row--strong")),
            (differs, self.part_style("row--warning")),
            (right(f"[{row.sources}]", SOURCES), dim),
        ]
