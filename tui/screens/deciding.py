"""Decisions by hand: taken on a row, kept beside the dossier, and shown at once without a document being read again."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui.commands.deciding import Part
from tui.commands.panes import ActorPane
from tui.edits import Edits, changes, load, save
from tui.errors import DatelineError, DossierLocked
from tui.model import Actor
from tui.screens.linked_panes import LinkedPanes
from tui.widgets.lens_bar import counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tui.edits.entries import Entry
    from tui.screens.parting import Parting


class Decided(NamedTuple):
    """The decisions that there are after one more, what is said of that, and who has the cursor then."""

    edits: Edits
    said: str
    actor: str


class DecidingPanes(LinkedPanes):
    """Panes whose actors are joined and parted."""

    def action_join(self) -> None:
        """Join the actor with another one."""
        from tui.screens.joining import PickSame

        actor = self._decided_on()
        if actor is not None and self.desk is not None:
            self.app.push_screen(PickSame(self.desk, actor), partial(self._join, actor))

    def _join(self, actor: Actor, other: str | None) -> None:
        if other is None or self.desk is None:
            return
        desk = self.desk

        def change(edits: Edits) -> Decided:
            (same,) = desk.actors([other])
            after, entry = changes.joined(edits, actor, same, _today())
            return Decided(after, f"{entry.words} now; {self.keyboard.first_of(Part)} takes it back", entry.into)

        self._decide(change)

    def action_part(self) -> None:
        """Part the actor, or take back what was decided about it."""
        from tui.screens.parting import PickParting

        actor = self._decided_on()
        if actor is None or self.desk is None:
            return
        try:
            decided = changes.about(load(self.dateline.dossier_path) or Edits(), actor.id)
        except DatelineError as error:
            self.say(str(error))
            return
        if actor.articles > 1 or decided:
            self.app.push_screen(PickParting(self.desk, actor, decided), partial(self._part, actor))
        else:
            self.say(f"one article alone names “{actor.name}”; there is nothing to part")

    def _part(self, actor: Actor, parting: Parting | None) -> None:
        from tui.screens.prompt import Prompt

        if parting is None:
            return
        if parting.entry is not None:
            self._decide(partial(self._take_back, actor, parting.entry))
            return
        heading = f"The name of the other one, in {counted(len(parting.paths), 'articles')}"
        prompt = Prompt(heading, f"{actor.name} (2)", "parts them")
        self.app.push_screen(prompt, partial(self._part_as, actor, parting.paths))

    def _take_back(self, actor: Actor, entry: Entry, edits: Edits) -> Decided:
        return Decided(changes.without(edits, entry), f"taken back: {entry.words}", actor.id)

    def _part_as(self, actor: Actor, paths: tuple[str, ...], name: str | None) -> None:
        if not name or not name.strip():
            return
        called = " ".join(name.split())

        def change(edits: Edits) -> Decided:
            said = f"“{called}” is somebody else now; {self.keyboard.first_of(Part)} takes it back"
            return Decided(changes.parted(edits, actor, paths, called, _today()), said, actor.id)

        self._decide(change)

    def _decided_on(self) -> Actor | None:
        """The actor under the cursor; where there is none, that is said."""
        row = self.lists[self.pane].current
        if isinstance(row, Actor):
            return row
        self.say(f"only actors can be joined and parted; {self.keyboard.first_of(ActorPane)} lists them")
        return None

    def _decide(self, change: Callable[[Edits], Decided]) -> None:
        """Change the decisions, and show what follows from that."""
        if self.dateline.is_writing:
            self.say("the decision before, or a file, is being written; try again when it is said to be done")
            return
        self.say("joining the articles again …")
        self.run_worker(partial(self._rejoin, change), thread=True, group="decide")

    def _rejoin(self, change: Callable[[Edits], Decided]) -> None:
        from tui.build.rejoining import rejoin

        path = self.dateline.dossier_path
        try:
            with self.dateline.writing():
                decided = change(load(path) or Edits())
                save(path, decided.edits)
                rejoin(path)
        except DossierLocked as error:
            self.app.call_from_thread(self.say, f"kept, and done by the next build: {error.problem}")
        except DatelineError as error:
            self.app.call_from_thread(self.say, str(error))
        else:
            self.app.call_from_thread(self._decided, decided)

    def _decided(self, decided: Decided) -> None:
        self.dateline.open_dossier(decided.said, {"actors": decided.actor})


def _today() -> date:
    return datetime.now().astimezone().date()
