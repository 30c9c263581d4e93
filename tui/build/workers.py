"""The processes that read and extract documents. The language model lives in them and nowhere else."""

from __future__ import annotations

import gc
import os
import signal
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, Final, NamedTuple, Self, TypeVar

import msgspec

from tui.build.bounds import bounded
from tui.errors import BuildStopped, DatelineError, UnreadableDocument
from tui.model import Problem
from tui.store.records import encode
from tui.store.rows import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from threading import Event

    from tui.documents import Source
    from tui.extraction.dictionaries import Dictionaries

_AHEAD = 4
"""Documents in flight for each worker: enough that none waits, few enough that memory stays small."""
_LONGEST: Final = LONGEST - 100
"""Bytes of the longest text that the store takes, less what stands before it in its line."""
_PATIENCE = 0.1
"""Seconds between looks at whether the build was stopped."""
_GARBAGE: Final = (50_000, 20, 100)
"""How rarely a worker looks for cycles: a document makes few, and looking through its records took a tenth of it."""

_REHEARSAL: Final = b"""Blast kills two in Geneva

GENEVA, 9 June 2021 - A bomb killed two people in Geneva on Wednesday, police said. "We condemn it," a minister said.
"""

T = TypeVar("T")
_dictionaries: Dictionaries | None = None


class Job(NamedTuple):
    """A document to read, and the hash of the content it had when the build was planned."""

    source: Source
    sha256: str


class Done(NamedTuple):
    """What became of a job: the encoded extract, or the problem.

    ``job`` is as it was done: a document that changed since the build was planned has the hash of what was read of it,
    and no signature, so that the next build looks at it again.
    """

    job: Job
    extract: bytes | None
    problem: Problem | None


def _prepare(folders: tuple[Path, ...]) -> None:
    """Make a worker ready: the parent alone answers Ctrl-C, and a numeric library takes one core, not all."""
    global _dictionaries
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.parsing import model

    _dictionaries = Dictionaries(folders)
    model()
    gc.freeze()
    gc.set_threshold(*_GARBAGE)


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _work(job: Job) -> Done:
    from tui.documents import read
    from tui.extraction.pipeline import extract

    assert _dictionaries is not None
    source = job.source
    try:
        with bounded():
            document = read(source.path, source.load())
        found = extract(document, _dictionaries)
        if len(encode(found.body)) > _LONGEST:
            raise UnreadableDocument("is too long for a dossier, with all that was found in it", "Split it")
        if document.sha256 != job.sha256:
            job = Job(replace(source, signature=""), document.sha256)
        return Done(job, msgspec.msgpack.encode(found), None)
    except UnreadableDocument as error:
        return Done(job, None, Problem(source.path, error.problem, error.remedy, job.sha256))
    except DatelineError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault in one document must not cost the others; it is reported
        reason = f"extraction failed: {type(error).__name__}: {error}"
        return Done(job, None, Problem(source.path, reason, "Please report it with the document"))


def _rehearse() -> None:
    """Extract a text that nobody asked for: the first one makes ready much that all others find ready."""
    from tui.documents import read
    from tui.extraction.pipeline import extract

    assert _dictionaries is not None
    extract(read("rehearsal.txt", _REHEARSAL), _dictionaries)


class Readers:
    """Processes that read and extract documents, started when there is need of them and killed when there is none."""

    def __init__(self, folders: tuple[Path, ...], workers: int) -> None:
        """Say which dictionaries there are besides the program's own, and how many processes there may be."""
        self._folders = folders
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None
        self._warm: Future[None] | None = None
        self._others = frozenset(active_children())

    def warm(self) -> None:
        """Let one process load the language model, since it seems that it will be wanted."""
        if self._warm is None:
            self._warm = self._submit(_rehearse)

    def run(self, jobs: Iterable[Job], stop: Event, *, alone: bool) -> Iterator[Done | Job]:
        """Read and extract documents; results come as they are ready, and while none is, the job that is longest at it.

        Args:
            jobs: the documents.
            stop: once set, no more is read.
            alone: let one process read them, one by one.

        Raises:
            BuildStopped: once ``stop`` is set.
            DatelineError: if a dictionary is wrong, or the processes die whatever they read.
        """
        waiting = iter(jobs)
        if alone:  # or a second process would be started beside the one that is made ready
            self._await_warm(stop)
        while True:
            begun: list[Job] = []
            try:
                yield from self._read(waiting, begun, stop, 1 if alone else self._workers * _AHEAD)
                return
            except BrokenProcessPool:
                for job in begun:
                    yield from self._read_alone(job, stop)

    def _read(self, jobs: Iterator[Job], begun: list[Job], stop: Event, most: int) -> Iterator[Done | Job]:
        """Read documents, so many at once; those that have been begun and are not done are listed."""
        flying: dict[Future[Done], Job] = {}
        while True:
            while len(flying) < most and (job := next(jobs, None)):
                begun.append(job)
                flying[self._submit(_work, job)] = job
            if not flying:
                return
            ready, _ = wait(flying, timeout=_PATIENCE, return_when=FIRST_COMPLETED)
            _heed(stop)
            if not ready:
                yield next(iter(flying.values()))
            for future in ready:
                done = future.result()
                begun.remove(flying.pop(future))
                yield done

    def _read_alone(self, job: Job, stop: Event) -> Iterator[Done | Job]:
        """Read a document that had been begun when the processes died; if they die of it again, that is its problem."""
        self.close()
        self.warm()
        self._await_warm(stop)
        try:
            yield from self._read(iter((job,)), [], stop, 1)
        except BrokenProcessPool:
            self.close()
            remedy = "Check free memory, then report it with the document"
            yield Done(job, None, Problem(job.source.path, "makes the process die that reads it", remedy))

    def _await_warm(self, stop: Event) -> None:
        """Wait for the process that is made ready, if one is.

        Raises:
            DatelineError: if it died, although it has not yet been given a document.
        """
        while self._warm and not self._warm.done():
            wait((self._warm,), timeout=_PATIENCE)
            _heed(stop)
        if self._warm and isinstance(error := self._warm.exception(), BrokenProcessPool):
            raise DatelineError(
                "A process that reads documents died",
                "Start the build again: it goes on where it was; check free memory",
            ) from error

    def close(self) -> None:
        """End the processes, whatever they are at: one that holds a language model takes long to end by itself."""
        if self._pool:
            for process in frozenset(active_children()) - self._others:
                process.kill()
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = self._warm = None

    def _submit(self, call: Callable[..., T], *arguments: object) -> Future[T]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._workers, get_context("spawn"), initializer=_prepare, initargs=(self._folders,)
            )
        return self._pool.submit(call, *arguments)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _heed(stop: Event) -> None:
    if stop.is_set():
        raise BuildStopped("The build was stopped", "Start it again: it goes on where it was")
