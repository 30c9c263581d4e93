"""What the head of a column or the heading of a table says: lemmas, metrics, and its words within a list of others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.extraction.counts.terms import FigureTerms, Metric

_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"))


def lemmas(words: str) -> Iterator[str]:
    """What each word may be the plural or the participle of, and the word itself, in lower case."""
    for word in re.findall(r"[a-z]+", words.lower()):
        yield word
        for ending, instead in _ENDINGS:
            if word.endswith(ending):
                yield word.removesuffix(ending) + instead


def metric(words: str, terms: FigureTerms) -> Metric | None:
    """What the dictionary says that some words count; None if it knows none of them, or if they only name people."""
    for lemma in lemmas(words):
        if lemma in terms.words.people:
            continue
        known: list[Metric] = [
            *terms.by_noun.get(lemma, ()),
            *terms.by_state.get(lemma, ()),
            *terms.by_verb.get(lemma, ()),
        ]
        found = next((one for one in known if not one.objects and not one.happening), None)
        if found is not None:
            return found
    return None


def plain(words: str) -> str:
    """A head as it stands within a list of words: "capacity (MW)", but "GDP"."""
    said = " ".join(words.split())
    first = said.split(" ", 1)[0]
    return said[:1].lower() + said[1:] if first[1:].islower() else said
