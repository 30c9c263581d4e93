"""Following the cursor from pane to pane: the evidence of its row, what belongs to it, the actor's page."""

from __future__ import annotations

from asyncio import to_thread
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import on

from tui.commands.lens import Narrow, Open
from tui.model import Actor, Article, Event
from tui.screens.panes import Panes
from tui.screens.shown import PANES
from tui.widgets.actor import ActorPage
from tui.widgets.articles import Articles
from tui.widgets.density import Density
from tui.widgets.entries import Entry
from tui.widgets.pane_title import PaneTitle
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual.timer import Timer

    from tui.screens.shown import PaneName, Row, Shown, Tied
    from tui.state.sessions import Session
    from tui.widgets.actor import Profile
    from tui.widgets.evidence import Evidence, Proof

    Coming = tuple[VirtualList[Any], int, int, Sequence[Row]]
    """A list, the generation and the first of the rows that it lacks, and these."""

IDLE = 0.09
"""Seconds between two keys from which on the other panes follow at once."""
PAUSE = 0.06
"""Seconds after the last of quick keys until they follow."""
AHEAD = 24
"""Rows on either side of the cursor whose evidence is fetched before the cursor comes there."""
NEAR = 6
"""Rows on either side without evidence at hand from which on more is fetched."""


class _Superseded(Exception):
    """The cursor is on another row: what was being found is not wanted any more."""


class FollowingPanes(Panes):
    """Panes each of which follows the cursor of the active one.

    Evidence that is at hand is shown in the frame in which the cursor moves. All else is found in a thread, one thing
    at a time: what was wanted meanwhile, but no more, is never begun.
    """

    def __init__(self, session: Session, *, wide: bool) -> None:
        super().__init__(session, wide=wide)
        self._followed = 0
        self._wanted: Callable[[], None] | None = None
        self._is_following = False
        self._is_tying = False
        self._row: Row | None = None
        """What the other panes follow."""
        self._moved_at = 0.0
        self._pause: Timer | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether the other panes wait for the cursor to rest."""
        return self._pause is not None

    def on_mount(self) -> None:
        """Follow the cursor of every list within the frame in which it moves."""
        for list_ in (*self.lists.values(), self.page):
            self.watch(list_, "cursor", partial(self._follow, list_), init=False)

    @on(VirtualList.Came)
    def _came(self, message: VirtualList.Came) -> None:
        self._follow(message.source)

    def _follow(self, source: VirtualList[Any]) -> None:
        """The cursor of a list is on another row, or its row has come."""
        if isinstance(source, ActorPage):
            if source.has_focus:
                self._follow_page()
            return
        if source.id in PANES:
            self.query_one(f"#{source.id}-pane PaneTitle", PaneTitle).annotate(self._note(source.id))
        if source.id == "events":
            event = source.current
            self.query_one(Density).point(event.when.first if isinstance(event, Event) else None)
        leads = source.has_focus or (source.id == self.pane and not self.page.has_focus)
        if self._is_tying or (not leads and (source.id != "actors" or "actors" not in self.seen)):
            return
        if source.current is not None and source.current is self._row:
            return
        now = monotonic()
        quick = now - self._moved_at < IDLE
        self._moved_at = now
        self._stop_waiting()
        if quick and leads:
            self._pause = self.set_timer(PAUSE, self._follow_now)
        else:
            self._follow_now()

    def _follow_page(self) -> None:
        """Show the evidence of the page's line under the cursor."""
        self._stop_waiting()
        self._followed += 1
        entry = self.page.current
        if entry is not None and entry.proof is not None:
            self._want(partial(self._prove, self._followed, entry.proof))
        else:
            self.show_evidence(entry, ())

    def _stop_waiting(self) -> bool:
        """Wait no longer for the cursor to rest; False if nobody waited."""
        pause, self._pause = self._pause, None
        if pause is not None:
            pause.stop()
        return pause is not None

    def _follow_now(self) -> None:
        self._stop_waiting()
        if self.desk is None or self.shown is None or self._sources is None:
            return
        self._followed += 1
        list_ = self.lists[self.pane]
        row: Row | None = list_.current
        self._row = row
        if row is None:
            if self.timeline.on_fold and self.pane == "events":
                self._rest_on_fold()
            elif not list_.count:
                self.show_evidence(None, ())
            return
        list_.mark(self.matches.get(self.pane, frozenset()))
        self._sources.look_within(self.shown.text)
        evidence = None if isinstance(row, Actor) else self._sources.at_hand(row)
        if evidence is not None:
            self._proved(self._followed, self.pane, evidence)
        others = {pane: other for pane, other in self.lists.items() if pane in self.seen and pane != self.pane}
        ahead = self._ahead(list_)
        if evidence is None or others or ahead:
            actor = self.lists["actors"].current if others else None
            self._want(partial(self._find, self._followed, self.shown, self.pane, row, others, actor, ahead))

    def _rest_on_fold(self) -> None:
        """The cursor is on a line for several events: say how they are listed; nothing belongs to it."""
        key = self.keyboard.first_of
        many = f"{len(self.timeline.folded):,} events have no date"
        said = f"{many}: {key(Open)} lists them here, {key(Narrow)} shows nothing but them."
        self.show_evidence(None, (), instead=said)
        for pane in self.seen:
            self.lists[pane].mark(frozenset())
        actor = self.lists["actors"].current if "actors" in self.seen else None
        if actor is not None and actor.id != self.page.actor:
            self._want(partial(self._turn_to, self._followed, actor))

    def complete_page(self) -> None:
        """Show the whole of the actor's page, if as much of it stands there as is seen without going into it."""
        before = self.page.profile
        if before is not None and not before.whole:
            self.run_worker(partial(self._complete, before), thread=True, group="page", exclusive=True)

    def _ahead(self, list_: VirtualList[Row]) -> Sequence[Article | Event]:
        """The rows around the cursor whose evidence is worth fetching, the nearest first."""
        assert self._sources is not None
        missing: list[Article | Event] = []
        near = False
        for step in range(1, AHEAD + 1):
            for row in (list_.at(list_.cursor + step), list_.at(list_.cursor - step)):
                if row is not None and not isinstance(row, Actor) and self._sources.at_hand(row) is None:
                    missing.append(row)
                    near = near or step <= NEAR
        return missing if near else ()

    @property
    def row(self) -> object:
        """The row under the cursor of the active pane, or the line of the page that has the focus."""
        return self.page.current if self.page.has_focus else self.lists[self.pane].current

    def proof(self, row: object) -> Proof | None:
        """What finds the evidence of a row or line."""
        if isinstance(row, Entry):
            return row.proof
        if self.shown is None or not isinstance(row, Article | Event | Actor):
            return None
        return partial(self._evidence_of, self.shown, row)

    def _evidence_of(self, shown: Shown, row: Row) -> tuple[Evidence, ...]:
        from tui.screens.sources import MOST_SOURCES

        assert self.desk is not None
        assert self._sources is not None
        if isinstance(row, Actor):
            return self._sources.of_actor(row, self.desk.articles_of(shown, row, MOST_SOURCES))
        return self._sources.of(row)

    # in the thread

    def _want(self, work: Callable[[], None]) -> None:
        """Have something done in the thread, after what it is doing and instead of what waits there."""
        self._wanted = work
        if not self._is_following:
            self._is_following = True
            self.run_worker(self._keep_following(), group="follow")

    async def _keep_following(self) -> None:
        while (work := self._wanted) is not None:
            self._wanted = None
            with suppress(_Superseded):
                await to_thread(work)
        self._is_following = False

    def _find(
        self,
        token: int,
        shown: Shown,
        pane: PaneName,
        row: Row,
        others: Mapping[PaneName, VirtualList[Any]],
        actor: Actor | None,
        ahead: Sequence[Article | Event],
    ) -> None:
        """Find the evidence of the row, what belongs to it in the other panes that can be seen, the evidence nearby."""
        from tui.screens.profiles import profile

        assert self.desk is not None
        assert self._sources is not None
        check = partial(self._check, token)
        check()
        if isinstance(row, Actor):
            actor = row
        self.app.call_from_thread(self._proved, token, pane, self._evidence_of(shown, row))
        tied: Tied | None = None
        coming: Sequence[Coming] = ()
        page: Profile | None = None
        if others:
            check()
            tied = shown.tied
            if tied is None or tied.row != row.id or not tied.marked.keys() >= others.keys():
                tied = self.desk.tied(shown, pane, row, others)
            coming = [*self._coming(shown, tied, others, check)]
            if "actors" in tied.first and actor is not None and actor.id not in tied.marked["actors"]:
                first = tied.first["actors"]
                (actor,) = self.desk.actors(shown.ids["actors"][first : first + 1])  # a slice reads no page of ids
        if actor is not None and actor.id != self.page.actor:
            check()
            page = profile(self.desk, self._sources, actor, self.app.size.height, check)
        if tied is not None or page is not None:
            self.app.call_from_thread(self._belonging, token, pane, tied, coming, page)
        for one in ahead:
            check()
            self._sources.of(one)

    def _turn_to(self, token: int, actor: Actor) -> None:
        """Find the page of the actor under its pane's cursor, where no row of another pane leads to one."""
        from tui.screens.profiles import profile

        assert self.desk is not None
        assert self._sources is not None
        page = profile(self.desk, self._sources, actor, self.app.size.height, partial(self._check, token))
        self.app.call_from_thread(self._belonging, token, self.pane, None, (), page)

    def _coming(
        self, shown: Shown, tied: Tied, others: Mapping[PaneName, VirtualList[Any]], check: Callable[[], None]
    ) -> Iterator[Coming]:
        """The rows that panes lack to show what belongs to a row."""
        assert self.desk is not None
        for pane, at in tied.first.items():
            list_ = others[pane]
            generation, row = list_.generation, list_.current
            if row is None or list_.identify(row) not in tied.marked[pane]:
                for start, after in list_.lacking_around(at):
                    check()
                    yield list_, generation, start, self.desk.rows(pane, shown.ids[pane][start:after])

    def _prove(self, token: int, proof: Proof) -> None:
        self._check(token)
        self.app.call_from_thread(self._proved_line, token, proof())

    def _complete(self, before: Profile) -> None:
        from tui.screens.profiles import profile

        assert self.desk is not None
        assert self._sources is not None
        self.app.call_from_thread(self._completed, before, profile(self.desk, self._sources, before.actor))

    def _check(self, token: int) -> None:
        if token != self._followed:
            raise _Superseded

    # back from the thread

    def _proved(self, token: int, pane: PaneName, evidence: tuple[Evidence, ...]) -> None:
        if token == self._followed and pane == self.pane and not self.page.has_focus:
            list_ = self.lists[pane]
            row = list_.current
            self.show_evidence(row, evidence, list_.whole(row) if isinstance(list_, Articles) and row else "")

    def name_evidence(self) -> None:
        """Name the article of the evidence where its row cuts the title at the present width, and only there."""
        list_ = self.lists[self.pane]
        row = list_.current
        if isinstance(list_, Articles) and row is not None and not self.page.has_focus:
            self.evidence.stand_below(list_.whole(row))

    def _proved_line(self, token: int, evidence: tuple[Evidence, ...]) -> None:
        if token == self._followed and self.page.has_focus:
            self.show_evidence(self.page.current, evidence)

    def _belonging(
        self, token: int, pane: PaneName, tied: Tied | None, coming: Sequence[Coming], page: Profile | None
    ) -> None:
        """Show what belongs to a row, all in one frame."""
        if token != self._followed or pane != self.pane:
            return
        if tied is not None:
            self._tie(tied, coming)
        if page is not None:
            self.page.show_profile(page)

    def _tie(self, tied: Tied, coming: Sequence[Coming]) -> None:
        lists = self.lists
        self._is_tying = True
        for list_, generation, first, rows in coming:
            list_.supply(generation, first, rows)
        for other, marked in tied.marked.items():
            lists[other].mark(marked)
            row = lists[other].current
            if other in tied.first and (row is None or lists[other].identify(row) not in marked):
                lists[other].move_to(tied.first[other])
        self._is_tying = False
        self._apart = frozenset(tied.marked.keys() - tied.first.keys())
        for other in tied.marked:
            self.query_one(f"#{other}-pane PaneTitle", PaneTitle).annotate(self._note(other))

    def _completed(self, before: Profile, page: Profile) -> None:
        if self.page.profile is before:
            self.page.show_profile(page)
