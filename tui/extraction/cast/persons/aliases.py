"""Aliases: other names that a text gives a person: "Ana Ruiz, known as Tania", "alias Tania"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction.cast.candidates import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.extraction.analysis import Analysis

_KNOWN: Final = r"(?:also |better |best |widely |commonly |popularly |locally )?known (?:simply )?"
BETWEEN: Final = re.compile(
    rf"[,(]?\s*(?:\d{{1,2}},? )?(?:(?:who (?:is|was|went) )?{_KNOWN}"
    r"(?:as|by (?:his|her|the) (?:nom de guerre|alias|nickname|pseudonym))"
    r"|alias|a\.?k\.?a\.?|nicknamed|whose (?:real|full|birth|given) name (?:is|was)|(?:nom de guerre|real name)[:,]?)"
    r"\s+[\"“‘]?(?:(?:Commander|Comandante|General|Colonel|Captain|Comrade) )?"
)
"""What stands between two names of one person."""
_WORD: Final = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
_NAMED: Final = re.compile(rf"{BETWEEN.pattern}(?P<name>{_WORD}(?:\s(?:{_WORD}|al-\w+|al|el|bin)){{0,3}})(?=\W|\Z)")


def aliased(analysis: Analysis, persons: Iterable[Candidate]) -> Iterator[Candidate]:
    """The other names that the text gives persons right behind theirs."""
    for one in persons:
        match = _NAMED.match(analysis.text, one.end)
        within = analysis.sentence_at(one.start)
        if match and within is not None and match.end() <= within.end:
            name = " ".join(match["name"].split())
            yield Candidate(*match.span("name"), name, "person", "alias", weight=3, certainty=0.9)
