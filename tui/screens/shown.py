"""What the panes show for a query, and how they are sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from tui.model import Actor, Article, Event
from tui.widgets.density import Days

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from tui.lens import Selection
    from tui.widgets.lens_bar import Counts
    from tui.widgets.timeline import Groups

Row = Article | Event | Actor
PaneName = Literal["articles", "events", "actors"]
PANES: Final[tuple[PaneName, ...]] = ("articles", "events", "actors")
SORTS: Final[dict[PaneName, tuple[str, ...]]] = {
    "articles": ("date", "title"),
    "events": ("date", "killed", "injured", "sources"),
    "actors": ("mentions", "articles", "name"),
}
"""The orders of each pane, its own first."""
STATEMENTS: Final = "statements"
"""What a place remembers the list of figures, quotes and relations by."""
NO_DAYS: Final = Days(())


class Order(Struct, frozen=True):
    """How a pane is sorted."""

    sort: str
    reverse: bool = False


class Page(Struct, frozen=True):
    """Some rows of a pane, from ``start`` on, with the cursor's place among all."""

    cursor: int
    start: int
    rows: Sequence[Row]

    @property
    def current(self) -> Row | None:
        """The row under the cursor; None if there is no row."""
        return self.rows[self.cursor - self.start] if self.rows else None


class Tied(Struct, frozen=True):
    """What belongs to a row: in each pane asked for the rows to mark, and the first of them, if there is one."""

    row: str
    marked: Mapping[PaneName, frozenset[str]]
    first: Mapping[PaneName, int]


class Shown(Struct, frozen=True):
    """What a query shows: ids in the order of the panes, and what the bar says.

    Of the panes that were asked for, ``pages`` has the first rows; ``groups`` and ``days`` belong to the timeline.
    ``tied`` is what belongs to the row that the other panes are placed by.
    """

    text: str
    words: str
    counts: Counts
    ids: Mapping[PaneName, Selection]
    orders: Mapping[PaneName, Order]
    pages: Mapping[PaneName, Page]
    window: tuple[date, date] | None
    groups: Groups = ()
    days: Days = NO_DAYS
    unread: tuple[str, ...] = ()
    """Where there is no article at all: what was looked through, and what could not be read of it."""
    tied: Tied | None = None
    meant: str = ""
    """A query that finds something, where this one finds nothing or no event."""
    spoiling: Mapping[PaneName, Sequence[tuple[str, int]]] = {}
    """For empty panes the conditions without which they would not be, with how many rows that makes."""

    def joined(self, other: Shown) -> Shown:
        """The same, with the panes that another answer to the same question has besides."""
        filled = replace(self, pages={**other.pages, **self.pages})
        return filled if "events" in self.pages else replace(filled, groups=other.groups, days=other.days)
