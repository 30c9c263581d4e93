"""The writer's lock: one process at a time changes a dossier, and a second one is told who does."""

from __future__ import annotations

import fcntl
import os
import socket
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import msgspec

from tui.errors import DossierLocked

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "LOCK"
_LIMIT: Final = 4096


class Holder(msgspec.Struct, frozen=True):
    """Who holds a lock: process, machine, and the moment it was taken (ISO, UTC)."""

    pid: int
    host: str
    since: str


class Lock:
    """A lock on a folder, held until it is released or its process ends."""

    def __init__(self, folder: Path) -> None:
        """Take the lock at once.

        Raises:
            DossierLocked: if another process holds it; the problem says which.
        """
        self._file = os.open(folder / NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = _describe(os.pread(self._file, _LIMIT, 0))
            os.close(self._file)
            raise DossierLocked(f"{folder} is being written by {holder}", "Wait until it has ended") from error
        now = Holder(os.getpid(), socket.gethostname(), datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, msgspec.json.encode(now), 0)

    def release(self) -> None:
        """Give it back; the file stays, since removing it would let two writers in."""
        if self._file >= 0:
            os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = -1


def _describe(data: bytes) -> str:
    try:
        holder = msgspec.json.decode(data, type=Holder)
    except ValueError:
        return "another process"
    return f"process {holder.pid} on {holder.host} since {holder.since}"
