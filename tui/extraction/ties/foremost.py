"""The foremost: the firm and the state that a text is about, whose a bare "chief executive" or "government" is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.extraction.analysis import Cast

_FEW = 3
"""How often a firm or a state must be named for that."""
_TWICE = 2
"""How much oftener than any other firm one must be named."""
_MOST = 0.6
"""The share of a text's states that one must have."""


def foremost_firm(cast: Cast, kinds: Mapping[str, str]) -> str | None:
    """The firm or other organisation that a text names most by far."""
    ranked = _ranked(cast, kinds, "organisation")
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked and ranked[0][1] >= max(_FEW, _TWICE * second) else None


def foremost_state(cast: Cast, kinds: Mapping[str, str]) -> str | None:
    """The state that a text names most by far."""
    ranked = _ranked(cast, kinds, "state")
    total = sum(count for _, count in ranked)
    return ranked[0][0] if ranked and ranked[0][1] >= max(_FEW, _MOST * total) else None


def _ranked(cast: Cast, kinds: Mapping[str, str], kind: str) -> list[tuple[str, int]]:
    """How often the actors of a kind are named, the most named first."""
    votes = Counter(one.actor for one in cast.mentions if kinds.get(one.actor) == kind)
    return sorted(votes.items(), key=lambda item: (-item[1], item[0]))
