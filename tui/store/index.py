"""A table's index: where in the JSON file each record stands, found without reading more than a few kilobytes.

An entry is 16 bytes, big-endian: the record's id (7 bytes), the offset of its entry ``"id": {…}`` (5) and the entry's
length (4); a length of 0 says that the record is gone. The first entries are in the order of their ids and searched by
interpolation; a short tail follows in the order of writing, the later one counting.
"""

from __future__ import annotations

from bisect import bisect_left
from struct import Struct
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ENTRY: Final = 16
IDS: Final = 1 << 56
"""Ids are below this."""
TAIL: Final = 4096
"""The longest tail: it is read whole, so opening costs the same at any size."""
_BLOCK: Final = 512
_STREAM: Final = 1 << 16
_SPARSE: Final = 16
"""With more than one change in so many entries, it is quicker to read them all than to look for each one's place."""
_words: Final = Struct(">QQ")
T = TypeVar("T")


class Span(NamedTuple):
    """A stretch of a file, in bytes. Of length 0: no record."""

    offset: int
    length: int


class Bytes(Protocol):
    """What an index is read from."""

    def read(self, length: int, offset: int) -> bytes:
        """Just so many bytes."""


class Memory:
    """Bytes in memory, read as a file is."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def read(self, length: int, offset: int) -> bytes:
        """Just so many bytes."""
        return self._data[offset : offset + length]


def pack(identity: int, span: Span) -> bytes:
    """An entry."""
    return (identity << 72 | span.offset << 32 | span.length).to_bytes(ENTRY, "big")


def _unpack(high: int, low: int) -> tuple[int, Span]:
    return high >> 8, Span((high & 0xFF) << 32 | low >> 32, low & 0xFFFFFFFF)


class Index:
    """The first ``entries`` entries of some bytes, of which the first ``ordered`` are in the order of their ids."""

    def __init__(self, source: Bytes, entries: int, ordered: int) -> None:
        self.source = source
        self.entries = entries
        self.ordered = ordered
        self._tail: dict[int, Span] | None = None
        self._bounds: tuple[int, int] | None = None

    @classmethod
    def of(cls, spans: Mapping[int, Span]) -> Index:
        """An index in memory."""
        data = b"".join(pack(identity, spans[identity]) for identity in sorted(spans))
        return cls(Memory(data), len(spans), len(spans))

    def find(self, identity: int) -> Span | None:
        """Where a record stands, or nothing."""
        span = self.tail.get(identity)
        if span is None:
            _, span = self._search(identity)
        return span if span and span.length else None

    @property
    def tail(self) -> dict[int, Span]:
        """The entries that are not yet in order."""
        if self._tail is None:
            length = (self.entries - self.ordered) * ENTRY
            data = self.source.read(length, self.ordered * ENTRY) if length else b""
            self._tail = dict(_unpack(*words) for words in _words.iter_unpack(data))
        return self._tail

    def spans(self) -> Iterator[tuple[int, Span]]:
        """Every record's place, in the order of ids."""
        return merged(self._ordered(0), self._changes())

    def written(self, since: int) -> frozenset[int]:
        """The ids of all entries behind the first ``since``."""
        length = (self.entries - since) * ENTRY
        data = self.source.read(length, since * ENTRY) if length else b""
        return frozenset(_unpack(*words)[0] for words in _words.iter_unpack(data))

    def last(self, count: int) -> list[tuple[int, Span]]:
        """The places of the records with the highest ids, in the order of ids."""
        start = max(0, self.ordered - count - len(self.tail))
        return list(merged(self._ordered(start), self._changes()))[-count:] if count else []

    def merge(self, changes: Iterator[tuple[int, Span]], count: int) -> Iterator[bytes]:
        """The bytes of a new index, all in order, with the tail and then ``count`` changes, in order, taken in."""
        later = merged(iter(sorted(self.tail.items())), changes)
        if count * _SPARSE > self.ordered:
            kept = ((identity, span if span.length else None) for identity, span in later)
            yield from (pack(*one) for one in merged(self._ordered(0), kept))
            return
        done = 0
        for identity, span in later:
            position, old = self._search(identity)
            yield from self._copy(done, position)
            if span.length:
                yield pack(identity, span)
            done = position + (old is not None)
        yield from self._copy(done, self.ordered)

    def _changes(self) -> Iterator[tuple[int, Span | None]]:
        return ((identity, span if span.length else None) for identity, span in sorted(self.tail.items()))

    def _copy(self, start: int, stop: int) -> Iterator[bytes]:
        while start < stop:
            step = min(_STREAM, stop - start)
            yield self.source.read(step * ENTRY, start * ENTRY)
            start += step

    def _ordered(self, start: int) -> Iterator[tuple[int, Span]]:
        for block in self._copy(start, self.ordered):
            for words in _words.iter_unpack(block):
                yield _unpack(*words)

    def _search(self, identity: int) -> tuple[int, Span | None]:
        """The position at which an id stands or would stand among those in order, and its span."""
        if not self.ordered or not 0 <= identity < IDS:
            return 0, None
        if self._bounds is None:
            self._bounds = self._identity(0), self._identity(self.ordered - 1)
        least, greatest = self._bounds
        low, high = 0, self.ordered
        halve = False
        while low < high:
            if identity < least:
                return low, None
            if identity > greatest:
                return high, None
            if halve or greatest <= least:
                guess = (low + high) // 2
            else:
                guess = low + (identity - least) * (high - 1 - low) // (greatest - least)
            start = max(low, min(guess - _BLOCK // 2, high - _BLOCK))
            block = self.source.read((min(start + _BLOCK, high) - start) * ENTRY, start * ENTRY)
            first = int.from_bytes(block[:7], "big")
            last = int.from_bytes(block[-ENTRY : 7 - ENTRY], "big")
            if identity < first:
                high, greatest = start, first - 1
            elif identity > last:
                low, least = start + len(block) // ENTRY, last + 1
            else:
                return self._within(block, start, identity)
            halve = not halve
        return low, None

    def _within(self, block: bytes, start: int, identity: int) -> tuple[int, Span | None]:
        key = identity.to_bytes(7, "big")
        at = bisect_left(range(len(block) // ENTRY), key, key=lambda n: block[n * ENTRY : n * ENTRY + 7])
        found, span = _unpack(*_words.unpack_from(block, at * ENTRY))
        return start + at, span if found == identity else None

    def _identity(self, position: int) -> int:
        return int.from_bytes(self.source.read(7, position * ENTRY), "big")


def merged(stream: Iterator[tuple[int, T]], changes: Iterator[tuple[int, T | None]]) -> Iterator[tuple[int, T]]:
    """A stream in the order of ids with changes, in the same order, laid over it; nothing stands for: gone."""
    change = next(changes, None)
    for identity, value in stream:
        while change and change[0] < identity:
            if change[1] is not None:
                yield change[0], change[1]
            change = next(changes, None)
        if not (change and change[0] == identity):
            yield identity, value
    while change:
        if change[1] is not None:
            yield change[0], change[1]
        change = next(changes, None)
