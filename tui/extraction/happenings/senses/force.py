"""Force and protest, and what only sounds like them: "an operation targeting fishing", "in protest at"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.predicates import governor, shared_subject
from tui.extraction.happenings.senses.persons import someone
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.participants.participants import Finder
    from tui.extraction.happenings.telling import Telling

_CRIMES = frozenset(["attack", "murder", "killing", "crime", "suicide", "assault", "escape", "robbery", "plot", "raid"])
"""What no aid is assistance in."""
_ORDINALS = frozenset(
    ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "latest", "11th", "12th"]
)
"""Which of so many it is."""
_MEASURES = frozenset(
    [
        "operation",
        "campaign",
        "sanction",
        "measure",
        "programme",
        "program",
        "crackdown",
        "initiative",
        "law",
        "bill",
        "effort",
    ]
)
"""What targets something, and hits nobody."""
_BLOCKING = frozenset(
    ["block street", "block highway", "block traffic", "block bridge", "block road", "block movement"]
)
"""What those who protest do, and the police where something has happened."""
_CARRIED_OUT = frozenset((
    "warrant", "search", "order", "plan", "contract", "agreement", "strategy", "policy", "project", "programme",
    "program", "mission", "command", "instruction", "trade", "task", "pass", "play", "mandate", "duty", "will",
))  # fmt: skip
"""What is executed and is nobody."""
_ARMS = frozenset(["bomb", "device", "charge", "dynamite"])
_HAVING = frozenset((
    "seize", "confiscate", "carry", "make", "build", "manufacture", "possess", "have", "store", "stock", "smuggle",
    "own", "supply", "sell", "buy", "transport", "assemble", "produce", "stockpile", "collect", "recover", "use",
))  # fmt: skip
"""Verbs whose object is had, and goes off nowhere."""
_HEAPS = frozenset(["quantity", "cache", "stock", "stockpile", "load", "shipment", "supply", "amount", "arsenal"])
_LEVIES = frozenset(
    ["sanction", "tariff", "tax", "levy", "visa", "bill", "law", "legislation", "subsidy", "duty", "ad"]
)
"""What is aimed at somebody without arms."""


def of_a_count(telling: Telling, finder: Finder) -> bool:
    """Whether it is only the last of so many that are counted: "the sixth homicide of the year"."""
    noun = telling.trigger.token
    over = governor(noun) if not telling.trigger.verbal else None
    ordinal = any(child.ent_type_ == "ORDINAL" or child.lower_ in _ORDINALS for child in noun.lefts)
    return ordinal and over is not None and over.lemma_ in ("be", "become", "mark", "record")


def fights_a_thing(telling: Telling, finder: Finder) -> bool:
    """Whether what is fought is nobody: "a battle with the flames", "their fight against inflation"."""
    token = telling.trigger.token
    fought = clauses.prepositional(token, "with", "against")
    return bool(fought) and not any(one.tag_ in ("WP", "WDT") or someone(one, telling, finder) for one in fought)


def is_posted(telling: Telling, finder: Finder) -> bool:
    """Whether it only says who one person is, and sends no troops: "a soldier | deployed in the force was stabbed"."""
    token = telling.trigger.token
    alone = token.dep_ == "acl" and token.head.tag_ == "NN"
    return alone and finder.things.sort(token.head) == "people"


def cordons_off(telling: Telling, finder: Finder) -> bool:
    """Whether it is the police who close a street."""
    doers = [filler for filler in telling.fillers if filler.role == "participant"]
    return telling.trigger.words in _BLOCKING and bool(doers) and all(finder.things.force(one.token) for one in doers)


def of_no_body(telling: Telling, finder: Finder) -> bool:
    """Whether what is targeted is nothing that can be hit: "an operation targeting illegal fishing"."""
    verb = telling.trigger.token
    if not telling.trigger.verbal or verb.lemma_ != "target":
        return False
    subject = clauses.subject(verb)
    peaceful = subject is not None and lemma(subject) in _MEASURES
    hit = any(filler.role in ("victim", "target") for filler in telling.fillers)
    return peaceful and not hit


def by_law(telling: Telling, finder: Finder) -> bool:
    """Whether sanctions or a tax are aimed at somebody, and no arms: "imposed sanctions, | targeting his ministers"."""
    said = {lemma(word) for word in telling.sentence.each if word.pos_ == "NOUN"}
    doer = shared_subject(telling.trigger.token)
    armed = doer is not None and (finder.things.fighter(doer) or finder.things.force(doer))
    return bool(said & _LEVIES) and not armed and not telling.weapons


def by_sentence(telling: Telling, finder: Finder) -> bool:
    """Whether a death is what a court sentences somebody to."""
    noun = telling.trigger.token
    return noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lemma_ in ("sentence", "condemn")


def executes_a_thing(telling: Telling, finder: Finder) -> bool:
    """Whether what is executed is nobody: "executed a search warrant"."""
    verb = telling.trigger.token
    done = (*clauses.objects(verb), shared_subject(verb) if clauses.passive(verb) else None)
    return any(one is not None and lemma(one) in _CARRIED_OUT for one in done)


def drugged(telling: Telling, finder: Finder) -> bool:
    """Whether nobody throws stones: "they got stoned"."""
    verb = telling.trigger.token
    return verb.tag_ == "VBN" and (verb.head.lemma_ == "get" or any(child.lemma_ == "get" for child in verb.lefts))


def in_protest(noun: Token) -> bool:
    """Whether it only says why something else was done: "in protest at the verdict"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "in" and not any(child.dep_ == "det" for child in noun.children)


def shows(telling: Telling, finder: Finder) -> bool:
    """Whether who demonstrates shows something, and does not protest."""
    verb = telling.trigger.token
    return bool(clauses.objects(verb)) or any(child.dep_ == "ccomp" for child in verb.children)


def abets(telling: Telling, finder: Finder) -> bool:
    """Whether somebody assists in a crime."""
    return any(lemma(noun) in _CRIMES for noun in clauses.prepositional(telling.trigger.token, "in"))


def as_goods(telling: Telling, finder: Finder) -> bool:
    """Whether bombs are only had or found in store, and not planted: "seized two explosive devices and a rifle"."""
    noun = telling.trigger.token
    if telling.trigger.verbal or lemma(noun) not in _ARMS:
        return False
    over = governor(noun)
    had = over is not None and over.lemma_ in _HAVING and clauses.first_of_list(noun).dep_ in ("dobj", "nsubjpass")
    return had or (noun.dep_ == "pobj" and noun.head.lower_ == "of" and lemma(noun.head.head) in _HEAPS)


def overturns_a_ruling(telling: Telling, finder: Finder) -> bool:
    """Whether something is overturned by somebody, and did not turn over itself."""
    return telling.type == "disaster" and bool(clauses.objects(telling.trigger.token))
