"""About how many events a query holds of: what decides the way in which it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.lens.condition import Condition, among
from tui.lens.language import All, Either, Field, Not, Number, Period, Query, Undated
from tui.lens.matching import expression, is_textual
from tui.store.cache import DAY_BITS, UNDATED_EVENT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from tui.lens.names import Names

MOST: Final = 20_000
"""Nothing is counted further; more than that is simply many."""


class Sizes:
    """Estimates for one cache, each made once."""

    def __init__(self, connection: sqlite3.Connection, names: Names) -> None:
        self._connection = connection
        self._names = names
        self._known: dict[Query, int] = {}

    def of(self, query: Query) -> int:
        """About how many events a query holds of; more than :data:`MOST` if that is not known or more."""
        if query not in self._known:
            self._known[query] = self._of(query)
        return self._known[query]

    def _of(self, query: Query) -> int:
        if is_textual(query):
            return self.count("event_text", Condition("event_text MATCH ?", (expression(query),)))
        match query:
            case All(parts):
                return min(map(self.of, parts))
            case Either(parts):
                return sum(map(self.of, parts))
            case Field("actor", value):
                return self.count("event_actor", among("actor", self._names.actors(value)))
            case Field("kind" | "source" | "article" | "event") | Not():
                return MOST + 1
            case Field(name, value):
                return self.of_terms(self._names.terms(name, value))
            case Number(name, low, high):
                conditions = []
                if low is not None:
                    conditions.append(Condition(f"{name}_high >= ?", (low,)))
                if high is not None:
                    conditions.append(Condition(f"{name}_low <= ?", (high,)))
                return self.count("event", conditions[0] & conditions[-1])
            case Period(first, last, "date") if first and last:
                # Those that begin in a period stand for those that are in it.
                begin, end = first.first.toordinal(), last.last.toordinal() + 1
                return self.count("event", Condition("row BETWEEN ? AND ?", (begin << DAY_BITS, end << DAY_BITS)))
            case Undated("date"):
                return self.count("event", Condition("row >= ?", (UNDATED_EVENT << DAY_BITS,)))
        return MOST + 1

    def of_terms(self, terms: Sequence[int]) -> int:
        """About how many rows have one of some terms."""
        where = among("row", terms)
        statement = f"SELECT coalesce(sum(count), 0) FROM term WHERE {where.sql}"  # noqa: S608
        (found,) = self._connection.execute(statement, where.values).fetchone()
        return int(found)

    def count(self, table: str, where: Condition) -> int:
        """The number of rows of which a condition holds, counted no further than one more than :data:`MOST`."""
        statement = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {where.sql} LIMIT ?)"  # noqa: S608
        (found,) = self._connection.execute(statement, (*where.values, MOST + 1)).fetchone()
        return int(found)
