"""Which tellings within a document are of one happening."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.coreference.distinct import apart_in_space, apart_in_time, new
from tui.extraction.happenings.coreference.likeness import likeness
from tui.extraction.happenings.coreference.pointers import pointed_at
from tui.extraction.happenings.harm import ASSAULTS, ATTACKERS, HARMFUL, VIOLENCE
from tui.extraction.happenings.predicates import shared_subject
from tui.extraction.happenings.story import Story, settled
from tui.extraction.happenings.triggers import lemma
from tui.model import TIMELINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.extraction.happenings.telling import Filler, Telling

_NOBODY = frozenset(["other", "others", "more", "dozen", "score"])
"""Nouns by which people are counted and no more."""
_FEW = 4
"""Sentences, and stories, back in which the attack was told of whose doers fell."""
_LAST = 200
"""Stories with which a telling is compared: those told last before it."""
_LAST_ALIKE = 20
"""Of those that share its day, or whom it befell, so many may be told of any time before."""


def join(tellings: Sequence[Telling]) -> list[Story]:
    """The happenings that some tellings, in the order of the text, are of."""
    stories: list[Story] = []
    with settled(stories):
        _join(tellings, stories)
    return stories


def _join(tellings: Sequence[Telling], stories: list[Story]) -> None:
    """Add each telling to the story that it is of, or as a new one."""
    told = _Told()
    for telling in tellings:
        fell = _of_its_doers(telling) or _of_named_doers(stories, telling)
        if fell and (story := _last_assault(stories, telling)) is not None:
            story.add(replace(telling, fillers=[], killed=[], injured=[]))
            continue
        if _of_nobody(telling) and (story := _right_before(stories, telling)) is not None:
            story.add(telling)
            continue
        if telling.trigger.name == "hurting" and (story := _last_harm(stories, telling)) is not None:
            story.add(telling)
            continue
        if not new(telling) and (story := pointed_at(stories, telling)) is not None:
            story.add(telling)
            continue
        near = () if telling.type != "statement" and new(telling) else told.near(telling)
        scores = ((likeness(stories[number], telling), number) for number in near)
        score, number = max(scores, default=(0.0, 0))
        if score > 0:
            stories[number].add(telling)
        else:
            number = len(stories)
            stories.append(Story(telling).settle())
        told.add(number, telling)


def _of_its_doers(telling: Telling) -> bool:
    """Whether it tells only that those who made an attack died in the end: "both attackers were shot dead"."""
    fallen = [filler for filler in telling.fillers if filler.role == "victim"]
    deadly = telling.trigger.kind.effect == "killed" or telling.trigger.name == "shooting"
    return deadly and telling.type in VIOLENCE and bool(fallen) and all(map(_attacker, fallen))


def _of_named_doers(stories: list[Story], telling: Telling) -> bool:
    """Whether those who were killed are by name who made the attack told of last."""
    fallen = telling.keys("victim")
    named = all(filler.named for filler in telling.fillers if filler.role == "victim")
    deadly = telling.trigger.kind.effect == "killed" and telling.type in VIOLENCE and bool(fallen) and named
    return deadly and any(fallen <= story.keys("perpetrator") for story in stories[-_FEW:] if story.type in ASSAULTS)


def _attacker(filler: Filler) -> bool:
    marks = {"the", "both", "all"}
    known = any(word.lower_ in marks or word.pos_ == "NUM" for word in filler.token.lefts)
    return known and lemma(filler.token) in ATTACKERS


def _last_assault(stories: list[Story], telling: Telling) -> Story | None:
    """The attack that was told of right before a telling, if nothing says that it was at another time or place."""
    for story in reversed(stories[-_FEW:]):
        near = story.type in ASSAULTS and telling.sentence.index - story.last <= _FEW
        if near and not (apart_in_time(story, telling) or apart_in_space(story, telling)):
            return story
    return None


def _last_harm(stories: list[Story], telling: Telling) -> Story | None:
    """The harm told of right before somebody "received wounds", who received them there and then."""
    for story in reversed(stories[-_FEW:]):
        near = story.type in HARMFUL and telling.sentence.index - story.last <= _FEW
        told = story.lead.modality in TIMELINE and telling.modality in TIMELINE
        if near and told and not (apart_in_time(story, telling) or apart_in_space(story, telling)):
            return story
    return None


def _of_nobody(telling: Telling) -> bool:
    """Whether it counts people without saying who, where or when: "at least 12 others were wounded"."""
    effect = telling.trigger.kind.effect in ("killed", "injured") and telling.trigger.verbal
    alone = effect and not telling.places and not telling.sure_of_date and telling.modality in TIMELINE
    counted = [filler for filler in telling.fillers if filler.role == "victim"]
    done = any(filler.role == "perpetrator" for filler in telling.fillers) or _by_something(telling)
    return alone and not done and bool(counted) and all(f.token.pos_ == "NUM" or f.head in _NOBODY for f in counted)


def _by_something(telling: Telling) -> bool:
    """Whether a clause names what killed so many, which may be another happening: "the conflict left 600 dead"."""
    verb = telling.trigger.token
    subject = None if clauses.passive(verb) else shared_subject(verb)
    return subject is not None and subject.pos_ == "NOUN" and bool(clauses.objects(verb))


def _right_before(stories: list[Story], telling: Telling) -> Story | None:
    """The harm that was told of last, in a telling's sentence or the one before."""
    at = telling.sentence.index
    harm = (story for story in reversed(stories) if story.type in HARMFUL and story.lead.modality in TIMELINE)
    story = next(harm, None)
    return story if story is not None and story.last in (at - 1, at) else None


class _Told:
    """The numbers of the stories told so far, to find those that a telling is compared with."""

    def __init__(self) -> None:
        self._last: dict[int, None] = {}
        self._by_sign: dict[str, dict[int, None]] = {}

    def add(self, number: int, telling: Telling) -> None:
        """A telling is of a story."""
        for told in (self._last, *(self._by_sign.setdefault(sign, {}) for sign in self._signs(telling))):
            told.pop(number, None)
            told[number] = None

    def near(self, telling: Telling) -> set[int]:
        """The stories told last, and of those before them the last of its day and of whom it names."""
        near = set(islice(reversed(self._last), _LAST))
        for sign in self._signs(telling):
            near.update(islice(reversed(self._by_sign.get(sign, {})), _LAST_ALIKE))
        return near

    def _signs(self, telling: Telling) -> Iterator[str]:
        """What tells a story from most others, however long ago it was told."""
        if telling.when is not None and telling.when.precision == "day" and telling.when.start is not None:
            yield telling.when.start
        yield from {filler.key for filler in telling.fillers if filler.role in ("victim", "target") and filler.named}
