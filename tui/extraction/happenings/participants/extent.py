"""How far the words of a participant or a count go, as a reader cites them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.participants.attributions import closing

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence

_LEFT = frozenset(
    ["det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "predet", "neg", "punct", "npadvmod"]
)
_OF_WHAT = frozenset(["accuse", "suspect", "convict", "acquit"])
"""Verbs that say behind "of" what their object did."""


def phrase(token: Token, sentence: Sentence) -> tuple[int, int]:
    """Where a noun's phrase stands in the document: its words before it, and an "of" behind it."""
    left = right = token
    apart = max((child.i for child in token.lefts if child.text == "," and not clauses.parts_list(child)), default=-1)
    for child in token.children:
        if child.i < apart and child.dep_ in ("advmod", "npadvmod"):
            continue
        if child.i < token.i and child.dep_ == "nmod" and child.ent_type_ == "DATE" and child.text.istitle():
            continue  # "On 3 May | gunmen …"
        if child.i < token.i and child.dep_ in _LEFT and child.tag_ not in ("WRB", "WP$"):
            edge = child.left_edge if child.left_edge.dep_ != "prep" else child
            if edge.i < left.i and not (child.dep_ == "punct" and child.text != "-"):
                left = edge
        elif child.i > token.i and child.dep_ == "prep" and child.lower_ == "of" and not _of_another(child, token):
            last = child
            said, _ = closing(sentence.span)
            told = min((part.left_edge.i for part in child.subtree if part.dep_ == "relcl"), default=said)
            for part in child.subtree:
                if part.i >= min(said, told):
                    break
                if clauses.parts_list(part):
                    continue
                if part.dep_ in ("acl", "appos") or (part.dep_ == "punct" and part.text in (",", "(", "[")):
                    break
                last = part
            right = last if last.i > right.i and last is not child else right
    while left.tag_ in ("WRB", "WDT", "WP") and left.i < token.i:  # "when | embassy staff", in a compound's own parse
        left = left.nbor(1)
    start, _ = sentence.offsets(left)
    _, end = sentence.offsets(right)
    return start, end


def _of_another(of: Token, noun: Token) -> bool:
    """Whether "of" belongs to another word than the noun that the parse gives it.

    To the verb before, "convicted three men | of helping him", "accused the army | of the raid", or to the end of a
    list, "police and members | of it".
    """
    if noun.dep_ == "dobj" and noun.head.lemma_ in _OF_WHAT and not clauses.prepositional(noun.head, "of"):
        return noun.head.i < noun.i and not any(child.dep_ == "prep" and child.i > of.i for child in noun.rights)
    listed = any(child.dep_ == "conj" and child.i < of.i for child in noun.rights)
    return listed or any(child.dep_ == "pcomp" for child in of.children)


def text_of(sentence: Sentence, start: int, end: int) -> str:
    """The parsed block's words at some offsets of the document, with single spaces."""
    return " ".join(sentence.words[start - sentence.base : end - sentence.base].split()).strip(" ,;:-–—\"'“”")
