"""Postings: for each value of a field the records that have it, as a set of their numbers.

A posting of few records is one block of four bytes a number. One of many is a bitmap in blocks, so that a change
rewrites some kilobytes however large the dossier is. A number that is gone may remain in a posting; it is in no set of
:data:`EVERY`, with which every answer is cut.

A numeric field has a posting for each binary digit: ``Slices`` compares and sorts whole sets by them. The posting
:data:`KNOWN` of the field has the records that have a number at all.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from tui.store.cache.bits import bitmap, packed, unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

EVERY: Final = "every"
"""The field of the posting of all records of a kind; its term is 0."""
TIMELINE: Final = "timeline"
"""The field of the posting of the events of the timeline; its term is 0."""
KNOWN: Final = 63
"""The term of the posting of records that have a number."""

_SPARSE: Final = 1024
"""Numbers up to which they are listed."""
_BLOCK: Final = 32_000
"""Numbers in a block of a bitmap: as many as fit in a page of the database."""
_BLOCKS: Final = 1 << 20
_GATHERED: Final = 4_000_000

Key = tuple[str, str, int]
"""A kind of record, a field, and the row of a term, the number of an actor, or a binary digit."""


def read(connection: sqlite3.Connection, key: Key) -> int:
    """The records of a posting, those that are gone perhaps among them."""
    found = connection.execute("SELECT row FROM posting WHERE kind = ? AND field = ? AND term = ?", key).fetchone()
    return int.from_bytes(_data(connection, found[0]), "little") if found else 0


def _data(connection: sqlite3.Connection, posting: int) -> bytes | bytearray:
    """A posting as one bitmap."""
    first = posting * _BLOCKS
    rows = connection.execute(
        "SELECT row, data FROM posting_block WHERE row BETWEEN ? AND ? ORDER BY row", (first, first + _BLOCKS - 1)
    ).fetchall()
    if rows and rows[0][0] == first:
        numbers = unpacked(rows[0][1])
        return bitmap(numbers, max(numbers, default=-1) + 1)
    data = bytearray()
    for row, block in rows:
        data += bytes((row - first - 1) * _BLOCK // 8 - len(data)) + block
    return data


class Postings:
    """Gathers what is put and taken out; :meth:`finish` writes it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self._put: defaultdict[Key, array[int]] = defaultdict(_none)
        self._removed: defaultdict[Key, array[int]] = defaultdict(_none)
        self._gathered = 0

    def put(self, key: Key, number: int) -> None:
        """A record has a value."""
        self._put[key].append(number)
        self._grow(1)

    def put_many(self, key: Key, numbers: Collection[int]) -> None:
        """Some records have a value."""
        self._put[key].extend(numbers)
        self._grow(len(numbers))

    def remove(self, key: Key, number: int) -> None:
        """A record has a value no more."""
        self._removed[key].append(number)

    def put_number(self, kind: str, field: str, value: int | None, number: int) -> None:
        """A record has a value, not below 0, in a numeric field; null is no value."""
        if value is not None:
            self.put((kind, field, KNOWN), number)
            for digit in digits(value):
                self.put((kind, field, digit), number)

    def remove_number(self, kind: str, field: str, value: int, number: int) -> None:
        """A record has that value no more."""
        for digit in (KNOWN, *digits(value)):
            self.remove((kind, field, digit), number)

    def finish(self) -> None:
        """Write what was gathered over what was there."""
        for key in {**self._removed, **self._put}:
            self._write(key, self._put.get(key, _none()), self._removed.get(key, _none()))
        self._put.clear()
        self._removed.clear()
        self._gathered = 0

    def _grow(self, by: int) -> None:
        self._gathered += by
        if self._gathered > _GATHERED:
            self.finish()

    def _write(self, key: Key, put: array[int], removed: array[int]) -> None:
        found = self._run("SELECT row, total FROM posting WHERE kind = ? AND field = ? AND term = ?", key).fetchone()
        if found is None:
            found = (self._run("INSERT INTO posting VALUES (NULL, ?, ?, ?, 0)", key).lastrowid, 0)
        posting, total = found
        first = posting * _BLOCKS
        if total > _SPARSE:
            total += len(put)
            self._change(first, {*put}, {*removed})
        else:
            old = self._run("SELECT data FROM posting_block WHERE row = ?", (first,)).fetchone()
            numbers = {*(unpacked(old[0]) if old else ())} - {*removed} | {*put}
            total = len(numbers)
            if total <= _SPARSE:
                self._run("INSERT OR REPLACE INTO posting_block VALUES (?, ?)", (first, packed(sorted(numbers))))
            else:
                self._run("DELETE FROM posting_block WHERE row = ?", (first,))
                self._change(first, numbers, set())
        self._run("UPDATE posting SET total = ? WHERE row = ?", (total, posting))

    def _change(self, first: int, put: set[int], removed: set[int]) -> None:
        """Set and clear bits in the blocks of a bitmap."""
        blocks: dict[int, bytearray] = {}
        for numbers, is_put in ((removed, False), (put, True)):
            for number in numbers:
                block, at = divmod(number, _BLOCK)
                if block not in blocks:
                    old = self._run("SELECT data FROM posting_block WHERE row = ?", (first + block + 1,)).fetchone()
                    blocks[block] = bytearray(old[0] if old else b"")
                data = blocks[block]
                if is_put:
                    if at >> 3 >= len(data):
                        data.extend(bytes((at >> 3) + 1 - len(data)))
                    data[at >> 3] |= 1 << (at & 7)
                elif at >> 3 < len(data):
                    data[at >> 3] &= ~(1 << (at & 7))
        for block, data in blocks.items():
            self._run("INSERT OR REPLACE INTO posting_block VALUES (?, ?)", (first + block + 1, bytes(data)))


def digits(value: int) -> list[int]:
    """The binary digits of a number that are 1; a number of more digits than are kept counts as the highest."""
    value = min(value, (1 << KNOWN) - 1)
    return [digit for digit in range(value.bit_length()) if value >> digit & 1]


def _none() -> array[int]:
    return array("I")
