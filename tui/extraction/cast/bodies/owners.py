"""Owners: the state or body that the office of somebody is of."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tui.extraction.analysis import within
from tui.extraction.cast.bodies.bodies import REGIME
from tui.extraction.cast.candidates import BODIES
from tui.extraction.cast.lexicon import fold
from tui.extraction.cast.titles import LEARNED, sent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.extraction.cast.candidates import Candidate
    from tui.extraction.cast.lexicon import Hit
    from tui.model import Role

_BEFORE = re.compile(r"(?:'s?)? ")
_SHORT = re.compile(r" ?\([^()]*\)")
"""Behind an office that ends with the full name of whose it is: its short form."""
_LONGEST_GAP = 4
"""Characters behind the name of an owner within which its office begins."""


_FORCES = frozenset({"police", "army", "navy", "fire"})
"""Words with which an office begins though its owner's name ends with them: "Sarn Police chief"."""


class _Owner(NamedTuple):
    """What an office may be of, and where it is named."""

    start: int
    end: int
    name: str
    country: str | None


def with_offices(folded: str, candidates: list[Candidate], states: Sequence[Hit]) -> list[Candidate]:
    """The candidates, their offices with the state or body that each is of."""
    owners = [
        _Owner(one.start, one.end, one.name, one.country if one.kind in ("government_body", "armed_group") else None)
        for one in candidates
        if one.kind in BODIES or one.rule == REGIME
    ]
    bodies = len(owners)
    owners += [_Owner(hit.start, hit.end, hit.entry.name, hit.entry.name) for hit in states if hit.sense != "capital"]
    sides = owners[:bodies], owners[bodies:]
    done = []
    natives = [hit for hit in states if hit.sense == "adjective"]
    outside = owners[:bodies], [_Owner(hit.start, hit.end, hit.entry.name, hit.entry.name) for hit in natives]
    for one in candidates:
        learned = one.role is not None and fold(one.role.title).split()[-1:][0] in LEARNED
        owner = _owner(folded, one.role, outside if learned else sides) if one.role else None
        if one.role and owner:
            title = _without(one.role.title, folded[one.role.start : owner.end] if owner.start < one.role.start else "")
            role = msgspec.structs.replace(one.role, title=title, of=owner.name)
            done.append(replace(one, role=role, country=one.country or owner.country))
        else:
            done.append(one)
    return done


def _without(title: str, overlap: str) -> str:
    """A title without the end of its owner's name that it opens with: "press secretary" of "White | House ..."."""
    words, within = title.split(), overlap.split()
    past = words[0] == "former" and within[:1] != ["former"]
    opening = [fold(word) for word in words[past : past + len(within)]]
    if not within or opening != within or len(words) <= past + len(within) or opening[0] in _FORCES:
        return title
    return " ".join([*words[:past], *words[past + len(within) :]])


def _owner(folded: str, role: Role, owners: Iterable[Sequence[_Owner]]) -> _Owner | None:
    """The state or body that a title is of: right before it, in it, behind its "of", or sharing a word with it."""
    end = role.start + sent(folded[role.start : role.end])
    for owner in chain.from_iterable(within(some, role.start - _LONGEST_GAP, end + 1) for some in owners):
        if owner.end <= role.start and _BEFORE.fullmatch(folded, owner.end, role.start):
            return owner
        inside = role.start <= owner.start < end
        if inside and (owner.end <= end + 1 or _SHORT.fullmatch(folded, end, owner.end)):
            return owner
        if owner.start < role.start < owner.end < end:
            return owner
    return None
