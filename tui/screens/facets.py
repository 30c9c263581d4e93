"""Facets: what there is among what is shown, with counts; the one chosen narrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.lens import Search
from tui.lens import parse
from tui.lens.language import quoted
from tui.screens.pick import Pick, matching
from tui.widgets.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.screens.desk import Desk


class Facets(Pick[str]):
    """Gives back the query narrowed by the value chosen."""

    HEADING = "Narrow to (with the number of events; for sources and kinds, articles)"
    HINT = "a type, place, actor, country, role …"
    EMPTY = "Nothing to narrow by."
    CHOOSES = "narrow to it"

    def __init__(self, desk: Desk, query: str) -> None:
        super().__init__()
        self.desk = desk
        self.within = query
        self._every: list[Choice[str]] | None = None

    def answers(self, words: str) -> Iterator[Sequence[Choice[str]]]:
        """The frequent values of every facet, of them those typed; then all values that are called so."""
        if self._every is None:
            self._every = values(self.desk, self.within)
        found = matching(self._every, words)
        if found or not words.strip():
            yield found
        if words.strip():
            yield [*found, *rarer(self.desk, self.within, words, found)]

    def empty(self, words: str) -> str:
        """Where nothing is called as was typed, what finds it in the texts."""
        search = self.dateline.keyboard.first_of(Search)
        return f"Nothing of what is shown is called so; {search} searches the texts." if words.strip() else self.EMPTY


def values(desk: Desk, text: str, words: str = "") -> list[Choice[str]]:
    """Every frequent value of every facet among what a query shows, or every one with a word that begins as is given.

    Choosing one gives the narrower query.
    """
    query = parse(text)
    return [
        Choice(value.replace("_", " "), str(query & parse(f"{facet.field}:{quoted(value)}")), facet.label, f"{count:,}")
        for facet in desk.lens.facets(query, words)
        for value, count in facet.values
    ]


def rarer(desk: Desk, text: str, words: str, found: Sequence[Choice[str]]) -> list[Choice[str]]:
    """The values that are called as was typed and were not found among the frequent ones."""
    known = {choice.value for choice in found}
    return [choice for choice in values(desk, text, words) if choice.value not in known]
