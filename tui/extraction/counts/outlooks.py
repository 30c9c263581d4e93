"""Outlooks: numbers that somebody only expects, which nothing has reached: "analysts expected sales of | $5bn"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.counts.terms import FigureTerms
    from tui.extraction.text.numbers import Number

_EXPECTED = "expected "
_FORESEEING = frozenset(["expect", "forecast", "predict", "project", "anticipate", "foresee", "envisage"])
_BELOW = frozenset(["dobj", "ccomp", "xcomp", "oprd", "prep", "npadvmod", "dative"])
"""What hangs on a verb that foresees it, and is not only said beside."""
_CLAUSES = frozenset(["advcl", "relcl", "acl", "parataxis"])
"""Clauses of their own, whose numbers the verb above does not foresee."""
_STEPS = 9
"""Steps up the parse to the verb or noun that foresees a number."""


def named(metric: str, number: Number, sentence: Sentence, terms: FigureTerms) -> str:
    """The metric of a number, said to be expected where it is no more than that."""
    if not metric or metric.startswith(_EXPECTED) or terms.words.forecasts & set(metric.partition(" (")[0].split()):
        return metric
    span = sentence.tokens(number.bare, number.end)
    return _EXPECTED + metric if span is not None and _foreseen(span.root, terms) else metric


def _foreseen(token: Token, terms: FigureTerms) -> bool:
    """Whether a number stands below a verb or behind a noun of expectation."""
    here = token
    for _ in range(_STEPS):
        up = here.head
        if up == here or (here.dep_ in _CLAUSES and not clauses.infinitive(here)):
            return False
        if up.lemma_.lower() in _FORESEEING and up.pos_ == "VERB" and here.i > up.i:
            return here.dep_ in _BELOW
        behind = here.dep_ in ("prep", "appos", "nummod") and here.i > up.i
        if up.pos_ == "NOUN" and up.lemma_.lower() in terms.words.forecasts and (behind or here.dep_ == "nummod"):
            return True
        here = up
    return False
