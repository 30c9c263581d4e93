"""Meanings: what a word tells of in this text, where the dictionary alone cannot say.

A "strike" is one of workers or of warplanes, a "blast" is a bomb's or a boiler's, and what "fires" is a gun or a boss.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.calamities import of_guns
from tui.extraction.happenings.happenings import CONTESTS
from tui.extraction.happenings.harm import ATTACKERS
from tui.extraction.happenings.predicates import governor, passive, shared_subject
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.happenings import Happening, Vocabulary
    from tui.extraction.happenings.triggers import Trigger

_WAR = re.compile(
    r"\b(?:air\s?strikes?|air[\s-]raids?|warplanes?|fighter\s+jets?|missiles?|drones?|shelling|shelled|artillery|bombard\w+"
    r"|bombings?|bombed|rockets?|airstrikes?|militants?|rebels?|insurgents?|troops)\b"
)
_LABOUR = re.compile(
    r"\b(?:(?<!african )(?<!european )(?<!soviet )unions?"
    r"|unionists?|walk-?outs?|wages?|pay\s+(?:rises?|deals?|offers?|claims?)|picket\w*|stoppages?|industrial\s+action"
    r"|(?:general|hunger|labou?r|rail|teachers?|doctors?|nurses?|pilots?)['’]?\s+strikes?|on\s+strike|strikers?|striking\s+\w+)\b"
)
_OF_WAR = frozenset(
    """air aerial drone missile military artillery rocket bombing precision retaliatory pre-emptive preemptive
    cross-border coalition overnight deadly surgical nuclear ballistic naval enemy nato""".split()  # noqa: SIM905 - a list would take a page
)
_OF_LABOUR = frozenset(
    """general hunger labor labour student teacher doctor nurse pilot rail transport bus sympathy nationwide
    national wildcat indefinite worker one-day two-day three-day 24-hour 48-hour 72-hour""".split()  # noqa: SIM905 - a list would take a page
)
_HITTING = frozenset(["hit", "kill", "target", "damage", "destroy", "wound", "injure", "level", "flatten", "pound"])
_CARRYING_OUT = frozenset(["carry", "conduct"])
"""Verbs whose strikes are made by arms."""
_BLASTS = frozenset(
    ["explosion", "blast", "explode", "detonation", "blow up", "go off", "blow apart", "burn", "burning", "burn down"]
)
_INDUSTRY = frozenset(
    """mine miner colliery pit coal gas methane firedamp boiler cylinder factory plant refinery pipeline fuel firework
    fireworks firecracker chemical chemicals ammonia petrochemical transformer silo turbine reactor stove
    cooker oil tanker propane lpg lng butane petrol gasoline kerosene diesel steam pressure furnace smelter
    mill foundry workshop depot generator battery rig platform well dust fertilizer fertiliser nitrate
    electrical kitchen canister tank volcano volcanic crater tremor tremors earthquake quake flood boat ferry
    aircraft plane jet train locomotive pyrotechnic pyrotechnics distillery sawmill brewery powerhouse
    compressor valve wiring heater""".split()  # noqa: SIM905 - a list would take a page
)
_ASSAULT = re.compile(
    r"\b(?:bomb\w*|grenades?|(?:car|suicide|roadside|time)[\s-]bomb\w*|suicide|militants?|terror\w*|insurgents?|rebels?|guerrill?as?"
    r"|attack\w*|hijack\w*|saboteurs?|sabotage\w*|dynamite\w*|explosives?|explosive\s+devices?|ieds?|planted|detonated|blew\s+\w+\s+up"
    r"|air\s?strikes?|missiles?|rockets?|shell(?:s|ing|ed)?|gunmen|arson\w*|assailants?|extremists?|claimed\s+responsibility)\b"
)
_RULED_OUT = re.compile(
    r"\b(?:terror\w*|sabotage|foul play|an? attack) (?:was|is|has been|had been) (?:not suspected|ruled out)\b"
    r"|\b(?:no (?:\w+ )?(?:signs?|indications?|evidence|suspicion) of|rul(?:ed|ing|es?) out)"
    r" (?:terrorism|sabotage|foul play)\b"
)
"""How a text says that nobody attacked: "terrorism was not suspected", "no sign of sabotage"."""
_CROWDS = frozenset(["crowd", "pedestrian", "people", "shopper", "reveller", "protester", "passer-by", "tourist"])
"""Whom a vehicle is driven into where a text tells of an attack."""
_RESCUES = frozenset(["rescue operation", "rescue effort", "search operation"])
_FOES = re.compile(
    r"\b(?:militants?|rebels?|insurgents?|terrorists?|hijackers?|kidnappers?|captors?|hostages?|gunm[ae]n|attackers?"
    r"|bandits?|assailants?)\b",
    re.IGNORECASE,
)
"""From whom armed forces free those whom they rescue."""
_VOTES = re.compile(
    r"\b(?:percent|per\s+cent|%|share)\s+of\s+(?:the\s+)?votes?\b|\bround\s+of\s+voting\b|\b\d[\d,.]*\s+votes\b"
    r"|\b(?:seats?|segments|constituenc(?:y|ies)|by-?elections?|by-?polls?)\b",
    re.IGNORECASE,
)
"""How a text tells of what candidates win, and of no match."""
_GOVERNING = frozenset(["coalition", "government", "cabinet", "alliance", "regime", "administration"])
_TALKED = frozenset(["talk", "negotiation", "deal", "agreement", "truce", "ceasefire", "process", "market", "economy"])
_BEATEN = frozenset((
    "victim", "man", "woman", "boy", "girl", "child", "student", "teacher", "journalist", "reporter", "officer",
    "guard", "prisoner", "detainee", "inmate", "protester", "worker", "driver", "doctor", "nurse", "clerk", "priest",
    "monk", "resident", "villager", "migrant", "activist", "suspect", "passenger", "civilian", "people", "person",
))  # fmt: skip
_OUTLAWS = ATTACKERS | frozenset(["bandit", "gunman", "robber", "gang", "mob", "thug", "militant", "terrorist"])
_IN_POWER = frozenset((
    "president", "government", "regime", "king", "ruler", "dictator", "leader", "minister", "junta", "monarchy", "shah",
    "strongman", "premier", "emperor",
))  # fmt: skip
_LAUNCHES = re.compile(r"(?:launch|fire) (?:rocket|missile)\b.*|rocket launch|launch")
_SPACE = re.compile(
    r"\b(?:\w*space\w*|satellites?|orbit\w*|moon|lunar|mars|astronauts?|cosmonauts?|nasa|cosmodrome|payload|probe"
    r"|cape canaveral|telescope|launch\s?pad|lift-?off|vandenberg|baikonur|kourou)\b",
    re.IGNORECASE,
)
"""Words of what flies to no target."""
_HOSTAGES = re.compile(r"\bhostages?\b")
_SET_OFF = frozenset(
    """bomb explosive explosives device charge explosion blast grenade vest belt dynamite detonator mine
    firecracker ied alarm firework fireworks flare""".split()  # noqa: SIM905 - a list would take a page
)


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the ambiguous words of one text tell of."""

    words: Vocabulary
    war: bool
    """Whether the text tells of war, and of no workers' dispute."""
    peace: bool
    """Whether nothing in the text speaks of an attack by anybody."""
    hostages: bool
    """Whether somebody is held hostage in the text."""

    def meant(self, trigger: Trigger) -> Trigger | None:
        """The trigger with the kind of happening that its word tells of here; None if it tells of none."""
        last = trigger.words.split()[-1]
        if trigger.words in _RESCUES and _FOES.search(trigger.sentence.span.text):
            return self._as(trigger, "operation")
        if trigger.name == "protest" and not trigger.verbal and trigger.words == "strike":
            return self._as(trigger, "air_strike") if self._of_war(trigger.token) else trigger
        if trigger.words == "fire" and not trigger.verbal and of_guns(trigger.token):
            return None
        if trigger.words == "launch" and not trigger.verbal and self._fired(trigger.token):
            return self._as(trigger, "shelling")
        if _LAUNCHES.fullmatch(trigger.words) and _SPACE.search(trigger.sentence.span.text):
            return self._as(trigger, "spaceflight")
        if trigger.words == "collapse" and not trigger.verbal and (fallen := _fallen(trigger.token)) is not None:
            return self._as(trigger, "breakdown") if fallen else None
        if trigger.words == "beat" and passive(trigger.token) and _nobodys_side(trigger.token):
            return self._as(trigger, "stabbing")
        if trigger.words == "fire bullet" and _harmless(trigger):
            return self._as(trigger, "protest")
        if trigger.words == "invade" and not clauses.passive(trigger.token) and _raiders(trigger.token):
            return self._as(trigger, "attack")
        if trigger.name in CONTESTS and trigger.verbal and _VOTES.search(trigger.sentence.span.text):
            return self._as(trigger, "election") if trigger.words != "hold" else None
        if trigger.words == "topple" and trigger.kind.type == "disaster" and _rulers(trigger.token):
            return self._as(trigger, "military_operation")
        if trigger.words == "set off":
            things = clauses.objects(trigger.token)
            things += [of for thing in things for of in clauses.prepositional(thing, "of")]
            return None if things and not any(lemma(thing) in _SET_OFF for thing in things) else trigger
        if trigger.name == "accident" and trigger.verbal and self._flies(trigger.token):
            return self._as(trigger, "impact")
        if trigger.name == "accident" and trigger.words.endswith(" into") and not self.peace:
            crowd = {lemma(noun) for noun in clauses.prepositional(trigger.token, "into")} & _CROWDS
            return self._as(trigger, "ramming") if crowd else trigger
        if trigger.kind.type == "attack" and (trigger.words in _BLASTS or last in ("explosion", "blast")):
            return self._as(trigger, "disaster") if self._by_accident(trigger) else trigger
        return trigger

    def _as(self, trigger: Trigger, name: str) -> Trigger:
        kind: Happening | None = self.words.kinds.get(name)
        return replace(trigger, name=name, kind=kind) if kind is not None else trigger

    def _flies(self, verb: Token) -> bool:
        """Whether what hit something is a missile and no vehicle: "a drone hit the bus"."""
        subject = shared_subject(verb)
        impact = self.words.kinds.get("impact")
        return subject is not None and impact is not None and lemma(subject) in impact.subjects

    def _fired(self, launch: Token) -> bool:
        """Whether a launch is one of missiles at somebody: "the launch of drones against ships"."""
        fired = {lemma(arm) for arm in clauses.prepositional(launch, "of")}
        aimed = any(word.dep_ == "prep" and word.lower_ in ("at", "against", "towards") for word in launch.subtree)
        return aimed and not fired.isdisjoint(self.words.kinds["impact"].subjects)

    def _of_war(self, noun: Token) -> bool:
        """Whether a strike is one by arms: by its modifiers, by what it does, or as the text tells of nothing else."""
        beside = {lemma(child) for child in noun.lefts}
        if beside & _OF_LABOUR:
            return False
        if beside & _OF_WAR:
            return True
        verb = governor(noun)
        does = verb is not None and noun.dep_ == "nsubj" and verb.lemma_ in _HITTING
        relative = any(child.dep_ in ("relcl", "acl") and child.lemma_ in _HITTING for child in noun.children)
        behind = clauses.prepositional(noun, "on", "against", "at")
        aimed = {lemma(hit) for hit in behind} | {hit.lower_ for hit in behind}
        made = verb is not None and noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in _CARRYING_OUT
        abroad = noun.tag_ == "NNS" and any(hit.ent_type_ in ("GPE", "LOC") for hit in behind)
        if made or abroad or aimed & self.words.kinds["strike"].objects:
            return True
        return does or relative or (self.war and (noun.dep_ != "pobj" or noun.head.lower_ != "on"))

    def _by_accident(self, trigger: Trigger) -> bool:
        """Whether something exploded or burned that nobody attacked: a boiler, a mine, a fireworks factory."""
        token = trigger.token
        if trigger.verbal and trigger.words in ("blow up", "burn", "burn down", "go off", "blow apart"):
            subject = clauses.subject(token)
            if clauses.objects(token) or subject is None or passive(token):
                return False
        near = trigger.sentence.said.union(map(lemma, trigger.sentence.each)) if self.peace else frozenset()
        return not near.isdisjoint(_INDUSTRY)


def _fallen(noun: Token) -> bool | None:
    """Whether a government fell, or False if talks or the like did; None if what collapsed has a body."""
    of = {lemma(one) for one in clauses.prepositional(noun, "of")}
    of |= {lemma(child) for child in noun.lefts if child.dep_ in ("compound", "poss")}
    return True if of & _GOVERNING else False if of & _TALKED else None


def _nobodys_side(verb: Token) -> bool:
    """Whether who is beaten is a person and no side in a match: "the clerk was beaten"."""
    subject = shared_subject(verb)
    return subject is not None and subject.pos_ == "NOUN" and lemma(subject) in _BEATEN


def _harmless(trigger: Trigger) -> bool:
    """Whether bullets are those that are fired at crowds: "rubber bullets"."""
    return any(child.lower_ in ("rubber", "plastic", "blank") for word in trigger.inner for child in word.lefts)


def _raiders(verb: Token) -> bool:
    """Whether those who invade are no army: "bandits invaded the village"."""
    subject = clauses.subject(verb)
    return subject is not None and lemma(subject) in _OUTLAWS


def _rulers(verb: Token) -> bool:
    """Whether who is toppled holds power, and no wall: "toppled the president"."""
    felled = [*clauses.objects(verb), *(child for child in verb.children if child.dep_ == "nsubjpass")]
    return any({lemma(one), *(lemma(child) for child in one.lefts)} & _IN_POWER for one in felled)


def meanings(text: str, words: Vocabulary) -> Meanings:
    """What the ambiguous words of a text tell of."""
    text = _RULED_OUT.sub("", text.lower())
    war, peace = bool(_WAR.search(text)) and not _LABOUR.search(text), not _ASSAULT.search(text)
    return Meanings(words, war, peace, bool(_HOSTAGES.search(text)))
