"""Two actors' events on one axis of time: the dates in the middle, one actor's events to either side."""

from collections.abc import Mapping
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style

from tui.model import Event
from tui.terminal.glyphs import Glyphs
from tui.widgets.columns import Part, fit
from tui.widgets.dates import in_year
from tui.widgets.timeline import DATE, Timeline
from tui.widgets.tolls import killed

Sides = tuple[str, str]
"""What each of the two actors is in an event: a role, ``named``, or nothing if the event is not theirs."""

SHARED = "="
MIDDLE = DATE + 6
"""Cells between the two sides: the date, and the signs of an event of both."""


class SideBySide(Timeline):
    """The events of two actors, a line each; one of both stands between signs of equality, and is told on the left."""

    BORDER_TITLE = ""
    COMPONENT_CLASSES: ClassVar[set[str]] = {"sides--shared", "sides--role"}

    def __init__(self, glyphs: Glyphs, *, id: str | None = None, empty: str = "") -> None:
        super().__init__(glyphs, id=id, empty=empty)
        self.sides: dict[str, Sides] = {}
        self.wants_folded = False

    def learn(self, sides: Mapping[str, Sides]) -> None:
        """What the actors are in events that are about to be supplied, by the events' ids."""
        self.sides.update(sides)

    def draw(self, row: Event, index: int, width: int) -> list[Part]:
        """The left actor's side, the date, the right actor's side."""
        left, right = self.sides.get(row.id, ("", ""))
        room = (width - MIDDLE) // 2
        sign = SHARED if left and right else " "
        date = in_year(row.when).replace("–", self.glyphs.to)
        before = " " * ((DATE - cell_len(date)) // 2)
        signs = self.part_style("sides--shared")
        vague = self.part_style("timeline--vague") if row.when.precision != "day" else Style()
        return [
            *self._side(row, left, room, told=bool(left)),
            (f" {sign} ", signs),
            (before + fit(date, DATE - len(before)), vague),
            (f" {sign} ", signs),
            *self._side(row, right, width - MIDDLE - room, told=not left),
        ]

    def _side(self, row: Event, role: str, room: int, *, told: bool) -> list[Part]:
        """Role, title and toll; of an event that the other side tells, the role alone."""
        style = self.part_style("sides--role")
        if not role:
            return [(" " * room, Style())]
        if not told:
            return [(fit(role, room, self.glyphs.ellipsis), style)]
        toll = killed(row, self.glyphs)
        end = f" {toll}" if toll else ""
        label = "" if role == "named" else f"{role}: "
        label += "" if row.status == "reported" else f"{row.status}: "
        words = fit(row.title, room - cell_len(label) - cell_len(end), self.glyphs.ellipsis)
        return [(label, style), (words, Style()), (end, self.part_style("row--strong"))]
