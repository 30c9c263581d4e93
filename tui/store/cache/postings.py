"""Postings: for each term and actor the events that have it, as a set that is counted in microseconds.

Events are numbered as they come. A posting is a bitmap (bit *n* of byte *m* is event ``8m + n``) or, where there are
few, the numbers themselves, four bytes each. Both are little-endian.
"""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3

EVERY: Final = "every"
"""The field of the one posting of all events; its term is 0."""
TIMELINE: Final = "timeline"
"""The field of the one posting of the events of the timeline; its term is 0."""
ACTOR: Final = "actor"
"""The field of the postings of actors."""

_DENSE: Final = 256
"""A bitmap is used if one in so many events has the term: it is larger then, but far sooner counted."""
_NONE: Final[array[int]] = array("I")

Key = tuple[str, int]
"""A field, and the row of the term or actor."""


class Postings:
    """Gathers what is put and taken out; :meth:`finish` writes it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._put: dict[Key, array[int]] = {}
        self._removed: dict[Key, array[int]] = {}

    def put(self, key: Key, number: int) -> None:
        """An event has a term."""
        if key not in self._put:
            self._put[key] = array("I")
        self._put[key].append(number)

    def remove(self, key: Key, number: int) -> None:
        """An event has a term no more."""
        if key not in self._removed:
            self._removed[key] = array("I")
        self._removed[key].append(number)

    def finish(self) -> None:
        """Write what was gathered over what was there."""
        (highest,) = self._connection.execute("SELECT coalesce(max(number), 0) FROM event").fetchone()
        for key in {**self._put, **self._removed}:
            put, removed = self._put.get(key, _NONE), self._removed.get(key, _NONE)
            found = self._connection.execute(
                "SELECT dense, data FROM posting WHERE field = ? AND term = ?", key
            ).fetchone()
            if found and found[0]:
                dense, data = 1, _changed(found[1], put, removed)
                total = int.from_bytes(data, "little").bit_count()
            else:
                numbers = ({*numbers_of(*found)} if found else set()) - {*removed} | {*put}
                total, dense = len(numbers), int(len(numbers) * _DENSE > highest)
                data = bitmap(numbers) if dense else _sparse(numbers)
            if total:
                values = (*key, total, dense, data)
                self._connection.execute("INSERT OR REPLACE INTO posting VALUES (?, ?, ?, ?, ?)", values)
            else:
                self._connection.execute("DELETE FROM posting WHERE field = ? AND term = ?", key)
        self._put.clear()
        self._removed.clear()


def _changed(data: bytes, put: array[int], removed: array[int]) -> bytes:
    """A bitmap without some numbers and with others."""
    bits = bytearray(data)
    for number in removed:
        bits[number >> 3] &= ~(1 << (number & 7))
    missing = (max(put, default=-1) >> 3) + 1 - len(bits)
    bits.extend(bytes(max(0, missing)))
    for number in put:
        bits[number >> 3] |= 1 << (number & 7)
    return bytes(bits)


def bitmap(numbers: set[int] | list[int]) -> bytes:
    """The numbers as a bitmap."""
    bits = bytearray((max(numbers, default=-1) >> 3) + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return bytes(bits)


def numbers_of(dense: int, data: bytes) -> array[int]:
    """The numbers in a posting."""
    numbers = array("I")
    if dense:
        numbers.extend(8 * at + bit for at, byte in enumerate(data) if byte for bit in range(8) if byte >> bit & 1)
        return numbers
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _sparse(numbers: set[int]) -> bytes:
    ordered = array("I", sorted(numbers))
    if sys.byteorder == "big":
        ordered.byteswap()
    return ordered.tobytes()
