"""Titles out of a verb: who did what to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import clauses
from tui.extraction.happenings.predicates import passive
from tui.extraction.happenings.titles.inflection import participle, present
from tui.extraction.happenings.titles.phrases import LONGEST, bare, complement, listed, several, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tui.extraction.happenings.telling import Filler, Telling

_PREPOSITIONS = frozenset(["on", "at", "against", "to", "near", "outside", "inside", "in", "into", "upon", "for", "of"])
_HIT = frozenset(["victim", "target", "recipient", "host"])


def of_verb(telling: Telling, fillers: Sequence[Filler]) -> str:
    """A title out of the happening's verb: who did it to whom, or whom it befell where nobody is named who did it."""
    verb, kind = telling.trigger.token, telling.trigger.kind
    own = (verb, *telling.trigger.inner)
    subject = clauses.subject(verb)
    rest = _rest(telling)
    if kind.type == "disaster" and subject is not None and subject.pos_ != "PRON":
        rest = " ".join([rest, *_behind(telling)]) if rest else complement(verb, telling)
        return f"{_subject_and(verb, subject)} {rest}"
    agents = [f for f in fillers if f.role == kind.agent and f.how in ("subject", "by", "support")]
    hit = [f for f in fillers if (f.role in _HIT or f.how in ("object", "passive subject")) and f not in agents]
    hit = [f for f in hit if f.how != "object" or _governed(f.token) in own]
    if kind.type in ("trial", "policy") and not passive(verb) and subject is not None and verb.tag_ != "VBN":
        said = complement(verb, telling, inner=True)
        if subject.pos_ in ("NOUN", "PROPN") and said and not (agents and agents[0].actor):
            return f"{_subject_and(verb, subject)} {bare(said)}"
    if agents and (hit or kind.effect != "killed"):
        near = [f for f in hit if _governed(f.token) in own or f.how in _PREPOSITIONS]
        return _doing(telling, agents, near, rest)
    if hit:
        return " ".join([listed(hit[:3]), participle(verb), rest, *(_behind(telling, hit) if rest else [])]).strip()
    if agents:
        return f"{_doers_and(verb, agents)} {rest}".strip()
    return kind.title or verb.text


def _rest(telling: Telling) -> str:
    """What belongs to the trigger behind its verb: "won | a second term"."""
    verb = telling.trigger.token
    if any(word.text in ("%", "percent", "cent") for word in telling.trigger.inner):
        return complement(verb, telling, inner=True)
    words = [
        word
        for word in sorted(telling.trigger.inner, key=lambda word: word.i)
        if word.i > verb.i and word.dep_ != "nsubjpass" and "agent" not in (word.dep_, word.head.dep_)
    ]
    if words and words[-1].dep_ == "prep" and not _behind(telling):
        words.pop()
    return " ".join(map(_modified, words))


def _doing(telling: Telling, agents: Sequence[Filler], hit: Sequence[Filler], rest: str) -> str:
    """Who did it, and what was done, to whom, or what they agreed to do."""
    verb = telling.trigger.token
    words = _doers_and(verb, agents)
    done = next((word for word in telling.trigger.inner if word.dep_ == "nsubjpass"), None)
    if done is None and passive(verb) and telling.trigger.kind.type in ("policy", "trial", "agreement"):
        done = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if done is not None:
        return f"{words} {bare(shortened(done))}"
    struck = [f for f in hit if f.how == "object"]
    if struck and telling.trigger.inner[-1:] and telling.trigger.inner[-1].dep_ == "prep" and rest:
        return " ".join([words, listed(struck[:2]), rest, *_behind(telling)])
    if rest:
        words = " ".join([words, rest, *_behind(telling)])
    infinitive = next((child for child in verb.children if child.dep_ == "xcomp"), None)
    if infinitive is not None and not clauses.objects(verb):
        return f"{words} {_wanting(infinitive, verb)}"
    if hit:
        preposition = hit[0].how if hit[0].how in _PREPOSITIONS else ""
        return f"{words} {preposition} {listed(hit[:1] if preposition else hit[:2])}"
    said = complement(verb, telling)
    return f"{words} {said}" if said and len(words) + len(said) < LONGEST else words


def _subject_and(verb: Token, subject: Token) -> str:
    """The verb's subject, in its own words, and the verb."""
    return f"{bare(shortened(subject))} {present(verb.lemma_, plural=subject.tag_ in ('NNS', 'NNPS'))}"


def _doers_and(verb: Token, agents: Sequence[Filler]) -> str:
    """Those who did it, and the verb."""
    return f"{listed(agents[:3])} {present(verb.lemma_, plural=several(agents[:3]))}"


def _wanting(infinitive: Token, verb: Token) -> str:
    """What somebody agrees to do; the object may stand before: "Karsa, which the bank agreed to buy"."""
    words = shortened(infinitive)
    if verb.dep_ != "relcl" or clauses.objects(infinitive):
        return words
    return words.replace(infinitive.text, f"{infinitive.text} {bare(shortened(verb.head))}", 1)


def _modified(noun: Token) -> str:
    """A noun of the trigger with what makes it one of its kind: "second term", "re-election"."""
    first = min((child.i for child in noun.lefts if child.dep_ in ("compound", "amod")), default=noun.i)
    while first >= 2 and noun.doc[first - 1].text == "-" and not noun.doc[first - 1].whitespace_:
        first -= 2
    return noun.doc[max(first, noun.head.i + 1) : noun.i + 1].text if noun.head.i < noun.i else noun.text


def _governed(token: Token) -> Token:
    """The word that a phrase, or the list it stands in, hangs on."""
    while token.dep_ == "conj":
        token = token.head
    return token.head


def _behind(telling: Telling, named: Sequence[Filler] = ()) -> list[str]:
    """What stands behind a trigger's own preposition, if it is not named already: "into | a river"."""
    last = max(telling.trigger.inner, key=lambda word: word.i, default=None)
    found = (
        [child for child in last.children if child.dep_ == "pobj"] if last is not None and last.dep_ == "prep" else []
    )
    return [bare(shortened(noun)) for noun in found[:1] if all(f.token != noun for f in named)]
