"""Posts: what the words of an office say of the state or body that it is of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction.cast.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.extraction.ties.words import RelationTerms
    from tui.model import Predicate

_OF = re.compile(r"\b(?:of|for|in|at|to|with|from|on)\b")
"""Between an office and what it is of."""
_JOINED = re.compile(r" and (?:the |an? )?")
"""Between two offices of one person."""
_REALM = re.compile(
    r"\b(?:republic|kingdom|federation|states?|emirate|sultanate|principality|union|nation|country) of\b"
)
_BOARD = re.compile(r"\b(?:of|on) (?:the |its )?board(?: of directors)?(?= of | at | for |\Z)", re.I)
"""What a chairman is of who leads the whole: "chairman | of the board | of the Karsa Group"."""
_OFFICERS = {"armed_group": ("commander", "captain"), "government_body": ("captain",)}
"""Of whom a body of some kind has many."""
_RANKS, _FORCES = frozenset({"superintendent"}), frozenset({"police", "service", "force", "customs", "guard"})
"""What is a rank in bodies of some sorts, and leads others: "superintendent of the Sarn Prison Service"."""
_WHOLE = frozenset({
    "board", "staff", "party", "company", "group", "organisation", "organization", "movement", "club", "union",
})  # fmt: skip
"""What an office may be of that is no part of a body: "chairman of the board"."""
_SECOND = frozenset({"deputy", "vice"})
_FIRST = frozenset({"top", "supreme", "overall", "chief", "general", "main"})
"""Before one of them: there is only one."""


def of_body(title: str, name: str, kind: str, terms: RelationTerms) -> Predicate | None:
    """What an office says of a body: the head of one of its parts, or one of its commanders, does not lead the whole.

    Args:
        title: the office as the text names it: ``head of research at the Karsa Institute``.
        name: the name of the body that it is of.
        kind: its kind.
        terms: the words that tie.
    """
    own = fold(name).split()
    title = _nearest(title, own, terms)
    found = terms.post(title)
    if found is not None and only_wanted(found.office, kind, terms):
        return None
    if found is None or found.predicate != "leads":
        return found.predicate if found is not None else None
    ranked = found.office in _OFFICERS.get(kind, ()) or (found.office in _RANKS and not _FORCES.isdisjoint(own))
    one_of_many = ranked and not (found.before and found.before[-1] in _FIRST)
    part = set(found.before[-1:]) & terms.words.sections - set(own)
    return "member_of" if part or one_of_many or _of_a_part(title, own, terms) else "leads"


def only_wanted(office: str, kind: str | None, terms: RelationTerms) -> bool:
    """Whether somebody has no office in a body of some kind yet: "the Supreme Court | nominee"; parties are his own."""
    return office in terms.words.aspirants and kind in ("government_body", "intergovernmental")


def _nearest(title: str, name: list[str], terms: RelationTerms) -> str:
    """Of two offices, that of a body: "deputy for Sarn and | leader of the Karsa Party"."""
    parts = _JOINED.split(title) if name else []
    offices = [part for part in parts[1:] if terms.post(part) is not None and name[0] in fold(part).split()]
    return offices[-1] if offices else title


def _of_a_part(title: str, name: list[str], terms: RelationTerms) -> bool:
    """Whether an office is of something that is only in a body: "head of research", "head of the programme at …"."""
    head, *rest = _OF.split(_BOARD.sub("", title), maxsplit=1)
    if not rest or not name or not head.strip():
        return False
    if rest[0].islower():
        whole = _WHOLE | (terms.words.bodies | terms.words.public) - terms.words.sections
        return not set(rest[0].split()) & {*whole, *name}
    before, found, _ = fold(rest[0]).partition(name[0])
    return bool(found) and len(before.split()) > 1 and _OF.search(before) is not None


def of_state(title: str, states: Mapping[str, str], terms: RelationTerms) -> Predicate | None:
    """What an office says of a state: only its highest ones lead it, and who stands for a part of it leads nothing.

    Args:
        title: the office as the text names it: ``Peruvian foreign minister``.
        states: the ids of states by their folded names and adjectives.
        terms: the words that tie.
    """
    found = terms.post(title)
    if found is None:
        return None
    words, whole = terms.words, _OF.split(fold(title), maxsplit=1)
    if len(whole) > 1 and found.predicate == "leads" and not _names_state(whole[1], states):
        return None
    qualifiers = [word for word in _without_state(found.before, states) if word not in states]
    if found.predicate == "represents":
        return None if found.office in words.private or set(qualifiers) & words.private else "represents"
    if found.office in words.heads_of_state and set(qualifiers[-1:]) & _SECOND:
        return "represents"
    if found.predicate != "leads" or set(qualifiers) & words.factions:
        return found.predicate if found.predicate != "leads" else None
    if set(qualifiers[-1:]) & words.sections:
        return "represents"
    return "leads" if found.office in words.heads_of_state else None


def _without_state(words: tuple[str, ...], states: Mapping[str, str]) -> tuple[str, ...]:
    """The words before an office without the name or adjective of a state that they open with: "south african"."""
    longest = next((size for size in (3, 2) if " ".join(words[:size]) in states), 0)
    return words[longest:]


def _names_state(phrase: str, states: Mapping[str, str]) -> bool:
    """Whether what an office is of is a state: "the Democratic Republic of Karsa", and no body that is in one."""
    words = _REALM.sub("", phrase.replace(",", "")).split()
    for at in range(len(words)):
        if any(" ".join(words[at:end]) in states for end in range(at + 1, min(at + 5, len(words) + 1))):
            return not _OF.search(" ".join(words[:at]))
    return False
