"""Decisions by hand: taken on a row, kept beside the dossier, and shown at once without a document being read again."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui.commands.deciding import Part
from tui.commands.panes import ActorPane, TimelinePane
from tui.edits import Told, changes, save
from tui.errors import BuildStopped, DatelineError, DossierLocked
from tui.model import Actor, Event, identity_of
from tui.widgets.lens_bar import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from tui.edits import Edits
    from tui.edits.entries import Entry
    from tui.model import Report
    from tui.screens.desk import Desk
    from tui.screens.linked_panes import LinkedPanes
    from tui.screens.parting import Parting


class Decided(NamedTuple):
    """The decisions that there are after one more, what is said of that, and by pane what has the cursor then."""

    edits: Edits
    said: str
    rows: Mapping[str, str]


class Deciding:
    """Joins and parts the actors and events of some panes; it is made, and loaded, when a key asks for it."""

    def __init__(self, panes: LinkedPanes) -> None:
        self.panes = panes

    def join(self) -> None:
        """Join the actor or event with another one."""
        from tui.screens.joining import PickSame, PickSameEvent

        row = self.panes.lists[self.panes.pane].current
        if self.panes.desk is None:
            return
        if isinstance(row, Actor):
            self.panes.app.push_screen(PickSame(self.panes.desk, row), partial(self._join, row))
        elif isinstance(row, Event):
            self.panes.app.push_screen(PickSameEvent(self.panes.desk, row), partial(self._join, row))
        else:
            self._refuse("joined")

    def _join(self, row: Actor | Event, other: str | None) -> None:
        if other is not None and self.panes.desk is not None:
            change = self._join_actors if isinstance(row, Actor) else self._join_events
            self._decide(partial(change, self.panes.desk, row, other))  # type: ignore[arg-type]

    def _join_actors(self, desk: Desk, actor: Actor, other: str, edits: Edits) -> Decided:
        (same,) = desk.actors([other])
        after, entry = changes.joined(edits, actor, same, _today())
        return Decided(after, self._taken(entry), {"actors": entry.into})

    def _join_events(self, desk: Desk, event: Event, other: str, edits: Edits) -> Decided:
        (same,) = desk.events([other])
        one, another = told(desk, [event.reports[0], same.reports[0]])
        after, entry = changes.same(edits, one, another, _today())
        return Decided(after, self._taken(entry), {"events": identity_of((*event.reports, *same.reports))})

    def part(self) -> None:
        """Part the actor or event, or take back what was decided about it."""
        from tui.build.rejoining import decided

        row = self.panes.lists[self.panes.pane].current
        if self.panes.desk is None:
            return
        try:
            edits = decided(self.panes.dateline.dossier_path)
        except DatelineError as error:
            self.panes.say(str(error))
            return
        if isinstance(row, Actor):
            self._part_actor(self.panes.desk, row, changes.about(edits, row.id))
        elif isinstance(row, Event):
            self._part_event(self.panes.desk, row, edits)
        else:
            self._refuse("parted")

    def _part_actor(self, desk: Desk, actor: Actor, decided: Sequence[Entry]) -> None:
        from tui.screens.parting import PickArticles

        if actor.articles > 1 or decided:
            self.panes.app.push_screen(PickArticles(desk, actor, decided), partial(self._actor_parted, actor))
        else:
            self.panes.say(f"one article alone names “{actor.name}”; there is nothing to part")

    def _actor_parted(self, actor: Actor, parting: Parting | None) -> None:
        from tui.screens.prompt import Prompt

        if parting is None:
            return
        if parting.entry is not None:
            self._decide(partial(self._take_back, {"actors": actor.id}, parting.entry))
            return
        paths = [part for part in parting.parts if isinstance(part, str)]
        heading = f"The name of the other one, in {counted(len(paths), 'articles')}"
        prompt = Prompt(heading, f"{actor.name} (2)", "parts them")
        self.panes.app.push_screen(prompt, partial(self._named, actor, paths))

    def _named(self, actor: Actor, paths: Sequence[str], name: str | None) -> None:
        called = " ".join((name or "").split())
        if called:
            self._decide(partial(self._part_actors, actor, paths, called))

    def _part_actors(self, actor: Actor, paths: Sequence[str], name: str, edits: Edits) -> Decided:
        said = f"{self.panes.keyboard.first_of(Part)} takes it back: “{name}” is somebody else"
        return Decided(changes.parted(edits, actor, paths, name, _today()), said, {"actors": actor.id})

    def _part_event(self, desk: Desk, event: Event, edits: Edits) -> None:
        from tui.screens.parting import PickReports

        reports = told(desk, event.reports)
        decided = changes.about_reports(edits, reports)
        if len(reports) > 1 or decided:
            self.panes.app.push_screen(PickReports(desk, event, reports, decided), partial(self._event_parted, event))
        else:
            self.panes.say("one report alone tells of this; there is nothing to part")

    def _event_parted(self, event: Event, parting: Parting | None) -> None:
        if parting is None:
            return
        if parting.entry is not None:
            self._decide(partial(self._take_back, {"events": event.id}, parting.entry))
            return
        reports = [part for part in parting.parts if isinstance(part, Told)]
        if len(reports) == len(event.reports):
            self.panes.say("these are all of its reports; leave those unmarked that tell of this happening")
        else:
            self._decide(partial(self._part_reports, event, reports))

    def _part_reports(self, event: Event, reports: Sequence[Told], edits: Edits) -> Decided:
        after, entry = changes.apart(edits, event.title, reports, _today())
        gone = {(one.quote, one.trigger) for one in reports}
        left = [one for one in event.reports if (one.quote, one.trigger) not in gone] or event.reports
        return Decided(after, self._taken(entry), {"events": identity_of(left)})

    def _refuse(self, what: str) -> None:
        events, actors = (self.panes.keyboard.first_of(pane) for pane in (TimelinePane, ActorPane))
        self.panes.say(f"only events and actors can be {what}; {events} and {actors} go to them")

    def _taken(self, entry: Entry) -> str:
        return f"{self.panes.keyboard.first_of(Part)} takes it back: {entry.words}"

    def _take_back(self, rows: Mapping[str, str], entry: Entry, edits: Edits) -> Decided:
        return Decided(changes.without(edits, entry), f"taken back: {entry.words}", rows)

    def _decide(self, change: Callable[[Edits], Decided]) -> None:
        """Change the decisions, and show what follows from that."""
        if self.panes.dateline.is_writing:
            self.panes.say("the decision before, or a file, is being written; try again when it is said to be done")
            return
        self.panes.say("joining the articles again …")
        self.panes.run_worker(partial(self._rejoin, change), thread=True, group="decide")

    def _rejoin(self, change: Callable[[Edits], Decided]) -> None:
        from tui.build.rejoining import decided, rejoin
        from tui.screens.rejoining import Rejoining

        path, app = self.panes.dateline.dossier_path, self.panes.app
        shown = Rejoining()
        try:
            with self.panes.dateline.writing():
                after = change(decided(path))
                save(path, after.edits)
                rejoin(path, stop=shown.stop, long=partial(app.call_from_thread, shown.begin, app))
        except (DossierLocked, BuildStopped) as error:
            app.call_from_thread(shown.end)
            app.call_from_thread(self.panes.say, f"kept, and done by the next build: {error.problem}")
        except DatelineError as error:
            app.call_from_thread(shown.end)
            app.call_from_thread(self.panes.say, str(error))
        else:
            app.call_from_thread(shown.end)
            app.call_from_thread(self.panes.dateline.open_dossier, after.said, after.rows)


def told(desk: Desk, reports: Sequence[Report]) -> list[Told]:
    """Reports as a decision names them."""
    articles = desk.articles([one.article for one in reports])
    return [Told.by(article.path, one) for article, one in zip(articles, reports, strict=True)]


def _today() -> date:
    return datetime.now().astimezone().date()
