"""What is taken along from a screen: bookmarked, noted, or written to a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.commands.lens import Bookmarks
from tui.errors import StateError
from tui.screens.base import DatelineScreen

if TYPE_CHECKING:
    from tui.screens.desk import Desk
    from tui.screens.export import Target


class TakingScreen(DatelineScreen[None]):
    """A screen that tells of something. A subclass says what of it is bookmarked and what is written."""

    desk: Desk | None

    @property
    def to_bookmark(self) -> str:
        """The id of the article, event or actor that is bookmarked; empty if there is none."""
        raise NotImplementedError

    @property
    def to_export(self) -> str:
        """The query whose records are written to a file."""
        raise NotImplementedError

    def action_bookmark(self) -> None:
        """Bookmark something, or take the bookmark back."""
        from tui.state.marked import BOOKMARKS

        identity = self.to_bookmark
        if not identity:
            self.say("articles, events and actors can be bookmarked")
            return
        try:
            marked = BOOKMARKS.turn(self.dateline.dossier_path, identity)
        except StateError as error:
            self.say(error.problem)
            return
        done = "bookmarked" if identity in marked else "no bookmark any more"
        self.say(f"{done}; in the panes {self.keyboard.first_of(Bookmarks)} lists all {len(marked):,}")

    def action_note(self) -> None:
        """Write a note on something, or change the one that is there."""
        from tui.screens.prompt import Prompt

        identity = self.to_bookmark
        if identity:
            note = self.dateline.notes.get(identity, "")
            self.app.push_screen(Prompt("Note", note, "keeps it", changed=True), partial(self._keep_note, identity))
        else:
            self.say("articles, events and actors can have a note")

    def _keep_note(self, identity: str, words: str | None) -> None:
        from tui.state import notes

        note = " ".join((words or "").split())
        if words is None or note == self.dateline.notes.get(identity, ""):
            return
        try:
            self.dateline.notes = notes.keep(self.dateline.dossier_path, identity, note)
        except StateError as error:
            self.say(error.problem)
            return
        for screen in {self, self.dateline.dossier_screen}:
            screen.noted()
        done = "noted" if note else "no note any more"
        self.say(f"{done}; in the panes {self.keyboard.first_of(Bookmarks)} finds notes by their words")

    def noted(self) -> None:
        """A note was written: show it where one stands."""

    def action_export(self) -> None:
        """Write what the screen tells of to a file."""
        from tui.screens.export import Export

        if self.desk is not None:
            self.app.push_screen(Export(self.desk, self.to_export, self.dateline.notes), self._export_to)

    def _export_to(self, target: Target | None) -> None:
        if target is not None:
            self.say(f"writing {target.path.name} …")
            self.run_worker(partial(self._write, target, self.to_export), thread=True, group="export")

    def _write(self, target: Target, query: str) -> None:
        assert self.desk is not None
        with self.dateline.writing():
            said = target.write(self.desk.dossier, query)
        self.app.call_from_thread(self.say, said)
