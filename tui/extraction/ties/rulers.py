"""Rulers: the towns and provinces whose mayor or governor somebody is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.extraction.geography.gazetteer import Gazetteer
    from tui.model import Role

_NAME = r"[A-ZÀ-ÖØ-Þ][\w.’'-]*"
_AREA = r"(?:town|city|state|province|region|district|county|municipality|village|borough)"
_OF = re.compile(
    rf"(?i:\bof) (?:the )?(?:[a-z]+ )?(?:{_AREA} of (?:the )?)?"
    rf"(?P<place>{_NAME}(?:[ -](?:(?:de|del|la|of|do) )?{_NAME}){{0,3}})"
)
"""Behind an office: "mayor | of the town of Sarn"."""
_BEFORE = re.compile(rf"(?P<place>{_NAME}(?: {_NAME}){{0,2}})(?: {_AREA})?(?:['’]s?)?(?: (?:[a-z]+ ){{0,2}})\Z")
"""Before an office: "| Sarn | mayor", "| Sarn's newly elected | mayor"."""
_TYPED = re.compile(r" (?:State|Province|County|City|District|Region|Prefecture)\Z")
_POSSESSED = re.compile(r"['’]s?\Z")
_CLOSE = 40
"""Characters before an office in which a place is named."""


def ruled(text: str, role: Role, first: int, gazetteer: Gazetteer) -> tuple[int, int] | None:
    """The stretch of a text that names a mayor's or governor's place with the office; None if none is named.

    Args:
        text: the document's text.
        role: the office.
        first: where its sentence begins.
        gazetteer: the known places.
    """
    behind = _OF.search(text, role.start, role.end)
    if behind is not None and (_is_town(text, role) or _is_known(behind["place"], gazetteer)):
        return role.start, behind.end()
    before = _BEFORE.search(text, max(first, role.start - _CLOSE), role.start)
    words = before["place"].split() if before is not None else []
    for at in range(len(words)):
        name = " ".join(words[at:])
        if before is not None and _is_known(_POSSESSED.sub("", name), gazetteer):
            return before.end("place") - len(name), role.end
    return None


def _is_town(text: str, role: Role) -> bool:
    """Whether an office is one that only towns have, whatever they are called."""
    return "mayor" in text[role.start : role.end].lower().split(" of ")[0]


def _is_known(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is a place's, also with what sort of place it is."""
    return bool(gazetteer.named(name) or gazetteer.named(_TYPED.sub("", name)))
