"""Where there is nothing to show, or something is wrong: what is said of it, and what to do."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING, Any

import pytest

from tui.screens import facets, linked_panes
from tui.screens.desk import Desk
from tui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


async def test_a_missing_dossier_says_what_to_do(drive: Callable[..., Any], tmp_path: Path) -> None:
    async with drive(dossier=tmp_path / "none.dossier") as at:
        text = at.text()
        assert "There is no dossier" in text
        assert "dateline build" in text
        await at.press("q")
    assert at.app.return_code == 0


async def test_a_broken_dossier_says_what_to_do(drive: Callable[..., Any], tmp_path: Path) -> None:
    broken = tmp_path / "broken.dossier"
    broken.mkdir()
    (broken / "HEAD.json").write_text("{", encoding="utf-8")
    async with drive(dossier=broken) as at:
        assert "remedy" in at.text()


async def test_the_first_run_offers_the_sample(drive: Callable[..., Any], monkeypatch: Any) -> None:
    from tui import locations

    async with drive(dossier=locations.sample_dossier()) as at:
        built: list[object] = []
        monkeypatch.setattr(at.app, "build", built.extend)
        assert "build the sample dossier" in at.text()
        await at.press("enter")
        assert built == [locations.sample_documents()]


async def test_an_empty_dossier_says_what_to_do(drive: Callable[..., Any], tmp_path: Path) -> None:
    from tui.store.dossier import Writer

    with Writer.open(tmp_path / "empty.dossier", name="empty") as writer:
        writer.commit()
    async with drive(dossier=tmp_path / "empty.dossier") as at:
        assert "This dossier has no article" in at.text()
        assert "dateline build" in at.text()
        assert at.text().splitlines()[-1].split() == (
            ["B", "read", "the", "documents", "again", "O", "open", "another", "dossier", "q", "quit", "?", "keys"]
        )
        await at.press("2", "3", "plus", "full_stop", "enter", "n", "f", "escape", "slash", "escape")
        assert at.app.is_running


async def test_a_dossier_of_nothing_readable_says_what_was_looked_at_and_why(
    drive: Callable[..., Any], tmp_path: Path
) -> None:
    from tui.model import Problem
    from tui.store.dossier import Writer

    path = tmp_path / "photos.dossier"
    with Writer.open(path, name="photos") as writer:
        writer.describe(sources=["/home/ana/photos"])
        writer.commit()
    async with drive(dossier=path) as at:
        words = " ".join(at.text().split())
        assert "No document was found in /home/ana/photos." in words
        assert "Put some there, and B reads them." in words
    with Writer.open(path) as writer:
        writer.put("problems", [Problem(f"{one}.jpg", "it is a picture", "Save it as .txt") for one in range(7)])
        writer.commit()
    async with drive((100, 40), dossier=path) as at:
        text = at.text()
    assert "None of the documents in /home/ana/photos" in text
    assert text.count("Save it as .txt.") == 5
    assert "… and 2 more: dateline check" in text
    assert text.count("B reads them") == 1


async def test_the_files_that_could_not_be_read_are_listed(
    drive: Callable[..., Any], coast: Path, tmp_path: Path
) -> None:
    from tui.model import Problem
    from tui.store.dossier import Writer

    path = shutil.copytree(coast, tmp_path / "own.dossier")
    async with drive(dossier=path) as at:
        await at.press("exclamation_mark")
        assert "every file could be read" in at.text()
    with Writer.open(path) as writer:
        writer.put("problems", [Problem("photo.jpg", "it is a picture", "Save its text as .txt")])
        writer.commit()
    async with drive((100, 24), dossier=path) as at:
        assert "1 file not read: ! lists them" in at.text()
        await at.press("exclamation_mark")
        assert "photo.jpg: it is a picture. Save its text as .txt." in at.text()
        await at.press("escape")
        assert at.app.screen is at.app.dossier_screen


async def test_the_sample_says_how_to_open_other_documents(
    drive: Callable[..., Any], coast: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hint = "O opens your own documents"
    async with drive() as at:
        assert hint not in at.text()
    monkeypatch.setattr("tui.locations.sample_dossier", lambda: coast)
    async with drive() as at:
        assert hint in at.text().splitlines()[0]
        await at.press("full_stop")
        assert hint not in at.text()


async def test_nothing_is_said_to_match_before_it_was_looked_for(
    drive: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive() as at:
        free = threading.Event()
        values = facets.values

        def slow(*about: Any) -> object:
            assert free.wait(10)
            return values(*about)

        monkeypatch.setattr(facets, "values", slow)
        await at.pilot.press("f")
        await at.pilot.pause(0.1)
        assert "Narrow to" in at.text()
        assert "Nothing" not in at.text()
        free.set()
        await at.type("volcano")
        assert "Nothing of what is shown is called so; / searches the texts." in at.text()


async def test_keys_that_clash_are_named_at_the_start(drive: Callable[..., Any]) -> None:
    async with drive(settings=Settings(keys={"narrow": "f", "narow": "x"})) as at:
        text = at.text()
        assert "[keys] f is both narrow and facets" in text
        assert "[keys] narow: there is no such command" in text
        assert "Change them in" in text
        await at.press("escape")
        assert at.app.screen is at.app.dossier_screen


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ('"Coastal Front" type:attack', 'actor:"Coastal Front" type:attack'),
        ("republic 2023-09", "actor:republic 2023-09"),
        ("harbor", "harbour"),
        ("ilse type:attack", ""),
    ],
)
async def test_where_no_event_is_shown_it_is_asked_what_was_meant(
    drive: Callable[..., Any], query: str, meant: str
) -> None:
    async with drive(query=query) as at:
        await at.press("2")
        words = " ".join(at.text().split())
        assert "None of the 4 events matches." in words
        assert (f"Did you mean {meant}? Esc" in words) if meant else ("Did you mean" not in words)


async def test_an_empty_pane_says_which_condition_leaves_nothing(drive: Callable[..., Any]) -> None:
    async with drive(query="type:attack killed:>500") as at:
        await at.press("2")
        words = " ".join(at.text().split())
        assert "None of the 4 events matches. It would be 1 without killed:>500. Esc" in words
        await at.press("F")
        assert "without killed:>500" in at.text()
        await at.press("tab", "enter")
        assert at.app.dossier_screen.lens_text == "type:attack"


async def test_a_query_that_matches_nothing_says_what_to_do(drive: Callable[..., Any]) -> None:
    async with drive(query="volcano") as at:
        assert "None of the 4 articles matches. Esc undoes the last narrowing" in at.text()
        assert "1/4" not in at.text()
        await at.press("escape")
        assert "4 articles" in at.text()


async def test_a_query_from_outside_that_is_none_is_reported(drive: Callable[..., Any]) -> None:
    async with drive(query="type:volcano") as at:
        assert at.app.is_running
        assert at.app.dossier_screen.shown is not None
        assert at.app.dossier_screen.shown.text == ""


async def test_a_key_that_does_nothing_says_so(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("w")
        assert "w is no key here; ? lists them" in at.text()
        await at.press("j")
        assert "w is no key" not in at.text()
        assert at.app.dossier_screen.lists["articles"].cursor == 1
        await at.press("plus", "4", "j", "w", "escape")
        assert at.app.screen is at.app.dossier_screen
    async with drive() as at:
        for key in ("j", "k", "2", "full_stop", "escape", "comma", "plus", "minus", "0", "s", "S", "g", "G", "n", "y"):
            await at.press(key)
            assert "no key here" not in at.text(), key


async def test_while_a_dossier_is_prepared_the_pane_says_so(
    make_app: Callable[..., Any], settled: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    free, show = threading.Event(), Desk.show

    def slow(*about: Any) -> object:
        assert free.wait(10)
        return show(*about)

    monkeypatch.setattr(linked_panes, "_LONG", 0.05)
    monkeypatch.setattr(Desk, "show", slow)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.3)
        list_ = app.dossier_screen.lists["articles"]
        assert list_.empty.startswith("The dossier is being prepared")
        free.set()
        await settled(pilot)
        assert list_.count == 4
        assert "prepared" not in list_.empty
