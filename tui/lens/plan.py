"""How a selection is read: along which key, so that its first page needs neither the others nor sorting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tui.lens.compile import FEW, TABLES, Compiler, Kind
from tui.lens.condition import Condition, among
from tui.lens.language import Everything, Field, Query
from tui.lens.matching import expression
from tui.lens.subjects import as_one, is_about_events, parts_of, texts_of

if TYPE_CHECKING:
    import sqlite3

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

    ``counted`` is a condition that says the same as ``where``, for when all rows are wanted.
    """

    source: str
    where: Condition
    key: str
    counted: Condition


def plan(connection: sqlite3.Connection, query: Query, kind: Kind, *, along: bool) -> Plan:
    """How the records of a kind that a query selects are best read.

    Args:
        connection: to the cache.
        query: what selects them.
        kind: their kind.
        along: they are wanted in their own order, and not sorted by something else.
    """
    table = TABLES[kind]
    gathered = Compiler(connection, query, gather=True).condition(kind)
    if not along and kind == "events":
        return Plan(table, gathered, f"{table}.row", gathered)
    compiler = Compiler(connection, query)
    where = compiler.condition(kind)
    if along and kind in _LINKS:
        if found := _along_link(compiler, query, kind):
            link, only = found
            source = f"{link} AS along CROSS JOIN {table} ON {table}.row = along.{table}"
            return Plan(source, only & where, f"along.{table}", only & where)
        text, rest = texts_of(parts_of(query))
        if text and not (kind == "events" and rest and compiler.few(as_one(rest))):
            match = Condition(f"{table}_text MATCH ?", (expression(text),))
            others = compiler.holds(as_one(rest) if rest else Everything(), kind)
            source = f"{table}_text CROSS JOIN {table} ON {table}.row = {table}_text.rowid"
            return Plan(source, match & others, f"{table}_text.rowid", match & others)
    return Plan(table, where, f"{table}.row", gathered)


def _along_link(compiler: Compiler, query: Query, kind: Kind) -> tuple[str, Condition] | None:
    """The link table along which to go, with the one value to go along; None if there is none worth it.

    Going along a link is worth it if no other condition leaves few rows; then they had better be gathered.
    """
    best: tuple[int, str, Condition] | None = None
    for part in parts_of(query):
        if not isinstance(part, Field) or part.name not in _LINKS[kind]:
            if kind == "events" and compiler.few(part):
                return None
            continue
        link = _LINKS[kind][part.name]
        if kind == "articles" and part.name == "actor" and any(map(is_about_events, parts_of(query))):
            continue
        column = "actor" if part.name == "actor" else "term"
        rows = compiler.names.actors(part.value) if column == "actor" else compiler.names.terms(part.name, part.value)
        size = compiler.count(link, among(column, rows))
        if len(rows) == 1 and (best is None or size < best[0]):
            best = (size, link, Condition(f"along.{column} = ?", (rows[0],)))
        elif len(rows) != 1 and size <= FEW:
            return None
    return (best[1], best[2]) if best else None
