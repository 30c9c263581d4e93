"""Compacting, migrating, and exchanging with stock TinyDB."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING, Any

import pytest
from tinydb import TinyDB
from tinydb.storages import JSONStorage

from tests.store.conftest import content, fill
from tui.errors import DossierBroken, DossierError, DossierTooNew, DossierTooOld
from tui.store import draft, schema
from tui.store.check import check
from tui.store.compact import compact
from tui.store.dossier import TABLES, Dossier, Writer
from tui.store.exchange import export_tinydb, import_tinydb
from tui.store.head import HEAD, decode
from tui.store.migrate import migrate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_compacting_gives_back_what_no_longer_counts(path: Path) -> None:
    with Writer.open(path) as writer:
        for turn in range(5):
            fill(writer, range(1, 9), f"turn {turn}")
            writer.commit()
    before, size = content(path), sum(file.stat().st_size for file in path.glob("*.json"))
    freed = compact(path)
    assert freed > size / 2
    assert sum(file.stat().st_size for file in path.glob("*.json")) < size / 2
    assert content(path) == before
    assert list(check(path)) == []
    assert compact(path) == 0


def test_a_removal_from_a_long_file_leaves_a_mark_until_it_is_compacted(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft, "SMALL", 1)
    with Writer.open(path) as writer:
        writer.remove("texts", ["ar-0000000002"])
        writer.commit()
    assert (path / "texts.g1.json").exists()
    assert b": { }" in (path / "texts.g1.json").read_bytes()
    assert len(content(path)["texts"]) == 7
    with Writer.open(path) as writer:
        fill(writer, range(2, 3), "", ("texts",))
        writer.remove("texts", ["ar-0000000003"])
        writer.commit()
    before = content(path)
    assert "ar-0000000002" in before["texts"]
    (path / "texts.g1.idx").unlink()
    assert content(path) == before
    compact(path)
    (file,) = path.glob("texts.*.json")
    with TinyDB(file, storage=JSONStorage, access_mode="r") as stock:
        assert len(stock.table("texts")) == 7
        assert all(stock.table("texts"))
    assert content(path) == before


def test_a_file_of_which_half_no_longer_counts_is_written_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "SMALL", 0)
    sizes = []
    with Writer.open(path) as writer:
        for turn in range(12):
            fill(writer, range(1, 9), f"turn {turn}", ("texts",))
            writer.commit()
            sizes.append(sum(file.stat().st_size for file in path.glob("texts.*.json")))
    assert max(sizes) < sizes[0] * 2
    assert list(check(path)) == []


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Call it, and this program has become a newer one, whose events and problems look otherwise."""

    def turn() -> None:
        monkeypatch.setitem(schema.UPGRADES, "events", (_shout, _say_where))
        monkeypatch.setitem(schema.UPGRADES, "problems", (_advise,))

    return turn


def _shout(event: dict[str, Any]) -> dict[str, Any]:
    return event | {"title": event["title"].upper()}


def _say_where(event: dict[str, Any]) -> dict[str, Any]:
    return event | {"place": {"name": "Velm"}}


def _advise(problem: dict[str, Any]) -> dict[str, Any]:
    return problem | {"remedy": "none"}


def test_an_older_dossier_is_read_but_not_written_until_it_is_migrated(path: Path, newer: Callable[[], None]) -> None:
    old = content(path)
    newer()
    with Dossier.open(path) as dossier:
        event = dossier.get("events", "ev-0000000001")
        assert (event.title, event.place.name) == (old["events"][event.id].title.upper(), "Velm")  # type: ignore[union-attr]
        assert dossier.index().execute("SELECT count(*) FROM event").fetchone() == (8,)
    lifted = content(path)
    with pytest.raises(DossierTooOld, match=r"events of .* are of version 1; this program writes 3"):
        Writer.open(path)
    assert migrate(path) == ("events", "problems")
    assert content(path) == lifted
    assert lifted["articles"] == old["articles"]
    with Writer.open(path) as writer:
        fill(writer, range(20, 21))
        writer.commit()
    assert [str(finding) for finding in check(path) if finding.kind != "derived"] == []
    assert migrate(path) == ()


def test_a_newer_dossier_is_refused_by_name(
    path: Path, newer: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    newer()
    migrate(path)
    monkeypatch.undo()
    for way in (Dossier.open, Writer.open, lambda path: list(check(path)), compact, migrate):
        with pytest.raises(DossierTooNew, match=r"events of .* are of version 3, newer than this program's 1"):
            way(path)


def test_a_record_that_cannot_be_lifted_leaves_all_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(path)
    for upgrade in (lambda event: event | {"title": 5}, lambda event: event["nothing"], lambda _: None):
        with monkeypatch.context() as patch:
            patch.setitem(schema.UPGRADES, "events", (upgrade,))
            with pytest.raises(DossierBroken):
                migrate(path)
    assert content(path) == before


def test_an_exported_file_is_stock_tinydb_and_comes_back_the_same(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "velm.json"
    with Dossier.open(path) as dossier:
        export_tinydb(dossier, target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with TinyDB(target, storage=JSONStorage, access_mode="r") as stock:
        assert stock.tables() == {*TABLES, "dossier"}
        assert [len(stock.table(table)) for table in TABLES] == [8] * len(TABLES)
        assert stock.table("articles").get(doc_id=1)["title"].startswith("Council meets 1")
    info = import_tinydb(target, tmp_path / "back.dossier")
    assert content(tmp_path / "back.dossier") == content(path)
    assert (info.name, info.built, info.sources) == ("velm", "2024-03-05T00:00:00Z", ("/news",))


def test_a_file_that_stock_tinydb_has_changed_is_imported(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "velm.json"
    with Dossier.open(path) as dossier:
        export_tinydb(dossier, target)
    with TinyDB(target, storage=JSONStorage) as stock:
        stock.table("articles").update({"title": "Changed"}, doc_ids=[3])
        stock.drop_table("quotes")
    import_tinydb(target, path)
    after = content(path)
    assert after["articles"]["ar-0000000003"].title == "Changed"  # type: ignore[union-attr]
    assert after["quotes"] == {}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"[" * 300_000,
        b'{"articles": []}',
        b'{"articles": {"1": {"id": 5}}}',
        b'{"articles": {"1": ' + b'{"a":' * 100_000,
        b'{"_default": {}}',
        b'{"dossier": {"1": {"name": 5}}}',
        b"\xff",
    ],
    ids=lambda data: data[:24],
)
def test_a_file_that_is_no_dossier_is_refused_and_changes_nothing(path: Path, tmp_path: Path, data: bytes) -> None:
    before = content(path)
    (tmp_path / "odd.json").write_bytes(data)
    with pytest.raises(DossierBroken):
        import_tinydb(tmp_path / "odd.json", path)
    with pytest.raises(DossierError):
        import_tinydb(tmp_path / "missing.json", path)
    assert content(path) == before


def test_an_export_that_fails_leaves_what_was_there(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "velm.json"
    target.write_text("mine")
    with Dossier.open(path) as dossier:
        (path / "texts.g1.idx").write_bytes(b"")
        with (path / "texts.g1.json").open("r+b") as file:
            file.seek(100)
            file.write(b"\xff" * 50)
        with pytest.raises(DossierBroken):
            export_tinydb(dossier, target)
        with pytest.raises(DossierError):
            export_tinydb(dossier, tmp_path / "nowhere" / "velm.json")
    assert target.read_text() == "mine"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["velm.dossier", "velm.json"]


def test_nothing_is_made_where_a_file_stands(path: Path, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine")
    export = tmp_path / "velm.json"
    with Dossier.open(path) as dossier:
        export_tinydb(dossier, export)
    for make in (Writer.open, lambda target: import_tinydb(export, target)):
        with pytest.raises(DossierError, match="is a file, not a dossier"):
            make(tmp_path / "notes")
    assert (tmp_path / "notes").read_text() == "mine"


def test_head_says_what_it_should(path: Path) -> None:
    head = decode((path / HEAD).read_bytes(), path)
    assert set(head.tables) == set(TABLES)
    for table, said in head.tables.items():
        assert (path / f"{table}.g{said.generation}.json").stat().st_size == said.end + 4
        assert (path / f"{table}.g{said.index}.idx").stat().st_size == said.entries * 16
    assert json.loads((path / HEAD).read_bytes())["format"] == 1
