"""Local bodies: forces and offices that a town, county or province has, known by its name before theirs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.extraction.cast.bodies.organisations import titled
from tui.extraction.cast.candidates import Candidate
from tui.extraction.cast.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from tui.extraction.analysis import Analysis, Sentence
    from tui.extraction.cast.kinds import Kinds
    from tui.extraction.cast.knowledge import Knowledge

_PLACE = r"(?P<place>(?:[A-ZÀ-ÖØ-Þ][\w’'-]+|St\.)(?: (?:[A-ZÀ-ÖØ-Þ][\w’'-]+|de|del|la|of|upon)){0,3})"
_LEVEL = r"(?: (?:city|state|county|provincial|municipal|metropolitan|regional|district|town|traffic))?"
_DIVISIONS = frozenset({"county", "city", "state", "province", "district", "township", "parish", "borough"})


def local(analysis: Analysis, known: Knowledge) -> Iterator[Candidate]:
    """The forces and offices of towns and provinces: "Sarn police", "the Sarn County coroner's office"."""
    pattern = _pattern(known.kinds)
    for sentence in analysis.sentences:
        if titled(sentence):
            continue
        for match in pattern.finditer(sentence.words, sentence.start - sentence.base, sentence.end - sentence.base):
            place = _placed(match["place"], sentence, match.start(), known)
            span = sentence.tokens(match.start() + sentence.base, match.end() + sentence.base)
            if place is None or not _has_one(place, match["body"], known):
                continue
            if span is None or (span[-1].dep_ == "compound" and span[-1].head.i >= span.end):
                continue
            start, end = sentence.base + match.start() + len(match["place"]) - len(place), sentence.base + match.end()
            name = " ".join(analysis.text[start:end].split())
            country = next((spot.country for spot in known.places.named(place)), None)
            yield Candidate(start, end, name, "government_body", "local body", country=country, weight=2, certainty=0.8)


def _placed(words: str, sentence: Sentence, at: int, known: Knowledge) -> str | None:
    """The last of some capitalised words, as many as name a place below a state; None if none do."""
    parts = words.split(" ")
    for first in range(len(parts)):
        name = " ".join(parts[first:])
        if not name[0].isupper() or parts[first] == "The" or fold(name) in known.actors.country_of:
            continue
        if fold(parts[-1]) in _DIVISIONS and first < len(parts) - 1:
            return name
        start = sentence.base + at + len(words) - len(name)
        span = sentence.tokens(start, start + len(name))
        if known.places.named(name) or (span is not None and all(token.ent_type_ == "GPE" for token in span)):
            return name
        if span is not None and all(_is_name(token, known) for token in span) and _acts(span):
            return name
    return None


def _has_one(place: str, body: str, known: Knowledge) -> bool:
    """Whether a place has such a body: a government of its own only if it is a province, and no state's capital."""
    if body in known.kinds.local:
        return True
    spots = known.places.named(known.places.untyped(place))
    return any(spot.kind == "region" for spot in spots) and not any(spot.capital for spot in spots)


def _is_name(token: Token, known: Knowledge) -> bool:
    """Whether a word is a proper noun, and no day, nation or ordinary word."""
    named = token.tag_ == "NNP" and token.ent_type_ not in ("DATE", "NORP")
    ordinary = known.common.word(token.text) or fold(token.text) in known.kinds.nouns
    return named and not ordinary and not known.titles.is_title(token.text)


def _acts(place: Span) -> bool:
    """Whether the force right behind a place's name does something: "Sarn police said"."""
    return place.root.dep_ in ("compound", "amod") and place.root.head.dep_ == "nsubj"


@lru_cache(maxsize=4)
def _pattern(kinds: Kinds) -> re.Pattern[str]:
    words = sorted(kinds.local | kinds.provincial, key=len, reverse=True)
    bodies = "|".join(re.escape(word).replace("'", "['’]") for word in words)
    return re.compile(
        rf"(?<![\w-]){_PLACE}{_LEVEL} (?P<body>{bodies})(?![\w-]| (?:officers?|chiefs?|commissioners?)\b)"
    )
