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


def shortened(
    analysis: Analysis, bodies: Iterable[Candidate], known: Knowledge, telling: Container[str]
) -> Iterator[Candidate]:
    """Companies named again without their legal form, or by their first word: "Siemens" for "Siemens AG"; clubs.

    A word of ``telling``, which names somebody else, stands for a company only if its legal form is given.
    """
    forms: dict[str, Candidate] = {}
    for body in bodies:
        words = body.name.replace(",", "").split()
        if known.kinds.is_club(words):
            entry = next((hit.entry for hit in known.actors.find(body.name)), None)
            forms.setdefault(words[-1], replace(body, entry=entry))
            continue
        formal = fold(words[-1]).strip(".") in SUFFIXES
        if body.kind != "organisation" or not (formal or (body.rule == "named beside" and len(words) > 1)):
            continue
        kept = len(stem(body.name).split())
        forms.setdefault(" ".join(words[:kept]), body)
        if len(words[0]) > 3 and not known.common.word(words[0]) and (formal or words[0] not in telling):
            forms.setdefault(words[0], body)
    if not forms:
        return
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) + r")\b")
    for match in pattern.finditer(analysis.text):
        body = forms[match[0]]
        if analysis.sentence_at(match.start()) is not None:
            shown = replace(body, start=match.start(), end=match.end(), rule="short name", weight=3)
            yield replace(shown, identity=stem(body.name))


def stem(name: str) -> str:
    """A company's name without its legal form: "siemens" of "Siemens AG"."""
    words = normal(name).split()
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return " ".join(words).removeprefix("the ")
