"""Bounds of time and memory on reading one document: no file may hold up the others, whatever it is made of."""

from __future__ import annotations

import resource
import signal
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Never

from tui.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS: Final = 120.0
MEMORY: Final = 2_000_000_000
"""Bytes beside those that the process had taken before."""


class _Late(BaseException):
    """The time is over. No ``Exception``, since what reads broken files catches every one of those."""


@contextmanager
def bounded(seconds: float = SECONDS, memory: int = MEMORY) -> Iterator[None]:
    """Bound what is done within it, which must be in the main thread of a process of its own.

    Memory is bounded where the system tells how much the process has.

    Raises:
        UnreadableDocument: if it takes longer, or more.
    """
    before = signal.signal(signal.SIGALRM, _ring)
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    taken = _taken()
    if taken:
        wanted = taken + memory
        with suppress(ValueError, OSError):  # a system that bounds it in another way
            resource.setrlimit(resource.RLIMIT_AS, (wanted if soft < 0 else min(soft, wanted), hard))
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)  # again and again: what runs then may lose the first
    try:
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _Late as late:
        raise UnreadableDocument(f"takes more than {seconds:.0f} seconds to read", "Save its text") from late
    except MemoryError as error:
        raise UnreadableDocument("takes more memory to read than one document may", "Save its text") from error
    finally:
        signal.signal(signal.SIGALRM, before)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _ring(_number: int, _frame: object) -> Never:
    raise _Late


def _taken() -> int:
    """Bytes of addresses that the process has taken; 0 where the system does not say."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path("/proc/self/statm").read_bytes().split()[0]) * resource.getpagesize()
    return 0
