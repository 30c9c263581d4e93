"""What a query selects: ids in their order, fetched as they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, overload

from tui.lens.kinds import TABLES
from tui.lens.order import Backwards, ByNumber, ByTitle, InOrder, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.lens.kinds import Kind
    from tui.lens.sets import Sets

_PAGE: Final = 128
_PAGES: Final = 128

ORDERS: Final[dict[str, tuple[str, ...]]] = {
    "articles": ("date", "title"),
    "events": ("date", "killed", "injured", "sources"),
    "actors": ("mentions", "articles", "name"),
    **dict.fromkeys(("quotes", "figures", "relations"), ("date",)),
}
"""For each kind the orders it can have, the first of them its own."""
_NUMBERS: Final = {"killed": "killed high", "injured": "injured high"}
"""Orders by a numeric field of another name."""


class Selection(Sequence[str]):
    """The ids of the records that a query selects, in order.

    A page is read when it is looked at. It stands for the commit at which it was made.

    Args:
        sets: of the cache.
        kind: of the records.
        bits: the records.
        sort: their order, one of ``ORDERS[kind]``.
        reverse: whether they come from its end.
    """

    def __init__(self, sets: Sets, kind: Kind, bits: int, sort: str, *, reverse: bool) -> None:
        self.kind = kind
        self.total = bits.bit_count()
        """How many records are selected."""
        self._sets = sets
        self._table = TABLES[kind]
        self._bits = bits
        self._sort = sort
        self._reverse = reverse
        self._pages: OrderedDict[int, list[str]] = OrderedDict()

    @property
    def ids(self) -> Sequence[str]:
        """The ids, which is the selection itself."""
        return self

    def __len__(self) -> int:
        return self.total

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            start, stop, step = index.indices(self.total)
            if step == 1:
                return self._read(start, stop)
            return [self[at] for at in range(start, stop, step)]
        at = index + self.total if index < 0 else index
        if not 0 <= at < self.total:
            raise IndexError(f"no record {index} in a selection of {self.total}")
        return self._page(at // _PAGE)[at % _PAGE]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read(0, self.total))

    def __contains__(self, identity: object) -> bool:
        return isinstance(identity, str) and self._number(identity) is not None

    def position(self, identity: str) -> int | None:
        """Where a record stands in the order, from 0; None if it is not selected."""
        number = self._number(identity)
        return None if number is None else self._line.position(number)

    def spans(self) -> list[tuple[int | None, int | None, int]]:
        """For articles and events: the stretches of days on which they can have been, with how many each, by first day.

        Days are proleptic ordinals, the first and the last the same for a day that is known, null without a date.
        """
        return self._sets.spans(self._table, self._bits)

    @cached_property
    def _line(self) -> Line:
        """The records in their order."""
        sets, table, bits, sort = self._sets, self._table, self._bits, self._sort
        newest_first = table == "article" and sort == "date"
        line: Line
        if sort in ("date", "name"):
            line = InOrder(sets.order(table), bits)
        elif sort == "title":
            line = ByTitle(sets, bits)
        else:
            line = ByNumber(sets, table, _NUMBERS.get(sort, sort), bits)
        return Backwards(line, self.total) if self._reverse != newest_first else line

    def _number(self, identity: str) -> int | None:
        number = self._sets.number(self._table, identity)
        return number if number is not None and self._bits >> number & 1 else None

    def _page(self, number: int) -> list[str]:
        if number not in self._pages:
            self._pages[number] = self._read(number * _PAGE, (number + 1) * _PAGE)
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]

    def _read(self, start: int, stop: int) -> list[str]:
        """The ids from one place to before another."""
        return self._sets.identities(self._table, self._line.numbers(start, min(stop, self.total)))
