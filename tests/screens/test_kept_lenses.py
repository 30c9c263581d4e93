"""Lenses kept by name: in the dialog, the palette and the query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tui.state import kept_lenses

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], dict[str, str]]:
    """A state folder of its own, and what is kept in it for a dossier."""
    monkeypatch.setenv("DATELINE_STATE", str(tmp_path))
    return lambda: kept_lenses.load(tmp_path / "coast.dossier")


async def keep(at: Any, query: str, name: str) -> None:
    """Narrow, and keep it."""
    await at.press("F")
    await at.type(query)
    await at.press("enter", "at")
    await at.type(name)
    await at.press("enter")


async def test_what_is_shown_is_kept_and_gone_to(
    drive: Callable[..., Any], kept: Callable[[], dict[str, str]], coast: Path
) -> None:
    async with drive() as at:
        await at.press("at")
        assert "None is kept yet" in at.text()
        await at.type("all")
        assert "narrow first" in at.text()
        await at.press("enter", "escape")
        await keep(at, "killed:>20", "blasts")
        assert kept_lenses.load(coast) == {"blasts": "killed:>20"}
        assert "kept as @blasts" in at.text()
        await at.press("escape")
        assert at.app.dossier_screen.shown.text == ""
        await at.press("at")
        assert "@blasts  more than 20 killed" in at.text()
        assert "1 event  2 articles" in at.text()
        await at.press("enter")
        assert at.app.dossier_screen.shown.text == "killed:>20"
    async with drive(query="type:war") as at:
        await at.press("at")
        assert "@blasts" in at.text()


async def test_a_lens_is_forgotten_when_asked_twice(
    drive: Callable[..., Any], kept: Callable[[], dict[str, str]], coast: Path
) -> None:
    async with drive() as at:
        await keep(at, "killed:>20", "blasts")
        await at.press("at", "ctrl+d")
        assert "^D again forgets @blasts" in at.text()
        assert kept_lenses.load(coast)
        await at.press("ctrl+d")
        assert kept_lenses.load(coast) == {}
        assert "None is kept yet" in at.text()


async def test_the_palette_and_the_query_know_them(
    drive: Callable[..., Any], kept: Callable[[], dict[str, str]]
) -> None:
    async with drive() as at:
        await keep(at, "type:war", "wars")
        await at.press("escape", "ctrl+p")
        await at.type("wars")
        assert "@wars: of type war" in at.text()
        assert "1 event  1 article" in at.text()
        await at.press("enter")
        assert at.app.dossier_screen.shown.text == "type:war"
        await at.press("escape", "F")
        for key in ("at", "w"):
            await at.press(key)
        await at.press("tab")
        await at.type("2001")
        assert "of type war, in 2001" in at.text()
        await at.press("enter")
        assert at.app.dossier_screen.shown.text == "type:war 2001"


async def test_what_cannot_be_kept_is_said(
    drive: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("DATELINE_STATE", str(tmp_path / "file"))
    async with drive() as at:
        await keep(at, "killed:>20", "blasts")
        assert "cannot be kept" in at.text()
        assert "kept as" not in at.text()
