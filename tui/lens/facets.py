"""Facets: the values that a selection's records have, with how many have each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tui.lens.sets import Sets

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from tui.lens.condition import Condition
    from tui.lens.language import Query

_MOST: Final = 25
"""Values that a facet lists at most."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A field with its most frequent values among what a query selects.

    ``field`` and a value make a condition, such as ``type:attack``. Its count says how many of the selected events have
    the value, and for ``source`` and ``kind`` how many of the selected articles.
    """

    field: str
    label: str
    values: tuple[tuple[str, int], ...]


_OF_EVENTS: Final = (
    ("type", "type", "Type"),
    ("subtype", "subtype", "Kind of attack"),
    ("country", "country", "Country"),
    ("place", "place", "Place"),
    ("actor", "actor", "Actor"),
    ("date", "year", "Year"),
    ("role", "role", "Role"),
    ("weapon", "weapon", "Weapon"),
    ("status", "status", "Status"),
)
"""A field of the query language, of the cache, and its label."""
_OF_ARTICLES: Final = (("source", "Source"), ("kind", "Kind of article"))


def facets(connection: sqlite3.Connection, query: Query, articles: Condition) -> tuple[Facet, ...]:
    """The facets of what a query selects; those without a value are left out.

    Args:
        connection: to the cache.
        query: what is asked.
        articles: the condition on articles that the query is.
    """
    sets = Sets(connection, query)
    events = sets.selected()
    found = []
    for field, key, label in _OF_EVENTS:
        values = sets.most(key, events, _MOST)
        found.append(Facet(field, label, _named(connection, key, values)))
    if query:
        counted = _of_articles(connection, articles)
    else:
        rows = connection.execute("SELECT field, label, count FROM term WHERE field IN ('source', 'kind')")
        counted = _by_field(sorted(rows, key=lambda row: (-row[2], row[1])))
    found += [Facet(field, label, counted.get(field, ())) for field, label in _OF_ARTICLES]
    return tuple(facet for facet in found if facet.values)


def _named(connection: sqlite3.Connection, field: str, values: list[tuple[int, int]]) -> tuple[tuple[str, int], ...]:
    """The labels of terms or actors with their counts, the most first and then by label."""
    label = (
        "SELECT label FROM actor_name WHERE actor = ? ORDER BY row LIMIT 1"
        if field == "actor"
        else "SELECT label FROM term WHERE row = ?"
    )
    named = [(*connection.execute(label, (row,)).fetchone(), count) for row, count in values]
    return tuple(sorted(named, key=lambda one: (-one[1], one[0]))[:_MOST])


def _of_articles(connection: sqlite3.Connection, where: Condition) -> dict[str, tuple[tuple[str, int], ...]]:
    """The terms of the selected articles by field."""
    rows = connection.execute(
        f"WITH chosen AS MATERIALIZED (SELECT row FROM article WHERE {where.sql}),"  # noqa: S608
        " counted AS MATERIALIZED (SELECT term, count(*) AS n FROM chosen CROSS JOIN article_term"
        " ON article_term.article = chosen.row GROUP BY term)"
        " SELECT field, label, n FROM counted JOIN term ON term.row = counted.term ORDER BY n DESC, label",
        where.values,
    )
    return _by_field(rows)


def _by_field(rows: Iterable[tuple[str, str, int]]) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for field, label, count in rows:
        values = found.setdefault(field, [])
        if count and len(values) < _MOST:
            values.append((label, count))
    return {field: tuple(values) for field, values in found.items()}
