"""Phrases: what a verb says by the noun that it has as its object."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.ties.assertion import Assertion, assertion, doer, fellows, unsettled
from tui.extraction.ties.tie import ACTS, FEW, SEATS, Tie, each_other, is_passive, of_kind, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.ties.referents import Referents
    from tui.extraction.ties.words import Phrase, RelationTerms


_STANCES = ("supports", "opposes", "condemns")
"""What somebody says of another also by what he says of his plans and deeds."""
_WORDS = ("statement", "declaration", "communique", "letter", "appeal")
"""What several say together."""
_MISSIONS = ("embassy", "consulate", "territory", "soil")
"""Where somebody is under the wing of whom they belong to."""


def told_by_phrases(
    verb: Token, entries: Iterable[Phrase], sentence: Sentence, terms: RelationTerms, referents: Referents
) -> Iterator[Tie]:
    """What a verb says with the noun that carries its meaning: "voiced its solidarity with Peru"."""
    things = clauses.objects(verb)
    if is_passive(verb):
        things += [child for child in verb.children if child.dep_ == "nsubjpass"]
    for entry in entries:
        near = clauses.prepositional(verb, *entry.by) if entry.by else things
        thing = next((one for one in near if _means(one, entry, terms)), None)
        if thing is not None:
            yield from _told(verb, thing, entry, sentence, terms, referents)


def _told(
    verb: Token, thing: Token, entry: Phrase, sentence: Sentence, terms: RelationTerms, referents: Referents
) -> Iterator[Tie]:
    """What a verb says with a noun."""
    before = {child.lower_ for child in thing.lefts}
    if entry.predicate == "cooperates_with" and not before.isdisjoint(terms.words.severs):
        return
    told = assertion(verb, terms.words)
    if told is Assertion.NOT or "no" in before or (entry.beside and before.isdisjoint(entry.beside)):
        return
    doers = _doers(verb, thing, entry, terms)
    named = tuple(dict.fromkeys(one for who in doers for one in referents.actors(who, sentence, place=entry.place)))
    subjects = of_kind(named, entry.subjects, referents)
    hedged = entry.hedged or unsettled(verb, told) or not before.isdisjoint(terms.words.unproven)
    tie = Tie(entry.predicate, subjects, (), words_of(verb), hedged, f"phrase {thing.lemma_}")
    if entry.territory:
        yield from _between(tie, _ground(thing, sentence, referents), entry)
        return
    behind = _behind(verb, thing, entry)
    objects = _meant(behind, entry, sentence, terms, referents)
    if _drawn_by_a_deed(verb, entry, terms):
        yield from [replace(tie, subjects=objects)] if objects else []
        return
    if entry.predicate == "leads" and not behind:
        objects = of_kind(referents.owners(thing, sentence), entry.objects, referents)
    unnamed = any(noun.lemma_.lower() in entry.unnamed for noun in behind)
    acted = entry.predicate in ACTS and not entry.swap and (behind or entry.predicate == "claims_responsibility")
    if entry.predicate == "claims_responsibility" and not any(one.lemma_.lower() in terms.words.acts for one in behind):
        tie = replace(tie, subjects=tuple(one for one in subjects if referents.kind(one) != "person"))
    if tie.subjects and (acted or (unnamed and not objects)):
        yield replace(tie, objects=objects)
    elif mutual := _with_each_other(tie, thing, behind, objects, entry):
        yield from mutual
    else:
        seat = entry.predicate in SEATS and any(
            referents.is_place(one, sentence) for one in _places(verb, thing, entry)
        )
        yield from _between(tie, objects, entry, alone=seat)


def _drawn_by_a_deed(verb: Token, entry: Phrase, terms: RelationTerms) -> bool:
    """Whether a deed, and nobody in particular, brings something on: "the raid drew condemnation from Peru"."""
    who = clauses.subject(verb) if entry.swap and entry.predicate in ACTS else None
    return who is not None and who.lemma_.lower() in terms.words.acts


def _with_each_other(tie: Tie, thing: Token, behind: list[Token], objects: tuple[str, ...], entry: Phrase) -> list[Tie]:
    """What the subjects do with each other, where nobody else is named: "Peru and Chile signed a pact"."""
    if not 1 < len(tie.subjects) <= FEW:
        return []
    if entry.mutual and not behind:
        subjects = tie.subjects
        return [replace(tie, subjects=(one,), objects=tuple(two for two in subjects if two != one)) for one in subjects]
    few = _are_few(thing, tie.subjects)
    signed = entry.predicate == "cooperates_with" and not objects and few and not _ends_strife(thing)
    return list(each_other(tie)) if signed else []


def _between(tie: Tie, objects: tuple[str, ...], entry: Phrase, *, alone: bool = False) -> Iterator[Tie]:
    """The tie between its subjects and some others, turned round if the phrase is of who receives."""
    subjects, others = (objects, tie.subjects) if entry.swap else (tie.subjects, objects)
    if subjects and (others or alone):
        yield replace(tie, subjects=subjects, objects=others)


def _doers(verb: Token, thing: Token, entry: Phrase, terms: RelationTerms) -> list[Token | None]:
    """Who does what a phrase says; to whom it is done, where the phrase is of who receives: "was granted asylum"."""
    if not is_passive(verb):
        return [doer(verb, terms.words), *fellows(verb)]
    given = (entry.swap and thing.dep_ == "dobj") or bool(entry.by)
    return [clauses.subject(verb) if given else clauses.agent(verb)]


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
        if not actors and (entry.predicate in _STANCES or noun.lemma_.lower() in terms.words.causes):
            actors = referents.owners(noun, sentence, of=entry.predicate not in _STANCES)
        if not actors and entry.predicate == "harbours" and noun.lemma_.lower() in _MISSIONS:
            actors = referents.owners(noun, sentence)
        if not actors and entry.predicate == "cooperates_with" and noun.tag_ == "NNS":  # "an order for 50 Ondal jets"
            actors = tuple(one for part in noun.lefts for one in referents.named(part, sentence))
        if not actors and entry.predicate == "targets":
            actors = referents.hit(noun, sentence)
        found.update(dict.fromkeys(actors))
    return of_kind(tuple(found), entry.objects, referents)


def _means(thing: Token, entry: Phrase, terms: RelationTerms) -> bool:
    """Whether a noun carries a phrase's meaning, or counts what does: "weapons", "vast quantities of weapons"."""
    if thing.lemma_.lower() in entry.nouns:
        return not entry.several or thing.tag_ in ("NNS", "NNPS")
    counted = clauses.prepositional(thing, "of", "in") if thing.lemma_.lower() in terms.words.quantities else []
    return any(one.lemma_.lower() in entry.nouns for one in counted)


def _behind(verb: Token, thing: Token, entry: Phrase) -> list[Token]:
    """The nouns to whom or with whom a phrase says that something is done."""
    behind = _places(verb, thing, entry)
    if entry.predicate == "harbours":
        behind += [child for child in thing.lefts if child.dep_ == "compound" and child.pos_ == "PROPN"]
    if "dative" in entry.object:
        behind += [child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"]
        behind += [one for one in clauses.objects(verb) if one.i < thing.i and one != thing]
    return behind


def _places(verb: Token, thing: Token, entry: Phrase) -> list[Token]:
    counted = clauses.prepositional(thing, "of") if "of" not in entry.object else []
    places = [noun for one in (thing, *counted, verb) for noun in clauses.prepositional(one, *entry.object)]
    return places or (_sellers(thing) if entry.predicate == "cooperates_with" else [])


def _sellers(deal: Token) -> list[Token]:
    """From whom or whose that is which a deal is to buy: "a deal to buy 30 jets from | Ondal", "30 of | its | jets"."""
    near = (*deal.rights, *deal.head.rights)
    buys = [child for child in near if child.lemma_ in ("buy", "purchase", "order") and clauses.infinitive(child)]
    bought = [thing for buy in buys for thing in clauses.objects(buy)]
    counted = [noun for thing in bought for noun in clauses.prepositional(thing, "of")]
    owners = [child for thing in (*bought, *counted) for child in thing.lefts if child.dep_ == "poss"]
    return owners or [noun for one in (*buys, *bought) for noun in clauses.prepositional(one, "from")]


def _are_few(thing: Token, parties: tuple[str, ...]) -> bool:
    """Whether so few share a deal that each has it with each other one; what they only say together, only two do."""
    return 1 < len(parties) <= (2 if thing.lemma_.lower() in _WORDS else FEW)


def _ends_strife(thing: Token) -> bool:
    """Whether what two sign only ends a quarrel: "a ceasefire agreement"."""
    return any(child.lower_ in ("ceasefire", "cease", "peace", "truce", "settlement") for child in thing.lefts)
