"""Percentages: what a percentage is of, a change or a share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.counts.nouns import PERCENT, common, counted_noun, is_thing, label, measured

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.counts.terms import FigureTerms, FigureWords

_WAYS = {
    **dict.fromkeys(("up", "higher", "more"), "increase"),
    **dict.fromkeys(("down", "lower", "less", "fewer"), "decrease"),
}
_STANDS = frozenset(
    ["be", "come", "stand", "end", "close", "finish", "trade", "go", "edge", "inch", "tick", "creep", "nudge", "move"]
)
_FRACTIONS = frozenset(
    ["half", "third", "thirds", "quarter", "fifth", "majority", "minority", "proportion", "percentage", "most"]
)
"""Nouns that are no more than a share themselves: "a little more than half (53%)"."""
_OUTPUT = frozenset(["gdp", "gross domestic product", "gross national product", "national income"])
"""What the size of a debt or a deficit is told by: "the deficit widened to 6% | of GDP"."""
_TIMES = frozenset(["year", "month", "quarter", "week", "annum", "day", "decade"])
_ON_ITSELF = frozenset(form + stop for form in ("yoy", "qoq", "mom", "y-o-y", "q-o-q") for stop in ("", "."))
"""How a rate is reckoned, in short."""
_OF_A_CHANGE = re.compile(r"\A(?:increase|decrease|change|rise|fall|drop|decline|jump) in ")
"""What is not said of the level to which something changes: "a rise in the rate | to 60 percent"."""
_PRONOUNS = frozenset(["it", "this", "that", "which", "they"])
_WON = frozenset(["vote", "ballot"])
"""Nouns that say over what time a number is, and never what it is of."""


def of(token: Token, terms: FigureTerms) -> str:
    """What the percentage that ``token`` is the number of stands for."""
    sign = _before_an_adverb(counted_noun(token))
    if sign.lower_ in PERCENT and sign.dep_ in ("nmod", "amod") and sign.head.pos_ == "NOUN" and sign.head.i > sign.i:
        sign = sign.head
    to = token.i > 0 and token.nbor(-1).lower_ == "to"
    found = _beside(sign, terms) or _said(sign, terms, to=to)
    return level(found) if to else found


def level(metric: str) -> str:
    """The metric of what changes: "increase in sales (%)" is of "sales (%)"."""
    return _OF_A_CHANGE.sub("", metric)


def _before_an_adverb(sign: Token) -> Token:
    """The sign of a percentage before what it is not of: "5 percent | year on year", "25% | higher"."""
    if sign.lower_ in PERCENT or (
        sign.lower_ not in _ON_ITSELF and sign.lemma_.lower() not in _TIMES and sign.lower_ not in _WAYS
    ):
        return sign
    return next((child for child in sign.lefts if child.lower_ in PERCENT), sign)


def _beside(sign: Token, terms: FigureTerms) -> str:
    """What it is of by the words right beside it: "40 percent of voters", "a 9% rise in sales"; else nothing."""
    head, words = sign.head, terms.words
    if sign.lower_ not in PERCENT and sign.pos_ != "NUM":
        about = (clauses.prepositional(sign, "in") or _about(sign)) if sign.lemma_.lower() in words.changes else []
        if about:
            return f"{sign.lemma_.lower()} in {label(about[0])} (%)"
        if sign.lemma_.lower() in words.changes and (of := label(sign).removesuffix(sign.lower_).strip()):
            return f"{sign.lemma_.lower()} in {of} (%)"
        if sign.lemma_.lower() in _WON:
            return f"share of {sign.lower_} (%)"
        return f"{label(sign)} (%)" if sign.pos_ == "NOUN" and label(sign) else "share (%)"
    whole = [thing for thing in clauses.prepositional(sign, "of") if thing.pos_ in ("NOUN", "PROPN")]
    if whole and label(whole[0]) in _OUTPUT and (held := _held(sign, terms)):
        return f"{held} (% of {label(whole[0])})"
    if whole and sign.dep_ == "dobj" and head.lemma_ in words.owns:
        return "stake (%)"
    if whole:
        return f"share of {label(whole[0])} (%)"
    if sign.dep_ in ("appos", "nmod") and head.lemma_.lower() in _FRACTIONS:
        parts = clauses.prepositional(head, "of")
        return f"share of {label(parts[0])} (%)" if parts and label(parts[0]) else "share (%)"
    if _level(sign) and head.head.lemma_.lower() in _FRACTIONS and (parts := clauses.prepositional(head.head, "of")):
        return f"share of {label(parts[0])} (%)"
    changed = _level(sign) and head.head.lemma_.lower() in words.changes
    about = clauses.prepositional(head.head, "in") if changed else []
    about = [thing for thing in about if thing.lemma_.lower() not in _TIMES | {"period"}]
    if about and head.lower_ in ("to", "at"):
        return f"{measured(about[0], terms)} (%)"
    if about:
        way = "decrease" if head.head.lemma_.lower() in words.falls | {"reduction"} else "increase"
        return f"{way} in {label(about[0])} (%)"
    if changed and head.lower_ in ("to", "at", "from"):  # "a margin rise | from 4% to 5%"
        return f"{label(head.head).removesuffix(head.head.lower_).strip() or 'share'} (%)"
    if _level(sign) and head.head.lemma_.lower() not in words.levels and label(head.head):
        return f"{measured(head.head, terms)} (%)"
    return ""


def _held(sign: Token, terms: FigureTerms) -> str:
    """What stands at or moves to a percentage, in words: "the | budget deficit | widened to 6%"."""
    whose = (clauses.subject(up) for up in sign.ancestors if up.pos_ in ("VERB", "AUX"))
    who = next((who for who in whose if who is not None and who.lemma_.lower() not in _TIMES), None)
    return measured(who, terms) if who is not None and is_thing(who, terms) else ""


def _level(sign: Token) -> bool:
    """Whether it stands behind a noun's preposition: "a rate of 5%"."""
    return sign.dep_ == "pobj" and sign.head.head.pos_ == "NOUN" and sign.head.head.lower_ not in PERCENT


def _said(sign: Token, terms: FigureTerms, *, to: bool) -> str:
    """What it is of by the verb of its clause: "sales rose 3%", "raised the key rate | to | 15%"."""
    head, words = sign.head, terms.words
    verb = next((up for up in sign.ancestors if up.pos_ == "VERB" or up.lemma_ == "be"), None)
    who = clauses.subject(verb) if verb is not None else None
    way = _way(sign, verb)
    if verb is not None and not _level(sign) and way is None and (thing := _moved(verb, sign, terms)) is not None:
        moved = measured(thing, terms)
        if head.lower_ != "by" and thing.lemma_.lower() in words.changes - {"growth"}:
            moved = moved.removesuffix(thing.lower_).strip() or moved
        return f"{_change(verb, words)} in {moved} (%)" if head.lower_ == "by" else f"{moved} (%)"
    if who is not None and who.lower_ in _PRONOUNS:
        who = _meant(who, terms) or who
    named = who is not None and is_thing(who, terms)
    if way is not None:
        stands = verb is not None and verb.lemma_ in _STANDS
        return f"{way} in {measured(who, terms)} (%)" if who is not None and named and stands else f"{way} (%)"
    if verb is not None and not named and not to and verb.lemma_ in words.rises | words.falls:
        return f"{_change(verb, words)} (%)"
    if verb is not None and who is not None and verb.lemma_ in words.wins and sign.dep_ == "dobj":
        return "share won (%)"
    if who is not None and who.lemma_.lower() in words.contenders:
        return "share won (%)"
    if verb is not None and who is not None and verb.lemma_ in words.owns and sign.dep_ == "dobj" and common(who):
        return "stake (%)"
    if verb is None or who is None or not named or who.lemma_.lower() in _FRACTIONS:
        return "share (%)"
    by = not to and (sign.dep_ in ("npadvmod", "dobj") or head.lower_ in {"by", *_ON_ITSELF})
    if by and verb.lemma_ in words.rises | words.falls:
        return f"{'increase' if verb.lemma_ in words.rises else 'decrease'} in {measured(who, terms)} (%)"
    return f"{measured(who, terms)} (%)"


def _meant(pronoun: Token, terms: FigureTerms) -> Token | None:
    """The rate in its sentence that a pronoun stands for: "faces | inflation, although | it | fell to 8%"."""
    before = reversed(pronoun.doc[pronoun.sent.start : pronoun.i])
    return next((word for word in before if word.pos_ == "NOUN" and word.lemma_.lower() in terms.words.rates), None)


def _way(sign: Token, verb: Token | None) -> str | None:
    """Which way something goes, by an adverb beside: "up 3%", "25% higher", "went up by 5%"."""
    near = [sign.head, sign.nbor(-2) if sign.i > 1 else sign]
    if sign.head.lower_ == "by" and verb is not None:
        near += [child for child in verb.children if child.dep_ in ("prt", "advmod", "acomp")]
    return next((_WAYS[word.lower_] for word in near if word.lower_ in _WAYS), None)


def _change(verb: Token, words: FigureWords) -> str:
    """Which way somebody moves something."""
    rising = verb.lemma_ in words.rises | words.raises
    return "increase" if rising else "decrease" if verb.lemma_ in words.falls else "change"


def _about(change: Token) -> list[Token]:
    """What a change right before is in, where the parse hangs it on the verb: "reported a 9% increase | in revenue"."""
    after = change.nbor() if change.i + 1 < len(change.doc) else change
    return [child for child in after.children if child.dep_ == "pobj"] if after.lower_ == "in" else []


def _moved(verb: Token, sign: Token, terms: FigureTerms) -> Token | None:
    """What somebody moves to or by a percentage: "raised the key rate to 15%"; None if nobody moves anything."""
    if verb.tag_ == "VBN" and clauses.passive(verb):
        return None
    things = [child for child in verb.children if child.dep_ == "dobj" and child.i < sign.i]
    if things and things[0].lemma_.lower() in terms.words.changes:  # "saw a rise in the rate to 6%"
        things = clauses.prepositional(things[0], "in") or things
    behind = sign.dep_ == "pobj" and sign.head.lower_ in ("to", "at", "by", "from")
    return things[0] if things and behind and is_thing(things[0], terms) else None
