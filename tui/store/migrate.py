"""Lifting a dossier that an older version of the program wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import DossierBroken
from tui.store.folder import Folder, disk
from tui.store.lock import Lock
from tui.store.reading import Dossier, read
from tui.store.records import encode, identity, slots
from tui.store.schema import current, older
from tui.store.transaction import Transaction

if TYPE_CHECKING:
    from pathlib import Path


def migrate(path: Path) -> tuple[str, ...]:
    """Lift the records of every table of an older version, in one commit.

    Returns:
        The tables that were lifted.

    Raises:
        DossierMissing: if there is no dossier.
        DossierTooNew: if a newer format wrote it.
        DossierLocked: if another process writes it.
        DossierBroken: if a record cannot be lifted; the dossier is as it was.
    """
    Dossier.open(path).close()
    with disk(path):
        folder = Folder(path)
        with Lock(folder) as lock, Transaction(folder, lock=lock) as change:
            lifted = older(change.base.head)
            for table in lifted:
                _lift(change, table)
            change.commit()
    return tuple(lifted)


def _lift(change: Transaction, table: str) -> None:
    rows = change.base.tables[table]
    draft = change.clear(table, current(table))
    for _, raw in rows.scan():
        record = read(table, raw, rows.head.schema)
        slot = next((slot for slot in slots(identity(record)) if not draft.has(slot)), None)
        if slot is None:
            raise DossierBroken(f"Two records of {table} are both {identity(record)}", "Build it again")
        draft.put(slot, encode(record))
