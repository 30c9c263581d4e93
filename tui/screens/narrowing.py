"""What is shown: narrowing it to a row or an actor, lenses kept by name, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.commands.lens import Bookmark, KeptLenses, Note
from tui.commands.program import Close
from tui.errors import StateError
from tui.screens.linked_panes import LinkedPanes
from tui.widgets.entries import Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.screens.bookmarks import Bookmarked
    from tui.screens.lenses import Chosen
    from tui.screens.shown import PaneName


class NarrowingPanes(LinkedPanes):
    """Panes whose lens is narrowed, widened, and kept by name."""

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
            self.say(f"everything is shown; {self.keyboard.first_of(Close)} quits")

    def action_lenses(self) -> None:
        """Go to a lens kept by name, or keep this one."""
        from tui.screens.lenses import Lenses

        if self.desk is not None:
            self.app.push_screen(Lenses(self.desk, self.trail.query), self._lens_chosen)

    def _lens_chosen(self, chosen: Chosen | None) -> None:
        from tui.lens import kept
        from tui.state import kept_lenses

        if chosen is None:
            return
        if chosen.is_new:
            try:
                kept_lenses.keep(self.dateline.dossier_path, chosen.name, chosen.query)
            except StateError as error:
                self.say(error.problem)
                return
            self.say(f"kept as {kept.written(chosen.name)}; {self.keyboard.first_of(KeptLenses)} lists what is kept")
        else:
            self.show_query(chosen.query)

    def action_pick_actor(self) -> None:
        """Go to an actor by name."""
        from tui.screens.pick_actor import PickActor

        if self.desk is not None:
            self.app.push_screen(PickActor(self.desk), self._picked)

    def _picked(self, actor: str | None) -> None:
        if actor is not None:
            self._go_to("actors", actor)

    def action_bookmarks(self) -> None:
        """Go to a bookmark, or narrow to all of them."""
        from tui.screens.bookmarks import Bookmarks

        if self.desk is not None:
            keys = (self.keyboard.first_of(command) for command in (Bookmark, Note))
            self.app.push_screen(Bookmarks(self.desk, *keys), self._bookmark_chosen)

    def _bookmark_chosen(self, chosen: Bookmarked | None) -> None:
        if chosen is None:
            return
        if chosen.query:
            self.show_query(chosen.query)
        else:
            self._go_to(chosen.pane, chosen.row)

    def _go_to(self, pane: PaneName, row: str) -> None:
        """Go to a row, within what is shown if it is there."""
        self._enter(pane)
        self._ask(partial(self._query_with, self.trail.query, pane, row), narrowing=True, rows={pane: row})

    def _query_with(self, text: str, pane: PaneName, row: str) -> str:
        """The query if it shows the row, else everything; for an event beside the timeline one that asks for it."""
        from tui.lens import parse
        from tui.lens.language import Field

        assert self.desk is not None
        for query in (text, ""):
            if row in self.desk.lens.select(parse(query), pane):
                return query
        return str(Field("event", row))
