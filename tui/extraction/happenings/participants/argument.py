"""An argument of a trigger, and those that stand behind the prepositions of its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.extraction import clauses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.happenings.happenings import Part
    from tui.extraction.happenings.triggers import Trigger


_CHANNELS = frozenset(["Telegram", "Twitter", "X", "Facebook", "WhatsApp", "Instagram", "YouTube", "TikTok"])
"""On what somebody claims an attack, and what no attack is "on"."""


NATION = "nation"
"""The place in a sentence of a state or a force before its arms or its attack: "| Chadian shelling"."""


@dataclass(frozen=True, slots=True)
class Argument:
    """The head of a phrase around a trigger, and what its place says that it is."""

    part: Part
    token: Token
    how: str
    """The place in the sentence: ``subject``, ``object``, ``by``, ``of``, ``compound`` …"""
    left: Token | None = None
    """The phrase's first word, where the parse cut the phrase in two."""
    hedged: bool = False
    """Whether the text only says that it may be so."""


def prepositions(head: Token, trigger: Trigger) -> Iterator[Argument]:
    """What stands behind the prepositions of a word to which a kind gives a part: "against | the village"."""
    for child in head.children:
        if child.dep_ not in ("prep", "agent", "dative"):
            continue
        word = child.lower_
        for noun in child.children:
            if noun.dep_ != "pobj":
                continue
            whole = next((p for p in trigger.kind.with_ if p.startswith(f"{word} ") and _continues(noun, p)), None)
            if whole is not None:
                for of in clauses.prepositional(noun, "of"):
                    yield Argument(trigger.kind.with_[whole], of, word)
            elif (part := trigger.kind.with_.get(word)) and noun.text not in _CHANNELS:
                yield Argument(part, noun, word)


def _continues(noun: Token, phrase: str) -> bool:
    """Whether a noun behind a preposition goes on as a phrase does: "in front of"."""
    words = phrase.split()
    return len(words) == 3 and noun.lower_ == words[1] and any(child.lower_ == words[2] for child in noun.children)
