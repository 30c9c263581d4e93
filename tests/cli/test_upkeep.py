"""Keeping a dossier sound: ``check``, ``repair``, ``compact``, ``migrate``, and TinyDB files out and in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.lens.memory import day
from tui.model import Article, Body, Quote
from tui.state.last_used import remember
from tui.store.dossier import Writer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


def test_check_lists_what_was_not_read(dateline: Call, dossier: Path) -> None:
    done = dateline("check", "--dossier", dossier)
    assert done.code == 0
    assert "bad.bin: it is not text. Convert it." in done.out
    assert "3 articles, 4 events (3 on the timeline), " in done.out
    assert done.out.endswith("1 file could not be read; sound\n")


def test_check_counts_what_each_document_gave(dateline: Call, dossier: Path) -> None:
    heading, *rows = dateline("check", "--dossier", dossier).out.splitlines()[1:-1]
    assert heading.split() == ["facts", "told", "silent", "undated", "uncertain", "left", "out", "document"]
    assert len(rows) == 3
    assert all(re.fullmatch(r" *\d+ +\d+% +\d+ +\d+ +\d+ +\d+  \S+", row) for row in rows)


def test_check_with_a_query_accounts_for_every_character(dateline: Call, dossier: Path) -> None:
    done = dateline("check", "article:ar-0000000001", "--dossier", dossier)
    assert done.code == 0
    total, parts = re.search(r"facts?; ([\d,]+) characters = (.*)", done.out).groups()  # type: ignore[union-attr]
    numbers = [int(number.replace(",", "")) for number in re.findall(r"([\d,]+) [a-z]+", parts)]
    assert sum(numbers) == int(total.replace(",", ""))
    assert dateline("check", "nosuchword", "--dossier", dossier).code == 1


def test_check_finds_what_is_not_sound(dateline: Call, dossier: Path) -> None:
    with Writer.open(dossier) as writer:
        writer.put("texts", [Body("ar-0000000001", "Another text, as long as is needed. " * 10)])
        writer.commit()
    done = dateline("check", "--dossier", dossier)
    assert done.code == 2
    assert "ev-0000000001: " in done.out
    assert done.out.endswith("build it anew, in another place\n")
    assert "nothing to mend" in dateline("repair", "--dossier", dossier).out


def test_check_and_repair_of_damaged_files(dateline: Call, dossier: Path) -> None:
    table = next(dossier.glob("events*.json"))
    table.write_bytes(table.read_bytes().replace(b"Bombing", b"B\xffmbing", 1))
    done = dateline("check", "--dossier", dossier)
    assert done.code == 2
    assert done.out.endswith(f"mend it: dateline repair --dossier {dossier}\n")
    assert "mended" in dateline("repair", "--dossier", dossier).out
    assert dateline("list", "events", "--dossier", dossier).code == 0
    assert "nothing to mend" in dateline("repair", "--dossier", dossier).out


@pytest.mark.parametrize("command", ["repair", "compact", "migrate"])
def test_what_writes_a_dossier_is_told_which(dateline: Call, dossier: Path, command: str) -> None:
    assert dateline(command).err == f"dateline: Missing option '--dossier'. Try: dateline {command} --help\n"
    remember(dossier)
    done = dateline(command)
    assert done.code == 2
    assert f"the one used last is {dossier}. Try:" in done.err
    assert dateline("--dossier", dossier, command).code == 0


def test_compact_and_migrate(dateline: Call, dossier: Path) -> None:
    with Writer.open(dossier) as writer:
        writer.remove("events", ["ev-0000000001"])
        writer.commit()
    assert "bytes freed" in dateline("compact", "--dossier", dossier).out
    assert "present format" in dateline("migrate", "--dossier", dossier).out
    assert dateline("check", "--dossier", dossier).out.endswith("sound\n")


def test_export_to_tinydb_and_back(dateline: Call, dossier: Path, tmp_path: Path) -> None:
    file, copy = tmp_path / "one.json", tmp_path / "copy.dossier"
    assert dateline("export", "--format", "tinydb", "--output", file, "--dossier", dossier).code == 0
    assert "3 articles" in dateline("import", file, "--dossier", copy).out
    assert dateline("export", "--dossier", copy).out == dateline("export", "--dossier", dossier).out
    for arguments in (["export", "--format", "tinydb"], ["import", file]):
        done = dateline(*arguments)
        assert done.code == 2
        assert done.err.count("\n") == 1


def test_check_shows_the_newest_documents_and_the_first_faults_and_counts_the_rest(
    dateline: Call, tmp_path: Path
) -> None:
    path = tmp_path / "many.dossier"
    numbers = range(1, 26)
    with Writer.open(path) as writer:
        dates = {n: day(f"2024-01-{n:02}") for n in numbers}
        writer.put(
            "articles", [Article(f"ar-{n:010x}", f"{n}.txt", "text", "0", "Talks", published=dates[n]) for n in numbers]
        )
        writer.put("texts", [Body(f"ar-{n:010x}", "They agreed.") for n in numbers])
        said = ("ac-000000000f", "they", "agreed", "indirect")
        writer.put("quotes", [Quote(f"qu-{n:010x}", f"ar-{n:010x}", 0, 4, *said) for n in numbers])
        writer.commit()
    done = dateline("check", "--dossier", path)
    assert [line.split()[-1] for line in done.out.splitlines()[1:21]] == [f"{n}.txt" for n in range(25, 5, -1)]
    assert "… and 5 more; any of them in full: dateline check QUERY\n" in done.out
    assert done.out.count("there is no actor ac-000000000f") == 20
    assert "… and 5 more\n" in done.out
    assert "not sound, 25 faults; " in done.out
