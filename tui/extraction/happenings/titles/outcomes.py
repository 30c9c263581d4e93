"""What became of somebody, behind the verb of a title: the office, the sentence, the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.happenings.predicates import passive
from tui.extraction.happenings.titles.cutting import dated, shortened
from tui.extraction.happenings.titles.phrases import LONGEST, bare, pointing

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Telling

_PERSONAL = frozenset(["trial", "policy", "arrest", "election"])
"""Types whose title says what became of somebody."""
_TERMS = ("to", "for")
"""What stands before how long somebody is sent to jail."""
_GIVING = frozenset(["give", "hand", "award", "grant", "deal", "issue", "present", "serve"])
_MAKING = frozenset(["to", "as", "for", "of", "with", "on", "over"])
_JUDGING = frozenset((
    "accuse", "blame", "thank", "praise", "commend", "congratulate", "criticise", "criticize", "condemn", "fault",
    "slam", "suspect", "warn",
))  # fmt: skip
"""Verbs whose object is judged for what stands behind it."""
_OVER = frozenset(["of", "for", "over"])
_NAMING = frozenset(["appoint", "name", "elect", "designate", "nominate", "install", "choose", "select", "pick"])
"""Verbs behind which an office needs no "as"."""


def extended(told: str, more: str) -> str:
    """A title and what may be added to it, if both together are not too long."""
    if more.split()[-1:] == told.split()[-1:]:
        return told
    return f"{told} {more}" if more and len(told) + len(more) < LONGEST else told


def outcome(telling: Telling) -> str:
    """What somebody was made, or what for: "sentenced | to five years", "appointed | finance minister"."""
    verb = telling.trigger.token
    if telling.type not in _PERSONAL:
        return accused_of(verb) if telling.type == "statement" else ""
    for child in verb.rights:
        if child in telling.trigger.inner or (dated(child) and child.lower_ not in _TERMS):
            continue
        if child.dep_ == "oprd" or (child.dep_ in ("dobj", "attr") and passive(verb)):
            return bare(shortened(child))
        if (
            child.dep_ == "prep"
            and child.lower_ in _MAKING
            and not any(word.ent_type_ == "GPE" or word.pos_ == "NUM" for word in child.children)
        ):
            words = shortened(child)
            noun = words.partition(" ")[2]
            if child.lower_ == "as" and verb.lemma_ in _NAMING:
                return bare(noun).removeprefix("new ")
            said_twice = noun.split()[:1] == [child.lower_]  # by a slip of the text: "on | on a date"
            return f"{child.lower_} {bare(noun)}" if noun and not said_twice and not pointing(noun) else ""
    return ""


def accused_of(verb: Token, occasion: Token | None = None) -> str:
    """What somebody is accused of or thanked for, but for where that was said: "accuses Lima | of arming rebels"."""
    if verb.lemma_ not in _JUDGING:
        return ""
    over = next((child for child in verb.rights if child.dep_ == "prep" and child.lower_ in _OVER), None)
    if over is None or dated(over):
        return ""
    words = bare(shortened(over))
    if occasion is not None and occasion in over.subtree:
        words = words.partition(f" {occasion.head.text} ")[0]
    return "" if pointing(words) or words in _OVER else words


def given_to(verb: Token) -> str:
    """To whom something is handed: "a jail term | to the former minister"; empty if to nobody."""
    got = next((child for child in verb.rights if child.dep_ in ("prep", "dative") and child.lower_ == "to"), None)
    words = "" if got is None or verb.lemma_ not in _GIVING else bare(shortened(got))
    return "" if pointing(words) else words
