"""Mere reports: statements that a sentence names only as where it has its news from, and heralds of what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.extraction import clauses
from tui.extraction.happenings.harm import HARMFUL
from tui.model import TIMELINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Telling

_MEDIA: Final = frozenset({"statement", "communique", "press release", "news release"})
_ISSUING: Final = frozenset({"issue statement", "release statement", "make statement", "issue communique"})
_SAYING: Final = frozenset(
    {"say", "tell", "add", "report", "state", "indicate", "confirm", "read", "note", "put", "reveal"}
)
_TOLD: Final = frozenset({"nsubj", "nsubjpass", "dobj"})
_NEWS: Final = HARMFUL | {"arrest", "disaster"}


def without(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings without the statements that only report violence told in the same sentence.

    "The army said in a statement that six men were killed" tells of the killing; a joint statement, a speech or a press
    conference is an event of its own. Harm that is announced to have been done is told as what it is.
    """
    news: dict[int, list[Token]] = {}
    for telling in tellings:
        if telling.type in _NEWS and telling.modality in TIMELINE:
            words = [trigger.token for trigger in (telling.trigger, *telling.also)]
            news.setdefault(telling.sentence.index, []).extend(words)
    kept = [
        telling
        for telling in tellings
        if not (telling.sentence.index in news and _only_reports(telling, news[telling.sentence.index]))
    ]
    beside: dict[int, list[Telling]] = {}
    for telling in kept:
        beside.setdefault(telling.sentence.index, []).append(telling)
    return [one for one in kept if not any(_heralds(one, other) for other in beside[one.sentence.index])]


def _heralds(telling: Telling, other: Telling) -> bool:
    """Whether one only announces that the other happened: "announced that a bomb had killed six", "a strike"."""
    verb = telling.trigger.token
    happened = other.type in _NEWS and other.modality in TIMELINE
    if telling.trigger.name != "announcement" or not telling.trigger.verbal or telling.also or not happened:
        return False
    if other.trigger.token in clauses.objects(verb):
        return True
    clauses_told = [child for child in verb.children if child.dep_ == "ccomp"]
    return any(clause == other.trigger.token or clause in other.trigger.token.ancestors for clause in clauses_told)


def _only_reports(telling: Telling, news: Sequence[Token]) -> bool:
    """Whether a statement says of some news that it happened: "said in a statement that | six men were killed"."""
    verb = _saying(telling)
    if verb is None:
        return False
    said = [child for child in verb.children if child.dep_ == "ccomp"]
    said = [one for clause in said for one in clauses.conjuncts(clause)]
    if not said:
        return any(verb in token.ancestors or token in verb.ancestors for token in news)
    return any(token in said or (token.head in said and token.dep_ in _TOLD) for token in news)


def _saying(telling: Telling) -> Token | None:
    """The verb with which a statement is only said to say something: "| said in a statement", "the statement said"."""
    trigger = telling.trigger
    if telling.type != "statement" or trigger.words not in _MEDIA | _ISSUING:
        return None
    token = trigger.token
    if trigger.verbal:
        token = token.head if token.dep_ == "acl" else next(iter(clauses.objects(token)), token)
    if any(child.lower_ == "joint" for child in token.children):
        return None
    saying = next((child for child in token.rights if child.dep_ == "acl" and child.lemma_ in _SAYING), None)
    if saying is not None:
        return saying
    verb = token.head if token.dep_ == "nsubj" else None
    if token.dep_ == "pobj" and token.head.lower_ == "in":
        verb = token.head.head
    return verb if verb is not None and verb.lemma_ in _SAYING else None
