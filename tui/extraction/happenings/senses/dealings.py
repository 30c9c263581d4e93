"""What people do with each other, and what only sounds like it: "met expectations", "agreed to hear a plea"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.participants.parties import unnamed
from tui.extraction.happenings.predicates import governor
from tui.extraction.happenings.senses.persons import person, someone
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from tui.extraction.happenings.participants.participants import Finder
    from tui.extraction.happenings.telling import Telling

_CONSENTING = frozenset((
    "accept", "allow", "answer", "appear", "attend", "come", "consider", "delay", "drop", "examine", "give", "go",
    "hear", "help", "join", "leave", "let", "listen", "look", "participate", "postpone", "receive", "reconsider",
    "remain", "reopen", "resign", "review", "see", "serve", "speak", "stay", "step", "take", "talk", "testify", "wait",
))  # fmt: skip
"""What one alone agrees to do without making an agreement: "agreed to take their petition"."""
_JUDGING = frozenset(["court", "judge", "justice", "tribunal", "jury", "magistrate", "bench", "panel"])
_PARTNERS = frozenset(["between", "with", "among"])
_COMPLEMENTS = frozenset(["oprd", "xcomp", "ccomp", "acomp", "attr", "advcl", "prt"])
"""What follows "call" where somebody is called something, or on to do it."""


def between_actors(telling: Telling, finder: Finder) -> bool:
    """Whether one actor calls or speaks with another, and calls him nothing: "called the mayor a liar"."""
    verb = telling.trigger.token
    if telling.trigger.verbal and len(telling.trigger.words.split()) == 1 and lemma(verb) == "call":
        if any(child.dep_ in _COMPLEMENTS and child.i > verb.i for child in verb.children):
            return False
        if any(child.dep_ in ("appos", "acl", "relcl") for one in clauses.objects(verb) for child in one.children):
            return False
    if not telling.trigger.verbal:
        return bool(telling.fillers)
    named = {filler.actor for filler in telling.fillers if finder.kinds.get(filler.actor or "", "media") != "media"}
    return len(named) > 1 or (bool(named) and telling.trigger.words == "receive call")


def meets_a_thing(telling: Telling, finder: Finder) -> bool:
    """Whether what is met is no one: "met expectations"."""
    verb = telling.trigger.token
    met = clauses.objects(verb) or clauses.prepositional(verb, "with")
    met = met or [noun for part in verb.children for noun in clauses.prepositional(part, "with")]
    return bool(met) and not any(someone(one, telling, finder) for one in met)


def of_persons(telling: Telling, finder: Finder) -> bool:
    """Whether one person receives another, and asks for nothing: no "called on the minister to resign"."""
    verb = telling.trigger.token
    persons = [filler for filler in telling.fillers if person(filler, finder)]
    if len({filler.key for filler in persons}) < 2 or not any(filler.actor for filler in persons):
        return False
    asked = any(child.dep_ in ("xcomp", "advcl", "ccomp") and child.i > verb.i for child in verb.children)
    of_it = any(child.dep_ == "acl" or child.dep_ == "relcl" for filler in persons for child in filler.token.children)
    return lemma(verb) != "call" or not (asked or of_it or clauses.prepositional(verb, "for"))


def consent(telling: Telling, finder: Finder) -> bool:
    """Whether one alone consents, or some only think alike: "agreed to hear the case", "experts agree that"."""
    verb = telling.trigger.token
    subject = clauses.subject(verb)
    if subject is None:
        return False
    if verb.tag_ in ("VBP", "VBZ") and telling.sentence.block.kind != "heading":
        return True
    if any(child.dep_ in ("prep", "agent") and child.lower_ in _PARTNERS for child in verb.children):
        return False
    done = next((child for child in verb.children if child.dep_ == "xcomp"), None)
    if done is None:
        return False
    judges = lemma(subject) in _JUDGING or any(lemma(child) in _JUDGING for child in subject.lefts)
    several = len(clauses.conjuncts(subject)) > 1 or subject.tag_ == "NNS"
    public = lemma(subject) == "police" or not several
    return judges or (public and lemma(done) in _CONSENTING)


def is_had(telling: Telling, finder: Finder) -> bool:
    """Whether an agreement is only what somebody has, and is not told to be made: "has a contract with the club"."""
    noun = telling.trigger.token
    over = governor(noun) if not telling.trigger.verbal else None
    return over is not None and over.lemma_ == "have" and noun.dep_ == "dobj"


def of_parties(telling: Telling) -> bool:
    """Whether those who discuss something are two who are named, or both who were: "the two ministers"."""
    parties = [filler for filler in telling.fillers if filler.role == "participant"]
    return telling.trigger.token.tag_ in ("VBD", "VBN", "VBG") and (
        len({filler.actor for filler in parties if filler.actor}) > 1 or unnamed(telling)
    )


def inhabited(telling: Telling, finder: Finder) -> bool:
    """Whether a settlement is a place where people live."""
    return any(finder.place(word, telling.sentence) for word in telling.trigger.token.lefts)
