"""The dossier: what a build writes and everything else reads."""

from __future__ import annotations

import importlib
import os
import sqlite3
import threading
from typing import TYPE_CHECKING, Final, Self

import msgspec
from tinydb import TinyDB
from tinydb.storages import JSONStorage

from tui.errors import DossierBroken, DossierMissing, DossierTooNew, UnknownRecord
from tui.store.lock import Lock
from tui.store.records import TABLES, TYPES, Record, decode, encode, identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["SCHEMA", "TABLES", "Dossier", "DossierInfo", "Record", "Writer"]

SCHEMA: Final = 1
_HEAD: Final = "HEAD.json"


class DossierInfo(msgspec.Struct, frozen=True):
    """What a dossier says of itself. ``built`` is ISO, UTC; ``commit`` counts from 1; ``counts`` is by table."""

    schema: int = SCHEMA
    name: str = ""
    built: str = ""
    extractor: str = ""
    sources: tuple[str, ...] = ()
    commit: int = 0
    counts: dict[str, int] = {}


class _Head(msgspec.Struct, frozen=True):
    info: DossierInfo = DossierInfo()
    files: dict[str, str] = {}


class _Reading:
    path: Path
    _head: _Head

    def __init__(self, path: Path, head: _Head) -> None:
        self.path = path
        self._head = head
        self._loaded: dict[str, dict[str, bytes]] = {}
        self._guard = threading.RLock()

    @property
    def info(self) -> DossierInfo:
        """What the dossier says of itself at this commit."""
        return self._head.info

    def get(self, table: str, identity: str) -> Record:
        """One record.

        Raises:
            UnknownRecord: if the table has none of that id.
        """
        try:
            return decode(table, self._rows(table)[identity])
        except KeyError:
            raise UnknownRecord(f"No record {identity} in {table}", "See: dateline list") from None

    def many(self, table: str, identities: Sequence[str]) -> list[Record]:
        """Records in the order asked for.

        Raises:
            UnknownRecord: if one of them is not there.
        """
        return [self.get(table, one) for one in identities]

    def all(self, table: str) -> Iterator[Record]:
        """Every record of a table, in the order of their ids."""
        rows = self._rows(table)
        for one in sorted(rows):
            if one in rows:
                yield decode(table, rows[one])

    def count(self, table: str) -> int:
        """How many records a table has."""
        return len(self._rows(table))

    def _rows(self, table: str) -> dict[str, bytes]:
        with self._guard:
            if table not in self._loaded:
                rows: dict[str, bytes] = {}
                if table in self._head.files:
                    file = TinyDB(self.path / self._head.files[table], storage=JSONStorage, access_mode="r")
                    for document in file.table(table):
                        record = msgspec.convert(dict(document), TYPES[table])
                        rows[identity(record)] = encode(record)
                    file.close()
                self._loaded[table] = rows
            return self._loaded[table]


class Dossier(_Reading):
    """A dossier as one commit left it, for reading; several threads may use it."""

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a dossier at its last commit.

        Raises:
            DossierMissing: if there is none.
            DossierBroken: if its files contradict themselves.
            DossierTooNew: if a newer format wrote it.
        """
        head = _read_head(path)
        if head is None:
            raise DossierMissing(f"There is no dossier at {path}", "Build one: dateline build DOCUMENTS --dossier PATH")
        return cls(path, head)

    def index(self) -> sqlite3.Connection:
        """The derived cache, read-only, standing for this commit."""
        folder = self.path / "cache"
        folder.mkdir(mode=0o700, exist_ok=True)
        file = folder / "index.sqlite"
        cache = importlib.import_module("tui.store.cache")
        stamp = f"{cache.SCHEMA} {self.info.commit}"
        if file.exists():
            connection = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
            try:
                if connection.execute("SELECT stamp FROM stands_for").fetchone() == (stamp,):
                    connection.execute("PRAGMA query_only = ON")
                    return connection
            except sqlite3.DatabaseError:
                pass
            connection.close()
        new = folder / f"index.{os.getpid()}.{threading.get_ident()}.tmp"
        new.unlink(missing_ok=True)
        connection = sqlite3.connect(new, check_same_thread=False, isolation_level=None)
        cache.rebuild(connection, self)
        if connection.in_transaction:
            connection.commit()
        connection.execute("CREATE TABLE stands_for (stamp TEXT NOT NULL)")
        connection.execute("INSERT INTO stands_for VALUES (?)", (stamp,))
        connection.close()
        new.rename(file)
        connection = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        connection.execute("PRAGMA query_only = ON")
        return connection

    def refresh(self) -> bool:
        """Move on to the last commit; whether there was a newer one."""
        head = _read_head(self.path)
        if head is None or head.info.commit == self.info.commit:
            return False
        with self._guard:
            self._head = head
            self._loaded = {}
        return True

    def close(self) -> None:
        """Let go of its files."""
        self._loaded = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Writer(_Reading):
    """The one writer of a dossier. What it reads includes what it has not yet committed."""

    def __init__(self, path: Path, head: _Head, lock: Lock) -> None:
        super().__init__(path, head)
        self._lock = lock
        self._touched: set[str] = set()
        self._info = head.info

    @classmethod
    def open(cls, path: Path, *, name: str | None = None) -> Self:
        """Open a dossier for writing, made if there is none.

        Raises:
            DossierLocked: if another process writes it.
        """
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = Lock(path)
        writer = cls(path, _read_head(path) or _Head(DossierInfo(name=name or path.stem)), lock)
        if name is not None:
            writer.describe(name=name)
        return writer

    def put(self, table: str, records: Iterable[Record]) -> None:
        """Insert records, or replace those of the same id."""
        self._rows(table).update({identity(record): encode(record) for record in records})
        self._touched.add(table)

    def remove(self, table: str, identities: Iterable[str]) -> None:
        """Take records out; an id that is not there is no error."""
        rows = self._rows(table)
        for one in list(identities):
            rows.pop(one, None)
        self._touched.add(table)

    def replace(self, table: str, records: Iterable[Record]) -> None:
        """Let a table hold just these records."""
        self._loaded[table] = {identity(record): encode(record) for record in records}
        self._touched.add(table)

    def describe(
        self,
        *,
        name: str | None = None,
        built: str | None = None,
        extractor: str | None = None,
        sources: Sequence[str] | None = None,
    ) -> None:
        """Set what the dossier says of itself; what is not given stays."""
        given = {"name": name, "built": built, "extractor": extractor, "sources": sources and tuple(sources)}
        known = {key: value for key, value in given.items() if value is not None}
        self._info = msgspec.structs.replace(self._info, **known)

    def commit(self) -> int:
        """Make everything since the last commit visible at once; returns the commit's number."""
        number = self.info.commit + 1
        files = dict(self._head.files)
        old = [files[table] for table in self._touched if table in files]
        for table in self._touched:
            rows = self._rows(table)
            files[table] = f"{table}.g{number}.json"
            lines = (b'"%d": %b' % (n, rows[one]) for n, one in enumerate(sorted(rows), 1))
            with (self.path / files[table]).open("wb") as file:
                file.write(b'{"%b": {\n%b\n}}\n' % (table.encode(), b",\n".join(lines)))
                file.flush()
                os.fsync(file.fileno())
        counts = {table: len(self._rows(table)) for table in TABLES}
        head = _Head(msgspec.structs.replace(self._info, commit=number, counts=counts), files)
        new = self.path / "HEAD.tmp"
        with new.open("wb") as file:
            file.write(msgspec.json.encode(head))
            file.flush()
            os.fsync(file.fileno())
        new.rename(self.path / _HEAD)
        for name in old:
            (self.path / name).unlink(missing_ok=True)
        self._head = head
        self._info = head.info
        self._touched.clear()
        return number

    def close(self) -> None:
        """Give up what is not committed and let the next writer in."""
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _read_head(path: Path) -> _Head | None:
    try:
        head = msgspec.json.decode((path / _HEAD).read_bytes(), type=_Head)
    except FileNotFoundError:
        return None
    except (ValueError, RecursionError, OSError) as error:
        raise DossierBroken(f"{path / _HEAD} cannot be read: {error}", "Build the dossier again") from error
    if head.info.schema > SCHEMA:
        raise DossierTooNew(f"{path} has format {head.info.schema}; this program knows {SCHEMA}", "Update dateline")
    return head
