"""Nations: states that a text names by their adjective alone, before an office that somebody holds in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.analysis import within
from tui.extraction.cast.candidates import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.extraction.cast.lexicon import Hit
    from tui.extraction.cast.titles import Titles

_LONGEST_GAP = 4
"""Characters between an adjective and the office behind it."""


def nations(candidates: Sequence[Candidate], states: Sequence[Hit], titles: Titles) -> Iterator[Candidate]:
    """The mentions by which an office is one of a state that nothing else names: "Zambian President Ana Ruiz".

    Args:
        candidates: who is named, offices with whom they are of.
        states: the names and adjectives of states in the text, in order.
        titles: the words of titles.
    """
    named = {one.name for one in candidates if one.kind == "state"}
    for one in candidates:
        role = one.role
        if role is None or role.of is None or role.of in named or not titles.is_national(role.title):
            continue
        for hit in within(states, role.start - _LONGEST_GAP, role.end):
            if hit.sense == "adjective" and hit.entry.name == role.of:
                yield Candidate(hit.start, hit.end, role.of, "state", "adjective", hit.entry, country=hit.entry.country)
