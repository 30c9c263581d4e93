"""Sets of events as bits of a number, in which any combination of conditions is counted at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.lens.compile import Compiler
from tui.lens.condition import among
from tui.lens.language import All, Either, Everything, Field, Not, Period, Query
from tui.lens.subjects import names_what_is_aside
from tui.model import PartialDate
from tui.store.cache import ACTOR, EVERY, TIMELINE, bitmap, numbers_of

if TYPE_CHECKING:
    import sqlite3

_SMALL: Final = 6_000
"""Events whose terms are counted one by one; more parameters than SQLite takes they must not be."""
_TERMS: Final = frozenset({"type", "subtype", "place", "country", "role", "weapon", "status"})


def is_a_set(leaf: Query) -> bool:
    """Whether the cache has the events of a condition as a set, or nearly."""
    if isinstance(leaf, Field):
        return leaf.name in _TERMS or leaf.name == "actor"
    return isinstance(leaf, Period) and leaf.name == "date"


class Sets:
    """Finds the events of queries as sets."""

    def __init__(self, connection: sqlite3.Connection, query: Query) -> None:
        self._connection = connection
        self._query = query
        self._compiler = Compiler(connection, query)
        self._counted: dict[int, dict[str, dict[int, int]]] = {}

    def selected(self) -> int:
        """The events that the query selects."""
        every = EVERY if names_what_is_aside(self._query) else TIMELINE
        return self._of(self._query) & self._posting(every, 0)

    def most(self, field: str, events: int, limit: int) -> list[tuple[int, int]]:
        """The terms of a field that most of some events have, with how many have each, and those that have as many.

        A field's terms are gone through from the most frequent one on, until no other can have as many; for a small
        set the terms of its events are counted instead.
        """
        if events.bit_count() <= _SMALL:
            return self._most_of_few(field, events, limit)
        flags = events.to_bytes((events.bit_length() + 7) // 8, "little")
        best: list[tuple[int, int]] = []
        least = 1
        rows = self._connection.execute(
            "SELECT term, total, dense, data FROM posting WHERE field = ? ORDER BY total DESC, term", (field,)
        )
        for term, total, dense, data in rows:
            if total < least:
                break
            if dense:
                count = (int.from_bytes(data, "little") & events).bit_count()
            else:
                last = len(flags) * 8
                count = sum(flags[n >> 3] >> (n & 7) & 1 for n in numbers_of(dense, data) if n < last)
            if count:
                best.append((term, count))
            if len(best) >= limit:
                best.sort(key=lambda one: -one[1])
                least = best[limit - 1][1]
                best = [one for one in best if one[1] >= least]
        return best

    def _most_of_few(self, field: str, events: int, limit: int) -> list[tuple[int, int]]:
        if events not in self._counted:
            self._counted = {events: self._count(events)}
        found = sorted(self._counted[events].get(field, {}).items(), key=lambda one: -one[1])
        least = found[limit - 1][1] if len(found) >= limit else 1
        return [one for one in found if one[1] >= least]

    def _count(self, events: int) -> dict[str, dict[int, int]]:
        """How many of some events have each term, by field."""
        numbers = numbers_of(1, events.to_bytes((events.bit_length() + 7) // 8, "little"))
        chosen = among("number", numbers)
        found: dict[str, dict[int, int]] = {}
        for field, term, count in self._connection.execute(
            f"WITH chosen AS MATERIALIZED (SELECT row FROM event WHERE {chosen.sql}),"  # noqa: S608
            " counted AS MATERIALIZED (SELECT term, count(*) AS n FROM chosen CROSS JOIN event_term"
            " ON event_term.event = chosen.row GROUP BY term)"
            " SELECT field, term, n FROM counted JOIN term ON term.row = counted.term"
            " UNION ALL SELECT ?, actor, count(*) FROM chosen CROSS JOIN event_actor"
            " ON event_actor.event = chosen.row GROUP BY actor",
            (*chosen.values, ACTOR),
        ):
            found.setdefault(field, {})[term] = count
        return found

    def _of(self, query: Query) -> int:
        match query:
            case Everything():
                return self._posting(EVERY, 0)
            case Not(part):
                return self._posting(EVERY, 0) & ~self._of(part)
            case Either(parts):
                found = 0
                for part in parts:
                    found |= self._of(part)
                return found
            case All(parts) if not {"actor", "role"} <= {part.name for part in parts if isinstance(part, Field)}:
                found = self._posting(EVERY, 0)
                for part in parts:
                    found &= self._of(part)
                return found
            case Field("actor", value):
                return self._union("actor", self._compiler.names.actors(value))
            case Field(name, value) if name in _TERMS:
                return self._union(name, self._compiler.names.terms(name, value))
            case Period(name="date"):
                return self._during(query)
        return self._matching(query)

    def _during(self, period: Period) -> int:
        """The events of a period: of the years in it, and of what is left before and behind them."""
        first, last = period.first, period.last
        if first is None or last is None or last.year - first.year < 2:
            return self._matching(period)
        years = range(first.year + 1, last.year)
        terms = [term for year in years for term in self._compiler.names.terms("year", f"{year:04d}")]
        before = Period(first, PartialDate(first.year))
        behind = Period(PartialDate(last.year), last)
        return self._matching(before) | self._union("year", terms) | self._matching(behind)

    def _matching(self, query: Query) -> int:
        """The events of a query as SQL finds them, those aside too."""
        where = self._compiler.gathering().event(query)
        rows = self._connection.execute(f"SELECT number FROM event WHERE {where.sql}", where.values)  # noqa: S608
        return int.from_bytes(bitmap([number for (number,) in rows]), "little")

    def _union(self, field: str, terms: list[int]) -> int:
        found = 0
        for term in terms:
            found |= self._posting(field, term)
        return found

    def _posting(self, field: str, term: int) -> int:
        row = self._connection.execute(
            "SELECT dense, data FROM posting WHERE field = ? AND term = ?", (field, term)
        ).fetchone()
        if row is None:
            return 0
        dense, data = row
        return int.from_bytes(data if dense else bitmap(list(numbers_of(dense, data))), "little")
