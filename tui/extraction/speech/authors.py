"""Authors: who makes a statement, a message or a post, by the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.extraction import clauses

if TYPE_CHECKING:
    from spacy.tokens import Token

WRITTEN: Final = frozenset({"statement", "communique", "communiqué", "message", "letter", "post", "tweet", "release"})
"""What speaks for who made it."""
_MAKING: Final = frozenset(
    {"issue", "release", "publish", "make", "post", "send", "put", "circulate", "write", "share"}
)
_SAYING: Final = frozenset({
    "say", "tell", "add", "claim", "announce", "state", "write", "declare", "confirm", "deny", "warn", "express",
    "condemn",
})  # fmt: skip


def is_shared(token: Token) -> bool:
    """Whether several make it: "a joint statement"."""
    return any(child.lower_ == "joint" for child in token.lefts)


def author(token: Token) -> Token | None:
    """Who makes what a noun names: "the army released a statement", "the army said in a statement"."""
    owner = next((child for child in token.lefts if child.dep_ == "poss" and child.pos_ != "PRON"), None)
    if owner is not None:
        return owner
    head = token.head
    if token.dep_ == "dobj" and head.lemma_ in _MAKING and not clauses.passive(head):
        return clauses.subject(head)
    if token.dep_ == "pobj" and head.lower_ == "in" and head.head.lemma_ in _SAYING:
        return clauses.subject(head.head)
    made = next((child for child in token.rights if child.dep_ == "acl" and child.lemma_ in _MAKING), None)
    by = clauses.agent(made) if made is not None else None
    return by or next(iter(clauses.prepositional(token, "by", "from")), None)


def is_bare(token: Token) -> bool:
    """Whether nothing says whose it is: "the statement"."""
    return all(child.dep_ in ("det", "punct") for child in token.children) and any(
        child.lower_ in ("the", "this") for child in token.lefts
    )
