"""Events without a date: folded into one line of the timeline, which the cursor, searches and lenses reach into."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from tests.screens.conftest import settle
from tui.store.dossier import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

UNDATED = 5


@pytest.fixture(scope="module")
def vague(coast: Path, newsroom: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier with more events that have no date."""
    path = tmp_path_factory.mktemp("dossiers") / "vague.dossier"
    shutil.copytree(coast, path)
    kidnapping = newsroom.events()[-1]
    with Writer.open(path) as writer:
        writer.put("events", [replace(kidnapping, id=f"ev-000000000{number}") for number in range(UNDATED - 1)])
        writer.commit()
    return path


async def test_on_the_fold_a_wider_terminal_shows_the_page_of_an_actor(drive: Callable[..., Any], vague: Path) -> None:
    async with drive(dossier=vague, size=(80, 24)) as at:
        await at.press("2", *"jjjjjjjj")
        assert at.app.dossier_screen.timeline.on_fold
        await at.pilot.resize_terminal(160, 45)
        await settle(at.pilot)
        assert at.app.dossier_screen.page.profile is not None


async def test_the_cursor_goes_to_the_fold_and_enter_lists_what_is_in_it(
    drive: Callable[..., Any], vague: Path
) -> None:
    async with drive(dossier=vague) as at:
        screen = at.app.dossier_screen
        await at.press("2", "G")
        assert screen.timeline.on_fold
        assert "undated" in at.text()
        assert "z lists them ─ 5" in at.text()
        assert "5 events have no date: Enter lists them here, . shows nothing but them." in at.text()
        assert screen.evidence.sources == ()
        await at.press("y")
        assert "no sentence to yank here" in at.text()
        await at.press("i")
        assert len(at.app.screen_stack) == 1
        assert "nothing here that was extracted" in at.text()
        await at.press("k")
        assert screen.timeline.current.type == "attack"
        assert screen.evidence.current.quote.startswith("A bomb tore")
        await at.press("j", "enter")
        assert not screen.timeline.folded
        assert screen.timeline.current.type == "kidnapping"
        assert screen.evidence.current.quote.startswith("The Coastal Front kidnapped")
        assert len(at.app.screen_stack) == 1
        await at.press("enter")
        assert len(at.app.screen_stack) == 2


async def test_z_folds_and_lists_and_says_so(drive: Callable[..., Any], vague: Path) -> None:
    async with drive(dossier=vague) as at:
        screen = at.app.dossier_screen
        await at.press("z")
        assert "that is for the timeline; 2 shows it" in at.text()
        await at.press("2", "g", "z")
        assert not screen.timeline.folded
        assert "5 events without a date: listed" in at.text()
        await at.press("full_stop", "escape")
        assert not screen.timeline.folded
        await at.press("G", "z")
        assert screen.timeline.on_fold
        assert "5 events without a date: folded into a line" in at.text()
        await at.press("s", "z")
        assert "by date only; s sorts by it" in at.text()


async def test_narrowing_on_the_fold_shows_what_is_in_it(drive: Callable[..., Any], vague: Path) -> None:
    async with drive(dossier=vague) as at:
        screen = at.app.dossier_screen
        await at.press("2", "G", "full_stop")
        assert screen.shown.text == "undated"
        assert screen.shown.ids["events"].total == UNDATED
        assert not screen.timeline.folded
        assert screen.timeline.current is not None
        await at.press("z")
        assert "no event here has a date" in at.text()


async def test_the_fold_is_marked_for_what_is_in_it(drive: Callable[..., Any], vague: Path) -> None:
    async with drive((120, 40), dossier=vague) as at:
        screen = at.app.dossier_screen
        assert " •undated" not in at.text()
        while not screen.lists["articles"].current.title.startswith("What the coast"):
            await at.press("j")
        assert screen.timeline.on_fold
        assert "▸•undated" in at.text()
        await at.press("2")
        assert not screen.timeline.folded
        assert screen.timeline.current.reports[0].article == screen.lists["articles"].current.id
        await at.press("z")
        assert screen.timeline.on_fold
        assert screen.lists["articles"].marked == frozenset()
        await at.press("enter")
        assert screen.lists["articles"].marked != frozenset()


async def test_side_by_side_lists_what_has_no_date(drive: Callable[..., Any], vague: Path) -> None:
    async with drive(dossier=vague) as at:
        await at.press("3", "c", "enter")
        assert len(at.app.screen.rows.undated) == UNDATED
        assert not at.app.screen.rows.folded
        assert "z lists them" not in at.text()


async def test_an_article_leads_to_its_event_though_it_was_folded(drive: Callable[..., Any], vague: Path) -> None:
    async with drive(dossier=vague) as at:
        screen = at.app.dossier_screen
        while not screen.lists["articles"].current.title.startswith("What the coast"):
            await at.press("j")
        await at.press("2")
        assert screen.timeline.current.type == "kidnapping"
        assert not screen.timeline.folded


async def test_matches_of_a_search_are_found_in_the_fold(drive: Callable[..., Any], vague: Path) -> None:
    async with drive(dossier=vague) as at:
        screen = at.app.dossier_screen
        await at.press("2", "g", "slash")
        await at.type("kidnapped")
        await at.press("enter", "q", "n")
        assert screen.timeline.current.type == "kidnapping"
        assert "match 1 of 5 for kidnapped" in at.text()


async def test_beside_an_article_without_dated_events_the_timeline_starts_folded(
    drive: Callable[..., Any], vague: Path
) -> None:
    async with drive(dossier=vague, size=(160, 45)) as at:
        await at.press("G")
        assert at.app.dossier_screen.lists["articles"].current.title == "What the coast needs"
        await at.press("q")
    async with drive(dossier=vague, size=(160, 45)) as at:
        screen = at.app.dossier_screen
        assert screen.lists["articles"].current.title == "What the coast needs"
        assert screen.timeline.on_fold
        assert "Velmar harbour" in at.text()
        await at.press("2")
        assert screen.timeline.current.type == "kidnapping"
