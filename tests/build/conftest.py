"""Builds without worker processes, so that each test does not load the model again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec
import pytest

from tui.build import workers
from tui.errors import BuildStopped
from tui.store import writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from threading import Event

    from tui.extraction.dictionaries import Dictionaries

BLAST = """Blast at Harnal market kills nine

HARNAL, 12 March 2023 - A bomb blast at the vegetable market in Harnal killed nine people on Sunday, police said.

"We will find those who did this," said Interior Minister Tariq Velani at a press conference in Harnal.
"""
FLOOD = """Flood in Dorvik drives 400 from their homes

DORVIK, 3 May 2022 - A flood on the river Senn killed two people in Dorvik on Tuesday, the Red Cross said.
"""
TALKS = """Ministers meet in Geneva

GENEVA, 9 June 2021 - The foreign ministers of France and Japan met in Geneva on Wednesday and signed an agreement.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three short news documents."""
    documents = tmp_path / "news"
    documents.mkdir()
    for name, text in (("blast.txt", BLAST), ("flood.txt", FLOOD), ("talks.txt", TALKS)):
        (documents / name).write_text(text, encoding="utf-8")
    return documents


@pytest.fixture(scope="module")
def quick() -> Iterator[None]:
    """Neither the disk nor the cache matters here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        patch.setattr(os, "fdatasync", lambda _: None)
        patch.setattr(writing, "follow", lambda *_: None)
        yield


@pytest.fixture
def inline(monkeypatch: pytest.MonkeyPatch, dictionaries: Dictionaries) -> list[str]:
    """Read documents in this process; the paths that were read are listed."""
    read: list[str] = []

    def run(self: workers.Readers, jobs: Iterable[workers.Job], stop: Event, *, alone: bool) -> Iterator[workers.Done]:
        monkeypatch.setattr(workers, "_dictionaries", dictionaries)
        for job in jobs:
            if stop.is_set():
                raise BuildStopped("stopped")
            read.append(job.source.path)
            yield workers._work(job)

    monkeypatch.setattr(workers.Readers, "run", run)
    monkeypatch.setattr(workers.Readers, "warm", lambda _: None)
    return read


def content(dossier: Path) -> dict[str, list[object]]:
    """Everything that a dossier holds, in a form that can be compared."""
    from tui.store.dossier import TABLES, Dossier

    with Dossier.open(dossier) as opened:
        return {
            table: sorted((msgspec.to_builtins(record) for record in opened.all(table)), key=repr) for table in TABLES
        }
