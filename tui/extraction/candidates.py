"""What may be an actor's name, before it is known whose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.extraction.lexicon import Entry
    from tui.model import ActorKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of the text, end exclusive, that names somebody.

    ``identity`` tells who it is where the words alone do; ``entry`` where a dictionary does. ``weight`` decides
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
    title: tuple[int, int] | None = None
    """Where the title stands that came with the name."""
    weight: int = 0


def settle(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that stay where several overlap: the longest, then the weightiest, then the first."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda one: (-(one.end - one.start), -one.weight, one.start)):
        if not any(one.start < candidate.end and candidate.start < one.end for one in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda one: one.start)
