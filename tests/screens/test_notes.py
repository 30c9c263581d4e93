"""Notes: written on a row, read below its evidence, found by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.state import notes
from tui.state.marked import READ

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest


async def test_a_note_stands_below_the_evidence_and_can_be_changed(drive: Callable[..., Any], coast: Path) -> None:
    async with drive() as at:
        article = at.app.dossier_screen.record().id
        await at.press("a")
        await at.type("Who paid? #money")
        await at.press("enter")
        assert "Note: Who paid? #money" in at.text()
        assert notes.load(coast) == {article: "Who paid? #money"}
        await at.press("j")
        assert "Note:" not in at.text()
        await at.press("k", "a")
        await at.type(" asked")
        await at.press("enter")
        assert "Note: Who paid? #money asked" in at.text()
    async with drive() as again:
        assert "Note: Who paid? #money asked" in again.text()
        await again.press("a", "ctrl+u", "enter")
        assert "no note any more" in again.text()
        assert "Note:" not in again.text()
    assert notes.load(coast) == {}


async def test_notes_are_found_by_their_words_and_narrowed_to(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen
        for pane, words in (("1", "#money first"), ("2", "#money second"), ("3", "#people")):
            await at.press(pane, "a")
            await at.type(words)
            await at.press("enter")
        actor = screen.record()
        await at.press("m", "apostrophe")
        assert [choice.value.row for choice in at.app.screen.offered.choices[1:]].count(actor.id) == 1
        await at.type("#people")
        assert "Note: #people" in at.text()
        await at.press("enter")
        assert screen.record() == actor
        await at.press("1", "apostrophe")
        await at.type("#money")
        assert [choice.label for choice in at.app.screen.offered.choices][-1] == "all 2"
        await at.press("ctrl+d")
        assert "this is only noted; a on its row changes the note" in at.text()
        await at.press("down", "down", "enter")
        assert " or " in screen.shown.text


async def test_the_reader_says_what_was_noted(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("enter", "a")
        await at.type("read again")
        await at.press("enter", "q")
        assert "Note: read again" in at.text()
        await at.press("enter")
        assert at.text().splitlines()[-1].strip().startswith("Note: read again")


async def test_what_cannot_be_noted_or_kept_is_said(
    drive: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    async with drive() as at:
        await at.press("4", "a")
        assert "articles, events and actors can have a note" in at.text()
        await at.press("escape", "escape", "1")
        monkeypatch.setenv("DATELINE_STATE", str(tmp_path / "file"))
        await at.press("a")
        await at.type("lost")
        await at.press("enter")
        assert "This cannot be kept" in at.text()
        assert "Note: lost" not in at.text()


async def test_a_long_note_leaves_the_evidence_its_line(drive: Callable[..., Any]) -> None:
    async with drive((80, 24)) as at:
        await at.press("a")
        await at.paste("word " * 90)
        await at.press("enter")
        strip = at.app.dossier_screen.evidence
        shown = [line.text for line in strip._lines]
        assert len(shown) <= strip.size.height
        assert any("“" in line for line in shown)
        assert shown[-1].rstrip().endswith("…")


async def test_what_another_window_notes_and_ticks_is_shown(drive: Callable[..., Any], coast: Path) -> None:
    async with drive((120, 40)) as at:
        screen = at.app.dossier_screen
        first, second = screen.record().id, screen.lists["articles"].at(1).id
        assert "Note:" not in at.text()
        notes.keep(coast, first, "Written beside")
        READ.mark(coast, second)
        at.app.look_for_notes()
        await at.type("")
        assert "Note: Written beside" in at.text()
        assert second in screen.articles.were_read
        await at.press("a")
        await at.type(" and here")
        notes.keep(coast, second, "Written meanwhile")
        await at.press("enter")
        assert notes.load(coast) == {first: "Written beside and here", second: "Written meanwhile"}
        notes.keep(coast, first, "")
        notes.keep(coast, second, "")
        READ.turn(coast, second)
        at.app.look_for_notes()
        await at.type("")
        assert "Note:" not in at.text()
        assert not screen.articles.were_read


async def test_a_look_at_notes_does_not_undo_what_is_noted_meanwhile(drive: Callable[..., Any], coast: Path) -> None:
    async with drive() as at:
        before, read = at.app.notes, at.app.dossier_screen.articles.were_read
        article = at.app.dossier_screen.record().id
        await at.press("a")
        await at.type("Kept")
        await at.press("enter")
        at.app._take_up(before, read, {}, frozenset())
        assert "Note: Kept" in at.text()
        assert at.app.notes == {article: "Kept"}
        notes.keep(coast, article, "")
