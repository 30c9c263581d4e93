"""What the panes show for a query, asked of the lens in one go; everything here runs in a worker thread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, cast

from tui.errors import UnknownRecord
from tui.lens import describe, parse
from tui.lens.language import All, Field, Period, all_of, quoted
from tui.model import KIND_OF_PREFIX, Actor, Article, Event, PartialDate
from tui.terminal.safety import safe
from tui.widgets.choices import Choice
from tui.widgets.density import Days
from tui.widgets.virtual_list import PAGE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from tui.lens import Query
    from tui.lens.language import FieldName
    from tui.lens.lens import Lens
    from tui.store.dossier import Dossier, Record
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
MOST_MARKS: Final = 5000


@dataclass(frozen=True, slots=True)
class Order:
    """How a pane is sorted."""

    sort: str
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a pane, from ``start`` on, with the cursor's place among all."""

    cursor: int
    start: int
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a query shows: ids in the order of the panes, the first rows, what the bar says, and the events' days."""

    text: str
    words: str
    counts: Counts
    ids: dict[PaneName, Sequence[str]]
    pages: dict[PaneName, Page]
    groups: Groups
    days: Days
    window: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Tied:
    """What belongs to a row: in each other pane the rows to mark, and the first of them, if there is one."""

    marked: dict[PaneName, frozenset[str]]
    first: dict[PaneName, int]


class Desk:
    """A dossier, its lens, and the questions that screens ask of them."""

    def __init__(self, dossier: Dossier, lens: Lens) -> None:
        self.dossier = dossier
        self.lens = lens

    @property
    def name(self) -> str:
        """The dossier's name."""
        return self.dossier.info.name

    def show(self, text: str, orders: Mapping[PaneName, Order], rows: Mapping[str, str]) -> Shown:
        """What a query shows; ``rows`` are the ids that the cursors were on.

        Raises:
            QueryError: if the text is no query.
        """
        query = parse(text)
        ids: dict[PaneName, Sequence[str]] = {
            pane: self.lens.select(query, pane, sort=order.sort, reverse=order.reverse)
            for pane, order in orders.items()
        }
        counts = self.lens.counts(query)
        by_date = orders["events"].sort == "date"
        days, groups = self.days(without_window(query)), self._groups(query, reverse=orders["events"].reverse)
        return Shown(
            str(query),
            self.words(query),
            tuple((pane, *counts[pane]) for pane in PANES),
            ids,
            {pane: self.page(pane, ids[pane], rows.get(pane, "")) for pane in PANES},
            groups if by_date else (("by " + orders["events"].sort, len(ids["events"])),),
            days,
            window_of(query),
        )

    def page(self, pane: PaneName, ids: Sequence[str], row: str) -> Page:
        """The rows around the one with an id, or the first ones."""
        cursor = (position(ids, row) or 0) if row else 0
        start = max(0, cursor // PAGE * PAGE - PAGE) if cursor % PAGE < PAGE // 2 else cursor // PAGE * PAGE
        return Page(cursor, start, self.rows(pane, ids[start : start + 2 * PAGE]))

    def rows(self, pane: PaneName, ids: Sequence[str]) -> Sequence[Row]:
        """The records of a pane's rows."""
        return cast("Sequence[Row]", self.dossier.many(pane, ids))

    def days(self, query: Query) -> Days:
        """The days of the events that a query shows; each event on the first day it can have been."""
        return Days(
            (event.when.first, 1)
            for event in self.events(self.lens.select(query, "events")[:])
            if event.when.first is not None
        )

    def _groups(self, query: Query, *, reverse: bool) -> Groups:
        years: dict[str, int] = {}
        for event in self.events(self.lens.select(query, "events", sort="date", reverse=reverse)[:]):
            year = event.when.start[:4] if event.when.start else "undated"
            years[year] = years.get(year, 0) + 1
        return tuple(years.items())

    def words(self, query: Query) -> str:
        """A query in words, with names in place of ids; empty if it shows everything."""
        if not query:
            return ""
        words = describe(query)
        for leaf in query.leaves():
            value = getattr(leaf, "value", "")
            table = KIND_OF_PREFIX.get(value[:2]) if value[2:3] == "-" else None
            if table:
                words = words.replace(value, self._label(table, value))
        return safe(words)

    def _label(self, table: str, identity: str) -> str:
        try:
            record = self.dossier.get(table, identity)
        except UnknownRecord:
            return identity
        return f"“{getattr(record, 'name', None) or getattr(record, 'title', identity)}”"

    def records(self, table: str, identities: Sequence[str]) -> list[Record]:
        """Records in the order asked for."""
        return self.dossier.many(table, identities)

    def events(self, identities: Sequence[str]) -> list[Event]:
        """Events in the order asked for."""
        return cast("list[Event]", self.dossier.many("events", identities))

    def articles(self, identities: Sequence[str]) -> list[Article]:
        """Articles in the order asked for."""
        return cast("list[Article]", self.dossier.many("articles", identities))

    def actors(self, identities: Sequence[str]) -> list[Actor]:
        """Actors in the order asked for."""
        return cast("list[Actor]", self.dossier.many("actors", identities))

    def tied(self, shown: Shown, pane: PaneName, row: Row) -> Tied:
        """What belongs to a row, within what the query shows."""
        marked: dict[PaneName, frozenset[str]]
        if isinstance(row, Event):
            marked = {
                "articles": frozenset(report.article for report in row.reports),
                "actors": frozenset(one.actor for one in row.participants if one.actor),
            }
        else:
            field: FieldName = "article" if pane == "articles" else "actor"
            query = parse(shown.text) & Field(field, row.id)
            others = [other for other in PANES if other != pane]
            marked = {other: frozenset(self.lens.select(query, other)[:MOST_MARKS]) for other in others}
        first = {other: first_of(shown.ids[other], some) for other, some in marked.items()}
        return Tied(marked, {other: at for other, at in first.items() if at is not None})

    def facets(self, text: str) -> list[Choice[str]]:
        """Every value of every facet among what a query shows; choosing one gives the narrower query."""
        query = parse(text)
        return [
            Choice(str(value), str(query & parse(f"{facet.field}:{quoted(str(value))}")), facet.label, f"{count:,}")
            for facet in self.lens.facets(query)
            for value, count in facet.values
        ]

    def completions(self, words: str, position: int) -> list[Choice[str]]:
        """What can be written at a position; choosing one gives the whole text."""
        return []

    def companions(self, actor: Actor, most: int) -> tuple[tuple[Actor, int], ...]:
        """The actors that take part in the same events, with the number of those, most first."""
        together: Counter[str] = Counter()
        for event in self.events(self.lens.select(Field("actor", actor.id), "events")[:MOST_MARKS]):
            together.update({one.actor for one in event.participants if one.actor and one.actor != actor.id})
        found = together.most_common(most)
        return tuple(zip(self.actors([other for other, _ in found]), (count for _, count in found), strict=True))


def position(ids: Sequence[str], identity: str) -> int | None:
    """Where an id stands; None if it does not."""
    return next((at for at, one in enumerate(ids) if one == identity), None)


def first_of(ids: Sequence[str], some: Collection[str]) -> int | None:
    """Where the first of some ids stands; None if none does."""
    return next((at for at, one in enumerate(ids) if one in some), None) if some else None


def window_of(query: Query) -> tuple[date, date] | None:
    """The window of time that a query names beside its other conditions, if both its ends are given."""
    for part in query.parts if isinstance(query, All) else (query,):
        if isinstance(part, Period) and part.name == "date" and part.first and part.last:
            return part.first.first, part.last.last
    return None


def without_window(query: Query) -> Query:
    """The query without the windows of time that stand beside its other conditions."""
    parts = query.parts if isinstance(query, All) else (query,)
    return all_of(part for part in parts if not (isinstance(part, Period) and part.name == "date"))


def with_window(text: str, window: tuple[date, date] | None) -> str:
    """A query's text with another window of time, or with none."""
    query = without_window(parse(text))
    if window is not None:
        query &= Period(PartialDate.of(window[0]), PartialDate.of(window[1]))
    return str(query)
