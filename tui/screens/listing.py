"""A screen that lists something beside the panes: rows, the evidence of the one under the cursor, the way to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on

from tui import locations
from tui.commands import bindings, commands_of
from tui.screens.base import DatelineScreen
from tui.widgets.evidence import Evidence, EvidenceStrip
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.binding import BindingType

    from tui.model import Event, Figure, Quote, Relation
    from tui.screens.desk import Desk
    from tui.screens.sources import Sources

    Record = Event | Quote | Figure | Relation


class Listing(DatelineScreen[None]):
    """Rows with ``#rows`` as their list and ``#evidence`` as the strip below.

    A subclass composes both and says what record is on a row; its evidence is found in a worker thread.
    """

    WHERE = "list"
    CSS_PATH = str(locations.styles() / "listing.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands_of("list"))]

    def __init__(self, desk: Desk, sources: Sources) -> None:
        super().__init__()
        self.desk = desk
        self.sources = sources
        self._asked = self._shown_for = 0
        self._then: Callable[[], None] | None = None

    def record(self) -> Record | None:
        """The record under the cursor."""
        raise NotImplementedError

    def names(self) -> Mapping[str, str]:
        """The names of actors by their ids, where records hold ids alone."""
        return {}

    @property
    def rows(self) -> VirtualList[Any]:
        """The list."""
        return self.query_one("#rows", VirtualList)

    @property
    def evidence(self) -> EvidenceStrip:
        """The strip of evidence."""
        return self.query_one("#evidence", EvidenceStrip)

    # evidence

    @on(VirtualList.Came)
    @on(VirtualList.Moved)
    def _moved(self) -> None:
        record = self.record()
        self._asked += 1
        if record is not None:
            work = partial(self._prove, self._asked, record)
            self.run_worker(work, thread=True, group="evidence", exclusive=True)

    def _prove(self, token: int, record: Record) -> None:
        from tui.model import Event

        if token == self._asked:
            found = self.sources.of_event(record) if isinstance(record, Event) else self.sources.of_fact(record)
            self.app.call_from_thread(self._proved, token, found)

    def _proved(self, token: int, found: tuple[Evidence, ...]) -> None:
        if token == self._asked:
            self._shown_for = token
            self.evidence.show(found)
            do, self._then = self._then, None
            if do is not None:
                do()

    def _when_shown(self, do: Callable[[], None]) -> None:
        """Do something once the strip shows the evidence of the row under the cursor."""
        if self._shown_for == self._asked:
            do()
        else:
            self._then = do

    # what can be done

    @on(VirtualList.Opened)
    def _opened(self) -> None:
        self._when_shown(self._open)

    def _open(self) -> None:
        one = self.evidence.current
        if one is None:
            self.say("no sentence stands behind this row")
        else:
            self.dateline.dossier_screen.read(one.article, one.start, one.end)

    def action_next_source(self, by: int) -> None:
        """Show the next source."""
        self.evidence.step(by)

    def action_yank(self) -> None:
        """Send the evidence to the terminal's clipboard."""
        self._when_shown(lambda: self.dateline.yank(self.evidence.current, self.dateline.dossier_screen.trail.query))

    def action_explain(self) -> None:
        """Say how the row was extracted."""
        from tui.screens.explain import Explain, of

        record = self.record()
        if record is not None:
            self.app.push_screen(Explain("How this was extracted", of(record, self.names())))

    # narrowing

    def narrowing(self) -> Callable[[], str] | None:
        """What gives the query narrowed to what a row is about: its event, who speaks or is tied, else its article."""
        from tui.model import Event, Quote, Relation

        record = self.record()
        if record is None:
            return None
        about: tuple[str | None, ...] = ()
        if isinstance(record, Event):
            about = (record.id,)
        elif isinstance(record, Quote):
            about = (record.speaker,)
        elif isinstance(record, Relation):
            about = (record.subject, record.object)
        known = [one for one in about if one and one[:3] in ("ev-", "ac-")]
        return self.dateline.dossier_screen.narrowed(*(known or [record.article]))  # type: ignore[union-attr]

    def action_narrow(self) -> None:
        """Narrow to what the row under the cursor is about."""
        narrower = self.narrowing()
        if narrower is None:
            self.say("nothing here to narrow to")
        else:
            self.narrow(narrower)

    def action_facets(self) -> None:
        """Narrow by a facet's value."""
        from tui.screens.facets import Facets

        self.app.push_screen(Facets(self.desk, self.dateline.dossier_screen.trail.query), self._chosen)

    def action_query(self) -> None:
        """Write the query."""
        from tui.screens.query import QueryScreen

        self.app.push_screen(QueryScreen(self.desk, self.dateline.dossier_screen.trail.query), self._chosen)

    def _chosen(self, query: str | None) -> None:
        if query is not None:
            self.narrow(query)

    def narrow(self, query: str | Callable[[], str]) -> None:
        """Show another query in the panes."""
        self.dismiss(None)
        self.dateline.dossier_screen.show_query(query)

    def action_widen(self) -> None:
        """Esc closes: it undoes having opened it."""
        self.dismiss(None)

    def action_pane(self, name: str) -> None:
        """Go to one of the panes."""
        self.dismiss(None)
        self.dateline.dossier_screen.action_pane(name)
