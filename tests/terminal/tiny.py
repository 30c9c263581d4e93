"""A tiny app for a real terminal: a list with a cursor, on diffed output, that leaves on signals."""

import os
import sys
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.output import DiffedOutput
from tui.terminal.signals import heed_signals


class Rows(Widget):
    """Numbered rows, one of them under the cursor."""

    cursor = 0

    def render_line(self, y: int) -> Strip:
        style = Style(reverse=y == self.cursor)
        return Strip([Segment(f"row {y:02} 中文 of many", style)]).adjust_cell_length(self.size.width)


class Tiny(DiffedOutput, App[None]):
    """Keys: j moves, q quits, Ctrl-L redraws, Ctrl-Z suspends, f floods the terminal."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = [
        ("j", "down", ""),
        ("q", "quit", ""),
        ("ctrl+l", "redraw", ""),
        ("ctrl+z", "suspend_process", ""),
        ("f", "flood", ""),
    ]

    def compose(self) -> ComposeResult:
        yield Rows()

    def on_mount(self) -> None:
        heed_signals(self, grace=float(os.environ.get("GRACE", "5")))

    def action_down(self) -> None:
        rows = self.query_one(Rows)
        rows.cursor += 1
        rows.refresh()

    def action_redraw(self) -> None:
        self.redraw()

    def action_flood(self) -> None:
        assert self._driver is not None
        for _ in range(1000):
            self._driver.write("\x1b[Hflood" * 2000)


if __name__ == "__main__":
    app = Tiny()
    app.plain_output = "--plain" in sys.argv
    app.theme = "ansi-dark"
    app.run(mouse=False)
    sys.exit(app.return_code or 0)
