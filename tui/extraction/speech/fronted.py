"""Fronted: what stands before a source that the parse lost: "The dam is safe, the mayor, Ana Ruiz, said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.speech.saying import Saying, said

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from tui.extraction.analysis import Sentence

_RELATIVE = frozenset({"who", "which", "whose"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PARTS = 3
"""Parts between commas before a verb of which a source consists at most: who it is, and what he is."""


def fronted(verb: Token, sentence: Sentence, text: str) -> Saying | None:
    """Read "The dam is safe, the mayor, Ana Ruiz, said", where the parse takes the source for a part of the clause."""
    span = sentence.span
    if verb.tag_ not in ("VBD", "VBZ", "VBN") or verb.i - span.start < 4 or not _closes(verb, sentence):
        return None
    begin = verb.i
    while begin > span.start and span.doc[begin - 1].dep_ in ("aux", "advmod") and span.doc[begin - 1].head == verb:
        begin -= 1
    if span.doc[begin - 1].text != ",":
        return None
    parts = _parts(span, begin - 1)
    for at in range(1, len(parts)):
        who = _named(parts[at])
        if who is None or parts[at][0].lower_ in _RELATIVE:
            continue
        name = _named(parts[at - 1])
        if who.pos_ == "NOUN" and name is not None and name.pos_ == "PROPN":
            who = name
        before = span.doc[span.start : parts[at].start - 1]
        if not any(word.tag_ in _FINITE for word in before):
            return None
        stretch = sentence.offsets(before)
        return said(sentence, who, text, stretch, "reported before the verb", 0.7)
    return None


def _parts(span: Span, end: int) -> list[Span]:
    """What stands between the commas before a token, the last first."""
    found: list[Span] = []
    for at in range(end - 1, span.start, -1):
        if span.doc[at].text == ",":
            found.append(span.doc[at + 1 : end])
            end = at
            if len(found) == _PARTS:
                break
    return [part for part in found if len(part)]


def _named(part: Span) -> Token | None:
    """The head of a part that only names somebody."""
    plain = all(word.tag_ not in _FINITE and word.pos_ != "NUM" for word in part)
    head = part.root
    return head if plain and head.pos_ in ("NOUN", "PROPN") and clauses.phrase(head)[0] == part.start else None


def _closes(verb: Token, sentence: Sentence) -> bool:
    """Whether nothing follows a verb but when, where or to whom it was said."""
    rest = sentence.span.doc[verb.i + 1 : sentence.span.end]
    return all(word.is_punct or word.pos_ in ("ADP", "DET", "PROPN", "NOUN", "ADJ", "NUM") for word in rest)
