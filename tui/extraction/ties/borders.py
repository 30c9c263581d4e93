"""Borders: which states touch, by what stands around their names."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.extraction.ties.telling import relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.extraction.analysis import Analysis, Cast
    from tui.model import Relation

_LINE = r"(?:borders?|frontiers?|borderlands?)"
_WITH = re.compile(rf"(?:['’]s?)? (?:[a-z]+ )?{_LINE} (?:region |area )?with (?:the )?(?:neighbou?ring )?")
"""Between the two: "Kenya's western | border with | Uganda"."""
_BETWEEN = re.compile(rf"\b{_LINE} (?:region |area )?between (?:the )?\Z")
_AND = re.compile(r" and (?:the )?")
"""Before and between the two: "the border between | Kenya | and | Uganda"."""
_BEFORE = 40
"""Characters before a name that are looked at."""


def borders(analysis: Analysis, cast: Cast, kinds: Mapping[str, str]) -> Iterator[Relation]:
    """The states of which a text names the border that they share."""
    text = analysis.text
    for sentence in analysis.sentences:
        for one, other in pairwise(cast.within(sentence.start, sentence.end)):
            if {kinds.get(one.actor), kinds.get(other.actor)} != {"state"} or one.actor == other.actor:
                continue
            between = _AND.fullmatch(text, one.end, other.start) and _BETWEEN.search(
                text, max(sentence.start, one.start - _BEFORE), one.start
            )
            if between or _WITH.fullmatch(text, one.end, other.start):
                yield relation(
                    analysis,
                    sentence,
                    one.actor,
                    "borders",
                    other.actor,
                    detail=text[one.start : other.end],
                    rule="border",
                )
