"""Money: what a sum in a sentence is, and in which currency."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.counts.nouns import counted_noun, is_thing, label, reckoned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.counts.terms import FigureTerms
    from tui.extraction.text.numbers import Number

_STANDS = ("be", "stand", "reach", "total", "hit", "amount", "come")
_PREFIXED = re.compile(r"(?:[a-z]{2,3}\.?\s?|\W)\d")
"""A sum with its currency in front: "Rs 500 million"."""
_SHARED = re.compile(r"\s*(?:cents\s+|pence\s+|p\s+)?(?:/\s*|(?:a|per|each)\s+)share\b")
_PER_SHARE = re.compile(r"\b(?:per\s+share|EPS)\b[^;]{0,90}\Z")
_OF_A_SHARE = re.compile(
    r"\b(?:(?P<dividend>dividends?)|(?P<loss>loss(?:es)?|lost)"
    r"|(?P<price>pric(?:e|ed|es)|pa(?:y|id|ys)|offer(?:ed|s)?|bid|buy(?:s|ing)?|bought|sold|sell\w*|worth|valu\w+|trad\w+|clos\w+)"
    r"|(?P<earnings>earn(?:ings?|ed|s)?|profits?|income|EPS|expect\w*|forecasts?|estimates?))\b",
    re.I,
)
"""The words before a sum for each share, by what they say that it is."""
_PAID_OUT = re.compile(r"[^.;,]{0,50}\bdividends?\b", re.I)
_DEAREST = 1000
"""What no share earns."""
_RIGHT_BEFORE = re.compile(
    r"\b(?P<noun>[A-Za-z-]+)\s+(?:of|to|at)\s+(?:(?:just|about|around|over|nearly|almost|between|some|more\s+than)\s+)*\Z"
)
"""What a sum is of by the noun right before it: "a 4% increase in | revenue to | $34bn"."""
_TOLD_BEFORE = frozenset(["revenue", "profit", "loss", "expenses", "deficit", "surplus", "exports", "imports", "debt"])
_PLAN = "project value"
"""What a plan's sum is, unless the noun before says what the plan is for: "an | aid | programme"."""
_BESIDE = 40
"""Characters before a parenthesis in which the sum stands that it converts."""
_CLIMB = 5
"""Steps up the parse in which a word can say what a sum is."""


def of(token: Token, number: Number, sentence: Sentence, terms: FigureTerms) -> str:
    """What a sum of money is, with its currency."""
    code = _currency(number, sentence, terms)
    if _SHARED.match(sentence.words, number.end - sentence.base):
        return f"{_by_share(number, sentence)} ({code})"
    sum_ = counted_noun(token)
    if sum_.dep_ == "dobj" and sum_.head.lemma_ == "raise":
        return f"funding ({code})"
    before = _RIGHT_BEFORE.search(sentence.words, 0, number.start - sentence.base)
    named = terms.of_money.get(before["noun"].lower().removesuffix("s")) if before else None
    if named in _TOLD_BEFORE:
        return f"{named} ({code})"
    if (number.value or 0) < _DEAREST and _PER_SHARE.search(sentence.words, 0, number.start - sentence.base):
        return f"{_by_share(number, sentence)} ({code})"
    for word in map(reckoned, _about(token, terms)):
        name = terms.of_money.get(word.lower_) or terms.of_money.get(word.lemma_.lower())
        if name is not None and word != token and word.pos_ not in ("NUM", "PROPN"):
            if name == _PLAN:
                name = next((own for part in word.lefts if (own := terms.of_money.get(part.lemma_.lower()))), name)
            worth = name == "value" and (_project(word, terms) or _worth(word, terms))
            return f"{worth or name} ({code})"
    verb = next((up for up in token.ancestors if up.pos_ in ("VERB", "AUX")), None)
    who = clauses.subject(verb) if verb is not None else None
    moves = {*terms.words.rises, *terms.words.falls, *_STANDS}
    if verb is not None and who is not None and is_thing(who, terms) and verb.lemma_ in moves:
        return f"{label(who)} ({code})"
    return f"money ({code})"


def _by_share(number: Number, sentence: Sentence) -> str:
    """What there is so much of for each share, by the last word before that says so."""
    if _PAID_OUT.match(sentence.words, number.end - sentence.base):
        return "dividend per share"
    said = [match.lastgroup for match in _OF_A_SHARE.finditer(sentence.words, 0, number.start - sentence.base)]
    return f"{said[-1]} per share" if said else "per share"


def converted(words: str, number: Number) -> bool:
    """Whether a sum only repeats the one before in another currency: "$4 billion (3.7 billion euros)"."""
    opened = words.rfind("(", 0, number.start)
    return (
        number.kind == "money"
        and opened > words.rfind(")", 0, number.start)
        and any(map(str.isdigit, words[max(0, opened - _BESIDE) : opened]))
    )


def _about(token: Token, terms: FigureTerms) -> Iterator[Token]:
    """The words that can say what a sum is, the nearest in the parse first."""
    here = token
    for _ in range(_CLIMB):
        verbal = here.pos_ in ("VERB", "AUX")
        if verbal and here != token:
            yield from (child for child in here.children if child.dep_ in clauses.SUBJECTS)
            yield from _changed(here, token, terms)
        yield here
        yield from (
            child for child in here.children if child.dep_ not in ("acl", "advcl") or clauses.agent(child) is None
        )
        yield from clauses.prepositional(here, "in", "of", "for") if here.pos_ != "VERB" or here == token.head else ()
        if here.head == here:
            return
        here = here.head


def _changed(verb: Token, token: Token, terms: FigureTerms) -> Iterator[Token]:
    """What a change is in that a verb reports before its sum: "posted a rise | in profit | to $5m"."""
    for change in clauses.objects(verb):
        if change.i < token.i and change.lemma_.lower() in terms.words.changes:
            yield from (near for thing in clauses.prepositional(change, "in", "of") for near in (thing, *thing.lefts))


def _project(word: Token, terms: FigureTerms) -> str | None:
    """What is worth the money: "the project worth …"."""
    for near in (word.head, *word.head.children, word.nbor(-1) if word.i else word):
        name = terms.of_money.get(near.lemma_.lower())
        if name is not None and name.endswith("value") and name != "value":
            return name
    return None


def _worth(word: Token, terms: FigureTerms) -> str | None:
    """What is said to be worth the money, where that has a name of its own: "| exports | were worth $2bn"."""
    who = clauses.subject(word.head) if word.dep_ in ("acomp", "prep") else None
    return terms.of_money.get(who.lemma_.lower()) if who is not None else None


def _currency(number: Number, sentence: Sentence, terms: FigureTerms) -> str:
    """The code of a sum's currency, by its sign or by the word behind it; else that word."""
    text = sentence.words
    near = text[max(0, number.start - sentence.base - 1) : number.end - sentence.base + 20].lower()
    own = number.text.lower()
    behind = text[number.end - sentence.base :].lower().lstrip(" -")
    signed = (code for form, code in terms.by_currency if not form[-1].isalpha() and form in own)
    written = (code for form, code in terms.by_currency if _begins(behind, form) or _begins(own, form))
    if (code := next(signed, None) or next(written, None)) is not None:
        return code
    unit = re.match(r"[^\W\d_]+", behind)
    if unit and own[-1].isalnum() and not _PREFIXED.match(own):
        return unit[0]
    named = next(
        (
            code
            for form, code in terms.by_currency
            if len(form) > 1 and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", near)
        ),
        None,
    )
    if named is None and (prefix := _PREFIXED.match(own)):
        return "rupees" if prefix[0].startswith("rs") else "money"
    return named or (unit[0] if unit else "money")


def _begins(words: str, form: str) -> bool:
    """Whether words begin with a currency's name, as a whole word."""
    return words.startswith(form) and not words[len(form) : len(form) + 1].isalpha()
