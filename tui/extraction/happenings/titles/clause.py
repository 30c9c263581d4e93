"""The headline of a happening's own clause: its words cut down to who did what to whom.

It stands in where the parts that a title is put together from do not fit each other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.titles.cutting import dated, shortened
from tui.extraction.happenings.titles.inflection import participle, present
from tui.extraction.happenings.titles.phrases import LONGEST, bare, fitting, listed, plural, several

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Filler, Telling

_SAYING = frozenset(["dobj", "dative", "prt", "oprd", "attr", "acomp", "xcomp", "ccomp", "agent", "prep"])
"""What of a verb's own words goes on with what it says."""
_WHICH = frozenset(["WDT", "WP", "IN"])
_OF = re.compile(r"(?:of|over|between|against|by|for|with|from|to|about|\w+ed by) ")
"""What stands behind a noun and says more than where it was."""
_NOUNS = ("NOUN", "PROPN")


def of_clause(telling: Telling, fillers: Sequence[Filler], base: str) -> str:
    """A title out of the words around the trigger alone; empty where they do not say who or what.

    ``base`` is what a noun is called, with its modifiers.
    """
    token = telling.trigger.token
    if not telling.trigger.verbal:
        return behind(token, base)
    if clauses.negated(token) or clauses.modal(token) or _meaning_nobody(token, fillers):
        return ""
    participial = token.dep_ == "acl" and token.tag_ == "VBN"
    subject = token.head if participial else clauses.subject(token)
    if token.dep_ == "relcl" and subject is not None and subject.tag_ in _WHICH:
        subject = token.head  # "a museum | that reopened"
    who = _who(subject, token, fillers)
    if subject is None or not who:
        return ""
    if clauses.passive(token) or (participial and not clauses.objects(token)):
        verb = participle(token)
    else:
        doers = [f for f in fillers if f.token in clauses.conjuncts(subject)]
        said = telling.trigger.words.split()[0]
        verb = present(said, plural=several(doers) if doers else plural(subject))
    told = f"{who} {verb}"
    for words in _said(token, fillers):
        if len(told) + len(words) >= LONGEST:
            break
        told = f"{told} {words}"
    return fitting(told)


def behind(noun: Token, base: str) -> str:
    """A noun with what stands behind it, but for where it was: "launch | of a satellite"; empty without."""
    words = shortened(noun).partition(noun.text)[2].strip()
    return bare(f"{base} {words}") if _OF.match(words) else ""


def _meaning_nobody(verb: Token, fillers: Sequence[Filler]) -> bool:
    """Whether a pronoun is its object, and it is not known whom that means."""
    named = [f.token for f in fillers if f.actor]
    return any(child.dep_ == "dobj" and child.pos_ == "PRON" and child not in named for child in verb.rights)


def _who(subject: Token | None, verb: Token, fillers: Sequence[Filler]) -> str:
    """The subject in the words of the text, or by the name of whom it means."""
    if subject is None:
        return ""
    named = [f for f in fillers if f.actor and f.token in clauses.conjuncts(subject)]
    if named:
        return listed(named)
    if subject.pos_ not in _NOUNS:
        return ""
    words = shortened(subject)
    return bare(words.partition(f" {verb.text}")[0] if verb in subject.subtree else words)


def _said(verb: Token, fillers: Sequence[Filler]) -> Iterator[str]:
    """What the verb says behind it, part by part; what a relative clause says it of comes first."""
    if verb.dep_ == "relcl" and any(child.dep_ == "dobj" and child.tag_ in _WHICH for child in verb.children):
        yield bare(shortened(verb.head).partition(f" {verb.text}")[0])
    for child in verb.rights:
        if child.dep_ not in _SAYING or dated(child):
            continue
        words = _who(child, verb, fillers) if child.pos_ == "PRON" else shortened(child)
        if words:
            yield words
