"""What a noun stands for: people, something that can be hit, or neither."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.dictionaries import Dictionaries
    from tui.model import ActorKind

Sort = Literal["people", "group", "target", "abstract", "unknown"]


class Things(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dictionary ``things``: nouns by what they stand for."""

    people: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    forces: frozenset[str] = frozenset()
    fighters: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    crowds: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    deciding: frozenset[str] = frozenset()
    abstract: frozenset[str] = frozenset()
    bodiless: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()

    def sort(self, token: Token) -> Sort:
        """What a noun stands for, by its lemma; names are told by the model's kind of entity."""
        word = lemma(token)
        lower = token.lower_
        pair = f"{token.nbor(-1).lower_} {word}" if token.i else word
        if word in self.people or lower in self.people or pair in self.people:
            return "people"
        if word in self.targets or lower in self.targets or pair in self.targets:
            return "target"
        if word in self.groups or lower in self.groups:
            return "group"
        if word in self.abstract or lower in self.abstract:
            return "abstract"
        if token.ent_type_ in ("PERSON", "NORP") and not (token.is_lower and _stands_alone(token)):
            return "people"
        if token.ent_type_ in ("FAC", "ORG"):
            return "target"
        if token.pos_ == "NOUN" and len(word) > 4 and word.endswith(self.endings):
            return "people"
        return "unknown"

    def decides(self, token: Token) -> bool:
        """Whether a noun names a body that decides, as a court does."""
        return lemma(token) in self.deciding

    def fighter(self, token: Token) -> bool:
        """Whether a noun names irregular fighters."""
        return lemma(token) in self.fighters or token.lower_ in self.fighters

    def crowd(self, token: Token) -> bool:
        """Whether a noun names those who protest, or those who are sent against them."""
        pair = f"{token.nbor(-1).lower_} {lemma(token)}" if token.i else ""
        return lemma(token) in self.crowds or pair in self.crowds

    def force(self, token: Token) -> bool:
        """Whether a noun names armed forces of a state."""
        return lemma(token) in self.forces or token.lower_ in self.forces


def _stands_alone(word: Token) -> bool:
    """Whether no other word of a name stands before a word."""
    return word.i == 0 or word.nbor(-1).ent_type_ != word.ent_type_


SORT_OF_KIND: dict[ActorKind, Sort] = {
    "person": "people",
    "population": "people",
    "armed_group": "group",
    "state": "target",
    "government_body": "target",
    "intergovernmental": "target",
    "organisation": "target",
    "media": "target",
    "project": "target",
}
"""What an actor is where something is done to it."""


@lru_cache(maxsize=8)
def things(dictionaries: Dictionaries) -> Things:
    """The dictionary ``things`` with the user's own.

    Raises:
        DictionaryError: if the dictionary is not what it should be.
    """
    return dictionaries.read("things", Things)
