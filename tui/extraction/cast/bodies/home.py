"""Home: bodies, peoples and unnamed officials of states, those without an owner being of the text's own state."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction.analysis import within
from tui.extraction.cast.bodies.bodies import FOREIGN_OFFICES, REGIME, bodies
from tui.extraction.cast.descriptions import descriptions
from tui.extraction.cast.lexicon import fold, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.extraction.analysis import Analysis
    from tui.extraction.cast.candidates import Candidate
    from tui.extraction.cast.knowledge import Knowledge
    from tui.extraction.cast.lands import Lands
    from tui.extraction.cast.lexicon import Entry, Hit
    from tui.extraction.dictionaries import Dictionaries

_CLEAR = 0.5
"""The share of a document's states that one must have for a bare "Foreign Ministry" to be its own."""
_SURE, _FEW = 0.75, 3
"""The same, and how often it must be named, for a bare "army" to be its own where no dateline tells."""
_TWICE = 2
"""How often a state must be named for an ownerless ministry to be its own, and not that of the dateline's state."""


def sent_from(analysis: Analysis, known: Knowledge) -> str | None:
    """The state in which the place of the document's dateline lies."""
    spots = known.places.sent_from(analysis.facts.dateline_place)
    return spots[0].place.country if spots else None


def described(
    analysis: Analysis,
    folded: str,
    states: Sequence[Hit],
    lands: Lands,
    dateline: str | None,
    dictionaries: Dictionaries,
) -> Iterator[Candidate]:
    """Bodies of states, populations and unnamed officials."""
    votes = Counter(hit.entry.id for hit in states if hit.sense != "capital" and folded[hit.end : hit.end + 1] != "-")
    known = lexicon(dictionaries).country_of
    told = Counter({known[fold(state)]: count for state, count in lands.counted() if fold(state) in known})
    (home, ground), (named, clearly) = _main(told), _main(votes)
    home, ground = home or named, ground or (clearly if home in (None, clearly) else None)
    if ground is None and dateline:
        ground = known.get(fold(dateline))
        home = ground if ground and (home is None or votes[home] < _TWICE) else home
    office = next((state for state, _ in votes.most_common() if state in FOREIGN_OFFICES), home)
    found: list[Candidate] = []
    for sentence in analysis.sentences:
        near = within(states, sentence.start, sentence.end)
        found += bodies(dictionaries).find(sentence, folded, near, home, ground, office)
        yield from descriptions(dictionaries).find(sentence, folded, near)
    yield from _governments(found, {hit.entry.name: hit.entry for hit in states})


def _main(votes: Counter[str]) -> tuple[str | None, str | None]:
    """The state that a text speaks of mostly, and that again if it clearly does, by how often it names each."""
    main = max(votes, key=lambda state: votes[state], default=None)
    home = main if main and votes[main] >= _CLEAR * votes.total() else None
    return home, home if home and votes[home] >= max(_FEW, _SURE * votes.total()) else None


def _governments(found: Sequence[Candidate], states: Mapping[str, Entry]) -> Iterator[Candidate]:
    """The bodies, a state's government as a whole being the state, unless the text tells of an interim one or the like.

    "The Chilean government" is Chile.
    """
    own = {one.identity for one in found if one.rule != REGIME}
    for one in found:
        state = states.get(one.country or "")
        if one.rule == REGIME and one.identity not in own and state is not None:
            yield replace(one, name=state.name, kind="state", entry=state, identity=None)
        else:
            yield one
