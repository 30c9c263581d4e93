"""Familiar names: the dictionary's, where they really name their entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction.candidates import Candidate
from tui.extraction.organisations import titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span

    from tui.extraction.analysis import Analysis, PlaceMention, Sentence
    from tui.extraction.kinds import Kinds
    from tui.extraction.lexicon import Hit
    from tui.extraction.titles import Titles

_MONEY = re.compile(r"\s*(?:dollars?|pesos?|pounds?|francs?|rupees?|\$)")
_RULES = {"name": "dictionary", "acronym": "acronym", "capital": "capital"}


def familiar(
    analysis: Analysis, hits: Sequence[Hit], places: Sequence[PlaceMention], sorts: Kinds, titles: Titles
) -> Iterator[Candidate]:
    """The mentions of the dictionary's states and actors.

    Demonyms are none; a capital is one where it speaks or acts; nor is a part of a longer name, of a compound
    ("US-Pakistan", "US dollars") or of a place ("Mexico City").
    """
    longer = [(place.start, place.end) for place in places]
    elsewhere = [place.place.name is not None for place in places]
    present = {hit.entry.name for hit in hits if hit.entry.kind == "state"}
    present |= {hit.entry.id for hit in hits if hit.sense == "name"}
    at = 0
    for hit in hits:
        if hit.sense in ("adjective", "people"):
            continue
        while at < len(longer) and longer[at][1] <= hit.start:
            at += 1
        if hit.ambiguous and at < len(longer) and longer[at] == (hit.start, hit.end) and elsewhere[at]:
            continue
        around = longer[at] if at < len(longer) else (hit.start, hit.end)
        if around[0] <= hit.start and hit.end <= around[1] and around != (hit.start, hit.end):
            continue
        if hit.sense == "acronym" and not _plausible(hit, present):
            continue
        sentence = analysis.sentence_at(hit.start)
        if sentence is not None and not _names(analysis.text, hit, sentence, sorts, titles):
            continue
        entry = hit.entry
        yield Candidate(
            hit.start,
            hit.end,
            entry.name,
            entry.kind,
            _RULES[hit.sense],
            entry=entry,
            country=entry.country,
            weight=3,
        )


def _plausible(hit: Hit, present: set[str]) -> bool:
    """Whether a short acronym may be this actor's: its full name or its state is in the text too."""
    entry = hit.entry
    if entry.kind not in ("armed_group", "organisation") or hit.end - hit.start > 3 or entry.country is None:
        return True
    return entry.country in present or entry.id in present


def _names(text: str, hit: Hit, sentence: Sentence, sorts: Kinds, titles: Titles) -> bool:
    written = text[hit.start : hit.end]
    span = sentence.tokens(hit.start, hit.end)
    if span is None:
        return False
    if hit.entry.kind == "state":
        if hit.sense == "capital":
            return span.root.dep_ == "nsubj" and span.root.head.lemma_.lower() in sorts.acts
        if hit.ambiguous and not any(token.ent_type_ in ("GPE", "LOC") for token in span):
            return False
        shouted = len(written) < 4 and sentence.span.text.isupper()
        if shouted or _compound(text, hit.start, hit.end) or _MONEY.match(text, hit.end):
            return False
        return titled(sentence) or not _opens_name(span, titles)
    if " " in written or hit.sense == "acronym":
        return True
    if titled(sentence) or _opens_name(span, titles):
        return False
    return any(token.pos_ == "PROPN" or token.ent_type_ in ("ORG", "NORP", "PRODUCT") for token in span)


def _opens_name(span: Span, titles: Titles) -> bool:
    """Whether the state's name only begins a longer one, as in "US Open"."""
    if span.end >= len(span.doc):
        return False
    follower = span.doc[span.end]
    if not follower.text[:1].isupper() or follower.pos_ != "PROPN" or titles.is_title(follower.text):
        return False
    return (
        span.root.dep_ == "compound" and span.root.head.i >= span.end and follower.ent_type_ not in ("PERSON", "DATE")
    )


def _compound(text: str, start: int, end: int) -> bool:
    """Whether a hyphen or dash ties the name to another word: "US-Pakistan"."""
    before = text[max(0, start - 2) : start]
    after = text[end : end + 2]
    return (len(before) == 2 and before[1] in "-‐‑–" and before[0].isalpha()) or (
        len(after) == 2 and after[0] in "-‐‑–" and after[1].isalpha()
    )
