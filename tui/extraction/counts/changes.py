"""Changes: by how much something rose or fell, which is no level: "futures | fell by 50 cents | to $82.60"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.counts.nouns import is_thing, measured

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.counts.terms import FigureTerms
    from tui.extraction.text.numbers import Number

CHANGE = re.compile(r"\A(?P<stem>(?:expected )?(?:increase|decrease)(?: in .+?)?)(?: \([^()]*\))?\Z")
"""The metric of a change, whose unit stands in parentheses."""
OR = re.compile(
    r"\A(?:\s+[a-z]+)?\s*(?:,|\ba\s+(?:barrel|share|ton|tonne|litre|gallon|year|day)\b|\s)*(?:\bor\b|\()[\w\s,-]{0,16}\Z"
)
"""Between two numbers for one thing: "by 50 cents | , or about | 0.6%"."""
_MORE = r"(?:(?:another|an?\s+(?:additional|further|extra)|just|only|roughly|some|\w+ly|further)\s+)*"
_WAY = re.compile(rf"\b(?P<way>up|higher|down|lower)\s+(?:by\s+)?{_MORE}\Z", re.I)
"""Before a number by which something is more or less: "the shares were | up | 20 cents"."""
_BY = re.compile(rf"\bby\s+{_MORE}\Z", re.I)
_BEATEN = re.compile(
    r"\b(?:beat(?:ing|en|s)?|miss(?:ing|ed|es)?|exceed\w*|top(?:ping|ped|s)|estimates?|forecasts?|expectations)\s+"
    r"(?:[\w’']+\s+){0,5}?by\s+(?:\w+\s+)?\Z",
    re.I,
)
_BETTER = re.compile(r"(?:\s+(?:cents?|pence|[a-z]illion))*\s+(?:better|worse)\s+than\b", re.I)
"""Around the number by which a result differs from what was expected, and no more: "beat estimates | by 1 cent"."""
_VERB = re.compile(rf"\b(?P<verb>[a-z]+)\s+{_MORE}\Z")
_TO = re.compile(r"(?:\s+(?!to\b|from\b|and\b|but\b)[\w.,%()-]+){0,7}?,?\s+to\s+(?:\w+\s+){0,3}?\W{0,3}\w{0,3}\.?\s?\d")
"""Behind the number by which something moves: "gained 26 cents | to $58"."""
_WAYS = {"up": "increase", "higher": "increase", "down": "decrease", "lower": "decrease"}
_NEAR = 120
"""Characters before a number that say how it moves, at most."""
_STANDS = frozenset(["be", "close", "end", "finish", "trade", "settle", "open"])
_ITSELF = frozenset(
    ["rise", "increase", "grow", "jump", "climb", "surge", "soar", "fall", "decrease", "drop", "decline", "plunge"]
).union(["slump", "slip", "tumble", "dip", "slide", "edge"])
"""Verbs of what moves by itself, whose number is that by which it does: "rose | $2"."""
_HUNDRED = 100
"""From where on a bare number that something moves by is a figure."""


def named(metric: str, number: Number, sentence: Sentence, terms: FigureTerms) -> str:
    """The metric of a number that is no percentage, as that of a change where it is one."""
    if number.kind not in ("money", "count", "measure") or CHANGE.match(metric):
        return metric
    if number.kind == "money" and (
        _BEATEN.search(sentence.words, 0, number.start - sentence.base)
        or _BETTER.match(sentence.words, number.end - sentence.base)
    ):
        return ""
    told = _told(number, sentence, terms)
    if told is None:
        return metric
    way, who = told
    thing = measured(who, terms) if who is not None and is_thing(who, terms) else ""
    of, _, unit = metric.partition(" (")
    if number.kind == "money":
        of = thing or ("" if of == "money" else of)
        return f"{way} in {of} ({unit}" if of else f"{way} ({unit}"
    if of:
        return f"{way} in {metric}"
    return f"{way} in {thing}" if thing and number.kind == "count" and (number.value or 0) >= _HUNDRED else metric


def _told(number: Number, sentence: Sentence, terms: FigureTerms) -> tuple[str, Token | None] | None:
    """Which way something moves by a number, and what does; None if nothing does."""
    words, at = sentence.words, number.start - sentence.base
    near = max(0, at - _NEAR)
    if (adverb := _WAY.search(words, near, at)) is not None:
        verb = _stands(_at(sentence, adverb.start("way")), number)
        return (_WAYS[adverb["way"].lower()], clauses.subject(verb)) if verb is not None else None
    told = _moved_by(number, sentence, terms) if _BY.search(words, near, at) else _moves(number, sentence, terms)
    if told is None:
        return None
    verb, who = told
    return "increase" if verb.lemma_ in terms.words.rises | terms.words.raises else "decrease", who


def _moved_by(number: Number, sentence: Sentence, terms: FigureTerms) -> tuple[Token, Token] | None:
    """The verb behind whose "by" a number stands, and what it moves: "cut | spending | by $2m", "it fell by $2m"."""
    span = sentence.tokens(number.bare, number.end)
    for up in span.root.ancestors if span is not None else ():
        if up.pos_ == "VERB":
            return None
        if up.lower_ == "by":
            verb = up.head
            things = [thing for thing in clauses.objects(verb) if thing.i < up.i]
            who = things[0] if things else clauses.subject(verb)
            moves = verb.lemma_ in terms.words.rises | terms.words.falls | terms.words.raises
            return (verb, who) if moves and who is not None and is_thing(who, terms) else None
    return None


def _moves(number: Number, sentence: Sentence, terms: FigureTerms) -> tuple[Token, Token] | None:
    """The verb right before a number that says how far its subject moves: "futures | gained | 26 cents to $58"."""
    at = number.start - sentence.base
    lead = _VERB.search(sentence.words, max(0, at - _NEAR), at)
    verb = _at(sentence, lead.start("verb")) if lead is not None else None
    if verb is None or verb.pos_ != "VERB" or verb.lemma_ not in terms.words.rises | terms.words.falls:
        return None
    who = clauses.subject(verb)
    if who is None or not is_thing(who, terms):
        return None
    far = verb.lemma_ in _ITSELF or _TO.match(sentence.words, number.end - sentence.base)
    return (verb, who) if far else None


def _stands(adverb: Token | None, number: Number) -> Token | None:
    """The verb by which something is up or down: "was up $2"; none of "gave up 3 seats" and "shot down 6 drones"."""
    if adverb is None or adverb.i == adverb.sent.start:
        return None
    before = adverb.nbor(-1)
    if before.lemma_ in _STANDS:
        return before if before.lemma_ == "be" or number.kind == "money" else None
    apart = before.text in (",", "(", "–", "—", "-")
    return next((up for up in adverb.ancestors if up.pos_ in ("VERB", "AUX")), None) if apart else None


def _at(sentence: Sentence, at: int) -> Token | None:
    """The token at an offset of the sentence."""
    span = sentence.tokens(sentence.base + at, sentence.base + at + 1)
    return span[0] if span is not None else None
