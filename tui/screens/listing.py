"""A screen that lists something beside the panes: rows, the evidence of the one under the cursor, the way to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on

from tui import locations
from tui.commands import bindings, commands_of
from tui.screens.evidenced import EvidencedScreen
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from tui.model import Event, Figure, Quote, Relation
    from tui.screens.desk import Desk
    from tui.screens.sources import Sources
    from tui.widgets.evidence import Evidence, Proof

    Told = Event | Quote | Figure | Relation


class Listing(EvidencedScreen):
    """Rows with ``#rows`` as their list and ``#evidence`` as the strip below.

    A subclass composes both and says what record is on a row; its evidence is found in a worker thread.
    """

    WHERE = "list"
    CSS_PATH = str(locations.styles() / "listing.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands_of("list"))]

    desk: Desk

    def __init__(self, desk: Desk, sources: Sources, row: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.sources = sources
        self.first = row
        """The id of the record that the cursor is to be on at first."""
        self._asked = 0

    def told(self, row: Any) -> Told | None:
        """The record that a row tells of."""
        raise NotImplementedError

    def record(self) -> Told | None:
        """The record under the cursor."""
        return self.told(self.row)

    @property
    def which(self) -> str:
        """What a place remembers this list by."""
        raise NotImplementedError

    @property
    def beside(self) -> tuple[str, str]:
        """This list, and the record under its cursor."""
        record = self.record()
        return self.which, record.id if record is not None else ""

    @property
    def row(self) -> object:
        """The row under the cursor."""
        return self.rows.current

    @property
    def lens_text(self) -> str:
        """The query that the panes show."""
        return self.dateline.dossier_screen.lens_text

    @property
    def rows(self) -> VirtualList[Any]:
        """The list."""
        return self.query_one("#rows", VirtualList)

    # evidence

    @on(VirtualList.Came)
    @on(VirtualList.Moved)
    def _moved(self) -> None:
        row = self.row
        proof = self.proof(row)
        self._asked += 1
        if proof is None:
            self.show_evidence(row, ())
        else:
            work = partial(self._prove, self._asked, row, proof)
            self.run_worker(work, thread=True, group="evidence", exclusive=True)

    def _prove(self, token: int, row: object, proof: Proof) -> None:
        if token == self._asked:
            self.app.call_from_thread(self._proved, token, row, proof())

    def _proved(self, token: int, row: object, found: tuple[Evidence, ...]) -> None:
        if token == self._asked:
            self.show_evidence(row, found)

    def proof(self, row: object) -> Proof | None:
        """What finds the evidence of what a row tells of."""
        from tui.model import Event

        record = self.told(row)
        if isinstance(record, Event):
            return partial(self.sources.of_event, record)
        return None if record is None else partial(self.sources.of_fact, record)

    def read(self, article: str, start: int, end: int) -> None:
        """Open an article at a sentence."""
        self.dateline.dossier_screen.read(article, start, end)

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

    def show_query(self, text: str | Callable[[], str]) -> None:
        """Close, and show another query in the panes."""
        self.dismiss(None)
        self.dateline.dossier_screen.show_query(text)

    def action_widen(self) -> None:
        """Esc closes: it undoes having opened it."""
        self.dismiss(None)

    def action_statements(self) -> None:
        """Go to the figures, quotes and relations of what the panes show."""
        self.dismiss(None)
        self.dateline.dossier_screen.action_statements()

    def action_next_pane(self, by: int) -> None:
        """Go to the first of the panes, or to the last."""
        self.action_pane("articles" if by > 0 else "actors")

    def action_pane(self, name: str) -> None:
        """Go to one of the panes."""
        self.dismiss(None)
        self.dateline.dossier_screen.action_pane(name)
