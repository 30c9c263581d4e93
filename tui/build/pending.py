"""What a build has extracted but not yet committed, on disk: memory stays small, and a stopped build can go on."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Self

from tui.build.databases import fill, prepare, remove, sound
from tui.errors import DossierError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SCHEMA = """
CREATE TABLE pending (
    path TEXT, sha256 TEXT, extractor TEXT, extract BLOB NOT NULL, PRIMARY KEY (path, sha256, extractor)
) WITHOUT ROWID
"""


class Pending:
    """Encoded extracts by path, content and extractor. Derived data: a file that cannot be used is made anew."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            prepare(path)
            try:
                self._connect()
            except sqlite3.DatabaseError:
                self.discard()
                self._connect()
        except (OSError, sqlite3.Error) as error:
            raise DossierError(f"{path}: cannot be written: {error}", "Check the disk and its permissions") from error

    def _connect(self) -> None:
        self._connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA trusted_schema = OFF")
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.execute("PRAGMA journal_mode = WAL")
        fill(self._connection, _SCHEMA)
        self.path.chmod(0o600)

    def has(self, path: str, sha256: str, extractor: str) -> bool:
        """Whether this content was extracted before, by the same extractor."""
        key = (path, sha256, extractor)
        with sound(self.path, self.discard):
            query = "SELECT 1 FROM pending WHERE (path, sha256, extractor) = (?,?,?)"
            return self._connection.execute(query, key).fetchone() is not None

    def add(self, path: str, sha256: str, extractor: str, extract: bytes) -> None:
        """Keep an encoded extract."""
        with sound(self.path, self.discard):
            row = (path, sha256, extractor, extract)
            self._connection.execute("INSERT OR REPLACE INTO pending VALUES (?,?,?,?)", row)

    def extracts(self, wanted: dict[str, str], extractor: str) -> Iterator[bytes]:
        """The encoded extracts of some paths with the content they have now, in the order of their paths."""
        query = "SELECT path, sha256, extractor, extract FROM pending ORDER BY path"
        with sound(self.path, self.discard):
            for path, sha256, made_by, extract in self._connection.execute(query):
                if made_by == extractor and wanted.get(path) == sha256:
                    yield extract

    def discard(self) -> None:
        """Forget everything: it has been committed."""
        self.close()
        remove(self.path)

    def close(self) -> None:
        """Close the file; what is in it stays for the next build."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
