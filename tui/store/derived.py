"""Keeping the cache: ``cache/index.sqlite`` says which commit it stands for, and follows when there is a later one.

It is derived from the records, so whatever is wrong with it, it can be made anew. Readers and the writer take turns in
changing it (``cache/LOCK``); a reader's connection holds one state of it, whatever others do meanwhile. Where nothing
can be written in the dossier, the cache that is missing there stands among the user's own.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import sqlite3
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from tui.errors import DossierBroken, DossierError
from tui.locations import caches, whole
from tui.store import cache
from tui.store.folder import Folder
from tui.store.head import Head, decode
from tui.store.lock import Lock
from tui.store.records import TABLES, identity
from tui.store.records import decode as decode_record
from tui.store.rows import Rows
from tui.store.schema import current

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from tui.store.reading import Dossier
    from tui.store.snapshot import Snapshot

    Touched = Mapping[str, Collection[int]]
    Changes = dict[str, tuple[list[str], list[str]]]

FOLDER: Final = "cache"
_FILE: Final = "index.sqlite"
_DRAFT: Final = "index.draft"
_NEW: Final = "index.new"
_BESIDE: Final = ("-wal", "-shm", "-journal")
_STAMP: Final = "CREATE TABLE stands_for (cache INTEGER NOT NULL, head BLOB NOT NULL)"
_UNWRITABLE: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
"""What the system says where nothing can be written: on a disk that is only to be read, or in another user's folder."""
_NO_ROOM: Final = (sqlite3.SQLITE_IOERR_SHMOPEN, sqlite3.SQLITE_IOERR_SHMSIZE)
"""What SQLite says where there is no room for the file by which the users of a cache take turns."""
_FOLLOWED: Final = 4
"""A change of more than one in so many records is not followed: the cache is then made anew."""
_MEMORY: Final = 8_192
"""KiB of pages that a connection keeps in memory."""
_PATIENCE: Final = 60.0
"""Seconds to wait for another process that is changing the cache."""


class Ahead(Exception):
    """The cache stands for a later commit than the one asked for."""


def connect(folder: Folder, snapshot: Snapshot, dossier: Dossier, *, anew: bool = False) -> sqlite3.Connection:
    """A connection to the cache as it stands for a commit, for reading only.

    Args:
        folder: the dossier's.
        snapshot: the commit.
        dossier: its records.
        anew: make it for this commit even if it stands for a later one.

    Raises:
        Ahead: if it stands for a later commit.
        DossierError: if it cannot be made.
    """
    try:
        own = _own(folder)
        connection = _pinned(own, snapshot) if own else None
        if connection is not None:
            return connection
        inner = own if own and os.access(own.path, os.W_OK) else _elsewhere(folder)
        with Lock(inner, wait=True):
            _bring(inner, snapshot, dossier, None, anew=anew)
            connection = _pinned(inner, snapshot)
    except (OSError, sqlite3.Error) as error:
        raise DossierError(f"The cache of {folder.path} cannot be made: {error}", "Check the disk") from error
    if connection is None:
        raise DossierError(f"The cache of {folder.path} cannot be read", f"Delete {inner.path}")
    return connection


def _own(folder: Folder) -> Folder | None:
    """The folder for the cache in the dossier; None if there is none and none can be made."""
    try:
        return folder.inner(FOLDER)
    except OSError as error:
        if error.errno not in _UNWRITABLE:
            raise
        return None


def _elsewhere(folder: Folder) -> Folder:
    """The user's own folder for the cache of a dossier in which nothing can be written."""
    digest = hashlib.sha256(os.fsencode(whole(folder.path))).hexdigest()
    return Folder.make(caches() / digest[:16])


def follow(folder: Folder, before: Snapshot, after: Snapshot, touched: Touched, dossier: Dossier) -> None:
    """Let the cache follow a commit that has just been made."""
    # The commit stands whatever happens here, and the next reader brings the cache up to date or says why it cannot.
    with contextlib.suppress(OSError, sqlite3.Error, DossierBroken):
        inner = folder.inner(FOLDER)
        with Lock(inner, wait=True):
            _bring(inner, after, dossier, (before, touched))


def fault(folder: Folder) -> str | None:
    """What is wrong with the cache, if anything; that it is missing or behind is not."""
    try:
        inner = folder.inner(FOLDER)
        connection = _open(inner)
        if connection is None:
            return "is damaged or of another version; it comes back by itself" if _FILE in inner.names() else None
        with contextlib.closing(connection):
            sound = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        sound = False
    except DossierBroken as error:
        return error.problem
    return None if sound else "is damaged; a repair makes it anew, and what can be searched may be wrong until then"


def discard(folder: Folder) -> bool:
    """Remove a cache that cannot be used; whether there was one."""
    if FOLDER not in folder.names() or fault(folder) is None:
        return False
    inner = folder.inner(FOLDER)
    with Lock(inner, wait=True):
        _remove(inner, _FILE)
    return True


def _bring(
    inner: Folder, after: Snapshot, dossier: Dossier, last: tuple[Snapshot, Touched] | None, *, anew: bool = False
) -> None:
    with contextlib.ExitStack() as stack:
        connection = _open(inner)
        if connection:
            stack.callback(connection.close)
        stood_for = stamp(connection) if connection else None
        if stood_for == after.data:
            return
        if connection and stood_for and not anew:
            before = _head(stood_for, inner)
            if before and before.commit > after.head.commit:
                raise Ahead
            changes = None
            if last and stood_for == last[0].data:
                changes = _changes(last[0].tables, after, last[1])
            elif before:
                changes = _missed(inner, before, after)
            if changes is not None and _update(connection, dossier, changes, after.data):
                return
        _remake(inner, connection, dossier, after.data)


def _update(connection: sqlite3.Connection, dossier: Dossier, changes: Changes, stamp: bytes) -> bool:
    """Follow a change; whether that went well."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        cache.update(connection, dossier, changes)
        connection.execute("UPDATE stands_for SET head = ?", (stamp,))
        connection.execute("COMMIT")
    except (sqlite3.DatabaseError, DossierBroken):
        return False
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return True


def _remake(inner: Folder, old: sqlite3.Connection | None, dossier: Dossier, stamp: bytes) -> None:
    """Make the cache in a new file, and let it take the old one's place without disturbing those who read that."""
    for database in (_DRAFT, _NEW):
        _remove(inner, database)
    try:
        inner.create(_DRAFT)
        with contextlib.closing(_connection(inner, _DRAFT)) as draft:
            _settle(draft)
            cache.rebuild(draft, dossier)
            draft.execute(_STAMP)
            draft.execute("INSERT INTO stands_for VALUES (?, ?)", (cache.SCHEMA, stamp))
            file = inner.create(_NEW)
            # What is read together then stands together on the disk. A path need not be UTF-8: it is given in bytes.
            draft.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(inner.path / _NEW),))
        _remove(inner, _DRAFT)
        with contextlib.closing(_connection(inner, _NEW)) as new:
            if old:
                new.backup(old)
            else:
                new.execute("PRAGMA journal_mode = WAL")
        if not old:
            file.sync()
            _remove(inner, _FILE)
            inner.rename(_NEW, _FILE)
    finally:
        for database in (_DRAFT, _NEW):
            _remove(inner, database)


def _remove(inner: Folder, database: str) -> None:
    """What lies beside a database file belongs to it: left there, it would be taken for a part of the next one."""
    for suffix in ("", *_BESIDE):
        inner.remove(database + suffix)


def _changes(before: Mapping[str, Rows], after: Snapshot, touched: Touched) -> Changes | None:
    """The ids put and removed, by table; nothing if there are too many of them."""
    count = sum(head.count for head in after.head.tables.values())
    if sum(map(len, touched.values())) * _FOLLOWED > count:
        return None
    return {
        table: (
            list(_names(table, after.tables.get(table), slots)),
            list(_names(table, before.get(table), slots, but=after.tables.get(table))),
        )
        for table, slots in touched.items()
        if table in TABLES
    }


def _names(table: str, rows: Rows | None, slots: Collection[int], but: Rows | None = None) -> Iterator[str]:
    """The ids of the records in some slots, but for slots that another state of the table has too."""
    if rows is None or rows.head.schema != current(table):
        return
    for slot in sorted(slots):
        raw = rows.raw(slot)
        if raw is not None and (but is None or but.raw(slot) is None):
            yield identity(decode_record(table, raw))


def _missed(inner: Folder, before: Head, after: Snapshot) -> Changes | None:
    """What changed since an earlier commit, as long as it can still be told: the files go on from where they were."""
    if set(before.tables) != set(after.tables):
        return None
    old: dict[str, Rows] = {}
    touched: dict[str, Collection[int]] = {}
    for table, head in before.tables.items():
        rows = after.tables[table]
        same = head.generation == rows.head.generation and head.index == rows.head.index
        if not same or head.entries > rows.head.entries or head.end > rows.head.end or not rows.indexed or rows.mended:
            return None
        old[table] = Rows(inner, table, head, rows)
        touched[table] = rows.index.written(head.entries)
    return _changes(old, after, {table: slots for table, slots in touched.items() if slots})


def _pinned(inner: Folder, snapshot: Snapshot) -> sqlite3.Connection | None:
    """A connection that goes on seeing what it sees now, if that stands for a commit."""
    connection = _open(inner)
    if connection is None:
        return None
    connection.execute("PRAGMA query_only = ON")
    connection.execute("BEGIN")
    if stamp(connection) == snapshot.data:
        return connection
    connection.close()
    return None


def _open(inner: Folder, *, still: bool | None = None) -> sqlite3.Connection | None:
    """A connection to the cache, if there is one that this program can use.

    Args:
        inner: the cache's folder.
        still: whether nobody changes it; None if that is to be found out. SQLite cannot take turns with others where
            it cannot write, as in a backup or on a disk that is full or only to be read.
    """
    for suffix in _BESIDE:
        inner.holds(_FILE + suffix)
    if not inner.holds(_FILE):
        return None
    connection = _connection(inner, _FILE, still=bool(still))
    try:
        _settle(connection)
        if connection.execute("SELECT cache FROM stands_for").fetchone() == (cache.SCHEMA,):
            return connection
    except sqlite3.DatabaseError as error:
        code, no_room = error.sqlite_errorcode, error.sqlite_errorcode in _NO_ROOM
        if not no_room and code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL):
            connection.close()
            raise  # it may be sound, and is not to be thrown away for what its disk or its users do
        if still is None and (no_room or not os.access(inner.path, os.W_OK)):
            connection.close()
            return _open(inner, still=not inner.length(_FILE + "-wal"))
    connection.close()
    return None


def _connection(inner: Folder, name: str, *, still: bool = False) -> sqlite3.Connection:
    """A connection to a database; to one that is ``still`` without the files beside it by which users take turns."""
    if not still:
        return sqlite3.connect(inner.path / name, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    uri = f"file:{quote(os.fsencode(inner.path / name))}?immutable=1"
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)


def _settle(connection: sqlite3.Connection) -> None:
    """What is in the file is data, not program; and it can be made anew, so it is synced only as its order needs."""
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "synchronous = NORMAL", f"cache_size = -{_MEMORY}"):
        connection.execute(f"PRAGMA {pragma}")


def stamp(connection: sqlite3.Connection) -> bytes | None:
    """The commit that a cache stands for, as its HEAD says it; None if it does not say."""
    try:
        row = connection.execute("SELECT head FROM stands_for").fetchone()
    except sqlite3.DatabaseError:
        return None
    return row[0] if row and isinstance(row[0], bytes) else None


def _head(stamp: bytes, inner: Folder) -> Head | None:
    try:
        return decode(stamp, inner.path)
    except DossierError:
        return None
