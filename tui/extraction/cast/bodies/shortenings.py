"""Names of bodies made shorter: without their legal form, by their first word, or by that of a club."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction.cast.lexicon import fold, normal

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from tui.extraction.analysis import Analysis
    from tui.extraction.cast.candidates import Candidate
    from tui.extraction.cast.knowledge import Knowledge

SUFFIXES = frozenset((
    "inc", "ltd", "limited", "corp", "corporation", "co", "company", "plc", "llc", "ag", "sa", "nv", "gmbh", "group",
    "asa", "ab", "oyj", "oy", "spa", "bv", "kk", "bhd", "pty", "pvt", "se", "kgaa", "sas", "srl", "pjsc",
))  # fmt: skip
"""Legal forms."""

_SHORTEST = 3
"""Letters of a word that is too short to stand for a name."""


def shortened(
    analysis: Analysis, bodies: Iterable[Candidate], known: Knowledge, telling: Container[str]
) -> Iterator[Candidate]:
    """Companies named again without their legal form, or by their first word: "Siemens" for "Siemens AG"; clubs.

    A word of ``telling``, which names somebody else, stands for a company only if its legal form is given. So do the
    dictionary's own organisations by their first word, if that is no name of a person or a place.
    """
    forms: dict[str, Candidate] = {}
    for body in bodies:
        words = body.name.replace(",", "").split()
        if known.kinds.is_club(words):
            entry = next((hit.entry for hit in known.actors.find(body.name)), None)
            forms.setdefault(words[-1], replace(body, entry=entry))
            continue
        formal = fold(words[-1]).strip(".") in SUFFIXES
        trades = formal or fold(words[-1]) in known.kinds.commercial or body.rule == "named beside"
        if body.kind != "organisation" or len(words) == 1 or not (trades or body.entry is not None):
            continue
        if body.entry is None:
            forms.setdefault(" ".join(words[: len(stem(body.name).split())]), body)
        if _stands_for(words[0], body, analysis, known) and (formal or words[0] not in telling):
            forms.setdefault(words[0], body)
    if not forms:
        return
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) + r")\b")
    for match in pattern.finditer(analysis.text):
        body = forms[match[0]]
        if analysis.sentence_at(match.start()) is not None:
            shown = replace(body, start=match.start(), end=match.end(), rule="short name", weight=3)
            yield shown if body.entry is not None else replace(shown, identity=stem(body.name))


def _stands_for(word: str, body: Candidate, analysis: Analysis, known: Knowledge) -> bool:
    """Whether the first word of a body's name can stand for it: one that names nothing else.

    An ordinary word does where the text has it capitalised within a sentence, and never in small letters.
    """
    if len(word) <= _SHORTEST or not word[0].isupper():
        return False
    if body.entry is not None and (fold(word) in known.given or word in known.surnames or known.places.named(word)):
        return False
    if not known.common.word(word):
        return True
    if body.entry is not None or known.kinds.head(word) or known.common.shown(word):
        return False
    return re.search(rf"(?<=[a-z,] ){re.escape(word)}(?=['’]s\b|,? [a-z]|, )", analysis.text) is not None


def stem(name: str) -> str:
    """A company's name without its legal form: "siemens" of "Siemens AG"."""
    words = normal(name).split()
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return " ".join(words).removeprefix("the ")
