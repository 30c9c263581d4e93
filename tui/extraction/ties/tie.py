"""Ties: relations as sentences state them, and what their patterns share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.cast.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.ties.referents import Referents
    from tui.model import Appearance, Predicate

BODIES = ("organisation", "government_body", "media", "intergovernmental", "armed_group")
"""Kinds of actor that are no person, no people and no state."""
HOSTS = ("state", "government_body", "armed_group")
"""Kinds of actor that harbour others, and fight."""

STATES = ("state", "government_body", "intergovernmental", "armed_group", "organisation")
"""Kinds of actor that have an alliance or a partnership with each other."""

FEW = 5
"""Parties of which each does something with each other one; of more than these a text says it of none in particular."""

SEATS = ("based_in", "operates_from")
"""Predicates for which a place without an actor will do."""
ACTS = ("condemns", "claims_responsibility")
"""Predicates of which a happening may be the object."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between each of some actors and each of some others, as a sentence states it.

    ``objects`` is empty where what is condemned or claimed is a happening without a named actor behind it.
    """

    predicate: Predicate
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    detail: tuple[int, int]
    """First and last token of the words that say it."""
    hedged: bool
    rule: str
    certainty: float = 0.8


def each_other(tie: Tie) -> Iterator[Tie]:
    """What several do with each other: a tie of each of the subjects with those that are named behind it."""
    for at, one in enumerate(tie.subjects[:-1], 1):
        yield replace(tie, subjects=(one,), objects=tie.subjects[at:])


def of_kind(actors: tuple[str, ...], kinds: tuple[str, ...], referents: Referents) -> tuple[str, ...]:
    """Those actors that are of some kinds; all, where no kind is asked for."""
    return tuple(one for one in actors if not kinds or referents.kind(one) in kinds)


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive, or a participle that describes."""
    if clauses.passive(verb):
        return True
    doing = any(child.dep_ == "nsubj" for child in verb.lefts)  # "an attack Peru blamed on Chile"
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl") and not doing


def words_of(verb: Token) -> tuple[int, int]:
    """The verb with what follows it in its clause, without a clause behind a comma."""
    last = verb.i
    for part in verb.subtree:
        if part.i > last and part.dep_ not in ("punct",):
            last = part.i
    for part in verb.doc[verb.i + 1 : last + 1]:
        if part.text in (",", ";") and part.head == verb and part.i > verb.i + 1:
            return verb.i, part.i - 1
    return verb.i, last


def phrase_words(noun: Token) -> tuple[int, int]:
    """The words of a noun's phrase, without what joins another one to it."""
    left, right = clauses.phrase(noun)
    right = max(right, noun.right_edge.i if noun.right_edge.i - noun.i < 15 else noun.i)
    while right > noun.i and noun.doc[right].pos_ in ("CCONJ", "PUNCT"):
        right -= 1
    return left, right


def is_party(one: Appearance) -> bool:
    """Whether an actor is a party, by what the dictionary says of it or by its name."""
    return one.kind == "organisation" and "party" in fold(f"{one.description or ''} {one.name}").split()
