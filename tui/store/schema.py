"""What the records of a table look like is numbered, table by table; older ones are lifted by pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tui.errors import DossierTooNew, DossierTooOld
from tui.store.records import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.store.head import Head

    Upgrade = Callable[[dict[str, Any]], dict[str, Any]]

UPGRADES: Final[dict[str, tuple[Upgrade, ...]]] = dict.fromkeys(TABLES, ())
"""For each table, what lifts a record, as JSON values, from version 1 to 2, from 2 to 3, and so on."""


def current(table: str) -> int:
    """The version that this program writes."""
    return len(UPGRADES.get(table, ())) + 1


def lift(table: str, value: dict[str, Any], version: int) -> dict[str, Any]:
    """A record of an older version as one of the current."""
    for upgrade in UPGRADES[table][version - 1 :]:
        value = upgrade(value)
    return value


def refuse_newer(path: Path, head: Head) -> None:
    """Raises DossierTooNew if a table's records are of a version that this program does not know."""
    for table in TABLES:
        version = head.tables[table].schema if table in head.tables else 0
        if version > current(table):
            raise DossierTooNew(
                f"The {table} of {path} are of version {version}, newer than this program's {current(table)}",
                "Update dateline",
            )


def older(head: Head) -> list[str]:
    """The tables whose records are of an older version."""
    return [table for table in TABLES if table in head.tables and head.tables[table].schema < current(table)]


def refuse_older(path: Path, head: Head) -> None:
    """Raises DossierTooOld if a table must be migrated before it can be written."""
    for table in older(head):
        raise DossierTooOld(
            f"The {table} of {path} are of version {head.tables[table].schema}; this program writes {current(table)}",
            "Run: dateline migrate --dossier PATH",
        )
