"""One table within a transaction: records go to the end of its file at once, and count only from the commit on."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

import msgspec

from tui.errors import DossierError
from tui.store.head import FOOTER, TableHead, data_name, index_name
from tui.store.index import ENTRY, TAIL, Span, merged, pack
from tui.store.rows import GONE, LONGEST, Rows, entry, opening, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.store.folder import File, Folder

SMALL: Final = 1 << 20
"""Bytes of a JSON file that is written anew rather than left with a removed record's mark in it."""
_BUFFER: Final = 1 << 20
_LENGTH: Final = 32
"""Bits of a number that are a length; those above are an offset."""


class Draft:
    """A table to be read and changed; what is read includes what has been changed."""

    def __init__(self, folder: Folder, table: str, number: int, rows: Rows | None, schema: int = 1) -> None:
        """Begin with the rows of the last commit, or without any; ``number`` is the commit's to be."""
        self.rows = rows
        self.changed = False
        self.made = False
        """Whether it has made a file, whose name must be durable before HEAD says it."""
        self._folder = folder
        self._table = table
        self._number = number
        self._file: File | None = None
        self._unsynced: list[File] = []
        self._buffer = bytearray()
        self._spans: dict[int, int] = {}
        """What has been written (0: removed), by id; as numbers, since a build writes millions."""
        self._removed = False
        self._compacted = False
        start = opening(table)
        old = rows.head if rows else TableHead(number, len(start), zlib.crc32(start), 0, 0, 0, number, 0, 0, schema)
        self._old = old
        self._end, self._crc = old.end, old.crc
        self._empty = old.end == len(start)
        self.count, self.highest, self._dead = old.count, old.highest, old.dead

    @property
    def touched(self) -> frozenset[int]:
        """The ids of the records that are written or removed."""
        return frozenset(self._spans)

    def raw(self, identity: int) -> bytes | None:
        """A record's JSON, or nothing."""
        written = self._spans.get(identity)
        if written is not None:
            return self._read(written)
        return self.rows.raw(identity) if self.rows else None

    def has(self, identity: int) -> bool:
        """Whether there is such a record."""
        return self._find(identity) is not None

    def ids(self) -> Iterator[int]:
        """Every id as it is now, in order."""
        changes = sorted(self._spans.items())
        stream = ((identity, 1) for identity, _ in self.rows.index.spans()) if self.rows else iter(())
        for identity, _ in merged(stream, ((identity, written or None) for identity, written in changes)):
            yield identity

    def scan(self) -> Iterator[tuple[int, bytes]]:
        """Every record as it is now, in the order of ids."""
        changes = sorted(self._spans.items())
        stream = self.rows.scan() if self.rows else iter(())
        return merged(stream, ((identity, self._read(written)) for identity, written in changes))

    def put(self, identity: int, value: bytes) -> bool:
        """Write a record; whether it is another one than before.

        Raises:
            DossierError: if it is too long.
        """
        line = entry(identity, value)
        if len(line) > LONGEST:
            raise DossierError(f"A record of {self._table} is {len(line):,} bytes long", f"{LONGEST:,} are possible")
        before = self._find(identity)
        if before is not None:
            if before.length == len(line) and self.raw(identity) == value:
                return False
            self._dead += before.length + 2
        else:
            self.count += 1
        self.highest = max(self.highest, identity)
        self._spans[identity] = self._append(line)
        return True

    def remove(self, identity: int) -> bool:
        """Take a record out; whether there was one."""
        before = self._find(identity)
        if before is None:
            return False
        line = entry(identity, GONE)
        self._append(line)
        self._dead += before.length + len(line) + 4
        self.count -= 1
        self._spans[identity] = 0
        self._removed = True
        return True

    def compact(self) -> None:
        """Let the commit write the table anew, without what no longer counts."""
        self.changed = self._compacted = True

    def write(self) -> TableHead:
        """Write the rest of it; returns what HEAD is to say of it, once it is synced."""
        if self._wasteful():
            return self._rewrite()
        self._flush()
        file = self._open()
        file.write(FOOTER, self._end)
        self._unsynced.append(file)
        index, entries, ordered = self._write_index()
        return TableHead(
            generation=self._old.generation,
            end=self._end,
            crc=self._crc,
            count=self.count,
            highest=self.highest,
            dead=self._dead,
            index=index,
            entries=entries,
            ordered=ordered,
            schema=self._old.schema,
        )

    def _rewrite(self) -> TableHead:
        """Write a new generation that holds just what counts, in the order of ids."""
        fresh = Draft(self._folder, self._table, self._number, None, self._old.schema)
        fresh.highest = self.highest
        for identity, value in self.scan():
            fresh.put(identity, value)
        self.made = True
        head = fresh.write()
        self._unsynced = fresh._unsynced
        return head

    def sync(self) -> None:
        """Wait until what has been written is on the disk."""
        for file in self._unsynced:
            file.sync()

    def _wasteful(self) -> bool:
        return self._compacted or (self._removed and self._end <= SMALL) or self._dead * 2 > max(self._end, SMALL)

    def _find(self, identity: int) -> Span | None:
        written = self._spans.get(identity)
        if written is not None:
            return _span(written) if written else None
        return self.rows.index.find(identity) if self.rows else None

    def _append(self, line: bytes) -> int:
        self.changed = True
        separator = b"\n" if self._empty else b",\n"
        self._empty = False
        written = (self._end + len(separator)) << _LENGTH | len(line)
        self._buffer += separator
        self._buffer += line
        self._end += len(separator) + len(line)
        if len(self._buffer) >= _BUFFER:
            self._flush()
        return written

    def _flush(self) -> None:
        file = self._open()
        if self._buffer:
            file.write(self._buffer, self._end - len(self._buffer))
            self._crc = zlib.crc32(self._buffer, self._crc)
            self._buffer.clear()

    def _open(self) -> File:
        if self._file is None:
            name = data_name(self._table, self._old)
            if self.rows:
                self._file = self._folder.open(name, write=True)
            else:
                self._file = self._create(name)
                self._file.write(opening(self._table), 0)
        return self._file

    def _create(self, name: str) -> File:
        self.made = True
        return self._folder.create(name)

    def _read(self, written: int) -> bytes | None:
        if not written:
            return None
        self._flush()
        span = _span(written)
        found = parse(self._open().read(span.length, span.offset))
        assert found is not None
        return found[1]

    def _write_index(self) -> tuple[int, int, int]:
        """Returns the index's number, its entries, and how many of them are in order."""
        old, rows = self._old, self.rows
        if rows is None:
            file = self._create(index_name(self._table, old))
            live = sorted(identity for identity, written in self._spans.items() if written)
            file.write(self._entries(live), 0)
            self._unsynced.append(file)
            return self._number, len(live), len(live)
        entries = old.entries + len(self._spans)
        ascending = old.entries == old.ordered and min(self._spans, default=0) > old.highest and not self._removed
        if rows.indexed and not rows.mended and (ascending or entries - old.ordered <= TAIL):
            file = self._folder.open(index_name(self._table, old), write=True)
            file.write(self._entries(sorted(self._spans)), old.entries * ENTRY)
            self._unsynced.append(file)
            return old.index, entries, entries if ascending else old.ordered
        file = self._create(index_name(self._table, msgspec.structs.replace(old, index=self._number)))
        length = 0
        for part in rows.index.merge({identity: _span(written) for identity, written in self._spans.items()}):
            file.write(part, length)
            length += len(part)
        self._unsynced.append(file)
        return self._number, length // ENTRY, length // ENTRY

    def _entries(self, identities: list[int]) -> bytearray:
        entries = bytearray()
        for identity in identities:
            entries += pack(identity, _span(self._spans[identity]))
        return entries


def _span(written: int) -> Span:
    return Span(written >> _LENGTH, written & (1 << _LENGTH) - 1)
