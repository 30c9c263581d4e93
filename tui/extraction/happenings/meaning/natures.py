"""Natures: what kind of a happening a trigger tells of, by who takes part: a hanging by law, a flood's toll."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.calamities import DISEASES, natural
from tui.extraction.happenings.predicates import governor, passive
from tui.extraction.happenings.tolls import deaths
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.happenings import Vocabulary
    from tui.extraction.happenings.participants.participants import Finder
    from tui.extraction.happenings.telling import Filler, Telling
    from tui.extraction.happenings.things import Things
    from tui.extraction.happenings.triggers import Trigger
    from tui.model import EventType, ParticipantRole

_NO_HAND = DISEASES | frozenset((
    "monoxide", "hypothermia", "heatstroke", "heat", "stampede", "dehydration", "smoke", "cold", "epidemic",
    "starvation", "hunger", "famine",
))  # fmt: skip
"""What people die of by nobody's hand."""
_BLIND = frozenset((
    "tree", "branch", "wave", "boulder", "snake", "shark", "bear", "crocodile", "lion", "tiger", "leopard", "elephant",
    "hippo", "wasp", "bee", "wall", "debris", "train", "bus", "lorry", "tram", "crane", "lift", "elevator", "machine",
))  # fmt: skip
"""What kills people by nobody's will."""
_OWNERS = frozenset(["shareholder", "stockholder", "creditor", "bondholder"])
"""Who votes on what a company does."""
_CHAMBERS = frozenset((
    "parliament", "senate", "assembly", "congress", "house", "chamber", "council", "lawmaker", "legislator", "senator",
    "congressman", "mp", "deputy", "legislature", "knesset", "bundestag", "duma", "diet", "committee", "board",
    "parliamentarian", "cabinet", "commission", "councillor", "representative", "sejm", "rada", "riksdag", "common",
))  # fmt: skip
"""Who votes on laws, and elects nobody by it."""
_SEARCHING = frozenset(["arrest", "detain", "seize", "recover", "confiscate", "nab", "search", "round", "net", "catch"])
_OFFICERS = frozenset(["police", "officer", "agent", "detective", "investigator", "inspector"])
"""Who raids to search and arrest."""
_SEARCHERS = frozenset(["police", "customs", "drug", "drugs", "anti-drug", "tax", "fbi", "immigration"])
"""Words before a raid that is one of the police."""
_PUNISHING = frozenset(["authority", "government", "state", "regime", "prison", "kingdom", "court"])
"""Who puts to death whom a court has sentenced."""
_CONVICTED = frozenset((
    "convict", "sentence", "row", "injection", "penalty", "inmate", "offence", "offense", "gallows", "court", "treason",
    "blasphemy", "murderer", "rapist", "trafficker", "conviction",
))  # fmt: skip
"""Words of a sentence that carries out a court's."""
_ENDING = frozenset(["storm", "raid", "siege", "storming", "rescue operation", "besiege", "assault", "enter"])
_ELITE = frozenset(["fbi", "swat", "commando", "commandos", "tactical", "rescue", "counter-terrorism"])
"""Who ends a hostage-taking, and by what."""


@dataclass(frozen=True, slots=True)
class Natures:
    """What kinds of happenings the triggers of one document tell of."""

    words: Vocabulary
    things: Things
    finder: Finder
    hostages: bool
    """Whether somebody is held hostage in the text."""
    quiet: bool
    """Whether nothing in the text speaks of violence or an accident."""

    def settle(self, telling: Telling) -> None:
        """Give a telling the type that those who take part in it make of it."""
        trigger, kind = telling.trigger, telling.trigger.kind
        if deaths.natural(trigger, telling.fillers, quiet=self.quiet):
            telling.killed = []
            _become(telling, "other")
        elif kind.effect and self.by_nature(trigger):
            telling.fillers = [filler for filler in telling.fillers if filler.role != "perpetrator"]
            _become(telling, "disaster")
        elif self.hostages and frees_hostages(trigger, telling.fillers, self.things):
            _become(telling, "kidnapping", perpetrator="other")
        elif kind.type == "attack" and self._operation(telling):
            _become(telling, "military_operation")
        elif trigger.name == "clash" and any(self._crowd(filler.token) for filler in telling.fillers):
            _become(telling, "protest")
        elif trigger.name == "election" and legislates(trigger):
            _become(telling, "policy")
        elif punished(trigger, telling.fillers, self.finder):
            _become(telling, "trial", perpetrator="participant", victim="target")
        elif trigger.words in ("raid", "launch raid") and searched(trigger, telling.fillers):
            _become(telling, "arrest", perpetrator="participant", victim="target")

    def _crowd(self, token: Token) -> bool:
        """Whether a phrase is of those who protest: "protesters", "hundreds of his supporters"."""
        return any(map(self.things.crowd, (token, *clauses.prepositional(token, "of"))))

    def by_nature(self, trigger: Trigger) -> bool:
        """Whether it is a disaster that kills or wounds: "Typhoon Mina, which killed six"."""
        disasters = self.words.single("disaster")
        if trigger.name in ("finding", "dying") and not _NO_HAND.isdisjoint(trigger.sentence.said):
            return True
        if not trigger.verbal:
            of = clauses.prepositional(trigger.token, "from", "of", "in")
            return any(natural(noun, disasters) for noun in (*trigger.token.lefts, *of))
        passive = clauses.passive(trigger.token)
        doer = clauses.agent(trigger.token) if passive else clauses.subject(trigger.token)
        blind = _NO_HAND | _BLIND if trigger.kind.effect else _NO_HAND
        return doer is not None and (natural(doer, disasters) or {lemma(doer), doer.lower_} & blind != set())

    def _operation(self, telling: Telling) -> bool:
        """Whether armed forces of a state act, against fighters or a place: no attack on civilians."""
        trigger = telling.trigger
        doers = [one for one in telling.fillers if one.role == "perpetrator" and one.how != "blamed"]
        hit = [filler for filler in telling.fillers if filler.role == "victim"]
        if not doers or not all(map(self._of_a_state, doers)):
            return False
        if not hit:
            return trigger.name in ("attack", "shelling", "bombing", "sabotage", "killing")
        return all(self.things.fighter(filler.token) for filler in hit)

    def _of_a_state(self, doer: Filler) -> bool:
        """Whether somebody is of armed forces, and not of "guerrilla units"."""
        irregular = any(self.things.fighter(child) for child in doer.token.lefts if child.dep_ in ("compound", "amod"))
        return self.things.force(doer.token) and not irregular

    def weighed(self, telling: Telling) -> Telling:
        """A telling by whom it hit, once its toll is known: where an army's bombs kill civilians it is an attack."""
        kind = telling.trigger.kind
        hit = [filler for filler in telling.fillers if filler.role == "victim"]
        armed = any(self.things.fighter(one.token) or self.things.force(one.token) for one in hit)
        if hit and not armed and telling.type == "military_operation" and kind.type == "attack":
            telling.type, telling.subtype = "attack", kind.subtype
        return telling


def _become(telling: Telling, kind: EventType, **roles: ParticipantRole) -> None:
    """Give a telling another type, in which those of some roles have others."""
    telling.type, telling.subtype = kind, None
    telling.fillers = [replace(filler, role=roles.get(filler.role, filler.role)) for filler in telling.fillers]


def punished(trigger: Trigger, fillers: Sequence[Filler], finder: Finder) -> bool:
    """Whether somebody is put to death by law, and not murdered: "Iran executed a man convicted of treason"."""
    if trigger.words not in ("execute", "execution", "hang", "behead", "beheading"):
        return False
    doers = [filler for filler in fillers if filler.role == "perpetrator"]
    hanged = trigger.words == "hang" and passive(trigger.token) and trigger.token.head.lemma_ != "find"
    if hanged and not doers:
        return True
    if doers:
        return all(_punishes(filler, finder) for filler in doers)
    return any(lemma(word) in _CONVICTED for word in trigger.sentence.each)


def _punishes(filler: Filler, finder: Finder) -> bool:
    kind = finder.kinds.get(filler.actor) if filler.actor else None
    return kind == "state" if kind else lemma(filler.token) in _PUNISHING


def frees_hostages(trigger: Trigger, fillers: Sequence[Filler], things: Things) -> bool:
    """Whether police or soldiers end a hostage-taking: "commandos stormed the bank to free the hostages"."""
    doers = [filler for filler in fillers if filler.role == "perpetrator"]
    return trigger.words in _ENDING and bool(doers) and all(_of_the_state(filler.token, things) for filler in doers)


def _of_the_state(token: Token, things: Things) -> bool:
    return (
        things.force(token)
        or lemma(token) == "commando"
        or any(things.force(child) or child.lower_ in _ELITE for child in token.lefts)
    )


def legislates(trigger: Trigger) -> bool:
    """Whether who votes decides on a law or a measure: "the Senate voted to override the veto"."""
    if trigger.words == "vote" and any(lemma(word) in _OWNERS for word in trigger.sentence.each):
        return True
    if not trigger.verbal and trigger.words == "vote":
        voted = [*trigger.token.lefts, *clauses.prepositional(trigger.token, "in", "by", "of")]
        return any(lemma(word) in _CHAMBERS for word in voted)
    if not trigger.verbal or trigger.token.lemma_ != "vote" or _by_plebiscite(trigger.token):
        return False
    if any(child.dep_ == "xcomp" for child in trigger.token.children):
        return True
    subject = clauses.subject(trigger.token)
    return subject is not None and any(lemma(word) in _CHAMBERS for word in (subject, *subject.lefts))


def _by_plebiscite(verb: Token) -> bool:
    """Whether all citizens decide, and no chamber: "voted to leave the union in a | referendum"."""
    return any(word.lemma_ in ("referendum", "plebiscite") for word in verb.subtree)


def searched(trigger: Trigger, fillers: Sequence[Filler]) -> bool:
    """Whether a raid is the police's, to search and arrest: "arrested in a raid on the party's office"."""
    doers = [lemma(filler.token) for filler in fillers if filler.role == "perpetrator"]
    if any(doer in _OFFICERS for doer in doers):
        return True
    if not trigger.verbal and any(child.lower_ in _SEARCHERS for child in trigger.token.lefts):
        return True
    over = governor(trigger.token) if not trigger.verbal else None
    return over is not None and over.lemma_ in _SEARCHING
