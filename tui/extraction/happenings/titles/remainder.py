"""What stands behind the verb of a title: the rest of its phrase, and what its preposition leads to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.titles.cutting import shortened
from tui.extraction.happenings.titles.phrases import ONESELF, bare, complement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Filler, Telling

_WHOLE = frozenset(["aid", "agreement", "other", "travel"])
"""Types whose object is said with all that belongs to it: "24 agreements with Peru", "40 tonnes of rice"."""
_ARTICLE = re.compile(r"^(?:the|an?|its|his|her|their) ", re.I)
_FITTING = 70
"""Characters of such an object."""


def remaining(telling: Telling) -> str:
    """What belongs to the trigger behind its verb: "won | a second term"."""
    verb = telling.trigger.token
    if any(word.lemma_ in ("%", "percent") for word in telling.trigger.inner):
        return complement(verb, telling, inner=True)
    words = [
        word
        for word in sorted(telling.trigger.inner, key=lambda word: word.i)
        if word.i > verb.i and word.dep_ != "nsubjpass" and "agent" not in (word.dep_, word.head.dep_)
    ]
    if words and words[-1].dep_ == "prep" and words[-1].lower_ != "aground" and not led_to(telling):
        words.pop()
    if telling.trigger.words.endswith(" hostage") and verb.lemma_ in ("take", "hold"):
        return "hostage"
    if any(word.dep_ == "pobj" for word in words):  # "fires missiles into | the sea"
        words = [word for word in words if word.dep_ != "dobj"]
    words = [word for word in words if not (word.dep_ == "conj" and word.head.dep_ in ("dobj", "conj"))]
    words = [word.head if word.dep_ in ("compound", "amod") and word.head.head == verb else word for word in words]
    words = list(dict.fromkeys(words))
    aimed = telling.type in _WHOLE or (telling.type == "statement" and _aimed(words))
    if words and words[-1].dep_ == "dobj" and aimed and all(word.dep_ == "prt" for word in words[:-1]):
        whole = shortened(words[-1])
        whole = _ARTICLE.sub("", whole) if len(whole) <= _FITTING else bare(whole)
        if words[-1].text in whole.split() and len(whole) <= _FITTING:
            return " ".join([*(word.text for word in words[:-1]), whole])
    oneself = [child.lower_ for child in verb.rights if child.dep_ == "dobj" and child.lower_ in ONESELF]
    words = [word for word in words if word.lower_ not in oneself]
    if telling.type == "trial" and words and words[-1].dep_ == "xcomp" and clauses.infinitive(words[-1]):
        return shortened(words[-1])  # "ordered | to pay some of the costs"
    over = next(iter(clauses.prepositional(words[-1], "of")), None) if words and words[-1].dep_ == "attr" else None
    of = [f"of {shortened(over)}"] if over is not None and over.pos_ != "PRON" else []  # "becomes head | of the firm"
    return " ".join([*(oneself if words else ()), *map(modified, words), *of])


def _aimed(words: Sequence[Token]) -> bool:
    """Whether what is claimed or pledged says for what: "responsibility | for a blast"."""
    return any(child.dep_ == "prep" and child.lower_ in ("for", "of", "to") for word in words for child in word.rights)


def modified(noun: Token) -> str:
    """A noun of the trigger with what makes it one of its kind: "second term", "re-election", "their deaths"."""
    if noun.lower_ in ("deaths", "lives") and (own := next((c for c in noun.lefts if c.dep_ == "poss"), None)):
        return f"{own.text} {noun.text}"
    first = min((child.i for child in noun.lefts if child.dep_ in ("compound", "amod", "nummod")), default=noun.i)
    while first >= 2 and noun.doc[first - 1].text == "-" and not noun.doc[first - 1].whitespace_:
        first -= 2
    return noun.doc[max(first, noun.head.i + 1) : noun.i + 1].text if noun.head.i < noun.i else noun.text


def led_to(telling: Telling, named: Sequence[Filler] = ()) -> list[str]:
    """What stands behind a trigger's own preposition, if it is not named already: "into | a river"."""
    last = max(telling.trigger.inner, key=lambda word: word.i, default=None)
    found = (
        [child for child in last.children if child.dep_ == "pobj"] if last is not None and last.dep_ == "prep" else []
    )
    of = next((child for child in last.children if child.dep_ == "prep"), None) if last is not None else None
    if not found and last is not None and last.lower_ == "out" and of is not None:
        return [shortened(of)]  # "drive the rebels out | of the town"
    return [bare(shortened(noun)) for noun in found[:1] if all(f.token != noun for f in named)]
