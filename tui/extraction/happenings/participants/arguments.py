"""Arguments: who and what stands around a trigger, read from the parse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.happenings import CONTESTS
from tui.extraction.happenings.harm import HARMFUL
from tui.extraction.happenings.participants import lists, responsibility
from tui.extraction.happenings.participants.argument import NATION, Argument, prepositions
from tui.extraction.happenings.participants.arguments_of_nouns import OFFICES, of_noun
from tui.extraction.happenings.predicates import (
    inverted,
    objectless,
    participle,
    passive,
    shared_objects,
    shared_subject,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.happenings.triggers import Trigger


_CALLED = frozenset(["summon", "recall", "expel", "name"])
"""Verbs whose phrases have in them whom they befall."""
_GIVING = frozenset(
    ["give", "send", "provide", "supply", "grant", "lend", "offer", "deliver", "equip", "furnish", "pay"]
)
_HELPING = frozenset(["help", "assist", "support", "back", "aid", "defend", "arm", "train", "compensate", "protect"])
_SHARES = frozenset(["stake", "share", "holding", "shareholding", "interest", "majority", "control", "rest"])
"""What is bought and sold of a firm that stands behind "in" or "of": "a stake in | Sarn Steel"."""
_OFFERS = frozenset(["offer", "bid", "proposal", "approach", "plan"])
"""What one party makes to a deal, and the other agrees to."""
_OF_SEVERAL = frozenset(["assassination", "massacre", "kidnapping"])
"""Kinds that have no toll of their own, and befall all whom a list names."""
_STRIKES = frozenset(
    """strike airstrike raid shelling bombardment bombing attack missile rocket drone fire gunfire shellfire artillery
    shell sniper""".split()  # noqa: SIM905 - a list would take a page
)
"""What kills by the arms of whoever is named before it: "killed in a | Chadian strike"."""
_PUNISHING = frozenset(["impose", "hand", "give", "award", "mete", "pass", "slap", "serve", "issue"])
"""Verbs of what a court does with a sentence, a fine or a ban."""
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM", "VERB")


def find(trigger: Trigger) -> list[Argument]:
    """Every argument of a trigger, coordinated ones each on its own; pronouns are among them."""
    found = [*(_of_verb(trigger) if trigger.verbal else of_noun(trigger)), *responsibility.found(trigger)]
    if any(argument.how == "occasion" for argument in found):
        found = [argument for argument in found if argument.how != "with"]
    inner = {token.i for token in trigger.inner if token.head.dep_ != "agent"} | {trigger.token.i}
    if trigger.token.lemma_ in _CALLED:  # "summoned the envoy": the noun of the phrase is whom it befalls
        inner -= {token.i for token in trigger.inner if token.dep_ in ("dobj", "nsubjpass")}
        inner -= {trigger.token.head.i} if participle(trigger.token) else set()
    seen: set[int] = set()
    result = []
    for argument in found:
        for token in map(_whose_age, _coordinated(argument, trigger)):
            if trigger.name in CONTESTS and token.pos_ in ("NUM", "SYM", "X"):
                continue  # the score
            if token.i in seen or token.i in inner or token.pos_ not in _NOMINAL:
                continue
            seen.add(token.i)
            rest = _rest(token)
            if rest is None:
                result.append(replace(argument, token=token))
            elif rest.i not in seen:
                seen.add(rest.i)
                result.append(replace(argument, token=rest, left=token))
    return result


def _coordinated(argument: Argument, trigger: Trigger) -> list[Token]:
    """An argument's head and those it is coordinated with: of the dead and injured all that the list names."""
    found = clauses.conjuncts(argument.token)
    if argument.part != "patient" or not (trigger.kind.effect or trigger.name in _OF_SEVERAL):
        return found
    known = {token.i for token in found}
    return found + [token for token in lists.members(argument.token, trigger.token) if token.i not in known]


def _whose_age(token: Token) -> Token:
    """Who is told of by a name and an age that the parse took for the subject: "Ana Ruiz, | 50 were killed"."""
    if token.pos_ != "NUM" or token.i < token.sent.start + 2 or token.nbor(-1).text != "," or len(token.text) > 2:
        return token
    name = token.nbor(-2)
    return name if name.ent_type_ == "PERSON" and not any(child.i > token.i for child in token.children) else token


def _rest(token: Token) -> Token | None:
    """The noun right behind a name, that the parse gave to another verb: "against Karbala | pilgrims"."""
    if token.pos_ != "PROPN" or token.dep_ != "pobj" or token.i + 1 >= len(token.doc):
        return None
    after = token.nbor(1)
    return after if after.tag_ in ("NN", "NNS") and after.dep_ == "dobj" and after.head.i < token.i else None


def _of_verb(trigger: Trigger) -> Iterator[Argument]:
    verb = trigger.token
    yield from _clause(verb, trigger)
    if trigger.kind.type == "agreement":
        yield from (Argument("participant", noun, "agreed") for noun in _agreed_with(verb, trigger))
    if trigger.kind.effect in ("killed", "injured"):
        yield from (Argument("agent", whose, NATION) for whose in _senders(verb))
    if trigger.name == "pledge":
        yield from (Argument("recipient", noun, "promised") for noun in _promised(verb))
    if trigger.name in CONTESTS:
        yield from (Argument("participant", noun, "to") for noun in _beaten_by(verb))
    if trigger.name == "discussion":
        yield from (one for noun in clauses.objects(verb) for one in prepositions(noun, trigger))
    for noun in clauses.objects(verb):
        yield from (Argument("patient", whom, "of") for whom in _punished(noun, trigger))
    for word in trigger.inner:
        if word.dep_ == "ccomp" and (found := clauses.subject(word)) is not None:
            yield Argument("patient", found, "object")
        yield from prepositions(word, trigger)
        if word.dep_ in ("dobj", "nsubjpass", "pobj") and _of_inner(trigger):
            for of in clauses.prepositional(word, "of"):
                yield Argument("patient", of, "of")
            for child in word.children:
                if child.dep_ == "poss":
                    yield Argument("patient", child, "possessive")


def _punished(noun: Token, trigger: Trigger) -> Iterator[Token]:
    """On whom a punishment was imposed of which a court decides: "upheld a sentence imposed on | Jo Tan"."""
    given = [one for term in clauses.conjuncts(noun) for one in term.rights if one.dep_ == "acl"]
    for verb in given if trigger.kind.type == "trial" else ():
        if verb.lemma_ in _PUNISHING:
            yield from clauses.prepositional(verb, "on", "to", "against")


def _agreed_with(verb: Token, trigger: Trigger) -> Iterator[Token]:
    """The names of those with whom somebody has a deal: "agreed to buy | Sarn Steel", "bought a stake in | Sarn Steel".

    A deal may be one to do something, "a deal to buy ten jets from | Sarn Air", and an offer is somebody's: "agreed to
    | Sarn Steel's offer".
    """
    things = [*trigger.inner, *clauses.objects(verb), *clauses.prepositional(verb, "to")]
    deeds = [child for over in (verb, *things) for child in over.rights if child.dep_ in ("xcomp", "acl", "relcl")]
    named = [noun for deed in deeds if clauses.infinitive(deed) for noun in _dealt(deed)]
    named += [noun for thing in things if thing.lemma_ in _SHARES for noun in clauses.prepositional(thing, "in", "of")]
    named += [child for thing in things if thing.lemma_ in _OFFERS for child in thing.lefts if child.dep_ == "poss"]
    named += [
        noun
        for thing in things
        for of in clauses.prepositional(thing, "of")
        for noun in clauses.prepositional(of, "between", "with")
    ]
    yield from (noun for noun in named if noun.pos_ == "PROPN" and noun.ent_type_ not in ("DATE", "TIME"))


def _dealt(deed: Token) -> Iterator[Token]:
    """What a deal is to do something to, or with whom: "to buy | Sarn Steel", "to buy ten of | Sarn Air's jets"."""
    for thing in clauses.objects(deed):
        yield thing
        for noun in (thing, *clauses.prepositional(thing, "of")):
            yield from (child for child in noun.lefts if child.dep_ == "poss")
            yield from clauses.prepositional(noun, "in", "from") if noun.lemma_ in _SHARES else ()
    yield from clauses.prepositional(deed, "with", "from", "to")


def _beaten_by(verb: Token) -> Iterator[Token]:
    """To whom a side loses, or past whom it goes, by name: "lost 2-0 to | Peru", "eased past | Oman"."""
    behind = ("to",) if verb.lemma_ == "lose" else ("past",)
    yield from (noun for noun in clauses.prepositional(verb, *behind) if noun.pos_ == "PROPN")


def _senders(verb: Token) -> Iterator[Token]:
    """What stands before the strike in which somebody was killed, and may say whose it was."""
    for noun in clauses.prepositional(verb, "in", "by", "during"):
        if noun.lemma_.lower() in _STRIKES:
            yield from (child for child in noun.lefts if child.dep_ in ("amod", "compound", "nmod"))


def _promised(verb: Token) -> Iterator[Token]:
    """To whom somebody promises to give something or to be of help: "promised to supply | Peru with grain"."""
    for deed in (child for child in verb.rights if child.dep_ == "xcomp"):
        if deed.lemma_ in _HELPING:
            yield from clauses.objects(deed)
            yield from (who for clause in deed.rights if clause.dep_ == "ccomp" and (who := clauses.subject(clause)))
        elif deed.lemma_ in _GIVING:
            yield from (child for child in deed.rights if child.dep_ == "dative" and child.pos_ != "ADP")
            yield from clauses.prepositional(deed, "to")
            yield from clauses.objects(deed) if clauses.prepositional(deed, "with") else ()


def _of_inner(trigger: Trigger) -> bool:
    """Whether what hangs on a phrase's own noun takes part: "claimed the lives of six", "completed the sale of it"."""
    return bool(trigger.kind.effect) or trigger.kind.type == "trial" or trigger.name in ("acquisition", "office")


def _beaten(verb: Token) -> Iterator[Token]:
    """The name before a score, which a parse takes for a measure: "beat | Nantes | 4-2"."""
    after = verb.nbor(1) if verb.i + 1 < verb.sent.end else verb
    if after.dep_ == "npadvmod" and after.pos_ == "PROPN" and after.ent_type_ not in ("DATE", "TIME"):
        yield after
    elif after.pos_ == "PROPN" and after.head.dep_ == "npadvmod" and after.head.pos_ == "PROPN":
        yield after.head


def _clause(verb: Token, trigger: Trigger) -> Iterator[Argument]:
    """The arguments of a verb: subject and object by voice, "by", and the prepositions of the kind."""
    is_passive = passive(verb) or (trigger.kind.effect is not None and objectless(verb))
    if is_passive and (trigger.kind.effect or trigger.name in ("shooting", "assassination", "stabbing")):
        yield from (Argument("patient", other, "beside") for other in lists.beside(verb))
    if trigger.name in CONTESTS:
        yield from (Argument("patient", loser, "object") for loser in _beaten(verb))
    subject = shared_subject(verb)
    if subject is not None:
        yield Argument("patient" if is_passive else "agent", subject, "passive subject" if is_passive else "subject")
    by = clauses.agent(verb) if is_passive or verb.tag_ == "VBN" or verb.dep_ == "csubj" else None
    if by is not None:
        yield Argument("agent", by, "by")
        whom = clauses.subject(verb.head) if subject is None and verb.dep_ == "advcl" else None
        if whom is not None and trigger.kind.type not in HARMFUL:
            yield Argument("patient", whom, "passive subject")  # "Jo Tan, | sacked by Peru in May, wept"
    if verb.dep_ == "acl" and verb.head.lemma_ == "decision":
        yield from (Argument("agent", who, "subject") for who in verb.head.lefts if who.dep_ == "poss")
    for noun in clauses.objects(verb) or ([] if trigger.kind.type in HARMFUL else shared_objects(verb)):
        if trigger.name == "giving" and noun.dep_ != "dative":
            continue  # what is sent receives nothing
        if trigger.name not in OFFICES or not (is_passive or noun.dep_ == "oprd"):
            yield Argument("patient", noun, "object")
    if trigger.kind.effect and (late := inverted(verb)) is not None:
        yield Argument("patient", late, "inverted")
    if participle(verb) and not is_passive:
        yield Argument("patient", verb.head, "participle")
    clause = verb.head if verb.dep_ == "xcomp" else verb
    if clause.dep_ == "relcl" and _object_gap(clause) and (clause is verb or not clauses.objects(verb)):
        yield Argument("patient", clause.head, "relative")
    yield from prepositions(verb, trigger)


def _object_gap(verb: Token) -> bool:
    """Whether a relative clause lacks its object: "the man whom they killed"."""
    has_object = any(child.dep_ in ("dobj", "nsubjpass") and child.tag_ not in ("WP", "WDT") for child in verb.children)
    own_subject = any(child.dep_ == "nsubj" and child.tag_ not in ("WP", "WDT") for child in verb.children)
    return own_subject and not has_object
