"""Parses of what goes on behind "and" or "in": "as minister for trade and | Ana Ruiz is", "swore in | the minister"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

SWEARING: Final = frozenset(["swear", "swears", "swore", "sworn", "swearing"])
_NOUNS: Final = frozenset(["NN", "NNS", "NNP", "NNPS"])
_SWORN_TO: Final = frozenset(["office", "court", "parliament", "public", "private", "secret", "ceremony", "capital"])
_WHERE: Final = frozenset(["GPE", "LOC", "FAC", "DATE", "TIME"])
_FINITE: Final = frozenset(["is", "was", "has", "had", "will", "would"])


def swear_in(into: Token) -> None:
    """Make an object of whom somebody "swore in", where the parse sees only in what it was done."""
    verb = into.head
    whom = next((child for child in into.rights if child.dep_ == "pobj"), None)
    if whom is None or into.dep_ != "prep" or into.i != verb.i + 1 or whom.tag_ not in _NOUNS:
        return
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    if passive and (whom.ent_type_ in ("DATE", "TIME") or whom.lower_ == "day"):  # "was sworn in | Tuesday"
        into.dep_ = "prt"
        whom.head, whom.dep_ = verb, "npadvmod"
        return
    if whom.lower_ in _SWORN_TO or whom.ent_type_ in _WHERE:
        return
    if not any(child.dep_ in ("auxpass", "dobj") for child in verb.children):
        into.dep_ = "prt"
        whom.head, whom.dep_ = verb, "dobj"


def resume(name: Token) -> None:
    """Give a verb that has none its subject, which the parse takes for one more of a list: "and | Ana Ruiz is"."""
    first = name.left_edge.i
    follows = name.nbor() if name.i + 1 < len(name.doc) else name
    if follows.lower_ not in _FINITE or first == 0 or name.doc[first - 1].lower_ != "and":
        return
    verb = follows.head if follows.dep_ in ("aux", "auxpass") else follows
    if verb.i < name.i or any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children):
        return
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    if name not in verb.ancestors and name.head.i < name.i:
        name.head, name.dep_ = verb, "nsubjpass" if passive else "nsubj"
