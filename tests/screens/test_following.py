"""How panes, evidence and the actor page follow the cursor: in time, and nothing for nobody."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

from tui.screens import profiles

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    import pytest


async def test_panes_follow_the_cursor(drive: Callable[..., Any], newsroom: ModuleType) -> None:
    async with drive((120, 40)) as at:
        lists = at.app.dossier_screen.lists
        await at.press("j", "j")
        assert lists["articles"].current.title.startswith("Sundria and Osk")
        assert lists["events"].current.title.startswith("Talks")
        assert lists["actors"].marked == {newsroom.identity("Osk"), newsroom.identity("Republic of Sundria")}
        await at.press("2", "g")
        assert lists["events"].current.type == "war"
        assert lists["articles"].marked == {newsroom.article_id("harbour.txt")}
        assert lists["articles"].current.id == newsroom.article_id("harbour.txt")
        assert at.app.dossier_screen.page.actor == newsroom.identity("Republic of Sundria")
        await at.press("G")
        assert at.app.dossier_screen.page.actor == newsroom.identity("Coastal Front")


async def test_a_pane_of_which_no_row_belongs_to_the_cursors_says_so(drive: Callable[..., Any]) -> None:
    async with drive((130, 40)) as at:
        await at.press("3", "g")
        assert "none belongs" not in at.text()
        await at.press("A")
        await at.type("ilse")
        await at.press("enter")
        assert at.text().count("none belongs") == 1
        assert "─ none belongs  2001  1/4 ─│─ 3 Actors" in at.text()
        await at.press("2")
        assert "none belongs" not in at.text()


async def test_the_actor_page_has_evidence_on_every_line(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen
        await at.press("3", "tab")
        assert screen.page.has_focus
        entries = [screen.page.at(number) for number in range(screen.page.count)]
        said = [entry for entry in entries if entry.kind not in ("heading", "space")]
        assert said
        assert all(entry.proof and entry.proof() for entry in said)
        words = [entry.words for entry in said]
        assert "4 mentions in 3 articles" in words
        assert any(entry.label == "perpetrator?" for entry in said)
        for _ in range(len(words) + 2):
            await at.pilot.press("j")
        assert screen.page.current.words == words[-1]


async def test_old_answers_never_replace_newer_ones(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen
        old = screen.shown
        screen.show_query("type:attack")
        await at.press("1")
        newest = screen.shown
        screen._show(screen._asked - 1, old, {}, False)
        assert screen.shown is newest


async def test_of_many_rows_passed_only_the_last_is_followed(
    drive: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive((120, 40)) as at:
        screen = at.app.dossier_screen
        asked: list[str] = []
        busy, free = threading.Event(), threading.Event()
        tied = screen.desk.tied

        def slow(shown: object, pane: str, row: Any, others: object) -> object:
            asked.append(row.id)
            busy.set()
            assert free.wait(10)
            return tied(shown, pane, row, others)

        monkeypatch.setattr(screen.desk, "tied", slow)
        for row in (1, 2, 3):
            screen.lists["articles"].move_to(row)
            screen._follow_now()
            await asyncio.to_thread(busy.wait, 10)
        free.set()
        await at.type("")
        rows = screen.shown.ids["articles"]
        assert list(dict.fromkeys(asked)) == [rows[1], rows[3]]
        assert screen.evidence.current.article == rows[3]


async def test_evidence_of_the_page_is_found_for_the_line_that_is_looked_at(
    drive: Callable[..., Any], overheard: Callable[[object, str], list[Any]]
) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen
        of_event = screen._sources.of_event
        found = overheard(screen._sources, "of_event")
        await at.press("3")
        assert screen.page.profile.events
        assert not found
        await at.press("tab")
        while screen.page.current.reference[:3] != "ev-":
            await at.press("j")
        assert {event.id for (event,) in found} == {screen.page.current.reference}
        assert screen.evidence.current.quote
        await at.press("enter")
        assert at.app.screen.article == of_event(screen.page.profile.events[0].record)[0].article


async def test_of_a_page_as_much_is_asked_for_as_can_be_seen_until_it_is_gone_into(
    drive: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = profiles.profile

    def brief(desk: Any, sources: Any, actor: Any, lines: int | None = None, *check: Any) -> Any:
        return whole(desk, sources, actor, lines and 1, *check)

    monkeypatch.setattr(profiles, "profile", brief)
    async with drive() as at:
        await at.press("3")
        page = at.app.dossier_screen.page
        assert not page.profile.whole
        assert len(page.profile.events) == 1
        seen = page.entries
        await at.press("tab")
        assert page.profile.whole
        assert page.profile.events_total == len(page.profile.events) > 1
        assert [entry.words for entry in page.entries][: len(seen)] == [entry.words for entry in seen]
        await at.press("G")
        assert page.current.words == page.profile.companions[-1].actor.name


async def test_a_page_that_is_not_wanted_any_more_is_not_finished(
    drive: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, overheard: Callable[[object, str], list[Any]]
) -> None:
    async with drive() as at:
        await at.press("3")
        screen = at.app.dossier_screen
        busy, free = threading.Event(), threading.Event()
        records = screen.desk.records

        def slow(*about: Any) -> object:
            busy.set()
            assert free.wait(10)
            return records(*about)

        monkeypatch.setattr(screen.desk, "records", slow)
        done = overheard(profiles, "companions")
        screen.lists["actors"].move_to(1)
        await asyncio.to_thread(busy.wait, 10)
        screen.lists["actors"].move_to(3)
        screen._follow_now()
        free.set()
        await at.type("")
        rows = screen.shown.ids["actors"]
        assert [actor.id for _, actor, _ in done] == [rows[3]]
        assert screen.page.actor == rows[3]


async def test_keys_typed_before_a_pane_has_its_rows_are_not_lost(
    drive: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen
        free = threading.Event()
        fill = screen.desk.fill
        monkeypatch.setattr(screen.desk, "fill", lambda *about: free.wait(10) and fill(*about))
        await at.pilot.press("3", "G")
        assert screen.lists["actors"].count == 0
        free.set()
        await at.type("")
        assert screen.lists["actors"].cursor == screen.lists["actors"].count - 1 == 3


async def test_an_empty_pane_has_no_evidence_and_opens_nothing(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen
        assert screen.evidence.sources
        await at.press("F")
        await at.type("killed:>9999")
        await at.press("enter", "enter")
        assert screen.evidence.sources == ()
        assert "nothing here to open" in at.text()
        await at.press("y")
        assert "no sentence to yank here" in at.text()
        await at.press("escape")
        assert screen.evidence.sources
        assert at.app.screen is screen


async def test_whom_an_actor_appears_with_is_proved_by_what_both_are_part_of(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("3", "tab", "G")
        screen = at.app.dossier_screen
        companion = screen.page.profile.companions[-1]
        assert screen.page.current.reference == companion.actor.id
        both = {screen.page.actor, companion.actor.id}
        shared = [
            one.record for one in screen.page.profile.events if both <= {p.actor for p in one.record.participants}
        ]
        assert len(shared) == companion.events
        reports = {(report.article, report.start) for event in shared for report in event.reports}
        assert {(one.article, one.start) for one in screen.evidence.sources} <= reports


async def test_panes_that_cannot_be_seen_are_not_asked(
    drive: Callable[..., Any], overheard: Callable[[object, str], list[Any]]
) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen
        asked = overheard(screen.desk, "tied")
        await at.press("j", "j")
        assert list(screen.shown.pages) == ["articles"]
        assert screen.lists["events"].count == 0
        assert not asked
        await at.press("2")
        assert [panes for *_, panes in asked] == [("events",)]
        assert sorted(screen.shown.pages) == ["articles", "events"]
        assert screen.lists["events"].current.title.startswith("Talks")
        assert screen.evidence.current.article == screen.lists["articles"].current.id


async def test_a_pane_that_comes_into_sight_is_asked_for(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen
        await at.pilot.resize_terminal(130, 30)
        await at.press("j")
        assert sorted(screen.shown.pages) == ["actors", "articles", "events"]
        assert all(list_.current is not None for list_ in screen.lists.values())


async def test_evidence_nearby_is_there_before_the_cursor_is(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen
        rows = screen.shown.ids["articles"]
        screen.lists["articles"].move_to(2)
        screen._moved_at = 0.0
        screen._follow_now()
        assert screen.evidence.current.article == rows[2]


async def test_enter_opens_the_row_that_quick_keys_came_to(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        rows = at.app.dossier_screen.shown.ids["articles"]
        for key in ("j", "j", "enter"):
            at.app.simulate_key(key)
        await at.type("")
        assert at.app.screen.article == rows[2]


async def test_a_key_means_the_row_that_it_was_pressed_on(
    drive: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive() as at:
        screen = at.app.dossier_screen
        rows = screen.shown.ids["articles"]
        free = threading.Event()
        of, screen._sources._kept = screen._sources.of, {}
        monkeypatch.setattr(screen._sources, "of", lambda row: free.wait(10) and of(row))
        yanked: list[Any] = []
        monkeypatch.setattr(at.app, "yank", lambda one, _query: yanked.append(one.article))
        for key in ("j", "y", "j", "enter", "j"):
            at.app.simulate_key(key)
        await at.pilot.pause(0.1)
        assert screen.lists["articles"].cursor == 3
        free.set()
        await at.type("")
        assert yanked == [rows[1]]
        assert at.app.screen.article == rows[2]


async def test_the_evidence_of_an_article_is_what_the_lens_seeks_in_it(drive: Callable[..., Any]) -> None:
    async with drive(query='actor:"Ilse Maren"') as at:
        evidence = at.app.dossier_screen.evidence
        assert "The Coastal Front says it does" in evidence.current.quote
        await at.press("j")
        assert evidence.current.quote.startswith('"We were boarding')
        await at.press("F")
        await at.type("ferries -hospital")
        await at.press("enter")
        assert evidence.current.quote == "Ferries were suspended."
        await at.press("escape", "escape")
        assert "A bomb tore through" in evidence.current.quote
