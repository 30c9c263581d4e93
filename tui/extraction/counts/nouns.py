"""The noun that a number is of, and how it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.counts.terms import FigureTerms

_SETTINGS = ("GPE", "DATE")
"""Names before a counted noun that say where and when it was: "| US | imports", "the | May | total"."""
_TIMES = ("year", "month", "quarter", "week")
_IDLE = frozenset(
    [
        "highest",
        "lowest",
        "total",
        "overall",
        "estimated",
        "further",
        "additional",
        "last",
        "same",
        "such",
        "own",
        "reported",
        "several",
        "many",
        "digit",
    ]
)
"""Words before a counted noun that do not tell what is counted."""
PERCENT = ("%", "percent", "per cent", "pc", "point", "points")


def reckoned(noun: Token) -> Token:
    """The profit of which "tax" only says how it is reckoned: "| profit | before tax"; any other noun as it is."""
    if noun.lower_ != "tax" or noun.i < noun.sent.start + 2 or noun.nbor(-1).lower_ not in ("before", "after"):
        return noun
    before = noun.nbor(-2)
    return before if before.pos_ in ("NOUN", "PROPN") else noun


def label(noun: Token) -> str:
    """The counted noun with what stands between it and its number: "security officers"."""
    noun = reckoned(noun)
    words = [child for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod") and child.pos_ != "NUM"]
    words = [word for word in words if not _on_itself(word) and not _ordinal(word) and word.lower_ not in _IDLE]
    words = [word for word in words if word.pos_ != "PROPN" or word.ent_type_ not in _SETTINGS]
    named = [word.text.lower() for word in (*words, noun) if word.is_alpha or "-" in word.text]
    return " ".join(word for word in named if word not in PERCENT)


def _ordinal(word: Token) -> bool:
    """Whether a word only says of which part of a year something is: "third-| quarter | profit"."""
    return word.lower_ in ("quarter", "half", "year") and word.dep_ in ("compound", "nmod") and word.i > word.sent.start


def _on_itself(word: Token) -> bool:
    """Whether a word is one of the two in "year-on-year", which say only how a rate is reckoned."""
    doc, lemma = word.doc, word.lemma_.lower()
    if lemma not in _TIMES:
        return False
    near = [doc[at] for shift in (-4, -2, 2, 4) if 0 <= (at := word.i + shift) < len(doc)]
    return any(other.lemma_.lower() == lemma for other in near)


def counted_noun(token: Token) -> Token:
    """The noun that a number stands before, or the number itself."""
    while token.dep_ in ("nummod", "quantmod", "compound", "npadvmod") and token.head != token:
        if token.head.pos_ not in ("NOUN", "PROPN", "NUM", "SYM", "ADJ"):
            break
        token = token.head
    return token


def common(noun: Token) -> bool:
    """Whether a noun is no name; a capital at the beginning of a sentence does not make it one."""
    return noun.pos_ == "NOUN" or (noun.pos_ == "PROPN" and noun.i == noun.sent.start and noun.i == noun.right_edge.i)


def is_thing(noun: Token, terms: FigureTerms) -> bool:
    """Whether a noun names a thing that is measured, and nobody who measures."""
    named = common(noun) or noun.lower_ in terms.words.indicators
    return named and noun.lemma_.lower() not in terms.words.bodies and bool(label(noun))


def measured(noun: Token, terms: FigureTerms) -> str:
    """What rises or falls, in words; of a mere number or a forecast what it is of: "the number of | passengers"."""
    if _on_itself(noun) and (
        rate := next((thing for on in noun.rights if on.lower_ == "on" for thing in on.rights), None)
    ):
        noun = rate
    mere = noun.lemma_.lower() in terms.words.totals | terms.words.forecasts | {"average"}
    behind = noun.nbor() if mere and noun.i + 1 < len(noun.doc) else noun
    of = [thing for thing in behind.children if thing.dep_ == "pobj"] if behind.lower_ in ("of", "on", "for") else []
    of = [thing for thing in of if thing.lemma_.lower() not in _TIMES]
    return label(of[0]) if of and label(of[0]) else label(noun)
