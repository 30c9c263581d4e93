"""From sources to a committed dossier: only what changed is read again, and what is gone is dropped."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event as Flag
from typing import TYPE_CHECKING

import msgspec

from tui import locations
from tui.build.joining import Index, Joining
from tui.build.pending import Pending
from tui.build.planning import Known, Plan, plan
from tui.build.progress import Meter, Progress
from tui.build.versions import extractor as current_extractor
from tui.build.workers import Readers
from tui.documents import discover, fresh
from tui.errors import DatelineError
from tui.extraction.extract import Extract
from tui.model import Article, Problem
from tui.store.dossier import Dossier, Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_SMALL = 200_000
"""Bytes that one worker reads before a second one, which must load the model too, would have paid."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did.

    ``articles``, ``events`` and ``actors`` count what the dossier now holds, ``timeline`` the events that happened:
    the rest are plans, denials and the like.
    """

    articles: int
    added: int
    changed: int
    removed: int
    unchanged: int
    problems: tuple[Problem, ...]
    events: int
    timeline: int
    actors: int
    seconds: float


def build(
    sources: Sequence[Path],
    dossier: Path,
    *,
    name: str | None = None,
    progress: Callable[[Progress], None] | None = None,
    stop: Flag | None = None,
    workers: int | None = None,
) -> Summary:
    """Make a dossier of documents, or bring it up to date with them.

    Args:
        sources: files, folders and archives; together they are all that the dossier is made of.
        dossier: where it is or shall be. Dictionaries in ``NAME.dictionaries`` beside it extend the program's own.
        name: what to call it; if none is given, what it is called already, else its file name, or where that tells
            it from others of its name only, that of the documents.
        progress: is told how far the build has come, from the calling thread.
        stop: once set, the build ends with what it has read kept for the next one.
        workers: processes that read; as many as there are cores, if not given.

    Raises:
        BuildStopped: if ``stop`` was set; the dossier is as it was.
        DossierLocked: if another process is building it.
        DatelineError: if a source is missing, a dictionary is wrong or the disk is full.
    """
    start = time.monotonic()
    tell = progress or (lambda _: None)
    flag = stop or Flag()
    folders = _own_dictionaries(dossier)
    extractor = current_extractor(folders)
    discover(sources)  # what is wrong with a source is said before a dossier is made
    with (
        Writer.open(dossier, name=name) as writer,
        Pending(dossier / "cache" / "pending.sqlite") as pending,
        Index(dossier / "cache" / "joining.sqlite", writer.stamp) as index,
        Readers(folders, workers or os.cpu_count() or 1) as readers,
    ):
        if sources and writer.info.name == dossier.stem and dossier == locations.dossier_for(sources[0]):
            writer.describe(name=locations.name_of(sources[0]))
        tell(Progress(0, 0, "", 0, 0.0, None, "looking"))
        same = writer.info.extractor == extractor
        if not same:
            readers.warm()  # what is to be read is found while the language model is loaded
        with index.sound():
            anew = not index.stands_for(writer.stamp)
            index.begin(anew=anew)
            if anew:
                _hold(writer, index)
            signatures = index.signatures()
            if fresh(sources, signatures, _moment(writer.info.built)):
                readers.warm()
            there = discover(sources, signatures if same else None)
            todo = plan(there, signatures, index.known, same=same, found_one=readers.warm)
        unread = [job for job in todo.to_read if not pending.has(job.source.path, job.sha256, extractor)]
        meter = Meter(len(unread), sum(job.source.size for job in unread))
        problems = list(todo.problems)
        alone = meter.size < _SMALL and workers is None
        if unread:
            tell(meter.step("reading", unread[0].source.path))
        for done in readers.run(unread, flag, alone=alone) if unread else ():
            if done.extract is not None:
                pending.add(done.job.source.path, done.job.sha256, extractor, done.extract)
            elif done.problem:
                problems.append(done.problem)
            meter.count(done.job.source.size, problem=done.problem is not None)
            tell(meter.step("reading", done.job.source.path))
        readers.close()
        tell(meter.step("merging"))
        with index.sound():
            _bring_together(writer, index, todo, pending, extractor, flag, anew=anew)
            tell(meter.step("writing"))
            problems.sort(key=lambda problem: problem.path)
            writer.replace("problems", problems)
            resolved = tuple(str(source.expanduser().resolve()) for source in sources)
            writer.describe(extractor=extractor, sources=resolved)
            if writer.changed:
                writer.describe(built=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
                writer.commit(index.commit)
            else:
                index.commit(writer.stamp)
            index.confirm()
            timeline = index.timeline
        pending.discard()
        unreadable = {problem.path for problem in problems}
        read_again = [job.source.path for job in todo.to_read if job.source.path not in unreadable]
        return Summary(
            articles=writer.count("articles"),
            added=sum(path not in todo.changed for path in read_again),
            changed=sum(path in todo.changed for path in read_again),
            removed=todo.removed,
            unchanged=todo.unchanged,
            problems=tuple(problems),
            events=writer.count("events"),
            timeline=timeline,
            actors=writer.count("actors"),
            seconds=time.monotonic() - start,
        )


def _own_dictionaries(dossier: Path) -> tuple[Path, ...]:
    folder = dossier.with_suffix(".dictionaries")
    return (folder,) if folder.is_dir() else ()


def _moment(built: str) -> int:
    """When a dossier was built, in ns since 1970; 0 if it does not say."""
    try:
        return int(datetime.fromisoformat(built).timestamp()) * 10**9
    except ValueError:
        return 0


def _hold(writer: Writer, index: Index) -> None:
    """Let an empty index know what a dossier is made of, as far as it says so itself."""
    for article in writer.all("articles"):
        assert isinstance(article, Article)
        index.hold(article.path, Known(article.id, article.sha256))


def _bring_together(
    writer: Writer, index: Index, todo: Plan, pending: Pending, extractor: str, stop: Flag, *, anew: bool
) -> None:
    """Take out what is stale, put in what has been read, and settle everything that depends on either."""
    with ExitStack() as stack:
        before = stack.enter_context(Dossier.open(writer.path)) if writer.info.commit else None
        joining = Joining(writer, before, index, stop)
        if anew:
            joining.adopt()
        for identity in todo.stale:
            joining.remove(identity)
        index.sign(todo.signed)
        jobs = {job.source.path: job for job in todo.to_read}
        for encoded in pending.extracts({path: job.sha256 for path, job in jobs.items()}, extractor):
            try:
                extract = msgspec.msgpack.decode(encoded, type=Extract)
            except msgspec.MsgspecError as error:
                raise DatelineError(f"{pending.path}: {error}", "Delete the file and build again") from error
            job = jobs[extract.article.path]
            joining.add(extract, Known(extract.article.id, job.sha256, job.source.signature))
        joining.settle()
