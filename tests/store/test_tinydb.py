"""TinyDB's side of the store, beyond TinyDB's own tests: other processes, memory, and faults of a first sketch."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from tinydb import TinyDB, where
from tinydb.storages import JSONStorage
from tinydb.table import Document

from tui.errors import DossierBroken, DossierLocked
from tui.store import draft
from tui.store.check import check
from tui.store.head import HEAD
from tui.store.repair import repair
from tui.store.storage import Storage
from tui.store.table import Table

if TYPE_CHECKING:
    from pathlib import Path


class Database(TinyDB):
    default_storage_class = Storage
    table_class = Table


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A database of ten documents in each of two tables."""
    with Database(tmp_path / "db") as database:
        database.insert_multiple({"n": n} for n in range(10))
        database.table("other").insert_multiple({"n": n} for n in range(10))
    return tmp_path / "db"


def elsewhere(folder: Path, code: str) -> None:
    """Run something on the default table in another process."""
    script = f"""
import sys
from tinydb import TinyDB, where
from tui.store.storage import Storage
from tui.store.table import Table
database = TinyDB(sys.argv[1], storage=Storage)
table = Table(database.storage, "_default")
{code}
"""
    subprocess.run([sys.executable, "-c", script, str(folder)], check=True)


def test_a_query_is_answered_anew_after_another_process_has_committed(folder: Path) -> None:
    with Database(folder) as database:
        even = where("n").test(lambda n: n % 2 == 0)
        high = where("n") >= 5
        assert (database.count(high), database.count(even)) == (5, 5)
        elsewhere(folder, "table.insert({'n': 50}); table.remove(where('n') == 6)")
        assert database.count(high) == 5
        assert {document["n"] for document in database.search(high)} == {5, 7, 8, 9, 50}
        assert len(database) == 10


def test_an_id_that_another_process_took_is_not_given_again(folder: Path) -> None:
    with Database(folder) as database:
        assert database.insert({"n": "mine"}) == 11
        assert database._get_next_id() == 12
        elsewhere(folder, "assert table.insert({'n': 'theirs'}) == 12")
        assert database.insert({"n": "mine"}) == 13
        assert database.get(doc_id=12) == {"n": "theirs"}


def test_the_id_of_a_removed_document_is_not_given_again(folder: Path) -> None:
    with Database(folder) as database:
        database.remove(doc_ids=[10])
    with Database(folder) as database:
        assert database.insert({"n": "new"}) == 11


def test_an_explicit_id_moves_the_next_one_on(folder: Path) -> None:
    with Database(folder) as database:
        assert database.insert_multiple([{"a": 1}, Document({"b": 1}, 77), {"c": 1}]) == [11, 77, 78]
        for impossible in (-1, 1 << 56):
            with pytest.raises(ValueError, match="is not between"):
                database.insert(Document({}, impossible))
        assert len(database) == 13


def test_a_merged_index_has_a_name_of_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "TAIL", 3)
    reader = Storage(folder, access_mode="r")
    before = reader.snapshot()
    names = {file.name for file in folder.glob("_default.*.idx")}
    with Database(folder) as database:
        for n in range(9):
            database.update({"n": -n}, doc_ids=[n % 4 + 1])
            now = {file.name for file in folder.glob("_default.*.idx")}
            assert len(now) == 1
            names |= now
        assert len(names) >= 3
    assert [raw for _, raw in before.tables["_default"].scan()] == [b'{"n": %d}' % n for n in range(10)]
    assert len(Storage(folder, access_mode="r").read()["_default"]) == 10


def test_a_change_is_noticed_whatever_the_files_dates_say(folder: Path) -> None:
    with Database(folder) as reader:
        assert reader.get(doc_id=1) == {"n": 0}
        stamp = (folder / HEAD).stat()
        with Database(folder) as writer:
            writer.update({"n": 5}, doc_ids=[1])
        os.utime(folder / HEAD, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        assert reader.get(doc_id=1) == {"n": 5}


def test_a_tail_that_was_never_committed_is_cut_and_the_file_closed(folder: Path) -> None:
    (file,) = folder.glob("_default.*.json")
    whole = file.read_bytes()
    for damaged in (whole[:-4] + b',\n"11": {"n": "half', whole[:-4], whole[:-2], whole + b"more"):
        file.write_bytes(damaged)
        with Database(folder, access_mode="r") as database:
            assert len(database.all()) == 10
        with Database(folder) as database:
            database.table("other").update({"m": 1}, doc_ids=[1])
        assert file.read_bytes() == whole
        with TinyDB(file, storage=JSONStorage) as stock:
            assert len(stock.all()) == 10


def test_a_bit_that_flips_within_a_text_is_found_by_its_checksum(folder: Path) -> None:
    (file,) = folder.glob("_default.*.json")
    file.write_bytes(file.read_bytes().replace(b'{"n": 3}', b'{"n": 7}'))
    assert ["checksum" in finding.problem for finding in check(folder)] == [True]


def test_an_update_of_every_document_holds_one_in_memory(tmp_path: Path) -> None:
    with Database(tmp_path / "db") as database:
        database.insert_multiple({"text": f"{n} " * 2000} for n in range(2000))
        changes = (
            lambda: database.update({"seen": True}),
            lambda: database.update({"text": "x"}, where("text").test(lambda text: text.startswith("7"))),
            lambda: database.update_multiple([({"seen": 1}, where("seen").exists())]),
            lambda: database.remove(where("text").matches("9")),
        )
        for change in changes:
            tracemalloc.start()
            change()
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            assert peak < 4_500_000, "the table holds 16 MB"


def test_a_stock_table_works_over_the_storage_too(folder: Path) -> None:
    with TinyDB(folder, storage=Storage) as database:
        assert database.count(where("n") > 4) == 5
        assert database.insert({"n": 10}) == 11
        database.remove(where("n") == 0)
        database.update({"n": "x"}, doc_ids=[2])
        assert database.tables() == {"_default", "other"}
    with Database(folder) as database:
        assert [document["n"] for document in database] == ["x", 2, 3, 4, 5, 6, 7, 8, 9, 10]
        assert len(database.table("other")) == 10


def test_only_what_changes_is_written(folder: Path) -> None:
    (other,) = folder.glob("other.*.json")
    before = other.stat()
    with Database(folder) as database:
        database.insert({"n": 1})
        database.update({"n": 0}, doc_ids=[1])
        database.update({"n": 0}, doc_ids=[1])
    assert other.stat().st_mtime_ns == before.st_mtime_ns
    (file,) = folder.glob("_default.*.json")
    assert file.read_bytes().count(b'"1": ') == 1


def test_a_change_that_fails_changes_nothing(folder: Path) -> None:
    with Database(folder) as database:
        with pytest.raises(TypeError):
            database.insert_multiple([{"n": 11}, {"n": object()}])
        with pytest.raises(ZeroDivisionError):
            database.update(lambda document: 1 / (5 - document["n"]))
        assert [document["n"] for document in database] == list(range(10))
        assert database.insert({"n": 10}) == 11


def test_several_tables_change_in_one_commit(folder: Path) -> None:
    with Database(folder) as database:
        storage = database.storage
        assert isinstance(storage, Storage)
        with storage.transaction() as change:
            change.table("_default").put(50, b'{"a": 1}')
            change.table("other").put(50, b'{"b": 1}')
        assert database.get(doc_id=50) is None
        with storage.transaction() as change:
            change.table("_default").put(50, b'{"a": 1}')
            change.table("other").put(50, b'{"b": 1}')
            with pytest.raises(DossierLocked):
                storage.transaction()
            number = change.commit().head.commit
        assert number == 3
        assert database.get(doc_id=50) == {"a": 1}
        assert database.table("other").last(2) == [{"n": 9}, {"b": 1}]


def test_tables_of_any_name_have_files_of_their_own(tmp_path: Path) -> None:
    names = ["a/b", "../x", "A", "a", "a%2Fb", "ü", "x.g1", "", " ", "CON"]
    with Database(tmp_path / "db") as database:
        for name in names:
            database.table(name).insert({"name": name})
    with Database(tmp_path / "db") as database:
        for name in names:
            assert database.table(name).all() == [{"name": name}], name
    assert len(list((tmp_path / "db").glob("*.json"))) == len(names) + 1
    assert {path.parent for path in tmp_path.rglob("*.json")} == {tmp_path / "db"}


def test_a_head_that_is_gone_is_not_taken_for_an_empty_database(folder: Path) -> None:
    (folder / HEAD).unlink()
    for mode in ("r", "r+"):
        with pytest.raises(DossierBroken, match=r"HEAD\.json"):
            Database(folder, access_mode=mode)
    assert list(folder.glob("_default.*.json"))
    repair(folder)
    assert len(Database(folder)) == 10
