"""Courts: the steps of a case, which are happenings of their own, and who was tried or arrested, told of again."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from tui.extraction import clauses
from tui.extraction.happenings.coreference.between import COURTS
from tui.extraction.happenings.coreference.distinct import long_ago
from tui.extraction.happenings.story import NEAR
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling

_GROUPS: Final = frozenset(["group", "number", "total", "dozen", "pair", "couple", "trio", "gang", "handful", "series"])
"""Nouns in the singular for several people."""


def apart_in_court(story: Story, telling: Telling) -> bool:
    """Whether a case was told of at another step than a telling's, or before another court by name."""
    mine = telling.trigger.steps
    theirs = {step for one in story.tellings for trigger in (one.trigger, *one.also) for step in trigger.steps}
    if mine and theirs and mine.isdisjoint(theirs):
        return True
    courts, others = _courts([telling]), _courts(story.tellings)
    return bool(courts) and bool(others) and courts.isdisjoint(others)


def _courts(tellings: Iterable[Telling]) -> set[str]:
    """The courts that decided, as actors by a name."""
    fillers = chain.from_iterable(one.fillers for one in tellings)
    return {
        filler.actor
        for filler in fillers
        if filler.actor and filler.how in ("subject", "by") and not COURTS.isdisjoint(filler.text.lower().split())
    }


def named_at_last(story: Story, telling: Telling) -> bool:
    """Whether a report names in its second sentence whom the first only describes: "a man was jailed".

    Further on only "the 33-year-old" is still the one; a full name there may be another's.
    """
    first = [filler for one in story.tellings for filler in one.fillers if filler.role == "target"]
    described = bool(first) and all(not filler.actor and _is_one(filler.token) for filler in first)
    named = [filler for filler in telling.fillers if filler.named and filler.role == "target"]
    distance = telling.sentence.index - story.last
    near = distance <= NEAR // 4 or all(filler.token.pos_ != "PROPN" for filler in named)
    if telling.type == "arrest" and any(child.lower_ == "also" for child in telling.trigger.token.lefts):
        return False
    return described and bool(named) and near and distance <= NEAR // 2 and not long_ago(telling)


def of_the_known(story: Story, telling: Telling) -> bool:
    """Whether it befell those of whom a report told right before, by a word that says no more: "the suspects"."""
    mine, theirs = _targets(telling), [nouns for one in story.tellings if (nouns := _targets(one))]
    near = 0 < telling.sentence.index - story.last <= NEAR // 2
    if not near or not mine or not theirs or long_ago(telling) or not all(map(_known, mine)):
        return False
    return any(_several(mine) == _several(nouns) for nouns in theirs)


def _targets(telling: Telling) -> list[Token]:
    return [filler.token for filler in telling.fillers if filler.role == "target"]


def _known(noun: Token) -> bool:
    """Whether a noun means somebody told of before, and says no more of him: "the man", "the two suspects"."""
    the = any(child.lower_ in ("the", "both") for child in noun.lefts)
    more = any(child.dep_ in ("acl", "relcl", "appos", "amod", "compound") for child in noun.children)
    return the and not more and noun.pos_ == "NOUN" and not any(clauses.prepositional(noun, "of", "from", "in", "with"))


def _several(nouns: Sequence[Token]) -> bool:
    """Whether some nouns are for several people."""
    return len(nouns) > 1 or any(noun.tag_ in ("NNS", "NNPS", "CD") for noun in nouns)


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
    return (noun.tag_ == "NN" and lemma(noun) not in _GROUPS) or (noun.tag_ == "NNP" and bool(noun.is_sent_start))
