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

from tui.store.cache.bits import bitmap, bits_of, numbers_of, packed, unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

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
_GATHERED: Final = 2_000_000
"""Numbers that are gathered before they are written; a posting of its own counts as :data:`_OVERHEAD`."""
_OVERHEAD: Final = 40

Key = tuple[str, str, int]
"""A kind of record, a field, and the row of a term, the number of an actor, or a binary digit."""


def read(connection: sqlite3.Connection, key: Key) -> int:
    """The records of a posting, those that are gone perhaps among them."""
    found = _found(connection, key)
    data = bitmap(found, max(found, default=-1) + 1) if isinstance(found, array) else found
    return int.from_bytes(data, "little")


def listed(connection: sqlite3.Connection, key: Key) -> Sequence[int]:
    """The same, as numbers, for a posting of few records."""
    found = _found(connection, key)
    return found if isinstance(found, array) else numbers_of(int.from_bytes(found, "little"))


def _found(connection: sqlite3.Connection, key: Key) -> array[int] | bytearray:
    """The numbers of a posting, or its bitmap."""
    blocks = (
        "SELECT posting_block.row - posting.row * ?1, data FROM posting"
        " JOIN posting_block ON posting_block.row BETWEEN posting.row * ?1 AND posting.row * ?1 + ?1 - 1"
        " WHERE kind = ?2 AND field = ?3 AND term = ?4 ORDER BY posting_block.row"
    )
    data = bytearray()
    for block, some in connection.execute(blocks, (_BLOCKS, *key)):
        if not block:
            return unpacked(some)
        data += bytes((block - 1) * _BLOCK // 8 - len(data)) + some
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
        numbers = self._put[key]
        self._gathered += 1 if numbers else _OVERHEAD
        numbers.append(number)
        if self._gathered > _GATHERED:
            self.finish()

    def put_set(self, key: Key, bits: int) -> None:
        """Some records have a value that none had before; this is written at once."""
        if (count := bits.bit_count()) <= _SPARSE:
            self._write(key, array("I", numbers_of(bits)), _none())
        else:
            posting, _ = self._posting(key)
            self._change(posting * _BLOCKS, bits, 0)
            self._run("UPDATE posting SET total = ? WHERE row = ?", (count, posting))

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

    def _write(self, key: Key, put: array[int], removed: array[int]) -> None:
        posting, total = self._posting(key)
        first = posting * _BLOCKS
        if total > _SPARSE:
            total += len(put)
            self._change(first, bits_of(put), bits_of(removed))
        else:
            old = self._run("SELECT data FROM posting_block WHERE row = ?", (first,)).fetchone()
            numbers = {*(unpacked(old[0]) if old else ())} - {*removed} | {*put}
            total = len(numbers)
            if total <= _SPARSE:
                self._run("INSERT OR REPLACE INTO posting_block VALUES (?, ?)", (first, packed(sorted(numbers))))
            else:
                self._run("DELETE FROM posting_block WHERE row = ?", (first,))
                self._change(first, bits_of(numbers), 0)
        self._run("UPDATE posting SET total = ? WHERE row = ?", (total, posting))

    def _posting(self, key: Key) -> tuple[int, int]:
        """The row of a posting, which is made if there is none, and its total."""
        found = self._run("SELECT row, total FROM posting WHERE kind = ? AND field = ? AND term = ?", key).fetchone()
        if found is None:
            found = self._run("INSERT INTO posting VALUES (NULL, ?, ?, ?, 0) RETURNING row, total", key).fetchone()
        return int(found[0]), int(found[1])

    def _change(self, first: int, put: int, removed: int) -> None:
        """Set and clear bits in the blocks of a bitmap."""
        length = max(put.bit_length(), removed.bit_length())
        new, gone = (bits.to_bytes(length // 8 + 1, "little") for bits in (put, removed))
        for at in range(0, length // 8 + 1, _BLOCK // 8):
            come, went = (int.from_bytes(bits[at : at + _BLOCK // 8], "little") for bits in (new, gone))
            if come or went:
                row = first + at * 8 // _BLOCK + 1
                old = self._run("SELECT data FROM posting_block WHERE row = ?", (row,)).fetchone()
                block = (int.from_bytes(old[0], "little") if old else 0) & ~went | come
                data = block.to_bytes((block.bit_length() + 7) // 8, "little")
                self._run("INSERT OR REPLACE INTO posting_block VALUES (?, ?)", (row, data))


def digits(value: int) -> list[int]:
    """The binary digits of a number that are 1; a number of more digits than are kept counts as the highest."""
    value = min(value, (1 << KNOWN) - 1)
    return [digit for digit in range(value.bit_length()) if value >> digit & 1]


def _none() -> array[int]:
    return array("I")
