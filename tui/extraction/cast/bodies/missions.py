"""Missions: the embassies and consulates of a state, each told from the others by where it is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tui.extraction.cast.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.extraction.analysis import Analysis, PlaceMention
    from tui.extraction.cast.candidates import Candidate

_MISSION: Final = re.compile(r"\b(?:Embassy|Consulate|Consulate General|High Commission)\Z")
_BETWEEN: Final = re.compile(r"(?:'s|’s)? (?:building |compound |complex |staff )?(?:in|at|to|near) (?:the )?")
"""Between a mission and where it is."""
_OWNED: Final = re.compile(r"(?:'s|’s) (?:the )?")
"""Between where a mission is and the mission."""


def located(analysis: Analysis, candidates: Sequence[Candidate], places: Sequence[PlaceMention]) -> list[Candidate]:
    """The candidates, the missions among them by the country in which each is: "American Embassy in Iraq".

    One that stands without a place is the one whose place the text gives.
    """
    where = {at: country for at, one in enumerate(candidates) if (country := _country(analysis, one, places))}
    told: dict[str, Counter[str]] = {}
    for at, country in where.items():
        told.setdefault(candidates[at].name, Counter())[country] += 1
    found = []
    for at, one in enumerate(candidates):
        common = told.get(one.name)
        country = where.get(at) or (common.most_common(1)[0][0] if common and _is_mission(one) else None)
        found.append(_in(one, country) if country else one)
    return found


def _is_mission(one: Candidate) -> bool:
    return one.kind == "government_body" and one.entry is None and _MISSION.search(one.name) is not None


def _in(mission: Candidate, country: str) -> Candidate:
    """A mission with the country in which it is."""
    name = f"{mission.name} in {country}"
    return replace(mission, name=name, identity=fold(name))


def _country(analysis: Analysis, one: Candidate, places: Sequence[PlaceMention]) -> str | None:
    """The country in which a mission is by the place beside it."""
    if not _is_mission(one):
        return None
    for place in places:
        behind = place.start > one.end and _BETWEEN.fullmatch(analysis.text, one.end, place.start)
        before = place.end < one.start and _OWNED.fullmatch(analysis.text, place.end, one.start)
        if (behind or before) and place.place.country not in (None, one.country):
            return place.place.country
    return None
