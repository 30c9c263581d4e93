"""Searching the full text: what is listed, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from collections.abc import Callable


async def test_search_lists_passages_and_opens_there(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("slash")
        await at.type("patrol")
        assert "patrol the strait" in at.text()
        await at.press("enter")
        assert isinstance(at.app.screen, ReaderScreen)
        assert at.app.screen.facts.article.path == "talks.txt"
        assert "match 1 of 1" in at.text()
        await at.press("escape")
        assert at.app.dossier_screen.lists["articles"].current.path == "talks.txt"
        await at.press("n")
        assert "match 1 of 1 for patrol" in at.text()


async def test_search_says_within_what_it_searches(drive: Callable[..., Any]) -> None:
    async with drive(query="type:meeting") as at:
        await at.press("slash")
        assert "Search the text of what is shown: of type meeting" in at.text()
        await at.type("bomb")
        words = " ".join(at.text().split())
        assert "Only what is shown was searched: of type meeting. Elsewhere 2 articles match." in words
    async with drive() as at:
        await at.press("slash")
        assert "Search the text\n" in at.text()
        await at.type("zzz")
        assert "No passage found.\n" in at.text()


async def test_search_asks_what_was_meant_where_nothing_is_found(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("slash")
        await at.type("harbor blasst")
        assert "No passage found. Did you mean harbour blast?" in " ".join(at.text().split())


async def test_search_shows_the_best_first_and_keeps_the_cursor_when_the_rest_comes(
    drive: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.search.FIRST_PASSAGES", 1)
    async with drive() as at:
        await at.press("slash")
        await at.type("harbour")
        dialog = at.app.screen
        best, every = dialog.answers("harbour")
        assert list(best) == list(every[:1])
        assert list(dialog.offered.choices) == list(every)
        assert len(every) > 1
        await at.press("down")
        dialog._offer(dialog._asked, every)
        assert dialog.offered.cursor == 1
        await at.type("s")
        assert dialog.offered.cursor == 0


async def test_search_finds_what_begins_as_the_last_word_typed_so_far(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("slash")
        assert "The passages found come as you type" in at.text()
        await at.type("patr")
        assert "patrol the strait" in at.text()
        await at.press("enter")
        assert at.app.screen.words == "patr*"


@pytest.mark.parametrize(
    ("words", "said"),
    [("kil>20", "No passage found"), ("type:at", "there is no type"), ("killed:>2000", "No passage found")],
)
async def test_search_says_why_it_shows_nothing(drive: Callable[..., Any], words: str, said: str) -> None:
    async with drive() as at:
        await at.press("slash")
        await at.type(words)
        assert said in at.text()
