"""A reader's view: one HEAD and the tables it vouches for, unchanged whatever a writer does meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.errors import DossierBroken
from tui.store.head import DRAFT, HEAD, Head, decode, load, owned
from tui.store.rows import Rows

if TYPE_CHECKING:
    from tui.store.folder import Folder

_TRIES: Final = 100


class Snapshot:
    """One commit. Its files stay open, and so readable, for as long as somebody holds it."""

    def __init__(self, head: Head, data: bytes, tables: dict[str, Rows]) -> None:
        self.head = head
        self.data = data
        """HEAD as it stands on the disk: the only way to know that nothing has been committed since."""
        self.tables = tables


def take(folder: Folder, before: Snapshot | None = None) -> Snapshot:
    """The last commit; ``before`` itself, if it still is the last one.

    Raises:
        FileNotFoundError: if the folder has no HEAD, and no table either.
        DossierBroken: if HEAD and the files contradict each other.
        DossierTooNew: if a newer format wrote them.
    """
    last: bytes | None = None
    for _ in range(_TRIES):
        try:
            data = load(folder)
        except FileNotFoundError:
            refuse_headless(folder)
            raise
        if before is not None and data == before.data:
            return before
        head = decode(data, folder.path)
        try:
            return Snapshot(head, data, {table: _rows(folder, table, head, before) for table in head.tables})
        except FileNotFoundError as error:
            # A commit may have replaced the file since HEAD was read; if HEAD is still the same, it is simply missing.
            if data == last:
                missing = error.filename or "a file"
                raise DossierBroken(
                    f"{folder.path / missing} is missing", "Restore it, or run: dateline repair --dossier PATH"
                ) from None
            last = data
    raise DossierBroken(f"{folder.path} changes too quickly to be read", "Try again")


def _rows(folder: Folder, table: str, head: Head, before: Snapshot | None) -> Rows:
    old = before.tables.get(table) if before else None
    return old if old and old.head == head.tables[table] else Rows(folder, table, head.tables[table], old)


def refuse_headless(folder: Folder) -> None:
    """Raises DossierBroken if a folder without a HEAD holds tables: it is not an empty one, and must not become one."""
    for name in folder.names():
        if owned(name) and name != DRAFT:
            raise DossierBroken(f"{folder.path} holds {name} but no {HEAD}")
