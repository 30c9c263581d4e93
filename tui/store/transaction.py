"""A change of any number of tables, made visible by one swap of HEAD or not at all."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Self

import msgspec

from tui.store.draft import Draft
from tui.store.head import Head, encode, prepare, swap
from tui.store.lock import Lock
from tui.store.recovery import recover, sweep
from tui.store.snapshot import Snapshot, take

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from tui.store.folder import Folder


class Transaction:
    """What the one writer has in mind. Nothing of it can be seen elsewhere before ``commit``."""

    def __init__(self, folder: Folder, before: Snapshot | None = None, lock: Lock | None = None) -> None:
        """Begin a change of the last commit, under the lock; what a killed writer left behind is cleared away.

        Raises:
            DossierLocked: if another process has the lock.
        """
        self.folder = folder
        self._own = Lock(folder) if lock is None else None
        try:
            self.base = take(folder, before)
            recover(folder, self.base)
        except BaseException:
            self._release()
            raise
        self.number = self.base.head.commit + 1
        self._drafts: dict[str, Draft] = {}
        self._dropped: set[str] = set()
        self.values = dict(self.base.head.values)
        self.about = dict(self.base.head.about)

    def table(self, name: str, schema: int = 1) -> Draft:
        """A table, there to be read and changed; an empty one, if there was none."""
        if name not in self._drafts:
            rows = None if name in self._dropped else self.base.tables.get(name)
            self._drafts[name] = Draft(self.folder, name, self.number, rows, schema)
        return self._drafts[name]

    def drop(self, name: str) -> None:
        """Let there be no such table."""
        self._drafts.pop(name, None)
        self._dropped.add(name)

    def clear(self, name: str, schema: int = 1) -> Draft:
        """Let a table be empty."""
        self.drop(name)
        draft = self.table(name, schema)
        draft.changed = True
        return draft

    def names(self) -> list[str]:
        """The tables that there are."""
        kept = [name for name in self.base.tables if name not in self._dropped]
        return kept + [name for name, draft in self._drafts.items() if name not in kept and draft.changed]

    @property
    def touched(self) -> dict[str, Collection[int]]:
        """The ids of the records that are written or removed, by table."""
        return {name: draft.touched for name, draft in self._drafts.items() if draft.changed}

    @property
    def changed(self) -> bool:
        """Whether a commit would change anything."""
        return any(draft.changed for draft in self._drafts.values()) or self.head() != self.base.head

    def commit(self, ready: Callable[[bytes], None] | None = None) -> Snapshot:
        """Make the change durable and visible; if nothing has changed, there is no commit.

        Right before HEAD is swapped, ``ready`` is told what it will be.

        Whatever fails before HEAD is swapped leaves everything as it was, and the exception is passed on.
        """
        head = self.head()
        committed = False
        try:
            for name, draft in self._drafts.items():
                if draft.changed:
                    head.tables[name] = draft.write()
            if head == self.base.head:
                return self.base
            head = msgspec.structs.replace(head, commit=self.number)
            prepared = prepare(self.folder, head)
            # All is written before the first wait, so that one write of the file system's journal serves for all.
            for draft in self._drafts.values():
                draft.sync()
            prepared.sync()
            if any(draft.made for draft in self._drafts.values()):
                self.folder.sync()
            if ready:
                ready(encode(head))
            swap(self.folder)
            committed = True
            self.folder.sync()
        finally:
            if not committed:
                with contextlib.suppress(OSError):  # the next writer clears away what this one cannot
                    self.rollback()
            self._drafts = {}
        with contextlib.suppress(OSError):
            sweep(self.folder, head)
        return take(self.folder, self.base)

    def rollback(self) -> None:
        """Forget the change and leave the files as they were."""
        self._drafts = {}
        recover(self.folder, self.base)

    def mend(self) -> None:
        """Let the commit write every index that is missing."""
        for name, rows in self.base.tables.items():
            if not rows.indexed:
                self.table(name).changed = True

    def head(self) -> Head:
        """The HEAD to be, but for the tables that are changed."""
        tables = {name: rows.head for name, rows in self.base.tables.items() if name not in self._dropped}
        return msgspec.structs.replace(self.base.head, tables=tables, values=self.values, about=self.about)

    def _release(self) -> None:
        if self._own:
            self._own.release()
            self._own = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            if self._drafts:
                self.rollback()
        finally:
            self._release()
