"""Lists beside the panes: figures, quotes and relations of what is shown; two actors on one axis of time."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, cast

import pytest
from msgspec.structs import replace

from tui.model import Quote, fingerprint
from tui.screens.compare import CompareScreen
from tui.screens.reader import ReaderScreen
from tui.screens.statements import StatementsScreen, more
from tui.store.dossier import Writer
from tui.widgets.entries import Entries, Entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType


async def test_statements_are_those_of_the_lens(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("4")
        screen = at.app.screen
        assert isinstance(screen, StatementsScreen)
        text = at.text()
        assert "2 figures  1 quote  1 relation" in text
        assert "Ilse Maren" in text
        assert "“We were boarding when the hall shook”" in text
        assert "attacks · Sundria · in 2022 · by Osk" in text
        first, second = (line.split() for line in text.splitlines() if "attacks" in line)
        assert (first[-1], second[-1]) == ("2024-11-21", "2023"), "the first figure of an article has its date"
        await at.press("G")
        assert screen.evidence.current.quote == "Sundria supports Osk, its ministry said."
        await at.press("2")
        assert at.app.screen is at.app.dossier_screen
        assert at.app.dossier_screen.pane == "events"
        await at.press("1", "4", "escape")
        assert at.app.screen is at.app.dossier_screen
    async with drive(query="actor:osk") as at:
        await at.press("4")
        assert "1 of 2 figures  0 of 1 quotes  1 relation   ▾ with osk" in at.text()


async def test_the_key_of_the_statements_goes_on_to_their_next_kind(drive: Callable[..., Any]) -> None:
    async with drive((100, 24)) as at:
        await at.press("4")
        screen = at.app.screen
        assert "4 next kind" in at.text()
        for kind in ("qu", "re", "fi", "qu"):
            await at.press("4")
            assert at.app.screen is screen
            assert screen.row.reference[:2] == kind
        assert "quotes  1/1 ─" in at.text()
        await at.press("2", "3", "c", "enter", "4")
        assert isinstance(at.app.screen, StatementsScreen)
        await at.press("q")
        assert at.app.screen is at.app.dossier_screen


async def test_the_next_kind_of_statements_begins_on_top(drive: Callable[..., Any]) -> None:
    async with drive((80, 10)) as at:
        await at.press("4", "4")
        assert at.text().splitlines()[2].split() == ["Quotes", "1"]


async def test_a_statement_opens_at_its_sentence_and_says_how_it_was_found(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("4", "G", "i")
        assert "supports" in at.text()
        await at.press("escape", "enter")
        screen = at.app.screen
        assert isinstance(screen, ReaderScreen)
        assert screen.text.body.text[slice(*screen.at)] == "Sundria supports Osk, its ministry said."
        await at.press("escape")
        assert isinstance(at.app.screen, StatementsScreen)


async def test_the_lens_narrows_from_within_the_statements(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        below = at.app.dossier_screen
        await at.press("4", "j", "j", "full_stop")
        screen = at.app.screen
        assert isinstance(screen, StatementsScreen)
        assert below.shown.text == 'actor:"Ilse Maren"'
        assert "0 of 2 figures  1 quote  0 of 1 relations" in at.text()
        await at.press("f", "enter")
        assert at.app.screen is screen
        assert len(below.trail.queries) == 3
        await at.press("escape", "escape")
        assert below.shown.text == ""
        assert "2 figures  1 quote  1 relation" in at.text()
        await at.press("G", "full_stop")
        assert below.shown.text == 'actor:"Republic of Sundria" actor:Osk'
        await at.press("escape", "escape")
        assert at.app.screen is below


async def test_a_figure_narrows_to_its_article(drive: Callable[..., Any], newsroom: ModuleType) -> None:
    async with drive() as at:
        await at.press("4", "full_stop", "1")
        assert at.app.dossier_screen.shown.text == f"article:{newsroom.article_id('courier.md')}"


async def test_the_lens_narrows_from_two_actors_to_the_panes(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        below = at.app.dossier_screen
        await at.press("3", "c", "enter", "G")
        event = at.app.screen.record()
        assert event is not None
        await at.press("full_stop")
        assert at.app.screen is below
        assert below.shown.text == f"event:{event.id}"
        await at.press("escape", "c", "enter", "F")
        await at.type("type:attack")
        await at.press("enter")
        assert at.app.screen is below
        assert below.shown.text == "type:attack"


async def test_nothing_said_says_what_to_do(drive: Callable[..., Any]) -> None:
    async with drive(query="type:kidnapping -harbour") as at:
        await at.press("4")
        assert "Nothing is said or counted" in at.text()
        await at.press("enter", "i", "y", "j")
        assert at.app.is_running


async def test_two_actors_stand_on_one_axis(drive: Callable[..., Any], newsroom: ModuleType) -> None:
    async with drive() as at:
        await at.press("3", "c")
        assert "Coastal Front side by side with" in at.text()
        assert "1 event of both" in at.text()
        await at.type("sundria")
        await at.press("enter")
        screen = at.app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.sides == (newsroom.identity("Coastal Front"), newsroom.identity("Republic of Sundria"))
        lines = at.text().splitlines()
        assert "4 events, 1 of both" in lines[0]
        (shared,) = [line for line in lines if " = " in line]
        assert "perpetrator?: The Coastal Fro" in shared
        assert "= target" in shared
        (right,) = [line for line in lines if "Talks of Sundria" in line]
        assert right.index("Sep") < right.index("participant: Talks")
        (left,) = [line for line in lines if "≥26†" in line and "Blast" in line]
        assert left.index("claimant: Blast") < left.index("Nov 09")
        assert "perpetrator: alleged: Kid" in at.text()
        await at.press("G")
        assert screen.evidence.current.quote.startswith("The Coastal Front kidnapped")
        await at.press("enter")
        assert isinstance(at.app.screen, ReaderScreen)
        await at.press("escape", "escape")
        assert at.app.screen is at.app.dossier_screen


async def test_from_an_event_those_who_take_part_are_compared(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("c")
        assert "no actor on this row; 3 lists all of them" in at.text()
        await at.press("2", "g", "c")
        assert "Coastal Front side by side with" in at.text()
        await at.press("escape")
        assert at.app.screen is at.app.dossier_screen


async def test_an_actor_named_on_a_page_is_compared_at_once(drive: Callable[..., Any], newsroom: ModuleType) -> None:
    async with drive() as at:
        await at.press("3", "tab", "G", "c")
        assert at.app.screen.sides == (newsroom.identity("Coastal Front"), newsroom.identity("Republic of Sundria"))


async def test_rows_of_a_long_comparison_are_fetched_as_they_are_seen(
    drive: Callable[..., Any], newsroom: ModuleType
) -> None:
    async with drive() as at:
        await at.press("3", "tab", "G", "c")
        screen = at.app.screen
        rows = screen.rows
        first = rows.at(0)
        rows._pages.clear()
        rows._strips.clear()
        rows.sides.clear()
        rows.refresh()
        await at.press("j")
        assert rows.at(0) == first
        assert len(rows.sides) == 4


async def test_wrapped_entries_keep_the_cursor_on_first_lines(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("4")
        page = at.app.screen.query_one("#rows", Entries)
        long = "one two three four five six seven eight nine ten " * 6
        page.show_page([Entry("a", lines=3), Entry(long, "x", lines=3), Entry("b")])
        await at.pilot.pause()
        rows = [page.at(number) for number in range(page.count)]
        assert [row.kind for row in rows] == ["plain", "plain", "more", "more", "plain"]
        assert rows[3].words.endswith("nine ten")
        await at.press("j", "j")
        assert page.current.words == "b"
        await at.press("k")
        assert page.cursor == 1
        await at.pilot.resize_terminal(200, 24)
        await at.press("G", "k")
        assert page.current.words.startswith("one two")


@pytest.mark.parametrize("keys", [("4", "4"), ("3", "c", "down", "enter", "j")])
async def test_from_the_reader_one_goes_back_to_the_list_that_opened_it(
    drive: Callable[..., Any], keys: tuple[str, ...]
) -> None:
    async with drive() as at:
        await at.press(*keys)
        before = at.app.screen
        row = before.record().id
        assert isinstance(before, StatementsScreen | CompareScreen)
        await at.press("enter")
        assert isinstance(at.app.screen, ReaderScreen)
        article = at.app.screen.article
        await at.press("ctrl+o")
        assert type(at.app.screen) is type(before)
        assert at.app.screen.which == before.which
        assert at.app.screen.record().id == row
        await at.press("ctrl+o")
        assert at.app.screen is at.app.dossier_screen
        await at.press("L", "L")
        assert at.app.screen.article == article
        await at.press("q")
        assert type(at.app.screen) is type(before)
        await at.press("q")
        assert at.app.screen is at.app.dossier_screen


async def test_a_list_is_come_back_to_under_the_lens_it_had(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("4", "j", "full_stop", "enter")
        narrowed = at.app.dossier_screen.trail.query
        assert narrowed
        await at.press("q", "q", "0", "F", "ctrl+u")
        await at.type("type:attack")
        await at.press("enter", "ctrl+o", "ctrl+o")
        assert isinstance(at.app.screen, StatementsScreen)
        assert at.app.dossier_screen.trail.query == at.app.screen.within == narrowed


@pytest.fixture
def talkative(coast: Path, tmp_path: Path) -> Path:
    """A copy of the dossier in which one thing is said eleven times."""
    path = shutil.copytree(coast, tmp_path / "talkative.dossier")
    with Writer.open(path) as writer:
        (quote,) = cast("list[Quote]", list(writer.all("quotes")))
        writer.put("quotes", [replace(quote, id=fingerprint("qu", str(number))) for number in range(10)])
        writer.commit()
    return path


async def test_statements_go_on_as_the_cursor_comes_near_the_last_listed(
    drive: Callable[..., Any], talkative: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.statements.FIRST", 2)
    monkeypatch.setattr("tui.screens.statements.NEAR", 1)
    async with drive((100, 12), dossier=talkative) as at:
        await at.press("4", "4")
        screen = at.app.screen
        total = {kind: whole for kind, _, whole in screen._statements.counts}["quotes"]
        assert total > 8
        assert f"the first 2 of {total}" in at.text()
        assert f"quotes  1/{total}" in at.text()
        seen = [screen.record().id]
        while len(seen) < total:
            top = screen.rows.scroll_offset.y
            await at.press("j")
            seen.append(screen.record().id)
            assert screen.rows.scroll_offset.y >= top
            assert f"quotes  {len(seen)}/{total}" in at.text()
            assert screen.evidence.current is not None
        assert len(set(seen)) == total
        assert all(one.startswith("qu-") for one in seen)
        await at.press("j")
        assert screen.record().id.startswith("re-")
        await at.press("k")
        assert screen.record().id == seen[-1]


async def test_what_comes_too_late_for_another_lens_is_dropped(
    drive: Callable[..., Any], talkative: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.statements.FIRST", 2)
    async with drive(dossier=talkative) as at:
        await at.press("4")
        screen = at.app.screen
        before = screen._statements
        late = more(screen.desk, screen.within, before, "quotes")
        await at.press("full_stop")
        now = screen._statements
        screen._show_more(before, late, [])
        assert screen._statements is now
