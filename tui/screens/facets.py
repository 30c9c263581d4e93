"""Facets: what there is among what is shown, with counts; the one chosen narrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.lens import parse
from tui.lens.language import quoted
from tui.screens.pick import Pick, matching
from tui.widgets.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

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

    def choices(self, words: str) -> Sequence[Choice[str]]:
        """Every value of every facet; those typed."""
        if self._every is None:
            self._every = values(self.desk, self.within)
        return matching(self._every, words)


def values(desk: Desk, text: str) -> list[Choice[str]]:
    """Every value of every facet among what a query shows; choosing one gives the narrower query."""
    query = parse(text)
    return [
        Choice(value.replace("_", " "), str(query & parse(f"{facet.field}:{quoted(value)}")), facet.label, f"{count:,}")
        for facet in desk.lens.facets(query)
        for value, count in facet.values
    ]
