"""The databases that a build keeps in the dossier's cache: derived, so whatever is wrong with one, it is made anew."""

from __future__ import annotations

import contextlib
import sqlite3
from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec

from tui.errors import DossierBroken, DossierError, UnknownRecord
from tui.store.folder import Folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BEFORE: Final = "-before"
"""What is added to a database's name for the journal that makes it what it was before its last commit."""
_BESIDE: Final = ("", "-journal", "-wal", "-shm", BEFORE)
"""What is added to a database's name for the files that belong to it."""


def prepare(path: Path) -> None:
    """Let there be a folder for a database, and in the place of its files no link, pipe or device.

    Raises:
        DossierBroken: if the folder is a link, or no folder.
        OSError: if something cannot be removed.
    """
    folder = Folder(path.parent.parent).inner(path.parent.name)
    for suffix in _BESIDE:
        try:
            folder.holds(path.name + suffix)
        except DossierBroken:
            folder.remove(path.name + suffix)
    folder.close()


def remove(path: Path) -> None:
    """Remove a database with all that belongs to it."""
    for suffix in _BESIDE:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def run(connection: sqlite3.Connection, statements: str) -> None:
    """Run statements without the commit that ``executescript`` begins with."""
    for statement in statements.split(";\n"):
        if statement.strip():
            connection.execute(statement)


def fill(connection: sqlite3.Connection, statements: str) -> bool:
    """Let an empty database define what some statements do; whether it was empty.

    Raises:
        sqlite3.DatabaseError: if it defines anything else, such as views and triggers from elsewhere.
    """
    found = _defined(connection)
    if found and found != _wanted(statements):
        raise sqlite3.DatabaseError("it is of another version, or comes from elsewhere")
    if not found:
        run(connection, statements)
    return not found


@contextlib.contextmanager
def sound(path: Path, discard: Callable[[], None]) -> Iterator[None]:
    """Say what a damaged database means: it is discarded, and comes back by itself.

    Raises:
        DossierError: if what is in it is not what a build put there, or the disk is full.
    """
    try:
        yield
    except (sqlite3.Error, msgspec.MsgspecError, UnknownRecord, TypeError, ValueError) as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        full = code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
        if not full:
            discard()
        remedy = "Check free space" if full else "Build again: it has been removed, and is made anew"
        raise DossierError(f"{path} cannot be used: {error}", remedy) from error


def _defined(connection: sqlite3.Connection) -> set[tuple[str, str, str | None]]:
    return set(connection.execute("SELECT type, name, sql FROM main.sqlite_master"))


@cache
def _wanted(statements: str) -> set[tuple[str, str, str | None]]:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        run(connection, statements)
        return _defined(connection)
