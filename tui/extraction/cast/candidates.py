"""What may be an actor's name, before it is known whose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.extraction.analysis import within

if TYPE_CHECKING:
    from tui.extraction.analysis import Analysis
    from tui.extraction.cast.lexicon import Entry
    from tui.model import ActorKind, Role

BODIES = frozenset({"government_body", "intergovernmental", "organisation", "armed_group", "media"})
"""The kinds of actors that have offices and short forms."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of the text, end exclusive, that names somebody.

    ``entry`` tells who it is where a dictionary does, ``identity`` where the words alone do. ``weight`` decides
    between candidates of one length.
    """

    start: int
    end: int
    name: str
    kind: ActorKind
    rule: str
    entry: Entry | None = None
    identity: str | None = None
    country: str | None = None
    role: Role | None = None
    weight: int = 0
    certainty: float = 1.0


def settle(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that stay where several overlap: the longest, then the weightiest, then the first; in order."""
    kept: list[Candidate] = []
    taken: dict[int, None] = {}
    for one in sorted(candidates, key=lambda one: (one.start - one.end, -one.weight, one.start)):
        stretch = range(one.start, one.end)
        if not any(at in taken for at in stretch):
            kept.append(one)
            taken.update(dict.fromkeys(stretch))
    return sorted(kept, key=lambda one: one.start)


def is_content(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a stretch lies in a sentence or a table's row, and not in boilerplate."""
    if within(analysis.dropped, start, end):
        return False
    sentence = analysis.sentence_at(start)
    if sentence is not None:
        return end <= sentence.end
    return any(row.start <= start and end <= row.end for row in within(analysis.rows, start, end))
