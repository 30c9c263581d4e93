"""Epithets: whom harm befell under his name and, elsewhere, by his office: "Senator Jo Tan was shot … the senator"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tui.extraction.happenings.harm import INCIDENTS
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Filler, Telling
    from tui.model import ActorKind

_STATIONS: Final = frozenset((
    "official", "minister", "president", "premier", "senator", "deputy", "lawmaker", "legislator", "congressman",
    "congresswoman", "councilman", "councillor", "mayor", "governor", "ambassador", "diplomat", "consul", "politician",
    "candidate", "leader", "chief", "director", "commander", "general", "colonel", "judge", "magistrate", "prosecutor",
    "priest", "bishop", "archbishop", "cleric", "journalist", "reporter", "businessman", "banker", "industrialist",
    "executive", "lawyer", "activist", "professor", "singer", "victim", "deceased",
))  # fmt: skip
"""Nouns for what somebody is, by which a text goes on to call him."""


def resolve(stories: Sequence[Story], kinds: Mapping[str, ActorKind]) -> None:
    """Take the one person whom harm befell by name for whom "the senator" means in another sentence about it."""
    for story in stories:
        if story.type not in INCIDENTS:
            continue
        named = {
            filler.actor: filler
            for telling in story.tellings
            for filler in telling.fillers
            if filler.role == "victim" and filler.actor is not None and kinds.get(filler.actor) == "person"
        }
        if len(named) != 1:
            continue
        who = next(iter(named.values()))
        for telling in story.tellings:
            telling.fillers = [_meant(filler, telling, who) for filler in telling.fillers]


def _meant(filler: Filler, telling: Telling, who: Filler) -> Filler:
    """The person by name, if a filler only repeats what he is."""
    if filler.role != "victim" or filler.actor is not None or lemma(filler.token) not in _STATIONS:
        return filler
    before = list(filler.token.lefts)
    the = any(child.lower_ == "the" for child in before) and all(child.dep_ in ("det", "compound") for child in before)
    bare = the and filler.token.tag_ in ("NN", "NNP")
    beside = any(other.key == who.key and other.token.sent == filler.token.sent for other in telling.fillers)
    if not bare or beside:
        return filler
    return replace(filler, actor=who.actor, text=who.text, head=who.head, named=True)
