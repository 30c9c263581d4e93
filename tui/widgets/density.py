"""How many events a day, at any zoom: prefix sums, and the strip that draws them."""

from array import array
from collections.abc import Iterable
from datetime import date
from itertools import accumulate, pairwise
from typing import ClassVar

from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.glyphs import Glyphs
from tui.widgets.columns import Part, line


class Days:
    """Numbers of events a day, summed up so that any window costs two look-ups a column."""

    def __init__(self, counts: Iterable[tuple[date, int]]) -> None:
        """From dates with their counts, in any order, each date once or more."""
        numbers = [(day.toordinal(), count) for day, count in counts]
        self.first = min((day for day, _ in numbers), default=0)
        self.last = max((day for day, _ in numbers), default=-1)
        sums = array("L", bytes(array("L").itemsize * (self.last - self.first + 2)))
        for day, count in numbers:
            sums[day - self.first + 1] += count
        self._sums = array("L", accumulate(sums))

    def __bool__(self) -> bool:
        return self.last >= self.first

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day with an event. Only of days that are not empty."""
        return date.fromordinal(self.first), date.fromordinal(self.last)

    def between(self, first: int, after: int) -> int:
        """Events from one ordinal day to before another."""
        top = len(self._sums) - 1
        low, high = (max(0, min(day - self.first, top)) for day in (first, after))
        return self._sums[high] - self._sums[low]

    def histogram(self, first: int, last: int, columns: int) -> list[int]:
        """Events in each of ``columns`` equal parts of the window of ordinal days, ends included."""
        span = last - first + 1
        edges = [first + span * column // columns for column in range(columns + 1)]
        return [self.between(low, max(high, low + 1) if span < columns else high) for low, high in pairwise(edges)]


def bars(counts: Iterable[int], glyphs: Glyphs) -> str:
    """A bar for each count, the highest full; nothing where there is nothing."""
    values = list(counts)
    top = max(values, default=0)
    levels = len(glyphs.bars)
    return "".join(" " if not value else glyphs.bars[max(0, -(-value * levels // top) - 1)] for value in values)


class Density(Widget):
    """One line: the window's first date, a bar a column, its last date. The cursor's column is reversed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"density--bar", "density--label", "density--cursor"}

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.days = Days(())
        self.window: tuple[date, date] | None = None
        self.at: date | None = None

    def show(self, days: Days, window: tuple[date, date] | None) -> None:
        """Draw these days, all of them or a window."""
        self.days, self.window = days, window
        self.refresh()

    def point(self, at: date | None) -> None:
        """Show where the timeline's cursor is."""
        if at != self.at:
            self.at = at
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.size.width
        label = self.get_component_rich_style("density--label", partial=True)
        if not self.days or y:
            return line([(" no dated events", label)] if not y else [], width, self.rich_style)
        first, last = self.window or self.days.span
        span = (last - first).days
        digits = 4 if span > 3 * 366 else 7 if span > 120 else 10
        columns = max(1, width - 2 * digits - 4)
        low, high = first.toordinal(), last.toordinal()
        drawn = bars(self.days.histogram(low, high, columns), self.glyphs)
        bar = self.get_component_rich_style("density--bar", partial=True)
        parts: list[Part] = [(f" {first.isoformat()[:digits]} ", label)]
        if self.at is not None and first <= self.at <= last:
            column = min(columns - 1, (self.at.toordinal() - low) * columns // (high - low + 1))
            here = self.get_component_rich_style("density--cursor", partial=True)
            parts += [(drawn[:column], bar), (drawn[column], bar + here), (drawn[column + 1 :], bar)]
        else:
            parts.append((drawn, bar))
        parts.append((f" {last.isoformat()[:digits]}", label))
        return line(parts, width, self.rich_style)
