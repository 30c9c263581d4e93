"""Rows: relations that a table states, such as who gives what."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tui.extraction.tables.cells import grid
from tui.extraction.tables.heads import lemmas, plain
from tui.extraction.ties.telling import relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.extraction.analysis import Analysis, Cast
    from tui.extraction.tables.cells import Cell
    from tui.extraction.ties.words import RelationTerms, Rows
    from tui.model import Relation, Table

_STATED = 0.8
"""How sure a relation is whose two ends stand in one row."""


def rows(analysis: Analysis, cast: Cast, kinds: Mapping[str, str], terms: RelationTerms) -> Iterator[Relation]:
    """Every relation that the rows of tables state."""
    yield from _provided(analysis, cast, kinds, terms.rows)
    yield from _held(analysis, cast, kinds, terms)


def _held(analysis: Analysis, cast: Cast, kinds: Mapping[str, str], terms: RelationTerms) -> Iterator[Relation]:
    """Who leads or represents whom, by tables with a column of persons under the name of an office."""
    predicates = {noun: title.predicate for title in terms.title for noun in title.nouns}
    for table in analysis.cleaned.tables:
        read = grid(analysis.text, table)
        for column in read.columns("words"):
            head = table.columns[column]
            predicate = next((predicates[lemma] for lemma in lemmas(head) if lemma in predicates), None)
            of = next((other for other in read.columns("words") if other != column), None)
            if predicate is None or of is None:
                continue
            for row, cells in zip(table.rows, read.rows, strict=True):
                holder, body = _named(cast, cells[column]), _named(cast, cells[of])
                if holder is None or body is None or kinds.get(holder) != "person" or kinds.get(body) == "person":
                    continue
                yield relation(
                    analysis,
                    row,
                    holder,
                    predicate,
                    body,
                    detail=plain(head),
                    rule="table row",
                    certainty=_STATED,
                    apart=head,
                )


def _named(cast: Cast, cell: Cell) -> str | None:
    """The actor whose name a cell is, or most of it."""
    named = max(cast.within(cell.start, cell.end), key=lambda one: one.end - one.start, default=None)
    return named.actor if named is not None and 2 * (named.end - named.start) > cell.end - cell.start else None


def _provided(analysis: Analysis, cast: Cast, kinds: Mapping[str, str], words: Rows) -> Iterator[Relation]:
    """Who provides what to whom, by tables with a column of actors beside a column of what they give.

    To whom is the state that the table's heading and the paragraph before it speak of, else the article. That much is
    an inference, so that the relations are hedged.
    """
    for table in analysis.cleaned.tables:
        if len(table.columns) < 2 or not table.rows:
            continue
        giver = _column(table, words.givers)
        gift = _column(table, words.gifts)
        if giver is None or gift is None or giver == gift:
            continue
        receiver = _receiver(analysis, cast, kinds, table)
        for row in table.rows if receiver is not None else ():
            if max(giver, gift) >= len(row.cells):
                continue
            cell = row.cells[giver]
            at = analysis.text.find(cell, row.start, row.end)
            if at < 0:
                continue
            for mention in cast.within(at, at + len(cell)):
                yield relation(
                    analysis,
                    row,
                    mention.actor,
                    "provides",
                    receiver,
                    detail=row.cells[gift],
                    hedged=True,
                    rule="table row",
                    certainty=0.6,
                    apart=row.cells[gift],
                )


def _column(table: Table, words: frozenset[str]) -> int | None:
    """The first column whose head has one of the words."""
    for index, head in enumerate(table.columns):
        if words & set(re.findall(r"[a-z]+", head.lower())):
            return index
    return None


def _receiver(analysis: Analysis, cast: Cast, kinds: Mapping[str, str], table: Table) -> str | None:
    """The state that the text before a table, or else the article, speaks of most, and the table does not name."""
    first = table.rows[0].start
    blocks = [block for block in analysis.cleaned.blocks if block.end <= first]
    heading = next((at for at in range(len(blocks) - 1, -1, -1) if blocks[at].kind == "heading"), 0)
    given = {mention.actor for row in table.rows for mention in cast.within(row.start, row.end)}
    for start in (blocks[heading].start if blocks else 0, 0):
        end = first if start else len(analysis.text)
        named = (mention.actor for mention in cast.within(start, end))
        votes = Counter(actor for actor in named if kinds.get(actor) == "state" and actor not in given)
        if votes:
            return votes.most_common(1)[0][0]
    return None
