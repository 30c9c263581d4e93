"""Small dossiers whose records point at each other as real ones do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tui.model import (
    Actor,
    Article,
    Body,
    Decision,
    Event,
    Figure,
    Identity,
    Mention,
    Problem,
    Quote,
    Relation,
    Report,
    Unedited,
)
from tui.store import writing
from tui.store.dossier import TABLES, Dossier, Writer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.store.dossier import Record

SENTENCE = "The council of Velm met on 4 March 2024 and agreed."


def records(n: int, note: str = "") -> dict[str, Record]:
    """One record a table, all about the same article."""
    article, actor = f"ar-{n:010x}", f"ac-{n:010x}"
    text = f"{SENTENCE} {note} \u4e2d\u56fd [/\x1b]"
    return {
        "articles": Article(article, f"news/{n}.txt", "text", f"{n:064x}", f"Council meets {n} {note}"),
        "texts": Body(article, text, mentions=(Mention(actor, 4, 19, "dictionary"),)),
        "events": Event(
            f"ev-{n:010x}",
            f"Council meets {note}",
            "meeting",
            (Report(article, 0, len(SENTENCE), SENTENCE, "meeting", "met", "verb", "Council meets"),),
        ),
        "actors": Actor(actor, f"Council of Velm {n}", "government_body", mentions=1, articles=1),
        "quotes": Quote(f"qu-{n:010x}", article, 0, 10, actor, "the council", f"agreed {note}", "indirect"),
        "figures": Figure(f"fi-{n:010x}", article, 0, 10, "members", n),
        "relations": Relation(f"re-{n:010x}", article, 0, 10, actor, "hosts", actor, note),
        "problems": Problem(f"news/{n}.bin", f"no text {note}"),
        "unedited": Unedited(article, (Identity(f"ac-{n:010x}", actor, joined="2024-03-05"),)),
        "decisions": Decision(f"de-{n:010x}", f"two are one {note}", "2024-03-05"),
    }


def fill(writer: Writer, numbers: range, note: str = "", tables: Sequence[str] = TABLES) -> None:
    """Put one record a table for each number."""
    for table in tables:
        writer.put(table, [records(n, note)[table] for n in numbers])


def content(path: Path) -> dict[str, dict[str, Record]]:
    """Everything a dossier holds, by table and id."""
    with Dossier.open(path) as dossier:
        return {
            table: {getattr(record, "id", None) or record.path: record for record in dossier.all(table)}
            for table in TABLES
        }


@pytest.fixture(autouse=True)
def without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test can cut the power, so none of them waits for the disk."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setattr(os, "fdatasync", lambda _: None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A dossier of eight articles."""
    path = tmp_path / "velm.dossier"
    with Writer.open(path, name="velm") as writer:
        fill(writer, range(1, 9))
        writer.describe(built="2024-03-05T00:00:00Z", extractor="test 1", sources=("/news",))
        writer.commit()
    return path


@pytest.fixture
def without_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commits that leave the cache alone."""
    monkeypatch.setattr(writing, "follow", lambda *_: None)
