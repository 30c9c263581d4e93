"""Courses: what the happening did that a noun tells of, or how it went, as the verb behind the noun says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.titles.inflection import participle, present
from tui.extraction.happenings.titles.phrases import LONGEST, bare, complement, plural, pointing
from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Telling

_DOING = frozenset((
    "hit", "strike", "gut", "destroy", "damage", "sweep", "bury", "sicken", "rip", "tear", "rock", "shake", "ravage",
    "batter", "flood", "engulf", "cripple", "paralyse", "paralyze", "disrupt", "flatten", "level", "raze", "devastate",
    "lash", "pound", "wreck", "inundate", "force", "displace", "cut", "trap", "strand", "close", "shut", "block",
    "ground", "swamp", "halt", "jolt", "threaten",
))  # fmt: skip
"""Verbs that say of what happened what it did."""
_GOING = frozenset((
    "collapse", "resume", "begin", "start", "end", "open", "fail", "stall", "erupt", "expire", "hold", "break", "take",
    "close", "continue", "lapse", "spread", "conclude",
))  # fmt: skip
"""Verbs that say of it how it went."""
_DONE_WITH = frozenset((
    "suspend", "cancel", "postpone", "lift", "impose", "extend", "break", "sign", "ratify", "hold", "delay", "end",
    "quash", "overturn", "uphold", "resume", "contain", "avert", "adjourn",
))  # fmt: skip
"""Verbs that say what was done with it."""


def course(telling: Telling, noun: Token, words: str) -> str:
    """What a noun's happening did, or how it went: "fire | guts a factory", "talks | collapse"; empty if not told.

    ``words`` are what the title calls it.
    """
    noun = noun.head if noun.dep_ == "compound" and noun.head.pos_ == "PROPN" else noun  # "Typhoon | Mina"
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ != "VERB" or clauses.negated(verb) or clauses.modal(verb):
        return ""
    if noun.dep_ == "nsubjpass":
        return f"{words} {participle(verb)}" if verb.lemma_ in _DONE_WITH else ""
    if verb.tag_ == "VBG" or verb.lemma_ not in _DOING | _GOING:
        return ""
    said = bare(complement(verb, telling, inner=True)) if verb.lemma_ in _DOING or verb.lemma_ == "take" else ""
    if (verb.lemma_ in _DOING and not said) or pointing(said) or said == "place":
        return ""
    if (
        verb.lemma_ == "force"
        and (to := next((child for child in verb.rights if child.dep_ == "xcomp"), None)) is not None
    ):
        said = f"{said} to {to.lemma_}"
    parts = [child.text for child in verb.rights if child.dep_ == "prt"]
    many = plural(noun) or (noun == telling.trigger.token and lemma(noun) != noun.lower_)
    told = " ".join(filter(None, [words, present(verb.lemma_, plural=many), *parts, said]))
    return told if len(told) < LONGEST else ""
