"""Benches: the parties of American legislators by the letter before their state: "Rep. Ana Ruiz (D-Ohio)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction.cast.candidates import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.extraction.analysis import Analysis
    from tui.extraction.cast.knowledge import Knowledge

_PARTIES: Final = {"R": "gop", "D": "democratic-party"}
_LABEL: Final = re.compile(
    r"(?<=[ (])(?P<letter>[RD])-(?P<state>(?:[A-Z]\.)+|[A-Z][A-Za-z]*(?: [A-Z][a-z]+)?)(?=[),;.\s])"
)
_SHORT: Final = frozenset((
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Mass", "Md",
    "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Va", "Vt", "Wash", "Wis",
    "Wyo", "NC", "ND", "NH", "NJ", "NM", "NY", "RI", "SC", "SD", "WVa", "DC", "AL", "AK", "AZ", "AR", "CA", "CO", "CT",
    "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT",
    "NE", "NV", "OH", "OK", "OR", "PA", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY",
))  # fmt: skip
"""Short forms of the states, without their points."""


def benches(analysis: Analysis, known: Knowledge) -> Iterator[Candidate]:
    """The labels that stand for a party before a state's name or short form."""
    for match in _LABEL.finditer(analysis.text) if "D-" in analysis.text or "R-" in analysis.text else ():
        entry = known.actors.entries.get(_PARTIES[match["letter"]])
        if entry is not None and _is_state(match["state"], known) and analysis.sentence_at(match.start()) is not None:
            start, end = match.span()
            yield Candidate(start, end, entry.name, entry.kind, "bench", entry=entry, country=entry.country, weight=3)


def _is_state(name: str, known: Knowledge) -> bool:
    """Whether a name is that of a state of the United States."""
    spots = known.places.named(name)
    return name.replace(".", "") in _SHORT or any(one.country == "United States" for one in spots)
