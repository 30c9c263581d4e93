"""Where a person has been: the narrowings that Esc undoes, and the places that ^O and L go through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tui.state.sessions import Place

MOST_PLACES: Final = 100


class Trail:
    """The narrowings that led to what is shown, the last at the end."""

    def __init__(self, queries: tuple[str, ...] = ("",)) -> None:
        self.queries = list(queries) or [""]

    @property
    def query(self) -> str:
        """The query that is shown."""
        return self.queries[-1]

    @property
    def leads_back(self) -> bool:
        """Whether there is anything to undo."""
        return len(self.queries) > 1 or bool(self.query)

    def narrow(self, query: str) -> bool:
        """Show another query; False if it is shown already."""
        if query == self.query:
            return False
        self.queries.append(query)
        return True

    def undo(self) -> bool:
        """Go back to the query before; False if there is none. A first query that narrows gives way to everything."""
        if len(self.queries) > 1:
            self.queries.pop()
            return True
        is_narrowed = self.leads_back
        self.queries = [""]
        return is_narrowed


class Places:
    """The places visited, as a browser keeps them: a new place drops what lay ahead."""

    def __init__(self, places: tuple[Place, ...] = ()) -> None:
        self.visited = list(places)
        self.at = len(self.visited) - 1

    def visit(self, place: Place) -> None:
        """Be at a place now."""
        if self.visited and self.visited[self.at] == place:
            return
        del self.visited[self.at + 1 :]
        self.visited.append(place)
        del self.visited[:-MOST_PLACES]
        self.at = len(self.visited) - 1

    def update(self, place: Place) -> None:
        """The place that one is at has changed in its details."""
        if self.visited:
            self.visited[self.at] = place
        else:
            self.visit(place)

    def step(self, by: int) -> Place | None:
        """Go back or forward; None at either end."""
        if not 0 <= self.at + by < len(self.visited):
            return None
        self.at += by
        return self.visited[self.at]
