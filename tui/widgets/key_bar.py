"""The line of keys at the foot of a screen."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.events import Click
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.safety import safe
from tui.widgets.columns import Part, line


class KeyBar(Widget):
    """Keys with what they do, as many as fit, and at the right end always the last; or a notice in their place."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--label", "keys--notice"}

    class Chosen(Message):
        """A key was clicked.

        Attributes:
            key: as it stands there.
        """

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

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

    def on_click(self, event: Click) -> None:
        """Ask for what the key does that is clicked."""
        if self.notice or not self.keys:
            return
        *keys, last = self._fitting()
        after = 0
        for key, label in keys:
            after += _size(key, label)
            if event.x < after:
                self.post_message(self.Chosen(key))
                return
        if event.x >= self.size.width - _size(*last):
            self.post_message(self.Chosen(last[0]))

    def _fitting(self) -> list[tuple[str, str]]:
        """The keys that there is room for, the last always."""
        *keys, last = self.keys
        room = self.size.width - _size(*last)
        fitting: list[tuple[str, str]] = []
        for key, label in keys:
            room -= _size(key, label)
            if room < 0:
                break
            fitting.append((key, label))
        return [*fitting, last]

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
        *keys, last = self._fitting()
        for key, label in keys:
            parts += [(f" {key}", key_style), (f" {label} ", label_style)]
        room = width - sum(_size(*one) for one in (*keys, last))
        parts += [(" " * room, label_style), (f" {last[0]}", key_style), (f" {last[1]}", label_style)]
        return line(parts, width, self.rich_style)


def _size(key: str, label: str) -> int:
    """The cells of a key and its label, with the spaces around them."""
    return cell_len(key) + cell_len(label) + 3
