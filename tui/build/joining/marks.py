"""Sets that may become as large as a dossier, kept on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

T = TypeVar("T", int, str)

_CREATE: Final = "CREATE TABLE IF NOT EXISTS temp.{} (one PRIMARY KEY) WITHOUT ROWID"
_INSERT: Final = "INSERT OR IGNORE INTO temp.{} VALUES (?)"
_FIND: Final = "SELECT 1 FROM temp.{} WHERE one = ?"
_LEAST: Final = "SELECT min(one) FROM temp.{}"
_NEXT: Final = "SELECT min(one) FROM temp.{} WHERE one > ?"
_COUNT: Final = "SELECT count(*) FROM temp.{}"
_DELETE: Final = "DELETE FROM temp.{} WHERE one = ?"
_CLEAR: Final = "DELETE FROM temp.{}"


class Marks(Generic[T]):
    """A set in a table of its own, which lasts as long as the connection does."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        """Begin with an empty set; no other one of the connection has its name."""
        self._run = connection.execute
        self._many = connection.executemany
        self._name = f"marks_{name}"
        self._run(_CREATE.format(self._name))
        self.clear()

    def add(self, one: T) -> None:
        """Take one in."""
        self._run(_INSERT.format(self._name), (one,))

    def update(self, several: Iterable[T]) -> None:
        """Take several in; they may be looked up by the same connection."""
        self._many(_INSERT.format(self._name), ((one,) for one in several))

    def discard(self, one: T) -> None:
        """Leave one out."""
        self._run(_DELETE.format(self._name), (one,))

    def pop(self) -> T | None:
        """Leave the least out and return it, if there is any."""
        found: T | None = self._run(_LEAST.format(self._name)).fetchone()[0]
        if found is not None:
            self.discard(found)
        return found

    def clear(self) -> None:
        """Leave all out."""
        self._run(_CLEAR.format(self._name))

    def __contains__(self, one: T) -> bool:
        return self._run(_FIND.format(self._name), (one,)).fetchone() is not None

    def __iter__(self) -> Iterator[T]:
        """All in order, and what is taken in meanwhile, as far as it is greater than what has been met."""
        row = self._run(_LEAST.format(self._name)).fetchone()
        while row[0] is not None:
            yield row[0]
            row = self._run(_NEXT.format(self._name), row).fetchone()

    def __len__(self) -> int:
        (count,) = self._run(_COUNT.format(self._name)).fetchone()
        return int(count)
