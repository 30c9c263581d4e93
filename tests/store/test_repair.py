from __future__ import annotations

import errno
import json
import os
import re
import shutil
from typing import TYPE_CHECKING

import msgspec
import pytest

from tests.store.conftest import SENTENCE, content, fill, records
from tui.errors import DossierBroken, DossierError, DossierLocked, DossierMissing
from tui.model import Quote
from tui.store.check import check
from tui.store.compact import compact
from tui.store.dossier import TABLES, Dossier, Writer
from tui.store.head import HEAD
from tui.store.repair import repair

if TYPE_CHECKING:
    from pathlib import Path


def problems(path: Path) -> list[str]:
    return [str(finding) for finding in check(path)]


def serious(path: Path) -> list[str]:
    return [str(finding) for finding in check(path) if finding.kind in ("file", "record")]


def test_a_sound_dossier_has_nothing_wrong_and_is_left_alone(path: Path) -> None:
    before = {file.name: file.read_bytes() for file in path.glob("*.*")}
    assert problems(path) == []
    done = repair(path)
    assert (done.mended, done.quarantined, done.missing) == ((), 0, 0)
    assert {file.name: file.read_bytes() for file in path.glob("*.*")} == before


def test_there_must_be_one(tmp_path: Path, path: Path) -> None:
    for way in (repair, lambda path: list(check(path))):
        with pytest.raises(DossierMissing):
            way(tmp_path / "nowhere.dossier")
    with Writer.open(path), pytest.raises(DossierLocked):
        repair(path)


def test_a_folder_that_is_none_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    (tmp_path / "letter.txt").chmod(0o644)
    with pytest.raises(DossierMissing):
        repair(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]
    assert (tmp_path / "letter.txt").stat().st_mode & 0o777 == 0o644


def test_a_dossier_that_may_not_be_read_is_named_with_a_remedy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def refuse(name: object, *arguments: object, **options: object) -> int:
        if name == path:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(name, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)
    for way in (Dossier.open, repair, lambda path: list(check(path))):
        with pytest.raises(DossierError, match=r"velm\.dossier cannot be read: Permission denied\. Check") as raised:
            way(path)
        assert type(raised.value) is DossierError


def test_a_dossier_that_may_only_be_read_says_that_it_cannot_be_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refuse(name: object, flags: int, *arguments: object, **options: object) -> int:
        if flags & os.O_RDWR:
            raise OSError(errno.EROFS, "Read-only file system", name)
        return real(name, flags, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)
    for way in (Writer.open, repair, compact):
        with pytest.raises(DossierError, match=r"velm\.dossier cannot be written: Read-only file system\. Check"):
            way(path)
    assert content(path)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EMFILE, errno.EIO])
@pytest.mark.parametrize("name", [HEAD, "events.g1.json"])
def test_what_cannot_be_opened_now_is_not_taken_for_gone(
    path: Path, name: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(path)
    real = os.open

    def refuse(file: object, *arguments: object, **options: object) -> int:
        if file == name:
            raise OSError(code, os.strerror(code), name)
        return real(file, *arguments, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as refusing:
        refusing.setattr(os, "open", refuse)
        for way in (repair, lambda path: list(check(path)), Dossier.open):
            with pytest.raises(DossierError, match=re.escape(f"{name} cannot be read: {os.strerror(code)}")) as raised:
                way(path)
            assert type(raised.value) is DossierError
    assert content(path) == before


def test_check_finds_what_points_at_nothing(path: Path) -> None:
    with Writer.open(path) as writer:
        writer.remove("articles", ["ar-0000000001"])
        writer.remove("actors", ["ac-0000000002"])
        writer.put("quotes", [Quote("qu-00000000ff", "ar-0000000003", 5, 9999, None, "x", "y", "direct")])
        writer.commit()
        event = records(5)["events"]
        report = msgspec.structs.replace(event.reports[0], quote="The council of Velm never met.")  # type: ignore[union-attr]
        writer.put("events", [msgspec.structs.replace(event, reports=(report,))])
        writer.commit()
    found = [finding for finding in check(path) if finding.kind == "reference"]
    assert [str(one) for one in found if one.where == "ev-0000000005"] == [
        f"ev-0000000005: what it quotes is not at 0 to {len(SENTENCE)} of ar-0000000005"
    ]
    assert {finding.where for finding in found} >= {"ar-0000000001", "ar-0000000002", "qu-00000000ff", "qu-0000000002"}
    assert any("9999 is not within" in finding.problem for finding in found)
    assert serious(path) == []


def test_check_finds_strangers_and_open_doors(path: Path) -> None:
    (path / "events.g99.json").write_text("{}")
    (path / "events.g1.json").chmod(0o644)
    (path / "notes.txt").write_text("mine")
    found = problems(path)
    assert any("events.g99.json: was left behind" in one for one in found)
    assert any("notes.txt: is no part" in one for one in found)
    assert any("events.g1.json: can be read by other users" in one for one in found)
    repair(path)
    assert not any("other users" in one or "left behind" in one for one in problems(path))
    assert (path / "notes.txt").read_text() == "mine"


def test_a_damaged_line_is_set_aside_and_the_rest_kept(path: Path) -> None:
    before = content(path)
    file = path / "quotes.g1.json"
    lines = file.read_bytes().split(b"\n")
    damaged = lines[4].replace(b'"id"', b'"\xffd"')
    file.write_bytes(b"\n".join([*lines[:4], damaged, *lines[5:]]))
    assert any("checksum" in one for one in serious(path))
    done = repair(path)
    assert (done.quarantined, done.missing) == (1, 1)
    del before["quotes"]["qu-0000000004"]
    assert content(path) == before
    assert serious(path) == []
    (lost,) = [json.loads(line) for line in (path / "lost+found.jsonl").read_text().splitlines()]
    assert lost["file"] == "quotes.g1.json"
    assert "base64" in lost


def test_a_file_that_lost_its_end_keeps_what_is_left(path: Path) -> None:
    before = content(path)
    file = path / "texts.g1.json"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(DossierBroken):
        Dossier.open(path)
    done = repair(path)
    after = content(path)
    kept = {name: record for name, record in after["texts"].items() if record.text}  # type: ignore[union-attr]
    assert 0 < len(kept) < 8
    assert done.missing == 8 - len(kept)
    assert done.quarantined == 1
    assert all(before["texts"][name] == record for name, record in kept.items())
    assert after["texts"].keys() == after["articles"].keys()
    assert {table: rows for table, rows in after.items() if table != "texts"} == {
        table: rows for table, rows in before.items() if table != "texts"
    }
    assert serious(path) == []


def test_a_repaired_dossier_lacks_something_only_if_records_are_gone(path: Path) -> None:
    index = path / "events.g1.idx"
    index.write_bytes(bytes(len(index.read_bytes())))
    done = repair(path)
    assert done.mended == ("events.g1.idx did not say where the records are: 8 records have been kept",)
    assert not done.incomplete
    assert problems(path) == []
    file = path / "quotes.g1.json"
    file.write_bytes(file.read_bytes().replace(b'"id"', b'"\xffd"', 1))
    assert repair(path).incomplete
    assert problems(path) == ["velm.dossier: lacks records that a repair could not keep"]


def test_a_damaged_cache_is_told_in_words_for_a_reader(path: Path) -> None:
    with Dossier.open(path) as dossier:
        dossier.index()
    cache = path / "cache" / "index.sqlite"
    with cache.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xaa" * 4096)
    (told,) = problems(path)
    assert told == "cache: is damaged; a repair makes it anew, and what can be searched may be wrong until then"


def test_a_lost_head_is_made_anew_from_the_tables(path: Path) -> None:
    with Writer.open(path) as writer:
        fill(writer, range(3, 12), "again")
        writer.remove("articles", ["ar-0000000001"])
        writer.commit()
    before = content(path)
    (path / HEAD).unlink()
    done = repair(path)
    assert done.missing == 0
    assert content(path) == before
    assert serious(path) == []
    with Dossier.open(path) as dossier:
        assert dossier.info.name == "velm"


def test_a_flipped_bit_in_head_costs_nothing_that_it_says_of_the_dossier(path: Path) -> None:
    before = content(path)
    file = path / HEAD
    file.write_bytes(file.read_bytes().replace(b'"count":8', b'"count":9', 1))
    with pytest.raises(DossierBroken, match=r"HEAD.json is not as it was written\. Run"):
        Dossier.open(path)
    assert problems(path) == ["HEAD.json: is not as it was written"]
    repair(path)
    assert content(path) == before
    with Dossier.open(path) as dossier:
        assert (dossier.info.name, dossier.info.extractor) == ("velm", "test 1")


def test_of_two_generations_the_newest_complete_one_counts_and_the_other_is_kept(path: Path) -> None:
    shutil.copy(path / "events.g1.json", path / "events.g5.json")
    with (path / "events.g5.json").open("r+b") as file:
        file.truncate(300)
    (path / HEAD).unlink()
    before = records(5)["events"]
    repair(path)
    assert content(path)["events"]["ev-0000000005"] == before
    assert len(content(path)["events"]) == 8
    assert (path / "lost+found.events.g5.json.kept").exists()


def test_an_index_that_is_wrong_is_made_anew(path: Path) -> None:
    before = content(path)
    file = path / "events.g1.idx"
    whole = file.read_bytes()
    for data in (b"", whole[:40], whole[::-1], b"\0" * len(whole), whole[16:] + whole[:16]):
        file.write_bytes(data)
        assert problems(path)
        with Dossier.open(path) as dossier:
            assert dossier.count("events") == 8
        copy = path.with_name("copy.dossier")
        shutil.copytree(path, copy)
        repair(copy)
        assert content(copy) == before
        assert problems(copy) == []
        shutil.rmtree(copy)


def test_indexes_come_back_with_the_next_commit(path: Path) -> None:
    before = content(path)
    for file in path.glob("*.idx"):
        file.unlink()
    assert content(path) == before
    with Writer.open(path) as writer:
        assert {table: len(list(writer.all(table))) for table in TABLES} == dict.fromkeys(TABLES, 8)
        writer.commit()
    assert problems(path) == []
    assert len(list(path.glob("*.idx"))) == len(TABLES)
    assert content(path) == before


def test_a_file_that_is_no_part_of_a_dossier_is_named_and_never_touched(path: Path) -> None:
    own = path / "notes.txt"
    own.write_text("mine")
    own.chmod(0o600)
    with Writer.open(path) as writer:
        fill(writer, range(1, 3), "again")
        writer.replace("quotes", [])
        writer.commit()
    repair(path)
    assert own.read_text() == "mine"
    assert problems(path) == ["notes.txt: is no part of a dossier"]
