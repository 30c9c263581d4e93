"""What is said and counted in what the lens shows: its figures, quotes and relations, a list with their evidence."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Literal, cast

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len
from textual import on

from tui.commands.panes import Statements as StatementsCommand
from tui.errors import QueryError
from tui.lens import parse
from tui.model import Figure, Quote, Relation
from tui.screens.listing import Listing
from tui.screens.panes import NAMES
from tui.screens.shown import PANES, STATEMENTS
from tui.widgets.actor import said
from tui.widgets.amounts import amount
from tui.widgets.dates import in_words, iso
from tui.widgets.entries import Entries, Entry
from tui.widgets.key_bar import KeyBar
from tui.widgets.lens_bar import LensBar
from tui.widgets.pane_title import PaneTitle
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.app import ComposeResult

    from tui.screens.desk import Desk
    from tui.screens.shown import Shown
    from tui.screens.sources import Sources
    from tui.terminal.glyphs import Glyphs
    from tui.widgets.lens_bar import Counts

FIRST: Final = 500
"""Records of a kind that are listed at first; as the cursor comes near their end, as many again as there are."""
NEAR: Final = 64
"""So many before the end more are asked for: a window further down is then there."""
LABEL: Final = 24
"""Cells that the column of speakers, subjects and numbers takes at most."""
LINES: Final = 8
"""Lines that a row takes at most."""

StatementKind = Literal["figures", "quotes", "relations"]
KINDS: Final[tuple[StatementKind, ...]] = ("figures", "quotes", "relations")
Statement = Figure | Quote | Relation


class Statements(Struct, frozen=True):
    """What a query shows of each kind, the names of the actors in it, and when its articles were published, by id."""

    counts: Counts
    records: dict[StatementKind, Sequence[Statement]]
    names: dict[str, str]
    published: dict[str, str]

    def entries(self, glyphs: Glyphs) -> Iterator[Entry]:
        """The lines of the list; an entry's reference is the record's id. The first of an article has its date."""
        for kind, selected, _ in self.counts:
            records = self.records[cast("StatementKind", kind)]
            if not records:
                continue
            shown = f"the first {len(records):,} of {selected:,}" if selected > len(records) else f"{selected:,}"
            if kind != next(kind for kind in KINDS if self.records[kind]):
                yield Entry("", kind="space")
            yield Entry(kind.capitalize(), end=shown, kind="heading")
            for _, told in groupby(records, key=attrgetter("article")):
                first, *others = told
                yield replace(self._entry(first, glyphs), end=self.published[first.article])
                yield from (self._entry(record, glyphs) for record in others)

    def _entry(self, record: Statement, glyphs: Glyphs) -> Entry:
        if isinstance(record, Figure):
            number, counted = amount(record)
            period = in_words(record.period) if record.period.start else ""
            source = f"by {self._called(record.source)}" if record.source else ""
            parts = ", ".join(f"{count:,} {what}" for what, count in record.breakdown)
            words = f" {glyphs.dot} ".join(filter(None, (counted, record.place, period, source, parts)))
            return Entry(words, number, reference=record.id, lines=LINES)
        if isinstance(record, Quote):
            speaker = self._called(record.speaker) or record.speaker_text
            return Entry(said(record, glyphs), speaker, reference=record.id, lines=LINES)
        predicate = record.predicate.replace("_", " ") + ("?" if record.hedged else "")
        words = f"{predicate} {self._called(record.object)}".strip()
        detail = f": {record.detail}" if record.detail else ""
        return Entry(words + detail, self._called(record.subject), reference=record.id, lines=LINES)

    def _called(self, actor: str | None) -> str:
        return self.names.get(actor, actor) if actor else ""


def statements(desk: Desk, text: str) -> Statements:
    """The statements that a query shows; runs in a worker thread.

    Raises:
        QueryError: if the text is no query.
    """
    query = parse(text)
    counts: list[tuple[str, int, int]] = []
    records: dict[StatementKind, Sequence[Statement]] = {}
    for kind in KINDS:
        selection = desk.lens.select(query, kind)
        counts.append((kind, selection.total, desk.dossier.count(kind)))
        records[kind] = cast("Sequence[Statement]", desk.records(kind, selection[:FIRST]))
    every = [record for some in records.values() for record in some]
    return Statements(tuple(counts), records, *_told_of(desk, every))


def more(desk: Desk, text: str, found: Statements, kind: StatementKind) -> Statements:
    """The same with twice as many of a kind, or all; runs in a worker thread."""
    before = found.records[kind]
    selection = desk.lens.select(parse(text), kind)
    new = cast("Sequence[Statement]", desk.records(kind, selection[len(before) : 2 * len(before)]))
    names, published = _told_of(desk, new)
    return Statements(
        found.counts,
        {**found.records, kind: [*before, *new]},
        {**found.names, **names},
        {**found.published, **published},
    )


def _told_of(desk: Desk, records: Sequence[Statement]) -> tuple[dict[str, str], dict[str, str]]:
    """The names of the actors in records, and when their articles were published."""
    actors = {actor for record in records for actor in _actors(record) if actor}
    articles = desk.articles(sorted({record.article for record in records}))
    names = {actor.id: actor.name for actor in desk.actors(sorted(actors))}
    return names, {article.id: iso(article.published) for article in articles}


def _actors(record: Statement) -> tuple[str | None, ...]:
    if isinstance(record, Figure):
        return (record.source,)
    return (record.speaker,) if isinstance(record, Quote) else (record.subject, record.object)


class StatementsScreen(Listing):
    """Figures, quotes and relations under the lens of the panes, which stays as it is."""

    def __init__(self, desk: Desk, sources: Sources, query: str, words: str, row: str = "") -> None:
        super().__init__(desk, sources, row)
        self.within = query
        self.words = words
        self.found: dict[str, Statement] = {}
        self._statements: Statements | None = None
        self._short: dict[str, StatementKind] = {}
        """The records near the end of those listed of a kind of which there are more."""
        self._steps = 0
        """The narrowings that led here."""
        self._places: dict[str, str] = {}
        """For each record ``quotes  3/12``."""
        self._names: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """The lens, the names of the panes, the rows, the evidence, the keys."""
        glyphs = self.dateline.glyphs
        yield LensBar(glyphs, id="lens")
        yield PaneTitle(glyphs, NAMES, len(NAMES) - 1)
        yield Entries(glyphs, id="rows")
        yield self.strip()
        yield KeyBar(id="keys")

    @property
    def which(self) -> str:
        """There is one such list."""
        return STATEMENTS

    def on_mount(self) -> None:
        """Ask the lens."""
        self.query_one(PaneTitle).show(everything=True, active=True)
        self.query_one(LensBar).show(self.desk.name, (), self.words)
        self.rows.focus()
        below = self.dateline.dossier_screen
        self._steps = len(below.trail.queries)
        below.lens_changed.subscribe(self, self._look_within)
        self.run_worker(partial(self._ask, self.within), thread=True, group="lens", exclusive=True)

    def _look_within(self, shown: Shown) -> None:
        """The panes show another query."""
        self.within, self.words = shown.text, shown.words
        self.run_worker(partial(self._ask, shown.text), thread=True, group="lens", exclusive=True)

    def _ask(self, query: str) -> None:
        try:
            found = statements(self.desk, query)
        except QueryError as error:
            self.app.call_from_thread(self.say, str(error))
            return
        self.app.call_from_thread(self._show, query, found)

    def _show(self, query: str, found: Statements) -> None:
        if query != self.within:
            return
        self._learn(found)
        self.query_one(LensBar).show(self.desk.name, found.counts, self.words)
        page = self.query_one("#rows", Entries)
        page.empty = "Nothing is said or counted in what is shown. Esc goes back one step."
        entries = list(found.entries(self.dateline.glyphs))
        page.show_page(entries, label=min(LABEL, 1 + max((cell_len(entry.label) for entry in entries), default=0)))
        page.move_to(1)
        page.go_to(self.first)
        self.first = ""
        self.show_keys()

    def _learn(self, found: Statements) -> None:
        """Know the records that are listed, and where each stands among all."""
        self._statements = found
        self._names = found.names
        self.found = {record.id: record for some in found.records.values() for record in some}
        totals = {kind: total for kind, total, _ in found.counts}
        self._places = {
            record.id: f"{kind}  {place:,}/{totals[kind]:,}"
            for kind, records in found.records.items()
            for place, record in enumerate(records, 1)
        }
        self._short = {
            record.id: kind
            for kind, records in found.records.items()
            if len(records) < totals[kind]
            for record in records[-NEAR:]
        }

    @on(VirtualList.Came)
    @on(VirtualList.Moved)
    def _go_on(self) -> None:
        """List more of a kind as the cursor comes near the end of those listed."""
        record, found = self.record(), self._statements
        kind = self._short.get(record.id) if record is not None else None
        if kind is not None and found is not None:
            self._short = {}
            self.run_worker(partial(self._ask_more, self.within, found, kind), thread=True, group="more")

    def _ask_more(self, query: str, found: Statements, kind: StatementKind) -> None:
        grown = more(self.desk, query, found, kind)
        entries = [*grown.entries(self.dateline.glyphs)]
        self.app.call_from_thread(self._show_more, found, grown, entries)

    def _show_more(self, before: Statements, found: Statements, entries: Sequence[Entry]) -> None:
        """Show more behind what is listed of a kind; what stands above the cursor stays as it is."""
        if self._statements is before:
            self._learn(found)
            page = self.query_one("#rows", Entries)
            page.show_page(entries, cursor=page.cursor, label=page.label)

    @on(VirtualList.Came)
    @on(VirtualList.Moved)
    def _say_where(self) -> None:
        record = self.record()
        self.query_one(PaneTitle).annotate(self._places[record.id] if record is not None else "")

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said or counted."""
        return self._statements is not None and not self.found

    def footer(self) -> list[tuple[str, str]]:
        """The keys of a list; the one that led here goes on to the next kind, which is said early."""
        here = self.keyboard.first_of(StatementsCommand)
        keys = [(key, label) for key, label in super().footer() if key != here]
        if self.is_empty:
            return keys
        first, *others = keys
        return [first, (here, "next kind"), *others]

    @on(PaneTitle.Chosen)
    def _name_clicked(self, message: PaneTitle.Chosen) -> None:
        if message.number < len(PANES):
            self.action_pane(PANES[message.number])

    def action_statements(self) -> None:
        """Go to the first row of the next kind."""
        self.query_one("#rows", Entries).go_to_next_heading()

    def show_query(self, text: str | Callable[[], str]) -> None:
        """Show another query, in the panes and here."""
        self.dateline.dossier_screen.show_query(text)

    def action_widen(self) -> None:
        """Undo the last narrowing made here; without one Esc closes."""
        below = self.dateline.dossier_screen
        if len(below.trail.queries) > self._steps:
            below.action_widen()
        else:
            super().action_widen()

    def told(self, row: Entry | None) -> Statement | None:
        """The record that a line tells of."""
        return self.found.get(row.reference) if row is not None else None

    def names(self) -> dict[str, str]:
        """The names of the actors that are listed."""
        return self._names
