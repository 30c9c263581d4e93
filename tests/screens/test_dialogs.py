"""Dialogs: help, palette, facets, query, actors, search; troubles say what to do."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from tui.lens import parse
from tui.lens.parsing import FIELDS
from tui.screens.help import Help
from tui.screens.pick import matching
from tui.screens.query import EXAMPLES
from tui.terminal.glyphs import ASCII, UNICODE
from tui.widgets.choices import Choice

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


@pytest.mark.parametrize("opening", ["question_mark", "colon"])
@pytest.mark.parametrize(("words", "does"), [("merge", "Join the"), ("split", "Part the"), ("repaint", "Draw the")])
async def test_a_command_is_found_by_the_word_that_other_programs_have_for_it(
    drive: Callable[..., Any], opening: str, words: str, does: str
) -> None:
    async with drive() as at:
        await at.press(opening)
        await at.type(words)
        assert does in at.text().splitlines()[2]
        assert words not in at.text().splitlines()[2]


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


async def test_facets_find_by_typing_what_is_too_rare_to_be_listed(
    drive: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.lens.facets._MOST", 1)
    async with drive() as at:
        await at.press("f")
        assert "meeting" not in at.text()
        await at.type("meet")
        assert "Type  meeting" in at.text()
        await at.press("escape", "ctrl+p")
        await at.type("meet")
        assert "narrow to  type: meeting" in at.text()


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


async def test_a_lens_is_kept_of_what_is_narrowed(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("at")
        assert "everything is shown: narrow first" in at.text()


def test_every_condition_is_offered_with_an_example_that_is_a_query() -> None:
    assert {name.rstrip(":") for name in EXAMPLES} == set(FIELDS)
    for name, words in EXAMPLES.items():
        example = words.rpartition("   ")[2]
        if name not in ("article:", "event:"):
            assert example.startswith((name, name.replace("date:", "")))
            assert str(parse(example))


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
        assert lines[2].split() == ["▸", "s", "Sort", "the", "pane", "by", "its", "next", "order", "Lens"]
        assert lines[-2].endswith("actors by mentions, articles or name.")


async def test_every_command_fits_its_line_at_80_columns(drive: Callable[..., Any]) -> None:
    async with drive((80, 100)) as at:
        await at.press("question_mark")
        shown = at.text()
        assert [one.brief() for one in at.app.dossier_screen.commands if one.brief() not in shown] == []


async def test_a_key_that_is_typed_means_what_it_does(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        for opening in ("question_mark", "colon"):
            for key, does in (("F", "Write, or change, the query"), ("f", "Narrow by a type"), ("q", "Close this")):
                await at.press(opening)
                await at.type(key)
                assert does in at.text().splitlines()[2]
                await at.press("escape")
        await at.press("colon")
        await at.type("q")
        await at.press("enter")
    assert at.app.return_value == 0


async def test_nothing_blinks_while_nobody_types(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        for keys in (("F",), ("slash",), ("enter", "slash")):
            await at.press(*keys)
            assert not at.app.screen.query_one(Input).cursor_blink
            await at.press("escape")


async def test_how_an_actor_was_made_says_how_that_is_corrected(drive: Callable[..., Any], coast: Path) -> None:
    async with drive((100, 24)) as at:
        await at.press("3", "i")
        for _ in range(30):
            await at.press("j")
        assert "B reads all again" in at.text()
        await at.press("k", "k")
        words = "".join(at.text().split())
        assert f"{coast.parent}/coast.dictionaries/actors.toml".replace(" ", "") in words
        await at.press("escape", "2", "i")
        assert "to correct" not in at.text()


def test_what_is_typed_needs_no_accents() -> None:
    choices = [Choice("Félix Øster", 1), Choice("Felicity", 2), Choice("≠", 3)]
    assert [one.value for one in matching(choices, "felix")] == [1]
    assert [one.value for one in matching(choices, "FÉLI")] == [1, 2]
    assert [one.value for one in matching(choices, "≠")] == [3]
