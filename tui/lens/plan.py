"""How a selection is read: along which key, so that its first page needs neither the others nor sorting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.lens.compile import TABLES, Compiler, Kind
from tui.lens.condition import Condition, among
from tui.lens.language import All, Either, Everything, Field, Not, Query
from tui.lens.matching import expression
from tui.lens.sets import Sets, is_a_set
from tui.lens.subjects import as_one, is_about_events, parts_of, texts_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

_LINKS: Final = {
    "articles": {"source": "article_term", "kind": "article_term", "actor": "article_actor"},
    "events": {
        **dict.fromkeys(("type", "subtype", "country", "place", "role", "weapon", "status"), "event_term"),
        "actor": "event_actor",
    },
}
"""For kinds whose rows are in their own order: the fields with a table that lists the rows of a value in that order."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A source of rows, what must hold of them, and the column that they come ordered by.

    ``every`` says the same as ``where``, for when all rows are wanted; ``count`` tells how many
    rows there are.
    """

    source: str
    where: Condition
    key: str
    every: Condition
    count: Callable[[], int]


def plan(connection: sqlite3.Connection, query: Query, kind: Kind, *, along: bool) -> Plan:
    """How the records of a kind that a query selects are best read.

    Args:
        connection: to the cache.
        query: what selects them.
        kind: their kind.
        along: they are wanted in their own order, and not sorted by something else.
    """
    table = TABLES[kind]
    compiler = Compiler(connection, query)
    if along and kind in _LINKS:
        found = _of_one_value(compiler, query, kind) or _along_text(compiler, query, kind)
        if found := found or _along_value(compiler, query, kind):
            return found
    gathered = compiler.gathering().condition(kind)
    where = compiler.condition(kind) if along or kind != "events" else gathered
    return Plan(table, where, f"{table}.row", gathered, _counting(compiler, query, kind, table, gathered))


def _counting(compiler: Compiler, query: Query, kind: Kind, source: str, where: Condition) -> Callable[[], int]:
    """What counts the rows of a source; events are counted as sets, if all conditions are such."""
    connection = compiler.connection
    if kind == "events" and isinstance(query, All | Either | Not) and all(map(is_a_set, query.leaves())):
        return lambda: Sets(connection, query).selected().bit_count()

    def count() -> int:
        (found,) = connection.execute(f"SELECT count(*) FROM {source} WHERE {where.sql}", where.values).fetchone()  # noqa: S608
        return int(found)

    return count


def _of_one_value(compiler: Compiler, query: Query, kind: Kind) -> Plan | None:
    """The plan of a query that is just a value with rows of its own, of which nothing else must hold."""
    value = _value(compiler, query, kind)
    if value is None:
        return None
    table = TABLES[kind]
    where = Condition(f"along.{value.column} = ?", (value.row,)) & compiler.timeline(f"along.{table}", kind)
    source = f"{value.link} AS along CROSS JOIN {table} ON {table}.row = along.{table}"
    count = _counting(compiler, query, kind, f"{value.link} AS along", where)
    return Plan(source, where, f"along.{table}", where, count)


def _along_text(compiler: Compiler, query: Query, kind: Kind) -> Plan | None:
    """A plan that goes along the matches of the query's words, unless other conditions leave fewer rows."""
    text, rest = texts_of(parts_of(query))
    if text is None:
        return None
    table = TABLES[kind]
    match = Condition(f"{table}_text MATCH ?", (expression(text),))
    if rest and kind == "events" and compiler.sizes.of(as_one(rest)) < compiler.sizes.of(text):
        return None
    if rest and kind == "articles":
        values = [value.size for part in rest if (value := _value(compiler, part, kind))]
        if values and min(values) < compiler.sizes.count(f"{table}_text", match):
            return None
    others = as_one(rest) if rest else Everything()
    where = match & compiler.holds(others, kind)
    every = match & compiler.gathering().holds(others, kind)
    source = f"{table}_text CROSS JOIN {table} ON {table}.row = {table}_text.rowid"
    return Plan(source, where, f"{table}_text.rowid", every, _counting(compiler, query, kind, source, every))


def _along_value(compiler: Compiler, query: Query, kind: Kind) -> Plan | None:
    """A plan that goes along the value that has fewest rows, unless another condition leaves few; they are gathered."""
    if not isinstance(query, All):
        return None
    values = []
    for part in query.parts:
        if value := _value(compiler, part, kind):
            if kind == "events" or value.column == "term" or not any(map(is_about_events, query.parts)):
                values.append(value)
        elif kind == "events" and compiler.few(part):
            return None
    if not values:
        return None
    table = TABLES[kind]
    value = min(values, key=lambda one: one.size)
    where = Condition(f"along.{value.column} = ?", (value.row,)) & compiler.condition(kind)
    source = f"{value.link} AS along CROSS JOIN {table} ON {table}.row = along.{table}"
    return Plan(source, where, f"along.{table}", where, _counting(compiler, query, kind, source, where))


class _Value(NamedTuple):
    """A value that stands for one term or actor, the table that lists its rows, and about how many these are."""

    link: str
    column: str
    row: int
    compiler: Compiler

    @property
    def size(self) -> int:
        """About how many rows it has."""
        if self.column == "term":
            return self.compiler.sizes.of_terms([self.row])
        return self.compiler.sizes.count(self.link, among("actor", [self.row]))


def _value(compiler: Compiler, query: Query, kind: Kind) -> _Value | None:
    if not isinstance(query, Field) or query.name not in _LINKS[kind]:
        return None
    column = "actor" if query.name == "actor" else "term"
    rows = compiler.names.actors(query.value) if column == "actor" else compiler.names.terms(query.name, query.value)
    return _Value(_LINKS[kind][query.name], column, rows[0], compiler) if len(rows) == 1 else None
