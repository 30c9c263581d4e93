"""Patterns: the ways in which a sentence ties two actors together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.ties.assertion import Assertion, assertion, doer
from tui.extraction.ties.charges import charges
from tui.extraction.ties.holding import holding
from tui.extraction.ties.nouns import act, on_behalf, speaking
from tui.extraction.ties.parts import one_of, part
from tui.extraction.ties.tie import ACTS, FEW, HOSTS, Tie, each_other, is_passive, of_kind, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.ties.referents import Referents
    from tui.extraction.ties.words import Phrase, RelationTerms, Verb

_CLAUSES = ("ccomp", "xcomp")
_MESSAGES = ("statement", "message", "video", "communique", "note", "letter", "post", "recording")
"""What somebody issues to say something: "issued a statement claiming responsibility"."""
_BETWEEN_STATES = ("accuses", "condemns", "opposes", "supports")
"""What one state says of another, which may be named by its capital."""
_SEATS = ("based_in", "operates_from")
"""Predicates for which a place without an actor will do."""


def ties(sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """Every relation that a sentence states."""
    for token in sentence.span:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX"):
            for verb in terms.by_verb.get(lemma, ()):
                yield from _verb(token, verb, sentence, terms, referents)
            for phrase in terms.by_phrase.get(lemma, ()):
                yield from _phrase(token, phrase, sentence, terms, referents)
            if token.dep_ == "ccomp" or (token.dep_ == "xcomp" and token.head.lemma_ in terms.words.claims):
                yield from charges(token, sentence, terms, referents)
            if lemma in ("be", "remain", "become"):
                yield from _adjective(token, sentence, terms, referents)
            if lemma in ("allow", "let", "permit"):
                yield from _lets(token, sentence, terms, referents)
            yield from speaking(token, sentence, referents)
            if token.lower_ == "based":
                yield from _based(token, sentence, referents)
        elif token.lower_ == "one":
            yield from one_of(token, sentence, terms, referents)
        elif token.pos_ in ("NOUN", "PROPN"):
            noun = terms.by_noun.get(lemma)
            if noun is not None:
                yield from act(token, noun, sentence, terms, referents)
            if lemma == "behalf":
                yield from on_behalf(token, sentence, referents)
            yield from part(token, sentence, terms, referents)
            yield from holding(token, sentence, terms, referents)


def _verb(verb: Token, entry: Verb, sentence: Sentence, terms: RelationTerms, referents: Referents) -> Iterator[Tie]:
    """A verb with a subject and an object."""
    told = assertion(verb, terms.words)
    if told is Assertion.NOT or (entry.beside and not any(one.lemma_.lower() in entry.beside for one in verb.subtree)):
        return
    subject, things = _ends(verb, entry, terms)
    subjects = of_kind(referents.actors(subject, sentence, place=entry.place), entry.subjects, referents)
    if entry.predicate == "leads" and not subjects and subject is not None and subject.lemma_ in terms.offices:
        subjects = referents.person_meant(subject)
    if not things and entry.predicate == "condemns" and not is_passive(verb):
        acts = [noun for noun in verb.subtree if noun.i > verb.i and _is_act(noun, terms)]
        things = [noun for noun in acts if noun.dep_ != "pobj"][:1]
    together = verb.lemma_ != "work" or any(one.lower_ in terms.words.jointly for one in verb.subtree)
    if entry.predicate == "cooperates_with" and not things and together and 1 < len(subjects) <= FEW:
        yield from each_other(
            Tie(entry.predicate, subjects, (), words_of(verb), told is Assertion.HEDGED, "each other")
        )
    if not subjects or not things or _is_courtesy(verb, entry, terms):
        return
    objects: list[str] = []
    for thing in things:
        objects += referents.actors(thing, sentence, place=entry.place) or _behind(
            thing, entry, sentence, terms, referents
        )
    kept = of_kind(tuple(objects), entry.objects, referents)
    if entry.predicate == "claims_responsibility":
        kept = ()
    act = entry.predicate in ACTS and any(_is_act(thing, terms) for thing in things)
    seat = entry.predicate in _SEATS and any(referents.is_place(thing, sentence) for thing in things)
    if kept or act or seat:
        stands_for = entry.predicate == "leads" and any(one.lemma_.lower() in terms.words.delegations for one in things)
        predicate = "represents" if stands_for else entry.predicate
        subjects, kept = (kept, subjects) if entry.swap else (subjects, kept)
        yield Tie(predicate, subjects, kept, words_of(verb), told is Assertion.HEDGED, f"verb {verb.lemma_}")


def _ends(verb: Token, entry: Verb, terms: RelationTerms) -> tuple[Token | None, list[Token]]:
    """Who does what a verb says, and the nouns to whom or where."""
    if is_passive(verb):
        if entry.predicate in _SEATS:
            return clauses.subject(verb) or verb.head, clauses.prepositional(verb, *entry.object)
        return clauses.agent(verb), _passive_objects(verb, entry)
    subject = doer(verb, terms.words)
    if "dative" in entry.object:
        return subject, [child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"]
    things = clauses.objects(verb) if "direct" in entry.object else clauses.prepositional(verb, *entry.object)
    if entry.beside and not things:
        things = [who for child in verb.rights if child.dep_ == "ccomp" for who in child.lefts if who.dep_ == "nsubj"]
    if not things and "from" in entry.object:
        things = [noun for out in verb.children if out.lower_ == "out" for noun in clauses.prepositional(out, "of")]
    if not things and "on" in entry.object:
        acts = [thing for thing in clauses.objects(verb) if _is_act(thing, terms)]
        things = [noun for act in acts for noun in clauses.prepositional(act, "on")]
    return subject, things


def _behind(
    thing: Token, entry: Verb, sentence: Sentence, terms: RelationTerms, referents: Referents
) -> tuple[str, ...]:
    """The actors behind an object that is none itself: who did the act, or whose efforts are supported."""
    lemma, words = thing.lemma_.lower(), terms.words
    if entry.predicate == "condemns" and _is_act(thing, terms):
        return _perpetrators(thing, sentence, terms, referents)
    if entry.place and lemma in words.grounds:
        inside = clauses.prepositional(thing, "in", "inside", "within", "across", "of", "on")
        found = tuple(one for noun in inside for one in referents.actors(noun, sentence, place=True))
        return found or referents.adjective(thing, sentence)
    if entry.predicate in _BETWEEN_STATES and (state := referents.capital(thing)):
        return (state,)
    if lemma in words.adversaries or (
        lemma in words.parts and any(one.lower_ in words.factions for one in thing.lefts)
    ):
        return ()
    if entry.owner and (not entry.things or lemma in entry.things):
        found = referents.owners(thing, sentence, of=entry.predicate != "condemns")
        if lemma in words.assets or lemma in entry.things:
            found = found or referents.adjective(thing, sentence)
        if found:
            return found
    return referents.adjective(thing, sentence) if lemma in words.parts else ()


def _is_courtesy(verb: Token, entry: Verb, terms: RelationTerms) -> bool:
    """Whether what is given is only words: "offered his condolences to Peru"."""
    given = clauses.objects(verb) if entry.predicate == "provides" else []
    return any(thing.lemma_.lower() in terms.words.courtesies for thing in given)


def _is_act(thing: Token, terms: RelationTerms) -> bool:
    return thing.lemma_.lower() in terms.words.acts


def _perpetrators(act: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> tuple[str, ...]:
    """Who carried out an act: "attacks by A", "A attacks", "those carried out by A"."""
    found: dict[str, None] = {}
    for token in act.subtree:
        if token.dep_ in ("agent", "prep") and token.lower_ == "by":
            for noun in token.children:
                if noun.dep_ == "pobj":
                    found.update(dict.fromkeys(referents.actors(noun, sentence)))
        elif token.lemma_.lower() in terms.words.acts:
            if token.lemma_.lower() in terms.words.warlike:
                found.update(dict.fromkeys(referents.adjective(token, sentence)))
            for child in token.lefts:
                parts = child.subtree if child.dep_ in ("compound", "poss") else ()
                named = [one for part in parts for one in referents.named(part, sentence)]
                found.update(dict.fromkeys(one for one in named if referents.kind(one) in ("armed_group", "state")))
    return tuple(found)


def _phrase(
    verb: Token, entry: Phrase, sentence: Sentence, terms: RelationTerms, referents: Referents
) -> Iterator[Tie]:
    """A verb with a noun that carries the meaning."""
    things = clauses.objects(verb) or [
        up for child in verb.rights if child.dep_ == "prt" for up in clauses.objects(verb)
    ]
    passive = is_passive(verb)
    if passive:
        things = [child for child in verb.children if child.dep_ == "nsubjpass"]
    thing = next((one for one in things if _means(one, entry, terms)), None)
    told = assertion(verb, terms.words)
    before = {child.lower_ for child in thing.lefts} if thing is not None else set[str]()
    if thing is None or told is Assertion.NOT or "no" in before or (entry.beside and before.isdisjoint(entry.beside)):
        return
    who = clauses.agent(verb) if passive else doer(verb, terms.words)
    if who is not None and who.dep_ == "dobj" and who.lemma_.lower() in _MESSAGES:
        who = clauses.subject(who.head)
    subjects = of_kind(referents.actors(who, sentence, place=entry.place), entry.subjects, referents)
    hedged = told is Assertion.HEDGED or not before.isdisjoint(terms.words.unproven)
    tie = Tie(entry.predicate, (), (), words_of(verb), hedged, f"phrase {thing.lemma_}")
    if entry.territory:
        objects = referents.adjective(thing, sentence) or tuple(
            one
            for noun in clauses.prepositional(thing, "of", "in")
            for one in referents.actors(noun, sentence, place=True)
        )
    else:
        behind = _behind_phrase(verb, thing, entry)
        objects = tuple(
            dict.fromkeys(
                one
                for noun in behind
                for one in referents.actors(noun, sentence, place=entry.place)
                or (referents.owners(noun, sentence) if noun.lemma_.lower() in terms.words.causes else ())
                or (referents.hit(noun, sentence) if entry.predicate == "targets" else ())
            )
        )
        objects = of_kind(objects, entry.objects, referents)
        unnamed = any(noun.lemma_.lower() in entry.unnamed for noun in behind)
        acted = entry.predicate in ACTS and not entry.swap and behind
        if subjects and (acted or (unnamed and not objects)):
            yield replace(tie, subjects=subjects, objects=objects)
            return
    if entry.predicate == "cooperates_with" and not objects and 1 < len(subjects) <= FEW and not _ends_strife(thing):
        yield from each_other(replace(tie, subjects=subjects))
        return
    if entry.swap:
        subjects, objects = objects, subjects
    seat = entry.predicate in _SEATS and any(referents.is_place(noun, sentence) for noun in _places(verb, thing, entry))
    if subjects and (objects or seat):
        yield replace(tie, subjects=subjects, objects=objects)


def _means(thing: Token, entry: Phrase, terms: RelationTerms) -> bool:
    """Whether a noun carries a phrase's meaning, or counts what does: "weapons", "vast quantities of weapons"."""
    if thing.lemma_.lower() in entry.nouns:
        return True
    counted = clauses.prepositional(thing, "of") if thing.lemma_.lower() in terms.words.quantities else []
    return any(one.lemma_.lower() in entry.nouns for one in counted)


def _behind_phrase(verb: Token, thing: Token, entry: Phrase) -> list[Token]:
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


def _passive_objects(verb: Token, entry: Verb) -> list[Token]:
    if "direct" not in entry.object:
        return clauses.prepositional(verb, *entry.object)
    own = [child for child in verb.children if child.dep_ in ("nsubjpass", "nsubj")]
    if own or verb.dep_ != "acl":
        return own
    before = verb.nbor(-2) if verb.i >= verb.sent.start + 2 and verb.nbor(-1).text == "," else verb.head
    return [before if before.pos_ == "PROPN" else verb.head]


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
