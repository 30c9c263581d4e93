"""The dossier screen: articles, timeline and actors under one lens, with the evidence below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on

from tui.commands import bindings, commands_of
from tui.commands.lens import KeptLenses, Sort
from tui.commands.panes import ActorPane, TimelinePane
from tui.model import Actor, Event
from tui.screens.linked_panes import LinkedPanes
from tui.screens.panes import PANES
from tui.screens.trail import Place
from tui.widgets.density import Density
from tui.widgets.entries import Entry
from tui.widgets.lens_bar import counted
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from textual.binding import BindingType

    from tui.screens.desk import Order, PaneName, Shown
    from tui.screens.lenses import Chosen


class DossierScreen(LinkedPanes):
    """The three panes with all that can be done to them: narrowing, time, search, dialogs, places."""

    WHERE = "dossier"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands_of("dossier"))]

    # narrowing

    def action_narrow(self) -> None:
        """Narrow to the row under the cursor."""
        narrower = self.narrowing()
        if narrower is None:
            self.say("nothing here to narrow to")
        else:
            self.show_query(narrower)

    def narrowing(self) -> Callable[[], str] | None:
        """What gives the query narrowed to the row under the cursor."""
        if self.timeline.has_focus and self.timeline.on_fold:
            return self.narrowed_by("undated")
        row = self.page.current if self.page.has_focus else self.lists[self.pane].current
        reference = row.reference if isinstance(row, Entry) else getattr(row, "id", "")
        return self.narrowed(reference) if reference else None

    def narrowed(self, *references: str) -> Callable[[], str] | None:
        """What gives the query narrowed to an article, event or actors, by their ids; it is called in a thread."""
        if self.shown is None or self.desk is None:
            return None
        return partial(self.desk.narrowed, self.shown.text, references)

    def narrowed_by(self, words: str) -> Callable[[], str]:
        """What gives the query narrowed by the words of another one."""
        from tui.lens import parse

        return lambda: str(parse(self.trail.query) & parse(words))

    def action_widen(self) -> None:
        """Undo the last narrowing."""
        if self.trail.undo():
            self._ask(self.trail.query)
        else:
            self.say("everything is shown; q quits")

    def action_sort(self) -> None:
        """Sort the pane by its next order."""
        from tui.screens.desk import SORTS, Order

        sorts = SORTS[self.pane]
        order = self.orders[self.pane]
        self._reorder(Order(sorts[(sorts.index(order.sort) + 1) % len(sorts)]))

    def action_reverse(self) -> None:
        """Turn the pane's order round."""
        from tui.screens.desk import Order

        order = self.orders[self.pane]
        self._reorder(Order(order.sort, not order.reverse))

    def _reorder(self, order: Order) -> None:
        self.orders[self.pane] = order
        self._lay_out()
        self._ask(self.trail.query, rows={**self._current_rows(), self.pane: ""})

    # time

    def action_zoom(self, by: int) -> None:
        """Halve the window of time, double it, or show all of it."""
        from tui.screens.windows import zoomed

        shown = self.shown
        if shown is None or "events" not in shown.pages:
            self.fill("events", then=partial(self.action_zoom, by))
            return
        if not shown.days:
            self.say("no event here has a date")
            return
        self._window(zoomed(shown.window, shown.days.span, by, self.query_one(Density).at))

    def action_shift(self, by: int) -> None:
        """Move the window of time by half its length."""
        from tui.screens.windows import shifted

        shown = self.shown
        if shown is None or shown.window is None:
            self.say("the whole time is shown; + narrows it")
            return
        self._window(shifted(shown.window, by))

    def action_undated(self) -> None:
        """List the events without a date, or fold them into one line."""
        timeline = self.timeline
        if "events" not in self.seen:
            self.say(f"that is for the timeline; {self.dateline.key_shown(TimelinePane)} shows it")
        elif not timeline.by_date:
            self.say(f"events without a date stand together by date only; {self.dateline.key_shown(Sort)} sorts by it")
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
        from tui.screens.desk import with_window

        assert self.shown is not None
        self.show_query(partial(with_window, self.shown.text, window))

    # evidence

    def action_next_source(self, by: int) -> None:
        """Show the next source."""
        self.evidence.step(by)

    @on(VirtualList.Opened)
    def _opened(self) -> None:
        self.when_shown(self._open)

    def _open(self) -> None:
        """Open the reader at the evidence."""
        one = self.evidence.current
        if one is None:
            self.say("no sentence stands behind this row")
            return
        self.read(one.article, one.start, one.end)

    def read(self, article: str, start: int, end: int) -> None:
        """Open an article at a sentence."""
        from tui.screens.reader import ReaderScreen

        assert self.desk is not None
        assert self._sources is not None
        self.dateline.places.update(self._place())
        self.dateline.places.visit(Place(self.trail.query, self.pane, "", article, start, end))
        self.app.push_screen(ReaderScreen(self.desk, self._sources, article, start, end))

    def action_statements(self) -> None:
        """List the figures, quotes and relations of what is shown."""
        from tui.screens.statements import StatementsScreen

        if self.desk is not None and self._sources is not None and self.shown is not None:
            self.app.push_screen(StatementsScreen(self.desk, self._sources, self.shown.text, self.shown.words))

    def action_compare(self) -> None:
        """Put an actor beside another one: the page's beside whom its line names, else one of the row's beside any."""
        row = self.lists[self.pane].current
        taking_part = [one.actor for one in row.participants if one.actor] if isinstance(row, Event) else []
        actor = row.id if isinstance(row, Actor) else next(iter(taking_part), "")
        other = self._named_on_page()
        if not actor:
            self.say(f"no actor on this row; {self.dateline.key_shown(ActorPane)} lists all of them")
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

    # dialogs

    def action_facets(self) -> None:
        """Narrow by a facet's value."""
        from tui.screens.facets import Facets

        if self.desk is not None:
            self.app.push_screen(Facets(self.desk, self.trail.query), self._chosen)

    def action_query(self) -> None:
        """Write the query."""
        from tui.screens.query import QueryScreen

        if self.desk is not None:
            self.app.push_screen(QueryScreen(self.desk, self.trail.query), self._chosen)

    def action_lenses(self) -> None:
        """Go to a lens kept by name, or keep this one."""
        from tui.screens.lenses import Lenses

        if self.desk is not None:
            self.app.push_screen(Lenses(self.desk, self.trail.query), self._lens_chosen)

    def _lens_chosen(self, chosen: Chosen | None) -> None:
        from tui.screens import saved

        if chosen is None:
            return
        if chosen.is_new:
            saved.keep(self.dateline.dossier_path, chosen.name, chosen.query)
            self.say(f"kept as {saved.written(chosen.name)}; {self.dateline.key_shown(KeptLenses)} lists what is kept")
        else:
            self.show_query(chosen.query)

    def _chosen(self, query: str | None) -> None:
        if query is not None:
            self.show_query(query)

    def action_pick_actor(self) -> None:
        """Go to an actor by name."""
        from tui.screens.pick_actor import PickActor

        if self.desk is not None:
            self.app.push_screen(PickActor(self.desk), self._picked)

    def _picked(self, actor: str | None) -> None:
        if actor is not None:
            self._enter("actors")
            self._ask(partial(self._query_with, self.trail.query, actor), narrowing=True, rows={"actors": actor})

    def _query_with(self, text: str, actor: str) -> str:
        """The query if it shows the actor, else everything."""
        from tui.lens import parse

        assert self.desk is not None
        return text if actor in self.desk.lens.select(parse(text), "actors") else ""

    def action_search(self) -> None:
        """Search the full text."""
        from tui.screens.search import Search

        if self.desk is not None:
            self.app.push_screen(Search(self.desk, self.trail.query, self.words), self._found)

    def _found(self, found: tuple[str, int, int, str] | None) -> None:
        if found is None or self.desk is None or self.shown is None:
            return
        article, start, end, self.words = found
        self.read(article, start, end)
        work = partial(self._match, self.shown, self.words)
        self.run_worker(work, thread=True, group="matches", exclusive=True)

    def _match(self, shown: Shown, words: str) -> None:
        """Find the rows that a search finds; in a thread."""
        from tui.lens import parse

        assert self.desk is not None
        query = parse(shown.text) & parse(words)
        found = {pane: frozenset(self.desk.lens.select(query, pane)[:5000]) for pane in PANES}
        self.app.call_from_thread(self._matched, found)

    def _matched(self, found: dict[PaneName, frozenset[str]]) -> None:
        self.matches = found

    def action_next_match(self, by: int) -> None:
        """Go to the next row that the search found."""
        wanted = self.matches.get(self.pane, frozenset())
        if not wanted or self.shown is None:
            self.say("the last search found nothing in this pane" if self.words else "nothing was searched yet: / does")
            return
        work = partial(self._find_match, self.shown.ids[self.pane], wanted, self.lists[self.pane].cursor, by)
        self.run_worker(work, thread=True, group="matches", exclusive=True)

    def _find_match(self, ids: Sequence[str], wanted: frozenset[str], cursor: int, by: int) -> None:
        at = [number for number, one in enumerate(ids) if one in wanted]
        ahead = [number for number in at if (number > cursor if by > 0 else number < cursor)]
        target = (ahead or at)[0 if by > 0 else -1]
        self.app.call_from_thread(self._go_to_match, target, at.index(target) + 1, len(at))

    def _go_to_match(self, target: int, number: int, total: int) -> None:
        self.lists[self.pane].reach(target)
        self.say(f"match {number} of {total} for {self.words}")

    def action_yank(self) -> None:
        """Send the evidence to the terminal's clipboard."""
        self.when_shown(lambda: self.dateline.yank(self.evidence.current, self.trail.query))

    def action_explain(self) -> None:
        """Say how the row was extracted."""
        from tui.screens.explain import Explain, of

        row = self.lists[self.pane].current
        if row is None:
            self.say("nothing here that was extracted")
        else:
            self.app.push_screen(Explain("How this was extracted", of(row)))

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
            self.app.push_screen(ReaderScreen(self.desk, self._sources, place.article, place.start, place.end))
