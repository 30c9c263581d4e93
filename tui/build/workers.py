"""The processes that read and extract documents. The language model lives in them and nowhere else."""

from __future__ import annotations

import os
import signal
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tui.errors import BuildStopped, DatelineError, UnreadableDocument
from tui.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from threading import Event

    from tui.documents import Source
    from tui.extraction.dictionaries import Dictionaries

_AHEAD = 4
"""Documents in flight for each worker: enough that none waits, few enough that memory stays small."""
_PATIENCE = 0.1
"""Seconds between looks at whether the build was stopped."""

_dictionaries: Dictionaries | None = None


class Job(NamedTuple):
    """A document to read, and the hash of the content it had when the build was planned."""

    source: Source
    sha256: str


class Done(NamedTuple):
    """What became of a job: the encoded extract, or the problem."""

    job: Job
    extract: bytes | None
    problem: Problem | None


def _prepare(folders: tuple[Path, ...]) -> None:
    """Make a worker ready: the parent alone answers Ctrl-C, and a numeric library takes one core, not all."""
    global _dictionaries
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.parsing import model

    _dictionaries = Dictionaries(folders)
    model()


def _work(source: Source) -> bytes | Problem:
    from tui.documents import read
    from tui.extraction.pipeline import extract

    assert _dictionaries is not None
    try:
        return msgspec.msgpack.encode(extract(read(source.path, source.load()), _dictionaries))
    except UnreadableDocument as error:
        return Problem(source.path, error.problem, error.remedy)
    except DatelineError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault in one document must not cost the others; it is reported
        reason = f"extraction failed: {type(error).__name__}: {error}"
        return Problem(source.path, reason, "Please report it with the document")


def run(jobs: Iterable[Job], folders: tuple[Path, ...], workers: int, stop: Event) -> Iterator[Done]:
    """Read and extract documents in worker processes; results come as they are ready.

    Raises:
        BuildStopped: once ``stop`` is set.
        DatelineError: if a dictionary is wrong, or the workers die.
    """
    waiting = iter(jobs)
    flying: dict[Future[bytes | Problem], Job] = {}
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_prepare, initargs=(folders,))
    try:
        while True:
            while len(flying) < workers * _AHEAD and (job := next(waiting, None)):
                flying[pool.submit(_work, job.source)] = job
            if not flying:
                return
            ready, _ = wait(flying, timeout=_PATIENCE, return_when=FIRST_COMPLETED)
            if stop.is_set():
                raise BuildStopped("The build was stopped", "Start it again: it goes on where it was")
            for future in ready:
                job = flying.pop(future)
                result = future.result()
                yield Done(job, None, result) if isinstance(result, Problem) else Done(job, result, None)
    except BrokenProcessPool as error:
        raise DatelineError(
            "A process that reads documents died", "Start the build again: it goes on where it was; check free memory"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
