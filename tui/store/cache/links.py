"""Links: for each record of one kind the records of another to which it is tied, as columns of numbers.

The first records tied to number *n* stand at place *n* of as many columns, one more than their number; 0 stands for
none. What does not fit in a link's columns is kept as pairs. Columns are stored in blocks, so that a record that comes
to the others rewrites one block. What is tied to a record never changes: one that changes gets another number.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import lru_cache
from itertools import compress
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from tui.store.cache.bits import flags_of, numbers_of, packed, unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

LINKS: Final = {
    "event article": 1,
    "event actor": 3,
    "event role": 3,  # of the actor at the same place: a bit each, in the order of the model, and 1 more
    "event place": 2,
    "event country": 1,
    "article actor": 5,
    "fact article": 1,
    "fact actor": 2,
    "fact event": 1,
}
"""The number of columns of each link."""

_BLOCK: Final = 1000
"""Records in a block of a column: as many as fit in a page of the database."""
_BLOCKS: Final = 1 << 32
_REST: Final = 15
"""The column of the pairs that do not fit in the others."""
_GATHERED: Final = 100_000
"""Ties that are gathered before they are written."""
_FEW: Final = 50_000
"""Records of which the numbers are rather made; of more they are chosen, portion by portion."""
_PORTION: Final = 1 << 12
_PLACES: Final = tuple(range(_PORTION))
_TRUTH: Final = bytes.maketrans(b"01", b"\0\1")
_ROWS: Final = {name: at * (_REST + 1) * _BLOCKS for at, name in enumerate(LINKS)}


_numbers = lru_cache(maxsize=4)(numbers_of)
"""The numbers of a set: the same selection is followed along several links."""


class Link:
    """One link, read into memory."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self.columns = [_column(connection, _ROWS[name] + at * _BLOCKS) for at in range(LINKS[name])]
        """For each place the numbers tied to every record, plus 1."""
        rest = _column(connection, _ROWS[name] + _REST * _BLOCKS, is_whole=False)
        self.rest = list(zip(rest[::2], rest[1::2], strict=True))
        """Pairs of a record and one more that is tied to it, plus 1."""

    def gathered(self, bits: int) -> Iterator[tuple[int, ...] | list[int]]:
        """What is tied to some records, plus 1, with 0 for none, in some portions."""
        if bits.bit_count() <= _FEW:
            chosen = _numbers(bits)
            for column in self.columns:
                yield _taken(column, chosen)
        else:
            flags = flags_of(bits, bits.bit_length()).encode().translate(_TRUTH)
            for at in range(0, len(flags), _PORTION):
                places = [*compress(_PLACES, flags[at : at + _PORTION])]
                for column in self.columns:
                    yield _taken(column[at : at + _PORTION], places)
        if self.rest:
            listed = flags_of(bits, max(self.rest)[0] + 1)
            yield [target for source, target in self.rest if listed[source] == "1"]

    def tied(self, flags: str) -> Iterator[int]:
        """The records to which one of some others is tied; ``flags`` has a ``1`` or ``0`` for each of these."""
        wanted = b"\0" + flags.encode().translate(_TRUTH)
        for column in self.columns:
            yield from compress(range(len(column)), map(wanted.__getitem__, column))
        yield from (source for source, target in self.rest if wanted[target])


def tied_to_few(connection: sqlite3.Connection, name: str, sources: Sequence[int]) -> Iterator[list[int]]:
    """What is tied to a few records, plus 1, with 0 for none, in some portions: their blocks alone are read."""
    blocks = {source // _BLOCK for source in sources}
    for column in (*range(LINKS[name]), _REST):
        first = _ROWS[name] + column * _BLOCKS
        rows = ", ".join(str(first + block) for block in blocks)
        statement = f"SELECT row - ?, data FROM link_block WHERE row IN ({rows})"  # noqa: S608
        found = {block: unpacked(data) for block, data in connection.execute(statement, (first,))}
        if column == _REST:
            wanted = frozenset(sources)
            pairs = (pair for some in found.values() for pair in zip(some[::2], some[1::2], strict=True))
            yield [target for source, target in pairs if source in wanted]
        else:
            yield [found[source // _BLOCK][source % _BLOCK] for source in sources if source // _BLOCK in found]


class Ties:
    """Gathers what is tied to new records; :meth:`finish` writes it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self._blocks: dict[int, list[tuple[int, int]]] = {}
        self._gathered = 0

    def put(self, name: str, source: int, targets: Sequence[int]) -> None:
        """The numbers tied to a record, which is new."""
        if self._gathered > _GATHERED:
            self.finish()
        self._gathered += len(targets)
        for at, target in enumerate(targets):
            column = at if at < LINKS[name] else _REST
            self._blocks.setdefault(_ROWS[name] + column * _BLOCKS + source // _BLOCK, []).append((source, target + 1))

    def finish(self) -> None:
        """Write what was gathered."""
        for row, new in self._blocks.items():
            found = self._run("SELECT data FROM link_block WHERE row = ?", (row,)).fetchone()
            numbers = unpacked(found[0]) if found else array("I")
            if row // _BLOCKS % (_REST + 1) == _REST:
                for pair in new:
                    numbers.extend(pair)
            else:
                numbers = numbers or array("I", bytes(4 * _BLOCK))
                for source, target in new:
                    numbers[source % _BLOCK] = target
            self._run("INSERT OR REPLACE INTO link_block VALUES (?, ?)", (row, packed(numbers)))
        self._blocks.clear()
        self._gathered = 0


def _taken(column: array[int], places: list[int]) -> tuple[int, ...]:
    """What stands at some rising places of a column, as far as it goes."""
    if places and places[-1] >= len(column):
        places = places[: bisect_left(places, len(column))]
    return itemgetter(*places, places[0])(column)[:-1] if places else ()


def _column(connection: sqlite3.Connection, first: int, *, is_whole: bool = True) -> array[int]:
    """The blocks of a column; a block that is not there is one of zeros if the column is to be whole."""
    statement = "SELECT row - ?, data FROM link_block WHERE row BETWEEN ? AND ? ORDER BY row"
    blocks = dict(connection.execute(statement, (first, first, first + _BLOCKS - 1)).fetchall())
    if is_whole and blocks:
        empty = bytes(4 * _BLOCK)
        return unpacked(b"".join(blocks.get(at, empty) for at in range(max(blocks) + 1)))
    return unpacked(b"".join(blocks.values()))
