"""What the panes show for a query, asked of the lens in one go; everything here runs in a worker thread."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from msgspec.structs import replace

from tui.errors import UnknownRecord
from tui.lens import describe, parse
from tui.lens.language import All, Everything, Field, Phrase, Word, all_of
from tui.model import KIND_OF_PREFIX, Actor, Article, Event
from tui.screens.shown import PANES, Page, Shown, Tied
from tui.screens.windows import window_of, without_window
from tui.terminal.safety import safe
from tui.widgets.density import Days
from tui.widgets.row_pages import PAGE
from tui.widgets.timeline import years

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from tui.lens import Query, Selection
    from tui.lens.language import FieldName
    from tui.lens.lens import Lens
    from tui.model import Decision, Problem
    from tui.screens.shown import Order, PaneName, Row
    from tui.store.dossier import Dossier, Record
    from tui.widgets.timeline import Groups

MOST_MARKS: Final = 5000
FIRST_ROWS: Final = 4 * PAGE
"""Rows of a pane that are read before it is shown: what most terminals have room for."""
MOST_PROBLEMS: Final = 500
MOST_SPOILING: Final = 2
"""Conditions of which an empty pane says how many rows it has without them."""
FEW_PROBLEMS: Final = 5
"""Files that could not be read: listed where that is asked for, and in place of rows."""


class Desk:
    """A dossier, its lens, and the questions that screens ask of them."""

    def __init__(self, dossier: Dossier, lens: Lens) -> None:
        self.dossier = dossier
        self.lens = lens
        self._counted: tuple[int, dict[PaneName, int]] = (-1, {})

    @property
    def name(self) -> str:
        """The dossier's name."""
        return self.dossier.info.name

    def show(
        self,
        text: str,
        orders: Mapping[PaneName, Order],
        rows: Mapping[str, str],
        panes: Collection[PaneName] = PANES,
        lead: PaneName = "articles",
    ) -> Shown:
        """What a query shows in some panes, placed by what belongs to the row of one of them.

        Args:
            text: the query.
            orders: how each pane is sorted.
            rows: the ids that the cursors were on.
            panes: those that are seen.
            lead: the one that the others follow.

        Raises:
            QueryError: if the text is no query.
        """
        shown = self.fill(self._selected(parse(text), orders), rows, [lead])
        row = shown.pages[lead].current
        others = [pane for pane in panes if pane != lead]
        if row is None or not others:
            return self.fill(shown, rows, others)
        tied = self.tied(shown, lead, row, others)
        return self.fill(replace(shown, tied=tied), self.beside(shown, tied, rows), others)

    def _selected(self, query: Query, orders: Mapping[PaneName, Order]) -> Shown:
        """What a query selects and what is said of that, without the rows of any pane."""
        is_empty = not self._whole()["articles"]
        ids: dict[PaneName, Selection] = {
            pane: self.lens.select(query, pane, sort=order.sort, reverse=order.reverse)
            for pane, order in orders.items()
        }
        return Shown(
            str(query),
            self.words(query),
            tuple((pane, ids[pane].total, whole) for pane, whole in self._whole().items()),
            ids,
            dict(orders),
            {},
            window_of(query),
            unread=(", ".join(self.dossier.info.sources), *self.unread(FEW_PROBLEMS)) if is_empty else (),
            meant=self._meant(query, ids),
            spoiling={pane: self._spoiling(query, pane) for pane in ids if not ids[pane].total},
        )

    def _spoiling(self, query: Query, pane: PaneName) -> tuple[tuple[str, int], ...]:
        """The conditions without which a pane would not be empty, with how many rows it would have, the most first."""
        return tuple((str(part), total) for part, _, total in self.lens.looser(query, pane)[:MOST_SPOILING])

    def _meant(self, query: Query, ids: Mapping[PaneName, Selection]) -> str:
        """What was likely meant where no event is shown: an actor by the name written, else other words for nothing."""
        if ids["events"].total:
            return ""
        parts = query.parts if isinstance(query, All) else (query,)
        named = all_of(self._as_actor(part) for part in parts)
        if named != query and self.lens.select(named, "events").total:
            return str(named)
        return "" if any(some.total for some in ids.values()) else str(self.lens.meant(query) or "")

    def _as_actor(self, part: Query) -> Query:
        """A condition, or the actor whose name its words are."""
        if isinstance(part, Word | Phrase) and self.lens.resolve_actor(part.text):
            return Field("actor", part.text)
        return part

    def fill(self, shown: Shown, rows: Mapping[str, str], panes: Iterable[PaneName]) -> Shown:
        """What is shown, with the rows of some more panes."""
        pages = {
            pane: self.page(pane, shown.ids[pane], rows.get(pane, "")) for pane in panes if pane not in shown.pages
        }
        filled = replace(shown, pages={**shown.pages, **pages})
        return self._with_times(filled) if "events" in pages else filled

    def _with_times(self, shown: Shown) -> Shown:
        """The events by the days they can have been on, and by their years, the undated last."""
        events, order = shown.ids["events"], shown.orders["events"]
        spans = events.spans()
        groups: Groups = (("by " + order.sort, events.total),)
        if order.sort == "date":
            groups = years(spans)[:: -1 if order.reverse else 1]
        whole = self.days(without_window(parse(shown.text))) if shown.window else dated(spans)
        return replace(shown, groups=groups, days=whole)

    def _whole(self) -> dict[PaneName, int]:
        """How many there are of each kind, at this commit."""
        commit = self.dossier.info.commit
        if self._counted[0] != commit:
            self._counted = commit, {pane: self.lens.select(Everything(), pane).total for pane in PANES}
        return self._counted[1]

    def unread(self, most: int = MOST_PROBLEMS) -> list[str]:
        """The files that could not be read, each with its reason and remedy; the last line says that there are more."""
        problems = cast("list[Problem]", self.dossier.last("problems", most))
        more = self.dossier.count("problems") - len(problems)
        lines = [f"{one.path}: {one.reason}. {one.remedy}".rstrip(". ") + "." for one in problems]
        return [*lines, *([f"… and {more:,} more: dateline check"] * (more > 0))]

    def unmet(self) -> list[str]:
        """The decisions by hand that do not apply to what there is now, each with the reason."""
        decisions = cast("list[Decision]", list(self.dossier.all("decisions")))
        return [f"{one.words}, {one.day}: {one.unmet}." for one in decisions if one.unmet]

    def page(self, pane: PaneName, ids: Selection, row: str) -> Page:
        """The rows around the one with an id, or the first ones."""
        cursor = (ids.position(row) or 0) if row else 0
        start = max(0, cursor - FIRST_ROWS // 2) // PAGE * PAGE
        return Page(cursor, start, self.rows(pane, ids[start : start + FIRST_ROWS]))

    def rows(self, pane: PaneName, ids: Sequence[str]) -> Sequence[Row]:
        """The records of a pane's rows."""
        return cast("Sequence[Row]", self.dossier.many(pane, ids))

    def days(self, query: Query) -> Days:
        """The days that the events which a query shows can have been on."""
        return dated(self.lens.select(query, "events").spans())

    def words(self, query: Query) -> str:
        """A query in words, with names in place of ids; empty if it shows everything."""
        if not query:
            return ""
        words = describe(query)
        for value, label in self._labels(query):
            words = words.replace(value, label)
        return safe(words)

    def titled(self, text: str) -> str:
        """A query's text with titles and names in place of ids and of the fields that ask for these."""
        for value, label in self._labels(parse(text)):
            text = label.join(re.split(rf"\w+:{re.escape(value)}", text))
        return text

    def _labels(self, query: Query) -> Iterator[tuple[str, str]]:
        """The ids in a query, each with its title or name."""
        for leaf in query.leaves():
            value = getattr(leaf, "value", "")
            table = KIND_OF_PREFIX.get(value[:2]) if value[2:3] == "-" else None
            if table:
                yield value, self._label(table, value)

    def narrowed(self, text: str, references: Iterable[str]) -> str:
        """A query narrowed to an article, event or actors, by their ids; actors by name where that names one alone."""
        query = parse(text)
        names: dict[str, FieldName] = {"ar": "article", "ev": "event", "ac": "actor"}
        for reference in references:
            value = reference
            if reference.startswith("ac-"):
                (actor,) = self.actors([reference])
                if self.lens.resolve_actor(actor.name) == (reference,):
                    value = actor.name
            query &= Field(names[reference[:2]], value)
        return str(query)

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

    def tied(self, shown: Shown, pane: PaneName, row: Row, others: Collection[PaneName]) -> Tied:
        """What belongs to a row in some of the other panes, within what the query shows."""
        tied: dict[PaneName, Sequence[str]]
        if isinstance(row, Event):
            tied = {
                "articles": [report.article for report in row.reports],
                "actors": [one.actor for one in row.participants if one.actor],
            }
        else:
            field: FieldName = "article" if pane == "articles" else "actor"
            query = parse(shown.text) & Field(field, row.id)
            tied = {other: self.lens.select(query, other)[:MOST_MARKS] for other in others}
        marked = {other: frozenset(tied[other]) for other in others}
        first: dict[PaneName, int] = {}
        for other in others:
            places = (shown.ids[other].position(one) for one in tied[other])
            place = next((at for at in places if at is not None), None)
            if place is not None:
                first[other] = place
        return Tied(row.id, marked, first)

    def beside(self, shown: Shown, tied: Tied, rows: Mapping[str, str]) -> dict[str, str]:
        """The ids for the cursors of panes: where they were if that belongs to the row, else the first that does."""
        placed = dict(rows)
        for pane, at in tied.first.items():
            if rows.get(pane) not in tied.marked[pane]:
                (placed[pane],) = shown.ids[pane][at : at + 1]
        return placed

    def articles_of(self, shown: Shown, actor: Actor, most: int) -> Sequence[str]:
        """The articles that name an actor, within what the query shows, in the pane's order."""
        return self.lens.select(parse(shown.text) & Field("actor", actor.id), "articles")[:most]


def dated(spans: Iterable[tuple[int | None, int | None, int]]) -> Days:
    """The days of stretches of days, as a selection has them, without those of no date."""
    return Days((first, first if last is None else last, count) for first, last, count in spans if first is not None)
