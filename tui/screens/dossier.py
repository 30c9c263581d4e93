"""The dossier screen: articles, timeline and actors under one lens, with the evidence below."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.containers import Horizontal, Vertical
from textual.events import Key

from tui.commands import bindings, commands_of
from tui.errors import QueryError
from tui.model import Actor, Article, Event
from tui.screens.base import DatelineScreen
from tui.screens.session import Session
from tui.screens.trail import Place, Trail
from tui.widgets.actor import ActorPage, Actors, Entry, entries
from tui.widgets.articles import Articles
from tui.widgets.density import Density
from tui.widgets.evidence import Evidence, EvidenceStrip
from tui.widgets.key_bar import KeyBar
from tui.widgets.lens_bar import LensBar
from tui.widgets.pane_title import PaneTitle
from tui.widgets.timeline import Timeline
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer
    from textual.widget import Widget

    from tui.screens.desk import Desk, Order, PaneName, Row, Shown, Tied
    from tui.screens.sources import Sources
    from tui.widgets.actor import Profile

NAMES = ("1 Articles", "2 Timeline", "3 Actors")
PANES: tuple[PaneName, ...] = ("articles", "events", "actors")
IDLE = 0.09
"""Seconds between two keys from which on the other panes follow at once."""
PAUSE = 0.08
"""Seconds after the last of quick keys until they follow."""


class DossierScreen(DatelineScreen[None]):
    """Three panes, one lens."""

    WHERE = "dossier"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands_of("dossier"))]

    def __init__(self, session: Session, *, wide: bool) -> None:
        super().__init__(classes="-wide" if wide else "")
        self.desk: Desk | None = None
        self.shown: Shown | None = None
        self.pane: PaneName = session.pane if session.pane in PANES else "articles"
        self.trail = Trail(session.queries)
        self.orders: dict[PaneName, Order] = {}
        self.words = ""
        self.matches: dict[PaneName, frozenset[str]] = {}
        self._rows = dict(session.rows)
        self._early: list[Key] = []
        self._sources: Sources | None = None
        self._asked = 0
        self._followed = 0
        self._moved_at = 0.0
        self._pause: Timer | None = None

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
                yield Timeline(glyphs, id="events")
            with Vertical(id="actors-pane", classes="pane"):
                yield PaneTitle(glyphs, NAMES, 2)
                with Horizontal(id="actors-both"):
                    yield Actors(glyphs, id="actors")
                    yield ActorPage(glyphs, id="page")
        yield EvidenceStrip(glyphs, id="evidence")
        yield KeyBar(id="keys")

    def on_key(self, event: Key) -> None:
        """Keep what is typed before there is anything to see, and do it then."""
        if self.shown is None and event.key not in ("q", "Q") and self.dateline.is_opening:
            self._early.append(event)
            event.stop()
            event.prevent_default()

    # parts

    @property
    def lists(self) -> dict[PaneName, VirtualList[Any]]:
        """The list of each pane."""
        return {pane: self.query_one(f"#{pane}", VirtualList) for pane in PANES}

    @property
    def page(self) -> ActorPage:
        """The actor page."""
        return self.query_one("#page", ActorPage)

    @property
    def evidence(self) -> EvidenceStrip:
        """The strip of evidence."""
        return self.query_one("#evidence", EvidenceStrip)

    @property
    def is_wide(self) -> bool:
        """Whether the panes stand side by side."""
        return self.size.width >= self.dateline.settings.wide

    @property
    def is_waiting(self) -> bool:
        """Whether the other panes wait for the cursor to rest."""
        return self._pause is not None

    # life

    def on_mount(self) -> None:
        """Show the pane that the session was left in."""
        self._lay_out()
        self.lists[self.pane].focus()

    def on_resize(self) -> None:
        """Side by side, or one pane."""
        self._lay_out()

    def _lay_out(self) -> None:
        wide = self.is_wide
        self.set_class(wide, "-wide")
        for pane in PANES:
            self.query_one(f"#{pane}-pane").display = wide or pane == self.pane
            title = self.query_one(f"#{pane}-pane PaneTitle", PaneTitle)
            title.show(everything=not wide, active=pane == self.pane, note=self._note(pane))

    def _note(self, pane: PaneName) -> str:
        """Which row the cursor is on, of how many, and the order if it is not the pane's own."""
        list_ = self.lists[pane]
        order = self.orders.get(pane)
        note = f"{list_.cursor + 1:,}/{list_.count:,}" if list_.count else ""
        if order is not None and (order.reverse or order.sort != self._own_orders(pane)):
            note = f"by {order.sort}{', reversed' if order.reverse else ''}  {note}"
        return note

    def _own_orders(self, pane: PaneName) -> str:
        from tui.screens.desk import SORTS

        return SORTS[pane][0]

    def start(self, desk: Desk) -> None:
        """Show a dossier."""
        from tui.screens.desk import SORTS, Order
        from tui.screens.sources import Sources

        self.desk = desk
        self._sources = Sources(desk)
        self.orders = {pane: Order(SORTS[pane][0]) for pane in PANES}
        self._ask(self.trail.query)

    def session(self, places: tuple[Place, ...]) -> Session:
        """What is to be remembered."""
        return Session(tuple(self.trail.queries), self.pane, self._current_rows(), places)

    # asking the lens

    def show_query(self, text: str | Callable[[], str]) -> None:
        """Show another query, as a narrowing that Esc undoes."""
        self._ask(text, narrowing=True)

    def _ask(
        self, text: str | Callable[[], str], *, narrowing: bool = False, rows: dict[str, str] | None = None
    ) -> None:
        if self.desk is None:
            return
        self._asked += 1
        kept = self._current_rows() if rows is None else rows
        work = partial(self._answer, self._asked, text, dict(self.orders), kept, narrowing)
        self.run_worker(work, thread=True, group="lens", exclusive=True)

    def _answer(
        self,
        token: int,
        text: str | Callable[[], str],
        orders: dict[PaneName, Order],
        rows: dict[str, str],
        narrowing: bool,
    ) -> None:
        assert self.desk is not None
        try:
            shown = self.desk.show(text if isinstance(text, str) else text(), orders, rows)
        except QueryError as error:
            self.app.call_from_thread(self._cannot_answer, token, error)
            return
        self.app.call_from_thread(self._show, token, shown, narrowing)

    def _cannot_answer(self, token: int, error: QueryError) -> None:
        if token == self._asked:
            self.say(str(error))
            if self.shown is None and self.trail.query:
                self.trail = Trail()
                self._ask("")

    def _show(self, token: int, shown: Shown, narrowing: bool) -> None:
        assert self.desk is not None
        if token != self._asked:
            return
        if narrowing:
            self.trail.narrow(shown.text)
        self.shown = shown
        self._rows.clear()
        self.matches = {}
        self.query_one("#lens", LensBar).show(self.desk.name, shown.counts, shown.words)
        for pane, list_ in self.lists.items():
            page = shown.pages[pane]
            list_.empty = self._nothing(shown, pane)
            if isinstance(list_, Timeline):
                generation = list_.show_groups(shown.groups, cursor=page.cursor)
            else:
                generation = list_.show(len(shown.ids[pane]), cursor=page.cursor)
            list_.supply(generation, page.start, page.rows)
        self.query_one(Density).show(shown.days, shown.window)
        if not shown.ids[self.pane]:
            self.evidence.show(())
        if not shown.ids["actors"]:
            self.page.show_entries("", ())
        for event in self._early:
            self.app.post_message(Key(event.key, event.character))
        self._early.clear()
        if narrowing or not self.dateline.places.visited:
            self.dateline.places.visit(self._place())

    def _nothing(self, shown: Shown, pane: PaneName) -> str:
        """What an empty pane says."""
        everything = {kind: whole for kind, _, whole in shown.counts}
        if not everything["articles"]:
            unread = f"{shown.unread:,} documents could not be read; dateline check tells why. " if shown.unread else ""
            return f"This dossier has no article. {unread}Build it: dateline build DOCUMENTS --dossier PATH"
        if not everything[pane]:
            return f"No {pane} were found in these documents."
        found = any(count for _, count, _ in shown.counts)
        meant = f" Did you mean {shown.meant}?" if shown.meant and not found else ""
        whole = f"{everything[pane]:,} {pane}"
        return f"None of the {whole} matches.{meant} Esc undoes the last narrowing, F changes the query."

    @on(VirtualList.Wanted)
    def _fetch(self, message: VirtualList.Wanted) -> None:
        pane = cast("PaneName", message.source.id)
        if self.shown is not None and pane in PANES:
            work = partial(self._supply, message, pane, self.shown.ids[pane])
            self.run_worker(work, thread=True, group="pages")

    def _supply(self, message: VirtualList.Wanted, pane: PaneName, ids: Sequence[str]) -> None:
        assert self.desk is not None
        rows = self.desk.rows(pane, ids[message.first : message.after])
        self.app.call_from_thread(message.source.supply, message.generation, message.first, rows)

    # following the cursor

    @on(VirtualList.Moved)
    def _follow(self, message: VirtualList.Moved) -> None:
        source = message.source
        if isinstance(source, ActorPage):
            entry = source.current
            if entry is not None and source.has_focus:
                self.evidence.show(entry.sources)
            return
        if source.id in PANES:
            self.query_one(f"#{source.id}-pane PaneTitle", PaneTitle).annotate(self._note(source.id))
        if source.id == "events":
            event = source.current
            self.query_one(Density).point(event.when.first if isinstance(event, Event) else None)
        leads = source.has_focus or (source.id == self.pane and not self.page.has_focus)
        if not leads and source.id != "actors":
            return
        now = monotonic()
        quick = now - self._moved_at < IDLE
        self._moved_at = now
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        if quick and leads:
            self._pause = self.set_timer(PAUSE, self._follow_now)
        else:
            self._follow_now()

    def _follow_now(self) -> None:
        self._pause = None
        if self.desk is None or self.shown is None:
            return
        self._followed += 1
        row = self.lists[self.pane].current
        wanted = self.is_wide or self.pane == "actors"
        actor = self.lists["actors"].current if wanted else None
        work = partial(self._tie, self._followed, self.shown, self.pane, row, actor)
        self.run_worker(work, thread=True, group="follow", exclusive=True)

    def _tie(self, token: int, shown: Shown, pane: PaneName, row: Row | None, actor: Actor | None) -> None:
        """Find what belongs to the row; in a thread."""
        from tui.screens.profiles import profile

        assert self.desk is not None
        assert self._sources is not None
        if row is None:
            return
        tied = self.desk.tied(shown, pane, row)
        if pane == "actors" and isinstance(row, Actor):
            actor = row
        elif "actors" in tied.first and actor is not None and actor.id not in tied.marked["actors"]:
            (actor,) = self.desk.actors([shown.ids["actors"][tied.first["actors"]]])
        if isinstance(row, Event):
            evidence = self._sources.of_event(row)
        elif isinstance(row, Article):
            evidence = self._sources.of_article(row)
        else:
            evidence = self._sources.of_actor(row, tied.articles)
        self.app.call_from_thread(self._tied, token, pane, tied, evidence)
        if actor is not None and token == self._followed and actor.id != self.page.actor:
            page = profile(self.desk, self._sources, actor)
            self.app.call_from_thread(self._profiled, token, page)

    def _profiled(self, token: int, page: Profile) -> None:
        if token == self._followed:
            self.page.show_entries(page.actor.id, entries(page, self.dateline.glyphs))

    def _tied(self, token: int, pane: PaneName, tied: Tied, evidence: tuple[Evidence, ...]) -> None:
        if token != self._followed or pane != self.pane:
            return
        if not self.page.has_focus:
            self.evidence.show(evidence)
        lists = self.lists
        lists[pane].mark(self.matches.get(pane, frozenset()))
        for other, marked in tied.marked.items():
            lists[other].mark(marked)
            row = lists[other].current
            if other in tied.first and (row is None or lists[other].identify(row) not in marked):
                with self.prevent(VirtualList.Moved):
                    lists[other].move_to(tied.first[other])
        event = lists["events"].current
        self.query_one(Density).point(event.when.first if isinstance(event, Event) else None)

    # panes

    def action_pane(self, name: str) -> None:
        """Go to a pane."""
        self._enter(cast("PaneName", "events" if name == "timeline" else name))

    def action_next_pane(self, by: int) -> None:
        """Go to the pane beside; the actor page counts as one."""
        stops: list[Widget] = [*self.lists.values(), self.page]
        here = stops.index(self.focused) if self.focused in stops else PANES.index(self.pane)
        there = (here + by) % len(stops)
        if there == len(PANES):
            self._enter("actors")
            self.page.focus()
        else:
            self._enter(PANES[there])

    def _enter(self, pane: PaneName) -> None:
        changed = pane != self.pane
        self.pane = pane
        self._lay_out()
        self.lists[pane].focus()
        if changed:
            self._moved_at = 0.0
            self._follow_now()

    def on_descendant_focus(self) -> None:
        """The evidence is that of the page's line while the page has the focus."""
        entry = self.page.current
        if self.page.has_focus and entry is not None:
            self.evidence.show(entry.sources)
        elif self.shown is not None and not self.page.has_focus:
            self._follow_now()

    # narrowing

    def action_narrow(self) -> None:
        """Narrow to the row under the cursor."""
        row = self.page.current if self.page.has_focus else self.lists[self.pane].current
        reference = row.reference if isinstance(row, Entry) else getattr(row, "id", "")
        if reference and self.shown is not None:
            self.show_query(partial(self._narrowed, self.shown.text, reference))

    def _narrowed(self, text: str, reference: str) -> str:
        from tui.lens import parse
        from tui.lens.language import Field, FieldName

        assert self.desk is not None
        names: dict[str, FieldName] = {"ar": "article", "ev": "event", "ac": "actor"}
        value = reference
        if reference.startswith("ac-"):
            (actor,) = self.desk.actors([reference])
            if self.desk.lens.resolve_actor(actor.name) == (reference,):
                value = actor.name
        return str(parse(text) & Field(names[reference[:2]], value))

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
        if shown is None or not shown.days:
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

    def _window(self, window: tuple[date, date] | None) -> None:
        from tui.screens.desk import with_window

        assert self.shown is not None
        self.show_query(partial(with_window, self.shown.text, window))

    # evidence

    def action_next_source(self, by: int) -> None:
        """Show the next source."""
        self.evidence.step(by)

    @on(VirtualList.Opened)
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
        self.lists[self.pane].move_to(target)
        self.say(f"match {number} of {total} for {self.words}")

    def action_yank(self) -> None:
        """Send the evidence to the terminal's clipboard."""
        self.dateline.yank(self.evidence.current, self.trail.query)

    def action_explain(self) -> None:
        """Say how the row was extracted."""
        from tui.screens.explain import Explain, of

        row = self.lists[self.pane].current
        if row is not None:
            self.app.push_screen(Explain("How this was extracted", of(row)))

    # places

    def _current_rows(self) -> dict[str, str]:
        if self.shown is None:
            return dict(self._rows)
        lists = self.lists.items()
        return {pane: list_.identify(list_.current) for pane, list_ in lists if list_.current is not None}

    def _place(self) -> Place:
        return Place(self.trail.query, self.pane, self._current_rows().get(self.pane, ""))

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
