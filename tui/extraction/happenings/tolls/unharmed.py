"""Nobody: sentences that say that none was killed or injured, which is a number too."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tui.extraction.happenings.harm import PERILOUS
from tui.extraction.happenings.telling import Count
from tui.model import TIMELINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.extraction.analysis import Analysis
    from tui.extraction.happenings.happenings import Effect
    from tui.extraction.happenings.telling import Telling

_NOBODY = r"(?:nobody|no[\s-]one|no\s+(?:people|persons?)|not\s+a\s+single\s+person)"
_WORDS = {
    "killed": "killed died dead death deaths fatality fatalities life lives",
    "injured": "injured wounded injury injuries",
}
_BOTH = "hurt harmed casualty casualties victim victims"
_FATE = "|".join(sorted({*" ".join(_WORDS.values()).split(), *_BOTH.split()}, key=len, reverse=True))
_NONE = re.compile(
    rf"\b{_NOBODY}\s+(?:(?:was|were|has|have|had|is|been|reported|either|seriously)\s+)*(?P<verbs>(?:{_FATE})"
    rf"(?:\s+(?:or|nor|and)\s+(?:{_FATE}))?)\b"
    rf"|\b(?:no|without(?:\s+(?:causing|inflicting|any|leaving))*)\s+(?:loss\s+of\s+)?(?P<nouns>(?:{_FATE})"
    rf"(?:\s+(?:or|nor|and)\s+(?:{_FATE}))?)\b(?!\s+(?:figures?|tolls?|reports?|squads?))",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:if|unless|whether|so\s+that|hop(?:e|es|ed|ing)|would|will|could|should|must|ensure)\b", re.IGNORECASE
)
_BACK = 2
"""Sentences back in which the happening is told that nobody came to harm in."""


def read(text: str) -> Iterator[tuple[Effect, int, int]]:
    """What nobody suffered, as a sentence says, and where its words stand."""
    for match in _NONE.finditer(text):
        if _OPEN.search(text, 0, match.start()):
            continue
        said = set((match["verbs"] or match["nouns"]).lower().split())
        for effect in ("killed", "injured"):
            if said & {*_WORDS[effect].split(), *_BOTH.split()}:
                yield effect, match.start(), match.end()


def complete(tellings: Sequence[Telling], analysis: Analysis) -> None:
    """Tell of violent happenings and disasters that nobody was harmed where the text says so right there or after."""
    able = [telling for telling in tellings if telling.type in PERILOUS and telling.modality in TIMELINE]
    for sentence in analysis.sentences if able else ():
        for effect, start, end in read(analysis.text[sentence.start : sentence.end]):
            before = bisect_right(able, sentence.index, key=lambda one: one.sentence.index)
            if not before or able[before - 1].sentence.index < sentence.index - _BACK:
                continue
            last = able[before - 1].sentence.index
            told = able[bisect_left(able, last, key=lambda one: one.sentence.index)]
            words = " ".join(analysis.text[sentence.start + start : sentence.start + end].split())
            count = Count(0, 0, "nobody", words, sentence.start + start, whole=True)
            (told.killed if effect == "killed" else told.injured).append(count)
