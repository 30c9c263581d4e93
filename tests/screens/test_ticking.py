"""Articles that were read: ticked off by reading or by a key, and skipped on the way to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.state.marked import READ
from tui.terminal.glyphs import ASCII

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest


async def test_what_the_reader_shows_is_ticked_off(drive: Callable[..., Any], coast: Path) -> None:
    async with drive() as at:
        assert "✓" not in at.text()
        await at.press("j")
        article = at.app.dossier_screen.record()
        await at.press("enter", "q")
        assert READ.load(coast) == (article.id,)
        (row,) = [line for line in at.text().splitlines() if "✓" in line]
        assert f"✓ {article.title[:12]}" in row
    async with drive() as again:
        assert "✓" in again.text()


async def test_a_key_ticks_off_and_takes_it_back(drive: Callable[..., Any], coast: Path) -> None:
    async with drive() as at:
        await at.press("r")
        assert "marked as read" in at.text()
        assert READ.load(coast) == (at.app.dossier_screen.record().id,)
        await at.press("r")
        assert "marked as unread" in at.text()
        assert READ.load(coast) == ()
        await at.press("enter", "r", "q")
        assert READ.load(coast) == ()
        await at.press("2", "r")
        assert "r is for articles" in at.text()


async def test_the_next_unread_article_is_gone_to(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen
        ids = list(screen.shown.ids["articles"])
        await at.press("j", "r", "k", "right_square_bracket", "u")
        assert screen.record().id == ids[2]
        await at.press("left_square_bracket", "u")
        assert screen.record().id == ids[0]
        await at.press("left_square_bracket", "u")
        assert screen.record().id == ids[-1]
        await at.press("2", "right_square_bracket", "u")
        assert screen.pane == "articles"
        assert screen.record().id == ids[0]


async def test_the_reader_goes_on_to_the_next_unread_article(drive: Callable[..., Any], coast: Path) -> None:
    async with drive() as at:
        ids = list(at.app.dossier_screen.shown.ids["articles"])
        await at.press("enter")
        for known in range(1, len(ids)):
            await at.press("right_square_bracket", "u")
            assert at.app.screen.article == ids[known]
        await at.press("right_square_bracket", "u")
        assert "all others that are shown were read" in at.text()
        assert sorted(READ.load(coast)) == sorted(ids)
        await at.press("q")
        assert at.app.dossier_screen.record().id == ids[-1]
        await at.press("2", "right_square_bracket", "u")
        assert "all others that are shown were read" in at.text()


async def test_only_what_is_shown_is_gone_to(drive: Callable[..., Any]) -> None:
    async with drive(query="type:meeting") as at:
        ids = list(at.app.dossier_screen.shown.ids["articles"])
        assert 1 <= len(ids) < 4
        await at.press("enter", *["right_square_bracket", "u"] * len(ids))
        assert at.app.screen.article in ids
        assert "all others that are shown were read" in at.text()


async def test_a_mark_that_cannot_be_kept_is_said(
    drive: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    async with drive() as at:
        monkeypatch.setenv("DATELINE_STATE", str(tmp_path / "file"))
        await at.press("enter")
        assert "This cannot be kept" in at.text()
        await at.press("q", "r")
        assert "This cannot be kept" in at.text()
        assert "✓" not in at.text()


async def test_a_terminal_without_unicode_has_a_letter(drive: Callable[..., Any]) -> None:
    async with drive(glyphs=ASCII) as at:
        await at.press("r")
        title = at.app.dossier_screen.record().title
        assert f" r {title[:10]}" in at.text()
