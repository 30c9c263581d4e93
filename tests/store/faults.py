"""Making the k-th change of the disk fail, or be the last thing that a process does."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

CHANGES = ("pwrite", "write", "fdatasync", "fsync", "replace", "rename", "unlink", "ftruncate", "mkdir")
"""Every way in which the store changes the disk."""


class Killed(BaseException):
    """The process is dead: nothing that it still tries to do happens."""


class Fault:
    """Within its context, the ``at``-th change half happens (a write) or does not, counted from 1.

    With ``fatal`` nothing happens afterwards either, as after kill -9; without, it fails as on a full disk and later
    changes go well. ``count`` says how many changes there were.
    """

    def __init__(self, at: int, *, fatal: bool) -> None:
        self.count = 0
        self._at = at
        self._fatal = fatal
        self._real = {name: getattr(os, name) for name in CHANGES}

    def __enter__(self) -> Fault:
        for name in CHANGES:
            setattr(os, name, self._faulty(name))
        return self

    def __exit__(self, *_: object) -> None:
        for name, real in self._real.items():
            setattr(os, name, real)

    def _faulty(self, name: str) -> Callable[..., Any]:
        real = self._real[name]

        def change(*arguments: Any, **options: Any) -> Any:
            self.count += 1
            if self.count == self._at and name in ("pwrite", "write"):
                real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2], *arguments[2:])
            if self._fatal and self.count >= self._at:
                raise Killed
            if self.count == self._at:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*arguments, **options)

        return change
