"""The lens over a dossier: it answers queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import QueryError
from tui.lens.compile import KINDS, TABLES, Compiler, Kind
from tui.lens.language import Everything, Query
from tui.lens.names import Names
from tui.lens.selection import ORDERS, Selection

if TYPE_CHECKING:
    import sqlite3
    from typing import Protocol

    class Indexed(Protocol):
        """Anything with a cache: a dossier."""

        def index(self) -> sqlite3.Connection:
            """The cache, standing for the records as they are."""


class Lens:
    """Answers queries over one dossier, always at the commit at which the dossier is."""

    def __init__(self, dossier: Indexed) -> None:
        self._dossier = dossier

    def select(self, query: Query, kind: Kind, *, sort: str | None = None, reverse: bool = False) -> Selection:
        """The records of a kind that a query selects.

        Args:
            query: the query.
            kind: articles, events, actors, quotes, figures or relations.
            sort: the order, one of ``ORDERS[kind]``; by itself articles come newest first, events by date, actors by
                mentions, the others with their article.
            reverse: the same sequence from its end.

        Raises:
            QueryError: if the kind has no such order.
        """
        orders = ORDERS[kind]
        if sort is not None and sort not in orders:
            raise QueryError(f"{kind} cannot be sorted by {sort}", 0, " or ".join(orders))
        order = orders[sort] if sort else next(iter(orders.values()))
        connection = self._dossier.index()
        where = Compiler(connection, query).condition(kind)
        return Selection(connection, kind, TABLES[kind], where, order, reverse=reverse)

    def counts(self, query: Query) -> dict[str, tuple[int, int]]:
        """For each kind, how many records a query selects, and how many there are."""
        return {kind: (self.select(query, kind).total, self.select(Everything(), kind).total) for kind in KINDS}

    def resolve_actor(self, words: str) -> tuple[str, ...]:
        """The ids of the actors that an id, a name, an alias or words of a name stand for; most mentioned first."""
        connection = self._dossier.index()
        rows = Names(connection).actors(words)
        return tuple(connection.execute("SELECT id FROM actor WHERE row = ?", (row,)).fetchone()[0] for row in rows)
