"""Actors: names, titles and aliases resolved to who they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import names
from tui.extraction.candidates import Candidate, settle
from tui.extraction.coreference import resolve
from tui.extraction.kinds import kinds
from tui.extraction.lexicon import fold, lexicon
from tui.extraction.titles import titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.extraction.analysis import Analysis, Cast, DateMention, PlaceMention, Sentence
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.kinds import Kinds
    from tui.extraction.lexicon import Lexicon
    from tui.model import Appearance


def find(
    analysis: Analysis, places: tuple[PlaceMention, ...], dates: tuple[DateMention, ...], dictionaries: Dictionaries
) -> tuple[tuple[Appearance, ...], Cast]:
    """What the document says of each actor, and every mention."""
    known, words, sorts = lexicon(dictionaries), titles(dictionaries), kinds(dictionaries)
    candidates = [
        *_known(analysis, known, sorts),
        *names.persons(analysis, words),
        *names.organisations(analysis, sorts),
    ]
    located = {(place.start, place.end) for place in places}
    candidates = [
        one
        for one in candidates
        if one.entry is not None or one.title is not None or (one.start, one.end) not in located
    ]
    return resolve(analysis, settle(candidates))


def _known(analysis: Analysis, known: Lexicon, sorts: Kinds) -> Iterator[Candidate]:
    """The dictionary's names where the text is content."""
    text = analysis.text
    rows = [(row.start, row.end) for table in analysis.cleaned.tables for row in table.rows]
    for hit in known.find(text, fold(text)):
        sentence = analysis.sentence_at(hit.start)
        if sentence is None and not any(start <= hit.start and hit.end <= end for start, end in rows):
            continue
        if any(drop.start < hit.end and hit.start < drop.end for drop in analysis.cleaned.dropped):
            continue
        if hit.sense in ("adjective", "people"):
            continue
        if hit.sense == "capital" and not (sentence and _acts(sentence, hit.start, hit.end, sorts)):
            continue
        if hit.entry.kind == "state" and _hyphened(text, hit.start, hit.end):
            continue
        rule = "metonym" if hit.sense == "capital" else "dictionary" if hit.sense == "name" else "acronym"
        entry = hit.entry
        yield Candidate(
            hit.start, hit.end, entry.name, entry.kind, rule, entry, f"dictionary {entry.id}", entry.country, weight=3
        )


def _acts(sentence: Sentence, start: int, end: int, sorts: Kinds) -> bool:
    span = sentence.tokens(start, end)
    return span is not None and span.root.dep_ == "nsubj" and span.root.head.lemma_ in sorts.acts


def _hyphened(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before in "-–" and before != "" and text[start - 2 : start - 1].isalpha()) or (
        after in "-–" and after != "" and text[end + 1 : end + 2].isalpha()
    )
