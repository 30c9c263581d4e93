"""Chains of places: an exact name and what it lies in, and the words that link them."""

from __future__ import annotations

import re

from tui.extraction.geography.words import DIVISIONS
from tui.model import Place

_KIND = r"(?:city|town|port|province|department|village|district|region|state|municipality|capital|island)"
OF = rf"(?:{_KIND} of\s+)?"
SIDE = r"(?:(?:north|south|east|west|(?:north|south)(?:ea|we)st)(?:ern)?|central|nearby|restive|remote|border|downtown)"
_TYPE = rf"(?:\s+(?:{'|'.join(sorted(DIVISIONS))}))?"
_NOT = "and|or|but|to|from|in|at|on|near|with|by|for|via|through|between|the|a|an|that|which|who|was|is|as|of"
_WORDS = rf"(?:(?!(?:{_NOT})\s)[a-z][a-z-]*\s+){{0,3}}"
_CALLED = rf"(?:,\s+an?\s+{_WORDS}(?:city|town|village|hamlet|suburb|district|community|municipality|resort|port))?"
LINK = re.compile(
    _TYPE
    + _CALLED
    + r"(?:,|,?\s+(?:in|of|at|on|near|outside|inside)|'s|\s+\()?\s*(?:the\s+)?"
    + rf"(?:(?:{SIDE}\s+)?{OF}|{_WORDS}{_KIND} of\s+)$"
)
"""The words between a place and what it lies in: "Cerro Alto, in the mountain province of | Junin"."""
HOLDS = re.compile(rf"(?:'s)?\s+{_WORDS}(?:city|town|village|hamlet|municipality|port) of\s+")
"""The words between a place and one that lies in it: "the Idlib village of Ariha", "Kenya's port of Lamu"."""
OF_NATION = re.compile(
    rf"\s+{_WORDS}(?:cit(?:y|ies)|(?:town|village|hamlet|port|province|district|resort)s?|municipality) of\s+"
)
"""The words between a nation's adjective and a place in its country: "the Syrian border town of | Azaz"."""


def inside(inner: Place, outer: Place) -> Place:
    """A place with what the outer one tells of where it lies."""
    names = [*inner.within, *(name for name in (outer.name, *outer.within) if name and name != inner.name)]
    return Place(inner.name, inner.country or outer.country, tuple(dict.fromkeys(names)))


LISTED = re.compile(r"(?:, [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)*,? (?:and|or) [A-Z]")
"""The rest of a list of names: "in Lima, Puno | , Tacna and Ica"."""
