"""The panes as they stand on the screen: side by side, or one at a time with the names of the others above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.containers import Horizontal, Vertical

from tui.commands.lens import Widen
from tui.commands.program import Build, Close, Help, OtherDossier, Reload
from tui.commands.time import Undated
from tui.screens.evidenced import EvidencedScreen
from tui.screens.shown import PANES, SORTS
from tui.screens.trail import Trail
from tui.widgets.actor import ActorPage, Actors
from tui.widgets.articles import Articles
from tui.widgets.density import Density
from tui.widgets.key_bar import KeyBar
from tui.widgets.lens_bar import LensBar
from tui.widgets.pane_title import PaneTitle
from tui.widgets.timeline import Timeline
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.screens.desk import Desk
    from tui.screens.shown import Order, PaneName, Shown
    from tui.screens.sources import Sources
    from tui.state.sessions import Session

NAMES = ("1 Articles", "2 Timeline", "3 Actors", "4 Figures, quotes")


class Panes(EvidencedScreen):
    """Articles, timeline and actors, the evidence below, and what is shown in them.

    Attributes:
        desk: answers questions about the dossier, once that is open.
        shown: what the panes show, once the lens has answered.
        pane: the active pane.
        trail: the narrowings that led to it.
        orders: how each pane is sorted.
        words: what was searched last.
        matches: the rows that this search found.
    """

    def __init__(self, session: Session, *, wide: bool) -> None:
        super().__init__(classes="-wide" if wide else "")
        self.desk: Desk | None = None
        self.shown: Shown | None = None
        self.pane: PaneName = session.pane if session.pane in PANES else "articles"
        self.trail = Trail(session.queries)
        self.orders: dict[PaneName, Order] = {}
        self.words = ""
        self.matches: dict[PaneName, frozenset[str]] = {}
        self._sources: Sources | None = None
        self._apart: frozenset[PaneName] = frozenset()
        """Panes of which no row belongs to the active pane's."""

    def compose(self) -> ComposeResult:
        """The bar, the panes, the evidence, the keys."""
        glyphs = self.dateline.glyphs
        yield LensBar(glyphs, id="lens")
        with Horizontal(id="panes"):
            with Vertical(id="articles-pane", classes="pane"):
                yield PaneTitle(glyphs, NAMES, 0)
                yield Articles(glyphs, id="articles")
            with Vertical(id="events-pane", classes="pane"):
                yield PaneTitle(glyphs, NAMES, 1)
                yield Density(glyphs, id="density")
                yield Timeline(glyphs, id="events", hint=f"{self.keyboard.first_of(Undated)} lists them")
            with Vertical(id="actors-pane", classes="pane"):
                yield PaneTitle(glyphs, NAMES, 2)
                with Horizontal(id="actors-both"):
                    yield Actors(glyphs, id="actors")
                    yield ActorPage(glyphs, id="page")
        yield self.strip()
        yield KeyBar(id="keys")

    def footer(self) -> list[tuple[str, str]]:
        """The keys of the panes; what closes other screens quits here, and what goes back is of use once narrowed."""
        closes, back = self.keyboard.first_of(Close), self.keyboard.first_of(Widen)
        keys = [(key, "quit" if key == closes else label) for key, label in super().footer()]
        if not self.trail.leads_back:
            keys = [one for one in keys if one[0] != back]
        if self.desk is not None and not self.desk.dossier.count("articles"):
            fills = [(self.keyboard.first_of(command), command.label) for command in (Build, OtherDossier)]
            keys = [*fills, *(one for one in keys if one[0] in (closes, self.keyboard.first_of(Help)))]
        return [(self.keyboard.first_of(Reload), "built anew"), *keys] if self.dateline.is_outdated else keys

    @property
    def is_empty(self) -> bool:
        """Whether the active pane has no row."""
        return self.shown is not None and not self.shown.ids[self.pane].total

    @property
    def lists(self) -> dict[PaneName, VirtualList[Any]]:
        """The list of each pane."""
        return {pane: self.query_one(f"#{pane}", VirtualList) for pane in PANES}

    @property
    def timeline(self) -> Timeline:
        """The list of events."""
        return self.query_one("#events", Timeline)

    @property
    def page(self) -> ActorPage:
        """The actor page."""
        return self.query_one("#page", ActorPage)

    @property
    def lens_text(self) -> str:
        """The query that is shown."""
        return self.trail.query

    @property
    def is_wide(self) -> bool:
        """Whether the panes stand side by side."""
        return self.app.size.width >= self.dateline.settings.wide

    @property
    def seen(self) -> tuple[PaneName, ...]:
        """The panes that can be seen; the lens is asked for no others."""
        return PANES if self.is_wide else (self.pane,)

    def _lay_out(self) -> None:
        wide = self.is_wide
        self.set_class(wide, "-wide")
        for pane in PANES:
            self.query_one(f"#{pane}-pane").display = wide or pane == self.pane
            title = self.query_one(f"#{pane}-pane PaneTitle", PaneTitle)
            title.show(everything=not wide, active=pane == self.pane, note=self._note(pane))

    def _note(self, pane: PaneName) -> str:
        """The year of the row under the cursor and its place; an order not its own; that no row belongs."""
        list_ = self.lists[pane]
        order = self.orders.get(pane)
        note = f"{list_.cursor + 1:,}/{list_.count:,}" if list_.count else ""
        if pane == "events" and self.timeline.year:
            note = f"{self.timeline.year}  {note}"
        if order is not None and (order.reverse or order.sort != SORTS[pane][0]):
            note = f"by {order.sort}{', reversed' if order.reverse else ''}  {note}"
        if pane in self._apart and pane != self.pane and list_.count:
            note = f"none belongs  {note}"
        return note
