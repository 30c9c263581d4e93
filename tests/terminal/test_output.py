"""Diffed output shows, frame by frame, what Textual's own output shows."""

import asyncio
from typing import Any, ClassVar

import pyte
import pytest
from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.screen import ModalScreen, Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Footer, Input, Label, Static

from tui.terminal import output
from tui.terminal.output import DiffedOutput, Difference

ROWS = [
    "2024-11-09 attack Quetta station ≥26†",
    "中国外交部发言人林剑在记者会上表示 支持巴基斯坦",
    "کوئٹہ میں دھماکہ ہوا اور کئی افراد ہلاک ہوئے",
    "Cafe\u0301 in Gwa\u0304dar, naïve and bold",
    "",
    "[Reuters] [/ brackets [bold]stay[/bold]",
]


class Listed(ScrollView, can_focus=True):
    """A list on the line API, with a cursor."""

    cursor = 0

    def on_mount(self) -> None:
        self.virtual_size = Size(60, 500)

    def render_line(self, y: int) -> Strip:
        at = self.scroll_offset.y + y
        style = Style(reverse=True) if at == self.cursor else Style(color="cyan" if at % 3 else None, bold=at % 5 == 0)
        strip = Strip([Segment(f"{at:04} ", Style(dim=True)), Segment(ROWS[at % len(ROWS)], style)])
        return strip.crop_extend(0, self.size.width, Style())

    def go(self, by: int) -> None:
        self.cursor = max(0, min(499, self.cursor + by))
        top = self.scroll_offset.y
        if not top <= self.cursor < top + self.size.height:
            top = self.cursor if self.cursor < top else self.cursor - self.size.height + 1
            self.scroll_to(y=top, animate=False, immediate=True, force=True)
        self.refresh()


class Question(ModalScreen[None]):
    """A dialog over the list."""

    CSS = "Question { align: center middle; } Label { border: round red; padding: 1 2; background: $panel; }"
    BINDINGS: ClassVar = [("escape", "dismiss", "Close")]

    def compose(self) -> ComposeResult:
        yield Label("Really? 本当に", markup=False)


RUBBISH = "\ue000\ue001"
"""What a terminal shows that was not told what to show: a sign of its own for each of two."""


def visible(cell: pyte.screens.Char) -> pyte.screens.Char:
    """What can be seen of a cell: a space shows nothing of its letter's style, and rubbish is rubbish."""
    if cell.data in RUBBISH:
        return cell._replace(data=RUBBISH[0])
    if cell.data == " " and not cell.reverse:
        return cell._replace(fg="default", bold=False, italics=False)
    return cell


class Terminals:
    """Two terminals of one size: one is sent everything, the other the difference."""

    def __init__(self, width: int, height: int) -> None:
        self.screens = [pyte.Screen(width, height), pyte.Screen(width, height)]
        self.streams = [pyte.Stream(screen) for screen in self.screens]
        self.sent = [0, 0]
        self.frames = 0
        self.spoil()

    def spoil(self) -> None:
        """Fill each with its own rubbish, as a terminal may be after a change of its size or another program's turn."""
        for screen, stream, sign in zip(self.screens, self.streams, RUBBISH, strict=True):
            screen.reset()
            stream.feed("\x1b[?7l" + "".join(f"\x1b[{y + 1}H{sign * screen.columns}" for y in range(screen.lines)))

    @property
    def spoilt(self) -> bool:
        """Whether rubbish is left that no frame has covered."""
        return any(sign in line for screen in self.screens for line in screen.display for sign in RUBBISH)

    def hold(self, update: LayoutUpdate | ChopsUpdate) -> bool:
        """Whether an update fits: one laid out for a larger size, sent as it is, would scroll the terminal."""
        screen = self.screens[0]
        if isinstance(update, LayoutUpdate):
            return update.region.right <= screen.columns and update.region.bottom <= screen.lines
        return all(y < screen.lines and end <= screen.columns for y, _, end in update.spans)

    def feed(self, *sequences: str) -> None:
        for index, sequence in enumerate(sequences):
            self.streams[index].feed(sequence)
            self.sent[index] += len(sequence.encode())
        self.frames += 1
        whole, difference = self.screens
        for y in whole.dirty | difference.dirty:
            lines = [[visible(screen.buffer[y][x]) for x in range(screen.columns)] for screen in self.screens]
            told = [(one, other) for one, other in zip(*lines, strict=True) if one.data not in RUBBISH]
            assert [other for _, other in told] == [one for one, _ in told]
        whole.dirty.clear()
        difference.dirty.clear()


class Watched(App[None]):
    """An app whose every frame goes to both terminals."""

    def __init__(self) -> None:
        super().__init__()
        self.terminals = Terminals(80, 24)

    def on_resize(self, event: events.Resize) -> None:
        for screen in self.terminals.screens:
            screen.resize(event.size.height, event.size.width)
        self.terminals.spoil()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if isinstance(renderable, Difference) and self._running and not self._batch_count:
            update = renderable._update
            if self.terminals.hold(update):
                self.terminals.feed(update.render_segments(self.console), renderable.render_segments(self.console))
            else:
                renderable._frame.forget()
        super()._display(screen, renderable)


class Proof(DiffedOutput, Watched):
    """Panes, a list, an input line, a dialog."""

    CSS = "Listed { width: 2fr; } #detail { width: 1fr; border: solid green; } .narrow #detail { display: none; }"
    BINDINGS: ClassVar = [("q", "quit", "Quit"), ("x", "ask", "Ask"), ("n", "narrow", "Narrow")]

    def compose(self) -> ComposeResult:
        yield Label("16 articles", markup=False)
        with Horizontal():
            yield Listed()
            yield Static("detail", id="detail", markup=False)
        yield Input(placeholder="search")
        yield Footer()

    def on_key(self, event: events.Key) -> None:
        listed = self.query_one(Listed)
        steps = {
            "down": 1,
            "up": -1,
            "pagedown": listed.size.height,
            "pageup": -listed.size.height,
            "end": 499,
            "home": -499,
        }
        if listed.has_focus and event.key in steps:
            event.stop()
            listed.go(steps[event.key])
            self.query_one("#detail", Static).update(ROWS[listed.cursor % len(ROWS)] * 3)

    def action_ask(self) -> None:
        self.push_screen(Question())

    def action_narrow(self) -> None:
        self.screen.toggle_class("narrow")


MOVES = ("down", "down", "pagedown", "up", "end", "up", "home", "ctrl+l", "tab", "a", "中", "backspace", "shift+tab")
DIALOGS = ("x", "escape", "n", "pagedown", "down", "down", "n", "x", "escape", "down")


@pytest.mark.parametrize(
    ("theme", "size"), [("ansi-dark", (80, 24)), ("textual-dark", (110, 32)), ("textual-light", (33, 9))]
)
async def test_every_frame_is_the_same(theme: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    app = Proof()
    app.theme = theme
    async with app.run_test(size=size) as pilot:
        app.query_one(Listed).focus()
        for key in (*MOVES, *DIALOGS):
            app.simulate_key(key)
            await pilot.pause()
        frames = app.terminals.frames
        assert frames > len(MOVES)
        for width, height in ((100, 30), (50, 12), size):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            await pilot.press("down", "pagedown")
        assert app.terminals.frames > frames + 6
        for _ in range(100):
            if not app.terminals.spoilt:
                break
            await pilot.pause(0.02)
        assert not app.terminals.spoilt


async def test_a_key_press_sends_a_fraction() -> None:
    app = Proof()
    app.theme = "ansi-dark"
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(Listed).focus()
        await pilot.press("down", "down")
        await pilot.pause()
        whole, difference = app.terminals.sent
        for _ in range(10):
            app.simulate_key("down")
            await pilot.pause()
        assert (app.terminals.sent[1] - difference) * 5 < app.terminals.sent[0] - whole


async def test_a_redraw_mends_a_spoilt_terminal() -> None:
    app = Proof()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        await pilot.pause()
        app.terminals.spoil()
        app.redraw()
        await pilot.pause()
        assert not any(sign in line for screen in app.terminals.screens for line in screen.display for sign in RUBBISH)


async def test_plain_output_and_other_versions_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Proof()
    app.plain_output = True
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        await pilot.pause()
        assert app.terminals.frames == 0


def test_the_version_that_is_installed_is_one_that_was_proved() -> None:
    assert (output.textual.__version__ in output.PROVED) is not DiffedOutput.plain_output


async def test_what_is_not_made_of_cells_goes_out_as_textual_writes_it() -> None:
    class Linked(Proof):
        def compose(self) -> ComposeResult:
            yield Static("[link='https://example.org']link[/link] and text")

    app = Linked()
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.pause()
        await asyncio.sleep(0)
        assert "link and text" in app.terminals.screens[1].display[0]
