"""Bookmarks: made by a key, gone to, narrowed to, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tui.state.marked import BOOKMARKS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A state folder of its own."""
    monkeypatch.setenv("DATELINE_STATE", str(tmp_path))
    return tmp_path


async def test_a_key_makes_a_bookmark_and_takes_it_back(drive: Callable[..., Any], coast: Path) -> None:
    async with drive() as at:
        await at.press("apostrophe")
        assert "Nothing yet: m bookmarks the row under the cursor, a writes a note on it." in " ".join(
            at.text().split()
        )
        await at.press("escape", "m")
        article = at.app.dossier_screen.record().id
        assert "bookmarked; in the panes ' lists all 1" in at.text()
        assert BOOKMARKS.load(coast) == (article,)
        await at.press("m")
        assert "no bookmark any more" in at.text()
        assert BOOKMARKS.load(coast) == ()


async def test_the_reader_bookmarks_and_exports_its_article(
    drive: Callable[..., Any], coast: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with drive() as at:
        await at.press("enter", "m", "e", "enter")
        article = at.app.screen.article
        assert "is written" in at.text()
    assert BOOKMARKS.load(coast) == (article,)
    (report,) = tmp_path.glob("*.md")
    assert f"(query: `article:{article}`)" in report.read_text("utf-8")


async def test_a_bookmark_is_gone_to_and_all_are_narrowed_to(drive: Callable[..., Any], newsroom: ModuleType) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen
        await at.press("m", "2", "g", "m", "3", "G", "m")
        actor = screen.record()
        await at.press("1", "F")
        await at.type("type:meeting")
        await at.press("enter", "apostrophe")
        assert [choice.label for choice in at.app.screen.offered.choices] == [
            "all 3", actor.kind.replace("_", " "), "war 2001", "article 2024-11-21"
        ]  # fmt: skip
        await at.type(actor.name.split()[0].lower())
        await at.press("enter")
        assert screen.pane == "actors"
        assert screen.record() == actor
        await at.press("apostrophe", "enter")
        counts = {kind: count for kind, count, _ in screen.shown.counts}
        assert counts["articles"] < 4
        assert counts["events"] >= 1
        assert " or " in screen.shown.text


async def test_a_bookmark_is_taken_back_in_the_list_and_one_of_nothing_is_said_to_be(
    drive: Callable[..., Any], coast: Path
) -> None:
    BOOKMARKS.turn(coast, "ev-0123456789")
    BOOKMARKS.turn(coast, "no id")
    async with drive() as at:
        await at.press("m", "apostrophe")
        assert at.app.screen.offered.count == 2
        assert "not in the dossier any more" in at.text()
        await at.press("down", "enter")
        assert at.app.screen is not at.app.dossier_screen
        await at.press("ctrl+d")
        assert at.app.screen.offered.count == 1
    assert "ev-0123456789" not in BOOKMARKS.load(coast)


async def test_a_statement_cannot_be_bookmarked_and_what_cannot_be_kept_is_said(
    drive: Callable[..., Any], state: Path, coast: Path
) -> None:
    async with drive() as at:
        await at.press("4", "m")
        assert "articles, events and actors can be bookmarked" in at.text()
        await at.press("escape")
        (state / "sessions").write_text("in the way")
        await at.press("m")
        assert "This cannot be kept" in at.text()
    assert BOOKMARKS.load(coast) == ()
