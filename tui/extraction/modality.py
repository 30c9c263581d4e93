"""Modality: whether a text says that something happened, or that it is planned, feared, denied or advised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.arguments import SUPPORT, governor

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.triggers import Trigger
    from tui.model import Modality

_PLANNING = frozenset(
    [
        "plan",
        "intend",
        "threaten",
        "want",
        "prepare",
        "aim",
        "hope",
        "wish",
        "seek",
        "vow",
        "pledge",
        "promise",
        "agree",
        "decide",
        "schedule",
        "expect",
        "propose",
        "mean",
        "offer",
        "consider",
        "swear",
        "refuse",
        "decline",
        "hesitate",
        "need",
        "like",
        "love",
        "determine",
        "ready",
        "design",
        "conspire",
        "plot",
        "set",
        "slate",
        "due",
        "invite",
        "authorize",
        "allow",
        "permit",
        "enable",
        "order",
        "instruct",
        "commit",
    ]
)
_ADVISING = frozenset(
    [
        "urge",
        "call",
        "recommend",
        "advise",
        "ask",
        "request",
        "demand",
        "appeal",
        "suggest",
        "advocate",
        "encourage",
        "require",
    ]
)
_HAPPENING = frozenset(
    [
        "manage",
        "continue",
        "begin",
        "start",
        "go",
        "come",
        "proceed",
        "succeed",
        "return",
        "force",
        "try",
        "attempt",
        "help",
        "fail",
        "be",
        "see",
        "hear",
        "watch",
        "find",
        "catch",
        "appear",
        "seem",
    ]
)
_PREVENTING = frozenset(
    [
        "prevent",
        "avoid",
        "avert",
        "foil",
        "thwart",
        "stop",
        "deter",
        "prohibit",
        "fear",
        "risk",
        "oppose",
        "rule",
        "preclude",
        "discourage",
        "forestall",
        "counter",
        "combat",
        "fight",
        "defeat",
        "eradicate",
        "tackle",
        "abort",
    ]
)
_FEARED = frozenset(
    [
        "threat",
        "risk",
        "possibility",
        "plan",
        "danger",
        "fear",
        "potential",
        "likelihood",
        "prospect",
        "warning",
        "event",
        "idea",
        "proposal",
        "case",
        "kind",
        "type",
        "wave",
        "campaign",
        "series",
        "prevention",
        "fight",
        "struggle",
        "chance",
        "rumor",
        "rumour",
        "call",
        "plot",
        "intention",
        "right",
        "capability",
        "ability",
        "effort",
        "means",
        "strategy",
        "policy",
        "act",
    ]
)
_NOT_FEARED = frozenset(
    ["wave", "series", "kind", "type", "case", "act", "campaign", "event", "call", "means", "policy"]
)
_DENYING = frozenset(["deny", "reject", "refute", "dismiss", "doubt", "dispute"])
_ALLEGING = frozenset(
    [
        "accuse",
        "allege",
        "suspect",
        "blame",
        "implicate",
        "believe",
        "charge",
        "think",
        "presume",
        "suggest",
        "assume",
        "attribute",
        "suppose",
        "hold",
        "link",
        "connect",
        "indict",
    ]
)
_THINKING = frozenset(["allege", "suspect", "believe", "think", "presume", "suggest", "assume", "suppose", "fear"])
_CLAIMING = frozenset(["claim", "assert", "insist", "maintain", "boast", "contend"])
_SAYING = frozenset(
    [
        "say",
        "tell",
        "report",
        "add",
        "state",
        "announce",
        "note",
        "explain",
        "confirm",
        "declare",
        "reveal",
        "disclose",
        "indicate",
        "warn",
        "write",
        "acknowledge",
        "admit",
        "stress",
        "recall",
        "point",
        "claim",
        "assert",
        "insist",
        "maintain",
        "allege",
        "according",
        "quote",
    ]
)
_GENERIC = frozenset(
    [
        "any",
        "every",
        "such",
        "all",
        "no",
        "many",
        "most",
        "more",
        "further",
        "future",
        "potential",
        "possible",
        "possibly",
        "alleged",
        "other",
        "similar",
        "frequent",
        "constant",
        "daily",
        "continuous",
        "numerous",
    ]
)
_FUTURE = frozenset(
    [
        "future",
        "upcoming",
        "planned",
        "forthcoming",
        "scheduled",
        "next",
        "proposed",
        "possible",
        "potential",
        "eventual",
        "imminent",
    ]
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a text stands to what it tells."""

    modality: Modality
    asserter: Token | None = None
    hedged: bool = False


def of(trigger: Trigger) -> Standing:
    """What the clauses around a trigger make of its happening."""
    token = trigger.token
    noun = not trigger.verbal
    modality: Modality = "asserted"
    if noun:
        modality = _of_noun(token)
    start = _verb_over(token) if noun else token
    if start is None:
        return Standing(modality, None)
    asserter: Token | None = None
    hedged = False
    verb = start
    first = True
    while True:
        supported = (
            not noun
            or not first
            or verb.lemma_ in SUPPORT
            or verb.lemma_ in ("be", "occur", "happen", "place", "take", "continue", "meet", "vote")
        )
        if noun and first and modality == "asserted" and token.dep_ in ("nsubj", "nsubjpass"):
            over_noun = _of_verb(verb)
            modality = over_noun if over_noun in ("planned", "hypothetical") else modality
        if supported and modality == "asserted":
            modality = _of_verb(verb)
        elif modality == "asserted" and noun and first:
            modality = _governed(verb, token)
        head = verb.head
        if head == verb:
            break
        if verb.dep_ in ("xcomp", "advcl", "acl", "pcomp", "ccomp", "csubj"):
            infinitive = any(child.tag_ == "TO" and child.dep_ == "aux" for child in verb.children)
            over = _verb_over(head) if head.pos_ not in ("VERB", "AUX") else head
            word = head.lemma_.lower()
            if infinitive and modality == "asserted" and (supported or not noun):
                modality = _infinitive(verb, head)
            if modality == "asserted" and word in _DENYING and verb.dep_ in ("ccomp", "xcomp"):
                modality = "negated"
            if verb.dep_ in ("pcomp", "ccomp", "xcomp", "acl"):
                owner = over.lemma_ if over is not None and verb.dep_ == "pcomp" else word
                if owner in (_ALLEGING if verb.dep_ == "pcomp" else _THINKING):
                    hedged = True
                if modality == "asserted" and owner in _PREVENTING and verb.dep_ == "pcomp":
                    modality = "hypothetical"
            if verb.dep_ == "ccomp" and word in _SAYING and asserter is None:
                asserter = clauses.subject(head)
                if modality == "asserted" and word in _CLAIMING:
                    modality = "claimed"
            if over is None:
                break
            if verb.dep_ == "advcl" and not infinitive:
                if modality == "asserted" and clauses.conditional(verb):
                    modality = "hypothetical"
                break
            if verb.dep_ == "ccomp" and word in _SAYING:
                break
            verb = over
        elif verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
            own = any(child.dep_ in (*clauses.SUBJECTS, "aux", "auxpass") for child in verb.children)
            if own or verb.tag_ in ("VBD",):
                break
            verb = head
        elif verb.dep_ == "relcl":
            break
        else:
            break
        first = False
    if asserter is None:
        asserter = _quoted(start)
    if modality == "asserted" and _adverb(start):
        modality, hedged = "alleged", True
    return Standing(modality, asserter, hedged)


def _adverb(verb: Token) -> bool:
    return any(
        child.lower_ in ("allegedly", "reportedly", "apparently", "presumably", "supposedly") for child in verb.children
    )


def _quoted(verb: Token) -> Token | None:
    """Who says so in a clause that comes after or within: "…, he said"."""
    for child in verb.children:
        if child.dep_ in ("ccomp", "parataxis") and child.lemma_ in _SAYING and child.i > verb.i:
            return clauses.subject(child)
    return None


def _verb_over(token: Token) -> Token | None:
    """The verb whose clause a token stands in."""
    over = governor(token)
    if over is not None:
        return over
    for up in token.ancestors:
        if up.pos_ in ("VERB", "AUX"):
            return up
    return None


def _of_verb(verb: Token) -> Modality:
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
    if clauses.conditional(verb):
        return "hypothetical"
    if (
        verb.tag_ == "VB"
        and verb.dep_ == "ROOT"
        and not any(child.dep_ in (*clauses.SUBJECTS, "aux") for child in verb.children)
    ):
        return "recommended"
    return "asserted"


def _infinitive(verb: Token, head: Token) -> Modality:
    """What the word over an infinitive says of it."""
    word = head.lemma_.lower()
    if word in _HAPPENING and head.pos_ in ("VERB", "AUX"):
        return "planned" if word in ("be", "go") else "asserted"
    if word in _ADVISING:
        return "recommended"
    if word in _PLANNING:
        return "planned"
    if verb.dep_ == "advcl":
        return "planned"
    if verb.dep_ == "acl":
        return "asserted" if word in ("first", "last", "attempt", "second", "one") else "hypothetical"
    return "planned" if head.pos_ in ("VERB", "NOUN", "ADJ") else "asserted"


def _of_noun(noun: Token) -> Modality:
    """What the words right beside a noun say."""
    words = {child.lower_ for child in noun.children if child.i < noun.i}
    if "no" in words:
        return "negated"
    if words & _FUTURE:
        return "planned"
    head = noun.head
    if noun.dep_ == "pobj" and head.dep_ == "prep":
        over = head.head
        if over.lemma_.lower() in _FEARED - _NOT_FEARED and over.pos_ == "NOUN":
            return "hypothetical"
        if over.lemma_.lower() in _PREVENTING:
            return "hypothetical"
    if words & {"any", "every", "potential", "possible", "such"}:
        return "hypothetical"
    return "asserted"


def _governed(verb: Token, noun: Token) -> Modality:
    """What a verb that is no support verb says of its object."""
    word = verb.lemma_
    direct = noun.dep_ in ("dobj", "conj", "nsubjpass")
    if word in _PREVENTING and direct:
        return "hypothetical"
    if word in _PLANNING and direct and word not in ("order",):
        return "planned"
    if word in ("urge", "recommend", "propose", "demand", "seek", "request", "favor", "favour", "suggest", "support"):
        return "recommended" if direct else "asserted"
    if word == "call" and noun.dep_ == "pobj" and noun.head.lower_ == "for":
        return "recommended"
    if word in _DENYING and direct:
        return "negated" if word in ("deny", "rule") else "asserted"
    return "asserted"
