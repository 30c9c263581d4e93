"""Words of violence, business and travel that tell of neither where they stand: "bought a villa", "shot a film"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.meaning.natures import Natures
    from tui.extraction.happenings.participants.participants import Finder
    from tui.extraction.happenings.telling import Filler, Telling
    from tui.extraction.happenings.things import Things
    from tui.extraction.happenings.triggers import Trigger

TRADING = frozenset((
    "buy", "acquire", "purchase", "take over", "merge", "merge with", "snap up", "buy out", "sell to", "sell stake",
    "sell unit", "sell division", "sell business", "sell arm", "withdraw bid", "withdraw offer", "reject bid",
    "reject offer", "accept offer", "make offer", "launch bid", "raise bid", "raise offer", "sweeten offer", "drop bid",
))  # fmt: skip
_NO_TRADER = frozenset(["person", "population"])
_MONEY = re.compile(r"[$€£¥]|\b(?:[mb]illion|stake|shares?|takeover|merger|acquisition)\b")
_OF_WATER = frozenset(["flood", "engulf", "erupt", "spill", "sink", "collapse", "topple", "jolt", "devastate"])
"""Verbs that mean something else where people are their subject: "thousands flooded the square"."""
_ON_THE_SPOT = frozenset(
    """police policeman officer deputy trooper firefighter paramedic medic ambulance rescuer crew responder suspect
    robber gunman attacker assailant shooter thief burglar kidnapper bomber criminal driver bandit bystander
    passenger""".split()  # noqa: SIM905 - a list would take a page
)
"""Who comes to a scene and flees from it, and travels nowhere."""
_ONESELF = frozenset(["himself", "herself", "themselves", "itself"])
_FILMED = frozenset("film movie video footage photo photograph picture portrait scene documentary clip episode".split())  # noqa: SIM905 - a list would take a page
"""What is shot with a camera."""
_ON_PERSONS = frozenset(["beat", "defeat", "thrash", "set off"])
"""Verbs that mean something else where a pronoun is their object: "it set him off"."""
_MARTIAL = frozenset((
    "military", "police", "army", "naval", "security", "counterterrorism", "anti-terror", "antiterror", "clearance",
    "sanitisation", "sanitization", "cordon", "combing", "mop-up", "ground", "air", "commando", "special",
    "cross-border", "intelligence-based", "based", "anti-narcotics",
))  # fmt: skip
_PEACEFUL = frozenset((
    "mining", "mine", "oil", "business", "commercial", "rescue", "relief", "search", "surgical", "recovery", "cleanup",
    "humanitarian", "daily", "normal", "banking", "overseas", "flight", "aid", "production", "market",
))  # fmt: skip
"""Words before an operation that is one of arms, and one that is none."""
_NOUNS = ("NOUN", "PROPN")


def everyday(telling: Telling, finder: Finder, natures: Natures) -> bool:
    """Whether a word of violence, business or travel tells of nothing that happened: "he bought a villa"."""
    trigger = telling.trigger
    if trigger.kind.people and not any(_befallen(filler, finder) for filler in telling.fillers):
        return True
    if not trigger.verbal:
        return trigger.kind.type == "agreement" and _in_force(trigger.token)
    if any(one.ent_type_ in ("DATE", "TIME") for one in clauses.objects(trigger.token)) and trigger.words in TRADING:
        return True  # "it took over two decades"
    return _unremarkable(telling, finder) or _of_no_hand(trigger, natures)


def _in_force(noun: Token) -> bool:
    """Whether an agreement is only that by which something is done: "paid under | their contract", "by | agreement"."""
    told = any(child.dep_ in ("acl", "relcl") or child.ent_type_ == "DATE" for child in noun.subtree if child != noun)
    over = noun.head
    by = over.lower_ == "under" or (over.lower_ == "to" and over.head.lower_ == "according")
    by = by or (over.lower_ == "by" and any(child.lower_ == "mutual" for child in noun.lefts))
    several = noun.lower_ == "ventures" and any(child.dep_ == "poss" for child in noun.lefts)
    return not told and ((noun.dep_ == "pobj" and by) or several)


def _unremarkable(telling: Telling, finder: Finder) -> bool:
    """Whether a verb is said of those of whom it is nothing to tell: police arrive, a couple buys a house."""
    trigger, verb = telling.trigger, telling.trigger.token
    if trigger.words == "flee":
        return not any(filler.actor for filler in telling.fillers)
    if telling.type == "travel" and any(lemma(filler.token) in _ON_THE_SPOT for filler in telling.fillers):
        return True
    if trigger.words == "return to":
        hosts = [filler.actor for filler in telling.fillers if filler.role == "host"]
        return bool(clauses.objects(verb)) or any(finder.kinds.get(host or "") == "organisation" for host in hosts)
    if trigger.words.endswith((" bid", " offer")) and not _MONEY.search(telling.sentence.span.text):
        return True  # "rejected the offer of a truce"
    if trigger.words in TRADING:
        named = [filler for filler in telling.fillers if filler.actor and filler.token.pos_ != "PRON"]
        bodies = any(finder.kinds.get(filler.actor or "", "person") not in _NO_TRADER for filler in named)
        return not bodies and not _MONEY.search(telling.sentence.span.text)
    if trigger.words == "shoot" and any(child.dep_ == "prt" and child.lower_ == "down" for child in verb.children):
        return not telling.keys("victim", "target")  # "shot | the proposal | down"
    if trigger.words == "shoot":
        subject = clauses.subject(verb) if clauses.passive(verb) else None
        shot = [*clauses.objects(verb), *([subject] if subject is not None else [])]
        return any(lemma(one) in _FILMED or one.lower_ in _ONESELF for one in shot)
    if (
        trigger.words == "blast"
        and clauses.objects(verb)
        and not (telling.killed or telling.injured or telling.weapons)
    ):
        return not any(finder.sort(one, None) == "target" for one in clauses.objects(verb))  # "blasted the minister"
    whom = (one for one in clauses.objects(verb) if one.tag_ not in ("WP", "WDT"))
    return trigger.words in _ON_PERSONS and any(one.pos_ == "PRON" for one in whom)


def _of_no_hand(trigger: Trigger, natures: Natures) -> bool:
    """Whether an attack is nobody's: a flood's, or one by which somebody hurt himself."""
    if trigger.kind.type != "attack":
        return False
    oneself = any(one.lower_ in _ONESELF for one in clauses.objects(trigger.token))
    return (oneself and trigger.kind.subtype != "bombing") or (
        trigger.kind.effect is None and natures.by_nature(trigger)
    )


def _befallen(filler: Filler, finder: Finder) -> bool:
    """Whether somebody is whom a happening befalls: people in their own words or by name, and no thing."""
    owned = filler.how == "possessive" and filler.role in ("target", "recipient")
    if not owned and filler.how not in ("object", "passive subject", "participle", "relative", "of"):
        return False
    kind = finder.kinds.get(filler.actor) if filler.actor else None
    return kind in ("person", "population") if kind else finder.sort(filler.token, None) == "people"


def figurative(trigger: Trigger, things: Things) -> bool:
    """Whether a disaster befalls what has no body: "the talks collapsed", "the collapse of the monarchy"."""
    if trigger.kind.type != "disaster":
        return False
    noun = trigger.token
    subject = clauses.subject(noun) if trigger.verbal else next(iter(clauses.prepositional(noun, "of")), None)
    if subject is None:
        return False
    crowd = trigger.verbal and trigger.words in _OF_WATER and things.sort(subject) in ("people", "group")
    return crowd or lemma(subject) in things.bodiless


def peaceful(trigger: Trigger, things: Things) -> bool:
    """Whether an operation is none of armed forces or the police, but a company's or a surgeon's; or several are."""
    noun = trigger.token
    if trigger.name != "operation":
        return False
    kinds = {lemma(child) for child in noun.lefts} | {child.lower_ for child in noun.lefts}
    several = noun.tag_ == "NNS" and not any(child.dep_ == "nummod" for child in noun.lefts)
    said = [word for word in trigger.sentence.each if word.pos_ in _NOUNS]
    if noun.dep_ == "attr" or several or (kinds & _PEACEFUL and not any(map(things.fighter, said))):
        return True
    return not (kinds & _MARTIAL or any(things.fighter(word) or things.force(word) for word in said))
