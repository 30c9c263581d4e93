"""Actors that a text describes instead of naming: populations, and officials known by their office."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.extraction.cast.candidates import Candidate
from tui.extraction.cast.kinds import kinds
from tui.extraction.cast.lexicon import fold, lexicon
from tui.extraction.cast.titles import titles
from tui.extraction.clauses import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.cast.kinds import Kinds
    from tui.extraction.cast.lexicon import Hit, Lexicon
    from tui.extraction.cast.titles import Titles
    from tui.extraction.dictionaries import Dictionaries


class Descriptions:
    """Finds populations ("Afghan refugees") and unnamed officials ("China's top diplomat")."""

    def __init__(self, sorts: Kinds, offices: Titles, known: Lexicon) -> None:
        self._known = known
        self._nationals = sorts.nationals
        nouns = "|".join(map(re.escape, sorted(sorts.nationals | sorts.groups)))
        self._population = re.compile(rf" (?:{nouns})\b")
        listed = "|".join(map(re.escape, sorted(offices.officials, key=len, reverse=True)))
        self._official = re.compile(rf"(?:'s?)? (?P<office>(?:{listed}))\b(?!-)")

    def find(self, sentence: Sentence, folded: str, hits: Sequence[Hit]) -> Iterator[Candidate]:
        """The described actors of a sentence.

        Args:
            sentence: where to look.
            folded: the document's text, folded.
            hits: the names of states and their adjectives in the sentence.
        """
        for hit in hits:
            population = self._population.match(folded, hit.end, sentence.end)
            if population is not None and hit.sense in ("adjective", "people"):
                yield self._people(hit, population)
            official = self._official.match(folded, hit.end, sentence.end)
            if official is not None and hit.sense != "capital" and not self._named(sentence, official.end()):
                yield self._unnamed(hit, official)

    def _people(self, hit: Hit, match: re.Match[str]) -> Candidate:
        noun = match[0].strip()
        adjective = self._known.adjective[hit.entry.id]
        name = f"{adjective} {'nationals' if noun in self._nationals else noun}"
        return Candidate(
            hit.start,
            match.end(),
            name,
            "population",
            "population",
            identity=fold(name),
            country=hit.entry.name,
            weight=2,
        )

    def _unnamed(self, hit: Hit, match: re.Match[str]) -> Candidate:
        office = match["office"]
        return Candidate(
            hit.start,
            match.end(),
            f"{self._known.adjective[hit.entry.id]} {office}",
            "person",
            "office",
            identity=f"{hit.entry.id} {office}",
            country=hit.entry.name,
            weight=2,
        )

    @staticmethod
    def _named(sentence: Sentence, end: int) -> bool:
        """Whether the office is said of somebody named right behind it, or only qualifies the next word."""
        text = sentence.words[end - sentence.base :]
        if re.match(r"(?:,| is| was)? (?:[A-Z]|al-|ul-)", text):
            return True
        span = sentence.tokens(end - 2, end)
        if span is not None and (verb := _said_of(span.root)) is not None:
            return any(child.dep_ in SUBJECTS and child.tag_ in ("NNP", "NNPS", "WP") for child in verb.children)
        return span is None or (span.root.dep_ in ("compound", "amod", "nmod") and span.root.head.i > span.root.i)


def _said_of(office: Token) -> Token | None:
    """The verb by which an office is said of somebody: "is the ambassador", "served as foreign minister"."""
    if office.dep_ in ("attr", "oprd"):
        return office.head
    return office.head.head if office.dep_ == "pobj" and office.head.lower_ == "as" else None


@lru_cache(maxsize=4)
def descriptions(dictionaries: Dictionaries) -> Descriptions:
    """The descriptions of some dictionaries, made once."""
    return Descriptions(kinds(dictionaries), titles(dictionaries), lexicon(dictionaries))
