"""What a build makes of documents, and what it reads and writes again when they change."""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from tests.build.conftest import BLAST, content
from tui.build import Progress, build, building, workers
from tui.build.planning import Plan
from tui.documents import discovery, source
from tui.errors import DatelineError, DossierLocked
from tui.locations import dossier_for
from tui.store import draft
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


def test_documents_may_stand_where_no_name_is_utf8(folder: Path, tmp_path: Path, inline: list[str]) -> None:
    news = folder.rename(tmp_path / os.fsdecode(b"caf\xe9"))
    path = dossier_for(news)
    assert build([news], path).articles == 3
    assert build([news], path).unchanged == 3
    with Dossier.open(path) as dossier:
        assert dossier.info.name == r"caf\xe9"
        assert dossier.info.sources == (rf"{tmp_path}/caf\xe9",)


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


def test_what_cannot_be_read_is_not_tried_again_before_it_changes(
    folder: Path, tmp_path: Path, inline: list[str]
) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    (problem,) = build([folder], tmp_path / "n.dossier").problems
    inline.clear()
    assert build([folder], tmp_path / "n.dossier").problems == (problem,)
    assert inline == []
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and still no more")
    (again,) = build([folder], tmp_path / "n.dossier").problems
    assert (again.path, again.reason) == (problem.path, problem.reason)
    assert inline == ["broken.pdf"]


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


def test_a_document_that_is_too_long_for_the_store_costs_only_itself(
    folder: Path, tmp_path: Path, inline: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "long.txt").write_text(BLAST + "\n" * 20_000)  # in JSON each takes two bytes
    for module, name in ((draft, "LONGEST"), (workers, "_LONGEST")):
        monkeypatch.setattr(module, name, 30_000)
    summary = build([folder], tmp_path / "n.dossier")
    assert summary.articles == 3
    assert [(problem.path, problem.remedy) for problem in summary.problems] == [("long.txt", "Split it")]


def test_of_very_many_sources_the_first_are_named(folder: Path, tmp_path: Path, inline: list[str]) -> None:
    files = [folder / f"{n:04}{'n' * 200}.txt" for n in range(6_000)]
    for file in files:
        file.touch()
    with pytest.MonkeyPatch.context() as nothing_read:
        nothing_read.setattr(building, "plan", lambda *_, **__: Plan())
        build(files, tmp_path / "n.dossier")
    with Dossier.open(tmp_path / "n.dossier") as dossier:
        first, *_, last = dossier.info.sources
    assert (first, last) == (str(files[0]), "… and 5,950 more")


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
    waiting = [progress.elapsed for progress in told if progress.step == "reading" and progress.done == 0]
    assert len(waiting) > 1  # while the model is loaded, or one document takes long
    assert waiting == sorted(waiting)
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
    monkeypatch.setattr(source, "_MOMENTS", 3_600_000_000_000)  # so that it has, however slow the machine
    build([folder], tmp_path / "n.dossier")
    opened: list[str] = []
    load = discovery._load
    monkeypatch.setattr(discovery, "_load", lambda file: opened.append(file) or load(file))
    assert build([folder], tmp_path / "n.dossier").unchanged == 3
    assert len(opened) == 3


def test_what_was_read_of_a_document_while_it_was_written_is_not_taken_for_the_whole(
    folder: Path, tmp_path: Path, inline: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load, dossier = discovery._load, tmp_path / "n.dossier"
    opened: Counter[str] = Counter()

    def half_the_second_time(file: str) -> bytes:
        opened[file] += 1
        return load(file)[: 90 if opened[file] == 2 and file.endswith("blast.txt") else None]

    with monkeypatch.context() as patch:
        patch.setattr(discovery, "_load", half_the_second_time)
        build([folder], dossier)
    with Dossier.open(dossier) as opened_dossier:
        assert BLAST[:90] in [body.text for body in opened_dossier.all("texts")]
    assert build([folder], dossier).changed == 1
    build([folder], tmp_path / "once.dossier")
    assert content(dossier) == content(tmp_path / "once.dossier")


def test_a_build_that_finds_nothing_changed_writes_nothing(
    folder: Path, tmp_path: Path, inline: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "_MOMENTS", 0)  # else the files get their signatures once they are old enough
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 20)
    build([folder], tmp_path / "n.dossier")

    def files() -> dict[str, tuple[int, bytes]]:
        found = (path for path in (tmp_path / "n.dossier").rglob("*") if path.is_file() and path.name != "LOCK")
        return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in found}

    before = files()
    assert {"HEAD.json", "joining.sqlite", "index.sqlite"} <= before.keys()
    assert build([folder], tmp_path / "n.dossier").unchanged == 3
    assert files() == before


def test_the_summary_counts_what_is_on_the_timeline(folder: Path, tmp_path: Path, inline: list[str]) -> None:
    dossier = tmp_path / "n.dossier"
    for name in ("blast.txt", "flood.txt"):
        summary = build([folder], dossier)
        with Dossier.open(dossier) as opened:
            assert summary.timeline == sum(event.timeline for event in opened.all("events"))
            assert summary.events == opened.count("events")
        (folder / name).unlink()
