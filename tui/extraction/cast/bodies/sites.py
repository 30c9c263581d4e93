"""Bodies that are sites, too, such as hospitals: somewhere a thing happens, or somebody who acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.extraction import clauses

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.analysis import Analysis
    from tui.extraction.cast.candidates import Candidate
    from tui.extraction.cast.knowledge import Knowledge

_LIES: Final = frozenset((
    "be", "have", "lie", "stand", "sit", "burn", "collapse", "explode", "catch", "reopen", "become", "remain",
))  # fmt: skip
"""What buildings do."""
_MANNED: Final = frozenset({"office", "department", "police"})
"""Last words of the names of forces and authorities, which are no sites."""
_JOINED: Final = frozenset(
    {"party", "parties", "pati", "union", "league", "federation", "alliance", "coalition", "movement", "congress"}
)
"""Last words of the names of what people join, which are no sites."""
_OF: Final = ("of", "for", "from", "at", "with")


def acts(analysis: Analysis, one: Candidate, known: Knowledge) -> bool:
    """Whether a body does or says something where its name stands, or somebody who speaks or works for it does."""
    sentence = analysis.sentence_at(one.start)
    span = sentence.tokens(one.start, one.end) if sentence is not None else None
    if span is None:
        return False
    if one.kind == "government_body" and span[-1].lower_ in _MANNED:
        return True
    if span[-1].lower_ in _JOINED:
        return True
    if span.end < len(span.doc) and span.doc[span.end].text[:1].isupper() and _staffs(span.doc[span.end], known):
        return True
    root, head = span.root, span.root.head
    if root.dep_ == "nsubj":
        return head.pos_ == "VERB" and head.lemma_.lower() not in _LIES and not clauses.passive(head)
    if root.dep_ in ("poss", "compound", "nmod"):
        return _staffs(head, known)
    if root.dep_ == "pobj":
        by = head.dep_ == "agent" or (head.lower_ == "to" and head.head.lower_ == "according")
        return by or (head.lower_ in _OF and _staffs(head.head, known))
    return False


def _staffs(noun: Token, known: Knowledge) -> bool:
    """Whether a noun is an office, or what somebody is somewhere: the spokesman of a hospital, a fellow at it."""
    named = noun.pos_ in ("NOUN", "PROPN")
    return named and (known.titles.is_head(noun.text) or known.titles.leads(noun.lemma_))
