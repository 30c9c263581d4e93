"""Leaving at once: what threads are still asking is not waited for."""

import os
import sys
import threading
import time
from asyncio import AbstractEventLoop
from concurrent.futures import ThreadPoolExecutor
from typing import Final

_PREFIX: Final = "asking"
_PATIENCE: Final = 0.05
"""Seconds that threads have to end in all; one without a question takes much less."""


class _Unawaited(ThreadPoolExecutor):
    """Threads for questions that nobody waits for at the end."""

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let go of the threads, whatever they do."""
        super().shutdown(wait=False, cancel_futures=True)


def wait_for_no_question(loop: AbstractEventLoop) -> None:
    """Let a loop end although its threads are busy."""
    loop.set_default_executor(_Unawaited(thread_name_prefix=_PREFIX))


def leave(code: int) -> None:
    """End the process if a thread of the loop is busy, since the interpreter would wait for it; else return.

    Args:
        code: the exit code.
    """
    end = time.monotonic() + _PATIENCE
    for thread in threading.enumerate():
        if thread.name.startswith(_PREFIX):
            thread.join(max(0.0, end - time.monotonic()))
            if thread.is_alive():
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
