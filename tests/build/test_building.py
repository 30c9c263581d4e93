from __future__ import annotations

import os
import random
import shutil
import sqlite3
from pathlib import Path
from threading import Event as Flag
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from tests.build.conftest import BLAST, content
from tui.build import Progress, build
from tui.build.joining import Index, Joining
from tui.documents import discovery, source
from tui.errors import BuildStopped, DatelineError, DossierBroken, DossierLocked
from tui.store import transaction, writing
from tui.store.dossier import Dossier, Writer

if TYPE_CHECKING:
    from collections.abc import Mapping


def test_every_document_becomes_an_article_with_its_text(folder: Path, tmp_path: Path, inline: list[str]) -> None:
    summary = build([folder], tmp_path / "n.dossier")
    assert (summary.articles, summary.added, summary.problems) == (3, 3, ())
    with Dossier.open(tmp_path / "n.dossier") as dossier:
        texts = {article.path: dossier.get("texts", article.id).text for article in dossier.all("articles")}
    assert texts["blast.txt"] == BLAST
    assert summary.events > 0
    assert summary.actors > 0


def test_only_what_changed_is_read_again(folder: Path, tmp_path: Path, inline: list[str]) -> None:
    build([folder], tmp_path / "n.dossier")
    inline.clear()
    (folder / "blast.txt").write_text(BLAST.replace("nine", "ten"), encoding="utf-8")
    (folder / "flood.txt").unlink()
    (folder / "new.txt").write_text("Court frees editor\n\nA court in Lima freed an editor on 4 May 2021.\n")
    summary = build([folder], tmp_path / "n.dossier")
    assert inline == ["blast.txt", "new.txt"]
    assert (summary.added, summary.changed, summary.removed, summary.unchanged) == (1, 1, 1, 1)


def test_a_dossier_brought_up_to_date_equals_one_built_at_once(folder: Path, tmp_path: Path, inline: list[str]) -> None:
    build([folder / "talks.txt"], tmp_path / "steps.dossier")
    build([folder], tmp_path / "steps.dossier")
    (folder / "flood.txt").unlink()
    build([folder], tmp_path / "steps.dossier")
    build([folder], tmp_path / "once.dossier")
    assert content(tmp_path / "steps.dossier") == content(tmp_path / "once.dossier")


def test_the_order_in_which_documents_are_read_does_not_matter(
    folder: Path, tmp_path: Path, inline: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.build import building

    build([folder], tmp_path / "sorted.dossier")
    found = building.discover

    def shuffled(sources: list[Path], known: Mapping[str, str] = MappingProxyType({})) -> list[object]:
        everything = list(found(sources, known))
        random.Random(3).shuffle(everything)
        return everything

    monkeypatch.setattr(building, "discover", shuffled)
    build([folder], tmp_path / "shuffled.dossier")
    assert content(tmp_path / "shuffled.dossier") == content(tmp_path / "sorted.dossier")


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(folder: Path, tmp_path: Path, inline: list[str]) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 20)
    summary = build([folder], tmp_path / "n.dossier")
    assert summary.articles == 3
    assert [problem.path for problem in summary.problems] == ["empty.txt", "noise.txt"]
    with Dossier.open(tmp_path / "n.dossier") as dossier:
        assert [problem.path for problem in dossier.all("problems")] == ["empty.txt", "noise.txt"]


def test_a_fault_in_one_document_costs_only_that_document(
    folder: Path, tmp_path: Path, inline: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.extraction import pipeline

    extract = pipeline.extract

    def failing(document, dictionaries):  # type: ignore[no-untyped-def]
        if document.path == "flood.txt":
            raise RuntimeError("boom")
        return extract(document, dictionaries)

    monkeypatch.setattr(pipeline, "extract", failing)
    summary = build([folder], tmp_path / "n.dossier")
    assert summary.articles == 2
    assert "boom" in summary.problems[0].reason


def test_a_stopped_build_leaves_the_dossier_and_goes_on_where_it_was(
    folder: Path, tmp_path: Path, inline: list[str]
) -> None:
    dossier = tmp_path / "n.dossier"
    build([folder / "talks.txt"], dossier)
    before = content(dossier)
    inline.clear()
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


def test_one_writer_at_a_time(folder: Path, tmp_path: Path, inline: list[str]) -> None:
    with Writer.open(tmp_path / "n.dossier"), pytest.raises(DossierLocked):
        build([folder], tmp_path / "n.dossier")


def test_a_source_that_does_not_exist_is_an_error_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="nowhere"):
        build([tmp_path / "nowhere"], tmp_path / "n.dossier")
    assert not (tmp_path / "n.dossier" / "HEAD.json").exists()


def test_a_dictionary_beside_the_dossier_extends_the_programs_own(tmp_path: Path, folder: Path) -> None:
    from tui.build.versions import extractor

    own = tmp_path / "n.dictionaries"
    own.mkdir()
    plain = extractor([own])
    (own / "actors.toml").write_text("")
    assert extractor([own]) != plain


def test_real_workers_read_and_their_progress_is_told(folder: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    summary = build([folder], tmp_path / "n.dossier", progress=told.append, workers=2)
    assert summary.articles == 3
    assert told[0].step == "looking"
    assert max(progress.done for progress in told) == 3
    first = next(progress for progress in told if progress.step == "reading")
    assert (first.done, first.total) == (0, 3)
    assert first.path
    shutil.rmtree(tmp_path / "n.dossier")


def test_what_is_as_it_was_is_not_even_opened(
    folder: Path, tmp_path: Path, inline: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in folder.iterdir():
        os.utime(path, (1_600_000_000, 1_600_000_000))
    monkeypatch.setattr(source, "_MOMENTS", 0)  # the time of the last change cannot be set
    build([folder], tmp_path / "n.dossier")
    opened: list[str] = []
    load = discovery._load
    monkeypatch.setattr(discovery, "_load", lambda file: opened.append(file) or load(file))
    (folder / "blast.txt").write_text(BLAST.replace("nine", "five"), encoding="utf-8")
    os.utime(folder / "blast.txt", (1_600_000_000, 1_600_000_000))
    summary = build([folder], tmp_path / "n.dossier")
    assert (summary.changed, summary.unchanged) == (1, 2)
    assert {Path(file).name for file in opened} == {"blast.txt"}


def test_a_file_that_changed_just_now_is_read_again_whatever_its_times_say(
    folder: Path, tmp_path: Path, inline: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder], tmp_path / "n.dossier")
    opened: list[str] = []
    load = discovery._load
    monkeypatch.setattr(discovery, "_load", lambda file: opened.append(file) or load(file))
    assert build([folder], tmp_path / "n.dossier").unchanged == 3
    assert len(opened) == 3


def test_a_build_that_finds_nothing_changed_writes_nothing(folder: Path, tmp_path: Path, inline: list[str]) -> None:
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 20)
    build([folder], tmp_path / "n.dossier")

    def files() -> dict[str, tuple[int, bytes]]:
        found = (path for path in (tmp_path / "n.dossier").rglob("*") if path.is_file() and path.name != "LOCK")
        return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in found}

    before = files()
    assert {"HEAD.json", "joining.sqlite", "index.sqlite"} <= before.keys()
    assert build([folder], tmp_path / "n.dossier").unchanged == 3
    assert files() == before


@pytest.mark.parametrize("harm", ["missing", "damaged", "behind", "overwritten"])
def test_the_joining_index_comes_back(folder: Path, tmp_path: Path, inline: list[str], harm: str) -> None:
    dossier = tmp_path / "n.dossier"
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
        data = bytearray(index.read_bytes())
        half = len(data) // 8192 * 4096
        data[half:] = bytes(len(data) - half)
        index.write_bytes(data)
        with pytest.raises(DatelineError, match="joining"):
            build([folder], dossier)
    inline.clear()
    build([folder], dossier)
    assert set(inline) <= {"blast.txt"}
    build([folder], tmp_path / "once.dossier")
    if harm == "behind":
        return
    assert content(dossier) == content(tmp_path / "once.dossier")


def test_an_index_whose_commit_was_the_last_thing_to_fail_is_not_believed(
    folder: Path, tmp_path: Path, inline: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = tmp_path / "n.dossier"
    build([folder / "talks.txt"], dossier)

    def killed(index: Index, head: bytes) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Index, "commit", killed)
        with pytest.raises(KeyboardInterrupt):
            build([folder], dossier)
    (folder / "flood.txt").unlink()
    build([folder], dossier)
    build([folder], tmp_path / "once.dossier")
    assert content(dossier) == content(tmp_path / "once.dossier")


def test_an_index_that_is_a_step_ahead_of_the_dossier_goes_back(
    folder: Path, tmp_path: Path, inline: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = tmp_path / "n.dossier"
    build([folder / "talks.txt"], dossier)

    def killed(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(transaction, "swap", killed)
        with pytest.raises(KeyboardInterrupt):
            build([folder], dossier)
    assert (dossier / "cache" / "joining.sqlite-before").exists()
    (folder / "flood.txt").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(Joining, "adopt", killed)
        build([folder], dossier)
    assert not (dossier / "cache" / "joining.sqlite-before").exists()
    build([folder], tmp_path / "once.dossier")
    assert content(dossier) == content(tmp_path / "once.dossier")


def test_the_way_back_is_not_taken_once_the_dossier_has_followed(
    folder: Path, tmp_path: Path, inline: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = tmp_path / "n.dossier"
    build([folder / "talks.txt"], dossier)

    def killed(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(writing, "follow", lambda *_: killed(_))
        with pytest.raises(KeyboardInterrupt):
            build([folder], dossier)
    assert (dossier / "cache" / "joining.sqlite-before").exists()
    monkeypatch.setattr(Joining, "adopt", killed)
    assert build([folder], dossier).unchanged == 3


def test_the_summary_counts_what_is_on_the_timeline(folder: Path, tmp_path: Path, inline: list[str]) -> None:
    dossier = tmp_path / "n.dossier"
    for name in ("blast.txt", "flood.txt"):
        summary = build([folder], dossier)
        with Dossier.open(dossier) as opened:
            assert summary.timeline == sum(event.timeline for event in opened.all("events"))
            assert summary.events == opened.count("events")
        (folder / name).unlink()


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


@pytest.mark.parametrize(
    "name",
    ["joining.sqlite", "joining.sqlite-journal", "joining.sqlite-before", "pending.sqlite", "pending.sqlite-wal"],
)
@pytest.mark.parametrize("kind", ["link", "pipe", "view", "trigger", "numbers", "noise"])
def test_what_is_no_database_of_a_build_is_made_anew_or_refused_in_words(
    folder: Path, tmp_path: Path, inline: list[str], name: str, kind: str
) -> None:
    if kind in ("trigger", "numbers") and name != "joining.sqlite":
        pytest.skip("there is nothing to put it into")
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
