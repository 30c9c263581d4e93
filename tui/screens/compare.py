"""Two actors side by side on one axis of time: when each was active, and what both are part of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on

from tui.errors import DatelineError
from tui.lens.language import Field
from tui.screens.desk import FIRST_ROWS
from tui.screens.listing import Listing
from tui.widgets.axis import Axis, Track
from tui.widgets.key_bar import KeyBar
from tui.widgets.lens_bar import counted
from tui.widgets.row_pages import PAGE
from tui.widgets.side_by_side import MIDDLE, SideBySide
from tui.widgets.timeline import years
from tui.widgets.title_line import TitleLine
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tui.model import Actor, Event
    from tui.screens.desk import Desk
    from tui.screens.sources import Sources
    from tui.widgets.side_by_side import Sides


class Comparison:
    """Two actors' events, whatever the lens shows, asked in a worker thread."""

    def __init__(self, desk: Desk, left: str, right: str, row: str = "") -> None:
        """Ask for them, the first rows around the one with an id.

        Raises:
            UnknownRecord: if there is no such actor.
        """
        self.desk = desk
        self.actors = cast("tuple[Actor, Actor]", tuple(desk.actors([left, right])))
        queries = Field("actor", left), Field("actor", right)
        self.events = desk.lens.select(queries[0] | queries[1], "events", sort="date")
        self.own = tuple(desk.lens.select(query, "events", sort="date") for query in queries)
        self.shared = desk.lens.select(queries[0] & queries[1], "events").total
        self.groups = years(self.events.spans())
        self.tracks = [
            Track(actor.name, own.total, desk.days(query))
            for actor, own, query in zip(self.actors, self.own, queries, strict=True)
        ]
        self.cursor = (self.events.position(row) or 0) if row else 0
        self.start = max(0, self.cursor - FIRST_ROWS // 2) // PAGE * PAGE
        self.first = self.page(self.start, self.start + FIRST_ROWS)

    def page(self, start: int, after: int) -> tuple[Sequence[Event], dict[str, Sides]]:
        """Some events, with what each actor is in them."""
        events = self.desk.events(self.events[start:after])
        return events, {event.id: (self._role(event, 0), self._role(event, 1)) for event in events}

    def _role(self, event: Event, side: int) -> str:
        for one in event.participants:
            if one.actor == self.actors[side].id:
                return f"{one.role}?" if one.hedged else one.role
        return "named" if event.id in self.own[side] else ""


class CompareScreen(Listing):
    """Two actors' events, the dates between them."""

    def __init__(self, desk: Desk, sources: Sources, left: str, right: str, row: str = "") -> None:
        super().__init__(desk, sources, row)
        self.sides = left, right
        self.found: Comparison | None = None

    def compose(self) -> ComposeResult:
        """How many events, the axis, whose side is which, the events, the evidence, the keys."""
        glyphs = self.dateline.glyphs
        yield TitleLine(glyphs, "Side by side", id="title")
        yield Axis(glyphs, id="axis")
        yield TitleLine(glyphs, id="names")
        yield SideBySide(glyphs, id="rows", empty="Neither is part of an event.")
        yield self.strip()
        yield KeyBar(id="keys")

    @property
    def which(self) -> str:
        """The ids of the two."""
        return " ".join(self.sides)

    @property
    def to_export(self) -> str:
        """All that either actor is part of."""
        left, right = (Field("actor", one) for one in self.sides)
        return str(left | right)

    def on_mount(self) -> None:
        """Ask for the events."""
        self.rows.focus()
        self.run_worker(self._ask, thread=True, group="lens", exclusive=True)

    def _ask(self) -> None:
        try:
            found = Comparison(self.desk, *self.sides, self.first)
        except DatelineError as error:
            self.app.call_from_thread(self.say, str(error))
            return
        self.app.call_from_thread(self._show, found)

    def _show(self, found: Comparison) -> None:
        self.found = found
        left, right = (actor.name for actor in found.actors)
        about = f"{counted(len(found.events), 'events')}, {found.shared:,} of both"
        self.query_one("#title", TitleLine).show(f"{left} and {right} side by side", about)
        self.query_one(Axis).show(found.tracks)
        self._name_sides()
        rows = self.query_one("#rows", SideBySide)
        generation = rows.show_groups(found.groups, cursor=found.cursor)
        events, sides = found.first
        rows.learn(sides)
        rows.supply(generation, found.start, events)

    def on_resize(self) -> None:
        """Keep the names over their sides."""
        self._name_sides()

    def _name_sides(self) -> None:
        """The left actor's name over the left side, the right one's over the right."""
        if self.found is None:
            return
        from tui.widgets.columns import fit

        left, right = (actor.name for actor in self.found.actors)
        room = (self.size.width - 2 - MIDDLE) // 2
        ellipsis = self.dateline.glyphs.ellipsis
        self.query_one("#names", TitleLine).show(f" {fit(left, room, ellipsis)}{' ' * MIDDLE}{right}")

    @on(VirtualList.Wanted)
    def _fetch(self, message: VirtualList.Wanted) -> None:
        if self.found is not None:
            self.run_worker(partial(self._supply, message, self.found), thread=True, group="pages")

    def _supply(self, message: VirtualList.Wanted, found: Comparison) -> None:
        events, sides = found.page(message.first, message.after)
        self.app.call_from_thread(self._supplied, message, events, sides)

    def _supplied(self, message: VirtualList.Wanted, events: Sequence[Event], sides: dict[str, Sides]) -> None:
        rows = cast("SideBySide", message.source)
        rows.learn(sides)
        rows.supply(message.generation, message.first, events)

    @on(VirtualList.Came)
    @on(VirtualList.Moved)
    def _pointed(self) -> None:
        event = self.told(self.rows.current)
        self.query_one(Axis).point(event.when.first if event is not None else None)

    def told(self, row: Event | None) -> Event | None:
        """The event that a row is."""
        return row
