"""Attributions: the words at a sentence's end that only name who says so, and so nobody whom it befell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span

_SAYING = frozenset(["say", "report", "announce", "confirm", "state", "tell", "add", "disclose", "declare"])
_NAMING = frozenset(["NOUN", "PROPN", "ADJ", "DET", "NUM", "CCONJ", "ADP", "PART", "X"])
_LAST = 12
"""Words behind the verb of saying: when, where and to whom."""


def closing(sentence: Span) -> tuple[int, int]:
    """The words, as tokens of the document, from a sentence's last comma to the verb by which somebody says it.

    "… were shot, the sheriff's office and a hospital in Reno said on Monday": from "the" to "said". Both ends are the
    sentence's own if it is closed by no such words.
    """
    end = sentence.end
    last = [sentence.doc[at] for at in range(end - 1, max(sentence.start, end - _LAST) - 1, -1)]
    saying = (token for token in last if token.lemma_ in _SAYING and token.tag_ in ("VBD", "VBZ", "VBP"))
    verb = next(saying, None)
    if verb is None or any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in sentence.doc[verb.i + 1 : end]):
        return end, end
    start = verb.i
    while start > sentence.start and sentence.doc[start - 1].pos_ in _NAMING:
        start -= 1
    before = sentence.doc[start - 1] if start > sentence.start else None
    if before is None or before.text not in (",", "”", '"') or start == verb.i:
        return end, end
    return start, verb.i
