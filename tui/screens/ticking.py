"""Articles ticked off as they are read, and going from one that was not read to the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from tui.commands.reading import TurnRead
from tui.errors import StateError
from tui.model import Article
from tui.screens.narrowing import NarrowingPanes
from tui.state.marked import READ

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from tui.lens.selection import Selection
    from tui.widgets.articles import Articles


class TickedPanes(NarrowingPanes):
    """Panes whose articles are ticked off."""

    @property
    def articles(self) -> Articles:
        """The list of articles."""
        return cast("Articles", self.lists["articles"])

    def on_mount(self) -> None:
        """Tick off what was read before."""
        self.articles.tick(frozenset(READ.load(self.dateline.dossier_path)))

    def tick(self, article: str) -> None:
        """Tick an article off.

        Raises:
            StateError: if that cannot be kept.
        """
        self.articles.tick(frozenset(READ.mark(self.dateline.dossier_path, article)))

    def turn(self, article: str) -> str:
        """Tick an article off, or take that back; returns what is to be said of it."""
        try:
            were_read = frozenset(READ.turn(self.dateline.dossier_path, article))
        except StateError as error:
            return error.problem
        self.articles.tick(were_read)
        return "marked as read" if article in were_read else "marked as unread"

    def action_turn_read(self) -> None:
        """Tick the article under the cursor off, or take that back."""
        row = self.record()
        if isinstance(row, Article):
            self.say(self.turn(row.id))
        else:
            self.say(f"{self.keyboard.first_of(TurnRead)} is for articles")

    def action_unread_article(self, by: int) -> None:
        """Go to the next article that was not read."""
        row = self.articles.current
        self.find_unread(row.id if row is not None else "", by, self._go_to_unread)

    def find_unread(self, article: str, by: int, do: Callable[[str | None], None]) -> None:
        """Find the next article after one, or before it, that was not read, and do something with its id.

        In the pane of articles the cursor goes there. After the last comes the first; None if all others were read.
        """
        if self.shown is not None:
            work = partial(self._find_unread, self.shown.ids["articles"], article, by, self.articles.were_read, do)
            self.run_worker(work, thread=True, group="unread", exclusive=True)

    def _find_unread(
        self, shown: Selection, article: str, by: int, were_read: Collection[str], do: Callable[[str | None], None]
    ) -> None:
        at = shown.position(article)
        start = at if at is not None else -1 if by > 0 else 0
        others = ((start + by * step) % shown.total for step in range(1, shown.total + 1))
        found = next((at for at in others if shown[at] not in were_read and shown[at] != article), None)
        if found is not None and self.pane == "articles":
            self.app.call_from_thread(self.articles.reach, found)
        self.app.call_from_thread(do, None if found is None else shown[found])

    def _go_to_unread(self, article: str | None) -> None:
        if article is None:
            self.say("all others that are shown were read")
        elif self.pane != "articles":
            self._go_to("articles", article)
