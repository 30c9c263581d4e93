"""Whole builds that are killed at their k-th change of the disk, or find the disk full, and what they leave behind.

The command line runs in a process of its own, over stories in place of documents (``newsroom``), so that no language
model is needed. What comes next must find the last good dossier or the new one, and build just what a fresh build does.
"""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import sqlite3
import sys
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from tests.build.conftest import content
from tests.build.newsroom import Story, Told, extract
from tests.store.faults import CHANGES
from tui.build import workers
from tui.build.joining import Joining
from tui.cli.running import main
from tui.store.check import check
from tui.store.dossier import Dossier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from threading import Event

_POINTS: Final = (*CHANGES, "link")
_STEPS: Final = ("BEGIN", "COMMIT", "UPDATE stands_for", "CREATE TABLE")
"""What SQLite is asked for that is a point, too; what it writes in between is its own affair."""
ANEW: Final = "everything is joined anew"


class Ended(NamedTuple):
    """How a build ended: its exit code, negative for a signal, and what it said on standard error."""

    code: int
    said: str


class Points:
    """Counts changes of the disk; at the ``at``-th, from 1, something happens, and at all behind it if it ``lasts``."""

    def __init__(self, at: int, happen: Callable[[], None], *, lasts: bool) -> None:
        self.count = 0
        self._at = at
        self._happen = happen
        self._lasts = lasts

    def install(self) -> None:
        """Watch this process, until it ends."""
        for name in _POINTS:
            setattr(os, name, self._watched(name, getattr(os, name)))
        connect = sqlite3.connect

        def watched(*arguments: Any, **options: Any) -> sqlite3.Connection:
            connection = connect(*arguments, **options)
            connection.set_trace_callback(lambda statement: statement.startswith(_STEPS) and self._meet("sqlite"))
            return connection

        sqlite3.connect = watched

    def _watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def change(*arguments: Any, **options: Any) -> Any:
            if self._is_met() and name in ("pwrite", "write"):
                real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2], *arguments[2:])
            self._meet(name)
            return real(*arguments, **options)

        return change

    def _is_met(self) -> bool:
        return self.count + 1 == self._at

    def _meet(self, name: str) -> None:
        self.count += 1
        frees = self._lasts and name in ("unlink", "ftruncate", "sqlite")
        if self.count == self._at or (self._lasts and self.count > self._at and not frees):
            self._happen()


def killed(at: int) -> Callable[[], None]:
    """Let the process be killed at the ``at``-th change."""
    return Points(at, lambda: os.kill(os.getpid(), signal.SIGKILL), lasts=False).install


def full(at: int) -> Callable[[], None]:
    """Let the disk be full from the ``at``-th change on."""

    def refuse() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return Points(at, refuse, lasts=True).install


def no_longer_than(size: int) -> Callable[[], None]:
    """Let no file grow beyond a size, SQLite's neither."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def stories(folder: Path, *, later: bool = False) -> Path:
    """A dozen stories that are told as documents; later some are other ones, some are gone and some are new."""
    folder.mkdir()
    for n in range(2, 16) if later else range(12):
        version = n % 4 + (5 if later and n % 3 == 0 else 0)
        told = tuple(Told("attack", (n + k) % 5, f"2024-11-{8 + n % 3:02d}", 26, k % 3, k) for k in range(1 + n % 3))
        story = Story(n % 5 % 3, version, "2024-11-09", told, (n % 3,))
        (folder / f"{n:02d}.txt").write_bytes(msgspec.json.encode(story))
    return folder


def build(sources: Path, dossier: Path, fault: Callable[[], None] | None = None) -> Ended:
    """``dateline build`` in a process of its own."""
    told = dossier.with_suffix(".said")
    sys.stdout.flush()
    child = os.fork()
    if not child:
        code = 99
        try:
            for descriptor in (1, 2):
                os.dup2(os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND), descriptor)
            sys.stdout, sys.stderr = (os.fdopen(descriptor, "w") for descriptor in (1, 2))
            workers.Readers.run = _run  # type: ignore[method-assign]
            workers.Readers.warm = lambda _: None  # type: ignore[method-assign]
            adopt = Joining.adopt
            Joining.adopt = lambda joining: _tell_of(joining) or adopt(joining)  # type: ignore[method-assign,func-returns-value]
            if fault:
                fault()
            code = main(["build", str(sources), "--dossier", str(dossier)])
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return Ended(os.waitstatus_to_exitcode(status), told.read_text())


def _tell_of(joining: Joining) -> None:
    if joining._writer.info.commit:
        print(ANEW)


def _run(_: workers.Readers, jobs: Iterable[workers.Job], stop: Event, *, alone: bool) -> Iterator[workers.Done]:
    for job in jobs:
        found = extract(job.source.path, msgspec.json.decode(job.source.load(), type=Story))
        article = msgspec.structs.replace(found.article, sha256=job.sha256)
        yield workers.Done(job, msgspec.msgpack.encode(msgspec.structs.replace(found, article=article)), None)


class Scene:
    """A dossier as it was built first, the stories that came later, and what both are to give."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._first = folder / "first.dossier"
        self.later = stories(folder / "later", later=True)
        assert build(stories(folder / "earlier"), self._first).code == 0
        assert build(self.later, folder / "fresh.dossier").code == 0
        self.before, self.after = content(self._first), content(folder / "fresh.dossier")

    def wrong(self, fault: Callable[[], None], *, dies: bool) -> tuple[Ended, list[str]]:
        """Let a build of the later stories meet with a fault; returns how it ended and what is wrong then."""
        dossier = self._folder / "n.dossier"
        shutil.rmtree(dossier, ignore_errors=True)
        shutil.copytree(self._first, dossier)
        ended = build(self.later, dossier, fault)
        found = []
        lines = ended.said.replace(ANEW, "").strip().splitlines()
        if not dies and ended.code and not (len(lines) == 1 and lines[0].startswith("dateline: ") and ended.code == 2):
            found.append(f"it said {ended}")
        with Dossier.open(dossier) as opened:
            commit = opened.info.commit
        if content(dossier) != (self.after if commit > 1 else self.before):
            found.append(f"commit {commit} is not as it was")
        if not dies and not ended.code and commit == 1:
            found.append("it said that all went well")
        again = build(self.later, dossier)
        if again.code or content(dossier) != self.after:
            found.append(f"the next build gives something else: {again}")
        if ANEW in again.said:
            found.append(ANEW)
        found += [str(finding) for finding in check(dossier) if finding.kind in ("file", "record")]
        return ended, found
