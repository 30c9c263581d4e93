"""Worker processes: what becomes of a document that one of them dies of."""

from __future__ import annotations

import os
import time
from functools import partial
from threading import Event
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tests.build.conftest import TALKS
from tui.build import progress, workers
from tui.build.progress import Meter
from tui.build.workers import Done, Job, Readers
from tui.documents import Source
from tui.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Callable


def job(path: str, load: Callable[[], bytes]) -> Job:
    return Job(Source(path, len(TALKS), load), path)


def loaded(job: Job) -> Done:
    """Reads a document, and no more."""
    return Done(job, job.source.load(), None)


@pytest.mark.parametrize("alone", [True, False])
def test_a_document_that_a_process_dies_of_is_named_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch, *, alone: bool
) -> None:
    for name, quick in (("_prepare", len), ("_rehearse", os.getpid), ("_work", loaded)):
        monkeypatch.setattr(workers, name, quick)  # what a new process can be told of, and no language model
    news = [job(f"{n}.txt", TALKS.encode) for n in range(4)]
    deadly = job("deadly.txt", partial(os._exit, 9))  # type: ignore[arg-type]
    with Readers((), 1) as readers:
        given = [*news[:2], deadly, *news[2:]]
        done = [one for one in readers.run(given, Event(), alone=alone) if isinstance(one, Done)]
    assert sorted(one.job.source.path for one in done) == ["0.txt", "1.txt", "2.txt", "3.txt", "deadly.txt"]
    assert [(one.problem.path, one.problem.reason) for one in done if one.problem] == [
        ("deadly.txt", "makes the process die that reads it")
    ]
    assert all(one.extract for one in done if not one.problem)


def test_while_a_long_document_is_read_it_is_the_one_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, quick in (("_prepare", len), ("_rehearse", os.getpid), ("_work", loaded)):
        monkeypatch.setattr(workers, name, quick)
    news = [job("short.txt", TALKS.encode), job("long.txt", partial(time.sleep, 1.0))]  # type: ignore[arg-type]
    with Readers((), 2) as readers:
        told = [one.source.path if isinstance(one, Job) else "done" for one in readers.run(news, Event(), alone=False)]
    assert told[-2:] == ["long.txt", "done"]


@pytest.mark.parametrize(("read", "left"), [(0, ""), (40, ""), (50, "1:35"), (1000, "0:00")])
def test_the_time_left_is_told_once_it_can_be_judged(monkeypatch: pytest.MonkeyPatch, read: int, left: str) -> None:
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: 105.0))
    meter = Meter(20, 1000, _start=100.0)
    meter.count(read, problem=False)
    assert meter.step("reading").time_left == left


def test_where_processes_die_whatever_they_read_no_document_is_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_prepare", partial(os._exit, 9))
    with Readers((), 1) as readers, pytest.raises(DatelineError, match="A process that reads documents died"):
        list(readers.run([job("0.txt", TALKS.encode)], Event(), alone=True))
