"""From sources to a committed dossier: only what changed is read again, and what is gone is dropped."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event as Flag
from typing import TYPE_CHECKING, TypeVar

import msgspec

from tui.build.pending import Pending
from tui.build.progress import Meter, Progress
from tui.build.versions import extractor as current_extractor
from tui.build.workers import Job, run
from tui.documents import discover
from tui.errors import BuildStopped, DatelineError, UnreadableDocument
from tui.extraction.articles.duplicates import copies
from tui.extraction.extract import Extract
from tui.extraction.happenings.merging import actors, events
from tui.model import Article, Body, Event, Figure, Problem, Quote, Relation
from tui.store.dossier import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from tui.documents import Source
    from tui.model import Appearance, Report

_SMALL = 200_000
"""Bytes that one worker reads before a second one, which must load the model too, would have paid."""
_FACTS = ("quotes", "figures", "relations")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did. ``articles``, ``events`` and ``actors`` count what the dossier now holds."""

    articles: int
    added: int
    changed: int
    removed: int
    unchanged: int
    problems: tuple[Problem, ...]
    events: int
    actors: int
    seconds: float


@dataclass(frozen=True, slots=True)
class _Plan:
    """What there is to do, by path."""

    known: dict[str, Article]
    current: dict[str, str]
    """Every readable path with its content's hash."""
    to_read: tuple[tuple[Source, str], ...]
    problems: tuple[Problem, ...]

    @property
    def stale(self) -> tuple[str, ...]:
        """Ids of articles whose content changed or is gone."""
        reread = {source.path for source, _ in self.to_read}
        return tuple(article.id for path, article in self.known.items() if path not in self.current or path in reread)


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
        name: what to call it; its file name, if none is given.
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
    found = discover(sources)
    with (
        Writer.open(dossier, name=name or dossier.stem) as writer,
        Pending(dossier / "cache" / "pending.sqlite") as pending,
    ):
        tell(Progress(0, 0, "", 0, 0.0, None, "looking"))
        plan = _plan(found, writer, extractor)
        unread = [(source, sha) for source, sha in plan.to_read if not pending.has(source.path, sha, extractor)]
        meter = Meter(len(unread), sum(source.size for source, _ in unread))
        count = workers or (1 if meter.size < _SMALL else os.cpu_count() or 1)
        problems = list(plan.problems)
        for done in run((Job(source, sha) for source, sha in unread), folders, count, flag) if unread else ():
            if done.extract is not None:
                pending.add(done.job.source.path, done.job.sha256, extractor, done.extract)
            elif done.problem:
                problems.append(done.problem)
            meter.count(done.job.source.size, problem=done.problem is not None)
            tell(meter.step("reading", done.job.source.path))
        tell(meter.step("merging"))
        fresh = {source.path: sha for source, sha in plan.to_read}
        new_events, new_actors = _bring_together(writer, plan, pending, fresh, extractor, flag)
        tell(meter.step("writing"))
        problems.sort(key=lambda problem: problem.path)
        writer.replace("problems", problems)
        writer.describe(
            built=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            extractor=extractor,
            sources=tuple(str(source.expanduser().resolve()) for source in sources),
        )
        writer.commit()
        pending.discard()
        unreadable = {problem.path for problem in problems}
        read_again = [source.path for source, _ in plan.to_read if source.path not in unreadable]
        return Summary(
            articles=writer.count("articles"),
            added=sum(path not in plan.known for path in read_again),
            changed=sum(path in plan.known for path in read_again),
            removed=sum(path not in plan.current for path in plan.known),
            unchanged=len(plan.current) - len(plan.to_read),
            problems=tuple(problems),
            events=new_events,
            actors=new_actors,
            seconds=time.monotonic() - start,
        )


def _every(kind: type[T] | tuple[type[T], ...], records: Iterable[object]) -> Iterator[T]:
    """The records, which all are of one kind, as what they are."""
    for record in records:
        assert isinstance(record, kind)
        yield record


def _own_dictionaries(dossier: Path) -> tuple[Path, ...]:
    folder = dossier.with_suffix(".dictionaries")
    return (folder,) if folder.is_dir() else ()


def _plan(sources: Iterable[Source | Problem], writer: Writer, extractor: str) -> _Plan:
    """Compare what the sources hold with what the dossier knows."""
    same = writer.info.extractor == extractor
    known = {article.path: article for article in _every(Article, writer.all("articles"))}
    current: dict[str, str] = {}
    to_read = []
    problems = []
    for source in sources:
        if isinstance(source, Problem):
            problems.append(source)
            continue
        try:
            sha = hashlib.sha256(source.load()).hexdigest()
        except UnreadableDocument as error:
            problems.append(Problem(source.path, error.problem, error.remedy))
            continue
        current[source.path] = sha
        old = known.get(source.path)
        if not (same and old and old.sha256 == sha):
            to_read.append((source, sha))
    return _Plan(known, current, tuple(to_read), tuple(problems))


def _bring_together(
    writer: Writer, plan: _Plan, pending: Pending, fresh: dict[str, str], extractor: str, stop: Flag
) -> tuple[int, int]:
    """Put new facts in place of stale ones and merge over all articles; returns the numbers of events and actors."""
    stale = frozenset(plan.stale)
    reports: list[Report] = []
    appearances: list[Appearance] = []
    sketches: list[tuple[Article, tuple[int, ...]]] = []
    articles = {article.id: article for article in plan.known.values()}
    for event in _every(Event, writer.all("events")):
        reports += [report for report in event.reports if report.article not in stale]
    for body in _every(Body, writer.all("texts")):
        if body.id not in stale:
            appearances += body.appearances
            sketches.append((msgspec.structs.replace(articles[body.id], duplicate_of=None), body.shingles))
    for table in _FACTS:
        facts: Iterable[Quote | Figure | Relation] = _every((Quote, Figure, Relation), writer.all(table))
        writer.remove(table, [fact.id for fact in facts if fact.article in stale])
    writer.remove("articles", stale)
    writer.remove("texts", stale)
    for encoded in pending.extracts(fresh, extractor):
        if stop.is_set():
            raise BuildStopped("The build was stopped", "Start it again: it goes on where it was")
        try:
            extract = msgspec.msgpack.decode(encoded, type=Extract)
        except msgspec.MsgspecError as error:
            raise DatelineError(f"{pending.path}: {error}", "Delete the file and build again") from error
        writer.put("texts", [extract.body])
        writer.put("quotes", extract.quotes)
        writer.put("figures", extract.figures)
        writer.put("relations", extract.relations)
        reports += extract.reports
        appearances += extract.body.appearances
        sketches.append((extract.article, extract.body.shingles))
    copied = copies(sketches)
    writer.put(
        "articles",
        (msgspec.structs.replace(article, duplicate_of=copied.get(article.id)) for article, _ in sketches),
    )
    published = {article.id: article.published for article, _ in sketches if article.published}
    merged = events(reports, copied, published)
    cast = actors(appearances)
    writer.replace("events", merged)
    writer.replace("actors", cast)
    return len(merged), len(cast)
