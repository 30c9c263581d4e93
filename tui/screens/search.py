"""Full-text search: the passages found, as a list; Enter opens the article there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import QueryError
from tui.lens import parse
from tui.screens.pick import Pick
from tui.widgets.choices import Choice
from tui.widgets.columns import fit
from tui.widgets.dates import iso
from tui.widgets.lens_bar import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.lens import Query
    from tui.lens.passages import Passage, Passages
    from tui.screens.desk import Desk

FIRST_PASSAGES = 12
"""Passages that are shown before others are cut: a window full."""
MORE_PASSAGES = 90
"""Passages that are cut at once afterwards, so that whoever types on waits for no more."""
MOST_PASSAGES = 200
SHORTEST = 2
"""Characters that are searched at least."""
LEAD = 16
"""Characters that are shown before the first word found."""


class Search(Pick[tuple[str, int, int, str]]):
    """Gives back an article, the place in it, and the words."""

    HEADING = "Search the text"
    HINT = 'words, or "a phrase"'
    EMPTY = "No passage found."
    CHOOSES = "open there"
    WHOLE = True

    def __init__(self, desk: Desk, query: str, words: str, shown: str = "") -> None:
        """Search within what a query shows, which the words ``shown`` say; both are empty where that is everything."""
        super().__init__(words)
        self.desk = desk
        self.within = query
        self.shown = shown
        self._instead = ""

    @property
    def heading(self) -> str:
        """That the text is searched, and of what."""
        return f"{self.HEADING} of what is shown: {self.shown}" if self.shown else self.HEADING

    def on_mount(self) -> None:
        """Let the disk seek while the words are typed."""
        super().on_mount()
        self.run_worker(self._expect, thread=True, group="expected")

    def _expect(self) -> None:
        self.desk.dossier.expect()
        self.desk.lens.expect_search()

    def empty(self, words: str) -> str:
        """What can be written, until something is; what is wrong with it; that nothing was found."""
        if len(words.strip()) < SHORTEST:
            return "The passages found come as you type. A word* finds every word that begins so."
        try:
            parse(words)
        except QueryError as error:
            return str(error)
        return f"{self.EMPTY} {self._instead}".rstrip()

    def _else(self, words: str) -> str:
        """What is said beside that nothing was found: where there is something, or what may have been meant."""
        try:
            query = parse(words)
        except QueryError:
            return ""
        elsewhere = self.desk.lens.select(query, "articles").total if self.shown else 0
        meant = None if elsewhere else self.desk.lens.meant(query)
        said = [f"Only what is shown was searched: {self.shown}."] * bool(self.shown)
        said += [f"Elsewhere {counted(elsewhere, 'articles')} match."] * (elsewhere > 0)
        return " ".join(said + [f"Did you mean {meant}?"] * (meant is not None))

    def answers(self, words: str) -> Iterator[Sequence[Choice[tuple[str, int, int, str]]]]:
        """The best passages, then more and more of them."""
        found = self._passages(words) if len(words.strip()) >= SHORTEST else None
        if found is None:
            self._instead = self._else(words)
            yield ()
            return
        words, query, passages = found
        choices = self._choices(passages[:FIRST_PASSAGES], words)
        yield choices
        while len(choices) < len(passages):
            choices = [*choices, *self._choices(passages[len(choices) : len(choices) + MORE_PASSAGES], words)]
            if len(choices) == len(passages) and (left_out := self.desk.lens.unranked(query)):
                note = f"Only the newest articles were ranked; {left_out:,} older ones have these words, too."
                choices.append(Choice(note, ("", 0, 0, words), disabled=True))
            yield choices

    def _passages(self, words: str) -> tuple[str, Query, Passages] | None:
        """What is found, and the words that find it: a last word that nothing has may be a beginning, typed so far."""
        for asked in (words, f"{words}*"):
            try:
                query = parse(self.within) & parse(asked)
            except QueryError:
                continue
            if passages := self.desk.lens.passages(query, MOST_PASSAGES):
                return asked, query, passages
        return None

    def _choices(self, passages: Sequence[Passage], words: str) -> list[Choice[tuple[str, int, int, str]]]:
        named = {one.id: one for one in self.desk.articles(list(dict.fromkeys(one.article for one in passages)))}
        return [
            Choice(
                self._around(passage),
                (passage.article, passage.start, passage.end, words),
                iso(named[passage.article].published),
                fit(named[passage.article].title, 20, self.dateline.glyphs.ellipsis).rstrip(),
            )
            for passage in passages
        ]

    def _around(self, passage: Passage) -> str:
        """The passage from a little before the first word that was found."""
        before = passage.marks[0][0] - passage.start if passage.marks else 0
        if before <= LEAD:
            return " ".join(passage.snippet.split())
        cut = passage.snippet.find(" ", before - LEAD) + 1
        return self.dateline.glyphs.ellipsis + " ".join(passage.snippet[cut:].split())
