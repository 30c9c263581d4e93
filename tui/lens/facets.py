"""Facets: the values that a selection's records have, with how many have each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from tui.store.cache import ACTOR

if TYPE_CHECKING:
    from tui.lens.kinds import Kind
    from tui.lens.meaning import Meaning
    from tui.lens.sets import Sets

_MOST: Final = 25
"""Values that a facet lists at most."""
_LISTED: Final = frozenset({"place", ACTOR})
"""Fields of events with so many values that the cache lists those of each event, too."""
_FEW: Final = 30_000
"""Events of which the values are rather counted one by one."""
_PATIENCE: Final = 400
"""Values that are counted as sets before those of each event are counted."""


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
_OF_ARTICLES: Final = (("source", "source", "Source"), ("kind", "kind", "Kind of article"))


def facets(meaning: Meaning) -> tuple[Facet, ...]:
    """The facets of what a query selects; those without a value are left out."""
    found = []
    for kind, table, fields in (("events", "event", _OF_EVENTS), ("articles", "article", _OF_ARTICLES)):
        counter = _Counter(meaning.sets, table, meaning.selected(cast("Kind", kind)))
        found += [Facet(field, label, counter.named(key)) for field, key, label in fields]
    return tuple(facet for facet in found if facet.values)


class _Counter:
    """Counts the values of fields among some records."""

    def __init__(self, sets: Sets, kind: str, bits: int) -> None:
        self._sets = sets
        self._kind = kind
        self._bits = bits
        self._size = bits.bit_count()

    def named(self, field: str) -> tuple[tuple[str, int], ...]:
        """The labels of the values that most records have, with their numbers, the most first and then by label."""
        label = (
            "SELECT label FROM actor_name WHERE actor = ? ORDER BY row LIMIT 1"
            if field == ACTOR
            else "SELECT label FROM term WHERE row = ?"
        )
        rows = [(*self._sets.connection.execute(label, (value,)).fetchone(), n) for value, n in self._most(field)]
        return tuple(sorted(rows, key=lambda one: (-one[1], one[0]))[:_MOST])

    def _most(self, field: str) -> list[tuple[int, int]]:
        """The values that most records have, with how many have each, and all that as many have.

        Values are gone through from the most frequent one on, until no other can be among the most. Where that goes
        on too long, the values of each record are counted.
        """
        if not self._size:
            return []
        many = field in _LISTED
        if many and self._size <= _FEW:
            return self._listed(field)
        best: list[tuple[int, int]] = []
        least = 1
        for at, (value, total) in enumerate(self._sets.totals(self._kind, field)):
            if total < least:
                break
            if many and at > _PATIENCE:
                return self._listed(field)
            count = (self._sets.having(self._kind, field, value) & self._bits).bit_count()
            if count:
                best.append((value, count))
            if len(best) >= _MOST:
                best, least = _cut(best)
        return best

    def _listed(self, field: str) -> list[tuple[int, int]]:
        counts: Counter[int] = Counter()
        for values in self._sets.counted(self._kind, self._bits, field):
            counts.update(values)
        del counts[0]
        return _cut([(value - 1, count) for value, count in counts.items()])[0]


def _cut(counted: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], int]:
    """The values with the highest counts, with all that have as many as the last of them, and that count."""
    if len(counted) < _MOST:
        return counted, 1
    counted.sort(key=lambda one: -one[1])
    least = counted[_MOST - 1][1]
    return [one for one in counted if one[1] >= least], least
