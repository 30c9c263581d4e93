"""How what is shown is arranged: the order of each pane, the window of time, the fold of what has no date."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.commands.lens import Sort
from tui.commands.panes import TimelinePane
from tui.screens.linked_panes import LinkedPanes
from tui.screens.shown import SORTS, Order
from tui.widgets.density import Density
from tui.widgets.lens_bar import counted

if TYPE_CHECKING:
    from datetime import date


class ArrangedPanes(LinkedPanes):
    """Panes that are sorted, with a timeline that is zoomed, moved and folded."""

    def action_sort(self) -> None:
        """Sort the pane by its next order."""
        sorts = SORTS[self.pane]
        order = self.orders[self.pane]
        self._reorder(Order(sorts[(sorts.index(order.sort) + 1) % len(sorts)]))

    def action_reverse(self) -> None:
        """Turn the pane's order round."""
        order = self.orders[self.pane]
        self._reorder(Order(order.sort, not order.reverse))

    def _reorder(self, order: Order) -> None:
        self.orders[self.pane] = order
        self._lay_out()
        self._ask(self.trail.query, rows={**self._current_rows(), self.pane: ""})

    def action_zoom(self, by: int) -> None:
        """Narrow the window of time to the next smaller part of the calendar, widen it to a larger one, or to all."""
        from tui.screens.windows import zoomed

        shown = self.shown
        if shown is None or "events" not in shown.pages:
            self.fill("events", then=partial(self.action_zoom, by))
            return
        if not shown.days:
            self.say("no event here has a date")
            return
        window = zoomed(shown.window, shown.days.span, by, self.query_one(Density).at)
        if window == shown.window:
            self.say("a day is the least" if by > 0 else "the whole time is shown")
        else:
            self._window(window)

    def action_shift(self, by: int) -> None:
        """Move the window of time to the next part of the calendar that has events."""
        from tui.screens.windows import shifted

        shown = self.shown
        if shown is None or shown.window is None:
            self.say("the whole time is shown; + narrows it")
            return
        if "events" not in shown.pages:
            self.fill("events", then=partial(self.action_shift, by))
            return
        window = shifted(shown.window, shown.days, by) if shown.days else None
        if window is None:
            self.say("no event here is later" if by > 0 else "no event here is earlier")
        else:
            self._window(window)

    def action_undated(self) -> None:
        """List the events without a date, or fold them into one line."""
        timeline = self.timeline
        if "events" not in self.seen:
            self.say(f"that is for the timeline; {self.keyboard.first_of(TimelinePane)} shows it")
        elif not timeline.by_date:
            self.say(f"events without a date stand together by date only; {self.keyboard.first_of(Sort)} sorts by it")
        elif not timeline.undated:
            self.say("every event here has a date")
        elif timeline.count == len(timeline.undated):
            self.say("no event here has a date")
        else:
            timeline.wants_folded = not timeline.folded
            timeline.fold(folded=timeline.wants_folded)
            done = "folded into a line" if timeline.folded else "listed"
            self.say(f"{counted(len(timeline.undated), 'events')} without a date: {done}")

    def _window(self, window: tuple[date, date] | None) -> None:
        from tui.screens.windows import with_window

        assert self.shown is not None
        self.show_query(partial(with_window, self.shown.text, window))
