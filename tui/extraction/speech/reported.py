"""Reported speech: what a sentence says that somebody said, by verbs and nouns of speech and by "according to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.speech.reporting_verbs import of_verb
from tui.extraction.speech.saying import Saying, around, clause_end, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.speech.words import Speech

_WITHIN = ("reported request", "reported with object", "reported with preposition", "expressed")
"""Rules that are left out within what somebody else is reported to say: there they tell of an act."""


def sayings(sentence: Sentence, text: str, speech: Speech) -> Iterator[Saying]:
    """The reported speech of a sentence, in order."""
    found = list(_each(sentence, text, speech))
    for one in found:
        if one.rule != "according to" or not any(_says_itself(one, other) for other in found):
            yield one


def _says_itself(source: Saying, other: Saying) -> bool:
    """Whether what a source is given for is itself a report: "According to the ministry, Lima said that …"."""
    if other is source or other.rule == "according to":
        return False
    at = other.sentence.offsets(other.speaker)[0]
    return any(start <= at < end for start, end in source.stretches)


def _each(sentence: Sentence, text: str, speech: Speech) -> Iterator[Saying]:
    taken: set[int] = set()
    told = 0
    for token in sentence.each:
        if token.i in taken:
            continue
        if token.lower_ == "according" and token.i + 1 < sentence.span.end:
            found = _according(token, sentence, text)
        elif token.lemma_ in speech.reporting_nouns and token.pos_ == "NOUN":
            found = _noun(token, sentence, text)
        elif (token.lemma_ in speech.verbs or token.lemma_ == "put") and token.pos_ == "VERB":
            found = of_verb(token, sentence, text, speech, taken)
        else:
            continue
        if found is None or (found.rule in _WITHIN and sentence.offsets(token)[0] < told):
            continue
        if found.rule == "reported clause":
            told = max(told, found.stretches[-1][1])
        yield found


def _according(token: Token, sentence: Sentence, text: str) -> Saying | None:
    """Read "according to the ministry, …", at either end of a sentence."""
    sources = [noun for to in token.children if to.lower_ == "to" for noun in to.children if noun.dep_ == "pobj"]
    if not sources:
        return None
    return around(token, sources[0], sentence, text, "according to", 0.85)


def _noun(noun: Token, sentence: Sentence, text: str) -> Saying | None:
    """Read "claims by the union that …", "the minister's warning that …"."""
    clause = next(
        (
            child
            for child in noun.rights
            if child.dep_ in ("acl", "ccomp", "relcl")
            and any(c.dep_ == "mark" and c.lower_ == "that" for c in child.lefts)
        ),
        None,
    )
    if clause is None:
        return None
    sources = [child for child in noun.lefts if child.dep_ == "poss"] or clauses.prepositional(noun, "by", "from", "of")
    if not sources or sources[0].lower_ in ("his", "her", "its", "their", "my", "our"):
        return None
    mark = next(child for child in clause.lefts if child.dep_ == "mark")
    stretch = sentence.offsets(sentence.span.doc[mark.i + 1 : clause_end(clause, sentence) + 1])
    return said(sentence, sources[0], text, stretch, "noun of saying", 0.8)
