"""Several histograms over one axis of time, a line each, with its ends below."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.glyphs import Glyphs
from tui.terminal.safety import safe
from tui.widgets.columns import Part, fit, line, right
from tui.widgets.density import Days, bars

NAME = 26
"""Cells that a name may always take; on a wide axis it is a third of them."""
COUNT = 7


class Track(Struct, frozen=True):
    """A line of the axis: whose events, how many in all, and their days."""

    name: str
    total: int
    days: Days


class Axis(Widget):
    """Tracks under each other, each with bars of its own height; the column of the cursor's day is reversed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"density--bar", "density--label", "density--cursor"}

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.tracks: Sequence[Track] = ()
        self.at: date | None = None

    def show(self, tracks: Sequence[Track]) -> None:
        """Draw these tracks."""
        self.tracks = tracks
        self.styles.height = len(tracks) + 1
        self.refresh()

    def point(self, at: date | None) -> None:
        """Show where the cursor is."""
        if at != self.at:
            self.at = at
            self.refresh()

    @property
    def span(self) -> tuple[int, int] | None:
        """The first and the last day of all tracks, as ordinals; None if no event has a date."""
        dated = [track.days for track in self.tracks if track.days]
        return (min(days.first for days in dated), max(days.last for days in dated)) if dated else None

    def render_line(self, y: int) -> Strip:
        """A track, or the ends of the axis."""
        width = self.size.width
        label = self.get_component_rich_style("density--label", partial=True)
        span = self.span
        name = min(max(NAME, width // 3), max((cell_len(safe(track.name)) for track in self.tracks), default=0))
        columns = max(1, width - name - COUNT - 4)
        margin = " " * (name + COUNT + 3)
        if y < len(self.tracks):
            track = self.tracks[y]
            head: list[Part] = [
                (f" {fit(track.name, name, self.glyphs.ellipsis)}", self.rich_style),
                (f"{right(f'{track.total:,}', COUNT)}  ", label),
            ]
            return line([*head, *self._bars(track, span, columns)], width, self.rich_style)
        if not self.tracks or y > len(self.tracks):
            return Strip.blank(width, self.rich_style)
        if span is None:
            return line([(f"{margin}no event here has a date", label)], width, self.rich_style)
        first, last = (date.fromordinal(day).isoformat() for day in span)
        rule = self.glyphs.rule * max(0, columns - cell_len(first) - cell_len(last) - 2)
        return line([(f"{margin}{first} {rule} {last}", label)], width, self.rich_style)

    def _bars(self, track: Track, span: tuple[int, int] | None, columns: int) -> list[Part]:
        style = self.get_component_rich_style("density--bar", partial=True)
        if span is None:
            return []
        low, high = span
        drawn = bars(track.days.histogram(low, high, columns), self.glyphs)
        if self.at is None or not low <= self.at.toordinal() <= high:
            return [(drawn, style)]
        column = min(columns - 1, (self.at.toordinal() - low) * columns // (high - low + 1))
        here = self.get_component_rich_style("density--cursor", partial=True)
        return [(drawn[:column], style), (drawn[column], style + here), (drawn[column + 1 :], style)]
