"""The joining index, ``cache/joining.sqlite``: what bringing articles together must look up, and for which commit."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import sqlite3
from typing import TYPE_CHECKING, Final, Self

from tui.build.databases import BEFORE, fill, prepare, remove, run, sound
from tui.build.planning import Known
from tui.errors import DossierError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SCHEMA: Final = 13
"""Counts up whenever the tables change, or the rules by which they are filled; another one's index is made anew."""

TABLES: Final = """
CREATE TABLE source (                   -- what the dossier was made of
    path TEXT PRIMARY KEY,
    article TEXT NOT NULL, sha256 TEXT NOT NULL,
    signature TEXT NOT NULL             -- of the file when it was hashed; empty if it cannot be trusted
) WITHOUT ROWID;
CREATE TABLE article (
    id TEXT PRIMARY KEY,
    age TEXT NOT NULL,
    published BLOB,
    original TEXT,                      -- whose near-copy it is
    subject TEXT NOT NULL,              -- the actors of whom it speaks most
    sketch BLOB NOT NULL,
    facts BLOB NOT NULL                 -- its quotes, figures and relations
);
CREATE TABLE shelf (                    -- articles by the hashes of their sketches
    key INTEGER, copy INTEGER, age TEXT, PRIMARY KEY (key, copy, age)
) WITHOUT ROWID;
CREATE TABLE tally (                    -- what appearances add up to
    actor TEXT, field TEXT, value TEXT, votes INTEGER NOT NULL, appearances INTEGER NOT NULL,
    PRIMARY KEY (actor, field, value)
) WITHOUT ROWID;
CREATE TABLE named (                    -- whom extraction found in which article, before decisions by hand
    actor TEXT, article TEXT, PRIMARY KEY (actor, article)
) WITHOUT ROWID;
CREATE INDEX named_article ON named (article);
CREATE TABLE report (
    key INTEGER PRIMARY KEY,
    article TEXT NOT NULL,
    time INTEGER NOT NULL,
    timeline INTEGER NOT NULL,
    features BLOB NOT NULL,
    core INTEGER,
    event TEXT                          -- in which the dossier holds it
);
CREATE INDEX report_article ON report (article);
CREATE INDEX report_core ON report (core);
CREATE INDEX report_event ON report (event);
CREATE TABLE filed (                    -- reports by what they may share with others
    topic INTEGER, time INTEGER, vague INTEGER, report INTEGER, leads INTEGER NOT NULL,
    PRIMARY KEY (topic, time, vague, report)
) WITHOUT ROWID;
CREATE TABLE core (
    id INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    why TEXT NOT NULL,
    mate INTEGER, mate_why TEXT,        -- the likest core of a neighbouring time
    target INTEGER, likeness REAL, target_why TEXT
);
CREATE INDEX core_mate ON core (mate) WHERE mate IS NOT NULL;
CREATE INDEX core_target ON core (target) WHERE target IS NOT NULL;
CREATE TABLE bond (                     -- reports that by hand are of one happening, or of one apart from others
    one INTEGER, other INTEGER, apart INTEGER, why TEXT, PRIMARY KEY (one, other, apart, why)
) WITHOUT ROWID;
CREATE TABLE stands_for (
    schema INTEGER NOT NULL, head BLOB NOT NULL, timeline INTEGER NOT NULL,
    edits TEXT NOT NULL                 -- the decisions by hand that are laid over what was extracted, by their hash
);
"""
_SPOOL: Final = """
CREATE TEMP TABLE fresh_article (id TEXT PRIMARY KEY, record BLOB NOT NULL);
CREATE TEMP TABLE fresh_report (key INTEGER PRIMARY KEY, record BLOB NOT NULL);
CREATE TEMP TABLE assigned (report INTEGER PRIMARY KEY, event TEXT NOT NULL);
"""
_MEMORY: Final = 65_536
"""KiB of pages that are kept in memory."""


class Index:
    """The index's file. What is done to it after :meth:`begin` is undone unless :meth:`commit` is reached.

    It is committed right before the dossier, since that takes no more than a rename. Until :meth:`confirm`, SQLite's
    rollback journal is kept: if the index turns out to be ahead of the dossier, the journal makes it what it was.
    """

    def __init__(self, path: Path, head: bytes) -> None:
        """Open the index of a dossier whose last commit is ``head``; one that is a step ahead goes back."""
        self.path = path
        self._before = path.with_name(path.name + BEFORE)
        try:
            try:
                self._connect()
                if self._before.exists() and not self.stands_for(head):
                    self.close()
                    self._before.replace(_journal(path))
                    self._connect()
            except sqlite3.DatabaseError:
                self.discard()
                self._connect()
            self.confirm()
        except (OSError, sqlite3.Error) as error:
            raise DossierError(f"{path}: cannot be written: {error}", "Check the disk and its permissions") from error

    def _connect(self) -> None:
        prepare(self.path)
        connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        try:
            for pragma in (
                "trusted_schema = OFF",
                "synchronous = NORMAL",
                f"cache_size = -{_MEMORY}",
                "temp_store = FILE",
                f"temp.cache_size = -{_MEMORY // 4}",
            ):
                connection.execute(f"PRAGMA {pragma}")
            self.path.chmod(0o600)
            run(connection, _SPOOL)
            connection.execute("BEGIN")  # one commit for all tables: each waits for the disk
            _define(connection)
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        self.connection = connection

    def stands_for(self, head: bytes) -> bool:
        """Whether it holds what a commit does."""
        (stamp,) = self.connection.execute("SELECT head FROM stands_for").fetchone()
        return bool(stamp == head)

    def signatures(self) -> dict[str, str]:
        """The signatures of the files that the dossier is made of, by path."""
        return dict(self.connection.execute("SELECT path, signature FROM source"))

    def known(self, path: str) -> Known:
        """What is known of a file that the dossier is made of."""
        query = "SELECT article, sha256, signature FROM source WHERE path = ?"
        return Known._make(self.connection.execute(query, (path,)).fetchone())

    def hold(self, path: str, source: Known) -> None:
        """The dossier is made of this file, too."""
        self.connection.execute("INSERT INTO source VALUES (?, ?, ?, ?)", (path, *source))

    def sign(self, signatures: Mapping[str, str]) -> None:
        """Files have been read and are as they were; by path, the signatures that they had before."""
        rows = ((signature, path) for path, signature in signatures.items())
        self.connection.executemany("UPDATE source SET signature = ? WHERE path = ?", rows)

    def begin(self, *, anew: bool) -> None:
        """Begin to change it; ``anew``, to fill it from the start."""
        if anew:
            self.discard()
            self._connect()
        self.connection.execute("BEGIN IMMEDIATE")

    def commit(self, head: bytes) -> None:
        """From now on it stands for this commit of the dossier, which is to follow at once."""
        if not self.stands_for(head):
            self.connection.execute("UPDATE stands_for SET head = ?", (head,))
        try:
            self._before.hardlink_to(_journal(self.path))
        except OSError as error:  # nothing was changed, or the disk knows no second names: there is no way back then
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise
        self.connection.execute("COMMIT")

    def confirm(self) -> None:
        """The dossier has followed: there is no way back to what the index was before."""
        self._before.unlink(missing_ok=True)

    @property
    def edits(self) -> str:
        """The hash of the decisions by hand that it goes by; empty if it does not know."""
        (found,) = self.connection.execute("SELECT edits FROM stands_for").fetchone()
        return str(found)

    @edits.setter
    def edits(self, edits: str) -> None:
        self.connection.execute("UPDATE stands_for SET edits = ?", (edits,))

    @property
    def timeline(self) -> int:
        """How many events of the timeline there are."""
        (count,) = self.connection.execute("SELECT timeline FROM stands_for").fetchone()
        return int(count)

    def count_timeline(self, more: int) -> None:
        """There are so many more events of the timeline."""
        if not more:
            return
        self.connection.execute("UPDATE stands_for SET timeline = timeline + ?", (more,))

    def discard(self) -> None:
        """Remove it; the next build makes it anew."""
        self.close()
        remove(self.path)

    def close(self) -> None:
        """Let go of it, as it was when it was last committed."""
        with contextlib.suppress(AttributeError, sqlite3.Error):
            self.connection.close()

    def sound(self) -> contextlib.AbstractContextManager[None]:
        """Say what a damaged index means: it comes back by itself."""
        return sound(self.path, self.discard)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _define(connection: sqlite3.Connection) -> None:
    """Let a database have the tables of this version: those that it has are kept unless they are of another one."""
    new = fill(connection, TABLES)
    if not new and connection.execute("SELECT schema FROM stands_for").fetchone() != (SCHEMA,):
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            connection.execute(f'DROP TABLE "{name}"')
        new = fill(connection, TABLES)
    if new:
        connection.execute("INSERT INTO stands_for VALUES (?, '', 0, '')", (SCHEMA,))


def number(*parts: str | int) -> int:
    """A number that stands for some words: 63 bits of their hash."""
    digest = hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
