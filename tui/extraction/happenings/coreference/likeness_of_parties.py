"""What speaks for and against one happening in who took part in two tellings, and how many were killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.happenings import CONTESTS, OUTCOMES
from tui.extraction.happenings.harm import ATTACKERS
from tui.extraction.happenings.participants.parties import left, moved, named_behind, of_office, unnamed
from tui.extraction.happenings.senses.contests import SCORE
from tui.extraction.happenings.story import NEAR, gathered
from tui.extraction.happenings.tolls.totals import of_story, of_tellings
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Token

    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling

_ANYBODY = frozenset(["people", "person", "civilian", "soldier", "member", "other", "house", "office"])
"""Nouns by which the victims and targets of many a happening are called."""
_CROWD = frozenset((
    "protester", "protestor", "demonstrator", "marcher", "rioter", "striker", "picket", "activist", "supporter",
    "crowd", "mob", "campaigner",
))  # fmt: skip
"""Who protests, by no other name."""
_KEEPING_ORDER = frozenset(["police", "policeman", "officer", "force", "guard", "troop", "soldier", "agency"])
_COUNTING = frozenset(["hundred", "thousand", "dozen", "ten", "score", "group", "number", "many", "some", "more"])
_QUIET = frozenset(["vigil", "boycott", "strike", "walk", "walkout", "hunger", "sit-in", "petition"])
"""Words for protests that are no crowd's in a street."""
_SIGNING = frozenset(["official", "minister", "delegate", "representative", "leader", "president", "side", "party"])
"""Who signs what states or companies agree on, by their posts."""
_PRIZES = frozenset(["award", "prize", "record", "mark"])
_BOTH = 2
_TAKEN = frozenset(["target", "victim"])
"""The roles of those who are arrested or kidnapped."""


def of_parties(story: Story, telling: Telling) -> Iterator[float]:
    """What speaks for and against one happening in who took part, and how many were killed."""
    mine, theirs = telling.keys("victim", "target"), story.keys("victim", "target")
    if mine & theirs:
        yield 2.0 if mine & theirs - _ANYBODY else 1.2
    elif mine and theirs:
        named = any(filler.named for filler in telling.fillers if filler.role in ("victim", "target"))
        named = named and not names_the_dead(story, telling)
        repeated = telling.type == "disaster" and not telling.places
        apart = any(telling.keys(role) and story.keys(role) for role in ("victim", "target"))
        repeated = repeated or (not apart and _by_attackers(story, telling))
        yield -1.5 if named else 0.0 if repeated else -0.9
    mine, theirs = telling.keys("perpetrator", "claimant"), story.keys("perpetrator", "claimant")
    if mine and theirs:
        yield 0.4 if mine & theirs else 0.5 if _by_attackers(story, telling) else -0.8
    if not _tolls_agree(story, telling):
        yield -0.8
    if telling.type in ("meeting", "agreement", "election", "trial", "protest", "travel"):
        yield 0.7 if _shared(story, telling) or (telling.type == "agreement" and _for_states(story, telling)) else 0.0
    if telling.type == "agreement" and _between_others(story, telling):
        yield -1.0
    if telling.type == "travel" and _one_trip(story, telling):
        yield 0.9
    if telling.type == "protest" and telling.sentence.index - story.last <= NEAR and _of_the_crowd(story, telling):
        yield 1.4
    if telling.type == "military_operation" and _of_its_toll(story, telling):
        yield 2.0
    if telling.type in ("arrest", "kidnapping") and _as_many(story, telling):
        yield 2.0
    if telling.trigger.name in CONTESTS and story.lead.trigger.name in CONTESTS:
        yield _of_sides(story, telling)
    if telling.type in ("agreement", "meeting") and telling.sentence.index - story.last <= NEAR:
        yield 0.9 if unnamed(telling) or _by_nobody(story, telling) else 0.0
    if of_office(telling) and _moved(story) & moved(telling):
        yield 1.4 if left(telling) else 0.6
    if of_office(telling) and named_behind(story.tellings, telling):
        yield 2.0
    if telling.type == "aid" and telling.trigger.verbal and _sides(telling) and _sides(telling) == _sides(story.lead):
        yield 1.2


def names_the_dead(story: Story, telling: Telling) -> bool:
    """Whether a report names in its next sentences whom its first only describes: "a man died in a crash"."""
    first = story.tellings[0]
    named = [filler for filler in telling.fillers if filler.role == "victim"]
    if not named or not all(filler.named for filler in named) or not is_deadly(telling):
        return False
    if first.sentence.index > 1 or telling.sentence.index - story.last > NEAR // 4:
        return False
    dead = [filler for one in story.tellings for filler in one.fillers if filler.role == "victim"]
    if not dead or any(filler.named or filler.actor for filler in dead):
        return False
    mine, theirs = of_tellings([telling], "killed").min, of_story(story, "killed").min
    return mine is not None and theirs is not None and mine <= theirs


def _as_many(story: Story, telling: Telling) -> bool:
    """Whether both tell of the taking of as many: "led to the arrest of 41 workers … in all, 41 adults were"."""
    mine = set(_taken(telling))
    return bool(mine) and mine == _taken_in_all(story)


def _taken(telling: Telling) -> Iterator[str]:
    """The numbers of those whom a telling says were taken, as it writes them."""
    taken = (filler.token for filler in telling.fillers if filler.role in _TAKEN)
    return (number.text for noun in taken for number in _numbers(noun))


@gathered
def _actors(telling: Telling) -> Iterator[str]:
    """The actors that take part, in whatever role."""
    return (filler.actor for filler in telling.fillers if filler.actor)


@gathered
def _contenders(telling: Telling) -> Iterator[frozenset[str]]:
    """The sides of a match, as each telling names both or one."""
    if sides := _sides_of(telling):
        yield sides


@gathered
def _heads(telling: Telling) -> Iterator[str]:
    """What those who take part are called by, in whatever role."""
    return (filler.head for filler in telling.fillers)


@gathered
def _lands(telling: Telling) -> Iterator[str]:
    """The countries in which it was."""
    return (mention.place.country for mention in telling.places if mention.place.country)


def _by_name(telling: Telling) -> Iterator[str]:
    """Who takes part by a name of his own."""
    return (filler.key for filler in telling.fillers if filler.named)


_taken_in_all = gathered(_taken)
_moved = gathered(moved)
_named = gathered(_by_name)


def _numbers(noun: Token) -> list[Token]:
    """The numbers before a noun, or behind "a total of", that count more than two."""
    counted = [noun, *(one for of in noun.rights if of.lower_ == "of" for one in of.rights)]
    return [
        child
        for one in counted
        for child in one.lefts
        if child.dep_ == "nummod" and child.lower_ not in ("one", "two", "1", "2")
    ]


def _shared(story: Story, telling: Telling) -> AbstractSet[str]:
    """The actors who take part in both."""
    return _actors(story) & {filler.actor for filler in telling.fillers if filler.actor}


def _for_states(story: Story, telling: Telling) -> bool:
    """Whether those who sign are called by their posts alone, as before, or signed for whom the text named before."""
    signing = [filler for filler in telling.fillers if filler.role == "participant"]
    posts = {filler.head for filler in signing if filler.actor is None and filler.token.tag_ == "NNS"} & _SIGNING
    named = sum(not filler.named for filler in story.lead.fillers if filler.actor)
    return bool(posts) and (bool(posts & _heads(story)) or (len(signing) == 1 and named > 1))


def _by_nobody(story: Story, telling: Telling) -> bool:
    """Whether the same is signed, and not said by whom: "the countries signed cooperation agreements"."""
    nobody = telling.type == "agreement" and telling.trigger.verbal and not telling.fillers
    return nobody and any(one.trigger.words == telling.trigger.words for one in story.tellings)


def _between_others(story: Story, telling: Telling) -> bool:
    """Whether both name two parties at least, and none in common."""
    mine, theirs = {filler.actor for filler in telling.fillers if filler.actor}, _actors(story)
    return len(mine) > 1 and len(theirs) > 1 and mine.isdisjoint(theirs)


def _one_trip(story: Story, telling: Telling) -> bool:
    """Whether one person by name goes to one country: "her state visit to Peru … Ruiz arrived in Lima"."""
    there = {mention.place.country for mention in telling.places} & _lands(story)
    return bool(there) and not _shared(story, telling).isdisjoint(_by_name(telling))


def _of_the_crowd(story: Story, telling: Telling) -> bool:
    """Whether nobody is said to protest but those who do, by that name, and the police: "the crowd threw stones"."""
    lead = story.lead
    if any(_QUIET & set(one.trigger.words.split()) for one in (lead, telling)) or (lead.plural and lead.places):
        return False
    unknown = [filler for filler in telling.fillers if filler.actor is None]
    heads = {lemma(word) for filler in unknown for word in (filler.token, *clauses.prepositional(filler.token, "of"))}
    if not unknown:
        return telling.trigger.verbal and not (telling.fillers or telling.places)
    return heads <= _CROWD | _COUNTING | _KEEPING_ORDER and not heads <= _COUNTING


def _of_sides(story: Story, telling: Telling) -> float:
    """What speaks for and against one match in the sides: the same two, one of them alone, or one against another.

    Who secures "the win", by name, is no side in a match of clubs or nations.
    """
    told, mine = _contenders(story), _sides_of(telling)
    if telling.definite and mine <= set(_by_name(telling)):
        mine &= _named(story)
    shared = max((len(mine & theirs) for theirs in told), default=0)
    if shared > 1:
        return 1.3
    full = len(mine) > 1 and any(len(theirs) > 1 for theirs in told)
    others = bool(mine) and bool(told) and not shared
    if full or others:
        return -1.0
    alone = shared == 1 and any(len(theirs) == _BOTH for theirs in told)
    return 1.3 if alone and _goes_on(story, telling) else 0.5 * shared


def _sides_of(telling: Telling) -> frozenset[str]:
    """Who plays a match; a cup is no side in the final of it."""
    result = telling.trigger.verbal or lemma(telling.trigger.token) in OUTCOMES
    return frozenset(f.key for f in telling.fillers if f.role == "participant" and (result or f.how != "of"))


def _goes_on(story: Story, telling: Telling) -> bool:
    """Whether what one side did is the match told before: with no score or day of its own, and not the other way."""
    scores = [set(SCORE.findall(one.sentence.span.text)) for one in (story.lead, telling)]
    prize = not _PRIZES.isdisjoint(telling.trigger.words.split())
    alike = _lost(story.lead) == _lost(telling) and not (all(scores) and scores[0].isdisjoint(scores[1]))
    return alike and not prize and not telling.plural and telling.when is None and telling.unsettled is None


def _lost(telling: Telling) -> bool:
    """Whether whose match it tells of did not win: "lost to", "the defeat of"."""
    words = telling.trigger.words.split()
    return words[0] in ("lose", "loss") or (words[-1] == "defeat" and not telling.trigger.verbal)


def _by_attackers(story: Story, telling: Telling) -> bool:
    """Whether both are of those who made an attack, whoever they were: "assailants", "the gunmen"."""
    doers = [one.keys("perpetrator") for one in (story, telling)]
    return all(keys & ATTACKERS for keys in doers)


def _sides(telling: Telling) -> set[tuple[str, str]]:
    """The giver and the taker of aid, if both are actors."""
    sides: set[tuple[str, str]] = {
        (f.role, f.actor) for f in telling.fillers if f.actor and f.role in ("provider", "recipient")
    }
    if len({role for role, _ in sides}) < 2:
        return set()
    return sides


def is_deadly(telling: Telling) -> bool:
    """Whether it tells that somebody was killed, which happens once."""
    return telling.trigger.kind.effect == "killed" or telling.subtype == "assassination" or bool(telling.killed)


def _tolls_agree(story: Story, telling: Telling) -> bool:
    theirs = of_story(story, "killed")
    if theirs.min is None:
        return True
    mine = of_tellings([telling], "killed")
    if mine.min is None:
        return True
    if telling.type == "military_operation" and _of_its_toll(story, telling):
        return True
    return mine.min == theirs.min or (telling.type == "disaster" and mine.min < theirs.min)


def _of_its_toll(story: Story, telling: Telling) -> bool:
    """Whether as many died as one part of those who fell in an operation: "two soldiers and six rebels … the six"."""
    mine = of_tellings([telling], "killed").min
    parts = {count for _, count in of_story(story, "killed").parts}
    return mine is not None and mine > 1 and mine in parts and telling.sentence.index - story.last <= NEAR // 2
