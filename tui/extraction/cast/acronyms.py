"""Acronyms: the mentions that "Long Name (ABBR)" adds to the candidates, and those of the short form alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction.cast.abbreviations import Abbreviation, learn
from tui.extraction.cast.candidates import BODIES, Candidate, is_content

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.extraction.analysis import Analysis
    from tui.extraction.cast.knowledge import Knowledge

_SHORT = re.compile(r" \(([A-Z]{2,6})\)")


def abbreviated(analysis: Analysis, candidates: list[Candidate], known: Knowledge) -> list[Candidate]:
    """The candidates with what "Long Name (ABBR)" tells: both are one mention, and the short form alone is another."""
    text = analysis.text
    found = [
        abbreviation
        for block in analysis.cleaned.blocks
        for abbreviation in learn(text, block.content, block.end)
        if is_content(analysis, abbreviation.start, abbreviation.end)
    ]
    found += _beside(analysis, candidates, known, {abbreviation.short for abbreviation in found})
    if not found:
        return candidates
    more: list[Candidate] = []
    ending: dict[int, list[int]] = {}
    for number, one in enumerate(candidates):
        if one.kind not in ("person", "population"):
            ending.setdefault(one.end, []).append(number)
    persons = {(one.start, one.end) for one in candidates if one.kind == "person"}
    for abbreviation in found:
        if (abbreviation.start, abbreviation.name_end) in persons:
            continue
        ends = (abbreviation.name_end, abbreviation.name_end - 2)
        named = [candidates[at] for at in sorted(at for end in ends for at in ending.get(end, ()))]
        familiar = next((one for one in named if one.entry and one.start <= abbreviation.start + 4), None)
        long = max(named, key=lambda one: one.end - one.start, default=None)
        whole = long is not None and long.end == abbreviation.name_end and " and " not in text[long.start : long.end]
        begin = min(long.start, abbreviation.start) if long and whole else abbreviation.start
        name = " ".join(text[begin : abbreviation.name_end].split())
        if familiar is None and (known.kinds.is_thing(name) or _is_office(name, known)):
            continue
        base = familiar or Candidate(
            begin,
            abbreviation.name_end,
            name,
            long.kind if long else "organisation",
            "abbreviation",
            identity=long.identity if long else None,
            country=long.country if long else None,
        )
        start = min(base.start, abbreviation.start)
        more.append(replace(base, start=start, end=abbreviation.end, weight=5))
        for match in re.finditer(rf"(?<![\w-]){re.escape(abbreviation.short)}(?!\w)", text):
            if match.start() >= abbreviation.end and is_content(analysis, *match.span()):
                more.append(replace(base, start=match.start(), end=match.end(), rule="abbreviation", weight=4))
    return [*candidates, *more]


def _is_office(name: str, known: Knowledge) -> bool:
    """Whether a name is that of an office, not of a body: "Member of Parliament", "District Police Officer"."""
    opening = re.split(r"\s(?:of|for|on|to)\s", name, maxsplit=1)[0]
    return known.titles.leads(name) and known.kinds.opens(opening.split()) is None


def _beside(
    analysis: Analysis, candidates: Iterable[Candidate], known: Knowledge, learned: set[str]
) -> Iterator[Abbreviation]:
    """The short forms in brackets right behind a body's name: those of another language.

    They begin as the name does, or the text goes on with them.
    """
    for one in candidates:
        match = _SHORT.match(analysis.text, one.end) if one.kind in BODIES and one.entry is None else None
        if match is None or match[1] in learned or match[1].lower() in known.actors.country_of:
            continue
        again = re.search(rf"(?<![\w(-]){match[1]}(?![\w)])", analysis.text)
        if match[1][0] != one.name[0] and again is None:
            continue
        if not any(hit.entry.kind == "media" for hit in known.actors.find(match[1])):
            yield Abbreviation(match[1], one.start, one.end, match.end())
