"""Databases in a dossier's cache that are damaged, foreign or hostile."""

from __future__ import annotations

import os
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from tests.build.conftest import BLAST, content
from tui.build import build
from tui.errors import DatelineError, DossierBroken

if TYPE_CHECKING:
    from pathlib import Path


def put_aside(file: Path, kind: str, outside: Path) -> None:
    """Let something else stand in a file's place."""
    outside.write_bytes(file.read_bytes() if file.exists() else b"")
    file.unlink(missing_ok=True)
    if kind == "link":
        file.symlink_to(outside)
    elif kind == "pipe":
        os.mkfifo(file)
    elif kind == "view":
        with sqlite3.connect(file) as connection:
            for table in ("source", "article", "report", "pending", "stands_for"):
                connection.execute(f"CREATE VIEW {table} AS SELECT 1 AS schema, 2 AS head, 3 AS path")
    elif kind == "trigger":
        shutil.copy(outside, file)
        with sqlite3.connect(file) as connection:
            for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                connection.execute(f"CREATE TRIGGER t_{table} AFTER INSERT ON {table} BEGIN DELETE FROM {table}; END")
    elif kind == "numbers":
        shutil.copy(outside, file)
        with sqlite3.connect(file) as connection:
            connection.execute("UPDATE article SET sketch = 'abc', facts = 5")
            connection.execute("UPDATE report SET features = x'c1'")
            connection.execute("UPDATE stands_for SET timeline = 'many'")
    else:
        file.write_bytes(os.urandom(20_000))


NAMES = ("joining.sqlite", "joining.sqlite-journal", "joining.sqlite-before", "pending.sqlite", "pending.sqlite-wal")
KINDS = ("link", "pipe", "view", "trigger", "numbers", "noise")
WITHIN = ("trigger", "numbers")
"""What is put into a database, and not in its place."""


@pytest.mark.parametrize(
    ("name", "kind"), [(name, kind) for name in NAMES for kind in KINDS if kind not in WITHIN or name == NAMES[0]]
)
def test_what_is_no_database_of_a_build_is_made_anew_or_refused_in_words(
    folder: Path, tmp_path: Path, inline: list[str], name: str, kind: str
) -> None:
    dossier, outside = tmp_path / "n.dossier", tmp_path / "outside"
    build([folder / "talks.txt", folder / "flood.txt"], dossier)
    put_aside(dossier / "cache" / name, kind, outside)
    before = outside.read_bytes()
    (folder / "flood.txt").write_text(BLAST.replace("Harnal", "Velm"))
    said = None
    try:
        build([folder], dossier)
    except DatelineError as error:
        said = error
        build([folder], dossier)
    assert said is None or said.remedy
    assert outside.read_bytes() == before
    build([folder], tmp_path / "once.dossier")
    assert content(dossier) == content(tmp_path / "once.dossier")


def test_a_cache_that_is_a_link_is_refused(folder: Path, tmp_path: Path, inline: list[str]) -> None:
    dossier, outside = tmp_path / "n.dossier", tmp_path / "outside"
    build([folder / "talks.txt"], dossier)
    (dossier / "cache").rename(outside)
    (dossier / "cache").symlink_to(outside)
    with pytest.raises(DossierBroken, match="cache"):
        build([folder], dossier)
