"""What the panes and the lists beside them share: rows, the evidence of the one under the cursor, ways to narrow."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from tui.commands.deciding import Join, Part
from tui.commands.lens import Narrow, NextSource, Open
from tui.commands.program import Build, Yank
from tui.commands.program import Explain as ExplainCommand
from tui.screens.taking import TakingScreen
from tui.widgets.evidence import EvidenceStrip
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.model import Actor, Article, Event, Figure, Quote, Relation
    from tui.widgets.evidence import Evidence, Proof

    Record = Article | Event | Actor | Quote | Figure | Relation


_WIDTHS: list[tuple[int, str]] | None = [(0, "-slim"), (60, "-broad"), (200, "-ample")]
_HEIGHTS: list[tuple[int, str]] | None = [(0, "-flat"), (8, "-low"), (18, "-tall")]
"""On slim and low screens what is said beside the rows has less room."""


class EvidencedScreen(TakingScreen):
    """A screen of rows with ``#evidence`` as the strip below.

    A subclass says what record the cursor is on, when the strip shows its evidence, and how another query is shown.
    """

    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = _HEIGHTS
    _evident: object = None
    """The row whose evidence the strip shows."""

    def strip(self) -> EvidenceStrip:
        """A strip of evidence that says which key steps through it."""
        return EvidenceStrip(self.dateline.glyphs, id="evidence", steps=self.keyboard.first_of(NextSource))

    @property
    def evidence(self) -> EvidenceStrip:
        """The strip of evidence."""
        return self.query_one("#evidence", EvidenceStrip)

    @property
    def lens_text(self) -> str:
        """The query that is shown."""
        raise NotImplementedError

    @property
    def to_export(self) -> str:
        """What is shown."""
        return self.lens_text

    @property
    def to_bookmark(self) -> str:
        """The record under the cursor."""
        record = self.record()
        return record.id if record is not None and record.id[:2] in ("ar", "ev", "ac") else ""

    def record(self) -> Record | None:
        """The record under the cursor."""
        raise NotImplementedError

    @property
    def row(self) -> object:
        """The row under the cursor: a record, or the line of a page; None if there is none."""
        raise NotImplementedError

    def proof(self, row: object) -> Proof | None:
        """What finds the evidence of a row, if there can be any."""
        raise NotImplementedError

    def names(self) -> Mapping[str, str]:
        """The names of actors by their ids, where records hold ids alone."""
        return {}

    def show_query(self, text: str | Callable[[], str]) -> None:
        """Show another query in the panes; what gives it is called in a thread."""
        raise NotImplementedError

    def read(self, article: str, start: int, end: int) -> None:
        """Open an article at a sentence."""
        raise NotImplementedError

    @property
    def is_empty(self) -> bool:
        """Whether there is no row at all, so that nothing can be done to one."""
        return False

    def footer(self) -> list[tuple[str, str]]:
        """The keys; where there is no row, without those for one."""
        keys = super().footer()
        if not self.is_empty:
            return keys
        useless = {self.keyboard.first_of(command) for command in (Open, Narrow, NextSource, ExplainCommand, Yank)}
        return [one for one in keys if one[0] not in useless]

    # the row and its evidence

    def show_evidence(self, row: object, sources: tuple[Evidence, ...], above: str = "", instead: str = "") -> None:
        """Show the evidence of a row in the strip."""
        self._evident = row
        self.evidence.show(sources, above, instead, self._note_on(row))

    def noted(self) -> None:
        """Show the note on the row whose evidence is shown."""
        self.evidence.annotate(self._note_on(self._evident))

    def _note_on(self, row: object) -> str:
        return self.dateline.notes.get(getattr(row, "id", ""), "")

    def with_evidence(self, row: object, do: Callable[[Evidence | None], None]) -> None:
        """Do something with the evidence of a row, wherever the cursor is by the time that it is found.

        It is the source that the strip shows, if that is one of the row, else the first.
        """
        proof = None if row is self._evident else self.proof(row)
        if proof is None:
            do(self.evidence.current if row is self._evident else None)
        else:
            self.run_worker(partial(self._find_first, proof, do), thread=True, group="first")

    def _find_first(self, proof: Proof, do: Callable[[Evidence | None], None]) -> None:
        self.app.call_from_thread(do, next(iter(proof()), None))

    @on(VirtualList.Opened)
    def _opened(self, message: VirtualList.Opened) -> None:
        self.with_evidence(message.row, self._open)

    @on(EvidenceStrip.Clicked)
    def _strip_clicked(self, message: EvidenceStrip.Clicked) -> None:
        """Open the source that is clicked; on the line that counts them show the next one."""
        if message.on_head and len(self.evidence.sources) > 1:
            self.evidence.step(1)
        elif self.evidence.current is not None:
            self._open(self.evidence.current)

    def _open(self, one: Evidence | None) -> None:
        """Open the reader at the evidence."""
        if one is None:
            self.say("nothing here to open" if self.record() is None else "no sentence stands behind this row")
        else:
            self.read(one.article, one.start, one.end)

    def action_next_source(self, by: int) -> None:
        """Show the next source."""
        if len(self.evidence.sources) > 1:
            self.evidence.step(by)
        else:
            self.say("one source alone says this" if self.evidence.sources else "no sentence stands behind this row")

    def action_yank(self) -> None:
        """Send the evidence to the terminal's clipboard."""
        self.with_evidence(self.row, lambda one: self.dateline.yank(one, self.lens_text))

    def action_explain(self) -> None:
        """Say how the row was extracted."""
        from tui.model import Actor
        from tui.screens.explain import Explain, corrected_by, of

        record = self.record()
        if record is None:
            self.say("nothing here that was extracted")
        else:
            lines = of(record, self.names())
            if isinstance(record, Actor):
                keys = (self.keyboard.first_of(command) for command in (Join, Part, Build))
                lines += corrected_by(self.dateline.dossier_path, *keys)
            self.app.push_screen(Explain("How this was extracted", lines))

    # narrowing

    def action_narrow(self) -> None:
        """Narrow to the row under the cursor."""
        narrower = self.narrowing()
        if narrower is None:
            self.say("nothing here to narrow to")
        else:
            self.show_query(narrower)

    def action_facets(self) -> None:
        """Narrow by a facet's value."""
        from tui.screens.facets import Facets

        if self.desk is not None:
            self.app.push_screen(Facets(self.desk, self.lens_text), self._chosen)

    def action_query(self) -> None:
        """Write the query."""
        from tui.screens.query import QueryScreen

        if self.desk is not None:
            self.app.push_screen(QueryScreen(self.desk, self.lens_text), self._chosen)

    def _chosen(self, query: str | None) -> None:
        if query is not None:
            self.show_query(query)
