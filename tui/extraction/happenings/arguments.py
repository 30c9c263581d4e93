"""Arguments: who and what stands around a trigger, read from the parse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings import lists
from tui.extraction.happenings.harm import ASSAULTS, HARMFUL
from tui.extraction.happenings.predicates import (
    SUPPORT,
    UNDERGO,
    governor,
    inverted,
    objectless,
    participle,
    passive,
    shared_subject,
)
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.happenings.happenings import Part
    from tui.extraction.happenings.triggers import Trigger

_HITTING = frozenset(["target", "hit", "strike", "destroy", "damage", "rip", "wreck", "rock"])
_PARTAKING = frozenset(["participate", "partake", "engage", "join"])
_COMING_ABOUT = frozenset(["break", "erupt", "ensue", "occur", "happen", "flare", "rage", "resume"])
"""Verbs that say of their subject that it came about: "clashes broke out | between police and students"."""
_ATTENDING = frozenset(["attend", "join", "host", "chair", "address", "co-chair", "co-host"])
_SETTING_OUT = frozenset(
    ["be", "arrive", "leave", "depart", "fly", "embark", "go", "come", "set", "land", "head", "travel"]
)
"""Verbs behind which stands whose visit it is: "arrived on a visit"."""
_RISING = frozenset(["come", "rise", "return", "seize", "take", "gain"])
"""Verbs by which somebody comes to power, in a coup that is then his."""
_OFFICES = frozenset(["appointment", "office", "fall", "election"])
_BEFALLING = frozenset((
    "trial", "conviction", "acquittal", "indictment", "sentencing", "sentence", "term", "retrial", "prosecution",
    "arraignment", "court-martial",
))  # fmt: skip
"""Nouns of law whose possessive is whom it befalls: "the general's trial"."""
_CALLED = frozenset(["summon", "recall", "expel", "name"])
"""Verbs whose phrases have in them whom they befall."""
_CHANNELS = frozenset(["Telegram", "Twitter", "X", "Facebook", "WhatsApp", "Instagram", "YouTube", "TikTok"])
"""On what somebody claims an attack, and what no attack is "on"."""
_BESIDE = 3
"""Words that may part two verbs which share an object."""
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM", "VERB")


@dataclass(frozen=True, slots=True)
class Argument:
    """The head of a phrase around a trigger, and what its place says that it is."""

    part: Part
    token: Token
    how: str
    """The place in the sentence: ``subject``, ``object``, ``by``, ``of``, ``compound`` …"""
    left: Token | None = None
    """The phrase's first word, where the parse cut the phrase in two."""


def find(trigger: Trigger) -> list[Argument]:
    """Every argument of a trigger, coordinated ones each on its own; pronouns are among them."""
    found = list(_of_verb(trigger) if trigger.verbal else _of_noun(trigger))
    if any(argument.how == "occasion" for argument in found):
        found = [argument for argument in found if argument.how != "with"]
    inner = {token.i for token in trigger.inner if token.head.dep_ != "agent"} | {trigger.token.i}
    if trigger.token.lemma_ in _CALLED:  # "summoned the envoy": the noun of the phrase is whom it befalls
        inner -= {token.i for token in trigger.inner if token.dep_ in ("dobj", "nsubjpass")}
    seen: set[int] = set()
    result = []
    for argument in found:
        for token in _coordinated(argument, trigger):
            if trigger.name in ("contest", "result") and token.pos_ in ("NUM", "SYM", "X"):
                continue  # the score
            if token.i in seen or token.i in inner or token.pos_ not in _NOMINAL:
                continue
            seen.add(token.i)
            rest = _rest(token)
            if rest is None:
                result.append(Argument(argument.part, token, argument.how))
            elif rest.i not in seen:
                seen.add(rest.i)
                result.append(Argument(argument.part, rest, argument.how, token))
    return result


def _coordinated(argument: Argument, trigger: Trigger) -> list[Token]:
    """An argument's head and those it is coordinated with: of the dead and injured all that the list names."""
    found = clauses.conjuncts(argument.token)
    if argument.part != "patient" or not (trigger.kind.effect or trigger.name in ("assassination", "massacre")):
        return found
    known = {token.i for token in found}
    return found + [token for token in lists.members(argument.token, trigger.token) if token.i not in known]


def _rest(token: Token) -> Token | None:
    """The noun right behind a name, that the parse gave to another verb: "against Karbala | pilgrims"."""
    if token.pos_ != "PROPN" or token.dep_ != "pobj" or token.i + 1 >= len(token.doc):
        return None
    after = token.nbor(1)
    return after if after.tag_ in ("NN", "NNS") and after.dep_ == "dobj" and after.head.i < token.i else None


def _of_verb(trigger: Trigger) -> Iterator[Argument]:
    verb = trigger.token
    yield from _clause(verb, trigger)
    if trigger.name == "discussion":
        yield from (one for noun in clauses.objects(verb) for one in _prepositions(noun, trigger))
    for word in trigger.inner:
        yield from _prepositions(word, trigger)
        if (word.dep_ in ("dobj", "nsubjpass", "pobj") or _priced(word)) and _of_inner(trigger):
            for of in clauses.prepositional(word, "of"):
                yield Argument("patient", of, "of")
            for child in word.children:
                if child.dep_ == "poss":
                    yield Argument("patient", child, "possessive")


def _of_inner(trigger: Trigger) -> bool:
    """Whether what hangs on a phrase's own noun takes part: "claimed the lives of six", "completed the sale of it"."""
    return bool(trigger.kind.effect) or trigger.kind.type == "trial" or trigger.name == "acquisition"


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
    if trigger.name in ("contest", "result"):
        yield from (Argument("patient", loser, "object") for loser in _beaten(verb))
    subject = shared_subject(verb)
    if subject is not None:
        yield Argument("patient" if is_passive else "agent", subject, "passive subject" if is_passive else "subject")
    by = clauses.agent(verb) if is_passive or verb.tag_ == "VBN" or verb.dep_ == "csubj" else None
    if by is not None:
        yield Argument("agent", by, "by")
    for noun in clauses.objects(verb) or _shared_objects(verb, trigger):
        if trigger.name == "giving" and noun.dep_ != "dative":
            continue  # what is sent receives nothing
        if trigger.name not in _OFFICES or not (is_passive or noun.dep_ == "oprd"):
            yield Argument("patient", noun, "object")
    if trigger.kind.effect and (late := inverted(verb)) is not None:
        yield Argument("patient", late, "inverted")
    if participle(verb) and not is_passive:
        yield Argument("patient", verb.head, "participle")
    clause = verb.head if verb.dep_ == "xcomp" else verb
    if clause.dep_ == "relcl" and _object_gap(clause) and (clause is verb or not clauses.objects(verb)):
        yield Argument("patient", clause.head, "relative")
    yield from _prepositions(verb, trigger)


def _shared_objects(verb: Token, trigger: Trigger) -> list[Token]:
    """The objects that a verb without any shares with the next one: "detained and questioned | two men"."""
    if trigger.kind.type in HARMFUL or passive(verb) or verb.dep_ in ("relcl", "acl"):
        return []
    nexts = [child for child in verb.rights if child.dep_ == "conj" and child.pos_ == "VERB"]
    if not nexts or clauses.has_subject(nexts[0]) or nexts[0].i - verb.i > _BESIDE:
        return []
    return clauses.objects(nexts[0])


def _object_gap(verb: Token) -> bool:
    """Whether a relative clause lacks its object: "the man whom they killed"."""
    has_object = any(child.dep_ in ("dobj", "nsubjpass") and child.tag_ not in ("WP", "WDT") for child in verb.children)
    own_subject = any(child.dep_ == "nsubj" and child.tag_ not in ("WP", "WDT") for child in verb.children)
    return own_subject and not has_object


def _prepositions(head: Token, trigger: Trigger) -> Iterator[Argument]:
    for child in head.children:
        if child.dep_ not in ("prep", "agent", "dative"):
            continue
        word = child.lower_
        for noun in child.children:
            if noun.dep_ == "prep" and (part := trigger.kind.with_.get(f"{word} {noun.lower_}")):
                yield from (Argument(part, pobj, word) for pobj in noun.children if pobj.dep_ == "pobj")
            elif noun.dep_ == "pobj":
                whole = next((p for p in trigger.kind.with_ if p.startswith(f"{word} ") and _continues(noun, p)), None)
                if whole is not None:
                    for of in clauses.prepositional(noun, "of"):
                        yield Argument(trigger.kind.with_[whole], of, word)
                elif (part := trigger.kind.with_.get(word)) and noun.text not in _CHANNELS:
                    yield Argument(part, noun, word)


def _continues(noun: Token, phrase: str) -> bool:
    """Whether a noun behind a preposition goes on as a phrase does: "in front of"."""
    words = phrase.split()
    return len(words) == 3 and noun.lower_ == words[1] and any(child.lower_ == words[2] for child in noun.children)


def _of_noun(trigger: Trigger) -> Iterator[Argument]:
    noun = trigger.token
    yield from _noun_phrase(noun, trigger)
    verb = governor(noun)
    if verb is None:
        yield from _claimed(noun)
        return
    yield from _around_noun(noun, verb, trigger)
    yield from _of_governor(noun, verb, trigger)


def _noun_phrase(noun: Token, trigger: Trigger) -> Iterator[Argument]:
    """The arguments that hang on a noun itself: "the army's attack on the village by night"."""
    kind = trigger.kind
    for of in clauses.prepositional(noun, "of"):
        yield Argument(kind.of, of, "of")
    if kind.of == "patient" or kind.type == "travel":
        for place in clauses.prepositional(noun, "in", "at", "near", "to"):
            if place.ent_type_ in ("GPE", "LOC", "FAC"):
                yield from (Argument(kind.of, of, "of") for of in clauses.prepositional(place, "of"))
    for by in clauses.prepositional(noun, "by"):
        yield Argument("agent", by, "by")
        if by.pos_ == "NOUN":
            yield from _prepositions(by, trigger)
    yield from _prepositions(noun, trigger)
    for child in noun.children:
        if child.dep_ == "poss":
            owner = _of_its_own(noun) if kind.type == "travel" and child.tag_ == "PRP$" else child
            yield Argument(_owned(noun, trigger), owner, "possessive")
        elif child.dep_ in ("compound", "nmod", "amod") and child.i < noun.i:
            yield Argument("agent", child, "compound")
        elif child.dep_ in ("acl", "relcl") and child.pos_ == "VERB":
            yield from _carried_out(child, trigger)
    if kind.type in ("meeting", "agreement"):
        yield from (Argument("agent", part, "compound") for child in noun.lefts for part in _parties(child))


def _of_governor(noun: Token, verb: Token, trigger: Trigger) -> Iterator[Argument]:
    """The arguments of the verb that a noun depends on: "rebels launched the attack", "the blast hit a bus"."""
    subject = shared_subject(verb)
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and verb.lemma_ in _PARTAKING and subject is not None:
        yield Argument("agent", subject, "support")
    having = verb.lemma_ in ("have", "witness", "oversee") and trigger.kind.type in ("meeting", "agreement")
    named = verb.lemma_ == "call" and trigger.kind.type in HARMFUL
    if (verb.lemma_ in SUPPORT or verb.lemma_ in UNDERGO or having) and not named:
        over: Part = "patient" if verb.lemma_ in UNDERGO else "agent"
        if noun.dep_ in ("dobj", "attr") or _priced(noun) or (noun.dep_ == "conj" and not passive(verb)):
            if subject is not None and not (trigger.kind.effect and over == "agent"):
                yield Argument(over, subject, "support")
            yield from _prepositions(verb, trigger)
        elif noun.dep_ == "nsubjpass":
            doer = clauses.agent(verb)
            if doer is not None:
                yield Argument(over, doer, "support")
            yield from _prepositions(verb, trigger)
    elif noun.dep_ == "pobj" and noun.head.lower_ == "under" and verb.lemma_ in ("come", "be") and subject is not None:
        yield Argument("patient", subject, "passive subject")
    elif noun.dep_ == "nsubj" and verb.lemma_ in _COMING_ABOUT:
        yield from _prepositions(verb, trigger)
    elif noun.dep_ == "pobj" and noun.head.lower_ == "in" and verb.lemma_ == "be" and trigger.kind.type == "meeting":
        if subject is not None:
            yield Argument("agent", subject, "support")
    elif noun.dep_ == "nsubj" and verb.lemma_ in _HITTING:
        yield from (Argument("patient", hit, "object") for hit in clauses.objects(verb))
    elif noun.dep_ == "pobj" and passive(verb) and verb.lemma_ in _HITTING and subject is not None:
        yield Argument("patient", subject, "passive subject")


def _priced(noun: Token) -> bool:
    """Whether a price before a noun took its place: "completed its $4 billion, all-cash | acquisition"."""
    return noun.dep_ == "appos" and noun.head.pos_ == "NUM" and noun.head.dep_ == "dobj"


def _owned(noun: Token, trigger: Trigger) -> Part:
    """What a possessive is of a noun: "the minister's dismissal" befalls him, and "the court's ruling" is its own."""
    kind = trigger.kind
    befalls = trigger.name in _OFFICES or (kind.type == "trial" and lemma(noun) in _BEFALLING)
    of_whom = bool(clauses.prepositional(noun, "of"))
    if befalls and not of_whom:
        return "patient"
    return "agent" if kind.of in ("none", "target") or (kind.of == "patient" and of_whom) else kind.of


def _of_its_own(noun: Token) -> Token:
    """Whom the possessive of a visit stands for: "said so during their visit" is of who said so."""
    verb = governor(noun)
    subject = shared_subject(verb) if verb is not None and noun.dep_ == "pobj" else None
    return subject if subject is not None else noun


def _parties(modifier: Token) -> list[Token]:
    """The names of a compound before a noun: "the France-Peru dialogue", "US-China trade talks"."""
    if modifier.dep_ not in ("compound", "nmod", "amod"):
        return []
    return [part for part in modifier.subtree if part.pos_ == "PROPN"]


def _around_noun(noun: Token, verb: Token, trigger: Trigger) -> Iterator[Argument]:
    """Who the clause around a noun names for it: who claims it, is blamed for it, speaks there, is represented."""
    kind = trigger.kind
    over = noun.head.head if noun.dep_ == "pobj" else None
    if verb.lemma_ in ("claim", "take", "admit", "assume") and noun.dep_ == "pobj" and noun.head.lower_ == "for":
        if (who := shared_subject(verb)) is not None and not clauses.negated(verb):
            yield Argument("claimant", who, "claim")
    elif noun.dep_ == "dobj" and verb.lemma_ == "claim" and kind.type in ASSAULTS:
        if (who := shared_subject(verb)) is not None:
            yield Argument("claimant", who, "claim")
    elif noun.dep_ == "nsubjpass" and verb.lemma_ in ("claim", "attribute", "blame", "ascribe", "link"):
        doer = clauses.agent(verb) if verb.lemma_ == "claim" else None
        who = doer or next(iter(clauses.prepositional(verb, "to", "on")), None)
        if who is not None:
            yield Argument("claimant" if verb.lemma_ == "claim" else "agent", who, "claim" if doer else "blamed")
    elif noun.dep_ == "dobj" and verb.lemma_ in ("attribute", "ascribe", "blame"):
        yield from (Argument("agent", who, "blamed") for who in clauses.prepositional(verb, "to", "on"))
    elif over == verb and noun.head.lower_ == "for" and verb.lemma_ == "blame":
        who = shared_subject(verb) if passive(verb) else next(iter(clauses.objects(verb)), None)
        if who is not None:
            yield Argument("agent", who, "blamed")
    elif over == verb and noun.head.lower_ == "in" and verb.lemma_ in ("involve", "implicate"):
        who = verb.head if verb.dep_ == "acl" else shared_subject(verb)
        if who is None and verb.dep_ == "pcomp" and verb.head.head.pos_ == "VERB":
            who = shared_subject(verb.head.head)
        if who is not None:
            yield Argument("agent", who, "involved")
    elif over == verb and _whose(noun, verb, trigger):
        if (who := shared_subject(verb)) is not None:
            yield Argument("agent", who, "occasion")
    elif kind.act and over == verb and noun.head.lower_ in ("at", "in", "during", "after", "to", "on", "through"):
        if (who := shared_subject(verb)) is not None:
            yield Argument("speaker", who, "occasion")
    elif kind.act and noun.dep_ == "nsubj" and verb.lemma_ in ("come", "follow"):
        return
    if kind.type == "meeting":
        for clause in (verb, *(child for child in verb.children if child.dep_ in ("advcl", "conj"))):
            if clause.lemma_ != "represent":
                continue
            who = shared_subject(clause)
            by = clauses.agent(clause)
            yield from (Argument("participant", token, "represented") for token in (who, by) if token is not None)


def _whose(noun: Token, verb: Token, trigger: Trigger) -> bool:
    """Whether a verb's subject is whose coup or visit it is: "came to power in a coup", "arrived on a visit"."""
    if trigger.kind.type == "military_operation":
        return verb.lemma_ in _RISING and _power(verb)
    if trigger.kind.type != "travel":
        return False
    bound = any(child.dep_ == "prep" and child.lower_ == "to" for child in noun.children)
    owned = any(child.dep_ == "poss" or child.lower_ in ("by", "of") for child in noun.children)
    if noun.head.lower_ in ("on", "during", "in") and bound and not owned and noun.i < verb.i:
        return True
    return noun.head.lower_ in ("on", "for") and verb.lemma_ in _SETTING_OUT


def _power(verb: Token) -> bool:
    """Whether a verb's clause speaks of power: "came to power in a coup"."""
    return any(word.lower_ == "power" for word in (*clauses.objects(verb), *clauses.prepositional(verb, "to")))


def _claimed(noun: Token) -> Iterator[Argument]:
    """Who claims responsibility for what a noun tells of."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "for":
        return
    over = noun.head.head
    if over.lower_ == "responsible":
        who = shared_subject(over.head) if over.dep_ == "acomp" else over.head if over.dep_ == "amod" else None
        if who is not None:
            yield Argument("agent", who, "blamed")
        return
    verb = governor(over) if over.lower_ in ("responsibility", "credit", "authorship") else None
    if verb is None or clauses.negated(verb):
        return
    who = clauses.agent(verb) if passive(verb) else shared_subject(verb)
    if who is not None:
        yield Argument("claimant", who, "claim")


def _carried_out(verb: Token, trigger: Trigger) -> Iterator[Argument]:
    """The arguments of a clause that hangs on the noun: "attacks carried out by … against …"."""
    by = clauses.agent(verb)
    if by is not None and verb.tag_ == "VBN":
        yield Argument("agent", by, "by")
    if verb.lemma_ in ("target", "hit", "strike", "destroy", "damage", "involve"):
        for noun in clauses.objects(verb):
            yield Argument("patient", noun, "object")
    elif verb.lemma_ in _ATTENDING and verb.tag_ == "VBN" and by is not None:
        yield Argument("agent", by, "by")
    yield from _prepositions(verb, trigger)
    for child in verb.children:
        if child.dep_ == "dobj" and child.i > verb.i and trigger.kind.with_ and _behind_preposition(verb, child):
            yield Argument("patient", child, "object")


def _behind_preposition(verb: Token, noun: Token) -> bool:
    """Whether "against" stands before a noun that the parse took for an object."""
    between = verb.doc[verb.i : noun.i]
    return any(word.lower_ in ("against", "on") for word in between)
