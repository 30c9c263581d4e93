"""Dialogs: help, palette, facets, query, actors, search; troubles say what to do."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from tui.lens import parse
from tui.lens.parsing import FIELDS
from tui.screens import facets
from tui.screens.help import Help
from tui.screens.query import EXAMPLES
from tui.screens.reader import ReaderScreen
from tui.settings import Settings
from tui.terminal.glyphs import ASCII, UNICODE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType


async def test_help_lists_keys_searches_them_and_does_what_a_line_says(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("question_mark")
        assert "Keys of this screen" in at.text()
        await at.type("go to the timeline")
        await at.press("enter")
        assert at.app.screen is at.app.dossier_screen
        assert at.app.dossier_screen.pane == "events"


async def test_help_says_what_the_signs_mean_and_enter_does_nothing_there(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("question_mark")
        await at.type("one after")
        assert "≠" in at.text()
        assert "Sources disagree: [,] shows one after the other" in at.text()
        await at.press("enter")
        assert isinstance(at.app.screen, Help)
    async with drive(glyphs=ASCII) as at:
        await at.press("question_mark")
        await at.type("at least 26")
        assert ">=26d" in at.text()


@pytest.mark.parametrize("opening", ["slash", "f", "F", "question_mark", "i"])
async def test_a_dialog_knows_the_keys_of_the_terminal(
    drive: Callable[..., Any], opening: str, overheard: Callable[..., Any]
) -> None:
    async with drive() as at:
        asleep = overheard(at.app, "action_suspend_process")
        await at.press(opening)
        dialog = at.app.screen
        assert dialog is not at.app.dossier_screen
        await at.press("ctrl+z")
        assert asleep
        assert at.app.screen is dialog
        await at.press("ctrl+c")
        assert at.app.screen is at.app.dossier_screen


async def test_a_wrong_value_in_a_query_is_offered_right(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("F")
        await at.type("type:meating")
        assert "Did you mean meeting?" in at.text()
        await at.press("tab", "enter")
        assert at.app.dossier_screen.shown.text == "type:meeting"


def test_without_unicode_arrows_are_named(make_app: Callable[..., Any]) -> None:
    assert make_app(glyphs=ASCII).keyboard.named("down") == "Down"
    assert make_app(glyphs=UNICODE).keyboard.named("down") == "↓"


async def test_the_palette_says_what_a_query_leads_to(drive: Callable[..., Any], newsroom: ModuleType) -> None:
    async with drive() as at:
        await at.press("ctrl+p")
        await at.type("coastal")
        text = at.text()
        assert "Coastal Front" in text
        assert "3 events  3 articles" in text
        await at.press("enter")
        assert at.app.dossier_screen.shown.text == f"actor:{newsroom.identity('Coastal Front')}"
        assert "with “Coastal Front”" in at.text()


async def test_facets_narrow(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("f")
        await at.type("meeting")
        await at.press("enter")
        assert at.app.dossier_screen.shown.text == "type:meeting"
        assert "1 of 4 articles  1 of 4 events" in at.text()


async def test_the_query_completes_counts_and_shows_errors_in_place(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("F")
        await at.type("type:volcano")
        lines = at.text().splitlines()
        assert lines[2].index("^") == 1 + len("type:")
        await at.press("enter")
        assert at.app.screen is not at.app.dossier_screen
        await at.press("escape", "F")
        await at.type("ty")
        await at.press("tab")
        assert at.app.screen.query_one(Input).value == "type:"
        await at.type("att")
        await at.press("tab")
        assert "2 articles  1 event  1 actor" in at.text()
        await at.press("enter")
        assert at.app.dossier_screen.shown.text == "type:attack"


async def test_an_actor_is_picked_by_part_of_a_name(drive: Callable[..., Any], newsroom: ModuleType) -> None:
    async with drive() as at:
        await at.press("A")
        await at.type("mar")
        await at.press("enter")
        screen = at.app.dossier_screen
        assert screen.pane == "actors"
        assert screen.lists["actors"].current.id == newsroom.identity("Ilse Maren")
        assert "“" in at.text()


async def test_enter_waits_for_the_answer_to_what_was_typed_before_it(
    drive: Callable[..., Any], settled: Callable[..., Any], newsroom: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive() as at:
        await at.press("A")
        dialog = at.app.screen
        free = threading.Event()
        choices = dialog.choices

        def slow(words: str) -> object:
            assert free.wait(10)
            return choices(words)

        monkeypatch.setattr(dialog, "choices", slow)
        await at.pilot.press("m", "a", "r", "enter")
        await at.pilot.pause(0.1)
        assert at.app.screen is dialog
        free.set()
        await settled(at.pilot)
        assert at.app.screen is at.app.dossier_screen
        assert at.app.dossier_screen.lists["actors"].current.id == newsroom.identity("Ilse Maren")


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
        assert "No passage found. Only what is shown was searched: of type meeting." in " ".join(at.text().split())
    async with drive() as at:
        await at.press("slash")
        assert "Search the text\n" in at.text()
        await at.type("zzz")
        assert "No passage found.\n" in at.text()


async def test_a_lens_is_kept_of_what_is_narrowed(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("at")
        assert "everything is shown: narrow first" in at.text()


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
        assert "Nothing to narrow by" not in at.text()
        free.set()
        await at.type("volcano")
        assert "Nothing to narrow by" in at.text()


def test_every_condition_is_offered_with_an_example_that_is_a_query() -> None:
    assert {name.rstrip(":") for name in EXAMPLES} == set(FIELDS)
    for name, words in EXAMPLES.items():
        example = words.rpartition("   ")[2]
        if name not in ("article:", "event:"):
            assert example.startswith((name, name.replace("date:", "")))
            assert str(parse(example))


async def test_keys_that_clash_are_named_at_the_start(drive: Callable[..., Any]) -> None:
    async with drive(settings=Settings(keys={"narrow": "f", "narow": "x"})) as at:
        text = at.text()
        assert "[keys] f is both narrow and facets" in text
        assert "[keys] narow: there is no such command" in text
        assert "Change them in" in text
        await at.press("escape")
        assert at.app.screen is at.app.dossier_screen


async def test_the_palette_counts_what_the_row_and_facets_narrow_to(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("2", "G", "ctrl+p")
        await at.type("narrow everything")
        assert "1 event  1 article  ." in at.text()
        await at.press("escape", "ctrl+p")
        await at.type("meeting")
        assert "narrow to  type: meeting" in at.text()
        await at.press("down", "enter")
        assert at.app.dossier_screen.shown.text == "type:meeting"


async def test_a_query_from_the_reader_closes_it(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("enter", "ctrl+p")
        await at.type("coastal")
        await at.press("enter")
        assert at.app.screen is at.app.dossier_screen
        assert at.app.dossier_screen.shown.text.startswith("actor:")


async def test_what_a_row_cuts_is_shown_whole_below(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("question_mark")
        await at.type("sort the pane")
        lines = at.text().splitlines()
        assert lines[2].endswith("Lens")
        assert "…" in lines[2]
        assert lines[-2].endswith("actors by mentions, articles or name.")


async def test_nothing_blinks_while_nobody_types(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        for keys in (("F",), ("slash",), ("enter", "slash")):
            await at.press(*keys)
            assert not at.app.screen.query_one(Input).cursor_blink
            await at.press("escape")


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
