"""A failure at every write, fsync, rename and unlink of every operation leaves the old state or the new one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from tinydb import TinyDB
from tinydb.storages import JSONStorage
from tinydb.table import Document

from tests.store.conftest import content, fill, records
from tests.store.faults import Fault, Killed
from tui.errors import DossierBroken, DossierError, DossierMissing
from tui.store import compact as compacting
from tui.store import draft, schema
from tui.store.check import check
from tui.store.compact import compact
from tui.store.dossier import Dossier, Writer
from tui.store.exchange import export_tinydb, import_tinydb
from tui.store.migrate import migrate
from tui.store.records import slots
from tui.store.repair import repair
from tui.store.storage import Storage
from tui.store.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("without_cache")


SOME = ("articles", "texts", "problems")


def put(path: Path) -> None:
    with Writer.open(path) as writer:
        fill(writer, range(5, 12), "again", SOME)
        writer.commit()


def remove(path: Path) -> None:
    with Writer.open(path) as writer:
        for table in SOME:
            writer.remove(table, [records(3)[table].path if table == "problems" else records(3)[table].id])
        writer.commit()


def replace(path: Path) -> None:
    with Writer.open(path) as writer:
        for table in SOME:
            writer.replace(table, [records(n, "other")[table] for n in range(7, 10)])
        writer.describe(built="2025-01-01T00:00:00Z")
        writer.commit()


def describe(path: Path) -> None:
    with Writer.open(path) as writer:
        writer.describe(name="another")
        writer.commit()


def create(path: Path) -> None:
    with Writer.open(path.with_name("new.dossier")) as writer:
        fill(writer, range(1, 4), tables=SOME)
        writer.commit()


def bring_in(path: Path) -> None:
    import_tinydb(path.with_name("stock.json"), path)


def insert(path: Path) -> None:
    figures = [msgspec.to_builtins(records(n)["figures"]) | {"bound": "é" * 400} for n in range(40, 43)]
    with _database(path) as database:
        database.table("figures").insert_multiple(Document(one, slots(one["id"])[0]) for one in figures)


def update(path: Path) -> None:
    with _database(path) as database:
        database.table("figures").update({"bound": "about"})


def truncate(path: Path) -> None:
    with _database(path) as database:
        database.table("figures").truncate()


def drop(path: Path) -> None:
    with _database(path) as database:
        database.drop_table("figures")


def swap(path: Path) -> None:
    with _database(path) as database:
        database.storage.write({"problems": {str(slots("a")[0]): {"path": "a", "reason": "b"}}})


OPERATIONS: list[Callable[[Path], Any]] = [
    put, remove, replace, describe, create, compact, migrate, repair, bring_in, insert, update, truncate, drop, swap,
]  # fmt: skip


class Database(TinyDB):
    table_class = Table


def _database(path: Path) -> Database:
    return Database(path, storage=Storage)


@pytest.mark.parametrize("fatal", [True, False], ids=["killed", "disk full"])
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.__name__)
def test_every_failure_leaves_the_old_state_or_the_new(
    operation: Callable[[Path], Any], fatal: bool, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail_everywhere(operation, fatal, path, monkeypatch)


@pytest.mark.parametrize("fatal", [True, False], ids=["killed", "disk full"])
@pytest.mark.parametrize("operation", [put, remove, replace, insert, update], ids=lambda operation: operation.__name__)
def test_so_it_does_where_removals_leave_marks_and_indexes_are_merged(
    operation: Callable[[Path], Any], fatal: bool, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft, "SMALL", 0)
    monkeypatch.setattr(draft, "TAIL", 0)
    _fail_everywhere(operation, fatal, path, monkeypatch)


def _fail_everywhere(
    operation: Callable[[Path], Any], fatal: bool, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compacting, "follow", lambda *_: None)
    _prepare(operation, path, monkeypatch)
    old = state(path)
    done = _copy(path, "done")
    operation(done / path.name)
    new = state(done / path.name)
    assert new != old or operation in (compact, migrate, repair)
    at = 0
    while True:
        at += 1
        copy = _copy(path, f"{at}") / path.name
        with Fault(at, fatal=fatal) as fault:
            try:
                operation(copy)
                failed = False
            except (Killed, OSError, DossierError):
                failed = True
        assert state(copy) in ((old, new) if failed else (new,)), f"at change {at}"
        _is_usable(copy, operation)
        shutil.rmtree(copy.parent)
        if fault.count < at:
            break
    assert at > 3


def state(path: Path) -> list[object]:
    """What both dossiers of a folder hold, or that there is none."""
    found: list[object] = []
    for one in (path, path.with_name("new.dossier")):
        try:
            found.append(content(one))
            with Dossier.open(one) as dossier:
                found.append(msgspec.structs.replace(dossier.info, commit=0))
        except DossierMissing:
            found.append(None)
        except DossierBroken:
            found.append("broken")
    return found


def _prepare(operation: Callable[[Path], Any], path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if operation is bring_in:
        with Writer.open(path.with_name("other.dossier")) as writer:
            fill(writer, range(5, 9), "brought in")
            writer.commit()
        with Dossier.open(path.with_name("other.dossier")) as dossier:
            export_tinydb(dossier, path.with_name("stock.json"))
    if operation in (compact, repair):
        put(path)
    if operation is migrate:
        monkeypatch.setitem(schema.UPGRADES, "events", (lambda event: event | {"title": event["title"].upper()},))
    if operation is repair:
        for file in (*path.glob("events.*.idx"), *path.glob("quotes.*.idx")):
            file.unlink()
        (file,) = path.glob("relations.*.json")
        file.write_bytes(file.read_bytes().replace(b'"hosts"', b'"guest"', 1))


def _copy(path: Path, name: str) -> Path:
    copy = path.parent / f"copy-{name}"
    copy.mkdir()
    shutil.copytree(path, copy / path.name)
    for file in path.parent.glob("*.json"):
        shutil.copy(file, copy)
    return copy


def _is_usable(path: Path, operation: Callable[[Path], Any]) -> None:
    """The next writer begins and commits, the dossier is sound, and stock TinyDB reads every table."""
    if operation is migrate:
        migrate(path)
    elif operation is repair:
        repair(path)
    with Writer.open(path) as writer:
        writer.put("problems", [records(99)["problems"]])
        writer.commit()
    assert [str(finding) for finding in check(path) if finding.kind in ("file", "record", "derived")] == []
    for file in path.glob("*.json"):
        if file.name != "HEAD.json":
            with TinyDB(file, storage=JSONStorage, access_mode="r") as stock:
                (table,) = stock.tables()
                assert len(stock.table(table)) >= len(content(path).get(table, ()))
