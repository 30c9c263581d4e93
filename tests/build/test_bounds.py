"""Bounds on reading one document."""

from __future__ import annotations

import resource
import signal
import sys
import time

import pytest

from tui.build.bounds import bounded
from tui.errors import UnreadableDocument


def test_what_takes_too_long_is_refused_even_where_every_error_is_caught() -> None:
    before = signal.getsignal(signal.SIGALRM)

    def read() -> None:
        while True:
            try:
                time.sleep(5)
            except Exception:  # noqa: BLE001 - as a reader of broken files does
                continue

    start = time.monotonic()
    with pytest.raises(UnreadableDocument, match="takes more than 0 seconds"), bounded(seconds=0.05):
        read()
    assert time.monotonic() - start < 4
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is bounded where /proc tells of it")
def test_what_takes_too_much_memory_is_refused_and_the_process_goes_on() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(UnreadableDocument, match="takes more memory"), bounded(memory=100_000_000):
        bytearray(10_000_000_000)
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_what_stays_within_them_is_not_touched() -> None:
    with bounded():
        assert sum(range(10)) == 45
