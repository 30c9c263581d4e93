"""A list to choose from: whatever it stands for, a line each."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from msgspec import Struct
from rich.cells import cell_len
from rich.style import Style

from tui.terminal.glyphs import Glyphs
from tui.terminal.safety import safe
from tui.widgets.columns import Part, fit
from tui.widgets.virtual_list import VirtualList

ValueT = TypeVar("ValueT")
LABEL = 20
"""Cells that the column of labels may always take; on wide lists it is a third of them."""


class Choice(Struct, Generic[ValueT], frozen=True):
    """A line: words, what it stands for, a label before the words and something at the end of the line.

    ``more`` is what is to be said of it where there is room, and found by: its words, unless it is given. By ``also``
    it is found without showing it. One of its ``keys`` typed alone means it before all others.
    """

    words: str
    value: ValueT
    label: str = ""
    end: str = ""
    disabled: bool = False
    more: str = ""
    also: str = ""
    keys: Sequence[str] = ()


class Choices(VirtualList[Choice[ValueT]]):
    """Choices; the labels stand in a column of their own."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--label", "choice--end"}

    def __init__(self, glyphs: Glyphs, *, id: str | None = None, empty: str = "") -> None:
        super().__init__(glyphs, id=id, empty=empty)
        self.choices: Sequence[Choice[ValueT]] = ()
        self._label = 0

    def offer(self, choices: Sequence[Choice[ValueT]], *, cursor: int = 0) -> None:
        """Show these choices, the cursor on the first or on another one."""
        self.choices = choices
        self._label = max((cell_len(safe(choice.label)) for choice in choices[:500]), default=0)
        self.supply(self.show(len(choices), cursor=cursor), 0, choices)

    def identify(self, row: Choice[ValueT]) -> str:
        """Choices are not marked."""
        return ""

    def draw(self, row: Choice[ValueT], index: int, width: int) -> list[Part]:
        """Label, words, end."""
        over = self.part_style("row--dim") if row.disabled else Style()
        column = min(self._label, max(LABEL, width // 3))
        label = fit(row.label, column, self.glyphs.ellipsis) + "  " if column else ""
        end = f"  {safe(row.end)}" if row.end else ""
        room = width - cell_len(label) - cell_len(end)
        return [
            (label, self.part_style("choice--label") + over),
            (fit(row.words, room, self.glyphs.ellipsis), over),
            (end, self.part_style("choice--end")),
        ]
