"""Verbs: what a verb with a subject and an object says of the two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.ties.assertion import Assertion, assertion, doer, fellows, unsettled
from tui.extraction.ties.tie import ACTS, FEW, HOSTS, SEATS, Tie, each_other, is_passive, of_kind, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.ties.referents import Referents
    from tui.extraction.ties.words import RelationTerms, Verb

_BETWEEN_STATES = ("accuses", "condemns", "opposes", "supports")
"""What one state says of another, which may be named by its capital."""


def told_by_verb(
    verb: Token, entry: Verb, sentence: Sentence, terms: RelationTerms, referents: Referents
) -> Iterator[Tie]:
    """What a verb says of its subject and its object: "Norway supports Peru"."""
    if not _fits(verb, entry):
        return
    who, things = _ends(verb, entry, terms)
    if entry.predicate == "condemns" and not things and not is_passive(verb):
        acts = [noun for noun in verb.subtree if noun.i > verb.i and _is_act(noun, terms)]
        things = [noun for noun in acts if noun.dep_ != "pobj"][:1]
    if not things and entry.predicate != "cooperates_with":
        return
    told = assertion(verb, terms.words)
    if told is Assertion.NOT and _serves(verb, entry, terms):
        told = assertion(verb.head, terms.words)
    if told is Assertion.NOT:
        return
    subjects = _subjects(verb, who, entry, sentence, terms, referents)
    tie = Tie(
        entry.predicate, subjects, (), words_of(verb), entry.hedged or unsettled(verb, told), f"verb {verb.lemma_}"
    )
    together = verb.lemma_ != "work" or any(one.lower_ in terms.words.jointly for one in verb.subtree)
    if entry.predicate == "cooperates_with" and not things and together and 1 < len(subjects) <= FEW:
        yield from each_other(replace(tie, rule="each other"))
    if not subjects or not things or _is_courtesy(verb, entry, terms):
        return
    if entry.predicate in _BETWEEN_STATES and 1 < len(subjects) <= FEW and any(map(_is_mutual, things)):
        for one in subjects:
            others = tuple(other for other in subjects if other != one)
            yield replace(tie, subjects=(one,), objects=others, rule="each the other")
        return
    yield from _to(tie, things, entry, sentence, terms, referents)


def _serves(verb: Token, entry: Verb, terms: RelationTerms) -> bool:
    """Whether a deed is done to support somebody: "sent weapons | to support | Peru's offensive"."""
    deed = verb.head.lemma_ in terms.words.given_to
    return entry.predicate == "supports" and verb.dep_ in ("advcl", "xcomp") and clauses.infinitive(verb) and deed


def _subjects(
    verb: Token, who: Token | None, entry: Verb, sentence: Sentence, terms: RelationTerms, referents: Referents
) -> tuple[str, ...]:
    """The actors that do what a verb says."""
    doers = (who, *(_as_well(verb) if is_passive(verb) else fellows(verb)))
    until = verb.right_edge.i if verb.dep_ == "relcl" else None  # "Ruiz, who blames Peru, | and Paz"
    named = tuple(
        dict.fromkeys(one for doer in doers for one in referents.actors(doer, sentence, place=entry.place, until=until))
    )
    subjects = of_kind(named, entry.subjects, referents)
    if entry.predicate == "targets" and not subjects and who is not None:
        return of_kind(_forces(who, sentence, terms, referents), entry.subjects, referents)
    if entry.predicate == "leads" and not subjects and who is not None and who.lemma_ in terms.offices:
        return referents.person_meant(who)
    return subjects


def _as_well(verb: Token) -> list[Token]:
    """Who else does what a passive tells of: "backed by Peru, as well as | Chile"."""
    joined = [child for child in verb.rights if child.lower_ == "as" and child.nbor(-1).lower_ == "well"]
    return [noun for child in joined for noun in child.children if noun.dep_ == "pobj"]


def _forces(who: Token, sentence: Sentence, terms: RelationTerms, referents: Referents) -> tuple[str, ...]:
    """Whose men or arms hit somebody: "Peruvian jets", "the Front's gunmen", "missiles fired from Peru"."""
    lemma, words = who.lemma_.lower(), terms.words
    if lemma not in words.arms | words.fighters | words.parts | words.acts:
        return ()
    owned = referents.owners(who, sentence) or referents.adjective(who, sentence)
    if not owned and lemma in words.acts and who.dep_ == "dobj":  # "Peru carried out a raid that killed …"
        owned = referents.actors(doer(who.head, words), sentence)
    if owned or lemma not in words.arms:
        return owned
    fired = [child for child in who.rights if child.dep_ == "acl" and child.tag_ == "VBN"]
    from_whom = [noun for one in (who, *fired) for noun in clauses.prepositional(one, "from", "by")]
    return tuple(one for noun in from_whom for one in referents.actors(noun, sentence))


def _to(
    tie: Tie, things: list[Token], entry: Verb, sentence: Sentence, terms: RelationTerms, referents: Referents
) -> Iterator[Tie]:
    """The tie of who does what a verb says to those whom its objects name, or to nobody by name."""
    objects: list[str] = []
    for thing in things:
        itself = () if entry.owned else referents.actors(thing, sentence, place=entry.place)
        objects += (
            itself
            or _behind(thing, entry, sentence, terms, referents)
            or _struck(tie, thing, entry, sentence, terms, referents)
        )
    kept = of_kind(tuple(objects), entry.objects, referents)
    if entry.predicate == "claims_responsibility":
        kept = ()
    unnamed = (
        any(thing.lemma_.lower() in entry.unnamed for thing in things)
        or (entry.predicate in ACTS and any(_is_act(thing, terms) for thing in things))
        or (entry.predicate in SEATS and any(referents.is_place(thing, sentence) for thing in things))
        or (entry.predicate == "accuses" and any(thing.lemma_.lower() in terms.words.accused for thing in things))
    )
    if kept or unnamed:
        stands_for = entry.predicate == "leads" and any(one.lemma_.lower() in terms.words.delegations for one in things)
        of_a_part = entry.predicate == "leads" and any(one.lemma_.lower() in terms.words.offices for one in things)
        predicate = "represents" if stands_for else "member_of" if of_a_part else tie.predicate
        subjects, kept = (kept, tie.subjects) if entry.swap else (tie.subjects, kept)
        yield replace(tie, predicate=predicate, subjects=subjects, objects=kept)


def _struck(
    tie: Tie, thing: Token, entry: Verb, sentence: Sentence, terms: RelationTerms, referents: Referents
) -> tuple[str, ...]:
    """The state in which what is attacked lies, where the words before it give it to nobody: "nine bases in Peru"."""
    fight = entry.predicate == "targets" and all(referents.kind(one) in HOSTS for one in tie.subjects)
    if not fight or thing.lemma_.lower() not in terms.words.assets:
        return ()
    if any(part.lemma_.lower() in terms.words.factions for left in thing.lefts for part in left.subtree):
        return ()
    inside = [noun for one in (thing, thing.head) for noun in clauses.prepositional(one, "in", "inside", "across")]
    states = [one for noun in inside for one in referents.actors(noun, sentence, place=True)]
    return tuple(state for state in states if not any(referents.is_of(one, state) for one in tie.subjects))


def _fits(verb: Token, entry: Verb) -> bool:
    """Whether the words stand in a verb's clause that an entry asks for, and none that makes it mean something else."""
    if entry.undergone and not is_passive(verb):
        return False
    if not entry.beside and not entry.unless:
        return True
    words = {one.lemma_.lower() for one in verb.subtree}
    return words.isdisjoint(entry.unless) and not (entry.beside and words.isdisjoint(entry.beside))


def _ends(verb: Token, entry: Verb, terms: RelationTerms) -> tuple[Token | None, list[Token]]:
    """Who does what a verb says, and the nouns to whom or where."""
    if is_passive(verb):
        if entry.predicate in SEATS or entry.undergone:
            return clauses.subject(verb) or verb.head, clauses.prepositional(verb, *entry.object)
        return clauses.agent(verb) or _agent_within(verb, entry, terms), _passive_objects(verb, entry)
    subject = doer(verb, terms.words)
    if "dative" in entry.object:
        return subject, [child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"]
    direct = "direct" in entry.object
    things = clauses.objects(verb) or _shared_objects(verb) if direct else clauses.prepositional(verb, *entry.object)
    if direct and not things:
        things = _extracted(verb)
    if entry.beside and not things:
        things = [who for child in verb.rights if child.dep_ == "ccomp" for who in child.lefts if who.dep_ == "nsubj"]
    if not things and "from" in entry.object:
        things = [noun for out in verb.children if out.lower_ == "out" for noun in clauses.prepositional(out, "of")]
    if not things and entry.predicate in ("cooperates_with", "invests_in"):
        things = [noun for thing in clauses.objects(verb) for noun in clauses.prepositional(thing, *entry.object)]
    if not things and "on" in entry.object:
        acts = [thing for thing in clauses.objects(verb) if _is_act(thing, terms)]
        things = [noun for act in acts for noun in clauses.prepositional(act, "on")]
        if not things and verb.dep_ in ("relcl", "acl") and _is_act(verb.head, terms):
            things = clauses.prepositional(verb, "on")
    return subject, things


def _extracted(verb: Token) -> list[Token]:
    """What a relative clause is about whose "which" the parse takes for a subject: "| Ondal |, which Karsa bought"."""
    over = verb.head if verb.dep_ == "xcomp" else verb
    subjects = [child for child in over.lefts if child.dep_ in clauses.SUBJECTS]
    relative = len(subjects) > 1 and subjects[0].tag_ == "WDT" and over.dep_ == "relcl"
    return [over.head] if relative else []


def _shared_objects(verb: Token) -> list[Token]:
    """The objects of the verb coordinated right behind one that has none itself: "trains and arms | the Front"."""
    joined = [child for child in verb.rights if child.dep_ == "conj" and child.i == verb.i + 2]
    return [thing for other in joined for thing in clauses.objects(other)]


def _agent_within(verb: Token, entry: Verb, terms: RelationTerms) -> Token | None:
    """Who does what a passive tells of, where a noun in its clause has the "by".

    "Is considered a terrorist group by | Peru", "were killed in an ambush carried out by the | Front".
    """
    if entry.beside:
        called = [part for part in verb.subtree if part.dep_ in ("oprd", "attr") and part.i > verb.i]
        return next((noun for part in called for noun in clauses.prepositional(part, "by")), None)
    if entry.predicate != "targets":
        return None
    acts = [act for act in clauses.prepositional(verb, "in", "during") if _is_act(act, terms)]
    done = [child for act in acts for child in act.rights if child.dep_ == "acl" and child.tag_ == "VBN"]
    return next((noun for part in (*acts, *done) for noun in clauses.prepositional(part, "by")), None)


def _is_mutual(thing: Token) -> bool:
    """Whether a word is the end of "each other" or "one another"."""
    return thing.i > 0 and (thing.nbor(-1).lower_, thing.lower_) in (("each", "other"), ("one", "another"))


def _passive_objects(verb: Token, entry: Verb) -> list[Token]:
    given = "dative" in entry.object and any(child.dep_ == "dobj" for child in verb.rights)
    if "direct" not in entry.object and not given:
        return clauses.prepositional(verb, *entry.object)
    own = [child for child in verb.children if child.dep_ in ("nsubjpass", "nsubj")]
    if not own and verb.dep_ == "advcl" and verb.i < verb.head.i:  # "backed by Peru, Chile has …"
        own = [who for who in verb.head.lefts if who.dep_ in clauses.SUBJECTS and who.i > verb.i]
    if not own and verb.dep_ in ("conj", "xcomp") and clauses.passive(verb):  # "Peru struck first and was bombed"
        shared = clauses.subject(verb)
        own = [shared] if shared is not None else []
    if own or verb.dep_ != "acl":
        return own
    before = verb.nbor(-2) if verb.i >= verb.sent.start + 2 and verb.nbor(-1).text == "," else verb.head
    return [before if before.pos_ == "PROPN" else verb.head]


def _behind(
    thing: Token, entry: Verb, sentence: Sentence, terms: RelationTerms, referents: Referents
) -> tuple[str, ...]:
    """The actors behind an object that is none itself: who did the act, or whose efforts are supported."""
    lemma, words = thing.lemma_.lower(), terms.words
    if entry.predicate == "condemns" and _is_act(thing, terms):
        return _perpetrators(thing, sentence, terms, referents)
    if lemma in entry.beside:  # "labelled the Front | extremist"
        return tuple(one for part in thing.lefts if part.dep_ == "compound" for one in referents.named(part, sentence))
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
    """Whether what is given is only words, or somebody: "offered his condolences to Peru", "sent his son to Peru"."""
    given = clauses.objects(verb) if entry.predicate == "provides" else []
    nothing = terms.words.courtesies | terms.words.kin
    return any(thing.lemma_.lower() in nothing or thing.tag_ == "PRP" for thing in given)


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
