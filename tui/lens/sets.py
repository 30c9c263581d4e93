"""The sets that the cache holds, and those made of them: records of a kind as the bits of one number."""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections import Counter, OrderedDict
from itertools import repeat
from typing import TYPE_CHECKING, Final, TypeVar, cast

from tui.lens.order import Order
from tui.store.cache import (
    ACTOR,
    DAY_BITS,
    EVERY,
    KNOWN,
    LASTING,
    TIMELINE,
    WORD,
    Link,
    bits_of,
    flags_of,
    listed,
    marked,
    matching,
    numbers_of,
    pieces,
    read,
    stems,
    tied_to_few,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Hashable, Iterator, Sequence

T = TypeVar("T")
_Days = tuple[list[int], list[int | None], list[int], list[int]]
_MEMORY: Final = 48_000_000
"""Bytes of sets that are kept for the next question."""
_MANY: Final = 20_000
"""Records of which the ids are rather read all at once."""
_PORTION: Final = 500
"""Records of which the ids are read at once."""
_FEW: Final = 300
"""Records of which those tied to them are looked up one by one."""
_ALONE: Final = 8
"""Records of which the links are looked up without reading those of all others."""
_TYING: Final = {
    ("event", "article"): "SELECT event FROM report WHERE article = ?",
    ("fact", "article"): "SELECT number FROM fact WHERE article = ?",
    ("fact", "event"): "SELECT fact FROM fact_event WHERE event = ?",
}
"""The records of a kind with which the cache lists a record of another kind."""


class Kept:
    """What has been read of one state of the cache, for all threads; what was not asked for lately goes first."""

    def __init__(self) -> None:
        self._found: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._found

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under a key, or else what is made now."""
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return cast(T, self._found[key][0])
        made = make()
        size = made.bit_length() // 7 if isinstance(made, int) else 0
        with self._lock:
            self._bytes += size - self._found.pop(key, (None, 0))[1]
            self._found[key] = made, size
            while self._bytes > _MEMORY:
                _, (_, gone) = self._found.popitem(last=False)
                self._bytes -= gone
        return made


class Sets:
    """The sets of one state of the cache; a kind is the cache's: article, event, actor or fact.

    Args:
        connection: to the cache.
        kept: what has been read of this state of it.
    """

    def __init__(self, connection: sqlite3.Connection, kept: Kept) -> None:
        self.connection = connection
        self.kept = kept

    def every(self, kind: str) -> int:
        """All records of a kind."""
        return self._read(kind, EVERY, 0)

    @property
    def timeline(self) -> int:
        """The events of the timeline."""
        return self._read("event", TIMELINE, 0)

    def having(self, kind: str, field: str, *values: int) -> int:
        """The records that have one of some values in a field: rows of terms, or numbers of actors."""
        found = 0
        for value in values:
            found |= self._read(kind, field, value)
        return found & self.every(kind)

    def shared(self, bits: int, kind: str, field: str, value: int) -> int:
        """How many of some records, none of which is gone, have a value in a field."""
        return (self._read(kind, field, value) & bits).bit_count()

    def listed(self, kind: str, field: str, value: int) -> Sequence[int]:
        """The numbers of the few records, some of them perhaps gone, that have a value in a field."""
        return listed(self.connection, (kind, field, value))

    def totals(self, kind: str, field: str) -> Iterator[tuple[int, int]]:
        """The values of a field with at least as many as there are records with each, the most first."""
        statement = "SELECT term, total FROM posting WHERE kind = ? AND field = ? ORDER BY total DESC"
        return iter(self.connection.execute(statement, (kind, field)))

    def with_text(self, kind: str, expression: str) -> int:
        """The records that a full-text expression finds."""
        return self.kept.get((kind, expression), lambda: matching(self.connection, kind, expression) & self.every(kind))

    def with_common_word(self, kind: str, word: str, *, prefix: bool) -> int | None:
        """The records that have a word or one that begins so, if so many have that the cache keeps them as a set."""
        found = self.kept.get((stems, word), lambda: stems([word]))
        if sum(found.values()) != 1:
            return None
        (stem,) = found
        return self.having(kind, f"{WORD}{stem}{'*' * prefix}", 0) or None

    def with_id(self, kind: str, identity: str) -> int:
        """The record of an id."""
        number = self.number(kind, identity)
        return 0 if number is None else 1 << number

    def number(self, kind: str, identity: str) -> int | None:
        """The number of the record of an id, or None."""
        found = self.connection.execute(f"SELECT number FROM {kind} WHERE id = ?", (identity,)).fetchone()  # noqa: S608
        return found and int(found[0])

    def identities(self, kind: str, numbers: Sequence[int]) -> list[str]:
        """The ids of records, in the order of their numbers."""
        ids: dict[int, str] = {}
        if len(numbers) > _MANY:
            ids = dict(self.connection.execute(f"SELECT number, id FROM {kind}").fetchall())  # noqa: S608
        else:
            for at in range(0, len(numbers), _PORTION):
                some = ", ".join(map(str, numbers[at : at + _PORTION]))
                rows = f"SELECT number, id FROM {kind} WHERE number IN ({some})"  # noqa: S608
                ids.update(self.connection.execute(rows).fetchall())
        return [ids[number] for number in numbers]

    # numeric fields

    def known(self, kind: str, field: str) -> int:
        """The records that have a number in a field."""
        return self.having(kind, field, KNOWN)

    def digits(self, kind: str, field: str) -> tuple[int, ...]:
        """For each binary digit, the lowest first, the records that have it in a numeric field."""
        highest = "SELECT max(term) FROM posting WHERE kind = ? AND field = ? AND term < ?"

        def count() -> int:
            (found,) = self.connection.execute(highest, (kind, field, KNOWN)).fetchone()
            return 0 if found is None else int(found) + 1

        return tuple(self._read(kind, field, n) for n in range(self.kept.get((kind, field), count)))

    def values(self, kind: str, field: str, numbers: Sequence[int]) -> list[int]:
        """The numbers that some records have in a numeric field."""
        size = self.order(kind).length // 8 + 1
        data = self.kept.get(
            (kind, field, bytes), lambda: [digit.to_bytes(size, "little") for digit in self.digits(kind, field)]
        )
        return [sum((digit[n >> 3] >> (n & 7) & 1) << at for at, digit in enumerate(data)) for n in numbers]

    def compared(self, kind: str, field: str, value: int) -> tuple[int, int, int]:
        """The records whose number in a field is less than, equal to, and more than a value."""
        known = equal = self.known(kind, field)
        more = 0
        digits = self.digits(kind, field)
        if value.bit_length() > len(digits):
            return known, 0, 0
        for n in reversed(range(len(digits))):
            having = equal & digits[n]
            if value >> n & 1:
                equal = having
            else:
                more |= having
                equal ^= having
        return known ^ equal ^ more, equal, more

    def between(self, kind: str, field: str, low: int | None, high: int | None) -> int:
        """The records whose ``FIELD low`` to ``FIELD high`` touches some bounds, which may be open."""
        found = self.known(kind, f"{field} high")
        if low is not None:
            _, equal, more = self.compared(kind, f"{field} high", max(low, 0))
            found &= equal | more
        if high is not None:
            less, equal, _ = self.compared(kind, f"{field} low", max(high, 0))
            found &= less | equal if high >= 0 else 0
        return found

    # links

    def tied_to(self, kind: str, bits: int, other: str) -> int:
        """The records of another kind that are tied to some records, where the cache lists them with these."""
        targets = self.counted(kind, bits, other)
        if bits.bit_count() > _FEW:
            return marked(targets, self.order(other).length) >> 1 & self.every(other)
        return self._of_targets({target for some in targets for target in some}, other)

    def in_role(self, events: int, roles: int) -> int:
        """The actors that have all of some roles, a bit each, in one of some events."""
        found: set[int] = set()
        pairs = zip(
            self._link("event", "actor").gathered(events),
            self._link("event", "role").gathered(events),
            strict=True,
        )
        for actors, held in pairs:
            found.update(
                actor for actor, bits in zip(actors, held, strict=True) if bits and (bits - 1) & roles == roles
            )
        return self._of_targets(found, "actor")

    def taking_part(self, events: int) -> Counter[int]:
        """The actors that have a role in some events, with in how many of them."""
        pairs = zip(
            self._link("event", "actor").gathered(events),
            self._link("event", "role").gathered(events),
            strict=True,
        )
        return Counter(
            actor - 1 for actors, held in pairs for actor, bits in zip(actors, held, strict=True) if actor and bits > 1
        )

    def tying(self, kind: str, other: str, bits: int) -> int:
        """The records of a kind with which the cache lists one of some records of another kind."""
        if bits.bit_count() > _FEW:
            return bits_of(list(self._link(kind, other).tied(self.flags(other, bits)))) & self.every(kind)
        numbers = numbers_of(bits)
        if other == ACTOR:
            return self.having(kind, ACTOR, *numbers)
        rows = (self.connection.execute(_TYING[kind, other], (number,)) for number in numbers)
        return bits_of({number for some in rows for (number,) in some}) & self.every(kind)

    def counted(self, kind: str, bits: int, other: str) -> list[tuple[int, ...] | list[int]]:
        """What is tied to some records, as often as it is, plus 1; 0 stands for none."""
        name = f"{kind} {other}"
        if name not in self.kept and bits.bit_count() <= _ALONE:
            return [*tied_to_few(self.connection, name, numbers_of(bits))]
        return [*self._link(kind, other).gathered(bits)]

    # order

    def order(self, kind: str) -> Order:
        """All records of a kind in their own order."""
        return self.kept.get((kind, Order), lambda: Order(*pieces(self.connection, kind)))

    def spans(self, kind: str, bits: int) -> list[tuple[int | None, int | None, int]]:
        """The first and the last day of some articles or events, with how many have these, in the order of time.

        A day that is known comes before the vaguer dates that begin with it; null is no known day.
        """
        found: Counter[tuple[int, int, int | None]] = Counter()
        exact = bits
        for days, _ in self.totals(kind, LASTING):
            vague = self.having(kind, LASTING, days) & bits
            exact ^= vague
            for key, first, count in self._by_day(kind, vague):
                found[key, days, first] += count
        for key, first, count in self._by_day(kind, exact):
            found[key, 0, first] += count
        spans = sorted(found.items(), key=lambda one: one[0][:2])
        return [(first, None if first is None else first + days, count) for (_, days, first), count in spans]

    def _by_day(self, kind: str, bits: int) -> Iterator[tuple[int, int | None, int]]:
        """How many of a set begin on each day, with the key of the day; a day may come twice."""
        (keys, firsts, starts, stops), later = self.kept.get((kind, "days"), lambda: self._find_days(kind))
        base = stops[-1] if stops else 0
        if bits.bit_count() <= _FEW:
            for number in numbers_of(bits):
                if number < base:
                    at = bisect_right(starts, number) - 1
                    yield keys[at], firsts[at], 1
                else:
                    yield (*later[number], 1)
            return
        flags = self.flags(kind, bits)
        counts = map(flags.count, repeat("1"), starts, stops)
        yield from (day for day in zip(keys, firsts, counts, strict=True) if day[2])
        yield from ((*day, 1) for number, day in later.items() if flags[number] == "1")

    def _find_days(self, kind: str) -> tuple[_Days, dict[int, tuple[int, int | None]]]:
        """The days and where their numbers begin and end, and the records that came later with their days."""
        day = "SELECT key, first, number FROM day WHERE kind = ? ORDER BY key"
        found = self.connection.execute(day, (kind,)).fetchall()
        (base,) = self.connection.execute("SELECT base FROM numbering WHERE kind = ?", (kind,)).fetchone()
        keys, firsts, starts = ([row[n] for row in found] for n in range(3))
        later = f"SELECT number, key >> {DAY_BITS}, first FROM {kind} WHERE place IS NOT NULL"  # noqa: S608
        days = {number: (key, first) for number, key, first in self.connection.execute(later)}
        return (keys, firsts, starts, [*starts[1:], base] if starts else []), days

    def flags(self, kind: str, bits: int) -> str:
        """For each number of a kind whether it is in a set."""
        return flags_of(bits, self.order(kind).length)

    def _read(self, kind: str, field: str, term: int) -> int:
        key = (kind, field, term)
        return self.kept.get(key, lambda: read(self.connection, key))

    def _link(self, kind: str, other: str) -> Link:
        name = f"{kind} {other}"
        return self.kept.get(name, lambda: Link(self.connection, name))

    def _of_targets(self, targets: set[int], kind: str) -> int:
        targets.discard(0)
        return (bits_of(targets) >> 1) & self.every(kind)
