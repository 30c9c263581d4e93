"""The order of records: sets of numbers laid out in it, and places found in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property, partial
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Final, Protocol

from tui.store.cache import flags_of, numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.lens.sets import Sets
    from tui.store.cache import Piece

_CHUNK: Final = 1 << 9
"""Bytes of a set in which places are counted at once."""
_TITLES: Final = 4_096
"""Titles that are read at once where one is looked for."""
_SORTED: Final = 256
"""Records that are rather sorted one by one."""
_FEW: Final = 2_000
"""Articles that are sorted by title, where of more the titles are gone through."""


class Order:
    """All numbers of a kind in the order of its records, as pieces of numbers that stand beside each other."""

    def __init__(self, pieces: Sequence[Piece], length: int) -> None:
        self._pieces = pieces
        self.length = length
        """One more than the highest number that there ever was."""
        self._is_plain = self._pieces == [(0, length)]
        """Whether all numbers rise."""
        self._places = [0, *accumulate(stop - start for start, stop in pieces)]
        self._starts = sorted((piece.start, place) for piece, place in zip(pieces, self._places, strict=False))

    def laid_out(self, bits: int) -> int:
        """The places in order at which a record of a set stands, as bits."""
        if self._is_plain:
            return bits
        flags = flags_of(bits, self.length)
        return int("".join(flags[start:stop] for start, stop in self._pieces)[::-1] or "0", 2)

    def place(self, number: int) -> int:
        """Where a number stands."""
        start, place = self._starts[bisect_right(self._starts, (number, len(self._places) * self.length)) - 1]
        return place + number - start

    def numbers(self, places: list[int]) -> list[int]:
        """The numbers that stand at some places."""
        if self._is_plain:
            return places
        pieces = ((bisect_right(self._places, place) - 1, place) for place in places)
        return [self._pieces[piece].start + place - self._places[piece] for piece, place in pieces]


class Line(Protocol):
    """The records of a set in some order."""

    def numbers(self, start: int, stop: int) -> list[int]:
        """The numbers of the records from one place to before another."""

    def position(self, number: int) -> int:
        """Where a record of the set stands, from 0."""


class InOrder:
    """A set in the order of its kind."""

    def __init__(self, order: Order, bits: int) -> None:
        self._order = order
        self._bits = bits

    def numbers(self, start: int, stop: int) -> list[int]:
        """See Line."""
        stop = min(stop, self._counts[-1])
        if start >= stop:
            return []
        first, last = bisect_right(self._counts, start) - 1, bisect_left(self._counts, stop)
        skipped, base = self._counts[first], first * _CHUNK * 8
        places = numbers_of(self._chunk(first, last))[start - skipped : stop - skipped]
        return self._order.numbers([base + place for place in places])

    def position(self, number: int) -> int:
        """See Line."""
        chunk, rest = divmod(self._order.place(number), _CHUNK * 8)
        return self._counts[chunk] + (self._chunk(chunk, chunk + 1) & ((1 << rest) - 1)).bit_count()

    def _chunk(self, first: int, last: int) -> int:
        """The places from one chunk to before another, counted from the first of them."""
        return int.from_bytes(self._data[first * _CHUNK : last * _CHUNK], "little")

    @cached_property
    def _data(self) -> bytes:
        return self._order.laid_out(self._bits).to_bytes(self._order.length // 8 + 1, "little")

    @cached_property
    def _counts(self) -> list[int]:
        """How many records stand before each chunk."""
        chunks = range(-(-len(self._data) // _CHUNK))
        return [0, *accumulate(self._chunk(chunk, chunk + 1).bit_count() for chunk in chunks)]


class ByNumber:
    """A set by a numeric field, the highest first; those without a number last; the equal in the order of the kind.

    It goes down the binary digits: of a set, those that have the highest digit come before those that do not.
    """

    def __init__(self, sets: Sets, kind: str, field: str, bits: int) -> None:
        self._order = sets.order(kind)
        self._digits = sets.digits(kind, field)
        self._values = partial(sets.values, kind, field)
        known = bits & sets.known(kind, field)
        self._parts = (known, bits ^ known)

    def numbers(self, start: int, stop: int) -> list[int]:
        """See Line."""
        found: list[int] = []
        known, others = self._parts
        waiting = [(others, 0), (known, len(self._digits))]
        at = 0
        while waiting and at < stop:
            bits, depth = waiting.pop()
            count = bits.bit_count()
            if at + count > start:
                if depth and count > _SORTED:
                    high = bits & self._digits[depth - 1]
                    waiting += [(bits ^ high, depth - 1), (high, depth - 1)]
                    continue
                found += (
                    self._sorted(bits, falling=depth > 0)[max(0, start - at) : stop - at]
                    if count <= _SORTED
                    else (InOrder(self._order, bits).numbers(max(0, start - at), min(count, stop - at)))
                )
            at += count
        return found

    def position(self, number: int) -> int:
        """See Line."""
        (equal, others), before = self._parts, 0
        if others >> number & 1:
            before, equal = equal.bit_count(), others
        else:
            for digit in reversed(self._digits):
                high = equal & digit
                if digit >> number & 1:
                    equal = high
                else:
                    before += high.bit_count()
                    equal ^= high
        if equal.bit_count() <= _SORTED:
            return before + self._sorted(equal, falling=False).index(number)
        return before + InOrder(self._order, equal).position(number)

    def _sorted(self, bits: int, *, falling: bool) -> list[int]:
        """A few records in order, if they differ in their numbers by these first."""
        numbers = sorted(numbers_of(bits), key=self._order.place)
        if not falling:
            return numbers
        pairs = sorted(zip(self._values(numbers), numbers, strict=True), key=lambda pair: -pair[0])
        return [number for _, number in pairs]


class ByTitle:
    """A set of articles by title, read as far as it is looked at."""

    def __init__(self, sets: Sets, bits: int) -> None:
        self._read: list[int] = []
        self._coming = _by_title(sets, bits)

    def numbers(self, start: int, stop: int) -> list[int]:
        """See Line."""
        self._read += islice(self._coming, max(0, stop - len(self._read)))
        return self._read[start:stop]

    def position(self, number: int) -> int:
        """See Line."""
        while number not in self._read and (more := list(islice(self._coming, _TITLES))):
            self._read += more
        return self._read.index(number)


def _by_title(sets: Sets, bits: int) -> Iterator[int]:
    few = bits.bit_count() <= _FEW
    chosen = f" WHERE number IN ({', '.join(map(str, numbers_of(bits)))})" if few else ""
    flags = sets.flags("article", bits)
    for (number,) in sets.connection.execute(f"SELECT number FROM article{chosen} ORDER BY title, key, id"):  # noqa: S608
        if flags[number] == "1":
            yield number


class Backwards:
    """A line from its end."""

    def __init__(self, line: Line, total: int) -> None:
        self._line = line
        self._total = total

    def numbers(self, start: int, stop: int) -> list[int]:
        """See Line."""
        stop = min(stop, self._total)
        return self._line.numbers(self._total - stop, self._total - start)[::-1] if start < stop else []

    def position(self, number: int) -> int:
        """See Line."""
        return self._total - 1 - self._line.position(number)
