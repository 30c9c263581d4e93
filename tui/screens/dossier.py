"""The dossier screen: articles, timeline and actors under one lens, with the evidence below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on

from tui.commands import bindings, commands_of
from tui.commands.panes import ActorPane
from tui.model import Actor, Event
from tui.screens.arranging import ArrangedPanes
from tui.screens.base import DatelineScreen
from tui.screens.searching import SearchedPanes
from tui.screens.shown import PANES, STATEMENTS
from tui.screens.ticking import TickedPanes
from tui.state.sessions import Place
from tui.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.screens.shown import Row


class DossierScreen(TickedPanes, ArrangedPanes, SearchedPanes):
    """The three panes with all that can be done to them, and the ways to the reader and to the screens beside them."""

    WHERE = "dossier"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands_of("dossier"))]

    def record(self) -> Row | None:
        """The row under the active pane's cursor."""
        row: Row | None = self.lists[self.pane].current
        return row

    def read(self, article: str, start: int, end: int) -> None:
        """Open an article at a sentence."""
        from tui.screens.reader import ReaderScreen

        assert self.desk is not None
        assert self._sources is not None
        beside = self._beside()
        self.dateline.places.update(self._place() if beside is None else beside)
        which = beside.beside if beside is not None else ""
        self.dateline.places.visit(Place(self.trail.query, self.pane, "", article, start, end, which))
        self.app.push_screen(ReaderScreen(self.desk, self._sources, article, start, end, words=self.words))

    @on(PaneTitle.Chosen)
    def _name_clicked(self, message: PaneTitle.Chosen) -> None:
        if message.number < len(PANES):
            self._enter(PANES[message.number])
        else:
            self.action_statements()

    def action_statements(self) -> None:
        """List the figures, quotes and relations of what is shown."""
        if self.shown is not None:
            self._visit_list(STATEMENTS)

    def action_unread(self) -> None:
        """List the files that could not be read."""
        from tui.screens.explain import Explain
        from tui.widgets.choices import Choice

        unread, unmet = (self.desk.unread(), self.desk.unmet()) if self.desk is not None else ([], [])
        heading = "Files that could not be read" if unread else "Decisions by hand that no longer apply"
        lines = [Choice(line, None) for line in unread]
        if unread and unmet:
            lines.append(Choice("Decisions by hand that no longer apply:", None))
        lines += [Choice(line, None) for line in unmet]
        if lines:
            self.app.push_screen(Explain(heading, lines))
        else:
            self.say("every file could be read")

    def action_join(self) -> None:
        """Join the actor or event under the cursor with another one."""
        from tui.screens.deciding import Deciding

        Deciding(self).join()

    def action_part(self) -> None:
        """Part the actor or event under the cursor, or take back what was decided about it."""
        from tui.screens.deciding import Deciding

        Deciding(self).part()

    def action_compare(self) -> None:
        """Put an actor beside another one: the page's beside whom its line names, else one of the row's beside any."""
        row = self.lists[self.pane].current
        taking_part = [one.actor for one in row.participants if one.actor] if isinstance(row, Event) else []
        actor = row.id if isinstance(row, Actor) else next(iter(taking_part), "")
        other = self._named_on_page()
        if not actor:
            self.say(f"no actor on this row; {self.keyboard.first_of(ActorPane)} lists all of them")
        elif other in ("", actor):
            self.run_worker(partial(self._pick_other, actor), thread=True, group="pick", exclusive=True)
        else:
            self._compare(actor, other)

    def _pick_other(self, identity: str) -> None:
        from tui.screens.pick_actor import PickOther

        assert self.desk is not None
        (actor,) = self.desk.actors([identity])
        dialog = PickOther(self.desk, actor)
        self.app.call_from_thread(self.app.push_screen, dialog, partial(self._compare, identity))

    def _named_on_page(self) -> str:
        """The actor whom the line under the cursor of the actor page names; empty if none."""
        entry = self.page.current if self.page.has_focus else None
        return entry.reference if entry is not None and entry.reference.startswith("ac-") else ""

    def _compare(self, left: str, right: str | None) -> None:
        if right is not None:
            self._visit_list(f"{left} {right}")

    def _visit_list(self, which: str) -> None:
        """Open a list over the panes, as a place to come back to."""
        self.dateline.places.update(self._place())
        self.dateline.places.visit(Place(self.trail.query, self.pane, beside=which))
        self._open_list(which)

    def _open_list(self, which: str, query: str | None = None, row: str = "") -> None:
        """Open the list that a place remembers, of what is shown or of another query, its cursor on a record."""
        if self.desk is None or self._sources is None or self.shown is None:
            return
        if which == STATEMENTS:
            from tui.screens.statements import StatementsScreen

            text = self.shown.text if query is None else query
            self.app.push_screen(StatementsScreen(self.desk, self._sources, text, self.shown.words, row))
        else:
            from tui.screens.compare import CompareScreen

            left, right = which.split()
            self.app.push_screen(CompareScreen(self.desk, self._sources, left, right, row))

    def _beside(self) -> Place | None:
        """The list that stands over the panes as a place, if one does."""
        for screen in reversed(self.app.screen_stack):
            if isinstance(screen, DatelineScreen) and screen.beside[0]:
                which, row = screen.beside
                return Place(self.trail.query, self.pane, row, beside=which)
        return None

    # places

    def go(self, place: Place) -> None:
        """Be where one was."""
        if place.pane in PANES:
            self._enter(place.pane)
        row = "" if place.beside else place.row
        rows = {**self._current_rows(), place.pane: row} if row else self._current_rows()
        if place.query != self.trail.query or row:
            self.trail.narrow(place.query)
            self._ask(place.query, rows=rows)
        if place.beside:
            self._open_list(place.beside, place.query, place.row)
        if place.article:
            from tui.screens.reader import ReaderScreen

            assert self.desk is not None
            assert self._sources is not None
            reader = ReaderScreen(self.desk, self._sources, place.article, place.start, place.end, words=self.words)
            self.app.push_screen(reader)
