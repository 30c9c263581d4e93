"""Rows: relations that a table states, such as who gives what."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tui.model import Relation, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.extraction.analysis import Analysis, Cast
    from tui.extraction.ties.words import Rows
    from tui.model import Table


def rows(analysis: Analysis, cast: Cast, kinds: Mapping[str, str], words: Rows) -> Iterator[Relation]:
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
                yield Relation(
                    id=fingerprint("re", analysis.article, mention.actor, "provides", receiver, row.cells[gift]),
                    article=analysis.article,
                    start=row.start,
                    end=row.end,
                    subject=mention.actor,
                    predicate="provides",
                    object=receiver,
                    detail=row.cells[gift],
                    hedged=True,
                    rule="table row",
                    certainty=0.6,
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
