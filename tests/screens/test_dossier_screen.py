"""The dossier screen: one lens, three panes that follow each other, evidence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from textual.app import App

from tui.screens.application import DatelineApp
from tui.terminal.drawing import FittedDrawing
from tui.terminal.failing import Failing
from tui.terminal.output import DiffedOutput

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    import pytest


def test_what_the_terminal_modules_change_comes_before_what_textual_does() -> None:
    order = DatelineApp.__mro__
    for changed in (Failing, DiffedOutput, FittedDrawing):
        assert order.index(changed) < order.index(App)


async def test_shows_everything_at_first(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        text = at.text()
    assert "4 articles  4 events  4 actors" in text
    assert "▸ 2024-11-21 Velmar counts its dead" in text
    assert "undated    What the coast needs" in text


async def test_articles_come_newest_first_and_the_timeline_runs_forward(
    drive: Callable[..., Any], newsroom: ModuleType
) -> None:
    async with drive() as at:
        await at.press("2")
        shown = at.app.dossier_screen.shown
    assert shown.ids["articles"][0] == newsroom.article_id("courier.md")
    assert list(shown.groups) == [("2001", 1), ("2023", 1), ("2024", 1), ("undated", 1)]


async def test_the_density_counts_known_days_and_dots_what_is_vague(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("2")
        spans = at.app.dossier_screen.shown.ids["events"].spans()
        days = [
            (first and date.fromordinal(first), last and date.fromordinal(last), count) for first, last, count in spans
        ]
        assert days == [
            (date(2001, 1, 1), date(2001, 12, 31), 1),
            (date(2023, 9, 1), date(2023, 9, 30), 1),
            (date(2024, 11, 9), date(2024, 11, 9), 1),
            (None, None, 1),
        ]
        (strip,) = [line for line in at.text().splitlines() if line.startswith(" 2001 ·")]
        assert "█" in strip
        assert strip.endswith("2024")


async def test_dates_are_no_more_precise_than_they_are(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("2")
        lines = at.text().splitlines()
    assert any(line.startswith("  2001      war") for line in lines)
    assert any(line.startswith("  Sep       meeting") for line in lines)
    assert any(line.startswith("▸ Nov 09    attack") for line in lines)
    assert any(line.startswith("  –         kidnapping alleged: Kidnapping") for line in lines)


async def test_a_row_shows_toll_disagreement_and_sources(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("2")
        (row,) = [line for line in at.text().splitlines() if "ferry hall of Velmar harbour  " in line]
    assert row.endswith(" ≥26†≠ [2]")


async def test_sources_are_stepped_through_and_say_what_differs(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("2")
        evidence = at.app.dossier_screen.evidence
        assert len(evidence.sources) == 2
        assert evidence.current.note == "at least 26 killed; claimant: The Coastal Front"
        assert evidence.current.differs == "killed: at least 26 / 24"
        await at.press("comma")
        assert evidence.current.note == "24 killed; claimant: The Coastal Front"
        assert "2 of 2" in at.text()
        await at.press("comma")
        assert "1 of 2" in at.text()


async def test_narrowing_and_undoing_it(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen
        await at.press("3", "full_stop")
        assert screen.shown.text == 'actor:"Coastal Front"'
        assert "3 of 4 articles  3 of 4 events" in at.text()
        assert "with Coastal Front" in at.text()
        await at.press("2", "G", "full_stop")
        assert len(screen.trail.queries) == 3
        await at.press("escape")
        assert screen.shown.text == 'actor:"Coastal Front"'
        await at.press("escape", "escape", "escape")
        assert screen.shown.text == ""
        assert at.app.is_running


async def test_a_narrowing_to_what_is_shown_says_so(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("3", "full_stop")
        assert "shown already" not in at.text()
        steps = len(at.app.dossier_screen.trail.queries)
        await at.press("full_stop")
        assert "this is what is shown already" in at.text()
        assert len(at.app.dossier_screen.trail.queries) == steps
        await at.press("A")
        await at.type("osk")
        await at.press("enter")
        assert "shown already" not in at.text()


async def test_zooming_narrows_the_lens_to_a_window(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen
        await at.press("2", "plus")
        assert screen.shown.text == "2020..2029"
        assert len(screen.shown.ids["events"]) == 2
        await at.press("less_than_sign")
        assert screen.shown.text == "2000..2009"
        while "no event here is earlier" not in at.text():
            await at.press("less_than_sign")
        assert screen.shown.window[1] >= date(2001, 1, 1)
        await at.press("0")
        assert screen.shown.window is None
        assert screen.shown.text == ""


async def test_sorting_says_so_and_reverses(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen
        await at.press("2", "s")
        assert list(screen.shown.groups) == [("by killed", 4)]
        assert "by killed" in at.text()
        assert screen.lists["events"].at(0).killed.min == 26
        await at.press("s", "s", "s", "S")
        assert [label for label, _ in screen.shown.groups] == ["undated", "2024", "2023", "2001"]


async def test_actors_by_articles_are_listed_with_the_number_of_these(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        actors = at.app.dossier_screen.lists["actors"]
        await at.press("3")
        first = actors.current
        assert first.mentions != first.articles
        assert f"{first.name} {first.mentions}" in " ".join(at.text().split())
        await at.press("s", "g")
        first = actors.current
        assert f"{first.name} {first.articles}│" in " ".join(at.text().split())


async def test_a_lens_comes_with_all_panes_where_they_belong(
    drive: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """None of them moves afterwards, which would draw it twice."""
    async with drive((120, 40)) as at:
        screen = at.app.dossier_screen
        await at.press("G")
        moved: list[object] = []
        for list_ in screen.lists.values():
            monkeypatch.setattr(list_, "move_to", lambda index, list_=list_: moved.append((list_.id, index)))
        screen.show_query("type:war")
        await at.type("")
        assert screen.lists["events"].current.title == "The Coastal Front fights Sundria"
        assert screen.lists["events"].marked == {screen.lists["events"].current.id}
        assert screen.evidence.current.article == screen.lists["articles"].current.id
        assert moved == []


async def test_time_is_narrowed_from_a_pane_that_does_not_show_it(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("plus")
        assert at.app.dossier_screen.shown.window is not None
        assert len(at.app.dossier_screen.trail.queries) == 2


async def test_back_and_forward_through_places(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen
        await at.press("3", "full_stop", "enter")
        assert at.app.screen is not screen
        await at.press("ctrl+o")
        assert at.app.screen is screen
        assert screen.shown.text == 'actor:"Coastal Front"'
        await at.press("ctrl+o")
        assert screen.shown.text == ""
        await at.press("L")
        assert screen.shown.text == 'actor:"Coastal Front"'
        await at.press("L")
        assert at.app.screen is not screen


async def test_the_session_is_remembered(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("2", "g", "full_stop", "q")
    async with drive() as at:
        screen = at.app.dossier_screen
        assert screen.pane == "events"
        assert screen.shown.text.startswith("event:ev-")
        await at.press("escape")
        assert screen.shown.text == ""


async def test_hostile_keys_do_nothing(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("ctrl+q", "ctrl+s", "ctrl+c", "right_square_bracket", "x", "escape", "escape")
        assert at.app.is_running
        assert "4 articles" in at.text()


async def test_control_codes_of_documents_never_reach_a_line(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen
        hostile = type(screen.lists["articles"].at(0))
        article = hostile("ar-x", "x", "text", "0", "[/ \x1b]52;c;eA==\x07 \x9b31m [Reuters] \u202egnp")
        list_ = screen.lists["articles"]
        list_.supply(list_.show(1), 0, [article])
        await at.pilot.pause()
        text = at.text()
        assert "[Reuters]" in text
        assert not any(character in text for character in "\x1b\x07\x9b\u202e")


async def test_the_foot_says_how_to_go_back_once_there_is_somewhere_to_go(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        foot = at.text().splitlines()[-1]
        assert "q quit  e export" in foot
        assert "Esc back" not in foot
        await at.press("full_stop")
        assert "Esc back  q quit" in at.text().splitlines()[-1]
        await at.press("escape")
        assert at.text().splitlines()[-1] == foot
        await at.press("escape")
        assert "everything is shown; q quits" in at.text().splitlines()[-1]
    async with drive(query="type:attack") as at:
        assert "Esc back" in at.text().splitlines()[-1]
