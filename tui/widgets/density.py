"""How many events when, at any zoom and no more precise than their dates, and the strip that draws them."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate, pairwise, zip_longest
from typing import ClassVar, NamedTuple

from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.glyphs import Glyphs
from tui.widgets.columns import Part, line

LONG = 10 * 366
"""Days of a span that says little of when: a century that is named does not stretch the axis over all of itself."""


class Histogram(NamedTuple):
    """For each column how many events were certainly in it, and whether one may have been whose date is too vague."""

    counts: Sequence[int] = ()
    possible: Sequence[bool] = ()


class Days:
    """Events by the days they can have been on: known days summed up, so that any window costs two look-ups a column.

    A month or a year counts only in a column that holds all of it; elsewhere it may have been, on each of its days.
    """

    def __init__(self, spans: Iterable[tuple[int, int, int]]) -> None:
        """From first and last days, as ordinals and both included, with counts, in any order, also repeated."""
        every = list(spans)
        ends = [span for span in every if span[1] - span[0] <= LONG] or every
        self.first = min((first for first, _, _ in ends), default=0)
        self.last = max((last for _, last, _ in ends), default=-1)
        sums = array("L", bytes(array("L").itemsize * (self.last - self.first + 2)))
        for first, last, count in every:
            if first == last:
                sums[first - self.first + 1] += count
        self._sums = array("L", accumulate(sums))
        self._vague = [span for span in every if span[0] != span[1]]
        self._drawn: tuple[tuple[int, int, int], Histogram] = ((0, 0, 0), Histogram())

    def __bool__(self) -> bool:
        return self.last >= self.first

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day that an event can have been on, but for long spans, if there are any events."""
        return date.fromordinal(self.first), date.fromordinal(self.last)

    def between(self, first: int, after: int) -> int:
        """Events of known days from one ordinal day to before another."""
        top = len(self._sums) - 1
        low, high = (max(0, min(day - self.first, top)) for day in (first, after))
        return self._sums[high] - self._sums[low]

    def nearest(self, day: int, by: int, longest: int) -> int | None:
        """The first ordinal day after another on which an event can have been, or with -1 the last one before it.

        Events that can have been on more than the ``longest`` number of days are left out.
        """
        sums, top = self._sums, len(self._sums) - 1
        spans = ((low, high) for low, high, _ in self._vague if high - low < longest)
        if by > 0:
            at = bisect_right(sums, sums[max(0, min(day + 1 - self.first, top))])
            known = [self.first + at - 1] if at <= top else []
            return min(known + [max(low, day + 1) for low, high in spans if high > day], default=None)
        before = sums[max(0, min(day - self.first, top))]
        known = [self.first + bisect_left(sums, before) - 1] if before else []
        return max(known + [min(high, day - 1) for low, high in spans if low < day], default=None)

    def histogram(self, first: int, last: int, columns: int) -> Histogram:
        """The events of ``columns`` equal parts of the window of ordinal days, ends included."""
        asked = first, last, columns
        if self._drawn[0] != asked:
            self._drawn = asked, self._histogram(*asked)
        return self._drawn[1]

    def _histogram(self, first: int, last: int, columns: int) -> Histogram:
        span = last - first + 1
        edges = [first + span * column // columns for column in range(columns + 1)]
        counts = [self.between(low, max(high, low + 1) if span < columns else high) for low, high in pairwise(edges)]
        begun = [0] * (columns + 1)
        for low, high, count in self._vague:
            if high < first or low > last:
                continue
            left = bisect_left(edges, low) if span < columns else bisect_right(edges, low) - 1
            right = min(columns, bisect_right(edges, high)) - 1
            if left == right and first <= low and high <= last:
                counts[left] += count
            else:
                begun[max(0, left)] += 1
                begun[right + 1] -= 1
        return Histogram(counts, [bool(some) for some in accumulate(begun[:-1])])


def bars(histogram: Histogram, glyphs: Glyphs) -> str:
    """A bar for each count, the highest full; a dot where an event may have been; nothing where there is nothing."""
    top = max(histogram.counts, default=0)
    levels = len(glyphs.bars)
    return "".join(
        glyphs.bars[max(0, -(-count * levels // top) - 1)] if count else glyphs.dot if possible else " "
        for count, possible in zip_longest(histogram.counts, histogram.possible, fillvalue=0)
    )


class Density(Widget):
    """One line: the window's first date, a bar a column, its last date. The cursor's column is reversed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"density--bar", "density--label", "density--cursor"}

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.days = Days(())
        self.window: tuple[date, date] | None = None
        self.at: date | None = None
        self._said = ""
        """What stands there without a date: nothing before the first days are known."""

    def show(self, days: Days, window: tuple[date, date] | None) -> None:
        """Draw these days, all of them or a window."""
        self.days, self.window, self._said = days, window, " no dated events"
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
            return line([(self._said, label)] if not y else [], width, self.rich_style)
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
