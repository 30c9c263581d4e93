"""The forms of verbs that titles need: the present for one or several, and the participle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_IRREGULAR = {
    "buy": "bought",
    "sell": "sold",
    "find": "found",
    "strike": "struck",
    "win": "won",
    "lose": "lost",
    "hold": "held",
    "sign": "signed",
    "shoot": "shot",
    "steal": "stolen",
    "take": "taken",
    "set": "set",
    "beat": "beaten",
    "break": "broken",
    "drive": "driven",
    "give": "given",
    "overthrow": "overthrown",
    "overrun": "overrun",
    "retake": "retaken",
    "throw": "thrown",
    "withdraw": "withdrawn",
}
"""Participles that end in no "-ed"."""


def present(word: str, *, plural: bool) -> str:
    """A verb in the present, for one or for several."""
    if plural or word == "be":
        return word if word != "be" else "are" if plural else "is"
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return "has" if word == "have" else word + "s"


def participle(verb: Token) -> str:
    """The past participle of a verb, as the text has it if it does."""
    word = lemma(verb)
    if verb.tag_ == "VBN" or (verb.tag_ == "VBD" and word not in _IRREGULAR):
        return verb.lower_
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("e"):
        return word + "d"
    return word + "ed"
