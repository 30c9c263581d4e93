"""Full-text search: the passages found, as a list; Enter opens the article there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import QueryError
from tui.lens import parse
from tui.screens.pick import Pick
from tui.widgets.choices import Choice
from tui.widgets.dates import iso

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.screens.desk import Desk

MOST_PASSAGES = 200


class Search(Pick[tuple[str, int, int, str]]):
    """Gives back an article, the place in it, and the words."""

    HEADING = "Search the text"
    HINT = 'words, or "a phrase"'
    EMPTY = "No passage found. A word* finds every word that begins so."
    CHOOSES = "open there"

    def __init__(self, desk: Desk, query: str, words: str) -> None:
        super().__init__(words)
        self.desk = desk
        self.within = query

    def choices(self, words: str) -> Sequence[Choice[tuple[str, int, int, str]]]:
        """The passages, the best first."""
        if len(words.strip()) < 2:
            return []
        try:
            query = parse(self.within) & parse(words)
        except QueryError:
            return []
        passages = self.desk.lens.passages(query, MOST_PASSAGES)
        named = {one.id: one for one in self.desk.articles(list(dict.fromkeys(one.article for one in passages)))}
        return [
            Choice(
                " ".join(passage.snippet.split()),
                (passage.article, passage.start, passage.end, words),
                iso(named[passage.article].published),
                named[passage.article].title[:24],
            )
            for passage in passages
        ]
