"""Whether two happenings of public life have other people in them, and so are two: one minister met, then another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.predicates import done_by_others, passive
from tui.extraction.happenings.story import gathered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling

OFFICES = frozenset(["appointment", "office", "fall"])
"""Kinds of happenings that are of who holds an office."""
_BOTH = re.compile(
    r"^(?:both|the (?:two|three|four|warring|rival)|the (?:sides|parties|leaders|countries|ministers)\b)"
)
"""What stands for those who were named before."""
_PAIR = 2
_LEAVING = frozenset((
    "dismiss", "sack", "fire", "oust", "resign", "step", "quit", "impeach", "depose", "remove", "relieve", "relinquish",
    "tender", "submit", "accept", "announce", "hand", "stand", "leave", "vacate", "retire", "demote", "unseat", "force",
    "resignation", "dismissal", "impeachment", "ouster", "sacking", "removal", "drive", "push", "abandon", "go",
))  # fmt: skip
_ENTERING = frozenset((
    "appoint", "nominate", "swear", "inaugurate", "name", "take", "assume", "succeed", "reinstate", "appointment",
    "nomination", "inauguration", "swearing", "form", "promote",
))  # fmt: skip
"""First words of what tells that somebody leaves an office, and comes into one."""


def _title(telling: Telling) -> frozenset[str]:
    """The words of the name that a meeting bears: "the Trilateral Meeting on Security"; none if it has no name."""
    noun = telling.trigger.token
    if telling.trigger.verbal or noun.pos_ != "PROPN":
        return frozenset()
    return frozenset(child.lower_ for child in noun.lefts if child.dep_ == "compound")


def apart(story: Story, telling: Telling) -> bool:
    """Whether a telling names others than a story of its type does, where these are what tells two apart."""
    if telling.type == "meeting" and (name := _title(telling)) and all(map(_title, story.tellings)):
        return not any(name & _title(one) for one in story.tellings)
    if telling.type == "trial":
        mine = _ruling(telling)
        return mine is not None and all(_ruling(one) not in (None, mine) for one in story.tellings)
    if telling.type == "policy":
        together = telling.sentence.index in story.sentences
        if together and done_by_others(telling.trigger.token):
            return True
        if of_office(telling) and not any(map(of_office, story.tellings)):
            return True
    if telling.type == "travel" and _elsewhere(story, telling):
        return True
    if telling.definite and not telling.plural:
        return False
    if telling.type == "meeting":
        return _met_others(story, telling)
    if telling.type == "travel":
        return _of_others(_named(telling), _named_in_all(story))
    if telling.type == "policy" and (of_office(telling) or of_office(story.lead)):
        return any(moved_others(one, telling) for one in story.tellings)
    return False


def _ruling(telling: Telling) -> str | None:
    """The court that a verb says ruled, by name."""
    verb = telling.trigger.token
    doer = clauses.agent(verb) if passive(verb) else clauses.subject(verb)
    ruled = (filler for filler in telling.fillers if telling.trigger.verbal and filler.token == doer)
    return next((one.actor for one in ruled if one.actor and not one.named and one.role == "participant"), None)


def unnamed(telling: Telling) -> bool:
    """Whether who takes part are the parties named before: "both sides", "the two leaders"."""
    parties = [filler for filler in telling.fillers if filler.role == "participant"]
    return bool(parties) and all(
        filler.actor is None and _BOTH.search(filler.text.lower()) is not None for filler in parties
    )


def of_office(telling: Telling) -> bool:
    """Whether it tells that somebody comes into an office, or leaves it."""
    return telling.trigger.name in OFFICES


def moved_others(one: Telling, other: Telling) -> bool:
    """Whether one tells of an office and the other does not, or of other people, or of the other way."""
    if not (of_office(one) and of_office(other)) or {_way(one), _way(other)} == {"in", "out"}:
        return True
    return _of_others(moved(one), moved(other))


def left(telling: Telling) -> bool:
    """Whether it tells that somebody leaves an office, which is done once."""
    return _way(telling) == "out"


def named_behind(tellings: Sequence[Telling], telling: Telling) -> bool:
    """Whether a report names right behind its first sentence whom that only describes: "a minister has resigned"."""
    first = tellings[0]
    described = [f for f in first.fillers if f.role in ("target", "participant") and f.token.tag_ == "NN"]
    some = any(child.lower_ in ("a", "an") for f in described for child in f.token.lefts)
    others = any(moved(one) for one in tellings)
    early = first.sentence.index <= 1 and telling.sentence.index - first.sentence.index <= _PAIR
    same = _way(first) == _way(telling) == "out"
    return early and some and same and not others and len(moved(telling)) == 1


def _way(telling: Telling) -> str | None:
    """Whether somebody comes into an office or leaves it, if the words say so."""
    first = telling.trigger.words.replace("-", " ").split()[0]
    return "out" if first in _LEAVING else "in" if first in _ENTERING else None


def _met_others(story: Story, telling: Telling) -> bool:
    """Whether two pairs of persons met, and share one at most."""
    mine, pairs = _named(telling), _pairs(story)
    return len(mine) >= _PAIR and bool(pairs) and all(len(mine & who) < _PAIR for who in pairs)


def _of_others(mine: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
    """Whether both name somebody, and nobody whom the other does."""
    return bool(mine) and bool(theirs) and not mine & theirs


def _elsewhere(story: Story, telling: Telling) -> bool:
    """Whether a visit is of somebody else, and to somebody else: "the visit of the premier to Peru"."""
    hosts = _hosts(telling)
    return bool(hosts) and not hosts & _hosts_in_all(story) and _of_others(_named(telling), _named_in_all(story))


def _hosts(telling: Telling) -> set[str]:
    """The actors that somebody visits."""
    return {f.actor for f in telling.fillers if f.actor and f.role == "host"}


def _named(telling: Telling) -> set[str]:
    """The persons who take part, by name; nobody hosts himself."""
    return {f.actor for f in telling.fillers if f.actor and f.named and f.role in ("participant", "other")}


@gathered
def _pairs(telling: Telling) -> Iterator[frozenset[str]]:
    """The persons who met, as each telling that names two or more does."""
    if len(who := _named(telling)) >= _PAIR:
        yield frozenset(who)


_named_in_all = gathered(_named)
_hosts_in_all = gathered(_hosts)


def moved(telling: Telling) -> set[str]:
    """Who comes into an office or leaves it, by name: whom somebody appoints, or who resigns."""
    who = [f for f in telling.fillers if f.role == "target"]
    if not who and not (telling.trigger.verbal and passive(telling.trigger.token)):
        who = [f for f in telling.fillers if f.role == "participant"]
    return {f.actor for f in who if f.actor and f.named}
