"""The reader: opens at the sentence, shows structure, steps from fact to fact, searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.model import Body
from tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from collections.abc import Callable


def reader(at: Any) -> ReaderScreen:
    """The reader's screen, which must be open."""
    assert isinstance(at.app.screen, ReaderScreen)
    return at.app.screen


async def test_opens_at_the_evidence(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("2", "comma", "enter")
        screen = reader(at)
        (here,) = screen.text.marks("here").all
        assert screen.text.body.text[here.start : here.end].startswith("On 9 November 2024 a bomb killed 24")
        assert "attack 2024-11-09 Blast in the ferry hall of Velmar harbour, at least 26 killed" in at.text()


async def test_structure_is_drawn(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("1", "enter")
        lines = [line[2:] for line in at.text().splitlines()]
    assert "Velmar counts its dead" in lines
    assert "Courier: Who stands behind it?" in lines
    assert "Year │ Attacks │ Killed" in lines
    assert "─────┼─────────┼───────" in lines
    assert "2023 │ 9       │ 35" in lines


async def test_steps_to_events_and_actors(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("2", "enter")
        screen = reader(at)
        await at.press("right_square_bracket", "e")
        assert screen.text.body.text[slice(*screen.at)].startswith("The Coastal Front has fought")
        assert "event 2 of 2" in at.text()
        await at.press("right_square_bracket", "e")
        assert "event 1 of 2" in at.text()
        await at.press("right_square_bracket", "a")
        assert screen.text.body.text[slice(*screen.at)] == "Coastal Front"
        assert "Coastal Front: armed group, Sundria" in at.text()
        await at.press("left_square_bracket", "a")
        assert screen.text.body.text[slice(*screen.at)] == "Sundria"


async def test_searches_whatever_the_case(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("2", "enter", "slash")
        await at.type("coastal front")
        await at.press("enter")
        screen = reader(at)
        assert len(screen.text.marks("match").all) == 2
        first = screen.at
        await at.press("n")
        assert screen.at > first
        await at.press("N")
        assert screen.at == first


async def test_what_was_searched_in_the_dossier_is_stepped_through_in_the_article(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("1", "enter", "n")
        assert "nothing has been searched yet: / does" in at.text()
        await at.press("q", "slash")
        await at.type("attack")
        await at.press("enter")
        screen = reader(at)
        found = [screen.text.body.text[mark.start : mark.end] for mark in screen.text.marks("match").all]
        assert found
        assert {words.casefold() for words in found} <= {"attack", "attacks", "attacked"}


async def test_the_passage_that_a_search_opens_is_its_first_match(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("slash")
        await at.type("the")
        await at.press("enter")
        total = len(reader(at).text.marks("match").all)
        assert total > 2
        assert f"match 1 of {total}" in at.text()
        await at.press("n")
        assert f"match 2 of {total}" in at.text()
        await at.press("N")
        assert f"match 1 of {total}" in at.text()


async def test_boilerplate_folds(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("2", "enter")
        assert "Share this story [Reuters] [/b]" in at.text()
        await at.press("z")
        assert "Share this story" not in at.text()
        assert "1 block of boilerplate folded" in at.text()


async def test_esc_and_q_close_and_never_quit(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        for key in ("escape", "q"):
            await at.press("enter")
            reader(at)
            await at.press(key)
            assert at.app.screen is at.app.dossier_screen
        assert at.app.is_running


async def test_wide_shows_the_facts_beside_the_text(drive: Callable[..., Any]) -> None:
    async with drive((130, 40)) as at:
        await at.press("2", "enter", "tab", "j")
        screen = reader(at)
        assert "Ilse Maren: We were board" in at.text()
        assert screen.text.body.text[slice(*screen.at)].startswith('"We were boarding')


async def test_narrow_shows_the_facts_in_the_place_of_the_text(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("2", "enter")
        screen = reader(at)
        assert "Tab facts" in at.text()
        await at.press("tab")
        assert "2024-11-09  Blast in the ferry hall of Velmar harbour" in at.text()
        assert "A bomb tore through" not in at.text()
        assert "Tab text" in at.text()
        await at.press("j", "enter")
        assert screen.text.has_focus
        assert screen.text.body.text[slice(*screen.at)].startswith('"We were boarding')
        assert '"We were boarding when the hall shook,"' in at.text()
        await at.press("tab", "G", "escape")
        assert screen.text.has_focus
        assert screen.text.body.text[slice(*screen.at)].startswith("The Coastal Front has fought")
        await at.press("tab", "right_square_bracket", "e")
        assert screen.text.has_focus
        assert "event 1 of 2" in at.text()
        await at.press("tab")
        await at.pilot.resize_terminal(130, 40)
        assert "A bomb tore through" in at.text()
        assert screen.side.has_focus
        await at.press("tab", "escape")
        assert at.app.screen is at.app.dossier_screen


async def test_how_it_was_extracted(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("2", "enter", "right_square_bracket", "e", "i")
        text = at.text()
        assert "trigger “war”, asserted" in text
        assert "mention" in text
        await at.press("escape")
        reader(at)


async def test_yank_says_sent_and_carries_its_source(drive: Callable[..., Any], monkeypatch: Any) -> None:
    sent: list[str] = []
    async with drive() as at:
        monkeypatch.setattr(at.app, "copy_to_clipboard", sent.append)
        await at.press("2", "y")
        assert "sent to the terminal's clipboard" in at.text()
    (text,) = sent
    assert text.startswith("“A bomb tore through")
    assert "harbour.txt" in text
    assert "2024-11-09" in text


async def test_hostile_text_is_drawn_and_obeyed_by_nobody(drive: Callable[..., Any]) -> None:
    async with drive() as at:
        await at.press("enter")
        screen = reader(at)
        screen.text.show(Body("ar-x", "[bold]x[/] \x1b]52;c;eA==\x07 [/ \x9b31m \u202egnp 中国 کوئٹہ"), [], [])
        await at.pilot.pause()
        text = at.text()
    assert "[bold]x[/]" in text
    assert "中国" in text
    assert not any(character in text for character in "\x1b\x07\x9b\u202e")
