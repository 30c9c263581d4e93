"""Facets: the values that a selection's records have, with how many have each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING, Final, cast

from tui.lens.names import Names
from tui.store.cache import ACTOR

if TYPE_CHECKING:
    from tui.lens.kinds import Kind
    from tui.lens.meaning import Meaning
    from tui.lens.sets import Sets

_MOST: Final = 25
"""Values that a facet lists at most."""
_LOOKED_AT: Final = 200
"""Values of a field that are called as is written, of which it is counted how many records have them."""
_LISTED: Final = {"country": 300, "place": 120, ACTOR: 60}
"""Fields of events with so many values that the cache lists those of each event, too, and of how many events all values
are counted one by one in the time in which one value is counted as a set."""
_FEW: Final = 1000
"""Records that are rather looked up than counted as a set."""


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
    ("differ", "differ", "Sources differ on"),
)
"""A field of the query language, of the cache, and its label."""
_OF_ARTICLES: Final = (("source", "source", "Source"), ("kind", "kind", "Kind of article"))


def facets(meaning: Meaning, words: str = "") -> tuple[Facet, ...]:
    """The facets of what a query selects; those without a value are left out.

    Where words are given, the values are those that have a word that begins so, however few records have them.
    """
    found = []
    for kind, table, fields in (("events", "event", _OF_EVENTS), ("articles", "article", _OF_ARTICLES)):
        counter = _Counter(meaning.sets, table, meaning.selected(cast("Kind", kind)))
        found += [Facet(field, label, counter.named(key, words)) for field, key, label in fields]
    return tuple(facet for facet in found if facet.values)


class _Counter:
    """Counts the values of fields among some records, none of which is gone."""

    def __init__(self, sets: Sets, kind: str, bits: int) -> None:
        self._sets = sets
        self._kind = kind
        self._bits = bits
        self._size = bits.bit_count()

    def named(self, field: str, words: str) -> tuple[tuple[str, int], ...]:
        """The labels of the values that most records have, with their numbers, the most first and then by label."""
        label = (
            "SELECT label FROM actor_name WHERE actor = ? ORDER BY row LIMIT 1"
            if field == ACTOR
            else "SELECT label FROM term WHERE row = ?"
        )
        counted = self._called(field, words) if words else self._most(field)
        rows = [(*self._sets.connection.execute(label, (value,)).fetchone(), n) for value, n in counted]
        return tuple(sorted(rows, key=lambda one: (-one[1], one[0]))[:_MOST])

    def _called(self, field: str, words: str) -> list[tuple[int, int]]:
        """The values that have a word beginning with what is written, with how many records have each."""
        names = Names(self._sets.connection)
        called = names.actors(f"{words}*") if field == ACTOR else names.terms(field, f"{words}*")
        counts = ((value, self._sets.shared(self._bits, self._kind, field, value)) for value in called[:_LOOKED_AT])
        return [(value, count) for value, count in counts if count]

    def _most(self, field: str) -> list[tuple[int, int]]:
        """The values that most records have, with how many have each, and all that as many have.

        Values are gone through from the most frequent one on, until no other can be among the most. Where that is
        likely to go on too long, the values of each record are counted.
        """
        if not self._size:
            return []
        if field in _LISTED and self._is_long(field):
            return self._listed(field)
        best: list[tuple[int, int]] = []
        least = 1
        for value, total in self._sets.totals(self._kind, field):
            if total < least:
                break
            count = self._count(field, value, total)
            if count:
                best.append((value, count))
            if len(best) >= _MOST:
                best, least = _cut(best)
        return best

    def _count(self, field: str, value: int, total: int) -> int:
        """How many have a value, which at most ``total`` have among all."""
        if total > _FEW:
            return self._sets.shared(self._bits, self._kind, field, value)
        return sum(map(self._flags.__getitem__, self._sets.listed(self._kind, field, value)))

    @cached_property
    def _flags(self) -> bytes:
        """For each number whether it is among the records, 1 or 0."""
        return self._sets.flags(self._kind, self._bits).encode().translate(bytes.maketrans(b"01", b"\0\1"))

    def _is_long(self, field: str) -> bool:
        """Whether going through the values would take longer, if each were as frequent here as among all."""
        affordable = self._size // _LISTED[field]
        if affordable < _MOST:
            return True
        totals = self._sets.totals(self._kind, field)
        most = [total for _, total in islice(totals, _MOST)]
        if len(most) < _MOST:
            return False
        least = most[-1] * self._size // self._sets.every(self._kind).bit_count()
        likely = takewhile(lambda one: one[1] >= least, totals)
        return _MOST + sum(1 for _ in islice(likely, affordable)) > affordable

    def _listed(self, field: str) -> list[tuple[int, int]]:
        counts = Counter(chain.from_iterable(self._sets.counted(self._kind, self._bits, field)))
        del counts[0]
        least = min(nlargest(_MOST, counts.values()), default=0)
        return [(value - 1, count) for value, count in counts.items() if count >= least]


def _cut(counted: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], int]:
    """The values with the highest counts, with all that have as many as the last of them, and that count."""
    if len(counted) < _MOST:
        return counted, 1
    counted.sort(key=lambda one: -one[1])
    least = counted[_MOST - 1][1]
    return [one for one in counted if one[1] >= least], least
