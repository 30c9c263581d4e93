"""Searching the full text, and going from one row that it finds to the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.screens.linked_panes import LinkedPanes
from tui.screens.shown import PANES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.screens.shown import PaneName, Shown


class SearchedPanes(LinkedPanes):
    """Panes in which the rows that a search finds are marked and stepped through."""

    def action_search(self) -> None:
        """Search the full text."""
        from tui.screens.search import Search

        if self.desk is not None:
            shown = self.shown.words if self.shown is not None else ""
            self.app.push_screen(Search(self.desk, self.trail.query, self.words, shown), self._found)

    def _found(self, found: tuple[str, int, int, str] | None) -> None:
        if found is None or self.desk is None or self.shown is None:
            return
        article, start, end, self.words = found
        self.read(article, start, end)
        work = partial(self._match, self.shown, self.words, article)
        self.run_worker(work, thread=True, group="matches", exclusive=True)

    def _match(self, shown: Shown, words: str, article: str) -> None:
        """Find the rows that a search finds, and that of the article which was opened; in a thread."""
        from tui.lens import parse

        assert self.desk is not None
        query = parse(shown.text) & parse(words)
        found = {pane: frozenset(self.desk.lens.select(query, pane)[:5000]) for pane in PANES}
        self.app.call_from_thread(self._matched, shown, found, shown.ids["articles"].position(article))

    def _matched(self, shown: Shown, found: dict[PaneName, frozenset[str]], opened: int | None) -> None:
        self.matches = found
        if self.pane == "articles" and opened is not None and shown is self.shown:
            self.lists["articles"].reach(opened)

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
        self.lists[self.pane].reach(target)
        self.say(f"match {number} of {total} for {self.words}")
