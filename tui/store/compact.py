"""Giving back the space of records that have been replaced or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.store.derived import follow
from tui.store.folder import Folder, disk
from tui.store.lock import Lock
from tui.store.reading import Dossier
from tui.store.transaction import Transaction

if TYPE_CHECKING:
    from pathlib import Path


def compact(path: Path) -> int:
    """Write every table anew that holds more than what counts, in one commit.

    Returns:
        How many bytes have been freed.

    Raises:
        DossierMissing: if there is no dossier.
        DossierLocked: if another process writes it.
    """
    Dossier.open(path).close()
    with disk(path):
        folder = Folder(path)
        with Lock(folder) as lock:
            with Transaction(folder, lock=lock) as change:
                before = change.base
                for table, rows in before.tables.items():
                    if rows.head.dead or rows.head.ordered < rows.head.entries:
                        change.table(table).compact()
                after = change.commit()
            if after is not before:
                follow(folder, before, after, {}, Dossier(path, folder, after))
    ends = [sum(rows.head.end for rows in state.tables.values()) for state in (before, after)]
    return ends[0] - ends[1]
