"""Going from one dossier to another, and to documents."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

import pexpect
import pytest
from textual.widgets import Input

from tui.store.dossier import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def mountain(coast: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another dossier, where those are that have no place of their own."""
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "own"))
    path = shutil.copytree(coast, tmp_path / "own" / "mountain.dossier")
    with Writer.open(path, name="mountain") as writer:
        writer.describe(sources=["/home/ana/mountain"])
        writer.commit()
    return path


async def test_another_dossier_is_chosen_by_name_and_the_app_ends_for_it(
    drive: Callable[..., Any], mountain: Path
) -> None:
    (mountain.parent / "broken.dossier").mkdir()
    async with drive() as at:
        await at.press("O")
        text = at.text()
        assert "mountain  /home/ana/mountain" in text
        assert "4 articles" in text
        assert "broken" not in text
        await at.type("moun")
        await at.press("enter")
        assert at.app.other == mountain
        assert at.app._exit


async def test_documents_are_found_by_their_path(drive: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "news" / "may").mkdir(parents=True)
    (tmp_path / "news" / "june.txt").write_text("Rain.")
    (tmp_path / "news" / ".hidden").touch()
    async with drive((120, 24)) as at:
        await at.press("O")
        at.app.screen.query_one(Input).value = f"{tmp_path}/ne"
        await at.type("")
        await at.press("tab")
        assert at.app.screen.query_one(Input).value == f"{tmp_path}/news/"
        await at.type("")
        rows = [(choice.label, choice.words) for choice in at.app.screen.offered.choices]
        assert rows == [("folder", "news"), ("file", "june.txt"), ("folder", "may")]
        await at.type("ju")
        await at.press("enter")
        assert at.app.other == tmp_path / "news" / "june.txt"


async def test_the_app_stays_while_a_file_is_written(drive: Callable[..., Any], mountain: Path) -> None:
    async with drive() as at:
        with at.app.writing():
            await at.press("O", "enter")
            assert at.app.other is None
            assert "a file is being written" in at.text()
        await at.press("O", "escape")
        assert at.app.other is None


async def test_a_path_that_is_not_there_is_none(
    drive: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))
    async with drive() as at:
        await at.press("O")
        assert "There is no other dossier yet." in at.text()
        await at.type("./nowhere")
        assert at.app.screen.offered.count == 0
        assert "There is nothing at ./nowhere." in at.text()
        await at.press("enter")
        assert at.app.other is None


def test_the_other_dossier_is_shown_by_a_process_of_its_own_that_leaves_as_ever(coast: Path, mountain: Path) -> None:
    environ = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    arguments = ["-m", "tui", "--dossier", str(coast)]
    child = pexpect.spawn(sys.executable, arguments, env=environ, dimensions=(24, 80), timeout=60, encoding="utf-8")
    child.expect("Velmar counts its dead")
    child.send("O")
    child.expect("/home/ana/mountain")
    child.send("\r")
    child.expect(r"\?1049l")
    child.expect("Velmar counts its dead")
    child.send("Q")
    child.expect(r"\?1049l")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
