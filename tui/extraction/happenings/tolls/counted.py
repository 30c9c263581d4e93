"""Counted: what the words around a number, or the phrase of a victim, say of whom it counts."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Literal

from tui.extraction.happenings.participants import arguments
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.triggers import Trigger
    from tui.extraction.text.numbers import Number

Fate = Literal["killed", "injured", "other"]
_NEAR = 5
"""Words before a noun in which "of them" says that those whom it names were counted: "30 of them police officers"."""
_DIGITS_OF_A_YEAR = 4
FATES: dict[str, Fate] = {
    **dict.fromkeys(("dead", "killed"), "killed"),
    **dict.fromkeys(("injured", "wounded", "hurt"), "injured"),
    **dict.fromkeys(("missing", "arrested", "captured", "homeless", "displaced", "detained", "unaccounted"), "other"),
}
"""What befell people, by the word right behind their number."""
_NEARLY = frozenset(["nearly", "almost", "attempted", "failed", "foiled", "frustrated", "thwarted"])
_TRIES = frozenset(["attempt", "try", "bid", "effort", "plot", "fail", "conspire", "conspiracy", "mission"])
"""Words behind which "to kill" tells of no death."""


def a_year(number: Number, noun: Token) -> bool:
    """Whether a number before a noun is the year by which this is known: "the | 2014 Lima prison deaths"."""
    named = any(child.pos_ == "PROPN" for child in noun.lefts)
    bare = number.text.isdecimal() and len(number.text) == _DIGITS_OF_A_YEAR
    return named and bare and number.text[:2] in ("19", "20")


def number_of(noun: Token) -> Token:
    """The noun that counts what a noun names: "the number | of deaths"."""
    over = noun.head.head
    counts = over.lower_ in ("number", "total", "toll", "tally")
    return over if counts and noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun


def failed(trigger: Trigger) -> bool:
    """Whether somebody was to be killed and was not: "tried to kill him", "was nearly lynched"."""
    token = trigger.token
    if any(child.lower_ in _NEARLY for child in token.lefts):
        return True
    return token.dep_ in ("xcomp", "acl") and token.tag_ == "VB" and lemma(token.head) in _TRIES


def determined(token: Token) -> bool:
    """Whether a noun has an article or a possessor, or shares that of the noun before it: "his guard and driver"."""
    if token.dep_ == "conj" and token.head.pos_ == "NOUN" and not any(token.lefts):
        token = token.head
    return any(child.dep_ in ("det", "poss") for child in token.lefts)


def of_whom(number: Token) -> bool:
    """Whether a number is of those among whom another one was hit: "150 of the village's | 1,800 residents"."""
    noun = number.head if number.dep_ == "nummod" else number
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NUM"


def name_of_one(token: Token) -> str:
    """The name that a phrase ends with, if it is one person's and no actor's: "party leader Luis Ruiz"."""
    called = token.ent_type_ == "PERSON" or any(word.ent_type_ == "PERSON" for word in token.lefts)
    if token.tag_ not in ("NNP", "NN") or not called or any(child.dep_ in ("det", "nummod") for child in token.lefts):
        return ""
    first = token.i
    while first > token.sent.start and token.doc[first - 1].tag_ == "NNP":
        first -= 1
    return token.doc[first : token.i + 1].text


def between(token: Token) -> bool:
    """Whether a word can stand between a number and what befell so many: "30 other people were slightly"."""
    return token.pos_ in ("NUM", "NOUN", "PROPN", "ADJ", "ADV", "AUX", "SYM") or token.lower_ in ("of", "left", "than")


def pronoun(trigger: Trigger) -> Token | None:
    """The one person whom a pronoun says somebody killed: "killing him", "his body was found"."""
    for argument in arguments.find(trigger):
        singular = argument.token.lower_ in ("he", "she", "him", "her", "his")
        if singular and (argument.part == "patient" or trigger.kind.agent == "victim"):
            return argument.token
    return None


def fate(token: Token) -> Fate | None:
    """What befell those whom a phrase counts, if it or the word right behind it says so: "31 dead", "one missing"."""
    own = FATES.get(token.lower_)
    return own or (FATES.get(token.nbor(1).lower_) if token.i + 1 < token.sent.end else None)


def nobody(token: Token) -> bool:
    """Whether a phrase is of nobody: "not a single person", "no soldiers"."""
    return any(child.lower_ in ("no", "not", "neither") for child in token.lefts)


def either(verb: Token) -> bool:
    """Whether a verb leaves open what befell how many: "13 were killed or wounded"."""
    joined = [verb, verb.head] if verb.dep_ == "conj" else [verb]
    return any(child.dep_ == "cc" and child.lower_ == "or" for word in joined for child in word.children)


def among(token: Token) -> bool:
    """Whether a phrase names some of those who were counted before: "including …", "five of them Spaniards"."""
    if token.dep_ == "pobj" and token.head.lower_ in ("including", "among", "like", "as"):
        return True
    said = [word.lower_ for word in token.doc[max(token.sent.start, token.i - _NEAR) : token.i]]
    if any(
        pair in (("of", "them"), ("of", "whom"), ("among", "them"), ("among", "whom"))
        for pair in itertools.pairwise(said)
    ):
        return True
    after = [word.lower_ for word in token.doc[token.i + 1 : token.i + 3]]
    return after[:1] == ["of"] and after[1:] in (["them"], ["whom"], ["which"], ["these"], ["those"])


def after_others(trigger: Trigger) -> bool:
    """Whether a verb says that others died before: "was also killed"."""
    return trigger.verbal and any(child.lower_ in ("also", "too") for child in trigger.token.children)


def the_whole(token: Token) -> Token:
    """Those of whom a phrase names some, where the parse takes it for them: "six priests, five of them Spaniards"."""
    return token.head if among(token) and token.dep_ == "appos" and token.head.pos_ == "NOUN" else token


def others(token: Token) -> bool:
    """Whether a phrase is of others than were named: "another officer", "two more people"."""
    near = [word.lower_ for word in (token, *token.lefts)]
    if {"the", "than"} & {*near, *(word.lower_ for left in token.lefts for word in left.subtree)}:
        return False
    return any(word in ("another", "other", "others", "more", "additional", "further") for word in near)
