"""How far a build has come."""

import time
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build has come.

    ``done`` and ``total`` count documents, what did not change left out; ``elapsed`` and ``remaining`` are seconds,
    ``remaining`` null until there is something to judge by; ``rate`` is documents a second.
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
        remaining = elapsed * (self.size - self.read) / self.read if self.read and elapsed > 1 else None
        return Progress(self.done, self.total, path, self.problems, elapsed, remaining, name)

    def count(self, size: int, *, problem: bool) -> None:
        """One more document is done."""
        self.done += 1
        self.read += size
        self.problems += problem
