"""Output that sends only the cells that change.

Textual sends every cell of a region that was refreshed. ``DiffedOutput`` goes between it and the terminal: it keeps
what the terminal shows and sends the difference. It overrides one private method, ``App._display``, and reads two
private records; so it steps aside, and leaves Textual as it is, for a version it was not proved with, for an update of
another kind, and where the user asks for plain output.
"""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import textual
from rich.color import ColorSystem
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from tui.terminal.frame import Cell, Frame, cells, normal, put

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from textual.app import App
    from textual.events import Resize
    from textual.screen import Screen

    _App = App[Any]
else:
    _App = object

PROVED: Final = frozenset({"8.2.8"})
"""The versions of Textual whose updates were proved to look the same either way."""


def _is_proved() -> bool:
    """Whether it is one of these that is installed, told by the folder beside it: its metadata take long to read."""
    beside = Path(textual.__file__).parent.parent
    return any((beside / f"textual-{version}.dist-info").is_dir() for version in PROVED)


_Rows = dict[int, list[Cell | None]]


class DiffedOutput(_App):
    """A base for an app, before ``App``: its output is the difference to what the terminal shows.

    Attributes:
        plain_output: set it to let Textual's output through as it is.
    """

    plain_output: bool = not _is_proved()

    _frame: Frame | None = None

    def on_mount(self) -> None:
        """After ``fg`` the terminal shows nothing of the app."""
        self.app_resume_signal.subscribe(self, lambda _: self.redraw())

    def on_resize(self, event: "Resize") -> None:
        """What a terminal shows while its size changes is its own affair."""
        self._frame = None

    def redraw(self) -> None:
        """Send the whole screen, whatever the terminal is thought to show: for Ctrl-L, and after other output."""
        self._frame = Frame(*self.size)
        self._frame.clear()
        self.screen.refresh(layout=True)

    def _display(self, screen: "Screen[Any]", renderable: "RenderableType | None") -> None:
        if isinstance(renderable, LayoutUpdate | ChopsUpdate) and not self.plain_output and not self.is_inline:
            if self._frame is None or (self._frame.width, self._frame.height) != self.size:
                self._frame = Frame(*self.size)
            renderable = cast("RenderableType", Difference(renderable, self._frame))
        elif renderable is not None:
            self._frame = None
        super()._display(screen, renderable)


class Difference(CompositorUpdate):
    """An update of Textual's, rendered as its difference to a frame."""

    def __init__(self, update: LayoutUpdate | ChopsUpdate, frame: Frame) -> None:
        self._update = update
        self._frame = frame

    def render_segments(self, console: "Console") -> str:
        """What to write to the terminal; afterwards the frame is what it shows.

        Args:
            console: decides how colours are written.
        """
        system = console._color_system or ColorSystem.TRUECOLOR
        rows = (
            _of_layout(self._update, self._frame, system)
            if isinstance(self._update, LayoutUpdate)
            else _of_chops(self._update, self._frame, system)
        )
        if rows is None:
            self._frame.forget()
            return self._update.render_segments(console)
        return self._frame.paint(rows)


def _of_layout(update: LayoutUpdate, frame: Frame, system: ColorSystem) -> _Rows | None:
    rows: _Rows = {}
    for y, strips in enumerate(update.strips, update.region.y):
        if y >= frame.height:
            break
        row, x = list(frame.rows[y]), update.region.x
        for strip in strips:
            part = _cells(strip, system)
            if part is None:
                return None
            put(row, x, part)
            x += len(part)
        rows[y] = row
    return rows


def _of_chops(update: ChopsUpdate, frame: Frame, system: ColorSystem) -> _Rows | None:
    """The rows that an update of spans makes, cut exactly where Textual cuts them."""
    rows: _Rows = {}
    for y, x1, x2 in update.spans:
        if y >= frame.height:
            continue
        row = rows.setdefault(y, list(frame.rows[y]))
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is None or x > x2 or end <= x1:
                continue
            whole = x2 > x >= x1 and end <= x2
            part = _cells(strip if whole else strip.crop(0, min(end, x2) - x), system)
            if part is None:
                return None
            put(row, x, part)
    return rows


def _cells(strip: Strip, system: ColorSystem) -> list[Cell] | None:
    """A strip as cells, or None if it holds what is not of cells: control codes and links."""
    made: list[Cell] = []
    for text, style, control in strip:
        if control or (style is not None and style.link):
            return None
        made += cells(text, "" if style is None else _parameters(style, system))
    return made


@lru_cache(maxsize=4096)
def _parameters(style: Style, system: ColorSystem) -> str:
    """A style's SGR parameters."""
    return normal(Strip.render_ansi(style, system))
