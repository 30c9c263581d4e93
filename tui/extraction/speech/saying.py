"""A saying: who says it, and the stretches of a sentence that are what is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.extraction import clauses

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence


_APPOSITION = 12
"""Words of an apposition that a source can have."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Reported words in a sentence: who says them (the head of a noun phrase) and their stretches of the text.

    There are several stretches where the report stands in the midst of its words: "The dam, he said, is safe".
    """

    sentence: Sentence
    speaker: Token
    stretches: tuple[tuple[int, int], ...]
    rule: str
    certainty: float = 0.9
    verb: str = ""
    """The lemma of the verb of speech."""


def predicate(verb: Token, who: Token, sentence: Sentence, text: str, rule: str) -> Saying | None:
    """The verb and all that depends on it, as what is said; without what another subject does: "…, and Chile left"."""
    last = clause_end(verb, sentence)
    for other in verb.rights:
        if other.dep_ == "conj" and clauses.has_subject(other):
            begin = next(
                (child.i for child in verb.rights if child.dep_ == "cc" and child.i < other.i), other.left_edge.i
            )
            last = min(last, max(begin - 1, verb.i))
    return said(sentence, who, text, sentence.offsets(sentence.span.doc[verb.i : last + 1]), rule)


def clause_end(verb: Token, sentence: Sentence) -> int:
    """The last token of a clause, without a participle clause behind a comma and without a source."""
    doc = verb.doc
    last = min(max(part.i for part in verb.subtree), sentence.span.end - 1)
    for part in verb.subtree:
        if part.i <= verb.i or part.i > last or doc[part.left_edge.i - 1].text != ",":
            continue
        participle = part.dep_ == "advcl" and part.tag_ == "VBG" and part.left_edge.lower_ != "as"
        if participle or part.lower_ == "according":
            last = min(last, part.left_edge.i - 2)
    return max(last, verb.i)


def said(
    sentence: Sentence, who: Token, text: str, stretch: tuple[int, int], rule: str, certainty: float = 0.9
) -> Saying | None:
    """One stretch as what is said; None if it is a single word."""
    start, end = unstopped(text, *stretch)
    return Saying(sentence, who, ((start, end),), rule, certainty) if len(text[start:end].split()) > 1 else None


def unstopped(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without what closes the sentence."""
    start, end = clauses.trim(text, start, end)
    return (start, end - 1) if start < end and text[end - 1] == "." else (start, end)


def around(top: Token, who: Token, sentence: Sentence, text: str, rule: str, certainty: float) -> Saying | None:
    """The sentence without the phrase of ``top``, which stands at its beginning, at its end or between."""
    span = sentence.span
    first, last = top.left_edge.i, max(top.right_edge.i, who.i)
    last = _behind_apposition(last, sentence)
    before = clauses.trim(text, *sentence.offsets(span.doc[span.start : first])) if first > span.start else (0, 0)
    tail = last + 1 < span.end and any(part.is_alpha for part in span.doc[last + 1 : span.end])
    after = unstopped(text, *sentence.offsets(span.doc[last + 1 : span.end])) if tail else (0, 0)
    stretches = tuple(part for part in (before, after) if len(text[part[0] : part[1]].split()) > 1)
    return Saying(sentence, who, stretches, rule, certainty) if stretches else None


def _behind_apposition(last: int, sentence: Sentence) -> int:
    """The end of a source with what it is: "according to the Institute, | a group based in Lima, | rents rose"."""
    behind = sentence.span.doc[last + 1 : min(last + 3 + _APPOSITION, sentence.span.end)]
    if len(behind) < 3 or behind[0].text != "," or behind[1].lower_ not in ("a", "an"):
        return last
    for word in behind[2:]:
        if word.text == ",":
            return word.i
        if word.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            break
    return last
