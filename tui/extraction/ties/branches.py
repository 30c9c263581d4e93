"""Branches: offices of a party in one place, whose holders do not lead the whole: "Selangor PAS chief"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.extraction.geography.gazetteer import Gazetteer
    from tui.model import Mention, Role

_IN_A_PLACE = re.compile(r" in (?:the )?(?:[A-Z]|(?:state|province|region|district|county|city|area)\b)")
"""In a title: where the part of a party is that somebody heads: "leader of the party | in the state"."""
_BRANCH = re.compile(
    r"(?i)\b(?:state|provincial|regional|district|divisional|local|city|branch|chapter|division|wing|ward|county)\b"
)
"""The same, by a word for the part."""
_PLACED = re.compile(r"(?P<place>[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:['’]s?)? \Z")
"""Before a party: where the part of it is: "| Selangor | PAS chief"."""
_LOCAL = re.compile(r"\)? (?P<place>[A-Z][\w-]+(?: [A-Z][\w-]+)?) ")
"""Behind a party: the same: "DAP | Sarawak | chairman"."""
_CLOSE = 30
"""Characters before a party in which the place is named."""


def of_a_branch(text: str, role: Role, party: Mention | None, gazetteer: Gazetteer) -> bool:
    """Whether an office is of a party in one place only.

    Args:
        text: the document's text.
        role: the office.
        party: where the party is named beside it, if it is.
        gazetteer: the known places.
    """
    if _IN_A_PLACE.search(role.title) or _BRANCH.search(text, role.start, role.end):
        return True
    if party is None:
        return False
    before = _PLACED.search(text, max(0, party.start - _CLOSE), party.start)
    behind = _LOCAL.match(text, party.end, role.end)
    words = (match["place"].split() for match in (before, behind) if match is not None)
    return any(gazetteer.named(" ".join(some)) or gazetteer.named(some[-1]) for some in words)
