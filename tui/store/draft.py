"""One table within a transaction: records go to the end of its file at once, and count only from the commit on."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

import msgspec

from tui.errors import DossierError
from tui.store.head import FOOTER, TableHead, data_name, index_name
from tui.store.index import ENTRY, TAIL, Span, merged, pack
from tui.store.rows import GONE, LONGEST, Rows, entry, opening, parse
from tui.store.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tui.store.folder import File, Folder

SMALL: Final = 1 << 20
"""Bytes of a JSON file that is written anew rather than left with a removed record's mark in it."""
_BUFFER: Final = 1 << 20


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
        self._spans = Spans()
        """What has been written or removed, by id."""
        self._removed = False
        self._compacted = False
        start = opening(table)
        old = rows.head if rows else TableHead(number, len(start), zlib.crc32(start), 0, 0, 0, number, 0, 0, schema)
        self._old = old
        self._end, self._crc = old.end, old.crc
        self._empty = old.end == len(start)
        self.count, self.highest, self._dead = old.count, old.highest, old.dead

    @property
    def touched(self) -> Collection[int]:
        """The ids of the records that are written or removed."""
        return self._spans

    def raw(self, identity: int) -> bytes | None:
        """A record's JSON, or nothing."""
        span = self._spans.get(identity)
        if span is not None:
            return self._read(span)
        return self.rows.raw(identity) if self.rows else None

    def has(self, identity: int) -> bool:
        """Whether there is such a record."""
        return self._find(identity) is not None

    def ids(self) -> Iterator[int]:
        """Every id as it is now, in order."""
        stream = ((identity, 1) for identity, _ in self.rows.index.spans()) if self.rows else iter(())
        changes = ((identity, span.length or None) for identity, span in self._spans.items())
        for identity, _ in merged(stream, changes):
            yield identity

    def scan(self) -> Iterator[tuple[int, bytes]]:
        """Every record as it is now, in the order of ids."""
        stream = self.rows.scan() if self.rows else iter(())
        return merged(stream, ((identity, self._read(span)) for identity, span in self._spans.items()))

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
        self._spans[identity] = Span(0, 0)
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
        span = self._spans.get(identity)
        if span is not None:
            return span if span.length else None
        return self.rows.index.find(identity) if self.rows else None

    def _append(self, line: bytes) -> Span:
        self.changed = True
        separator = b"\n" if self._empty else b",\n"
        self._empty = False
        written = Span(self._end + len(separator), len(line))
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

    def _read(self, span: Span) -> bytes | None:
        if not span.length:
            return None
        self._flush()
        found = parse(self._open().read(span.length, span.offset))
        assert found is not None
        return found[1]

    def _write_index(self) -> tuple[int, int, int]:
        """Returns the index's number, its entries, and how many of them are in order."""
        old, rows, changes = self._old, self.rows, len(self._spans)
        if rows is None:
            file = self._create(index_name(self._table, old))
            entries = self._pour(file, 0, (pack(*one) for one in self._spans.items() if one[1].length))
            return self._number, entries, entries
        ordered, entries = old.ordered, old.entries + changes
        ascending = old.entries == ordered and not self._removed and next(iter(self._spans), 0) > old.highest
        if rows.indexed and not rows.mended and (ascending or entries - ordered <= TAIL):
            file = self._folder.open(index_name(self._table, old), write=True)
            self._pour(file, old.entries, (pack(*one) for one in self._spans.items()))
            return old.index, entries, entries if ascending else ordered
        file = self._create(index_name(self._table, msgspec.structs.replace(old, index=self._number)))
        entries = self._pour(file, 0, rows.index.merge(self._spans.items(), changes))
        return self._number, entries, entries

    def _pour(self, file: File, start: int, entries: Iterable[bytes]) -> int:
        """Write entries of an index behind the first ``start``; returns how many there are then."""
        offset, buffer = start * ENTRY, bytearray()
        for part in entries:
            buffer += part
            if len(buffer) >= _BUFFER:
                file.write(buffer, offset)
                offset += len(buffer)
                buffer.clear()
        file.write(buffer, offset)
        self._unsynced.append(file)
        return (offset + len(buffer)) // ENTRY
