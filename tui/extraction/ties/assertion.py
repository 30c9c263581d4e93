"""Assertion: whether a clause says that something is so, that it may be, or nothing of the kind."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from tui.extraction import clauses

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.ties.words import Words

MESSAGES = ("statement", "message", "video", "communique", "note", "letter", "post", "recording", "resolution")
"""What somebody issues to say something: "issued a statement claiming responsibility"."""
_BESIDE = ("together", "along", "jointly")
"""Before "with" behind a subject."""
_RANKS = ("first", "second", "third", "fourth", "last", "only", "latest")
_DEMANDED = frozenset({"should", "must", "shall", "ought", "let"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "would"})
_AHEAD = frozenset({"will", "'ll", "’ll", "wo", "shall"})


class Assertion(Enum):
    """What a clause makes of its verb."""

    STATED = "stated"
    HEDGED = "hedged"
    NOT = "not stated"
    """Denied, demanded, supposed or asked."""


def assertion(verb: Token, words: Words) -> Assertion:
    """What the text makes of a verb's clause."""
    if clauses.negated(verb) or clauses.conditional(verb) or verb.sent[-1].text == "?" or _denied(verb, words):
        return Assertion.NOT
    if _no_longer(verb) or _only_if(verb) or (verb.dep_ == "ccomp" and verb.head.lemma_ in words.wishes):
        return Assertion.NOT
    modal = clauses.modal(verb)
    if modal in _DEMANDED or (modal is None and verb.tag_ == "VB" and verb.dep_ == "ROOT"):
        return Assertion.NOT
    above = _above(verb, words)
    if above is not Assertion.STATED:
        return above
    doubt = any(child.lower_ in words.doubtful for child in verb.children)
    return Assertion.HEDGED if modal in _POSSIBLE or doubt else Assertion.STATED


def unsettled(verb: Token, told: Assertion) -> bool:
    """Whether what a clause says may not be so, or not yet: "may sign", "will sign"."""
    return told is Assertion.HEDGED or clauses.modal(verb) in _AHEAD


def _no_longer(verb: Token) -> bool:
    """Whether what a clause says is over: "no longer leads", "is no longer active"."""
    return any(child.lower_ == "longer" and child.nbor(-1).lower_ == "no" for child in verb.children if child.i)


def _only_if(verb: Token) -> bool:
    """Whether a clause tells of what would be so if something else were."""
    return clauses.modal(verb) == "would" and any(
        child.dep_ == "advcl" and clauses.conditional(child) for child in verb.children
    )


def _above(verb: Token, words: Words) -> Assertion:
    """What the governing word makes of an infinitive or a gerund."""
    head = verb.head
    infinitive = any(child.tag_ == "TO" for child in verb.lefts)
    if _is_charged(verb, words):
        return Assertion.HEDGED
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        shared = not clauses.has_subject(verb) and not _is_finite(verb)
        return _above(head, words) if shared and head.tag_ in ("VB", "VBG") else Assertion.STATED
    if verb.dep_ in ("xcomp", "ccomp") and (infinitive or verb.tag_ in ("VBG", "VB")):
        if head.lemma_ in words.goes_on:
            return assertion(head, words)
        if infinitive and head.lemma_ in ("claim", "purport"):
            return Assertion.HEDGED if assertion(head, words) is not Assertion.NOT else Assertion.NOT
        if head.lemma_ in words.intends or (clauses.passive(head) and head.lemma_ in words.suspects):
            hoped = clauses.has_subject(verb) and not clauses.passive(head)
            return Assertion.HEDGED if not hoped and assertion(head, words) is not Assertion.NOT else Assertion.NOT
        return Assertion.NOT if infinitive or head.lemma_ in words.averts else assertion(head, words)
    if verb.dep_ == "pcomp":
        if head.head.lemma_ in words.averts or head.lower_ in ("against", "without", "instead"):
            return Assertion.NOT
        return Assertion.HEDGED if head.head.lemma_ in words.suspects else Assertion.STATED
    if infinitive and verb.dep_ in ("acl", "relcl") and any(_ranks(child) for child in head.lefts):
        return Assertion.STATED
    if infinitive and verb.dep_ in ("acl", "relcl"):
        return Assertion.HEDGED if head.lemma_.lower() in words.commitments else Assertion.NOT
    return Assertion.NOT if infinitive else Assertion.STATED


def _ranks(word: Token) -> bool:
    """Whether a word before a noun says that somebody did what follows: "the | first | woman to lead the bank"."""
    return word.lower_ in _RANKS or word.tag_ == "JJS"


def _is_finite(verb: Token) -> bool:
    """Whether a verb has a tense of its own, so that no infinitive before it is shared: "chose to wait and | was"."""
    tensed = ("VBD", "VBZ", "VBP")
    return verb.tag_ in tensed or any(one.dep_ in ("aux", "auxpass") and one.tag_ in tensed for one in verb.lefts)


def _denied(verb: Token, words: Words) -> bool:
    """Whether somebody denies the clause, and does not only do it while he denies something else."""
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        return _denied(verb.head, words) if verb.head != verb else False
    return any(up.lemma_ in words.denies and up.pos_ == "VERB" and up.i < verb.i for up in verb.ancestors)


def doer(verb: Token, words: Words) -> Token | None:
    """Who does what a verb says, also where a suspicion or a commitment stands between."""
    head = verb.head
    if verb.dep_ == "pcomp" and head.head.lemma_ in words.suspects:
        charge = head.head
        return clauses.subject(charge) if clauses.passive(charge) else next(iter(clauses.objects(charge)), None)
    if _is_charged(verb, words):
        return next(iter(clauses.objects(head)), None)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and head.lemma_.lower() in MESSAGES:
        return next((clauses.subject(up) for up in head.ancestors if up.pos_ == "VERB"), None)
    if verb.dep_ == "pcomp" and head.lower_ == "for" and head.head.lemma_ in words.judges:
        return (
            clauses.subject(head.head) if clauses.passive(head.head) else next(iter(clauses.objects(head.head)), None)
        )
    if verb.dep_ == "pcomp" and head.lower_ in ("by", "through", "while", "in") and head.head.pos_ == "VERB":
        return clauses.subject(head.head)
    if verb.dep_ == "pcomp" and head.lower_ == "in" and head.head.lemma_.lower() in words.shares:
        share = head.head
        owner = next((child for child in share.lefts if child.dep_ == "poss"), None)
        return owner or next(iter(clauses.prepositional(share, "of", "by")), None)
    if verb.dep_ in ("acl", "relcl") and head.lemma_.lower() in words.commitments:
        owner = next((child for child in head.lefts if child.dep_ == "poss"), None)
        if owner is not None and owner.pos_ != "PRON":
            return owner
        return next((clauses.subject(up) for up in head.ancestors if up.pos_ == "VERB"), None)
    return clauses.subject(verb)


def _is_charged(verb: Token, words: Words) -> bool:
    """Whether a gerund is a second thing of which somebody is accused: "accuses Peru of training and | arming | …"."""
    charge = verb.head
    joined = verb.dep_ == "conj" and verb.tag_ == "VBG" and charge.lemma_ in words.suspects
    if not joined or not clauses.objects(charge) or any(child.dep_ in clauses.SUBJECTS for child in verb.lefts):
        return False
    return any(child.lower_ == "of" and child.right_edge.i < verb.i for child in charge.rights)


def fellows(verb: Token) -> list[Token]:
    """Who does what a verb says beside its subject: "A joined | B in condemning C", "A, together with | B, signed"."""
    head = verb.head
    if verb.dep_ == "pcomp" and head.lower_ == "in" and head.head.lemma_ == "join":
        return clauses.objects(head.head)
    who = clauses.subject(verb)
    near = [*(who.rights if who is not None else ()), *verb.children]
    near += [part for child in near if child.lower_ in _BESIDE for part in child.children]
    beside = [child for child in near if child.lower_ == "with" and child.i and child.nbor(-1).lower_ in _BESIDE]
    return [noun for child in beside for noun in child.children if noun.dep_ == "pobj"]
