"""What a query selects: ids in their order, fetched as they are looked at."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, overload

from tui.lens.compile import TABLES
from tui.store.cache import DAY_BITS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from tui.lens.compile import Kind
    from tui.lens.condition import Value
    from tui.lens.plan import Plan

_PAGE: Final = 128
_PAGES: Final = 128

ORDERS: Final[dict[str, dict[str, str]]] = {
    "articles": {"date": "article.row DESC", "title": "article.title, article.row"},
    "events": {
        "date": "event.row",
        "killed": "event.killed_high IS NULL, event.killed_high DESC, event.row",
        "injured": "event.injured_high IS NULL, event.injured_high DESC, event.row",
        "sources": "event.sources DESC, event.row",
    },
    "actors": {
        "mentions": "actor.mentions DESC, actor.name, actor.id",
        "articles": "actor.articles DESC, actor.name, actor.id",
        "name": "actor.name, actor.id",
    },
    **{kind: {"date": "fact.article DESC, fact.start, fact.id"} for kind in ("quotes", "figures", "relations")},
}
"""For each kind the orders it can have, the first of them its own."""


class Selection(Sequence[str]):
    """The ids of the records that a query selects, in order.

    A page is read when it is looked at, and the number of records when it is asked for. It stands for the commit at
    which it was made.
    """

    def __init__(self, connection: sqlite3.Connection, kind: Kind, plan: Plan, order: str) -> None:
        self.kind = kind
        self._connection = connection
        self._table = TABLES[kind]
        self._plan = plan
        self._order = order
        self._total: int | None = None
        self._pages: OrderedDict[int, list[str]] = OrderedDict()

    @property
    def total(self) -> int:
        """How many records are selected."""
        if self._total is None:
            self._total = self._plan.count()
        return self._total

    @property
    def ids(self) -> Sequence[str]:
        """The ids, which is the selection itself."""
        return self

    def __len__(self) -> int:
        return self.total

    def __bool__(self) -> bool:
        return self.total > 0 if self._total is not None else bool(self._page(0))

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            if (index.start or 0) >= 0 and (index.stop or -1) >= 0 and index.step in (None, 1):
                # From the front there is no need to know how many there are.
                start, stop = index.start or 0, index.stop
                return self._read(stop - start, start) if stop > start else []
            start, stop, step = index.indices(self.total)
            if step == 1 and stop - start > _PAGE:
                return self._read(stop - start, start)
            return [self[at] for at in range(start, stop, step)]
        at = index + self.total if index < 0 else index
        page = self._page(at // _PAGE) if at >= 0 else []
        try:
            return page[at % _PAGE]
        except IndexError:
            raise IndexError(f"no record {index} in a selection of {self.total}") from None

    def __iter__(self) -> Iterator[str]:
        rows = self._run(f"{self._table}.id", f" ORDER BY {self._order}", every=True).fetchall()
        return (identity for (identity,) in rows)

    def __contains__(self, identity: object) -> bool:
        if not isinstance(identity, str):
            return False
        found = self._run("1", f" AND {self._table}.id = ?", identity)
        return found.fetchone() is not None

    def position(self, identity: str) -> int | None:
        """Where a record stands in the order, from 0; None if it is not selected. Counts along the key, not the ids."""
        terms = [(part.removesuffix(" DESC"), part.endswith(" DESC")) for part in self._order.split(", ")]
        columns = ", ".join(term for term, _ in terms)
        found = self._run(columns, f" AND {self._table}.id = ?", identity).fetchone()
        if found is None:
            return None
        before: list[str] = []
        values: list[Value] = []
        same = ""
        for number, (term, falling) in enumerate(terms):
            before.append(f"{same}({term}) {'>' if falling else '<'} ?")
            values += found[: number + 1]
            same += f"({term}) IS ? AND "
        (count,) = self._run("count(*)", f" AND ({' OR '.join(before)})", *values).fetchone()
        return int(count)

    def spans(self) -> list[tuple[int | None, int | None, int]]:
        """For articles and events: the stretches of days on which they can have been, with how many each, by first day.

        Days are proleptic ordinals, the first and the last the same for a day that is known, null without a date.
        """
        rest = f" GROUP BY {self._table}.row >> {DAY_BITS} ORDER BY {self._table}.row"
        lasts = f"group_concat(nullif({self._table}.last, {self._table}.first))"
        found: list[tuple[int | None, int | None, int]] = []
        for first, count, others in self._run(f"{self._table}.first, count(*), {lasts}", rest, every=True):
            vague = Counter(others.split(",")) if others else Counter()
            if exact := count - vague.total():
                found.append((first, first, exact))
            found += sorted((first, int(last), some) for last, some in vague.items())
        return found

    def _page(self, number: int) -> list[str]:
        if number not in self._pages:
            self._pages[number] = self._read(_PAGE, number * _PAGE)
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]

    def _read(self, size: int, start: int) -> list[str]:
        """Some ids from a place on; the places in the second half are counted from the end, if it is known."""
        if self._total is None or start <= self._total // 2:
            rows = self._run(f"{self._table}.id", f" ORDER BY {self._order} LIMIT ? OFFSET ?", size, start)
            return [identity for (identity,) in rows]
        size = max(0, min(size, self._total - start))
        rest = f" ORDER BY {reversed_order(self._order)} LIMIT ? OFFSET ?"
        rows = self._run(f"{self._table}.id", rest, size, self._total - start - size)
        return [identity for (identity,) in rows][::-1]

    def _run(self, columns: str, rest: str = "", *values: Value, every: bool = False) -> sqlite3.Cursor:
        where = self._plan.every if every else self._plan.where
        statement = f"SELECT {columns} FROM {self._plan.source} WHERE {where.sql}{rest}"  # noqa: S608
        return self._connection.execute(statement, (*where.values, *values))


def reversed_order(order: str) -> str:
    """The order from its end."""
    return ", ".join(
        part.removesuffix(" DESC") if part.endswith(" DESC") else f"{part} DESC" for part in order.split(", ")
    )
