"""Moods: what the words right beside a verb or a noun say of its happening: planned, advised, denied, only feared."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from tui.extraction import clauses
from tui.extraction.happenings.predicates import governor

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.happenings.triggers import Trigger
    from tui.model import Modality


_ATTENDED = frozenset(["meeting", "election", "protest", "trial"])
"""Types in which somebody takes part: "will compete in the run-off"."""
_WHEN = frozenset(["in", "at", "on", "during", "after", "following", "since", "before"])
"""Words behind which stands when or where something was prevented: "defeated him in | the election"."""
_UNTIL = frozenset(["until", "till"])
_ONCE = frozenset(["when", "once", "after", "before"])
"""What opens a clause in the present of what is to come: "will be tried when | he returns"."""
_WISHING = frozenset(["interested", "ready", "eager", "keen"])
"""What somebody is who would have it happen: "ready for | talks"."""
_FIXED = frozenset(["set", "scheduled", "slated", "due", "planned", "expected"])
_SAID_BEHIND = frozenset(["acl", "amod", "relcl"])
"""What stands behind that which is still to come: "elections | set for mid-October"."""
_OPENED = frozenset(["way", "path", "door", "stage", "ground", "road"])
"""What is opened for that which is still to come: "cleared the way for | an election"."""
_SEEMING = frozenset(["be", "seem", "look", "appear", "become", "remain"])
_PROBABLE = frozenset((
    "certain", "likely", "unlikely", "possible", "impossible", "inevitable", "imminent", "probable", "unthinkable",
    "unavoidable", "assured",
))  # fmt: skip
"""How likely something is that has not happened."""
_FIRST = frozenset(["first", "last", "latest", "only", "second", "third", "next", "youngest", "oldest"])
"""What stands before those "to do" what they did."""
_CONVOKING = frozenset(["call", "announce", "schedule", "postpone", "delay", "set", "promise", "plan", "demand"])
"""Verbs after which an election or a strike is still to come."""
_FOUGHT = frozenset(["war", "battle", "duel", "match", "election", "campaign", "bout", "by-election"])
"""What is fought as a war is, and not as crime is."""
REPUTED = frozenset(["say", "report", "believe", "think", "allege", "suspect", "presume", "suppose", "know", "claim"])
"""Verbs whose passive tells by an infinitive what is held to be so: "is said | to have led the raid"."""
_AWAITING = frozenset((
    "call", "prepare", "campaign", "push", "press", "appeal", "ask", "wait", "hope", "apply", "lobby", "register",
    "qualify", "schedule", "slate", "gear", "brace", "vie", "compete", "bid", "strive", "aim", "pave",
))  # fmt: skip
"""Verbs behind whose "for" stands what is still to come, or may never be."""


class Moods(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dictionary ``modality``; the file says what each list is."""

    planning: frozenset[str] = frozenset()
    advising: frozenset[str] = frozenset()
    happening: frozenset[str] = frozenset()
    preventing: frozenset[str] = frozenset()
    cancelling: frozenset[str] = frozenset()
    feared: frozenset[str] = frozenset()
    demanded: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    alleging: frozenset[str] = frozenset()
    thinking: frozenset[str] = frozenset()
    claiming: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    future: frozenset[str] = frozenset()
    habitual: frozenset[str] = frozenset()
    tales: frozenset[str] = frozenset()


@lru_cache(maxsize=8)
def moods(dictionaries: Dictionaries) -> Moods:
    """The dictionary ``modality`` with the user's own.

    Raises:
        DictionaryError: if the dictionary is not what it should be.
    """
    return dictionaries.read("modality", Moods)


def of_verb(verb: Token) -> Modality:
    """What a verb's own auxiliaries say."""
    if clauses.negated(verb):
        return "negated"
    word = clauses.modal(verb)
    if word in ("will", "shall", "'ll", "’ll", "wo"):
        return "planned"
    if word in ("should", "must"):
        return "recommended"
    if word == "would":
        return "planned" if verb.dep_ == "ccomp" else "hypothetical"
    if word in ("may", "might", "could", "can", "ca"):
        return "hypothetical"
    if clauses.conditional(verb) or (verb.tag_ in ("VBZ", "VBP") and any(map(_if, verb.children))):
        return "hypothetical"
    if verb.dep_ == "advcl" and clauses.modal(verb.head):
        till = _UNTIL | _ONCE if verb.tag_ in ("VBZ", "VBP") else _UNTIL
        if any(child.lower_ in till for child in verb.children):
            return "planned"
    if verb.tag_ in ("VBP", "VBZ") and verb.lemma_ in ("vote", "elect", "meet") and _on_a_weekday(verb):
        return "planned"
    if (
        verb.tag_ == "VB"
        and verb.dep_ == "ROOT"
        and not any(child.dep_ in (*clauses.SUBJECTS, "aux") for child in verb.children)
    ):
        return "recommended"
    return "asserted"


def _if(clause: Token) -> bool:
    """Whether a clause says under what condition another holds."""
    return clause.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "if" for child in clause.children)


def _on_a_weekday(verb: Token) -> bool:
    """Whether the present goes with a weekday, as of what is at hand: "the country votes on Sunday"."""
    return any(noun.lower_.endswith("day") and noun.text[:1].isupper() for noun in clauses.prepositional(verb, "on"))


def due(verb: Token, words: Moods) -> bool:
    """Whether a clause says of its subject that it will be: "is due to begin", "are set to resume"."""
    over = next((child for child in verb.children if child.dep_ == "acomp"), verb)
    coming = any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in over.children)
    passing = over is not verb or any(child.dep_ == "auxpass" for child in verb.children)
    return coming and passing and over.lemma_.lower() in words.planning


def likely(verb: Token) -> bool:
    """Whether a clause says of its subject how likely it is: "a victory is all but certain"."""
    said = [one for child in verb.children if child.dep_ in ("acomp", "attr") for one in clauses.conjuncts(child)]
    return verb.lemma_ in _SEEMING and any(one.lower_ in _PROBABLE for one in said)


def of_infinitive(verb: Token, head: Token, words: Moods) -> Modality:
    """What the word over an infinitive says of it."""
    word = head.lemma_.lower()
    if verb.dep_ in ("advcl", "acl", "xcomp", "relcl") and _among_the_first(verb):
        return "asserted"
    if verb.dep_ == "xcomp" and word in REPUTED and head.tag_ == "VBN":
        return "asserted"
    if word in words.happening and head.pos_ in ("VERB", "AUX"):
        return "planned" if word in ("be", "go") else "asserted"
    if word in words.advising:
        return "recommended"
    if word in words.planning:
        return "planned"
    if verb.dep_ == "advcl":
        return "planned"
    if verb.dep_ in ("acl", "relcl"):
        return "asserted" if word in ("first", "last", "attempt", "second", "one") else "hypothetical"
    return "planned" if head.pos_ in ("VERB", "NOUN", "ADJ") else "asserted"


def _among_the_first(verb: Token) -> bool:
    """Whether an infinitive says what somebody was the first to do: "among the first leaders to | call"."""
    start = next((child for child in verb.children if child.tag_ == "TO"), verb)
    before = verb.doc[start.i - 1] if start.i else None
    if before is None or before.ent_type_ in ("DATE", "TIME"):
        return False
    return any(child.lower_ in _FIRST for child in before.lefts)


def of_noun(noun: Token, words: Moods) -> Modality:
    """What the words right beside a noun say."""
    beside = {child.lower_ for child in noun.children if child.i < noun.i}
    if "no" in beside:
        return "negated"
    if beside & words.future or any(child.lower_ in _FIXED and child.dep_ in _SAID_BEHIND for child in noun.rights):
        return "planned"
    head = noun.head
    if noun.dep_ == "pobj" and head.dep_ == "prep":
        over = head.head
        way = [over, *(child for child in over.children if child.dep_ == "dobj")]
        opened = head.lower_ in ("for", "to") and any(one.dep_ == "dobj" and one.lower_ in _OPENED for one in way)
        if opened or over.lower_ in _WISHING or (over.lemma_.lower() in words.feared and over.pos_ == "NOUN"):
            return "hypothetical"
        if over.lemma_.lower() in words.preventing and head.lower_ not in _WHEN:
            return "hypothetical"
        if over.lower_ in ("exchange", "return") and (asked := governor(over)) is not None:
            return "recommended" if asked.lemma_ in words.advising else "asserted"
        if head.lower_ in ("for", "of", "including", "on") and over.lemma_.lower() in words.demanded:
            return "recommended"
        if over.lemma_ in words.alleging and head.lower_ == "of" and over.pos_ == "VERB" and not list(noun.children):
            return "alleged"  # "was accused of | arson"
    if beside & {"any", "every", "potential", "possible", "such"}:
        return "hypothetical"
    return "asserted"


def governed(verb: Token, noun: Token, words: Moods) -> Modality:
    """What a verb that is no support verb says of its object."""
    word = verb.lemma_
    direct = noun.dep_ in ("dobj", "conj", "nsubjpass")
    if word == "fight" and noun.lemma_ in _FOUGHT:
        return "asserted"
    if direct and word in words.cancelling:
        return "hypothetical"
    if word in words.preventing and direct:
        return "asserted" if any(child.lower_ == "attempted" for child in noun.lefts) else "hypothetical"
    phrasal = any(child.dep_ == "prt" for child in verb.children)
    if word in words.planning and direct and word not in ("order",) and not phrasal:
        return "planned"
    if word in (
        "urge",
        "recommend",
        "propose",
        "demand",
        "seek",
        "request",
        "favor",
        "favour",
        "suggest",
        "support",
        "back",
    ):
        return "recommended" if direct else "asserted"
    if word in ("require", "await") and direct:
        return "planned"
    if word in words.denying and direct:
        return "negated" if word in ("deny", "rule") else "asserted"
    return "asserted"


def called_off(verb: Token) -> bool:
    """Whether a verb puts an end to its object before it began: "called the deal | off"."""
    return verb.lemma_ == "call" and any(child.dep_ == "prt" and child.lower_ == "off" for child in verb.children)


def ahead(verb: Token, noun: Token, trigger: Trigger) -> bool:
    """Whether a noun is of what still lies ahead when its verb is done: "called an election", "faces a jail term"."""
    if noun.dep_ == "pobj" and noun.head.head == verb:
        attended = noun.head.lower_ in ("in", "at") and trigger.kind.type in _ATTENDED
        return (noun.head.lower_ == "for" and verb.lemma_ in _AWAITING) or (attended and of_verb(verb) == "planned")
    if noun.dep_ not in ("dobj", "nsubjpass", "conj"):
        return False
    if trigger.kind.type in ("election", "protest"):
        return verb.lemma_ in _CONVOKING
    if trigger.kind.type == "arrest":
        return verb.lemma_ == "order"
    return trigger.kind.type == "trial" and verb.lemma_ in ("face", "await", "seek", "demand", "avoid", "risk")
