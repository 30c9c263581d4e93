"""From a sentence to its tellings: triggers with participants, toll, weapon, place, date and modality."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tui.extraction import clauses
from tui.extraction.geography.containment import exactness
from tui.extraction.happenings import dating, deaths, gathering, modality, scenes, senses, triggers
from tui.extraction.happenings.calamities import DISEASES, lasting, natural
from tui.extraction.happenings.harm import HARMFUL, PERILOUS
from tui.extraction.happenings.predicates import governor
from tui.extraction.happenings.scope import scope_of
from tui.extraction.happenings.telling import Telling
from tui.extraction.happenings.tolls import deadly
from tui.extraction.happenings.triggers import lemma
from tui.model import TIMELINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.analysis import DateMention, PlaceMention, Sentence
    from tui.extraction.happenings.happenings import Vocabulary
    from tui.extraction.happenings.meanings import Meanings
    from tui.extraction.happenings.modality import Moods
    from tui.extraction.happenings.participants import Finder
    from tui.extraction.happenings.telling import Count, Filler
    from tui.extraction.happenings.things import Things
    from tui.extraction.happenings.tolls import Tolls
    from tui.extraction.happenings.triggers import Trigger
    from tui.extraction.happenings.weapons import Weapons
    from tui.model import ParticipantRole, Subtype

_TRADING = frozenset((
    "buy", "acquire", "purchase", "take over", "merge", "merge with", "snap up", "buy out", "sell to", "sell stake",
    "sell unit", "sell division", "sell business", "sell arm",
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
_NO_HAND = DISEASES | frozenset((
    "monoxide", "hypothermia", "heatstroke", "heat", "stampede", "dehydration", "smoke", "cold", "epidemic",
    "starvation", "hunger", "famine",
))  # fmt: skip
"""What people die of by nobody's hand."""
_OF_TRIALS: dict[ParticipantRole, ParticipantRole] = {"perpetrator": "participant", "victim": "target"}
_OF_ARRESTS: dict[ParticipantRole, ParticipantRole] = {"perpetrator": "participant", "victim": "target"}
_ONESELF = frozenset(["himself", "herself", "themselves", "itself"])
_DECLARING = frozenset(["declare", "proclaim", "pronounce"])
_FILMED = frozenset("film movie video footage photo photograph picture portrait scene documentary clip episode".split())  # noqa: SIM905 - a list would take a page
"""What is shot with a camera."""
_ON_PERSONS = frozenset(["beat", "defeat", "thrash", "set off"])
"""Verbs that mean something else where a pronoun is their object: "it set him off"."""
_OVER_YEARS = re.compile(
    r"\bsince\s+(?:the\s+|\w+\s+)?(?:19|20)\d\d\b|\b(?:in|over|during|for|of)\s+(?:the\s+)?(?:(?:past|last|more\s+than|almost"
    r"|nearly|about|some)\s+)*(?:[\w-]+\s+)?(?:years|decades)\b|\bso\s+far\s+this\s+year\b|\b\w+-year(?:-old)?\s+"
    r"(?:\w+\s+)?(?:war|conflict|insurgency|campaign|rebellion)\b|\bsince\s+the\s+(?:start|beginning|outbreak)\b"
    r"|\b(?:war|conflict|insurgency|rebellion)\b[^.;,]{0,30}\b(?:has|have|had)\s+(?:\w+\s+)?(?:killed|claimed|left|cost"
    r"|reached|displaced)\b|\bto\s+the\s+(?:insurgency|conflict|war|rebellion)\b"
    r"|\b(?:terrorism|extremism|militancy|violence|unrest)\b[^.;]{0,30}\b(?:has|have|had|which|that)\s+(?:\w+\s+)?"
    r"(?:killed|claimed|left|cost|taken)\b|\btoll\b[^.;]*\bsince\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:toll|deaths)\s+(?:in|from|of)\b[^.;,]{0,40}\b(?:war|conflict|insurgency|rebellion)\b",
    re.IGNORECASE,
)
_REPEATED = frozenset((
    "repeated", "frequent", "numerous", "regular", "countless", "daily", "constant", "many", "such", "sporadic",
    "increasing", "rising", "growing", "continuing", "widespread", "rampant", "recurring", "incessant",
))  # fmt: skip
_OFTEN = frozenset(["common", "frequent", "rare", "commonplace", "usual", "unusual", "routine", "rife", "endemic"])
_EARLIER = frozenset(["previous", "past", "earlier", "prior", "similar", "other"])
"""What stands before nouns for many happenings, told of at once and without a day."""
_POINTING = frozenset(["this", "that", "it", "they", "these", "those"])
"""Subjects of which a clause only says what they were: "this was an attack on all of us"."""
_SINGLE = frozenset(["talk", "negotiation", "consultation", "discussion", "election", "poll"])
"""Nouns whose plural is one happening."""
_RECORD = re.compile(r"\b(?:\w{3,}est|worst|most(?!\s+of)|first|last\s+such)\b", re.IGNORECASE)
"""What a time is only the measure of: "the deadliest attack in ten years"."""
_YEARLY = re.compile(
    r"\b(?:a|in)\s+total\b[^.;]{0,80}\b(?:incidents|attacks|bombings|blasts|clashes|operations)\b|\b(?:annually|yearly|on\s+average|(?:each|every|per|(?<!than\s)(?<!for\s)(?<!in\s)(?<!over\s)(?<!half\s)(?<!within\s)(?<!nearly\s)(?<!almost\s)(?<!about\s)a)\s+year)\b(?!\s+(?:ago|after|later|before|earlier))",
    re.I,
)
"""How a count is told that is none of one happening."""
_GIVEN_UP = re.compile(
    r"\b(?:initially|earlier|previously|originally|at\s+first|first)\s+(?:been\s+)?(?:said|put|reported|announced|given|stated"
    r"|told|counted|estimated|believed|feared)\b|\b(?:initial|earlier|previous|preliminary)\s+(?:reports?|tolls?|figures?"
    r"|counts?|estimates?)\s+(?:had\s+)?(?:said|put|spoke|gave|stood|was|of)\b",
    re.IGNORECASE,
)
"""How a toll is told that was given before another one."""
_MANY = 10
"""People from whom on a count in a sentence about years is taken for one over these years."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads tellings out of sentences of one document."""

    words: Vocabulary
    moods: Moods
    things: Things
    arms: Weapons
    finder: Finder
    tolls: Tolls
    places: Sequence[PlaceMention]
    dates: Sequence[DateMention]
    meanings: Meanings

    def read(self, sentence: Sentence) -> list[Telling]:
        """Every telling of a sentence; a toll belongs to the telling that caused it."""
        self.finder.hear(sentence)
        dates = _within(self.dates, sentence)
        months = [span for mention in dates if (span := sentence.tokens(mention.start, mention.end)) is not None]
        found = [
            trigger
            for word in triggers.find(sentence, self.words, lambda token: self.finder.place(token, sentence))
            if (trigger := self.meanings.meant(word)) is not None
            and not self._figurative(trigger)
            and not senses.peaceful(trigger, self.things)
            and not any(span.start <= trigger.token.i < span.end for span in months)
        ]
        if not found:
            return []
        places = _within(self.places, sentence)
        tellings = [self._telling(trigger, found, places, dates) for trigger in found]
        tellings = [telling for telling in tellings if not self._everyday(telling)]
        tellings = gathering.without_heralds(tellings)
        gathered = [self._weighed(telling) for telling in gathering.gather(tellings)]
        self._count_beside(sentence, gathered)
        for telling in gathered:
            if _again_and_again(telling):
                telling.modality = "generic"
        _leave_to_the_years(sentence, gathered)
        return [part for telling in gathered for part in _split(telling)]

    def _count_beside(self, sentence: Sentence, tellings: Sequence[Telling]) -> None:
        """Give the numbers of dead and injured that the parse did not tie to any trigger to the telling before them."""
        able = [one for one in tellings if one.type in PERILOUS and one.modality in TIMELINE]
        for effect, count in self.tolls.beside(sentence) if able else ():
            known = [old for one in able for old in (*one.killed, *one.injured)]
            if any(old.start == count.start for old in known):
                continue
            best = min(able, key=lambda one: min(abs(word.token.i - count.clause) for word in (one.trigger, *one.also)))
            (best.killed if effect == "killed" else best.injured).append(count)

    def _telling(
        self,
        trigger: Trigger,
        others: Sequence[Trigger],
        places: Sequence[PlaceMention],
        dates: Sequence[DateMention],
    ) -> Telling:
        sentence, kind = trigger.sentence, trigger.kind
        standing = modality.of(trigger, self.moods)
        fillers = self.finder.find(trigger)
        if standing.hedged or standing.modality in ("claimed", "alleged"):
            fillers = [replace(filler, hedged=True) if filler.role == "perpetrator" else filler for filler in fillers]
        telling = Telling(trigger, sentence, kind.type, kind.subtype, standing.modality)
        if standing.hedged and standing.modality == "asserted":
            telling.modality = "alleged"
        if standing.asserter is not None:
            mention = self.finder.mention(standing.asserter, sentence)
            telling.asserter = mention.actor if mention else None
        if telling.modality == "planned" and trigger.words in _TRADING and _struck(trigger.token):
            telling.modality = "asserted"
        telling.fillers = fillers
        hit = [filler for filler in fillers if filler.role == "victim"]
        if kind.effect == "killed":
            telling.killed = [*self.tolls.of_victims(hit, trigger), *self.tolls.of_trigger(trigger)]
        elif kind.effect == "injured":
            telling.injured = [*self.tolls.of_victims(hit, trigger), *self.tolls.of_trigger(trigger)]
        elif deadly(trigger):
            telling.killed = self.tolls.of_victims(hit, trigger)
        if kind.type in ("attack", "kidnapping", "war"):
            telling.weapons = list(dict.fromkeys(self.arms.within(sentence, trigger)))
            telling.subtype = telling.subtype or self._subtype(trigger)
        scope = scope_of(trigger, fillers)
        telling.places, telling.near = scenes.places(trigger, scope, places, others)
        telling.when, telling.sure_of_date = dating.date(trigger, scope, dates, others)
        telling.unsettled = dating.unsettled(trigger, scope, dates, others) if telling.when is None else None
        if trigger.words.partition(" ")[0] in _DECLARING and kind.type == "election" and _on_a_day(telling):
            telling.sure_of_date = False  # it is the day of the result
        telling.spot = scenes.spot(trigger, sentence, places)
        telling.definite = _points_back(telling)
        if deaths.natural(trigger, fillers):
            telling.type, telling.subtype, telling.killed = "other", None, []
        elif kind.effect and self._by_nature(trigger):
            telling.type, telling.subtype = "disaster", None
            telling.fillers = [filler for filler in telling.fillers if filler.role != "perpetrator"]
        elif self.meanings.hostages and senses.frees_hostages(trigger, fillers, self.things):
            telling.type, telling.subtype = "kidnapping", None
            telling.fillers = [replace(f, role="other") if f.role == "perpetrator" else f for f in fillers]
        elif kind.type == "attack" and self._operation(trigger, fillers):
            telling.type, telling.subtype = "military_operation", None
        elif trigger.name == "clash" and any(self.things.crowd(filler.token) for filler in fillers):
            telling.type, telling.subtype = "protest", None
        elif trigger.name == "election" and senses.legislates(trigger):
            telling.type = "policy"
        elif senses.punished(trigger, fillers, self.finder):
            telling.type, telling.subtype = "trial", None
            telling.fillers = [replace(f, role=_OF_TRIALS.get(f.role, f.role)) for f in fillers]
        elif trigger.words == "raid" and senses.searched(trigger, fillers):
            telling.type, telling.subtype = "arrest", None
            telling.fillers = [replace(f, role=_OF_ARRESTS.get(f.role, f.role)) for f in fillers]
        telling.plural = (
            not trigger.verbal and trigger.token.tag_ in ("NNS", "NNPS", "DT") and lemma(trigger.token) not in _SINGLE
        )
        return telling

    def _by_nature(self, trigger: Trigger) -> bool:
        """Whether it is a disaster that kills or wounds: "Typhoon Mina, which killed six"."""
        disasters = self.words.single("disaster")
        if trigger.name in ("finding", "dying") and any(word.lower_ in _NO_HAND for word in trigger.sentence.span):
            return True
        if not trigger.verbal:
            of = clauses.prepositional(trigger.token, "from", "of", "in")
            return any(natural(noun, disasters) for noun in (*trigger.token.lefts, *of))
        passive = clauses.passive(trigger.token)
        doer = clauses.agent(trigger.token) if passive else clauses.subject(trigger.token)
        return doer is not None and (natural(doer, disasters) or {lemma(doer), doer.lower_} & _NO_HAND != set())

    def _everyday(self, telling: Telling) -> bool:
        """Whether a verb of business, sport or violence is said of neither: "he bought a villa", "she shot a film"."""
        trigger = telling.trigger
        if senses.empty(telling, self.finder):
            return True
        if trigger.kind.people and not any(self._befallen(filler) for filler in telling.fillers):
            return True
        if not trigger.verbal:
            return False
        if trigger.kind.type == "attack" and trigger.kind.effect is None and self._by_nature(trigger):
            return True
        if telling.type == "travel" and any(lemma(filler.token) in _ON_THE_SPOT for filler in telling.fillers):
            return True
        if trigger.kind.type == "attack" and any(one.lower_ in _ONESELF for one in clauses.objects(trigger.token)):
            return trigger.kind.subtype != "bombing"
        if trigger.words == "return to" and clauses.objects(trigger.token):
            return True
        if trigger.words in _TRADING:
            if any(one.ent_type_ in ("DATE", "TIME") for one in clauses.objects(trigger.token)):
                return True  # "it took over two decades"
            bodies = any(self.finder.kinds.get(f.actor, "person") not in _NO_TRADER for f in telling.fillers if f.actor)
            return not bodies and not _MONEY.search(telling.sentence.span.text)
        if trigger.words == "shoot":
            subject = clauses.subject(trigger.token) if clauses.passive(trigger.token) else None
            shot = [*clauses.objects(trigger.token), *([subject] if subject is not None else [])]
            return any(lemma(one) in _FILMED for one in shot)
        return trigger.words in _ON_PERSONS and any(one.pos_ == "PRON" for one in clauses.objects(trigger.token))

    def _befallen(self, filler: Filler) -> bool:
        """Whether somebody is whom a happening befalls: people in their own words or by name, and no thing."""
        if filler.how not in ("object", "passive subject", "participle", "relative", "of"):
            return False
        kind = self.finder.kinds.get(filler.actor) if filler.actor else None
        return kind in ("person", "population") if kind else self.things.sort(filler.token) == "people"

    def _figurative(self, trigger: Trigger) -> bool:
        """Whether a disaster befalls what has no body, "the talks collapsed", or is what a wall is built against."""
        if trigger.kind.type != "disaster":
            return False
        if not trigger.verbal:
            return trigger.token.head.lower_ == "against" and trigger.token.tag_ == "NNS"
        subject = clauses.subject(trigger.token)
        if subject is None:
            return False
        crowd = trigger.words in _OF_WATER and self.things.sort(subject) in ("people", "group")
        return crowd or lemma(subject) in self.things.bodiless

    def _operation(self, trigger: Trigger, fillers: Sequence[Filler]) -> bool:
        """Whether armed forces of a state act, against fighters or a place: no attack on civilians."""
        doers = [filler for filler in fillers if filler.role == "perpetrator"]
        hit = [filler for filler in fillers if filler.role == "victim"]
        if not doers or not all(self.things.force(filler.token) for filler in doers):
            return False
        if not hit:
            return trigger.name in ("attack", "shelling", "bombing", "sabotage", "killing")
        return all(self.things.fighter(filler.token) for filler in hit)

    def _weighed(self, telling: Telling) -> Telling:
        """A telling by whom it hit, once its toll is known: where an army's bombs kill civilians it is an attack."""
        kind = telling.trigger.kind
        hit = [filler for filler in telling.fillers if filler.role == "victim"]
        armed = any(self.things.fighter(one.token) or self.things.force(one.token) for one in hit)
        if hit and not armed and telling.type == "military_operation" and kind.type == "attack":
            telling.type, telling.subtype = "attack", kind.subtype
        return telling

    def _subtype(self, trigger: Trigger) -> Subtype | None:
        """What a weapon says of the kind of attack, where the trigger does not."""
        if not trigger.verbal:
            means = {trigger.token.lower_}
        else:
            subject = next((child for child in trigger.token.children if child.dep_ in ("nsubj", "agent")), None)
            means = {lemma(word) for word in subject.subtree} if subject is not None else set()
            means |= {lemma(noun) for noun in clauses.prepositional(trigger.token, "with", "by", "in")}
            means |= {lemma(word) for noun in trigger.inner if noun.dep_ == "dobj" for word in noun.subtree}
        subtype = self.arms.subtype(means)
        return subtype if subtype == "bombing" or trigger.kind.type == "attack" else None


def _on_a_day(telling: Telling) -> bool:
    return telling.when is not None and telling.when.precision == "day"


def _struck(verb: Token) -> bool:
    """Whether a buyer tells of a deal by what it will do: "Sarn Mills said it would acquire Torvale Foods"."""
    said = verb.dep_ == "ccomp" and verb.head.tag_ == "VBD" and verb.head.lemma_ in ("say", "announce", "confirm")
    subject = clauses.subject(verb)
    return said and subject is not None and subject.lower_ in ("it", "they") and bool(clauses.objects(verb))


def _again_and_again(telling: Telling) -> bool:
    """Whether it tells of many over a time, and of none of them: "militants have launched repeated attacks"."""
    noun = telling.trigger.token
    several = telling.plural or _uncounted(telling.trigger)
    if not several or telling.definite or telling.when is not None or telling.modality != "asserted":
        return False
    if telling.killed or telling.injured or telling.type not in HARMFUL:
        return False
    if any(child.lower_ in _EARLIER for child in noun.lefts) or _frequent(noun):
        return True
    verb = governor(noun)
    perfect = verb is not None and any(aux.lower_ in ("have", "has", "had") for aux in clauses.auxiliaries(verb))
    counted = any(child.pos_ == "NUM" or child.lower_ == "several" for child in noun.lefts)
    bare = not counted and not any(child.dep_ in ("det", "poss") for child in noun.lefts)
    if bare and verb is not None and (verb.lemma_ == "become" or (perfect and not telling.plural)):
        return True
    if any(exactness(mention.place) for mention in telling.places):
        return False
    perfect = perfect and noun.dep_ in ("dobj", "nsubj", "nsubjpass")
    if not telling.fillers and telling.sentence.block.kind != "heading" and noun.dep_ == "pobj":
        return bare
    return bare and (perfect or any(child.lower_ in _REPEATED for child in noun.lefts))


def _uncounted(trigger: Trigger) -> bool:
    """Whether a noun names a doing and no deed: "villages wracked by | kidnapping for ransom"."""
    noun = trigger.token
    told = any(child.dep_ in ("det", "poss", "nummod") or child.lower_ in ("of", "by") for child in noun.children)
    return not trigger.verbal and noun.tag_ == "NN" and noun.lower_.endswith("ing") and not told


def _frequent(noun: Token) -> bool:
    """Whether a clause says how often such things happen: "accidents are common"."""
    said = (child for child in noun.head.children if child.dep_ == "acomp")
    return noun.dep_ == "nsubj" and noun.head.lemma_ == "be" and any(word.lower_ in _OFTEN for word in said)


def _leave_to_the_years(sentence: Sentence, tellings: Sequence[Telling]) -> None:
    """Take no count over years for the toll of one attack: "70,000 killed in ten years"; and none that was given up."""
    said = sentence.span.text
    if _GIVEN_UP.search(said):
        for telling in tellings:
            telling.killed = [replace(count, min=None, max=None) for count in telling.killed]
            telling.injured = [replace(count, min=None, max=None) for count in telling.injured]
    if _YEARLY.search(said):
        for telling in tellings:
            if telling.type in HARMFUL and telling.modality == "asserted" and (telling.killed or telling.injured):
                telling.modality = "generic"
    if not _OVER_YEARS.search(said) or _RECORD.search(said):
        return
    for telling in tellings:
        if (telling.type in HARMFUL or telling.trigger.kind.effect) and not lasting(telling.trigger):
            counts = telling.killed, telling.injured
            telling.killed, telling.injured = ([_open(count) for count in part] for part in counts)
            if counts != (telling.killed, telling.injured) and telling.when is None and telling.modality == "asserted":
                telling.modality = "generic"


def _open(count: Count) -> Count:
    return replace(count, min=None, max=None) if (count.min or count.max or 0) >= _MANY else count


def _within(mentions: Sequence[Any], sentence: Sentence) -> list[Any]:
    """The mentions of a sorted sequence that stand in a sentence."""
    index = bisect_left(mentions, sentence.start, key=lambda mention: mention.start)
    found = []
    while index < len(mentions) and mentions[index].start < sentence.end:
        found.append(mentions[index])
        index += 1
    return found


def _split(telling: Telling) -> list[Telling]:
    """Several incidents that one plural noun tells of by their places: "attacks in Bannu and Besham".

    Where so many died in all of them together, they stay one.
    """
    if not telling.plural or len(telling.places) < 2 or any(count.known for count in telling.killed):
        return [telling]
    return [replace(telling, places=[place], near=[place], fillers=list(telling.fillers)) for place in telling.places]


def _known(noun: Token) -> bool:
    """Whether a verb's noun is one told before, and is not told about: "signed | the agreement"."""
    the = any(child.lower_ in ("the", "this") for child in noun.lefts)
    return the and noun.pos_ == "NOUN" and not any(child.dep_ in ("prep", "acl", "relcl") for child in noun.rights)


def _points_back(telling: Telling) -> bool:
    """Whether a trigger's words point at something told before: "the attack", "Wednesday's quake"."""
    token = telling.trigger.token
    if telling.trigger.verbal:
        return telling.type == "agreement" and any(map(_known, telling.trigger.inner))
    if token.dep_ == "attr" and (who := clauses.subject(token.head)) is not None and who.lower_ in _POINTING:
        return True
    words = {child.lower_ for child in token.children if child.i < token.i}
    dated = telling.type == "disaster" and any(
        child.dep_ == "poss" and child.ent_type_ in ("DATE", "TIME") for child in token.children
    )
    if dated or words & {"the", "this", "that", "these", "those"}:
        return lemma(token) != "war"
    return False
