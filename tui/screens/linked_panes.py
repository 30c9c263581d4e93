"""Three panes under one lens: asking it, showing its answers, going from pane to pane."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, cast

from textual import on
from textual.events import Key
from textual.signal import Signal

from tui import locations
from tui.commands.program import Build, OtherDossier, Unread
from tui.errors import QueryError
from tui.model import Actor
from tui.screens.following import FollowingPanes
from tui.screens.shown import PANES, SORTS, Order
from tui.screens.trail import Trail
from tui.state.sessions import Place, Session
from tui.widgets.actor import Actors
from tui.widgets.density import Density
from tui.widgets.lens_bar import LensBar, counted
from tui.widgets.pane_title import PaneTitle
from tui.widgets.timeline import Timeline
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.widget import Widget

    from tui.screens.desk import Desk
    from tui.screens.shown import PaneName, Row, Shown, Tied


_LONG: Final = 1.0
"""Seconds without an answer after which it is said what takes them."""
_PREPARED: Final = (
    "The dossier is being prepared: what makes it quick to search is made once, "
    "and again after an update. A large one takes minutes; q quits."
)


def _no_article(build: str, sources: str, *unread: str) -> str:
    """What to do about a dossier without articles: by which key it is built again, from where, and what was unread."""
    from tui.documents import KINDS

    kinds = f"Dateline reads {KINDS}."
    if not sources:
        return "\n".join(
            ("This dossier has no article.", "", kinds, "dateline build DOCUMENTS --dossier PATH fills it.")
        )
    nothing = f"None of the documents in {sources} could be read:" if unread else f"No document was found in {sources}."
    again = f"Put some there, and {build} reads them."
    return "\n".join((nothing, *unread, "", kinds, again))


class LinkedPanes(FollowingPanes):
    """Articles, timeline and actors, and the evidence below: what one lens shows, each pane following the others."""

    def __init__(self, session: Session, *, wide: bool) -> None:
        super().__init__(session, wide=wide)
        self._rows = dict(session.rows)
        self._early: list[Key] = []
        self._asked = 0
        self.lens_changed: Signal[Shown] = Signal(self, "lens changed")
        """Published when the panes show another query."""

    def on_key(self, event: Key) -> None:
        """Keep what is typed before there is anything to see in the pane, and do it then."""
        is_coming = self.shown is not None and self.pane not in self.shown.pages
        if (is_coming or (self.shown is None and self.dateline.is_opening)) and event.key not in ("q", "Q"):
            self._early.append(event)
            event.stop()
            event.prevent_default()

    # life

    def on_mount(self) -> None:
        """Show the pane that the session was left in."""
        self._lay_out()
        self.lists[self.pane].focus()

    def on_resize(self) -> None:
        """Side by side, or one pane."""
        self._lay_out()
        self.fill()
        self.call_after_refresh(self.name_evidence)

    def start(self, desk: Desk, rows: Mapping[str, str]) -> None:
        """Show a dossier, or the same one as it is now; ``rows`` are the ids that cursors are to be on, by pane."""
        from tui.screens.sources import Sources

        self.desk = desk
        self._sources = Sources(desk)
        self.orders = self.orders or {pane: Order(SORTS[pane][0]) for pane in PANES}
        if self.shown is not None:
            self.page.show_profile(None)
        else:
            self.set_timer(_LONG, self._say_what_takes_long)
        self._ask(self.trail.query, rows={**self._current_rows(), **rows})

    def _say_what_takes_long(self) -> None:
        if self.shown is None:
            list_ = self.lists[self.pane]
            list_.empty = _PREPARED
            list_.draw_anew()

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
        work = partial(self._answer, self._asked, text, dict(self.orders), kept, self.seen, self.pane, narrowing)
        self.run_worker(work, thread=True, group="lens", exclusive=True)

    def _answer(
        self,
        token: int,
        text: str | Callable[[], str],
        orders: dict[PaneName, Order],
        rows: dict[str, str],
        panes: tuple[PaneName, ...],
        lead: PaneName,
        narrowing: bool,
    ) -> None:
        assert self.desk is not None
        assert self._sources is not None
        try:
            shown = self.desk.show(text if isinstance(text, str) else text(), orders, rows, panes, lead)
        except QueryError as error:
            self.app.call_from_thread(self._cannot_answer, token, error)
            return
        row = shown.pages[lead].current
        if row is not None and not isinstance(row, Actor):
            self._sources.look_within(shown.text)
            self._sources.of(row)
        self.app.call_from_thread(self._show, token, shown, rows, narrowing)

    def _cannot_answer(self, token: int, error: QueryError) -> None:
        if token == self._asked:
            self.say(str(error))
            if self.shown is None and self.trail.query:
                self.trail = Trail()
                self._ask("")

    def _show(self, token: int, shown: Shown, rows: dict[str, str], narrowing: bool) -> None:
        assert self.desk is not None
        if token != self._asked:
            return
        if narrowing and not self.trail.narrow(shown.text) and rows == self._current_rows():
            self.say("this is what is shown already")
        if self.shown is None:
            self.run_worker(self.desk.dossier.expect, thread=True, group="pages")
        self.shown = shown
        self._rows = rows
        self.matches = {}
        self.show_keys()
        self.query_one("#lens", LensBar).show(self.desk.name, shown.counts, shown.words, note=self._aside())
        for pane in PANES:
            self._show_pane(shown, pane)
        if not shown.ids["actors"]:
            self.page.show_profile(None)
        self.fill()
        if not self.page.has_focus:
            self._follow_now()
        elif self.page.profile is None:
            self._follow_page()
        self._type_early()
        self.lens_changed.publish(shown)
        if narrowing or not self.dateline.places.visited:
            self.dateline.places.visit(self._place())

    def _aside(self) -> str:
        """What is said beside the counts: that files could not be read; in the sample, how to open others."""
        assert self.desk is not None
        unread = self.desk.dossier.count("problems")
        unmet = len(self.desk.unmet()) if self.desk.dossier.count("decisions") else 0
        wrong = [f"{counted(unread, 'files')} not read"] * (unread > 0)
        wrong += [f"{counted(unmet, 'decisions')} without effect"] * (unmet > 0)
        if wrong:
            return f"{', '.join(wrong)}: {self.keyboard.first_of(Unread)} lists them"
        is_sample = locations.whole(self.dateline.dossier_path) == locations.whole(locations.sample_dossier())
        return f"{self.keyboard.first_of(OtherDossier)} opens your own documents" if is_sample else ""

    def _show_pane(self, shown: Shown, pane: PaneName) -> None:
        """Show the rows of a pane; one that was not asked for stays empty until it is filled."""
        list_ = self.lists[pane]
        page = shown.pages.get(pane)
        if page is None:
            list_.empty = ""
            list_.show(0)
            return
        list_.empty = self._nothing(shown, pane)
        marked = shown.tied.marked.get(pane, frozenset()) if shown.tied is not None else frozenset()
        if isinstance(list_, Timeline):
            follows = self.pane != pane
            generation = list_.show_groups(shown.groups, cursor=page.cursor, marked=marked, follows=follows)
            self.query_one(Density).show(shown.days, shown.window)
        else:
            if isinstance(list_, Actors):
                list_.by_articles = shown.orders[pane].sort == "articles"
            generation = list_.show(len(shown.ids[pane]), cursor=page.cursor, marked=marked)
        list_.supply(generation, page.start, page.rows)
        self.query_one(f"#{pane}-pane PaneTitle", PaneTitle).annotate(self._note(pane))

    def fill(self, *panes: PaneName, then: Callable[[], None] | None = None) -> None:
        """Ask for the panes that can be seen, and those named, as far as they were not asked for yet."""
        if self.desk is None or self.shown is None:
            return
        missing = tuple(pane for pane in {*self.seen, *panes} if pane not in self.shown.pages)
        if missing:
            work = partial(self._fill, self.shown, self._current_rows(), missing, then)
            self.run_worker(work, thread=True, group="pages")

    def _fill(
        self, shown: Shown, rows: dict[str, str], panes: tuple[PaneName, ...], then: Callable[[], None] | None
    ) -> None:
        assert self.desk is not None
        self.app.call_from_thread(self._filled, shown, self.desk.fill(shown, rows, panes), then)

    def _filled(self, before: Shown, shown: Shown, then: Callable[[], None] | None = None) -> None:
        if self.shown is None or self.shown.ids is not before.ids:
            return
        new = [pane for pane in shown.pages if pane not in self.shown.pages]
        self.shown = self.shown.joined(shown)
        for pane in new:
            self._show_pane(self.shown, pane)
        if then is not None:
            then()
        self._type_early()

    def _type_early(self) -> None:
        """Do what was typed while there was nothing in the pane that it is for."""
        early, self._early = self._early, []
        for event in early:
            self.app.post_message(Key(event.key, event.character))

    def _nothing(self, shown: Shown, pane: PaneName) -> str:
        """What an empty pane says."""
        everything = {kind: whole for kind, _, whole in shown.counts}
        if not everything["articles"]:
            return _no_article(self.keyboard.first_of(Build), *shown.unread) if pane == self.pane else ""
        if not everything[pane]:
            return f"No {pane} were found in these documents."
        hint = f" Did you mean {shown.meant}?" if shown.meant else ""
        if not hint and (spoiling := shown.spoiling.get(pane)):
            hint = f" It would be {' or '.join(f'{total:,} without {part}' for part, total in spoiling)}."
        whole = f"{everything[pane]:,} {pane}"
        return f"None of the {whole} matches.{hint} Esc undoes the last narrowing, F changes the query."

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
        before, hidden = self.pane, pane not in self.seen
        self.pane = pane
        self._lay_out()
        self.set_focus(self.lists[pane])  # at once: what is hidden would hand the focus to what stands beside it
        if pane == before:
            return
        self.show_keys()
        self._moved_at = 0.0
        row = self.lists[before].current
        if hidden and row is not None and self.shown is not None:
            self._followed += 1
            self._want(partial(self._come, self._followed, self.shown, before, row, pane, self._current_rows()))
        else:
            self.fill()
            if pane == "events":
                self.timeline.unfold_marked()
            self._follow_now()

    def _come(
        self, token: int, shown: Shown, before: PaneName, row: Row, pane: PaneName, rows: Mapping[str, str]
    ) -> None:
        """Find where in a pane that was hidden belongs what the cursor was on; in a thread."""
        assert self.desk is not None
        tied = self.desk.tied(shown, before, row, (pane,))
        filled = self.desk.fill(shown, self.desk.beside(shown, tied, rows), (pane,))
        self.app.call_from_thread(self._filled, shown, filled, partial(self._arrived, token, pane, tied))

    def _arrived(self, token: int, pane: PaneName, tied: Tied) -> None:
        if token != self._followed or pane != self.pane:
            return
        list_ = self.lists[pane]
        row = list_.current
        if pane in tied.first and (row is None or list_.identify(row) not in tied.marked[pane]):
            list_.reach(tied.first[pane])
        self._follow_now()

    def on_descendant_focus(self) -> None:
        """The pane that is clicked is the active one; while the page has the focus the evidence is that of its line."""
        focused = self.focused
        pane = "actors" if focused is self.page else next((p for p in PANES if self.lists[p] is focused), self.pane)
        if pane != self.pane and focused is not None:
            self._enter(pane)
            focused.focus()
        if self.page.has_focus:
            self.complete_page()
            self._follow_page()
        elif self.shown is not None:
            self._follow_now()

    # places

    def _current_rows(self) -> dict[str, str]:
        if self.shown is None:
            return dict(self._rows)
        lists = self.lists.items()
        there = {pane: list_.identify(list_.current) for pane, list_ in lists if list_.current is not None}
        return {pane: row for pane, row in self._rows.items() if pane not in self.shown.pages} | there

    def _place(self) -> Place:
        return Place(self.trail.query, self.pane, self._current_rows().get(self.pane, ""))
