"""Patterns: the ways in which a sentence ties two actors together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.ties.assertion import Assertion, assertion, doer, fellows, unsettled
from tui.extraction.ties.charges import charges, claimed
from tui.extraction.ties.holding import holding
from tui.extraction.ties.nouns import act, invited, of_both, on_behalf, speaking
from tui.extraction.ties.parts import one_of, part
from tui.extraction.ties.phrases import told_by_phrases
from tui.extraction.ties.tie import BODIES, FEW, HOSTS, STATES, Tie, each_other, is_passive, of_kind, words_of
from tui.extraction.ties.verbs import told_by_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.ties.referents import Referents
    from tui.extraction.ties.words import RelationTerms

_SIDE_BY_SIDE = ("play", "live", "stay", "stand", "rank", "lie", "be", "face", "account")
"""What two do beside each other, and not with each other's help."""
_CLAUSES = ("ccomp", "xcomp")


def ties(sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """Every relation that a sentence states."""
    said = sentence.text.lower()
    joint = "with" in said or "joint" in said
    for token in sentence.each:
        lemma, pos, word = token.lemma_.lower(), token.pos_, token.lower_
        if pos in ("VERB", "AUX"):
            for verb in terms.by_verb.get(lemma, ()):
                yield from told_by_verb(token, verb, sentence, terms, referents)
            if phrases := terms.by_phrase.get(lemma):
                yield from told_by_phrases(token, phrases, sentence, terms, referents)
            if token.dep_ == "ccomp" or (token.dep_ == "xcomp" and token.head.lemma_ in terms.words.claims):
                yield from charges(token, sentence, terms, referents)
            if lemma in ("be", "remain", "become"):
                yield from _adjective(token, sentence, terms, referents)
            if lemma in ("allow", "let", "permit"):
                yield from _lets(token, sentence, terms, referents)
            yield from speaking(token, sentence, referents)
            if joint:
                yield from _jointly(token, sentence, terms, referents)
            if word == "based":
                yield from _based(token, sentence, referents)
        elif word == "under" and token.dep_ == "prep":
            yield from _ruled(token, sentence, referents)
        elif word == "one":
            yield from one_of(token, sentence, terms, referents)
        elif pos in ("NOUN", "PROPN"):
            noun = terms.by_noun.get(lemma)
            if noun is not None:
                yield from act(token, noun, sentence, terms, referents)
            if joint and any(child.lower_ == "joint" for child in token.lefts):
                yield from of_both(token, sentence, referents)
            if lemma == "responsibility":
                yield from claimed(token, sentence, referents)
            if lemma == "invitation":
                yield from invited(token, sentence, terms, referents)
            if lemma == "behalf":
                yield from on_behalf(token, sentence, referents)
            yield from part(token, sentence, terms, referents)
            yield from holding(token, sentence, terms, referents)
        elif pos == "ADJ" and lemma in terms.parts:
            yield from part(token, sentence, terms, referents)


def _adjective(verb: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """What somebody is said to be: "the Front is active in Peru"."""
    told = assertion(verb, terms.words)
    for state in [child for child in verb.rights if child.dep_ == "acomp"] if told is not Assertion.NOT else []:
        for entry in terms.by_adjective.get(state.lemma_.lower(), ()):
            subjects = of_kind(referents.actors(clauses.subject(verb), sentence), entry.subjects, referents)
            things = clauses.prepositional(state, *entry.object) or clauses.prepositional(verb, *entry.object)
            objects = tuple(
                one for noun in things for one in referents.actors(noun, sentence, place=entry.place)
            ) or tuple(one for noun in things for one in referents.owners(noun, sentence, of=False))
            if subjects and objects:
                hedged = told is Assertion.HEDGED
                yield Tie(entry.predicate, subjects, objects, words_of(verb), hedged, f"adjective {state.lemma_}", 0.7)


def _based(based: Token, sentence: Sentence, referents: Referents) -> Iterator[Tie]:
    """What has its seat somewhere: "a Geneva-based charity"."""
    place = next((child for child in based.lefts if child.dep_ in ("npadvmod", "compound", "nmod", "amod")), None)
    owner = based.head
    if place is None or based.dep_ not in ("amod", "acl") or owner.pos_ not in ("NOUN", "PROPN"):
        return
    subjects = referents.actors(owner, sentence)
    state = referents.state_at(*sentence.offsets(place)) or next(iter(referents.adjective(based, sentence)), None)
    named = owner.dep_ == "appos" or bool(referents.named(owner, sentence))
    if subjects and (state is not None or (named and referents.is_place(place, sentence))):
        left, right = clauses.phrase(owner)
        seat = () if state is None else (state,)
        yield Tie("based_in", subjects, seat, (left, right) if seat else (place.i, based.i), False, "seat", 0.9)


def _lets(verb: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """Whom somebody harbours by letting them stay: "has allowed the group to operate from its soil"."""
    stay = next((child for child in verb.rights if child.lemma_ in terms.words.stays and child.dep_ in _CLAUSES), None)
    told = assertion(verb, terms.words)
    if stay is None or told is Assertion.NOT or is_passive(verb):
        return
    guests = [child for child in stay.lefts if child.dep_ == "nsubj"] or clauses.objects(verb)
    subjects = of_kind(referents.actors(doer(verb, terms.words), sentence), HOSTS, referents)
    objects = tuple(actor for guest in guests for actor in referents.actors(guest, sentence))
    objects = of_kind(objects, ("armed_group", "person"), referents)
    if subjects and objects:
        yield Tie("harbours", subjects, objects, words_of(verb), told is Assertion.HEDGED, f"verb {verb.lemma_}", 0.7)


def _jointly(verb: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """Who does something with others: "Peru and Chile jointly built it", "Peru, together with Chile, built it"."""
    others = fellows(verb) if verb.dep_ != "pcomp" else []
    if verb.lemma_ in _SIDE_BY_SIDE:
        return
    if not others and not any(child.lower_ == "jointly" for child in verb.children):
        return
    told = assertion(verb, terms.words)
    doers = [clauses.subject(verb), *others]
    named = tuple(dict.fromkeys(one for who in doers for one in referents.actors(who, sentence)))
    parties = of_kind(named, STATES, referents)
    if told is not Assertion.NOT and not is_passive(verb) and 1 < len(parties) <= FEW:
        yield from each_other(
            Tie("cooperates_with", parties, (), words_of(verb), unsettled(verb, told), "jointly", 0.7)
        )


def _ruled(under: Token, sentence: Sentence, referents: Referents) -> Iterator[Tie]:
    """Under whom a body or a state does something: "Under Ana Ruiz, the bank grew"."""
    leader = next((child for child in under.children if child.dep_ == "pobj"), None)
    leaders = of_kind(referents.named(leader, sentence), ("person",), referents) if leader is not None else ()
    if len(leaders) != 1 or under.head.pos_ not in ("VERB", "AUX"):
        return
    who = clauses.subject(under.head)
    if who is not None and who.lemma_ in ("team", "side", "squad"):  # of which no text says whose it is
        return
    bodies = of_kind(referents.actors(who, sentence), ("state", *BODIES), referents) if who is not None else ()
    if len(bodies) == 1:
        yield Tie("leads", leaders, bodies, (under.i, under.head.right_edge.i), False, "under", 0.6)
