"""Drawing without colours, and with ASCII alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.widgets import Static

from tui.terminal.drawing import FittedDrawing
from tui.terminal.glyphs import UNICODE, ascii_cells


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_every_text_becomes_ascii_of_its_width(text: str) -> None:
    made = ascii_cells(text)
    assert made.isascii()
    assert made.isprintable()
    assert len(made) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("“At least 26” – naïve…", '"At least 26" - naive.'),
        ("Cafe\u0301 Gwādar ½", "Cafe Gwadar 1"),
        ("≥26† ≠", ">26+ #"),
        ("┌─┬─┐", "+-+-+"),
        ("中文", "????"),
        ("کوئٹہ", "?????"),
        ("[Reuters] [/", "[Reuters] [/"),
    ],
)
def test_what_looks_alike_stands_in(text: str, drawn: str) -> None:
    assert ascii_cells(text) == drawn


def test_bars_keep_eight_heights_apart() -> None:
    assert len(set(ascii_cells(UNICODE.bars))) == 8


class Drawn(FittedDrawing, App[None]):
    """A box with coloured text."""

    CSS = "Static { border: round red; background: blue; color: yellow; width: 20; }"

    def compose(self) -> ComposeResult:
        yield Static("“中” – é", markup=False)


def shown(app: App[None]) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


async def test_a_terminal_without_unicode_is_drawn_in_ascii() -> None:
    app = Drawn()
    app.draws_unicode = False
    async with app.run_test(size=(30, 5)):
        lines = shown(app)
    assert all(line.isascii() and len(line) == 30 for line in lines)
    assert lines[0].rstrip() == "+" + "-" * 18 + "+"
    assert lines[1].rstrip() == '|"??" - e' + " " * 10 + "|"


async def test_without_colours_the_terminals_own_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Drawn()
    async with app.run_test(size=(30, 5)):
        strips = app.screen._compositor.render_strips()
    styles = [style for strip in strips for _, style, _ in strip if style is not None]
    assert styles
    assert all(colour is None or colour.is_default for style in styles for colour in (style.color, style.bgcolor))


async def test_with_everything_it_is_left_alone() -> None:
    app = Drawn()
    async with app.run_test(size=(30, 5)):
        assert shown(app)[0].rstrip() == "╭" + "─" * 18 + "╮"
        assert list(app.get_line_filters()) == list(App.get_line_filters(app))
