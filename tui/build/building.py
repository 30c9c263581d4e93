"""From sources to a committed dossier: only what changed is read again, and what is gone is dropped."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event as Flag
from typing import TYPE_CHECKING

import msgspec

from tui.build.joining import Index, Joining
from tui.build.pending import Pending
from tui.build.planning import Known, Plan, plan
from tui.build.progress import Meter, Progress
from tui.build.rejoining import begin, commit, edits_of
from tui.build.versions import extractor as current_extractor
from tui.build.workers import Job, Readers
from tui.documents import discover, fresh
from tui.errors import DatelineError
from tui.extraction.extract import Extract
from tui.locations import dossier_for, name_of, spelled, whole
from tui.model import Problem
from tui.store.dossier import Dossier, Writer
from tui.store.records import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tui.edits import Edits
    from tui.model import Decision

_SMALL = 200_000
"""Bytes that one worker reads before a second one, which must load the model too, would have paid."""
_LISTED = 50
"""Sources that a dossier names as what it was made of."""


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
    unmet: tuple[Decision, ...] = ()
    """What was decided by hand and does not apply to what there is now."""


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
        dossier: where it is or shall be. Dictionaries in ``NAME.dictionaries`` beside it extend the program's own, and
            what a person decided in ``NAME.edits.toml`` is laid over what is extracted.
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
    folders = _own_dictionaries(dossier)
    extractor = current_extractor(folders)
    discover(sources)  # what is wrong with a source is said before a dossier is made
    with (
        Writer.open(dossier, name=name) as writer,
        Pending(dossier / "cache" / "pending.sqlite") as pending,
        Index(dossier / "cache" / "joining.sqlite", writer.stamp) as index,
        Readers(folders, workers or os.cpu_count() or 1) as readers,
    ):
        tell = progress or (lambda _: None)
        under_way = _Build(sources, extractor, writer, pending, index, readers, edits_of(writer), stop or Flag(), tell)
        under_way.name_in_full()
        todo = under_way.look()
        problems = [*todo.problems, *under_way.read(todo, sparing=workers is None)]
        problems.sort(key=lambda problem: problem.path)
        under_way.join(todo, problems)
        pending.discard()
        return under_way.summary(todo, problems, time.monotonic() - start)


@dataclass(slots=True)
class _Build:
    """A build under way, with what it holds open; its steps are called in the order they stand in."""

    sources: Sequence[Path]
    extractor: str
    writer: Writer
    pending: Pending
    index: Index
    readers: Readers
    edits: Edits
    stop: Flag
    tell: Callable[[Progress], None]
    anew: bool = False
    """Whether the index does not stand for the dossier, so that everything is joined again."""
    meter: Meter = field(default_factory=lambda: Meter(0, 0))
    timeline: int = 0
    """Events that happened, once all is joined."""
    unmet: tuple[Decision, ...] = ()

    @property
    def goes_on(self) -> bool:
        """Whether there are records that this build can begin from."""
        return self.writer.info.commit > 0 and not self.writer.info.incomplete

    def name_in_full(self) -> None:
        """Call a dossier that nobody named as its documents are called; its file's name has only the safe letters."""
        writer = self.writer
        if self.sources and writer.info.name == writer.path.stem and writer.path == dossier_for(self.sources[0]):
            writer.describe(name=name_of(self.sources[0]))

    def look(self) -> Plan:
        """Find what is to be read and what is to be dropped."""
        self.tell(self.meter.step("looking"))
        same = self.writer.info.extractor == self.extractor
        if not same:
            self.readers.warm()  # what is to be read is found while the language model is loaded
        with self.index.sound():
            self.anew = self._begin()
            signatures = self.index.signatures()
            if fresh(self.sources, signatures, _moment(self.writer.info.built)):
                self.readers.warm()
            there = discover(self.sources, signatures if same else None)
            unreadable = {one.path: one for one in self.writer.all("problems") if isinstance(one, Problem)}
            return plan(there, signatures, self.index.known, unreadable, same=same, found_one=self.readers.warm)

    def read(self, todo: Plan, *, sparing: bool) -> list[Problem]:
        """Read what no stopped build has read already, and keep it; what could not be read is returned.

        Args:
            todo: what is to be read.
            sparing: whether one process reads little alone.
        """
        unread = [job for path, job in todo.to_read.items() if not self.pending.has(path, job.sha256, self.extractor)]
        self.meter = meter = Meter(len(unread), sum(job.source.size for job in unread))
        problems: list[Problem] = []
        if unread:
            self.tell(meter.step("reading", unread[0].source.path))
            for done in self.readers.run(unread, self.stop, alone=sparing and meter.size < _SMALL):
                if isinstance(done, Job):  # a long document: the time goes on
                    self.tell(meter.step("reading", done.source.path))
                    continue
                at = done.job.source.path
                if done.extract is not None:
                    todo.to_read[at] = done.job
                    self.pending.add(at, done.job.sha256, self.extractor, done.extract)
                elif done.problem:
                    problems.append(done.problem)
                meter.count(done.job.source.size, problem=done.problem is not None)
                self.tell(meter.step("reading", at))
        self.readers.close()
        return problems

    def join(self, todo: Plan, problems: Sequence[Problem]) -> None:
        """Bring what was read together with what was there, and commit."""
        self.tell(self.meter.step("merging"))
        with self.index.sound():
            self._bring_together(todo)
            self.tell(self.meter.step("writing"))
            self.writer.replace("problems", problems)
            self._commit()
            self.timeline = self.index.timeline

    def summary(self, todo: Plan, problems: Sequence[Problem], seconds: float) -> Summary:
        """What has been done, and what the dossier holds now."""
        unreadable = {problem.path for problem in problems}
        read = todo.to_read.keys() - unreadable
        changed = sum(path in todo.changed for path in read)
        return Summary(
            articles=self.writer.count("articles"),
            added=len(read) - changed,
            changed=changed,
            removed=todo.removed,
            unchanged=todo.unchanged,
            problems=tuple(problems),
            events=self.writer.count("events"),
            timeline=self.timeline,
            actors=self.writer.count("actors"),
            seconds=seconds,
            unmet=self.unmet,
        )

    def _begin(self) -> bool:
        """Begin to change the index; whether it is empty although there are records to begin from."""
        if self.goes_on:
            return begin(self.index, self.writer)
        for table in TABLES:  # of what a repair has left, nothing tells which belongs together
            self.writer.replace(table, ())
        self.index.begin(anew=True)
        return False

    def _bring_together(self, todo: Plan) -> None:
        """Take out what is stale, put in what has been read, and settle everything that depends on either."""
        with ExitStack() as stack:
            before = stack.enter_context(Dossier.open(self.writer.path)) if self.goes_on else None
            joining = Joining(self.writer, before, self.index, self.stop, self.edits)
            if self.anew:
                joining.adopt()
            for identity in todo.stale:
                joining.remove(identity)
            joining.edit_again()
            self.index.sign(todo.signed)
            wanted = {path: job.sha256 for path, job in todo.to_read.items()}
            for encoded in self.pending.extracts(wanted, self.extractor):
                try:
                    extract = msgspec.msgpack.decode(encoded, type=Extract)
                except msgspec.MsgspecError as error:
                    raise DatelineError(f"{self.pending.path}: {error}", "Delete the file and build again") from error
                job = todo.to_read[extract.article.path]
                joining.add(extract, Known(extract.article.id, job.sha256, job.source.signature))
            joining.settle()
            decisions = joining.decisions()
            self.writer.replace("decisions", decisions)
            self.unmet = tuple(one for one in decisions if one.unmet)

    def _commit(self) -> None:
        """Commit the dossier if anything in it changed, and the index with it."""
        self.writer.describe(extractor=self.extractor, sources=_listed(self.sources))
        if self.writer.info.incomplete:
            self.writer.describe(incomplete=False)
        if self.writer.changed:
            self.writer.describe(built=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        commit(self.index, self.writer)


def _listed(sources: Sequence[Path]) -> list[str]:
    """The sources in full, as many as a dossier says of itself: thousands of them would not fit into its HEAD."""
    listed = [spelled(whole(source)) for source in sources[:_LISTED]]
    return listed + [f"… and {len(sources) - _LISTED:,} more"] * (len(sources) > _LISTED)


def _own_dictionaries(dossier: Path) -> tuple[Path, ...]:
    path = dossier.absolute()
    folder = path.parent / f"{path.stem}.dictionaries"
    return (folder,) if folder.is_dir() else ()


def _moment(built: str) -> int:
    """When a dossier was built, in ns since 1970; 0 if it does not say."""
    try:
        return int(datetime.fromisoformat(built).timestamp()) * 10**9
    except ValueError:
        return 0
