"""The line of keys at the foot of a screen."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.safety import safe
from tui.widgets.columns import Part, line


class KeyBar(Widget):
    """Keys with what they do, as many as fit, and at the right end always the last; or a notice in their place."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--label", "keys--notice"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.keys: tuple[tuple[str, str], ...] = ()
        self.notice = ""

    def show(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show these keys with their labels, the most useful first."""
        if tuple(keys) != self.keys:
            self.keys = tuple(keys)
            self.refresh()

    def say(self, notice: str) -> None:
        """Show a notice instead of the keys; an empty one brings them back."""
        if notice != self.notice:
            self.notice = notice
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.size.width
        if self.notice:
            style = self.get_component_rich_style("keys--notice", partial=True)
            return line([(f" {safe(self.notice)}", style)], width, self.rich_style)
        key_style = self.get_component_rich_style("keys--key", partial=True)
        label_style = self.get_component_rich_style("keys--label", partial=True)
        parts: list[Part] = []
        if not self.keys:
            return Strip.blank(width, self.rich_style)
        *keys, last = self.keys
        room = width - cell_len(" ".join(last)) - 2
        for key, label in keys:
            size = cell_len(key) + cell_len(label) + 3
            if size > room:
                break
            room -= size
            parts += [(f" {key}", key_style), (f" {label} ", label_style)]
        parts += [(" " * room, label_style), (f" {last[0]}", key_style), (f" {last[1]}", label_style)]
        return line(parts, width, self.rich_style)
