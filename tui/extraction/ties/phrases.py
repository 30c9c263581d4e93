"""Phrases: what a verb says by the noun that it has as its object."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.ties.assertion import Assertion, assertion, doer
from tui.extraction.ties.tie import ACTS, FEW, SEATS, Tie, each_other, is_passive, of_kind, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.ties.referents import Referents
    from tui.extraction.ties.words import Phrase, RelationTerms

_MESSAGES = ("statement", "message", "video", "communique", "note", "letter", "post", "recording")
"""What somebody issues to say something: "issued a statement claiming responsibility"."""


def told_by_phrase(
    verb: Token, entry: Phrase, sentence: Sentence, terms: RelationTerms, referents: Referents
) -> Iterator[Tie]:
    """What a verb says with the noun that carries its meaning: "voiced its solidarity with Peru"."""
    thing = _thing(verb, entry, terms)
    told = assertion(verb, terms.words)
    before = {child.lower_ for child in thing.lefts} if thing is not None else set[str]()
    if entry.predicate == "cooperates_with" and not before.isdisjoint(terms.words.severs):
        return
    if thing is None or told is Assertion.NOT or "no" in before or (entry.beside and before.isdisjoint(entry.beside)):
        return
    subjects = of_kind(referents.actors(_who(verb, terms), sentence, place=entry.place), entry.subjects, referents)
    hedged = told is Assertion.HEDGED or not before.isdisjoint(terms.words.unproven)
    tie = Tie(entry.predicate, subjects, (), words_of(verb), hedged, f"phrase {thing.lemma_}")
    if entry.territory:
        yield from _between(tie, _ground(thing, sentence, referents), entry)
        return
    behind = _behind(verb, thing, entry)
    objects = _meant(behind, entry, sentence, terms, referents)
    unnamed = any(noun.lemma_.lower() in entry.unnamed for noun in behind)
    acted = entry.predicate in ACTS and not entry.swap and behind
    if subjects and (acted or (unnamed and not objects)):
        yield replace(tie, objects=objects)
    elif entry.predicate == "cooperates_with" and not objects and 1 < len(subjects) <= FEW and not _ends_strife(thing):
        yield from each_other(tie)
    else:
        seat = entry.predicate in SEATS and any(
            referents.is_place(one, sentence) for one in _places(verb, thing, entry)
        )
        yield from _between(tie, objects, entry, alone=seat)


def _between(tie: Tie, objects: tuple[str, ...], entry: Phrase, *, alone: bool = False) -> Iterator[Tie]:
    """The tie between its subjects and some others, turned round if the phrase is of who receives."""
    subjects, others = (objects, tie.subjects) if entry.swap else (tie.subjects, objects)
    if subjects and (others or alone):
        yield replace(tie, subjects=subjects, objects=others)


def _thing(verb: Token, entry: Phrase, terms: RelationTerms) -> Token | None:
    """The noun that carries the meaning, or counts what does."""
    things = clauses.objects(verb) or [
        up for child in verb.rights if child.dep_ == "prt" for up in clauses.objects(verb)
    ]
    if is_passive(verb):
        things = [child for child in verb.children if child.dep_ == "nsubjpass"]
    return next((one for one in things if _means(one, entry, terms)), None)


def _who(verb: Token, terms: RelationTerms) -> Token | None:
    """Who does it; behind what he issued, who issued it."""
    who = clauses.agent(verb) if is_passive(verb) else doer(verb, terms.words)
    if who is not None and who.dep_ == "dobj" and who.lemma_.lower() in _MESSAGES:
        return clauses.subject(who.head)
    return who


def _ground(thing: Token, sentence: Sentence, referents: Referents) -> tuple[str, ...]:
    """Whose ground a noun means: "Afghan territory", "the soil of Peru"."""
    behind = clauses.prepositional(thing, "of", "in")
    return referents.adjective(thing, sentence) or tuple(
        one for noun in behind for one in referents.actors(noun, sentence, place=True)
    )


def _meant(
    behind: list[Token], entry: Phrase, sentence: Sentence, terms: RelationTerms, referents: Referents
) -> tuple[str, ...]:
    """The actors that the nouns behind a phrase name, or whose they are: "for Peru's war effort"."""
    found: dict[str, None] = {}
    for noun in behind:
        actors = referents.actors(noun, sentence, place=entry.place)
        if not actors and noun.lemma_.lower() in terms.words.causes:
            actors = referents.owners(noun, sentence)
        if not actors and entry.predicate == "targets":
            actors = referents.hit(noun, sentence)
        found.update(dict.fromkeys(actors))
    return of_kind(tuple(found), entry.objects, referents)


def _means(thing: Token, entry: Phrase, terms: RelationTerms) -> bool:
    """Whether a noun carries a phrase's meaning, or counts what does: "weapons", "vast quantities of weapons"."""
    if thing.lemma_.lower() in entry.nouns:
        return True
    counted = clauses.prepositional(thing, "of") if thing.lemma_.lower() in terms.words.quantities else []
    return any(one.lemma_.lower() in entry.nouns for one in counted)


def _behind(verb: Token, thing: Token, entry: Phrase) -> list[Token]:
    """The nouns to whom or with whom a phrase says that something is done."""
    behind = _places(verb, thing, entry)
    if "dative" in entry.object:
        behind += [child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"]
        behind += [one for one in clauses.objects(verb) if one.i < thing.i and one != thing]
    return behind


def _places(verb: Token, thing: Token, entry: Phrase) -> list[Token]:
    counted = clauses.prepositional(thing, "of") if "of" not in entry.object else []
    return [noun for one in (thing, *counted, verb) for noun in clauses.prepositional(one, *entry.object)]


def _ends_strife(thing: Token) -> bool:
    """Whether what two sign only ends a quarrel: "a ceasefire agreement"."""
    return any(child.lower_ in ("ceasefire", "cease", "peace", "truce", "settlement") for child in thing.lefts)
