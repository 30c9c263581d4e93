"""One table as one commit left it.

The JSON file is what TinyDB itself would read, laid out a record a line, so that it can be appended to and its index
made anew from it::

    {"events": {
    "17": {…},
    "23": {…}
    }}

A record written again stands there twice; JSON lets the later one count. A record removed from a table that is too
long to be written anew for it is written again as ``{ }``, with a space that no encoder writes.
"""

from __future__ import annotations

import contextlib
import json
import re
from typing import TYPE_CHECKING, Final

from tui.errors import DossierBroken
from tui.store.head import FOOTER, data_name, index_name
from tui.store.index import ENTRY, IDS, TAIL, Index, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.store.folder import File, Folder
    from tui.store.head import TableHead

GONE: Final = b"{ }"
"""The value that stands for a removed record."""
LONGEST: Final = 1 << 26
"""Bytes of the longest record; what is longer is no record, whatever an index says."""
_ENTRY: Final = re.compile(rb'"(0|[1-9][0-9]{0,16})": ')
_AHEAD: Final = 1 << 18
_GAP: Final = 1 << 14
_CHUNK: Final = 1 << 20


def opening(table: str) -> bytes:
    """What a table's JSON file begins with."""
    return b"{%b: {" % json.dumps(table).encode()


def entry(identity: int, value: bytes) -> bytes:
    """A record as it stands in the file."""
    return b'"%d": %b' % (identity, value)


def parse(line: bytes) -> tuple[int, bytes] | None:
    """The id and the value of an entry, or nothing if it is none."""
    match = _ENTRY.match(line)
    if match is None or int(match[1]) >= IDS:
        return None
    return int(match[1]), line[match.end() :]


class Rows:
    """The records of a table, by id, as JSON. Reads only what is asked for; several threads may use it."""

    def __init__(self, folder: Folder, table: str, head: TableHead, before: Rows | None = None) -> None:
        """Open a table's files, or go on with those of an earlier commit where they are the same.

        Raises:
            FileNotFoundError: if its JSON file is not there.
            DossierBroken: if it is shorter than what was committed.
        """
        self.table = table
        self.head = head
        same = before is not None and before.head.generation == head.generation
        self.file: File = before.file if before and same else folder.open(data_name(table, head))
        if self.file.size() < head.end:
            raise DossierBroken(f"{folder.path / self.file.name} lacks its end")
        self._entries: File | None = before.entries if before and before.head.index == head.index else None
        if self._entries is None:
            with contextlib.suppress(FileNotFoundError):
                self._entries = folder.open(index_name(table, head))
        self._index: Index | None = None
        self.mended = False

    @property
    def indexed(self) -> bool:
        """Whether the index's file can be what was committed."""
        head, file = self.head, self._entries
        sound = head.ordered <= head.entries <= head.ordered + TAIL
        return file is not None and sound and file.size() >= head.entries * ENTRY

    @property
    def entries(self) -> File | None:
        """The index's file, if it is there."""
        return self._entries

    @property
    def index(self) -> Index:
        """Where each record stands; made anew in memory if the file is missing or too short."""
        if self._index is None:
            if self._entries and self.indexed:
                self._index = Index(self._entries, self.head.entries, self.head.ordered)
            else:
                self._index = self._made()
        return self._index

    def raw(self, identity: int) -> bytes | None:
        """A record's JSON, or nothing if there is no such record.

        Raises:
            DossierBroken: if it cannot be found even with an index made anew.
        """
        span = self.index.find(identity)
        if span is None:
            return None
        value = self._value(identity, span)
        if value is None:
            self._reindex()
            span = self.index.find(identity)
            value = self._value(identity, span) if span else None
        return value

    def several(self, identities: Iterable[int]) -> dict[int, bytes]:
        """The JSON of those of some records that are there, those that stand near each other read at once.

        Raises:
            DossierBroken: if one of them cannot be found even with an index made anew.
        """
        wanted = list(identities)
        spans = self._found(wanted)
        if len(spans) < len(wanted) and not self.mended:
            self._reindex()  # who asks for several has their ids from the dossier
            spans = self._found(wanted)
        found: dict[int, bytes] = {}
        portions = list(_neighbours(sorted(span for span in spans if self._within(span[0]))))
        stretches = [(some[0][0].offset, max(span.offset + span.length for span, _ in some)) for some in portions]
        if len(stretches) > 1:  # the disk can seek for all at once
            for start, end in stretches:
                self.file.expect(end - start, start)
        for some, (start, end) in zip(portions, stretches, strict=True):
            data = self.file.read(end - start, start)
            for span, identity in some:
                one = parse(data[span.offset - start : span.offset - start + span.length])
                if one and one[0] == identity:
                    found[identity] = one[1]
        for _, identity in spans:
            if identity not in found and (value := self.raw(identity)) is not None:
                found[identity] = value
        return found

    def _found(self, identities: Iterable[int]) -> list[tuple[Span, int]]:
        """Those of some records that the index knows, and where they stand."""
        index = self.index
        return [(span, identity) for identity in identities if (span := index.find(identity)) is not None]

    def scan(self) -> Iterator[tuple[int, bytes]]:
        """Every record, in the order of ids."""
        done = -1
        try:
            for done, value in self.read(self.index.spans()):
                yield done, value
        except DossierBroken:
            self._reindex()
            yield from self.read((identity, span) for identity, span in self.index.spans() if identity > done)

    def read(self, spans: Iterator[tuple[int, Span]]) -> Iterator[tuple[int, bytes]]:
        """The records at some places, reading ahead while they stand one behind the other."""
        buffer, start = b"", 0
        expected = -1
        for identity, span in spans:
            if not self._within(span):
                raise self._astray(identity)
            if not start <= span.offset <= span.offset + span.length <= start + len(buffer):
                ahead = _AHEAD if span.offset == expected else 0
                length = min(max(span.length, ahead), self.head.end - span.offset)
                buffer, start = self.file.read(length, span.offset), span.offset
            expected = span.offset + span.length + 2
            found = parse(buffer[span.offset - start : span.offset - start + span.length])
            if found is None or found[0] != identity:
                raise self._astray(identity)
            yield found

    def last(self, count: int) -> list[tuple[int, bytes]]:
        """The records with the highest ids, in the order of ids."""
        return list(self.read(iter(self.index.last(count))))

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Every line of the JSON file behind the first, without its comma, and its offset; also what is no record.

        Raises:
            DossierBroken: if a line is too long to be anything, or the first is not a table's.
        """
        first = opening(self.table)
        if self.head.end < len(first) or self.file.read(len(first), 0) != first:
            raise DossierBroken(f"{self.file.name} does not begin as a table")
        for offset, line in lines(self.file, len(first) + 1, self.head.end):
            if len(line) > LONGEST:
                raise DossierBroken(f"{self.file.name} has an endless line")
            yield offset, line

    def survey(self) -> dict[int, Span]:
        """Every record's place, from the JSON file alone."""
        spans: dict[int, Span] = {}
        for offset, line in self.lines():
            found = parse(line)
            if found is None:
                continue
            identity, value = found
            if value == GONE:
                spans.pop(identity, None)
            else:
                spans[identity] = Span(offset, len(line))
        return spans

    def _made(self) -> Index:
        self.mended = True
        return Index.of(self.survey())

    def _reindex(self) -> None:
        if self.mended:
            raise DossierBroken(f"{self.file.name} is not as it was written")
        self._index = self._made()

    def _value(self, identity: int, span: Span) -> bytes | None:
        if not self._within(span):
            return None
        found = parse(self.file.read(span.length, span.offset))
        return found[1] if found and found[0] == identity else None

    def _within(self, span: Span) -> bool:
        return span.length <= LONGEST and span.offset + span.length <= self.head.end

    def _astray(self, identity: int) -> DossierBroken:
        return DossierBroken(f"The index of {self.file.name} is wrong about record {identity}")


def _neighbours(spans: Iterable[tuple[Span, int]]) -> Iterator[list[tuple[Span, int]]]:
    """Rising spans in portions that are rather read at once: what lies between them is read in less than a seek."""
    portion: list[tuple[Span, int]] = []
    for one in spans:
        if portion:
            last = portion[-1][0]
            if one[0].offset > last.offset + last.length + _GAP or one[0].offset > portion[0][0].offset + _AHEAD:
                yield portion
                portion = []
        portion.append(one)
    if portion:
        yield portion


def lines(file: File, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """The lines of a stretch of a file, each with its offset and without the comma at its end.

    One that is longer than any record comes in pieces that are longer than any record.
    """
    offset, pieces, length = start, list[bytes](), 0
    for position in range(start, end, _CHUNK):
        for part in file.read(min(_CHUNK, end - position), position).splitlines(keepends=True):
            pieces.append(part)
            length += len(part)
            if part.endswith(b"\n") or length > LONGEST + 2:
                yield offset, b"".join(pieces).removesuffix(b"\n").removesuffix(b",")
                offset, pieces, length = offset + length, [], 0
    if pieces:
        yield offset, b"".join(pieces).removesuffix(b",")


def footer_stands(file: File, end: int) -> bool:
    """Whether a JSON file is complete and ends just behind its committed bytes."""
    return file.size() == end + len(FOOTER) and file.read(len(FOOTER), end) == FOOTER
