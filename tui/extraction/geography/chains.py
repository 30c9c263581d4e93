"""Chains of places: an exact name and what it lies in, and the words that link them."""

from __future__ import annotations

import re

from tui.extraction.geography.words import DIVISIONS
from tui.model import Place

OF = r"(?:(?:city|town|port|province|department|village|district|region|state|municipality|capital|island) of\s+)?"
SIDE = r"(?:(?:north|south|east|west|(?:north|south)(?:ea|we)st)(?:ern)?|central|nearby|restive|remote|border|downtown)"
_TYPE = rf"(?:\s+(?:{'|'.join(sorted(DIVISIONS))}))?"
LINK = re.compile(
    _TYPE + r"(?:,|,?\s+(?:in|of|at|on|near|outside|inside)|'s)?\s*(?:the\s+)?(?:" + SIDE + r"\s+)?" + OF + r"$"
)


HOLDS = re.compile(r"\s+(?:city|town|village|hamlet|municipality) of\s+")
"""The words between a place and one that lies in it: "the Idlib village of Ariha"."""


def inside(inner: Place, outer: Place) -> Place:
    """A place with what the outer one tells of where it lies."""
    names = [*inner.within, *(name for name in (outer.name, *outer.within) if name and name != inner.name)]
    return Place(inner.name, inner.country or outer.country, tuple(dict.fromkeys(names)))
