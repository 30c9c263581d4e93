"""Weapons: the means that a text names for an attack."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import msgspec

from tui.extraction.happenings.participants.extent import text_of
from tui.extraction.happenings.triggers import lemma
from tui.model import Subtype  # noqa: TC001 - msgspec reads it

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.happenings.triggers import Trigger

_USING = frozenset(["with", "by", "using"])
_USE_VERBS = frozenset(
    [
        "use",
        "employ",
        "fire",
        "throw",
        "hurl",
        "place",
        "plant",
        "detonate",
        "explode",
        "set",
        "launch",
        "lob",
        "go",
        "toss",
        "drop",
        "carry",
        "wield",
        "brandish",
        "deactivate",
        "activate",
        "blow",
        "leave",
        "attach",
    ]
)


class Weapons(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The dictionary ``weapons``."""

    weapons: frozenset[str] = frozenset()
    only_used: frozenset[str] = frozenset()
    implied: dict[str, str] = {}
    subtypes: dict[Subtype, frozenset[str]] = {}

    @cached_property
    def _heads(self) -> frozenset[str]:
        """The last words of the weapons: most tokens are none."""
        return frozenset(weapon.split()[-1] for weapon in self.weapons)

    def subtype(self, means: Set[str]) -> Subtype | None:
        """The kind of attack that is carried out by some means, given as lemmas; the first that the file names."""
        return next((subtype for subtype, words in self.subtypes.items() if words & means), None)

    def within(self, sentence: Sentence, trigger: Trigger) -> Iterator[str]:
        """The weapons that a sentence names for a trigger's happening, as it names them."""
        named = [text for token, text in self.named(sentence) if token.i != trigger.token.i]
        implied = self.implied.get(trigger.words)
        yield from named or ([implied] if implied else [])

    def named(self, sentence: Sentence) -> Iterator[tuple[Token, str]]:
        """The weapons that a sentence names: each one's head, and its words."""
        for token in sentence.each:
            if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
                continue
            word = self._entry(token)
            if word is None:
                continue
            if word in self.only_used and not _used(token):
                continue
            if _owned(token):
                continue
            yield token, _words(token, sentence, word)

    def _entry(self, token: Token) -> str | None:
        """The longest entry that ends at a token."""
        word = lemma(token)
        if word not in self._heads and token.lower_ not in self._heads:
            return None
        for length in (3, 2):
            if token.i - length + 1 >= 0:
                before = [other.lower_ for other in token.doc[token.i - length + 1 : token.i]]
                for last in (word, token.lower_):
                    phrase = " ".join([*before, last])
                    if phrase in self.weapons:
                        return phrase
        for last in (word, token.lower_):
            if last in self.weapons:
                return last
        return None


def _owned(token: Token) -> bool:
    """Whether the word only says of what kind something else is: "bomb squad", "weapons depot"."""
    if token.dep_ == "compound" and token.head.i > token.i:
        return lemma(token.head) not in (
            "attack", "explosion", "blast", "charge", "stick", "fire", "launcher", "device", "belt", "bullet", "shell",
            "round", "vest", "attacks", "grenade", "rifle", "gun", "cap", "cartridge", "strike", "cocktail",
        )  # fmt: skip
    return False


def _used(token: Token) -> bool:
    """Whether something is done with it."""
    head = token.head
    if token.dep_ == "pobj":
        return head.lower_ in _USING or head.lower_ == "of"
    return token.dep_ in ("dobj", "nsubj", "nsubjpass") and head.lemma_ in _USE_VERBS


def _words(token: Token, sentence: Sentence, entry: str) -> str:
    """The weapon with the modifiers that belong to it."""
    left = token.i - len(entry.split()) + 1
    for child in token.children:
        if child.dep_ in ("compound", "amod", "nummod") and child.i < left and child.pos_ in ("NOUN", "PROPN", "ADJ"):
            left = min(left, child.left_edge.i)
    start, _ = sentence.offsets(token.doc[left])
    _, end = sentence.offsets(token)
    return text_of(sentence, start, end)


@lru_cache(maxsize=8)
def weapons(dictionaries: Dictionaries) -> Weapons:
    """The dictionary ``weapons`` with the user's own.

    Raises:
        DictionaryError: if the dictionary is not what it should be.
    """
    return dictionaries.read("weapons", Weapons)
