"""The one writer of a dossier: what it does is visible to others only once it is committed, and then all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import msgspec

from tui.errors import DossierError
from tui.locations import spelled
from tui.store.check import KNOWN
from tui.store.derived import follow
from tui.store.folder import disk
from tui.store.head import HEAD, owned
from tui.store.lock import Lock
from tui.store.reading import Dossier, Records, info
from tui.store.records import TABLES, decode, encode, identity, slots
from tui.store.schema import current, refuse_newer, refuse_older
from tui.store.storage import establish
from tui.store.transaction import Transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from tui.store.draft import Draft
    from tui.store.folder import Folder
    from tui.store.head import Head
    from tui.store.reading import DossierInfo
    from tui.store.records import Record


class Writer(Records):
    """Changes a dossier. What it reads includes what it has not yet committed."""

    def __init__(self, path: Path, folder: Folder, lock: Lock) -> None:
        """Begin to write, under a lock that is the writer's from now on."""
        self.path = path
        self._folder = folder
        self._lock = lock
        self._transaction = Transaction(folder, lock=lock)
        self._transaction.mend()

    @classmethod
    def open(cls, path: Path, *, name: str | None = None) -> Self:
        """Open a dossier for writing; make one if there is none.

        Raises:
            DossierError: if it is a folder of other files, or cannot be written.
            DossierLocked: if another process writes it.
            DossierBroken: if its files contradict themselves.
            DossierTooNew: if a newer format wrote it.
            DossierTooOld: if an older one did, and it has not been migrated.
        """
        with disk(path):
            _refuse_strangers(path)
            folder = establish(path)
            lock = Lock(folder)
            try:
                writer = cls(path, folder, lock)
                head = writer._transaction.base.head
                refuse_newer(path, head)
                refuse_older(path, head)
                said = info(path, head)
            except BaseException:
                lock.release()
                raise
        if name is not None or not said.name:
            writer.describe(name=spelled(name or path.absolute().stem))
        return writer

    @property
    def stamp(self) -> bytes:
        """The last commit, as HEAD says it: another commit has another stamp."""
        return self._transaction.base.data

    def count(self, table: str) -> int:
        """How many records a table has, with what is not yet committed."""
        return self._draft(table).count

    def put(self, table: str, records: Iterable[Record]) -> None:
        """Insert records, or replace those of the same id; one that is there already, as it is, is left alone."""
        draft = self._draft(table)
        with disk(self.path):
            for record in records:
                draft.put(self._slot(draft, table, identity(record)), encode(record))

    def remove(self, table: str, identities: Iterable[str]) -> None:
        """Take records out; an id that is not there is no error."""
        draft = self._draft(table)
        with disk(self.path):
            for name in list(identities):
                slot = self._find(draft, table, name)
                if slot is not None:
                    draft.remove(slot)

    def replace(self, table: str, records: Iterable[Record]) -> None:
        """Let a table hold just these records; only what differs is written."""
        draft = self._draft(table)
        kept = set()
        with disk(self.path):
            for record in records:
                slot = self._slot(draft, table, identity(record))
                draft.put(slot, encode(record))
                kept.add(slot)
            for slot in [slot for slot in draft.ids() if slot not in kept]:
                draft.remove(slot)

    def describe(
        self,
        *,
        name: str | None = None,
        built: str | None = None,
        extractor: str | None = None,
        sources: Sequence[str] | None = None,
        incomplete: bool | None = None,
    ) -> None:
        """Set what the dossier says of itself; what is not given stays."""
        listed = None if sources is None else list(sources)
        given = {
            "name": name,
            "built": built,
            "extractor": extractor,
            "sources": listed,
            "incomplete": incomplete,
        }
        self._transaction.about.update({key: value for key, value in given.items() if value is not None})

    @property
    def changed(self) -> bool:
        """Whether there is anything to commit."""
        return self._transaction.changed

    def commit(self, ready: Callable[[bytes], None] | None = None) -> int:
        """Make everything since the last commit durable and visible, at once, and let the cache follow.

        Args:
            ready: is told what ``stamp`` will be when nothing but the last step, a rename, is left to do. If it raises
                an exception, there is no commit.

        Returns:
            The number of the last commit; without a change there is no new one.

        Raises:
            DossierError: if it cannot be written; the dossier is as it was, and what was to be committed is forgotten.
        """
        change = self._transaction
        touched = change.touched
        try:
            with disk(self.path):
                after = change.commit(ready)
        finally:
            self._transaction = Transaction(self._folder, change.base, self._lock)
        if after is not change.base:
            follow(self._folder, change.base, after, touched, Dossier(self.path, self._folder, after))
        return after.head.commit

    def close(self) -> None:
        """Forget what is not committed and let the next writer in."""
        try:
            with disk(self.path):
                self._transaction.rollback()
        finally:
            self._lock.release()

    @property
    def info(self) -> DossierInfo:
        """What the dossier says of itself, with what is not yet committed."""
        said = info(self.path, self._transaction.head())
        return msgspec.structs.replace(said, counts={table: self.count(table) for table in TABLES})

    def _head(self) -> Head:
        return self._transaction.base.head

    def _source(self, table: str) -> tuple[Draft, int]:
        return self._draft(table), current(table)

    def _draft(self, table: str) -> Draft:
        return self._transaction.table(table, current(table))

    def _find(self, draft: Draft, table: str, name: str) -> int | None:
        """Where a record stands; of a table whose ids are numbers, there is just one place to look."""
        possible = slots(name)
        if len(possible) == 1:
            return possible[0]
        for slot in possible:
            raw = draft.raw(slot)
            if raw is not None and identity(decode(table, raw)) == name:
                return slot
        return None

    def _slot(self, draft: Draft, table: str, name: str) -> int:
        slot = self._find(draft, table, name)
        if slot is None:
            slot = next((slot for slot in slots(name) if not draft.has(slot)), None)
        if slot is None:
            raise DossierError(f"{name} cannot be told apart from other names in {self.path}", "Rename it")
        return slot

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _refuse_strangers(path: Path) -> None:
    """Raises DossierError if there is a folder of somebody's own files: those of a dossier are closed to others."""
    if not path.is_dir() or (path / HEAD).exists():
        return
    if any(not (one.name.startswith(".") or one.name in KNOWN or owned(one.name)) for one in path.iterdir()):
        raise DossierError(f"{path} is a folder of other files, not a dossier", "Name a new place, or an empty folder")
