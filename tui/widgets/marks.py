"""Stretches of a text that mean something, and which of them touch a stretch that is drawn."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Literal, NamedTuple

MarkKind = Literal["actor", "date", "event", "quote", "figure", "relation", "dropped", "match", "here"]


class Mark(NamedTuple):
    """A stretch of a text by its offsets; ``reference`` is the id of the record that it belongs to."""

    start: int
    end: int
    kind: MarkKind
    reference: str = ""


class Marks:
    """Marks of one kind in order of their starts; they may overlap."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.all = sorted(marks)
        self._starts = [mark.start for mark in self.all]
        self._reach = list(accumulate((mark.end for mark in self.all), max))

    def touching(self, start: int, end: int) -> Iterator[Mark]:
        """Those that share a character with a stretch, the last first."""
        for number in range(bisect_left(self._starts, end) - 1, -1, -1):
            if self._reach[number] <= start:
                return
            if self.all[number].end > start:
                yield self.all[number]

    def after(self, position: int) -> Mark | None:
        """The first that starts behind a position."""
        number = bisect_right(self._starts, position)
        return self.all[number] if number < len(self.all) else None

    def before(self, position: int) -> Mark | None:
        """The last that starts before a position."""
        number = bisect_left(self._starts, position)
        return self.all[number - 1] if number else None

    def number_of(self, mark: Mark) -> int:
        """Which of them it is, from 1."""
        return bisect_left(self.all, mark) + 1
