"""Generalities: what a text tells of many happenings at once, or of years, and of none of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.geography.containment import exactness
from tui.extraction.happenings.calamities import lasting
from tui.extraction.happenings.harm import HARMFUL
from tui.extraction.happenings.predicates import governor
from tui.extraction.happenings.setting.dating import too_long

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.happenings.telling import Count, Telling
    from tui.extraction.happenings.triggers import Trigger

_OVER_YEARS = re.compile(
    r"\bsince\s+(?:the\s+|\w+\s+)?(?:19|20)\d\d\b|\b(?:in|over|during|for|of)\s+(?:the\s+)?(?:(?:past|last|more\s+than|almost"
    r"|nearly|about|some)\s+)*(?:[\w-]+\s+)?(?:years|decades)\b|\bso\s+far\s+this\s+year\b|\b\w+-year(?:-old)?\s+"
    r"(?:\w+\s+)?(?:war|conflict|insurgency|campaign|rebellion)\b|\bsince\s+the\s+(?:start|beginning|outbreak)\b"
    r"|\b(?:war|conflict|insurgency|rebellion)\b[^.;,]{0,30}\b(?:has|have|had)\s+(?:\w+\s+)?(?:killed|claimed|left|cost"
    r"|reached|displaced)\b|\bto\s+the\s+(?:insurgency|conflict|war|rebellion)\b"
    r"|\b(?:terrorism|extremism|militancy|violence|unrest)\b[^.;]{0,30}\b(?:has|have|had)\s+(?:\w+\s+)?"
    r"(?:killed|claimed|left|cost|taken)\b|\btoll\b[^.;]*\bsince\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:toll|deaths)\s+(?:in|from|of)\b[^.;,]{0,40}\b(?:war|conflict|insurgency|rebellion)\b"
)
_REPEATED = frozenset((
    "repeated", "frequent", "numerous", "regular", "countless", "daily", "constant", "many", "such", "sporadic",
    "increasing", "rising", "growing", "continuing", "widespread", "rampant", "recurring", "incessant",
))  # fmt: skip
_TOLD_OF = frozenset(["det", "poss", "nummod", "aux", "auxpass", *clauses.SUBJECTS])
"""What hangs on a noun or verb that tells of one deed."""
_OFTEN = frozenset(["common", "frequent", "rare", "commonplace", "usual", "unusual", "routine", "rife", "endemic"])
_BEFORE = frozenset(["previous", "past", "earlier", "prior"])
_BESIDE = frozenset(["similar", "other"])
"""What stands before nouns for many happenings, told of at once and without a day."""
_RECORD = re.compile(r"\b(?:\w{3,}est|worst|most(?!\s+of)|first|last\s+such)\b")
"""What a time is only the measure of: "the deadliest attack in ten years"."""
_YEARLY = re.compile(
    r"\b(?:a|in)\s+total\b[^.;]{0,80}\b(?:incidents|attacks|bombings|blasts|clashes|operations)\b|\b(?:annually|yearly|on\s+average|(?:each|every|per|(?<!than\s)(?<!for\s)(?<!in\s)(?<!over\s)(?<!half\s)(?<!within\s)(?<!nearly\s)(?<!almost\s)(?<!about\s)a)\s+year)\b(?!\s+(?:ago|after|later|before|earlier))"
    r"|^(?:(?:the|this|that|last)\s+)?(?:month|year|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|(?:19|20)\d\d)(?:\s+\d{4})?(?:\s+(?:alone|itself))?\s+(?:has\s+|had\s+)?(?:cost|claimed|saw|seen)\b"
)
"""How a count is told that is none of one happening."""
_GIVEN_UP = re.compile(
    r"\b(?:initially|earlier|previously|originally|at\s+first|first)\s+(?:been\s+)?(?:said|put|reported|announced|given|stated"
    r"|told|counted|estimated|believed|feared)\b|\b(?:initial|earlier|previous|preliminary|first|early)\s+(?:reports?|tolls?|figures?"
    r"|counts?|estimates?)\s+(?:had\s+)?(?:said|put|spoke|gave|stood|was|of)\b|\bbut\s+(?:later|then|subsequently)\s+(?:lowered|reduced|revised)\b"
)
"""How a toll is told that was given before another one."""
_SCORE = 20
"""Happenings from which on a number of them is told of, and none of them."""
_MANY = 10
"""People from whom on a count in a sentence about years is taken for one over these years."""


def again_and_again(telling: Telling) -> bool:
    """Whether it tells of many over a time, and of none of them: "militants have launched repeated attacks"."""
    noun = telling.trigger.token
    several = telling.plural or _uncounted(telling.trigger)
    if not several or telling.definite or telling.when is not None or telling.modality != "asserted":
        return False
    if telling.type not in HARMFUL:
        return False
    if any(child.lower_ in _BEFORE for child in noun.lefts):
        return True
    if any(count.known for count in telling.killed + telling.injured):
        return False
    if any(child.lower_ in _BESIDE for child in noun.lefts) or _frequent(noun) or _always(telling):
        return True
    verb = governor(noun) or next((up for up in noun.ancestors if up.tag_ in ("VBN", "VBD", "VBZ", "VBP")), None)
    perfect = verb is not None and any(aux.lower_ in ("have", "has", "had") for aux in clauses.auxiliaries(verb))
    if telling.plural and _by_the_dozen(noun) and (perfect or noun.dep_ == "pobj"):
        return True
    counted = any(child.pos_ == "NUM" or child.lower_ == "several" for child in noun.lefts)
    bare = not counted and not any(child.dep_ in ("det", "poss") for child in noun.lefts)
    if bare and perfect and not telling.plural:
        return True
    if any(exactness(mention.place) for mention in telling.places):
        return False
    perfect = perfect and noun.dep_ in ("dobj", "nsubj", "nsubjpass")
    first = clauses.first_of_list(noun)
    parties = any(filler.how != "blamed" for filler in telling.fillers)
    if not parties and telling.sentence.block.kind != "heading" and first.dep_ == "pobj":
        return bare
    return bare and (perfect or any(child.lower_ in _REPEATED for child in noun.lefts))


def _by_the_dozen(noun: Token) -> bool:
    """Whether so many are counted that none of them is told of: "is behind at least | 20 attacks"."""
    counts = [child.text for child in noun.lefts if child.pos_ == "NUM"]
    return any(count.isdigit() and int(count) >= _SCORE for count in counts) or any(
        child.lower_ in ("dozens", "scores", "hundreds") for child in (noun.head, noun.head.head) if noun.dep_ == "pobj"
    )


def _uncounted(trigger: Trigger) -> bool:
    """Whether a noun names a doing and no deed: "villages wracked by | kidnapping for ransom"."""
    noun = trigger.token
    if trigger.verbal and (noun.tag_ != "VBG" or noun.dep_ not in ("pcomp", "conj") or clauses.objects(noun)):
        return False
    told = any(child.dep_ in _TOLD_OF or child.lower_ in ("of", "by") for child in noun.children)
    return noun.tag_ in ("NN", "VBG") and noun.lower_.endswith("ing") and not told


def _frequent(noun: Token) -> bool:
    """Whether a clause says how often such things happen: "accidents are common"."""
    said = [child for child in noun.head.children if child.dep_ in ("acomp", "attr")]
    said += [child for word in said for child in word.lefts if child.dep_ == "amod"]
    return noun.dep_ == "nsubj" and noun.head.lemma_ == "be" and any(word.lower_ in _OFTEN for word in said)


def _always(telling: Telling) -> bool:
    """Whether the present says what such disasters do at any time: "monsoon rains | bring landslides"."""
    noun = telling.trigger.token
    bare = noun.dep_ == "nsubj" and not any(child.dep_ in ("det", "poss", "nummod") for child in noun.lefts)
    present = noun.head.tag_ == "VBP" and not any(clauses.auxiliaries(noun.head))
    return telling.type == "disaster" and bare and present and telling.sentence.block.kind != "heading"


def leave_to_the_years(sentence: Sentence, tellings: Sequence[Telling]) -> None:
    """Take no count over years for the toll of one attack: "70,000 killed in ten years"; and none that was given up."""
    said = sentence.span.text.lower()
    if _GIVEN_UP.search(said):
        for telling in tellings:
            telling.killed = [replace(count, min=None, max=None) for count in telling.killed]
            telling.injured = [replace(count, min=None, max=None) for count in telling.injured]
    if _YEARLY.search(said):
        for telling in tellings:
            if telling.type in HARMFUL and telling.modality == "asserted" and (telling.killed or telling.injured):
                telling.modality = "generic"
    if not _OVER_YEARS.search(said) or _RECORD.search(said):
        return
    for telling in tellings:
        if (telling.type in HARMFUL or telling.trigger.kind.effect) and not lasting(telling.trigger):
            counts = telling.killed, telling.injured
            telling.killed, telling.injured = ([_open(count) for count in part] for part in counts)
            open_ended = telling.when is None or telling.when.precision == "year" or too_long(telling.when)
            if counts != (telling.killed, telling.injured) and open_ended and telling.modality == "asserted":
                telling.modality = "generic"


def _open(count: Count) -> Count:
    return replace(count, min=None, max=None) if (count.min or count.max or 0) >= _MANY else count
