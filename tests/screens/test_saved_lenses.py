"""Lenses kept by name: in the dialog, the palette, the query, and from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import QueryError
from tui.lens import parse
from tui.screens import saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEPT = {"blasts": "killed:>20", "two words": "type:attack or type:war"}


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], dict[str, str]]:
    """A state folder of its own, and what is kept in it for a dossier."""
    monkeypatch.setenv("DATELINE_STATE", str(tmp_path))
    return lambda: saved.load(tmp_path / "coast.dossier")


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
        assert saved.load(coast) == {"blasts": "killed:>20"}
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
        assert saved.load(coast)
        await at.press("ctrl+d")
        assert saved.load(coast) == {}
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


def test_a_name_stands_for_its_query_in_parentheses() -> None:
    assert saved.read("@blasts 2024", lambda: KEPT) == parse("killed:>20 2024")
    assert saved.read('-@"two words" harbour', lambda: KEPT) == parse("-(type:attack or type:war) harbour")
    assert saved.read('"@blasts" source:a@b', dict) == parse('"@blasts" source:a@b')
    assert saved.read("2024", lambda: pytest.fail("nothing is named")) == parse("2024")


def test_what_is_wrong_is_told_where_it_was_typed() -> None:
    with pytest.raises(QueryError, match="no lens is kept as fires") as error:
        saved.read("2024 @fires", lambda: KEPT)
    assert error.value.position == 5
    assert "@blasts" in str(error.value)
    with pytest.raises(QueryError) as error:
        saved.read("@blasts type:volcano", lambda: KEPT)
    assert error.value.position == 13


@given(st.text())
def test_every_name_can_be_written_in_a_query(words: str) -> None:
    name = saved.as_name(words)
    if name and name.isprintable():
        assert saved.read(saved.written(name), lambda: {name: "type:war"}) == parse("type:war")


def test_what_cannot_be_read_is_none(kept: Callable[[], dict[str, str]], tmp_path: Path) -> None:
    file = saved.file_of(tmp_path / "coast.dossier")
    file.parent.mkdir(parents=True)
    file.write_bytes(b"{")
    assert kept() == {}
