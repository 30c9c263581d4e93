"""The cache stands for the commit that is asked for, whatever became of it meanwhile."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.store.conftest import content, fill
from tui.store import cache, derived, draft, writing
from tui.store.dossier import Dossier, Writer
from tui.store.head import HEAD

if TYPE_CHECKING:
    from pathlib import Path


def titles(dossier: Dossier) -> list[str]:
    return sorted(title for (title,) in dossier.index().execute("SELECT title FROM article"))


def never(*_: object) -> None:
    raise AssertionError("the cache was made anew")


def change(path: Path, n: int, note: str = "") -> None:
    """One more article, and its facts."""
    with Writer.open(path) as writer:
        fill(writer, range(n, n + 1), note)
        writer.commit()


def test_the_cache_follows_a_commit(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "rebuild", never)
    change(path, 9, "ninth")
    with Dossier.open(path) as dossier:
        assert any("ninth" in title for title in titles(dossier))
        assert len(titles(dossier)) == 9
    with Writer.open(path) as writer:
        writer.remove("articles", ["ar-0000000009"])
        writer.remove("texts", ["ar-0000000009"])
        writer.commit()
    with Dossier.open(path) as dossier:
        assert len(titles(dossier)) == 8


def test_what_it_missed_is_replayed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(writing, "follow", lambda *_: None)
        change(path, 9, "ninth")
        change(path, 3, "third again")
    monkeypatch.setattr(cache, "rebuild", never)
    with Dossier.open(path) as dossier:
        assert len(titles(dossier)) == 9
        assert any("third again" in title for title in titles(dossier))


def test_what_cannot_be_replayed_is_made_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for tail in (4096, 0):
        with monkeypatch.context() as patch:
            patch.setattr(writing, "follow", lambda *_: None)
            patch.setattr(draft, "TAIL", tail)
            change(path, 2, f"tail {tail}")
            with Writer.open(path) as writer:
                writer.remove("texts", ["ar-0000000001"])
                writer.commit()
        with Dossier.open(path) as dossier:
            assert any(f"tail {tail}" in title for title in titles(dossier))


def test_it_comes_back(path: Path) -> None:
    with Dossier.open(path) as dossier:
        before = titles(dossier)
    shutil.rmtree(path / "cache")
    with Dossier.open(path) as dossier:
        assert titles(dossier) == before


def test_another_layout_is_made_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Dossier.open(path) as dossier:
        dossier.index()
        monkeypatch.setattr(cache, "SCHEMA", cache.SCHEMA + 1)
        with Dossier.open(path) as newer:
            assert len(titles(newer)) == 8
        monkeypatch.undo()
        assert len(titles(dossier)) == 8


def test_what_a_killed_making_left_behind_goes(path: Path) -> None:
    shutil.rmtree(path / "cache")
    (path / "cache").mkdir()
    for name in ("index.draft", "index.draft-journal", "index.new"):
        (path / "cache" / name).write_bytes(b"half of it")
    with Dossier.open(path) as dossier:
        assert len(titles(dossier)) == 8
        assert {name.name for name in (path / "cache").iterdir()} >= {"LOCK", "index.sqlite"}
    assert not [name for name in (path / "cache").iterdir() if name.name.startswith(("index.draft", "index.new"))]


def test_a_connection_stands_still_and_is_read_only(path: Path) -> None:
    with Dossier.open(path) as dossier:
        connection = dossier.index()
        assert dossier.index() is connection
        for n in range(9, 14):
            change(path, n)
        with Writer.open(path) as writer:
            fill(writer, range(1, 14), "all of them")
            writer.commit()
        assert len(titles(dossier)) == 8
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("DELETE FROM article")
        assert dossier.refresh()
        assert len(titles(dossier)) == 13
        assert all("all of them" in title for title in titles(dossier))


def test_a_reader_that_asks_late_moves_on_to_the_last_commit(path: Path) -> None:
    with Dossier.open(path) as dossier:
        change(path, 9)
        assert dossier.info.commit == 1
        assert len(titles(dossier)) == 9
        assert (dossier.info.commit, dossier.count("articles")) == (2, 9)


def test_a_dossier_put_back_from_a_backup_is_not_answered_from_a_later_cache(path: Path) -> None:
    backup = path.with_name("backup")
    shutil.copytree(path, backup, ignore=shutil.ignore_patterns("cache"))
    change(path, 9)
    shutil.copytree(backup, path, dirs_exist_ok=True)
    assert (path / HEAD).read_bytes() == (backup / HEAD).read_bytes()
    with Dossier.open(path) as dossier:
        assert len(titles(dossier)) == 8


READ = """
import sys, pathlib
from tui.errors import DossierError
from tui.store.dossier import Dossier
try:
    with Dossier.open(pathlib.Path(sys.argv[1])) as dossier:
        print(dossier.index().execute("SELECT count(*) FROM article").fetchone()[0])
except DossierError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("harm", "elsewhere"),
    [("", 0), ("index.sqlite-wal", 0), ("index.sqlite", 1), ("..", 1)],
    ids=["as it was left", "with changes beside it", "missing", "without a folder"],
)
def test_where_nothing_can_be_written_a_cache_is_read_as_it_stands_or_made_elsewhere(
    path: Path, tmp_path_factory: pytest.TempPathFactory, harm: str, elsewhere: int
) -> None:
    as_others = ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []
    if as_others and not shutil.which("setpriv"):
        pytest.skip("whoever may do anything can write anywhere")
    with Dossier.open(path) as dossier:
        dossier.index()
    place = path / "cache"
    if harm == "..":
        shutil.rmtree(place)
    elif (place / harm).is_file():
        (place / harm).unlink()
    elif harm:
        (place / harm).touch()
    closed = [*place.iterdir(), place, path] if place.is_dir() else [path]
    for one in closed:
        one.chmod(0o500)
    own = tmp_path_factory.mktemp("own")
    try:
        for _ in range(2):  # what was made elsewhere is found again
            done = subprocess.run(
                [*as_others, sys.executable, "-c", READ, path],
                capture_output=True,
                text=True,
                check=True,
                env={**os.environ, "XDG_CACHE_HOME": str(own)},
            )
            assert done.stdout.strip() == "8"
            assert len(list(own.glob("**/index.sqlite"))) == elsewhere
    finally:
        for one in reversed(closed):
            one.chmod(0o700)


def test_on_a_full_disk_the_cache_is_read_as_it_stands(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Dossier.open(path) as dossier:
        before = titles(dossier)
        dossier.index().close()
    assert not list(path.glob("cache/index.sqlite-*"))
    monkeypatch.setattr(derived, "_bring", never)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))  # no file grows, as on a disk without room
    try:
        for _ in range(2):  # the first leaves empty files behind, by which users were to take turns
            with Dossier.open(path) as dossier:
                assert titles(dossier) == before
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("name", ["update", "rebuild"])
def test_a_cache_that_cannot_be_written_does_not_undo_a_commit(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(cache, name, full)
        patch.setattr(derived, "_FOLLOWED", 1 if name == "update" else 10**6)
        change(path, 9)
    assert len(content(path)["articles"]) == 9
    assert not [*(path / "cache").glob("index.new*"), *(path / "cache").glob("index.draft*")]
    with Dossier.open(path) as dossier:
        assert len(titles(dossier)) == 9


def test_an_update_cut_short_leaves_no_trace(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = cache.update

    def half(connection: sqlite3.Connection, *arguments: object) -> None:
        real(connection, *arguments)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(cache, "update", half)
    with pytest.raises(KeyboardInterrupt):
        change(path, 9)
    monkeypatch.undo()
    monkeypatch.setattr(cache, "rebuild", never)
    with Dossier.open(path) as dossier:
        assert len(titles(dossier)) == 9


def test_a_reader_that_has_asked_stays_where_it_is_in_whatever_thread(path: Path) -> None:
    with Dossier.open(path) as dossier, ThreadPoolExecutor(1) as late:
        before = titles(dossier)
        assert not dossier.is_outdated
        change(path, 9)
        assert dossier.is_outdated
        assert late.submit(titles, dossier).result() == before
        assert dossier.info.commit == 1
        assert dossier.refresh()
        assert len(late.submit(titles, dossier).result()) == len(titles(dossier)) == 9


def test_looking_at_the_cache_does_not_give_up_the_locks_of_those_who_read_it(path: Path) -> None:
    script = (
        "import sqlite3, sys\n"
        "cache = sqlite3.connect(sys.argv[1], timeout=0.1)\n"
        "print(cache.execute('PRAGMA wal_checkpoint(TRUNCATE)').fetchone()[0])"
    )
    with Dossier.open(path) as dossier:
        dossier.index()
        change(path, 9)
        with Dossier.open(path) as other:
            other.index()
        command = [sys.executable, "-c", script, str(path / "cache" / "index.sqlite")]
        busy = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    assert busy == "1", "another process takes the cache for unused"
