"""Following the cursor from pane to pane: the evidence of its row, what belongs to it, the actor's page."""

from __future__ import annotations

from asyncio import to_thread
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual import on

from tui.model import Actor, Event
from tui.screens.panes import PANES, Panes
from tui.widgets.actor import ActorPage, entries
from tui.widgets.density import Density
from tui.widgets.pane_title import PaneTitle
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from tui.screens.desk import PaneName, Row, Shown, Tied
    from tui.screens.session import Session
    from tui.widgets.actor import Profile
    from tui.widgets.evidence import Evidence

IDLE = 0.09
"""Seconds between two keys from which on the other panes follow at once."""
PAUSE = 0.08
"""Seconds after the last of quick keys until they follow."""


class FollowingPanes(Panes):
    """Panes each of which follows the cursor of the active one."""

    def __init__(self, session: Session, *, wide: bool) -> None:
        super().__init__(session, wide=wide)
        self._followed = self._shown_for = 0
        self._then: Callable[[], None] | None = None
        self._wanted: Callable[[], None] | None = None
        self._is_following = False
        self._moved_at = 0.0
        self._pause: Timer | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether the other panes wait for the cursor to rest."""
        return self._pause is not None

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
