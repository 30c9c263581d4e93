"""Facets: the values that a selection's records have, with how many have each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3

    from tui.lens.condition import Condition, Value

_MOST: Final = 25
"""Values that a facet lists at most."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A field with its most frequent values among what a query selects.

    ``field`` and a value make a condition, ``type:attack``, that selects as many records as its count says: events, but
    for ``source`` and ``kind``, which count articles.
    """

    field: str
    label: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    """As the query language has it."""
    term: str
    """As the cache has it."""
    label: str
    table: str = "event"


_FIELDS: Final = (
    _Field("type", "type", "Type"),
    _Field("subtype", "subtype", "Kind of attack"),
    _Field("country", "country", "Country"),
    _Field("place", "place", "Place"),
    _Field("date", "year", "Year"),
    _Field("role", "role", "Role"),
    _Field("weapon", "weapon", "Weapon"),
    _Field("status", "status", "Status"),
    _Field("source", "source", "Source", "article"),
    _Field("kind", "kind", "Kind of article", "article"),
)


def facets(connection: sqlite3.Connection, events: Condition, articles: Condition) -> tuple[Facet, ...]:
    """The facets of what two conditions select; those without a value are left out."""
    counted = {"event": _terms(connection, "event", events), "article": _terms(connection, "article", articles)}
    found = [Facet(one.name, one.label, counted[one.table].get(one.term, ())) for one in _FIELDS]
    found.insert(4, Facet("actor", "Actor", _actors(connection, events)))
    return tuple(facet for facet in found if facet.values)


def _terms(connection: sqlite3.Connection, table: str, where: Condition) -> dict[str, tuple[tuple[str, int], ...]]:
    """The most frequent terms of each field among the rows of a table."""
    rows = connection.execute(
        f"WITH chosen AS MATERIALIZED (SELECT row FROM {table} WHERE {where.sql}),"  # noqa: S608
        f" counted AS MATERIALIZED (SELECT term, count(*) AS n FROM chosen CROSS JOIN {table}_term"
        f" ON {table}_term.{table} = chosen.row GROUP BY term)"
        " SELECT field, label, n FROM counted JOIN term ON term.row = counted.term ORDER BY n DESC, label",
        where.values,
    )
    found: dict[str, list[tuple[str, int]]] = {}
    for field, label, count in rows:
        values = found.setdefault(field, [])
        if len(values) < _MOST:
            values.append((label, count))
    return {field: tuple(values) for field, values in found.items()}


def _actors(connection: sqlite3.Connection, where: Condition) -> tuple[tuple[str, int], ...]:
    """The actors with most events among those selected."""
    values: tuple[Value, ...] = (*where.values, _MOST)
    return tuple(
        connection.execute(
            f"WITH chosen AS MATERIALIZED (SELECT row FROM event WHERE {where.sql}),"  # noqa: S608
            " counted AS MATERIALIZED (SELECT actor, count(*) AS n FROM chosen CROSS JOIN event_actor"
            " ON event_actor.event = chosen.row GROUP BY actor ORDER BY n DESC, actor LIMIT ?)"
            " SELECT (SELECT label FROM actor_name WHERE actor = counted.actor ORDER BY row LIMIT 1), n"
            " FROM counted ORDER BY n DESC, actor",
            values,
        ).fetchall()
    )
