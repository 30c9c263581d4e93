"""What must be on the disk before what: the only part of a commit that no killed process can show."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.store.conftest import fill
from tests.store.faults import CHANGES
from tui.store import draft
from tui.store.dossier import Writer

pytestmark = pytest.mark.usefixtures("without_cache")


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Every change of the disk, in order, with the name of the file."""
    changes: list[tuple[str, str]] = []

    def logged(name: str) -> Any:
        real = getattr(os, name)

        def change(*arguments: Any, **options: Any) -> Any:
            subject = arguments[0]
            place = Path(f"/proc/self/fd/{subject}").readlink() if isinstance(subject, int) else Path(subject)
            changes.append((name, place.name))
            return real(*arguments, **options)

        return change

    for name in CHANGES:
        monkeypatch.setattr(os, name, logged(name))
    return changes


@pytest.mark.parametrize("way", ["append", "remove", "merge", "create"])
def test_a_commit_is_synced_before_head_is_swapped_and_the_folder_after(
    path: Path, log: list[tuple[str, str]], way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "merge":
        monkeypatch.setattr(draft, "TAIL", 0)
    target = path.with_name("new.dossier") if way == "create" else path
    with Writer.open(target) as writer:
        log.clear()
        fill(writer, range(3, 6), way)
        if way == "remove":
            writer.remove("events", ["ev-0000000004"])
        writer.commit()
    (swap,) = [n for n, (name, file) in enumerate(log) if name == "replace"]
    assert log[swap] == ("replace", "HEAD.tmp")
    assert log[swap + 1] == ("fsync", target.name)
    before, after = log[:swap], log[swap + 2 :]
    named = {file for name, file in before if name == "pwrite"} - {"LOCK"}
    assert len(named) > 2
    for file in named:
        written = max(n for n, change in enumerate(before) if change == ("pwrite", file))
        synced = max((n for n, change in enumerate(before) if change == ("fdatasync", file)), default=-1)
        kept = (target / file).exists() or file == "HEAD.tmp"
        assert not kept or synced > written, f"{file} was not on the disk when HEAD was swapped"
    if way != "append":
        assert ("fsync", target.name) in before, "the names of new files were not on the disk"
    assert {name for name, file in after if file.startswith(("HEAD", "events.g"))} <= {"unlink", "ftruncate", "pwrite"}
    data = [
        n
        for n, (name, file) in enumerate(before)
        if name == "fdatasync" and file.startswith("events") and ".json" in file
    ]
    index = [
        n
        for n, (name, file) in enumerate(before)
        if name == "fdatasync" and file.startswith("events") and ".idx" in file
    ]
    assert min(data) < min(index)
