"""What a killed writer leaves behind, and how the next one clears it away before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.store.head import FOOTER, data_name, index_name, owned
from tui.store.rows import footer_stands

if TYPE_CHECKING:
    from tui.store.folder import File, Folder
    from tui.store.head import Head
    from tui.store.snapshot import Snapshot


def recover(folder: Folder, snapshot: Snapshot) -> None:
    """Cut every table to its committed end, close it again, and remove files that no commit vouches for."""
    for rows in snapshot.tables.values():
        if not footer_stands(rows.file, rows.head.end):
            finish(folder.open(rows.file.name, write=True), rows.head.end)
    sweep(folder, snapshot.head)


def finish(file: File, end: int) -> None:
    """Let a JSON file end behind its committed bytes, so that it is whole for any reader."""
    file.cut(end)
    file.write(FOOTER, end)
    file.sync()


def sweep(folder: Folder, head: Head) -> None:
    """Remove the store's own files that a HEAD does not name."""
    named = {name(table, one) for table, one in head.tables.items() for name in (data_name, index_name)}
    for name in folder.names():
        if owned(name) and name not in named:
            folder.remove(name)
