"""The names that the language model finds in a text, as wide as a name goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.extraction.analysis import Analysis

PLACED = frozenset({"GPE", "LOC", "FAC"})
"""The model's labels of what is a place."""
_TRAILING = re.compile(r"(?:[’']s?|[\s\-–—.,:;)\]\"”]+|\s(?:of|in|at|near|on|and))$")


def model_names(analysis: Analysis) -> list[tuple[int, int, str, str]]:
    """The model's names, without "the" and possessives."""
    found = []
    for sentence in analysis.sentences:
        for entity in sentence.entities:
            if entity.label_ not in ("PERSON", "ORG", *PLACED):
                continue
            start, _ = sentence.offsets(entity)
            text = _TRAILING.sub("", entity.text)
            lead = re.match(r"(?:(?:the|The|a|an)\s+|[^\w]+)*", text)
            cut = lead.end() if lead else 0
            text = text[cut:]
            if text[:1].isupper() and not any(c in text for c in '()[]"“”'):
                found.append((start + cut, start + cut + len(text), entity.label_, text))
    return found
