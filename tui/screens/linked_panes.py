"""Three panes under one lens: asking it, and following the cursor from pane to pane."""

from __future__ import annotations

from asyncio import to_thread
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from textual import on
from textual.containers import Horizontal, Vertical
from textual.events import Key

from tui.errors import QueryError
from tui.model import Actor, Event
from tui.screens.base import DatelineScreen
from tui.screens.session import Session
from tui.screens.trail import Place, Trail
from tui.widgets.actor import ActorPage, Actors, entries
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

    from textual.app import ComposeResult
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


class LinkedPanes(DatelineScreen[None]):
    """Articles, timeline and actors, and the evidence below: what one lens shows, each pane following the others."""

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
        self._asked = self._followed = self._shown_for = 0
        self._then: Callable[[], None] | None = None
        self._wanted: Callable[[], None] | None = None
        self._is_following = False
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
        if order is not None:
            from tui.screens.desk import SORTS

            if order.reverse or order.sort != SORTS[pane][0]:
                note = f"by {order.sort}{', reversed' if order.reverse else ''}  {note}"
        return note

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
        if row is None:
            return
        self._wanted = partial(self._tie, self._followed, self.shown, self.pane, row, actor)
        if not self._is_following:
            self._is_following = True
            self.run_worker(self._keep_following(), group="follow")

    def when_shown(self, do: Callable[[], None]) -> None:
        """Do something once the strip shows the evidence of the row under the cursor."""
        if self._pause is not None:
            self._pause.stop()
            self._follow_now()
        if self._shown_for == self._followed or self.page.has_focus:
            do()
        else:
            self._then = do

    async def _keep_following(self) -> None:
        """Do what is wanted last, one thing at a time: what was wanted meanwhile, but no more, is never begun."""
        while (work := self._wanted) is not None:
            self._wanted = None
            await to_thread(work)
        self._is_following = False

    def _tie(self, token: int, shown: Shown, pane: PaneName, row: Row, actor: Actor | None) -> None:
        """Find the evidence of the row, then what belongs to it; in a thread."""
        from tui.screens.profiles import profile

        assert self.desk is not None
        assert self._sources is not None
        if not isinstance(row, Actor):
            evidence = self._sources.of_event(row) if isinstance(row, Event) else self._sources.of_article(row)
            self.app.call_from_thread(self._proved, token, pane, evidence)
        if token != self._followed:
            return
        tied = self.desk.tied(shown, pane, row)
        if pane == "actors" and isinstance(row, Actor):
            actor = row
        elif "actors" in tied.first and actor is not None and actor.id not in tied.marked["actors"]:
            (actor,) = self.desk.actors([shown.ids["actors"][tied.first["actors"]]])
        if isinstance(row, Actor):
            self.app.call_from_thread(self._proved, token, pane, self._sources.of_actor(row, tied.articles))
        self.app.call_from_thread(self._tied, token, pane, tied)
        if actor is not None and token == self._followed and actor.id != self.page.actor:
            page = profile(self.desk, self._sources, actor)
            self.app.call_from_thread(self._profiled, token, page)

    def _profiled(self, token: int, page: Profile) -> None:
        if token == self._followed:
            self.page.show_entries(page.actor.id, entries(page, self.dateline.glyphs))

    def _proved(self, token: int, pane: PaneName, evidence: tuple[Evidence, ...]) -> None:
        if token == self._followed and pane == self.pane and not self.page.has_focus:
            self.evidence.show(evidence)
            self._shown_for, do, self._then = token, self._then, None
            if do is not None:
                do()

    def _tied(self, token: int, pane: PaneName, tied: Tied) -> None:
        if token != self._followed or pane != self.pane:
            return
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

    # places

    def _current_rows(self) -> dict[str, str]:
        if self.shown is None:
            return dict(self._rows)
        lists = self.lists.items()
        return {pane: list_.identify(list_.current) for pane, list_ in lists if list_.current is not None}

    def _place(self) -> Place:
        return Place(self.trail.query, self.pane, self._current_rows().get(self.pane, ""))
