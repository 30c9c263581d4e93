"""Small terminals: rows come first, and the keys that a beginner needs are named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tui.screens.statements import StatementsScreen

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("pane", ["1", "2", "3"])
async def test_forty_columns_and_ten_lines_show_rows(drive: Callable[..., Any], pane: str) -> None:
    async with drive((40, 10)) as at:
        await at.press(pane)
        screen = at.app.dossier_screen
        assert screen.lists[screen.pane].size.height >= 3
        assert screen.evidence.size.height == 3
        assert "Evidence" in at.text()
        assert at.text().splitlines()[0] == " coast   4 articles  4 events  4 actors"


async def test_twenty_columns_and_five_lines_show_rows_and_no_bar(drive: Callable[..., Any]) -> None:
    async with drive((20, 5)) as at:
        assert at.app.dossier_screen.lists["articles"].size.height == 2
        assert at.app.dossier_screen.max_scroll_y == 0
        await at.press("question_mark")
        assert at.app.screen.offered.size.height == 2


async def test_the_mouse_goes_to_rows_and_opens_them(drive: Callable[..., Any]) -> None:
    async with drive((120, 40)) as at:
        screen = at.app.dossier_screen
        await at.pilot.click("#events", offset=(12, 1))
        await at.type("")
        assert (screen.pane, screen.timeline.cursor) == ("events", 0)
        assert screen.evidence.current.quote.startswith("The Coastal Front has fought")
        await at.pilot.click("#page", offset=(5, 2))
        await at.type("")
        assert screen.pane == "actors"
        assert screen.page.has_focus
        await at.press("1", "A")
        await at.pilot.click("#choices", offset=(5, 2))
        await at.type("")
        assert at.app.screen.offered.cursor == 2
        await at.press("escape")
        await at.pilot.click("#articles", offset=(20, 1), times=2)
        await at.type("")
        assert at.app.screen.article == screen.lists["articles"].at(1).id


@pytest.mark.parametrize("width", [80, 40])
async def test_a_click_on_a_name_goes_to_its_pane(drive: Callable[..., Any], width: int) -> None:
    async with drive((width, 24)) as at:
        screen = at.app.dossier_screen
        names = at.text().splitlines()[1]
        for name, pane in (("2", "events"), ("1", "articles"), ("3", "actors")):
            await at.pilot.click(screen, offset=(names.index(f" {name}") + 1, 1))
            await at.type("")
            assert screen.pane == pane
            assert screen.lists[pane].has_focus
            names = at.text().splitlines()[1]
        await at.pilot.click(screen, offset=(names.index(" 4") + 1, 1))
        await at.type("")
        assert isinstance(at.app.screen, StatementsScreen)
        await at.pilot.click(at.app.screen, offset=(at.text().splitlines()[1].index(" 2") + 1, 1))
        await at.type("")
        assert at.app.screen is screen
        assert screen.pane == "events"


async def test_a_click_on_the_title_of_a_pane_beside_goes_there(drive: Callable[..., Any]) -> None:
    async with drive((120, 40)) as at:
        screen = at.app.dossier_screen
        title = at.text().splitlines()[1]
        for name, pane in (("3 Actors", "actors"), ("2 Timeline", "events")):
            await at.pilot.click(screen, offset=(title.index(name) + 12, 1))
            await at.type("")
            assert screen.pane == pane


async def test_the_page_of_an_actor_has_a_slim_screen_for_itself(drive: Callable[..., Any]) -> None:
    async with drive((40, 12)) as at:
        await at.press("3")
        assert at.text().splitlines()[2].count("Coastal Front") == 2
        assert "4 mentions in 3" not in at.text()
        await at.press("tab")
        assert at.text().splitlines()[2].count("Coastal Front") == 1
        assert "4 mentions in 3" in at.text()


async def test_the_foot_says_how_to_leave_at_80_columns(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        foot = at.text().splitlines()[-1]
        for words in ("Enter open", "/ search", "f filter", ". narrow", "Tab pane", "q quit", "e export", "? keys"):
            assert words in foot


async def test_several_sources_name_the_key_for_the_next(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("2")
        assert "Evidence 1 of 2 [,] next" in at.text()
        await at.press("g")
        assert "next)" not in at.text()
        await at.press("comma")
        assert "one source alone says this" in at.text()


async def test_keys_that_can_do_no_more_say_so(drive: Callable[..., Any]) -> None:
    async with drive(query="2024-11-09") as at:
        await at.press("2", "plus")
        assert "a day is the least" in at.text()
        await at.press("minus", "minus", "0", "0")
        assert "the whole time is shown" in at.text()


async def test_any_key_that_does_nothing_says_so(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        for key, name in (("f1", "F1"), ("t", "t"), ("ctrl+t", "^T"), ("delete", "delete")):
            await at.press(key)
            assert f"{name} is no key here; ? lists them" in at.text()


async def test_tab_leads_from_the_statements_to_the_panes(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        for key, pane in (("tab", "articles"), ("shift+tab", "actors")):
            await at.press("2", "4", key)
            assert at.app.screen is at.app.dossier_screen
            assert at.app.dossier_screen.pane == pane


async def test_a_click_on_a_key_at_the_foot_does_what_it_does(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen

        async def click(words: str) -> None:
            foot = at.text().splitlines()[-1]
            await at.pilot.click(at.app.screen, offset=(foot.index(words) + 1, 23))
            await at.type("")

        await click(". narrow")
        assert screen.trail.leads_back
        await click("Esc back")
        assert not screen.trail.leads_back
        await click("Enter open")
        await click("]e next event")
        assert "event 1 of" in at.text()
        await at.press("q")
        await click("? keys")
        assert "Keys of this screen" in at.text()
        await click("Esc close")
        assert at.app.screen is screen
        await click("f filter")
        before = at.app.screen
        await click("↑↓ move")
        assert at.app.screen is before
        await click("Enter narrow")
        assert screen.trail.leads_back


async def test_a_click_on_the_foot_beside_keys_does_nothing(drive: Callable[..., Any]) -> None:
    async with drive((160, 24)) as at:
        foot = at.text().splitlines()[-1]
        gap = foot.index("? keys") - 3
        assert foot[gap - 1 : gap + 2].isspace()
        before = at.app.screen
        await at.pilot.click(before, offset=(gap, 23))
        await at.type("")
        assert at.app.screen is before
        await at.press("asterisk")
        await at.pilot.click(before, offset=(1, 23))
        await at.type("")
        assert at.app.screen is before


async def test_a_click_on_the_evidence_opens_its_source(drive: Callable[..., Any]) -> None:
    async with drive(query="type:attack") as at:
        await at.press("2")
        screen = at.app.dossier_screen
        first = screen.evidence.current
        assert len(screen.evidence.sources) > 1
        await at.pilot.click("#evidence", offset=(20, 0))
        await at.type("")
        second = screen.evidence.current
        assert second != first
        await at.pilot.click("#evidence", offset=(20, 1))
        await at.type("")
        assert at.app.screen.article == second.article
        assert at.app.screen.at == (second.start, second.end)


@pytest.mark.parametrize("key", ["1", "2", "3", "4"])
async def test_where_there_is_no_row_the_foot_offers_nothing_for_one(drive: Callable[..., Any], key: str) -> None:
    async with drive((200, 24), query="killed:>9999") as at:
        await at.press(key)
        foot = at.text().splitlines()[-1]
        assert not any(words in foot for words in ("open", "narrow", "source", "yank", "extracted"))
        assert foot.split()[:2] == (["f", "filter"] if key == "4" else ["/", "search"])
        assert "Esc back" in foot
        await at.press("escape", *["escape"] * (key == "4"))
        assert "Enter open" in at.text()
