"""How far a build has come."""

import time
from dataclasses import dataclass, field
from typing import Final

_ENOUGH: Final = 20
"""The time left is judged once one in so many bytes was read: before, loading the language model took most of it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build has come.

    ``done`` and ``total`` count documents, what did not change left out; ``path`` is of one that is being read, or was
    last; ``elapsed`` and ``remaining`` are seconds, ``remaining`` null until there is something to judge by; ``rate``
    is documents a second.
    """

    done: int
    total: int
    path: str
    problems: int
    elapsed: float
    remaining: float | None
    step: str = "reading"
    """``looking``, ``reading``, ``merging`` or ``writing``."""

    @property
    def rate(self) -> float:
        """Documents a second so far."""
        return self.done / self.elapsed if self.elapsed > 0 else 0.0

    @property
    def time_spent(self) -> str:
        """The time so far, such as ``2:05``."""
        return _minutes(self.elapsed)

    @property
    def time_left(self) -> str:
        """The time that remains; empty while nobody knows."""
        return "" if self.remaining is None else _minutes(self.remaining)


@dataclass(slots=True)
class Meter:
    """Counts what a build has done; the time left is judged by bytes, since documents differ in size."""

    total: int
    size: int
    done: int = 0
    read: int = 0
    problems: int = 0
    _start: float = field(default_factory=time.monotonic)

    def step(self, name: str, path: str = "") -> Progress:
        """The progress at this moment."""
        elapsed = time.monotonic() - self._start
        enough = elapsed > 1 and self.read * _ENOUGH >= self.size > 0
        remaining = elapsed * (self.size - self.read) / self.read if enough else None
        return Progress(self.done, self.total, path, self.problems, elapsed, remaining, name)

    def count(self, size: int, *, problem: bool) -> None:
        """One more document is done."""
        self.done += 1
        self.read += size
        self.problems += problem


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
