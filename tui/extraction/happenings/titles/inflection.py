"""The forms of verbs that titles need: the present for one or several, and the participle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction.happenings.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_IRREGULAR = dict(pair.split("/") for pair in (
    "beat/beaten", "become/become", "begin/begun", "bend/bent", "bet/bet", "bind/bound", "bite/bitten", "bleed/bled",
    "blow/blown", "break/broken", "bring/brought", "build/built", "burst/burst", "buy/bought", "cast/cast",
    "catch/caught", "choose/chosen", "come/come", "cost/cost", "cut/cut", "deal/dealt", "dig/dug", "draw/drawn",
    "drink/drunk", "drive/driven", "eat/eaten", "fall/fallen", "feed/fed", "feel/felt", "fight/fought",
    "find/found", "flee/fled", "fly/flown", "forbid/forbidden", "forget/forgotten", "forgive/forgiven",
    "freeze/frozen", "get/got", "give/given", "go/gone", "grow/grown", "hang/hanged", "have/had", "hear/heard",
    "hide/hidden", "hit/hit", "hold/held", "hurt/hurt", "keep/kept", "know/known", "lay/laid", "lead/led",
    "leave/left", "lend/lent", "let/let", "light/lit", "lose/lost", "make/made", "mean/meant", "meet/met",
    "overcome/overcome", "overrun/overrun", "oversee/overseen", "overtake/overtaken", "overthrow/overthrown",
    "pay/paid", "put/put", "quit/quit", "read/read", "rebuild/rebuilt", "retake/retaken", "ride/ridden",
    "ring/rung", "rise/risen", "run/run", "say/said", "see/seen", "seek/sought", "sell/sold", "send/sent",
    "set/set", "shake/shaken", "shed/shed", "shoot/shot", "show/shown", "shrink/shrunk", "shut/shut",
    "sing/sung", "sink/sunk", "sit/sat", "slay/slain", "sleep/slept", "speak/spoken", "spend/spent",
    "split/split", "spread/spread", "spring/sprung", "stand/stood", "steal/stolen", "stick/stuck",
    "strike/struck", "swear/sworn", "sweep/swept", "swim/swum", "take/taken", "teach/taught", "tear/torn",
    "tell/told", "think/thought", "throw/thrown", "undergo/undergone", "understand/understood",
    "undertake/undertaken", "uphold/upheld", "wear/worn", "win/won", "withdraw/withdrawn", "withhold/withheld",
    "withstand/withstood", "write/written",
))  # fmt: skip
"""Verbs and their participles that end in no "-ed"."""
_VOWELS = "aeiou"
_SHORT = re.compile(r"[^aeiou]*[aeiou][bdglmnprt]")
"""Verbs of one short syllable, which double their last letter: "banned"."""
_STRESSED = frozenset((
    "admit", "commit", "compel", "confer", "control", "defer", "deter", "dispel", "emit", "expel", "incur",
    "infer", "kidnap", "occur", "omit", "patrol", "permit", "prefer", "propel", "rebel", "refer", "submit",
    "transfer", "transmit",
))  # fmt: skip
"""Longer ones that do so too."""


def present(word: str, *, plural: bool) -> str:
    """A verb in the present, for one or for several."""
    if plural or word == "be":
        return word if word != "be" else "are" if plural else "is"
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
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
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return word + (word[-1] if word in _STRESSED or _SHORT.fullmatch(word) else "") + "ed"
