"""Nations: states that a text names by their adjective alone, before an office held in them or before their arms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction.analysis import within
from tui.extraction.cast.candidates import Candidate
from tui.extraction.cast.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.extraction.analysis import Analysis
    from tui.extraction.cast.lexicon import Hit
    from tui.extraction.cast.titles import Titles

_LEADER = "leader"
"""What a head of state is called, too: "the Zambian | leader"."""
_LONGEST_GAP = 4
"""Characters between an adjective and the office behind it."""
_PUBLIC = re.compile(
    r" (?:(?:[Cc]abinet|[Pp]rime|[Dd]eputy|[Ff]oreign|[Ff]inance|opposition|ruling) )?"
    r"(?:[Mm]inisters?|[Pp]remier|[Pp]resident|[Pp]arliament\w*|[Gg]overnment|[Cc]abinet|[Cc]ongress|[Ss]enat\w+|lawmakers?|legislators?|politic\w+|opposition|voters?"
    r"|elections?|MPs?|authorities|[Aa]rmy|coalition|party)\b"
)
"""What a state has alone, behind its adjective."""
_ARMS = re.compile(
    r"(?:(?:, [A-Z][a-z]+)* and [A-Z][a-z]+)?[ -]"
    r"(?:(?:led|air|aerial|naval|ground|military|army|drone|missile|rocket|artillery|bombing|deadly|overnight|fresh"
    r"|retaliatory|precision|guided|ballistic|cruise|fighter|coalition)[ -]){0,3}"
    r"(?:(?:air|drone|missile|rocket|artillery) ?(?:strikes?|raids?|attacks?)|air-?strikes?"
    r"|strikes? (?:on|in|against|near|at|that|killed|hit|kills|hits)|shelling|bombardments?|bombings? (?:of|raids?)"
    r"|(?:artillery|gunfire|shellfire|snipers?|tank (?:fire|shells?))"
    r"|fire(?= (?:in|on|at|near|while|as|and|after|during|outside)\b|[,.])"
    r"|(?:missiles?|rockets?|drones?|shells?|warplanes?|jets?|gunships?|warships?|aircraft|planes?|helicopters?|tanks?)"
    r" (?:(?:have|had|also|again) )?(?:hit|struck|strike|attack|bomb|shell|kill|target|pound|destroy|land|rain|fell)"
    r"\w*)\b"
)
"""What only a state's own forces do or have, behind its adjective in plain letters."""


def armed(analysis: Analysis, candidates: Sequence[Candidate], states: Sequence[Hit]) -> Iterator[Candidate]:
    """The mentions by which only its arms speak of a state that nothing else names: "Chadian shelling killed two"."""
    named = {one.name for one in candidates if one.kind == "state"}
    taken = [(one.start, one.end) for one in candidates]
    for hit in states:
        if hit.sense != "adjective" or hit.entry.name in named or not _ARMS.match(analysis.text, hit.end):
            continue
        if not any(start < hit.end and hit.start < end for start, end in taken):
            yield Candidate(hit.start, hit.end, hit.entry.name, "state", "arms", hit.entry, country=hit.entry.country)


def nations(text: str, candidates: Sequence[Candidate], states: Sequence[Hit], titles: Titles) -> Iterator[Candidate]:
    """The mentions by which an office is one of a state that nothing else names: "Zambian President Ana Ruiz".

    Args:
        text: the document's text.
        candidates: who is named, offices with whom they are of.
        states: the names and adjectives of states in the text, in order.
        titles: the words of titles.
    """
    named = {one.name for one in candidates if one.kind == "state"}
    for one in candidates:
        role = one.role
        if role is None or role.of is None or role.of in named:
            continue
        if not titles.is_national(role.title) and fold(role.title) != _LEADER:
            continue
        for hit in within(states, role.start - _LONGEST_GAP, role.end):
            if hit.sense == "adjective" and hit.entry.name == role.of:
                yield Candidate(hit.start, hit.end, role.of, "state", "adjective", hit.entry, country=hit.entry.country)
    if not named:
        yield from _unnamed(text, candidates, states, titles)


def _unnamed(text: str, candidates: Sequence[Candidate], states: Sequence[Hit], titles: Titles) -> Iterator[Candidate]:
    """The first mention of the one state of which a text speaks by its adjective alone, where a bare office is its.

    "A Zambian minister has resigned, Prime Minister Ana Ruiz said" names nothing that she could lead.
    """
    spoken = [hit for hit in states if hit.sense != "capital"]
    bare = any(
        one.role is not None and one.role.of is None and titles.is_national(one.role.title) for one in candidates
    )
    if not bare or len({hit.entry.id for hit in spoken}) != 1:
        return
    taken = [(one.start, one.end) for one in candidates]
    for hit in spoken:
        public = hit.sense == "adjective" and _PUBLIC.match(text, hit.end)
        if public and not any(start < hit.end and hit.start < end for start, end in taken):
            name = hit.entry.name
            yield Candidate(hit.start, hit.end, name, "state", "adjective", hit.entry, country=hit.entry.country)
            return
