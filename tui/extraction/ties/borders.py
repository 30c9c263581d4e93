"""Borders: which states touch or are allied, by what stands around their names."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.extraction.cast.lexicon import fold
from tui.extraction.ties.telling import relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.extraction.analysis import Analysis, Cast, Sentence
    from tui.extraction.ties.words import RelationTerms
    from tui.model import Mention, Predicate, Relation

_LINE = r"(?:borders?|frontiers?|borderlands?)"
_NEAR = r"(?:the )?(?:neighbou?ring )?"
_WITH = re.compile(rf"(?:['’]s?)? (?:[a-z]+ )?{_LINE} (?:region |area |crossings? |areas )?with {_NEAR}")
"""Between the two: "Kenya's western | border with | Uganda"."""
_ITS = re.compile(
    rf",? [^.;:\"”“]{{0,60}}\b(?:its|their|the|all|whose) (?:[a-z-]+ ){{0,3}}{_LINE}"
    rf" (?:region |area |crossings? )?(?:with|to) {_NEAR}"
)
"""Between the two: "Kenya | has shut its border with | Uganda"."""
_BORDERS = re.compile(rf",? (?:(?:which|that) )?(?:also )?borders? (?:on )?{_NEAR}")
"""Between the two: "Kenya | , which borders | Uganda"."""
_INTO = re.compile(r",? (?:(?:in)?to|and|in|from|via|through) (?:the )?neighbou?ring ")
"""Between the two: "from Kenya | into neighbouring | Uganda"."""
_BETWEEN = re.compile(rf"\b{_LINE} (?:region |area )?(?:between|of) (?:the )?\Z")
_AND = re.compile(r" and (?:the )?")
"""Before and between the two: "the border between | Kenya | and | Uganda"."""
_SHARE = re.compile(
    rf" (?:both )?shares? (?:an? )?(?:[\d,.]+[- ]?[a-z-]+ )?(?:[a-z-]+ ){{0,2}}{_LINE}\b(?! (?:problem|issue))"
)
"""Behind two: "Kenya and Uganda | share a 900-km border"."""
_HYPHENED = re.compile(
    r"\b(?P<one>[A-Z][a-z]+)[-–](?P<other>[A-Z][a-z]+) (?:(?:land|sea|joint|military|economic|security|strategic) )?"
    rf"(?:(?P<line>{_LINE})|(?P<bond>cooperation|alliance|partnership|coalition|pact|treaty|axis))\b"
)
"""Two states by their names or adjectives: "the Kenya-Uganda border", "Kenyan-Ugandan cooperation"."""
_BEFORE = 40
"""Characters before a name that are looked at."""


def borders(
    analysis: Analysis, cast: Cast, kinds: Mapping[str, str], states: Mapping[str, str], terms: RelationTerms
) -> Iterator[Relation]:
    """The states of which a text names the border that they share, or what binds them, with a hyphen between them.

    Args:
        analysis: the document.
        cast: who is named where in it.
        kinds: the actors' kinds.
        states: the ids of the states that the text names, by their folded names and adjectives.
        terms: the words that tie.
    """
    text = analysis.text
    for sentence in analysis.sentences:
        named = [one for one in cast.within(sentence.start, sentence.end) if kinds.get(one.actor) == "state"]
        for one, other in pairwise(named):
            if one.actor != other.actor and _touch(text, sentence, one, other):
                detail = text[one.start : other.end]
                yield relation(analysis, sentence, one.actor, "borders", other.actor, detail=detail, rule="border")
        yield from _hyphened(analysis, sentence, states, terms)


def _touch(text: str, sentence: Sentence, one: Mention, other: Mention) -> bool:
    """Whether the words around two names say that the two states share a border."""
    if any(form.fullmatch(text, one.end, other.start) for form in (_WITH, _ITS, _BORDERS, _INTO)):
        return True
    if not _AND.fullmatch(text, one.end, other.start):
        return False
    before = _BETWEEN.search(text, max(sentence.start, one.start - _BEFORE), one.start)
    return before is not None or _SHARE.match(text, other.end) is not None


def _hyphened(
    analysis: Analysis, sentence: Sentence, states: Mapping[str, str], terms: RelationTerms
) -> Iterator[Relation]:
    text = analysis.text
    for match in _HYPHENED.finditer(text, sentence.start, sentence.end):
        one, other = states.get(fold(match["one"])), states.get(fold(match["other"]))
        if one is None or other is None or one == other:
            continue
        predicate: Predicate = "borders" if match["line"] else "cooperates_with"
        last = text[sentence.start : match.start()].split()[-1:]
        if predicate == "borders" or not terms.words.unborn.union(terms.words.unproven).intersection(last):
            yield relation(analysis, sentence, one, predicate, other, detail=match[0], rule="hyphen", certainty=0.8)
