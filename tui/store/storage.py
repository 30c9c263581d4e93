"""TinyDB's storage, as a folder: one standard TinyDB JSON file a table, appended to, committed together.

>>> database = TinyDB("news.db", storage=Storage)

``read`` and ``write`` are TinyDB's own contract and hold for any table class; with ``tui.store.table.Table`` a change
costs what it changes, and a read what it reads.
"""

from __future__ import annotations

import json
import threading
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tinydb import storages

from tui.store.folder import Folder
from tui.store.head import HEAD, Head, save
from tui.store.lock import Lock
from tui.store.snapshot import Snapshot, refuse_headless, take
from tui.store.transaction import Transaction

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from tui.store.rows import Rows

_MODES: Final = ("r", "rb", "r+", "rb+")


class Storage(storages.Storage):
    """A TinyDB storage over a folder. Options other than those named are ``json.dumps``'s, but for the layout's."""

    def __init__(
        self, path: str | os.PathLike[str], create_dirs: bool = False, access_mode: str = "r+", **options: Any
    ) -> None:
        """Open a folder; with a mode that can write, make it if there is none.

        Raises:
            FileNotFoundError: if it is to be read and there is none, or the folder it would be in is not there.
            DossierBroken: if it is not sound.
        """
        super().__init__()
        if access_mode not in _MODES:
            warnings.warn(
                "Using an `access_mode` other than 'r', 'rb', 'r+' or 'rb+' can cause data loss or corruption",
                stacklevel=2,
            )
        self._mode = access_mode
        self._encoder = json.JSONEncoder(**{"ensure_ascii": False, **options})
        if any(letter in access_mode for letter in "+wa"):
            self._handle = establish(Path(path), parents=create_dirs)
        else:
            self._handle = Folder(Path(path))
        self._guard = threading.Lock()
        self._snapshot: Snapshot | None = None
        self.snapshot()

    def snapshot(self) -> Snapshot:
        """The last commit, whichever process made it."""
        with self._guard:
            self._snapshot = take(self._handle, self._snapshot)
            return self._snapshot

    def transaction(self) -> Transaction:
        """Begin a change of several tables; a context manager that forgets what was not committed.

        Raises:
            OSError: if the storage was opened to be read.
            DossierLocked: if another process is changing it.
        """
        if "+" not in self._mode and "w" not in self._mode and "a" not in self._mode:
            raise OSError(f'Cannot write to the database. Access mode is "{self._mode}"')
        return Transaction(self._handle, self.snapshot())

    def encode(self, document: Mapping[str, Any]) -> bytes:
        """A document as a line of JSON.

        Raises:
            TypeError: if it holds what JSON cannot.
        """
        text = self._encoder.encode(document if isinstance(document, dict) else dict(document))
        try:
            return text.encode()
        except UnicodeEncodeError:
            return json.dumps(document).encode()

    def read(self) -> dict[str, Any] | None:
        """Every table, as a mapping that reads a document when it is asked for; nothing if there is no table."""
        snapshot = self.snapshot()
        tables: dict[str, Any] = {table: Documents(rows) for table, rows in snapshot.tables.items()}
        return {**tables, **snapshot.head.values} or None

    def write(self, data: dict[str, Any]) -> None:
        """Let the database hold just this, in one commit; tables as ``read`` gave them are left alone."""
        with self.transaction() as change:
            change.values = {}
            for name in change.names():
                if name not in data:
                    change.drop(name)
            for name, value in data.items():
                if isinstance(value, Documents):
                    continue
                if isinstance(value, Mapping) and all(str(identity).isdecimal() for identity in value):
                    self._write_table(change, str(name), value)
                else:
                    change.drop(str(name))
                    change.values[str(name)] = value
            change.commit()

    def close(self) -> None:
        """Let go of the files."""
        self._snapshot = None
        self._handle.close()

    def _write_table(self, change: Transaction, name: str, documents: Mapping[Any, Any]) -> None:
        draft = change.table(name)
        draft.changed = draft.changed or draft.rows is None
        encoded = {int(identity): self.encode(document) for identity, document in documents.items()}
        for identity in [identity for identity, _ in draft.scan() if identity not in encoded]:
            draft.remove(identity)
        for identity, value in encoded.items():
            draft.put(identity, value)


class Documents(Mapping[str, Any]):
    """A table's documents by id, as TinyDB sees them; each is read when it is asked for."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def __getitem__(self, identity: str) -> Any:
        raw = self.rows.raw(int(identity)) if identity.isdecimal() else None
        if raw is None:
            raise KeyError(identity)
        return json.loads(raw)

    def __iter__(self) -> Iterator[str]:
        return (str(identity) for identity, _ in self.rows.index.spans())

    def __len__(self) -> int:
        return self.rows.head.count


def establish(path: Path, *, parents: bool = True) -> Folder:
    """Open a folder for a writer; one that is not there, or is empty, is given its first HEAD.

    Raises:
        DossierLocked: if another process is doing the same.
        DossierBroken: if it holds tables but no HEAD.
    """
    folder = Folder.make(path, parents=parents)
    if HEAD not in folder.names():
        with Lock(folder):
            if HEAD not in folder.names():
                refuse_headless(folder)
                save(folder, Head())
    return folder
