"""The dossier as everything but a build sees it: records by table and id, as one commit left them."""

from __future__ import annotations

import json
import threading
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Final, Protocol, Self

import msgspec

from tui.errors import DossierBroken, DossierError, DossierMissing, UnknownRecord
from tui.store.folder import existing, missing, unreadable
from tui.store.head import FORMAT, load
from tui.store.records import TABLES, Record, convert, decode, identity, slots
from tui.store.schema import current, lift, refuse_newer
from tui.store.snapshot import Snapshot, take

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tui.store.folder import Folder
    from tui.store.head import Head

_EXPECTED: Final = 1 << 24
"""Bytes that are read ahead of being needed, in all."""


class DossierInfo(msgspec.Struct, frozen=True):
    """What a dossier says of itself. ``built`` is ISO, UTC; ``commit`` counts from 1; ``counts`` is by table.

    ``incomplete`` says that a repair could not keep everything: the next build reads all documents anew.
    """

    schema: int = FORMAT
    name: str = ""
    built: str = ""
    extractor: str = ""
    sources: tuple[str, ...] = ()
    commit: int = 0
    counts: dict[str, int] = {}
    incomplete: bool = False


class Source(Protocol):
    """A table's records as JSON, committed or about to be."""

    def raw(self, identity: int) -> bytes | None:
        """One of them, or nothing."""

    def scan(self) -> Iterator[tuple[int, bytes]]:
        """All of them, in the order of ids."""


class Records(ABC):
    """Records by table and id."""

    path: Path

    @abstractmethod
    def _head(self) -> Head: ...

    @abstractmethod
    def _source(self, table: str) -> tuple[Source | None, int]:
        """A table's records, if there are any, and their version."""

    @property
    def info(self) -> DossierInfo:
        """What the dossier says of itself."""
        return info(self.path, self._head())

    def get(self, table: str, identity: str) -> Record:
        """One record.

        Raises:
            UnknownRecord: if the table has none of that id.
        """
        source, version = self._source(table)
        return self._get(source, table, identity, version)

    def many(self, table: str, identities: Sequence[str]) -> list[Record]:
        """Records in the order asked for.

        Raises:
            UnknownRecord: if one of them is not there.
        """
        source, version = self._source(table)
        return [self._get(source, table, one, version) for one in identities]

    def all(self, table: str) -> Iterator[Record]:
        """Every record of a table, in the order of their ids; problems in the order of their paths."""
        source, version = self._source(table)
        records = (read(table, raw, version) for _, raw in source.scan()) if source else iter(())
        return iter(sorted(records, key=identity)) if table == "problems" else records

    def count(self, table: str) -> int:
        """How many records a table has."""
        head = self._head().tables.get(table)
        return head.count if head else 0

    def _get(self, source: Source | None, table: str, name: str, version: int) -> Record:
        for slot in slots(name) if source else ():
            raw = source.raw(slot) if source else None
            if raw is not None:
                record = read(table, raw, version)
                if identity(record) == name:
                    return record
        raise UnknownRecord(f"No record {name} among the {table}", "See: dateline list")


class Dossier(Records):
    """A dossier as one commit left it, for reading; several threads may use it. Never waits for a writer."""

    def __init__(self, path: Path, folder: Folder, snapshot: Snapshot) -> None:
        self.path = path
        self._folder = folder
        self._snapshot: Snapshot | None = snapshot
        self._connections = threading.local()
        self._first: tuple[Snapshot, sqlite3.Connection] | None = None

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a dossier at its last commit.

        Raises:
            DossierMissing: if there is none, or nothing has been committed to it.
            DossierError: if it cannot be read.
            DossierBroken: if its files contradict themselves.
            DossierTooNew: if a newer format wrote it.
        """
        folder = existing(path)
        try:
            snapshot = take(folder)
        except FileNotFoundError:
            raise missing(path) from None
        except OSError as error:
            raise unreadable(path, error) from error
        if snapshot.head.commit == 0:
            raise missing(path)
        refuse_newer(path, snapshot.head)
        info(path, snapshot.head)
        return cls(path, folder, snapshot)

    def many(self, table: str, identities: Sequence[str]) -> list[Record]:
        """See Records; records that stand near each other are read at once."""
        rows = self._standing().tables.get(table)
        if rows is None:
            return super().many(table, identities)
        places = {one: slots(one)[0] for one in identities}
        raws, version = rows.several(dict.fromkeys(places.values())), rows.head.schema
        found: dict[str, Record] = {}
        for one, slot in places.items():
            record = read(table, raws[slot], version) if slot in raws else None
            found[one] = record if record and identity(record) == one else self._get(rows, table, one, version)
        return [found[one] for one in identities]

    def expect(self) -> None:
        """Have the indexes of the tables read from the disk, as many as are not too long, before they are needed.

        On a cold disk each record is two seeks away, one in the index and one in the records; this saves the first.
        """
        left = _EXPECTED
        for rows in self._standing().tables.values():
            size = rows.entries.size() if rows.entries else 0
            if rows.entries and size <= left:
                rows.entries.expect()
                left -= size

    def last(self, table: str, count: int) -> list[Record]:
        """The records of the highest ids, in the order of ids."""
        rows = self._standing().tables.get(table)
        return [read(table, raw, rows.head.schema) for _, raw in rows.last(count)] if rows else []

    def index(self) -> sqlite3.Connection:
        """The derived cache, read-only, standing for this commit; the connection is this thread's own.

        It is made first if there is none, and brought up to date if it is behind. If another process has committed
        since, the cache has followed that: a thread that comes late then shares the first one's connection, and where
        there is none yet, the dossier moves on to that commit, as ``refresh`` does.

        Raises:
            DossierError: if it cannot be made.
        """
        from tui.store.derived import Ahead, connect  # SQLite is not loaded by what only reads records

        while True:
            snapshot = self._standing()
            known: tuple[Snapshot, sqlite3.Connection] | None = getattr(self._connections, "last", None)
            if known and known[0] is snapshot:
                return known[1]
            try:
                connection = connect(self._folder, snapshot, self)
            except Ahead:
                if self._first and self._first[0] is snapshot:
                    connection = self._first[1]
                elif self.refresh():
                    continue
                else:
                    connection = connect(self._folder, snapshot, self, anew=True)
            self._connections.last = snapshot, connection
            if self._first is None or self._first[0] is not snapshot:
                self._first = snapshot, connection
            return connection

    @property
    def is_outdated(self) -> bool:
        """Whether another process has committed since; a look at HEAD tells."""
        try:
            return load(self._folder) != self._standing().data
        except (OSError, DossierBroken):
            return False

    def refresh(self) -> bool:
        """Move on to the last commit; whether there was a newer one.

        Raises:
            DossierMissing: if the dossier is gone.
            DossierBroken: if its files contradict themselves.
            DossierTooNew: if a newer format has written it since.
        """
        before = self._standing()
        try:
            snapshot = take(self._folder, before)
        except FileNotFoundError as error:
            raise DossierMissing(f"{self.path} is gone", "Build it again") from error
        except OSError as error:
            raise unreadable(self.path, error) from error
        refuse_newer(self.path, snapshot.head)
        self._snapshot = snapshot
        return snapshot is not before

    def close(self) -> None:
        """Let go of its files."""
        self._snapshot = self._first = None
        self._connections = threading.local()

    def _standing(self) -> Snapshot:
        if self._snapshot is None:
            raise DossierError(f"{self.path} has been closed", "Open it again")
        return self._snapshot

    def _head(self) -> Head:
        return self._standing().head

    def _source(self, table: str) -> tuple[Source | None, int]:
        rows = self._standing().tables.get(table)
        return rows, rows.head.schema if rows else current(table)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def info(path: Path, head: Head) -> DossierInfo:
    """What a HEAD says of its dossier.

    Raises:
        DossierBroken: if that is not as a dossier's is.
    """
    counts = {table: head.tables[table].count if table in head.tables else 0 for table in TABLES}
    try:
        said = msgspec.convert(head.about, DossierInfo)
    except msgspec.ValidationError as error:
        raise DossierBroken(f"{path} does not say what it is: {error}") from error
    return msgspec.structs.replace(said, schema=head.format, commit=head.commit, counts=counts)


def read(table: str, raw: bytes, version: int) -> Record:
    """The record of a table that JSON of some version stands for.

    Raises:
        DossierBroken: if it is no such record.
    """
    if version == current(table):
        return decode(table, raw)
    try:
        return convert(table, lift(table, json.loads(raw), version))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise DossierBroken(f"A record of {table} cannot be read: {error}") from error
