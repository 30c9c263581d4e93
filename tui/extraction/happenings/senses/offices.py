"""Offices: who is appointed, named or dismissed, and what only sounds like it: "dismissed the claims"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.predicates import passive, shared_subject
from tui.extraction.happenings.senses.contests import in_sport
from tui.extraction.happenings.senses.persons import someone
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from tui.extraction.happenings.participants.participants import Finder
    from tui.extraction.happenings.telling import Telling

_OF_PEOPLE = frozenset((
    "appoint", "nominate", "dismiss", "sack", "fire", "oust", "impeach", "depose", "reinstate", "demote", "promote to",
    "confirm to",
))  # fmt: skip
"""Verbs that tell of an office only where somebody, or a body of people, is their object."""
_OFFICES = frozenset((
    "post", "job", "office", "position", "cabinet", "government", "coalition", "party", "race", "parliament", "seat",
    "presidency", "premiership", "leadership", "board", "council", "contest", "senate", "politics", "role", "bloc",
))  # fmt: skip
"""What somebody quits who leaves an office."""


def _of_things(telling: Telling, finder: Finder) -> bool:
    """Whether what is dismissed, fired or nominated is no one: "dismissed the claims", "fired teargas"."""
    verb = telling.trigger.token
    if telling.trigger.words not in _OF_PEOPLE:
        return False
    subject = shared_subject(verb) if passive(verb) else None
    over = verb.head if verb.dep_ == "acl" and verb.tag_ != "VBG" else None
    struck = [one for one in (*clauses.objects(verb), subject, over) if one is not None]
    if not struck:
        return verb.lemma_ == "fire"  # what fires, and nobody, is a gun
    return not any(someone(one, telling, finder) for one in struck)


def no_office(telling: Telling, finder: Finder) -> bool:
    """Whether nobody is given an office or loses one."""
    return in_sport(telling, finder) or _of_things(telling, finder)


def quits_no_office(telling: Telling, finder: Finder) -> bool:
    """Whether what somebody quits is no office and no body: "quit smoking", "quit the show"."""
    quit_ = clauses.objects(telling.trigger.token)
    return bool(quit_) and not any(
        lemma(one) in _OFFICES or finder.sort(one, None) == "group" or finder.mention(one, telling.sentence) is not None
        for one in quit_
    )


def tells_who_he_is(telling: Telling, finder: Finder) -> bool:
    """Whether somebody is only called by his name, and given no office: "a man named as Luis Soto"."""
    verb = telling.trigger.token
    named = [noun for part in (verb, *telling.trigger.inner) for noun in clauses.prepositional(part, "as")]
    named = named or [noun for noun in telling.trigger.inner if noun.dep_ == "pobj"]
    called = [finder.mention(noun, telling.sentence) for noun in named]
    return any(one is not None and finder.kinds.get(one.actor) == "person" for one in called)


def of_a_union(telling: Telling, finder: Finder) -> bool:
    """Whether states join or leave a body of states: "left the Andean Union"."""
    kinds = {filler.role: set[str]() for filler in telling.fillers}
    for filler in telling.fillers:
        kinds[filler.role].add(finder.kinds.get(filler.actor or "", ""))
    return kinds.get("participant", set()) == {"state"} and "intergovernmental" in kinds.get("target", set())
