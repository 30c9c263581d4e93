"""The writer's lock: one process at a time changes a dossier, and a second one is told who does."""

from __future__ import annotations

import fcntl
import os
import socket
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Self
from weakref import WeakSet

import msgspec

from tui.errors import DossierLocked

if TYPE_CHECKING:
    from tui.store.folder import File, Folder

NAME: Final = "LOCK"
_LIMIT: Final = 4096


class Holder(msgspec.Struct, frozen=True):
    """Who holds a lock: process, machine, and the moment it was taken (ISO, UTC)."""

    pid: int
    host: str
    since: str


class Lock:
    """A lock on a folder, held until it is released or its process ends."""

    def __init__(self, folder: Folder, name: str = NAME, *, wait: bool = False) -> None:
        """Take the lock, at once or not at all unless told to wait.

        Raises:
            DossierLocked: if another process holds it; the problem says which.
        """
        file = folder.ensure(name)
        try:
            fcntl.flock(file.descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = _describe(os.pread(file.descriptor, _LIMIT, 0))
            raise DossierLocked(f"{folder.path} is being written by {holder}", "Wait until it has ended") from error
        self._file: File | None = file
        _held.add(self)
        now = Holder(os.getpid(), socket.gethostname(), datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        file.cut(0)
        file.write(msgspec.json.encode(now), 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.release()

    def release(self) -> None:
        """Give it back; the file stays, since removing it would let two writers in."""
        if self._file:
            try:
                self._file.cut(0)
            finally:
                fcntl.flock(self._file.descriptor, fcntl.LOCK_UN)
                self._file = None

    def forget(self) -> None:
        """Let go of it without giving it back."""
        self._file = None


_held: Final[WeakSet[Lock]] = WeakSet()


def _forget_all() -> None:
    for lock in tuple(_held):
        lock.forget()


# A worker process inherits the open file, and would hold the lock after a writer that is killed.
os.register_at_fork(after_in_child=_forget_all)


def _describe(data: bytes) -> str:
    try:
        holder = msgspec.json.decode(data, type=Holder)
    except ValueError:
        return "another process"
    return f"process {holder.pid} on {holder.host} since {holder.since}"
