"""Lands: the states that a text speaks of, and of which most."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.extraction.analysis import PlaceMention
    from tui.extraction.cast.lexicon import Entry, Hit

_DATELINE = 3
"""Mentions for which the place counts that a text is sent from."""
_MAIN = 0.5
"""The share of its mentions of the state it speaks of most from which on a text is about another one, too."""
_TOLD = 2
"""Names of the parties and bodies of one state by which a text is about it though it names no state and no place."""


class Lands:
    """How much a text speaks of which states, all by name."""

    def __init__(self, hits: Sequence[Hit], places: Sequence[PlaceMention], dateline: str | None) -> None:
        spans = {(one.start, one.end) for one in places}
        self._votes = Counter(one.place.country for one in places if one.place.country is not None)
        self._votes.update(
            hit.entry.name for hit in hits if hit.entry.kind == "state" and (hit.start, hit.end) not in spans
        )
        self._votes.update(_bodies(hits))
        self._dateline = dateline
        if not self._votes and dateline is None:
            self._votes.update(_told(hits))
        self.main = max(self._votes, key=lambda state: self._votes[state], default=None)
        """The state that it names most."""
        self._enough = _MAIN * max((self._weight(state) for state in (*self._votes, dateline)), default=0)

    def votes(self, state: str | None) -> int:
        """How often a text names a state, its places, people and bodies."""
        return self._votes[state] if state is not None else 0

    def counted(self) -> Iterable[tuple[str, int]]:
        """Each state, and how often a text names it, its places, people and bodies."""
        return self._votes.items()

    def is_main(self, state: str | None) -> bool:
        """Whether a text is about a state: it speaks of none, or of few, much more."""
        return 0 < self._weight(state) >= self._enough

    def nearest(self, entries: Iterable[Entry]) -> Entry | None:
        """The entry of the state of which the text speaks most, the first among equals."""
        return max(entries, key=lambda one: self._weight(one.country), default=None)

    def _weight(self, state: str | None) -> int:
        """How often a text names a state, the place that it is sent from counting for several mentions."""
        return self.votes(state) + (_DATELINE if state is not None and state == self._dateline else 0)


def _bodies(hits: Iterable[Hit]) -> Iterable[str]:
    """The states of the bodies that a text calls by names that only one body has."""
    for hit in hits:
        plain = hit.sense == "name" and not hit.rivals and not hit.local
        if plain and hit.entry.country is not None and hit.entry.kind in ("government_body", "organisation"):
            yield hit.entry.country


def _told(hits: Iterable[Hit]) -> Counter[str]:
    """The state by whose parties' short names a text shows that it is about it: "the Liberals", "the Nationals"."""
    forms = {(one.country, hit.end - hit.start, hit.entry.id) for hit in hits for one in hit.local if one.country}
    told = Counter(country for country, _, _ in forms if country)
    (first, most), (_, next_) = [*told.most_common(2), ("", 0), ("", 0)][:2]
    return Counter({first: 1}) if most >= _TOLD and most > next_ else Counter()
