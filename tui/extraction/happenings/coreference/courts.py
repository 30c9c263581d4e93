"""Courts: the steps of a case, which are happenings of their own, and what a court decided besides."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from tui.extraction import clauses
from tui.extraction.happenings.coreference.between import COURTS
from tui.extraction.happenings.coreference.distinct import long_ago
from tui.extraction.happenings.story import NEAR
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling
    from tui.extraction.happenings.triggers import Trigger

_FILED: Final = frozenset((
    "sue", "file lawsuit", "file suit", "file petition", "file motion", "file complaint", "file brief", "bring suit",
    "file appeal", "appeal", "challenge in court", "seek injunction", "request injunction",
))  # fmt: skip
_CHARGED: Final = frozenset((
    "charge", "charge with", "indict", "indictment", "file charge", "bring charge", "press charge", "arraign",
    "arraignment", "file chargesheet", "submit chargesheet",
))  # fmt: skip
_HELD: Final = frozenset((
    "remand", "remand in custody", "place on remand", "grant bail", "deny bail", "reject bail", "refuse bail",
    "extend detention", "extend remand", "order detention", "appear in court", "appear before", "appear before court",
    "appear before judge", "appear before magistrate",
))  # fmt: skip
_HEARD: Final = frozenset(["hear argument", "hear evidence", "hear testimony", "court hearing", "adjourn hearing"])
_DECIDED: Final = frozenset((
    "sentence", "convict", "conviction", "acquit", "acquittal", "find guilty", "find not guilty", "jail", "imprison",
    "fine", "guilty verdict", "prison sentence", "prison term", "jail sentence", "jail term", "death sentence",
    "life sentence", "sentencing", "condemn to death", "hand down sentence", "receive sentence",
))  # fmt: skip
_REVIEWED: Final = frozenset((
    "acquit", "acquittal", "uphold", "overturn", "quash", "strike down", "annul", "set aside", "throw out",
    "commute sentence", "reduce sentence", "let stand", "retrial", "order retrial",
))  # fmt: skip
_UPHELD: Final = (
    "uphold ", "overturn ", "quash ", "affirm ", "reverse ", "vacate ", "endorse ", "restore ", "throw out ", "annul ",
)  # fmt: skip
"""What a higher court does with a judgment, which the words behind name: "uphold | conviction"."""
_STEPS: Final = (_FILED, _CHARGED, _HELD, _HEARD, _DECIDED, _REVIEWED)
"""The steps of a case by the words that tell of them."""


def apart_in_court(story: Story, telling: Telling) -> bool:
    """Whether a case was told of at another step than a telling's, or before another court by name."""
    mine = _steps([telling.trigger])
    theirs = _steps(trigger for one in story.tellings for trigger in (one.trigger, *one.also))
    if mine and theirs and mine.isdisjoint(theirs):
        return True
    courts, others = _courts([telling]), _courts(story.tellings)
    return bool(courts) and bool(others) and courts.isdisjoint(others)


def _steps(triggers: Iterable[Trigger]) -> set[int]:
    """The steps that some words tell of; none of those that may tell of any."""
    words = {trigger.words for trigger in triggers}
    found = {step for step, told in enumerate(_STEPS) if not words.isdisjoint(told)}
    return found | {_STEPS.index(_REVIEWED)} if any(told.startswith(_UPHELD) for told in words) else found


def _courts(tellings: Iterable[Telling]) -> set[str]:
    """The courts that decided, as actors by a name."""
    fillers = chain.from_iterable(one.fillers for one in tellings)
    return {
        filler.actor
        for filler in fillers
        if filler.actor and filler.how in ("subject", "by") and not COURTS.isdisjoint(filler.text.lower().split())
    }


def named_at_last(story: Story, telling: Telling) -> bool:
    """Whether a court's report names in its second sentence whom the first only describes: "a man was jailed".

    Further on only "the 33-year-old" is still the one; a full name there may be another's.
    """
    first = [filler for one in story.tellings for filler in one.fillers if filler.role == "target"]
    described = bool(first) and all(not filler.actor and _is_one(filler.token) for filler in first)
    named = [filler for filler in telling.fillers if filler.named and filler.role == "target"]
    distance = telling.sentence.index - story.last
    near = distance <= NEAR // 4 or all(filler.token.pos_ != "PROPN" for filler in named)
    return described and bool(named) and near and distance <= NEAR // 2 and not long_ago(telling)


def in_a_judgment(telling: Telling) -> bool:
    """Whether it names only in what a court said something: "In a judgment on Friday, the court said"."""
    noun = telling.trigger.token
    within = (
        not telling.trigger.verbal
        and noun.dep_ == "pobj"
        and noun.head.lower_ == "in"
        and noun.head.i < noun.head.head.i
    )
    return within and not telling.keys("target")


def by_the_court(story: Story, telling: Telling) -> bool:
    """Whether it says what else "the court" decided that was told of right before, about nobody else."""
    doer = clauses.subject(telling.trigger.token) if telling.trigger.verbal else None
    if doer is None or lemma(doer) not in COURTS or not any(child.lower_ == "the" for child in doer.lefts):
        return False
    courts = {lemma(filler.token) for one in story.tellings for filler in one.fillers}
    mine, theirs = telling.keys("target"), story.keys("target")
    near = telling.sentence.index - story.last <= NEAR // 2 and not telling.sure_of_date
    return near and lemma(doer) in courts and (not mine or not theirs or bool(mine & theirs))


def _is_one(noun: Token) -> bool:
    """Whether a noun is in the singular, and no name but where a sentence begins with it."""
    return noun.tag_ == "NN" or (noun.tag_ == "NNP" and bool(noun.is_sent_start))
