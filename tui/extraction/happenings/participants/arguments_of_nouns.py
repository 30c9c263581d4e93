"""Arguments of nouns: who and what stands around "the attack", and around the verb that it depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.happenings import CONTESTS
from tui.extraction.happenings.harm import ASSAULTS, HARMFUL
from tui.extraction.happenings.participants.argument import Argument, prepositions
from tui.extraction.happenings.predicates import (
    SUPPORT,
    UNDERGO,
    governor,
    passive,
    shared_subject,
    speaking,
    whose_result,
)
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.happenings.happenings import Part
    from tui.extraction.happenings.triggers import Trigger


_HITTING = frozenset((
    "target", "hit", "strike", "destroy", "damage", "rip", "wreck", "rock", "cripple", "paralyse", "paralyze",
    "disrupt", "flatten", "level", "gut", "raze", "shatter", "engulf", "bury", "batter",
))  # fmt: skip
_WHOSE = frozenset(["compound", "nmod", "amod", "npadvmod"])
"""What a word before a noun has before it: whose missiles "| Chadian missile strikes" are."""
_BLAMING = frozenset(["blame", "attribute", "ascribe"])
_PARTAKING = frozenset(["participate", "partake", "engage", "join"])
_COMING_ABOUT = frozenset(["break", "erupt", "ensue", "occur", "happen", "flare", "rage", "resume"])
"""Verbs that say of their subject that it came about: "clashes broke out | between police and students"."""
_VOICED = {
    "dobj": frozenset(["draw", "attract", "earn", "face", "provoke", "prompt", "receive"]),
    "nsubj": frozenset(["come", "flow", "pour", "arrive"]),
}
"""Verbs behind which stands by whom something was said: "drew condemnation from Peru", "condolences came from Peru"."""
SPOKEN_THERE = frozenset(["platform", "medium", "floor"])
"""Kinds whose noun is where or in what somebody speaks, whosever it is: "said on the paper's website"."""
_THERE = frozenset(["at", "in", "during", "after", "to", "on", "through", "via", "by", "before", "over"])
"""Prepositions behind which stands where somebody speaks."""
_READING = frozenset(
    ["see", "review", "obtain", "read", "view", "receive", "quote", "cite", "carry", "broadcast", "air"]
)
"""What others do with a statement than to make it: "a statement seen by the daily"."""
_HANDING = frozenset(["hand", "give", "bring", "deliver"])
_WON = frozenset(["result", "poll", "election", "honour"])
"""Kinds that somebody can be handed: "voters handed the premier | a victory"."""
_ATTENDING = frozenset(["attend", "join", "host", "chair", "address", "co-chair", "co-host"])
_SETTING_OUT = frozenset(
    ["be", "arrive", "leave", "depart", "fly", "embark", "go", "come", "set", "land", "head", "travel"]
)
"""Verbs behind which stands whose visit it is: "arrived on a visit"."""
_RISING = frozenset(["come", "rise", "return", "seize", "take", "gain"])
"""Verbs by which somebody comes to power, in a coup that is then his."""
OFFICES = frozenset(["appointment", "office", "fall", "election"])
_OF_PLACES = frozenset((
    "frequent", "use", "own", "run", "populate", "inhabit", "visit", "guard", "control", "patronize", "patronise",
    "favor", "favour", "dominate", "occupy", "know", "house", "surround",
))  # fmt: skip
"""Verbs that say of a place whose it is, though a parse hangs them on what happened there."""
_BY_ARMS = frozenset(["strike", "airstrike", "raid", "invasion", "incursion", "aggression", "offensive", "onslaught"])
"""Nouns whose possessive is by whose arms it was done: "the army's strikes", "Chad's invasion"."""
_BEFALLING = frozenset((
    "trial", "conviction", "acquittal", "indictment", "sentencing", "sentence", "term", "retrial", "prosecution",
    "arraignment", "court-martial", "expulsion", "impeachment", "ouster", "removal", "banishment", "censure",
))  # fmt: skip
"""Nouns of law whose possessive is whom it befalls: "the general's trial", "the envoy's expulsion"."""


def of_noun(trigger: Trigger) -> Iterator[Argument]:
    """The arguments of a trigger that is a noun."""
    noun = trigger.token
    if trigger.name not in SPOKEN_THERE:
        yield from _noun_phrase(noun, trigger)
    verb = (speaking(noun) if trigger.kind.act else None) or governor(noun)
    if verb is None:
        return
    yield from _around_noun(noun, verb, trigger)
    yield from _of_governor(noun, verb, trigger)


def _noun_phrase(noun: Token, trigger: Trigger) -> Iterator[Argument]:
    """The arguments that hang on a noun itself: "the army's attack on the village by night"."""
    kind = trigger.kind
    for of in clauses.prepositional(noun, "of"):
        yield Argument(kind.of, of, "of")
        if kind.type not in HARMFUL and not any(child.dep_ == "poss" for child in of.lefts):
            # "the dismissal of the envoy | by Peru", which a parse hangs on the envoy
            yield from (Argument("agent", by, "by") for by in clauses.prepositional(of, "by"))
    if kind.of == "patient" or kind.type == "travel":
        for place in clauses.prepositional(noun, "in", "at", "near", "to"):
            if place.ent_type_ in ("GPE", "LOC", "FAC"):
                yield from (Argument(kind.of, of, "of") for of in clauses.prepositional(place, "of"))
    for by in clauses.prepositional(noun, "by"):
        yield Argument("agent", by, "by")
        if by.pos_ == "NOUN":
            yield from prepositions(by, trigger)
    yield from prepositions(noun, trigger)
    for child in noun.children:
        if child.dep_ == "poss":
            own = child.tag_ == "PRP$"
            owner = _of_its_own(noun) if kind.type == "travel" and own else child
            owner = _met(noun) or child if kind.type == "meeting" and own else owner
            yield Argument(_owned(noun, trigger), owner, "possessive")
        elif child.dep_ in ("compound", "nmod", "amod") and child.i < noun.i:
            pair = _parties(child) if kind.type in ("meeting", "agreement") else []
            tied = any(part.i + 1 < noun.i and part.nbor().tag_ == "HYPH" for part in pair)
            yield from (Argument("agent", part, "pair") for part in pair if tied)
            if kind.act and _of_another(noun):
                continue  # "the premier's | assembly address"
            yield Argument("agent", child, "compound")
            yield from (Argument("agent", whose, "compound") for whose in child.lefts if whose.dep_ in _WHOSE)
        elif child.dep_ in ("acl", "relcl") and child.pos_ == "VERB":
            yield from _carried_out(child, trigger)
    if kind.type in ("meeting", "agreement"):
        yield from _whose_counterpart(noun)
        yield from (Argument("agent", part, "compound") for child in noun.lefts for part in _parties(child))


def _of_governor(noun: Token, verb: Token, trigger: Trigger) -> Iterator[Argument]:
    """The arguments of the verb that a noun depends on: "rebels launched the attack", "the blast hit a bus"."""
    subject = shared_subject(verb)
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and verb.lemma_ in _PARTAKING and subject is not None:
        yield Argument("agent", subject, "support")
    handed = verb.lemma_ in _HANDING and noun.dep_ == "dobj" and trigger.name in _WON
    if handed and (to := [child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"]):
        yield from (Argument("agent", child, "support") for child in to)
        return
    having = verb.lemma_ in ("have", "witness", "oversee") and trigger.kind.type in ("meeting", "agreement")
    named = verb.lemma_ == "call" and trigger.kind.type in HARMFUL
    if verb.lemma_ in UNDERGO and trigger.name in OFFICES and any(child.dep_ == "poss" for child in noun.lefts):
        return  # "the premier received the minister's | resignation"
    if (verb.lemma_ in SUPPORT or verb.lemma_ in UNDERGO or having) and not named:
        over: Part = "patient" if verb.lemma_ in UNDERGO else "agent"
        if noun.dep_ in ("dobj", "attr") or (noun.dep_ == "conj" and not passive(verb)):
            if subject is not None and not (trigger.kind.effect and over == "agent"):
                yield Argument(over, subject, "support")
            yield from prepositions(verb, trigger)
        elif noun.dep_ == "nsubjpass":
            doer = clauses.agent(verb)
            if doer is not None:
                yield Argument(over, doer, "support")
            yield from prepositions(verb, trigger)
    elif trigger.kind.act and verb.lemma_ in _VOICED.get(noun.dep_, ()):
        yield from prepositions(verb, trigger)
    elif noun.dep_ == "pobj" and noun.head.lower_ == "under" and verb.lemma_ in ("come", "be") and subject is not None:
        yield Argument("patient", subject, "passive subject")
    elif noun.dep_ == "nsubj" and verb.lemma_ in _COMING_ABOUT:
        yield from prepositions(verb, trigger)
    elif noun.dep_ == "pobj" and noun.head.lower_ == "in" and verb.lemma_ == "be" and trigger.kind.type == "meeting":
        if subject is not None:
            yield Argument("agent", subject, "support")
    elif noun.dep_ == "nsubj" and verb.lemma_ in _HITTING:
        yield from (Argument("patient", hit, "object") for hit in clauses.objects(verb))
    elif noun.dep_ == "pobj" and passive(verb) and verb.lemma_ in _HITTING and subject is not None:
        yield Argument("patient", subject, "passive subject")


def _owned(noun: Token, trigger: Trigger) -> Part:
    """What a possessive is of a noun: "the minister's dismissal" befalls him, and "the court's ruling" is its own."""
    kind = trigger.kind
    befalls = kind.people or trigger.name in OFFICES or (kind.type in ("trial", "policy") and lemma(noun) in _BEFALLING)
    of_whom = bool(clauses.prepositional(noun, "of")) or (kind.type in ASSAULTS and aimed(trigger))
    if lemma(noun) in _BY_ARMS and kind.type in HARMFUL:
        return "agent"
    if (befalls or clauses.prepositional(noun, "by")) and not of_whom:
        return "patient"  # "the envoy's dismissal", "the club's purchase by a bank"
    return "agent" if of_whom or kind.of in ("none", "target") else kind.of


def aimed(trigger: Trigger) -> bool:
    """Whether a preposition says at whom or at what a noun's attack was aimed."""
    aims = [word for word, part in trigger.kind.with_.items() if part == "patient"]
    return any(hit.ent_type_ not in ("DATE", "TIME") for hit in clauses.prepositional(trigger.token, *aims))


def _of_its_own(noun: Token) -> Token:
    """Whom the possessive of a visit stands for: "said so during their visit" is of who said so."""
    verb = governor(noun)
    subject = shared_subject(verb) if verb is not None and noun.dep_ == "pobj" else None
    return subject if subject is not None else noun


def _met(noun: Token) -> Token | None:
    """Whom the possessive of a meeting stands for: "at their meeting, | the ministers condemned"; None if not told."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("at", "in", "during"):
        return None
    who = _of_its_own(noun)
    return who if who != noun and (who.pos_ == "PROPN" or who.tag_ == "NNS") else None


def _whose_counterpart(noun: Token) -> Iterator[Argument]:
    """Who has dealings with his counterpart: "| Ana Ruiz announced the beginning of talks with her counterpart"."""
    for other in clauses.prepositional(noun, "with"):
        if other.lemma_.lower() != "counterpart" or all(child.tag_ != "PRP$" for child in other.lefts):
            continue
        verb = next((up for up in noun.ancestors if up.pos_ == "VERB"), None)
        if verb is not None and not passive(verb) and (who := shared_subject(verb)) is not None:
            yield Argument("agent", who, "support")


def _parties(modifier: Token) -> list[Token]:
    """The names of a compound before a noun: "the France-Peru dialogue", "US-China trade talks"."""
    if modifier.dep_ not in ("compound", "nmod", "amod"):
        return []
    return [part for part in modifier.subtree if part.pos_ == "PROPN"]


def _around_noun(noun: Token, verb: Token, trigger: Trigger) -> Iterator[Argument]:
    """Who the clause around a noun names for it: whose it is, who speaks there, is represented."""
    kind = trigger.kind
    over = speaking(noun) if kind.act else None
    over = noun.head.head if noun.dep_ == "pobj" and over is None else over
    if over == verb and _whose(noun, verb, trigger):
        if (who := shared_subject(verb)) is not None:
            yield Argument("agent", who, "occasion")
    elif kind.act and over == verb and noun.head.lower_ in _THERE and not _of_another(noun):
        if (who := shared_subject(verb)) is not None:
            yield Argument("speaker", who, "occasion")
    elif kind.act and noun.dep_ == "nsubj" and verb.lemma_ in ("come", "follow"):
        return
    if trigger.name in CONTESTS and (side := whose_result(noun)) is not None:
        yield Argument("agent", side, "support")
    if kind.type == "meeting":
        for clause in (verb, *(child for child in verb.children if child.dep_ in ("advcl", "conj"))):
            if clause.lemma_ != "represent":
                continue
            who = shared_subject(clause)
            by = clauses.agent(clause)
            yield from (Argument("participant", token, "represented") for token in (who, by) if token is not None)


def _of_another(noun: Token) -> bool:
    """Whether somebody is named whose statement it is: "spoke after | the premier's address"."""
    whose = (child for child in noun.lefts if child.dep_ == "poss" and child.ent_type_ not in ("DATE", "TIME"))
    return any(child.pos_ in ("NOUN", "PROPN") for child in whose)


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


def _carried_out(verb: Token, trigger: Trigger) -> Iterator[Argument]:
    """The arguments of a clause that hangs on the noun: "attacks carried out by … against …"."""
    by = clauses.agent(verb)
    if verb.lemma_ in _OF_PLACES and trigger.kind.type in HARMFUL:
        return  # "a blast in a bar frequented by soldiers" was not theirs
    if by is not None and verb.tag_ == "VBN" and not (trigger.kind.act and verb.lemma_ in _READING):
        yield Argument("agent", by, "by")
    if verb.lemma_ in _BLAMING:
        yield from (Argument("agent", who, "blamed") for who in clauses.prepositional(verb, "on", "to"))
        return
    if verb.lemma_ in ("target", "hit", "strike", "destroy", "damage", "involve"):
        for noun in clauses.objects(verb):
            yield Argument("patient", noun, "object")
    elif verb.lemma_ in _ATTENDING and verb.tag_ == "VBN" and by is not None:
        yield Argument("agent", by, "by")
    yield from prepositions(verb, trigger)
