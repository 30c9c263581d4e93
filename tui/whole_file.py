"""Files that take another one's place: whole, or not at all."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIVATE: Final = 0o600
"""The permissions of a file for its owner only."""


@contextmanager
def whole_file(path: Path, mode: int = PRIVATE, *, durable: bool = False) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file at a path when the block ends well; else what was there stays.

    A link is followed. What is no plain file, such as a pipe or ``/dev/stdout``, is written as the bytes come.

    Args:
        path: the file; its folder is there.
        mode: the permissions of a file that was not there, less the user's mask; another one keeps its own.
        durable: wait until the bytes are on the disk, so that a loss of power leaves it whole, too.

    Raises:
        OSError: if it cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        found = target.stat().st_mode
    except FileNotFoundError:
        found = None
    if found is not None and not stat.S_ISREG(found):
        with path.open("wb") as stream:
            yield stream
        return
    if found is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    name = os.fsdecode(os.fsencode(target.name)[:200])  # a name is at most 255 bytes long
    part = target.with_name(f".{name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            if found is not None:
                os.fchmod(descriptor, stat.S_IMODE(found))
            yield stream
            stream.flush()
            if durable:
                os.fsync(descriptor)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
