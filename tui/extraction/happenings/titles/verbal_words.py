"""The words of a verb by which a title is told: what it tells of, its object, and what that hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from tui.extraction import clauses
from tui.extraction.happenings.predicates import passive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Telling

_BEHIND_OBJECT = frozenset(["prep", "prt", "oprd", "acomp"])
"""What of a trigger stands behind its object: "declares Ana Ruiz | winner", "forces the king | out"."""
_BETWEEN = frozenset(["ablaze", "alight", "afire", "alive", "adrift", "hostage", "free"])
"""Words of a trigger behind its object: "set two mosques | ablaze"."""


def is_noun(token: Token | None) -> TypeGuard[Token]:
    """Whether a word stands there, and is a noun."""
    return token is not None and token.pos_ in ("NOUN", "PROPN")


def laid_before(telling: Telling) -> Token | None:
    """The thing with which it was done where that stands before the verb: "a grenade | thrown at a church"."""
    verb = telling.trigger.token
    before = (word for word in telling.trigger.inner if word.i < verb.i)
    return next(
        (word for word in before if word.dep_ == "nsubjpass" or (verb.dep_ == "acl" and word == verb.head)), None
    )


def mover_of(verb: Token) -> Token | None:
    """The thing that a verb without an object tells of: "a device | went off"."""
    own = next((child for child in verb.children if child.dep_ == "nsubj" and is_noun(child)), None)
    return None if passive(verb) or clauses.objects(verb) else own


def object_of(verb: Token) -> Token | None:
    """The noun that is the verb's object."""
    return next((noun for noun in clauses.objects(verb) if is_noun(noun)), None)


def behind_object(word: Token) -> bool:
    """Whether a word of a trigger stands behind its object: "finds the officer | guilty"."""
    judged = word.dep_ == "ccomp" and word.pos_ == "ADJ"
    return judged or word.dep_ in _BEHIND_OBJECT or word.lower_ in _BETWEEN


def governed(token: Token) -> Token:
    """The word that a phrase, or the list it stands in, hangs on, by a preposition or without."""
    while token.dep_ == "conj":
        token = token.head
    return token.head.head if token.dep_ == "pobj" else token.head
