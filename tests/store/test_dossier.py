from __future__ import annotations

import multiprocessing
import os
import shutil
import stat
import threading
from typing import TYPE_CHECKING

import pytest

from tests.store.conftest import content, fill, records
from tui.errors import DossierBroken, DossierError, DossierLocked, DossierMissing, UnknownRecord
from tui.lens import Lens, parse
from tui.model import Figure, Problem, fingerprint
from tui.store import reading, rows, storage
from tui.store.check import check
from tui.store.dossier import TABLES, Dossier, Writer
from tui.store.folder import File
from tui.store.head import Head, encode, load, save
from tui.store.lock import Lock
from tui.store.records import slots

if TYPE_CHECKING:
    from pathlib import Path

    from tui.store.folder import Folder


def test_what_is_put_is_read(path: Path) -> None:
    with Dossier.open(path) as dossier:
        for table in TABLES:
            assert dossier.count(table) == 8
            assert len(list(dossier.all(table))) == 8
        assert dossier.get("texts", "ar-0000000003") == records(3)["texts"]
        assert dossier.get("problems", "news/3.bin") == records(3)["problems"]
        names = [f"ev-{n:010x}" for n in (7, 2, 5, 2)]
        assert [event.id for event in dossier.many("events", names)] == names  # type: ignore[union-attr]
        assert dossier.info.name == "velm"
        assert dossier.info.sources == ("/news",)
        assert dossier.info.counts == dict.fromkeys(TABLES, 8)
        assert dossier.last("articles", 2) == [records(7)["articles"], records(8)["articles"]]


def test_records_that_stand_near_each_other_are_read_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"ev-{n:010x}" for n in (7, 2, 5, 2, 8)]
    with Dossier.open(path) as dossier:
        alone = [dossier.get("events", name) for name in names]
        asked: list[tuple[str, int]] = []
        read = File.read

        def watched(self: File, length: int, offset: int) -> bytes:
            asked.append((self.name, offset))
            return read(self, length, offset)

        monkeypatch.setattr(File, "read", watched)
        assert dossier.many("events", names) == alone
        assert len([name for name, _ in asked if name == "events.g1.json"]) == 1
        monkeypatch.setattr(rows, "_GAP", -1)
        assert dossier.many("events", names) == alone
        problems = [f"news/{n}.bin" for n in (3, 1)]
        assert dossier.many("problems", problems) == [records(3)["problems"], records(1)["problems"]]
        with pytest.raises(UnknownRecord):
            dossier.many("events", [*names, "ev-ffffffffff"])


def test_records_that_stand_apart_are_all_expected_before_the_first_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int]] = []
    read = File.read

    def watched(self: File, length: int, offset: int) -> bytes:
        if self.name == "events.g1.json":
            asked.append(("read", offset))
        return read(self, length, offset)

    names = [f"ev-{n:010x}" for n in (2, 5, 7)]
    with Dossier.open(path) as dossier:
        dossier.many("events", names)
        monkeypatch.setattr(rows, "_GAP", -1)
        monkeypatch.setattr(File, "read", watched)
        monkeypatch.setattr(File, "expect", lambda _, length, offset: asked.append(("expect", offset)))
        dossier.many("events", names)
    offsets = sorted(offset for what, offset in asked if what == "read")
    assert len(offsets) == 3
    assert asked == [*(("expect", one) for one in offsets), *(("read", one) for one in offsets)]


def test_indexes_are_read_ahead_within_bounds(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(File, "expect", lambda self: asked.append(self.name))
    with Dossier.open(path) as dossier:
        dossier.expect()
        assert sorted(asked) == sorted(f"{table}.g1.idx" for table in TABLES)
        asked.clear()
        monkeypatch.setattr(reading, "_EXPECTED", 3 * 8 * 16)
        dossier.expect()
        assert len(asked) == 3
    with Dossier.open(path) as dossier:
        monkeypatch.undo()
        dossier.expect()
        assert dossier.get("events", "ev-0000000003").id == "ev-0000000003"  # type: ignore[union-attr]


def test_several_records_are_found_although_the_index_is_wrong(path: Path) -> None:
    names = [f"ev-{n:010x}" for n in (7, 2, 5)]
    with Dossier.open(path) as dossier:
        right = dossier.many("events", names)
    file = path / "events.g1.idx"
    data = bytearray(file.read_bytes())
    data[7:12] = data[23:28]  # the first record's offset is that of the second
    data[-9:-4] = data[23:28]
    file.write_bytes(data)
    with Dossier.open(path) as dossier:
        assert dossier.many("events", names) == right
        assert [event.id for event in dossier.many("events", ["ev-0000000001", *names])] == ["ev-0000000001", *names]  # type: ignore[union-attr]


def test_several_records_are_found_that_the_index_does_not_know(path: Path) -> None:
    names = [f"ev-{n:010x}" for n in (7, 2, 5)]
    with Dossier.open(path) as dossier:
        right = dossier.many("events", names)
    file = path / "events.g1.idx"
    data = bytearray(file.read_bytes())
    data[:7] = bytes(7)  # the first record's id is another one
    data[-16:-9] = b"\xff" * 7
    file.write_bytes(data)
    known = [f"ev-{n:010x}" for n in range(8)]
    with Dossier.open(path) as dossier:
        assert dossier.many("events", names) == right
        assert [event.id for event in dossier.many("events", known[1:])] == known[1:]  # type: ignore[union-attr]


def test_the_words_of_a_text_that_the_index_does_not_know_are_found(path: Path) -> None:
    shutil.rmtree(path / "cache", ignore_errors=True)
    file = path / "texts.g1.idx"
    file.write_bytes(b"\xff" * len(file.read_bytes()))
    with Dossier.open(path) as dossier:
        assert len(list(Lens(dossier).select(parse("council"), "articles"))) == 8


def test_who_writes_a_broken_dossier_is_told_which_to_mend(path: Path) -> None:
    (path / "events.g1.json").write_bytes(b"")
    with pytest.raises(DossierBroken) as told:
        Writer.open(path)
    assert told.value.remedy == f"Run: dateline repair --dossier {path}"


def test_all_comes_in_the_order_of_ids_however_it_was_put(path: Path) -> None:
    with Writer.open(path) as writer:
        fill(writer, range(3, 0, -1), "again")
        fill(writer, range(30, 20, -1))
        writer.commit()
    with Dossier.open(path) as dossier:
        for table in TABLES:
            names = [getattr(record, "id", None) or record.path for record in dossier.all(table)]  # type: ignore[union-attr]
            assert names == sorted(names)


def test_what_is_not_there_is_said(path: Path, tmp_path: Path) -> None:
    with pytest.raises(DossierMissing):
        Dossier.open(tmp_path / "nowhere.dossier")
    (tmp_path / "file.dossier").write_text("text")
    with pytest.raises(DossierMissing):
        Dossier.open(tmp_path / "file.dossier")
    with Dossier.open(path) as dossier:
        for name in ("ev-ffffffffff", "ev-1", "", "ar-0000000001", "../HEAD.json", "\udc80"):
            with pytest.raises(UnknownRecord):
                dossier.get("events", name)
    with pytest.raises(DossierError):
        dossier.get("events", "ev-0000000001")


def test_a_dossier_that_was_never_committed_to_is_none(tmp_path: Path) -> None:
    with Writer.open(tmp_path / "n.dossier") as writer:
        fill(writer, range(3))
    with pytest.raises(DossierMissing):
        Dossier.open(tmp_path / "n.dossier")


def test_a_folder_of_other_files_is_not_made_a_dossier(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").touch()
    with pytest.raises(DossierError, match="a folder of other files"):
        Writer.open(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["letter.txt"]


def test_an_empty_folder_is_made_one(tmp_path: Path) -> None:
    (tmp_path / ".hidden").touch()
    Writer.open(tmp_path).close()
    assert (tmp_path / "HEAD.json").is_file()


def test_what_another_process_makes_of_an_empty_folder_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Head(about={"name": "theirs"})

    def lock_after_another_process(folder: Folder) -> Lock:
        save(folder, made)
        return Lock(folder)

    monkeypatch.setattr(storage, "Lock", lock_after_another_process)
    folder = storage.establish(tmp_path / "n.dossier")
    assert load(folder) == encode(made)


@pytest.mark.parametrize("place", [b"caf\xe9.dossier", b"caf\xe9/n.dossier"])
def test_its_place_may_have_a_name_that_is_no_utf8(tmp_path: Path, place: bytes) -> None:
    path = tmp_path / os.fsdecode(place)
    with Writer.open(path) as writer:
        writer.describe(sources=("news",))
        fill(writer, range(3))
        writer.commit()
    with Dossier.open(path) as dossier:
        assert dossier.info.name in ("n", r"caf\xe9")
        assert dossier.index().execute("SELECT count(*) FROM event").fetchone() == (3,)
    assert [str(finding) for finding in check(path)] == []


def test_a_writer_reads_what_it_has_not_committed_and_others_do_not(path: Path) -> None:
    with Writer.open(path) as writer:
        writer.put("figures", [Figure("fi-00000000aa", "ar-0000000001", 0, 1, "new", 1)])
        writer.remove("figures", ["fi-0000000001"])
        writer.replace("problems", [Problem("only.bin", "r")])
        assert writer.count("figures") == 8
        assert writer.get("figures", "fi-00000000aa")
        assert list(writer.all("problems")) == [Problem("only.bin", "r")]
        with pytest.raises(UnknownRecord):
            writer.get("figures", "fi-0000000001")
        with Dossier.open(path) as dossier:
            assert dossier.get("figures", "fi-0000000001")
            assert dossier.count("problems") == 8
    with Dossier.open(path) as dossier:
        assert dossier.count("problems") == 8


def test_a_commit_without_a_change_is_none(path: Path) -> None:
    files = sorted(file.stat().st_mtime_ns for file in path.iterdir() if file.name != "LOCK")
    with Writer.open(path) as writer:
        fill(writer, range(1, 9))
        for table in TABLES:
            writer.replace(table, list(writer.all(table)))
        assert writer.commit() == 1
    assert sorted(file.stat().st_mtime_ns for file in path.iterdir() if file.name != "LOCK") == files


def test_a_reader_stays_at_its_commit_until_it_is_told(path: Path) -> None:
    with Dossier.open(path) as dossier:
        before = {table: list(dossier.all(table)) for table in TABLES}
        running = dossier.all("texts")
        next(running)
        with Writer.open(path) as writer:
            for n in range(1, 5):
                fill(writer, range(n, n + 1), "changed")
                writer.remove("texts", [f"ar-{8 - n:010x}"])
                writer.replace("problems", [])
                writer.commit()
        assert {table: list(dossier.all(table)) for table in TABLES} == before
        assert len(list(running)) == 7
        assert dossier.refresh()
        assert dossier.info.commit == 5
        assert dossier.count("problems") == 0
        assert not dossier.refresh()


def test_threads_share_a_dossier_while_it_moves_on(path: Path) -> None:
    wrong = []
    with Dossier.open(path) as dossier:
        done = threading.Event()

        def read() -> None:
            while not done.is_set():
                try:
                    for record in dossier.many("events", [f"ev-{n:010x}" for n in range(1, 9)]):
                        assert record.id.startswith("ev-")  # type: ignore[union-attr]
                    dossier.index().execute("SELECT count(*) FROM article").fetchone()
                except Exception as error:  # noqa: BLE001
                    wrong.append(error)
                    return

        threads = [threading.Thread(target=read) for _ in range(3)]
        for thread in threads:
            thread.start()
        with Writer.open(path) as writer:
            for n in range(15):
                fill(writer, range(1, 9), f"turn {n}", ("events",))
                writer.remove("quotes", [f"qu-{n:010x}"])
                writer.commit()
                dossier.refresh()
        done.set()
        for thread in threads:
            thread.join()
    assert wrong == []


def test_a_second_writer_is_told_who_the_first_is(path: Path) -> None:
    with Writer.open(path), pytest.raises(DossierLocked, match=rf"process {os.getpid()} on .+ since \d{{4}}-"):
        Writer.open(path)
    Writer.open(path).close()


def test_a_worker_process_does_not_keep_the_lock(path: Path) -> None:
    context = multiprocessing.get_context("fork")
    release = context.Event()
    with Writer.open(path):
        worker = context.Process(target=release.wait)
        worker.start()
    try:
        Writer.open(path).close()
    finally:
        release.set()
        worker.join()


def test_only_the_owner_can_read_it(path: Path) -> None:
    with Dossier.open(path) as dossier:
        dossier.index()
    for one in (path, *path.rglob("*")):
        assert stat.S_IMODE(one.lstat().st_mode) == (0o700 if one.is_dir() else 0o600), one


def test_strings_that_are_no_unicode_text_are_kept(path: Path) -> None:
    odd = Problem("news/\udcff\udc80.bin", 'a "line"\n\n}}\n\u2028\x00\x1b]52;c;\x07 \ud800')
    with Writer.open(path) as writer:
        writer.put("problems", [odd])
        writer.commit()
    assert content(path)["problems"][odd.path] == odd


def test_an_id_of_another_kind_finds_nothing(path: Path) -> None:
    with Dossier.open(path) as dossier, pytest.raises(UnknownRecord):
        dossier.get("actors", "ev-0000000001")


def test_a_record_that_is_too_long_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.store.draft.LONGEST", 1000)
    with Writer.open(path) as writer, pytest.raises(DossierError, match="bytes long"):
        writer.put("problems", [Problem("p", "x" * 2000)])
    assert len(content(path)["problems"]) == 8


def test_an_id_has_one_place_in_its_table_and_a_path_one_of_a_few() -> None:
    assert [len(slots(name)) for name in (fingerprint("ev", "flood"), "flood.txt")] == [1, 8]


def test_names_whose_numbers_collide_are_told_apart(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.store.records.hashlib.blake2b", lambda *_, **__: _Same())
    with Writer.open(path) as writer:
        writer.replace("problems", [Problem(f"p{n}", str(n)) for n in range(8)])
        with pytest.raises(DossierError, match="p8"):
            writer.put("problems", [Problem("p8", "8")])
        writer.remove("problems", ["p0", "p3"])
        writer.put("problems", [Problem("p4", "changed")])
        writer.commit()
    with Dossier.open(path) as dossier:
        assert dossier.count("problems") == 6
        assert dossier.get("problems", "p7") == Problem("p7", "7")
        assert dossier.get("problems", "p4") == Problem("p4", "changed")
        with pytest.raises(UnknownRecord):
            dossier.get("problems", "p3")


class _Same:
    def digest(self) -> bytes:
        return b"\0" * 7


def test_a_missing_table_file_is_named(path: Path) -> None:
    (path / "events.g1.json").unlink()
    with pytest.raises(DossierBroken, match=r"events\.g1\.json"):
        Dossier.open(path)
