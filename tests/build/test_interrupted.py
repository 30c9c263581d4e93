"""Builds that were stopped or killed, and the index for joining that one of them left behind."""

from __future__ import annotations

import contextlib
import sqlite3
from threading import Event as Flag
from typing import TYPE_CHECKING

import pytest

from tests.build.conftest import content
from tui.build import Progress, build
from tui.build.joining import Index, Joining
from tui.build.rejoining import rejoin
from tui.errors import BuildStopped, DatelineError, DossierError
from tui.store import transaction, writing
from tui.store.check import check
from tui.store.dossier import Writer
from tui.store.repair import repair

if TYPE_CHECKING:
    from pathlib import Path


def kill(*_: object) -> None:
    raise KeyboardInterrupt


def build_killed(folder: Path, dossier: Path, where: object, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that is killed when it comes to call something."""
    with monkeypatch.context() as patch:
        patch.setattr(where, what, kill)
        with pytest.raises(KeyboardInterrupt):
            build([folder], dossier)


@pytest.fixture
def dossier(folder: Path, tmp_path: Path, inline: list[str]) -> Path:
    """A dossier of one document of the folder."""
    path = tmp_path / "n.dossier"
    build([folder / "talks.txt"], path)
    inline.clear()
    return path


def check_as_built_at_once(dossier: Path, folder: Path) -> None:
    once = dossier.with_name("once.dossier")
    build([folder], once)
    assert content(dossier) == content(once)


@pytest.mark.parametrize("table", ["articles", "texts", "events", "quotes", "actors"])
def test_what_a_repair_could_not_keep_is_read_anew(folder: Path, dossier: Path, inline: list[str], table: str) -> None:
    build([folder], dossier)
    file = next(dossier.glob(f"{table}.g*.json"))
    file.write_bytes(file.read_bytes().replace(b'"id"', b'"\xffd"', 1))
    assert repair(dossier).missing == 1
    with pytest.raises(DossierError, match=r"lacks what a repair could not save\. Build it again first"):
        rejoin(dossier)
    inline.clear()
    assert build([folder], dossier).added == 3
    assert len(inline) == 3
    check_as_built_at_once(dossier, folder)
    assert list(check(dossier)) == []
    assert build([folder], dossier).unchanged == 3


def test_a_stopped_build_leaves_the_dossier_and_goes_on_where_it_was(
    folder: Path, dossier: Path, inline: list[str]
) -> None:
    before = content(dossier)
    stop = Flag()

    def after_one(progress: Progress) -> None:
        if progress.done == 1:
            stop.set()

    with pytest.raises(BuildStopped):
        build([folder], dossier, progress=after_one, stop=stop)
    assert content(dossier) == before
    read = list(inline)
    assert len(read) == 1
    build([folder], dossier)
    assert read[0] not in inline[1:]
    assert len(inline) == len(set(inline))


@pytest.mark.parametrize("harm", ["missing", "damaged", "behind", "overwritten"])
def test_the_joining_index_comes_back(folder: Path, dossier: Path, inline: list[str], harm: str) -> None:
    index = dossier / "cache" / "joining.sqlite"
    build([folder / "talks.txt", folder / "flood.txt"], dossier)
    if harm == "missing":
        index.unlink()
    elif harm == "damaged":
        index.write_bytes(b"no database" * 999)
    elif harm == "behind":
        with Writer.open(dossier) as writer:
            writer.remove("events", [event.id for event in writer.all("events")][:1])
            writer.describe(built="meanwhile")
            writer.commit()
    else:
        with contextlib.closing(sqlite3.connect(index)) as connection:
            (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'filed'").fetchone()
            (size,) = connection.execute("PRAGMA page_size").fetchone()
        data = bytearray(index.read_bytes())
        data[(page - 1) * size : page * size] = bytes(size)
        index.write_bytes(data)
        with pytest.raises(DatelineError, match="joining"):
            build([folder], dossier)
    inline.clear()
    build([folder], dossier)
    assert set(inline) <= {"blast.txt"}
    if harm != "behind":
        check_as_built_at_once(dossier, folder)


def test_an_index_whose_commit_was_the_last_thing_to_fail_is_not_believed(
    folder: Path, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_killed(folder, dossier, Index, "commit", monkeypatch)
    (folder / "flood.txt").unlink()
    build([folder], dossier)
    check_as_built_at_once(dossier, folder)


def test_an_index_that_is_a_step_ahead_of_the_dossier_goes_back(
    folder: Path, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_killed(folder, dossier, transaction, "swap", monkeypatch)
    assert (dossier / "cache" / "joining.sqlite-before").exists()
    (folder / "flood.txt").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(Joining, "adopt", kill)
        build([folder], dossier)
    assert not (dossier / "cache" / "joining.sqlite-before").exists()
    check_as_built_at_once(dossier, folder)


def test_the_way_back_is_not_taken_once_the_dossier_has_followed(
    folder: Path, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_killed(folder, dossier, writing, "follow", monkeypatch)
    assert (dossier / "cache" / "joining.sqlite-before").exists()
    monkeypatch.setattr(Joining, "adopt", kill)
    assert build([folder], dossier).unchanged == 3
