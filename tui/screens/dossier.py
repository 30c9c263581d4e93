"""The dossier screen: articles, timeline and actors under one lens, with the evidence below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on

from tui.commands import bindings, commands_of
from tui.commands.panes import ActorPane
from tui.model import Actor, Event
from tui.screens.arranging import ArrangedPanes
from tui.screens.searching import SearchedPanes
from tui.screens.shown import PANES
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
        self.dateline.places.update(self._place())
        self.dateline.places.visit(Place(self.trail.query, self.pane, "", article, start, end))
        self.app.push_screen(ReaderScreen(self.desk, self._sources, article, start, end, words=self.words))

    @on(PaneTitle.Chosen)
    def _name_clicked(self, message: PaneTitle.Chosen) -> None:
        if message.number < len(PANES):
            self._enter(PANES[message.number])
        else:
            self.action_statements()

    def action_statements(self) -> None:
        """List the figures, quotes and relations of what is shown."""
        from tui.screens.statements import StatementsScreen

        if self.desk is not None and self._sources is not None and self.shown is not None:
            self.app.push_screen(StatementsScreen(self.desk, self._sources, self.shown.text, self.shown.words))

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
        from tui.screens.compare import CompareScreen

        if right is not None and self.desk is not None and self._sources is not None:
            self.app.push_screen(CompareScreen(self.desk, self._sources, left, right))

    # places

    def go(self, place: Place) -> None:
        """Be where one was."""
        if place.pane in PANES:
            self._enter(place.pane)
        rows = {**self._current_rows(), place.pane: place.row} if place.row else self._current_rows()
        if place.query != self.trail.query or place.row:
            self.trail.narrow(place.query)
            self._ask(place.query, rows=rows)
        if place.article:
            from tui.screens.reader import ReaderScreen

            assert self.desk is not None
            assert self._sources is not None
            reader = ReaderScreen(self.desk, self._sources, place.article, place.start, place.end, words=self.words)
            self.app.push_screen(reader)
