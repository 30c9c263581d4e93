"""Between: what ties two happenings of one sentence, or parts them: the words between, their times and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.geography.containment import nested
from tui.extraction.happenings.comparisons import parted
from tui.extraction.happenings.predicates import governor
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Telling

_STEPS = 4
"""Words up the parse beyond which one happening only speaks of another."""
_CONTRASTING = frozenset(["since", "whereas", "another", "separate", "previous", "earlier", "similar"])
_FURTHER = frozenset(["another", "separate", "second", "third", "similar", "other"])
COURTS = frozenset(["court", "tribunal", "judge", "justice", "jury", "magistrate", "panel", "bench"])
_LEADING = frozenset(["follow", "trigger", "spark", "prompt", "provoke", "precede", "unleash", "ignite", "inspire"])
"""Verbs whose object came of their subject, or went before it."""
_SPANS = frozenset(["hour", "day", "week", "month", "year"])
TOLLS = frozenset(["death toll", "toll", "death count", "body count", "number of death"])
"""Nouns for a count, which is told on another day than that of the happening."""


def apart(one: Telling, other: Telling) -> bool:
    """Whether two tellings of a sentence have places or dates of their own that cannot be the same."""
    if parted(one.trigger.token, other.trigger.token) or _set_off(one, other) or _set_off(other, one):
        return True
    if other.trigger.words in TOLLS and one.trigger.token in other.trigger.token.subtree:
        return False
    sure = one.sure_of_date and other.sure_of_date
    if sure and one.when is not None and other.when is not None and not one.when.overlaps(other.when):
        return True
    if one.places and other.places:
        return not any(nested(a.place, b.place) for a in one.places for b in other.places)
    return False


def _set_off(death: Telling, other: Telling) -> bool:
    """Whether a death is what only led to something else: "the | death of Ana Kovac sparked riots that killed six"."""
    noun = death.trigger.token
    if death.trigger.verbal or death.trigger.kind.effect is None or noun.dep_ != "nsubj":
        return False
    verb = noun.head
    return verb.lemma_ in _LEADING and other.trigger.token.i > verb.i and verb in other.trigger.token.ancestors


def came_after(one: Token, other: Token) -> bool:
    """Whether a clause behind "after" tells of the other: "blocked a road | after a clash had left one dead"."""
    for up in (other, *other.ancestors):
        if up == one:
            return False
        if up.dep_ == "prep" and up.head == one:
            return up.lower_ in ("after", "following")
        if up.dep_ == "advcl" and up.head == one:
            return any(child.dep_ == "mark" and child.lower_ in ("after", "since") for child in up.children)
    return False


def decided_elsewhere(one: Token, other: Token) -> bool:
    """Whether one is what a court did of which the other tells: "upheld the order of the court that | freed her"."""
    inner, outer = (one, other) if other in one.ancestors else (other, one)
    if inner.dep_ != "relcl" or outer not in inner.ancestors or inner.head.pos_ not in ("NOUN", "PROPN"):
        return False
    doer = next((child for child in inner.lefts if child.dep_ == "nsubj"), None)
    return doer is not None and doer.tag_ in ("WDT", "WP") and lemma(inner.head) in COURTS


def a_record(noun: Token) -> bool:
    """Whether a noun says what record a clause's happening is: "killing 191 in the country's worst | attack"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "in" and any(child.tag_ == "JJS" for child in noun.lefts)


def another(noun: Token) -> bool:
    """Whether a noun is of a happening besides the one told before it: "in one raid …, in another raid …"."""
    return any(child.lower_ in _FURTHER for child in noun.lefts)


def far(one: Token, other: Token) -> bool:
    """Whether one is only what the other is about: "a declaration on the implementation of the truce signed in May"."""
    low, high = (one, other) if other in one.ancestors else (other, one)
    steps = 0
    for up in (low, *low.ancestors):
        if up == high:
            break
        steps += up.dep_ not in ("conj", "xcomp")
    return high in low.ancestors and steps > _STEPS


def led_to(one: Token, other: Token) -> bool:
    """Whether the clause of one noun says when or how that of another came: "a quake hit as a landslide buried"."""
    verbs = [verb for verb in map(governor, (one, other)) if verb is not None]
    if len(verbs) < 2:
        return False
    return verbs[0] == verbs[1] or verbs[0] in verbs[1].ancestors or verbs[1] in verbs[0].ancestors


def contrasted(one: Token, other: Token) -> bool:
    """Whether words between two happenings set one apart from the other: "the worst crash since a ferry sank"."""
    first, second = sorted((one.i, other.i))
    return any(word.lower_ in _CONTRASTING for word in one.doc[first:second]) or later(one, other)


def later(one: Token, other: Token) -> bool:
    """Whether the first was some time after the second: "came | a day after a woman was | killed"."""
    first, second = sorted((one.i, other.i))
    words = one.doc[first + 1 : second]
    return any(word.lower_ == "after" and word.i > first + 1 and word.nbor(-1).lemma_ in _SPANS for word in words)


def beside(one: Token, other: Token) -> bool:
    """Whether one happening is only the occasion beside which the other was: "on the sidelines of the session"."""
    for up in one.ancestors:
        if up == other:
            return False
        if lemma(up) in ("sideline", "margin", "eve", "anniversary", "aftermath", "wake", "backdrop"):
            return True
        if up.pos_ in ("VERB", "AUX"):
            return False
    return False
