"""The lens over a dossier: it answers queries."""

from __future__ import annotations

from functools import partial
from heapq import nsmallest
from typing import TYPE_CHECKING

from tui.errors import DatelineError
from tui.lens.completion import Completion, complete
from tui.lens.facets import Facet, facets
from tui.lens.kinds import KINDS, Kind
from tui.lens.language import All, Everything, Field, Query, all_of
from tui.lens.meaning import Meaning
from tui.lens.names import Names
from tui.lens.passages import Passages, hits, unranked
from tui.lens.selection import ORDERS, Selection
from tui.lens.sets import Kept, Sets
from tui.lens.suggestions import meant
from tui.store.derived import stamp

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from typing import Protocol

    from tui.store.records import Record

    class Indexed(Protocol):
        """Records with a cache: a dossier."""

        def many(self, table: str, identities: Sequence[str]) -> list[Record]:
            """Records in the order asked for."""

        def index(self) -> sqlite3.Connection:
            """The cache, standing for the records as they are."""


class Lens:
    """Answers queries over one dossier, always at the commit at which the dossier is."""

    def __init__(self, dossier: Indexed) -> None:
        self._dossier = dossier
        self._kept: tuple[object, Kept] = (None, Kept())

    def select(self, query: Query, kind: Kind, *, sort: str | None = None, reverse: bool = False) -> Selection:
        """The records of a kind that a query selects.

        Args:
            query: the query.
            kind: articles, events, actors, quotes, figures or relations.
            sort: the order, one of ``ORDERS[kind]``; by itself articles come newest first, events by date, actors by
                mentions, the others with their article.
            reverse: the same sequence from its end.

        Raises:
            DatelineError: if the kind has no such order.
        """
        orders = ORDERS[kind]
        if sort is not None and sort not in orders:
            raise DatelineError(f"{kind} cannot be sorted by {sort}", f"Sort by {' or '.join(orders)}")
        sets = self._sets()
        return Selection(sets, kind, Meaning(sets, query).selected(kind), sort or orders[0], reverse=reverse)

    def counts(self, query: Query) -> dict[str, tuple[int, int]]:
        """For each kind, how many records a query selects, and how many there are."""
        sets = self._sets()
        some, every = Meaning(sets, query), Meaning(sets, Everything())
        return {kind: (some.selected(kind).bit_count(), every.selected(kind).bit_count()) for kind in KINDS}

    def passages(self, query: Query, limit: int = 50) -> Passages:
        """Stretches of the articles that a query selects, the most relevant first."""
        sets = self._sets()
        identities, bodies = partial(sets.identities, "article"), partial(self._dossier.many, "texts")
        return Passages(query, hits(sets, query, limit), identities, bodies)

    def expect_search(self) -> None:
        """Have what every search for words needs read from the disk before one is asked: the lengths of the texts."""
        self._dossier.index().execute("SELECT count(*) FROM article_text_docsize").fetchone()

    def unranked(self, query: Query) -> int:
        """How many articles that a search for words finds are left out of its passages: only the newest are ranked."""
        return unranked(self._sets(), query)

    def facets(self, query: Query, words: str = "") -> tuple[Facet, ...]:
        """The most frequent values of each field among what a query selects, with how many records have each.

        Args:
            query: the query.
            words: what a word of the values begins with, if only such are wanted.
        """
        return facets(Meaning(self._sets(), query), words)

    def companions(self, actor: str, most: int) -> list[tuple[str, int]]:
        """The actors that take part in an actor's events, by id, with in how many of them, the most first.

        Of those that take part in as many, those whose names come first in the alphabet come first.
        """
        sets = self._sets()
        counts = sets.taking_part(Meaning(sets, Field("actor", actor)).selected("events"))
        if (own := sets.number("actor", actor)) is not None:
            del counts[own]
        place = sets.order("actor").place
        first = nsmallest(most, counts, key=lambda number: (-counts[number], place(number)))
        return list(zip(sets.identities("actor", first), (counts[number] for number in first), strict=True))

    def complete(self, text: str, position: int) -> tuple[Completion, ...]:
        """What can be written at a place in a query's text: fields, their values, actors."""
        return complete(self._dossier.index(), text, position)

    def meant(self, query: Query) -> Query | None:
        """A query that may have been meant by one that selects nothing, and selects some article; or None."""
        other = meant(self._dossier.index(), query)
        return other if other != query and Meaning(self._sets(), other).selected("articles") else None

    def looser(self, query: Query, kind: Kind) -> list[tuple[Query, Query, int]]:
        """For a query that selects nothing: each condition but for which it would, the rest, and how many have that."""
        sets, parts = self._sets(), query.parts if isinstance(query, All) else ()
        rests = [(part, all_of(one for one in parts if one is not part)) for part in parts]
        found = [(part, rest, Meaning(sets, rest).selected(kind).bit_count()) for part, rest in rests]
        return sorted((one for one in found if one[2]), key=lambda one: -one[2])

    def resolve_actor(self, words: str) -> tuple[str, ...]:
        """The ids of the actors that an id, a name, an alias or words of a name stand for; most mentioned first."""
        connection = self._dossier.index()
        actors = Names(connection).actors(words)
        return tuple(
            connection.execute("SELECT id FROM actor WHERE number = ?", (one,)).fetchone()[0] for one in actors
        )

    def _sets(self) -> Sets:
        """The sets of the commit at which the dossier is; what was read of an earlier one is forgotten."""
        connection = self._dossier.index()
        state = stamp(connection) or connection
        kept = self._kept
        if kept[0] != state:
            kept = self._kept = (state, Kept())
        return Sets(connection, kept[1])
