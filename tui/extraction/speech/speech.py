"""Reported speech: the verbs, nouns and phrases that say that somebody said something, and the words they report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from tui.extraction import clauses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.extraction.analysis import Sentence


class Words(msgspec.Struct, frozen=True):
    """A list of lemmas."""

    words: tuple[str, ...] = ()


class Speakers(msgspec.Struct, frozen=True):
    """Who can speak, where no name stands; see the dictionary."""

    people: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    representatives: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()


class Speech(msgspec.Struct, frozen=True, dict=True):
    """The dictionary ``speech``: words that report what somebody said."""

    clause: frozenset[str] = frozenset()
    direct: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    prepositional: dict[str, tuple[str, ...]] = {}
    expressing: dict[str, tuple[str, ...]] = {}
    infinitive: Words = Words()
    nouns: Words = Words()
    weak: Words = Words()
    speakers: Speakers = Speakers()
    denials: frozenset[str] = frozenset()
    decided: frozenset[str] = frozenset()
    stands_for: dict[str, tuple[str, ...]] = {}

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Every verb that can report or introduce speech."""
        return frozenset({*self.clause, *self.direct, *self.object, *self.prepositional, *self.expressing}) | frozenset(
            self.infinitive.words
        )

    @cached_property
    def reporting_nouns(self) -> frozenset[str]:
        """Nouns of saying."""
        return frozenset(self.nouns.words)

    @cached_property
    def weak_verbs(self) -> frozenset[str]:
        """Verbs that report only with a subject that can speak."""
        return frozenset(self.weak.words)

    @cached_property
    def infinitives(self) -> frozenset[str]:
        """Verbs that "to" can follow."""
        return frozenset(self.infinitive.words)


_WITHIN = ("reported request", "reported with object", "reported with preposition", "expressed")
"""Rules that are left out within what somebody else is reported to say: there they tell of an act."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Reported words in a sentence: who says them (the head of a noun phrase) and their stretches of the text.

    There are several stretches where the report stands in the midst of its words: "The dam, he said, is safe".
    """

    sentence: Sentence
    speaker: Token
    stretches: tuple[tuple[int, int], ...]
    rule: str
    certainty: float = 0.9
    verb: str = ""
    """The lemma of the verb of speech."""


def sayings(sentence: Sentence, text: str, speech: Speech) -> Iterator[Saying]:
    """The reported speech of a sentence, in order."""
    found = list(_each(sentence, text, speech))
    for one in found:
        if one.rule != "according to" or not any(_says_itself(one, other) for other in found):
            yield one


def _says_itself(source: Saying, other: Saying) -> bool:
    """Whether what a source is given for is itself a report: "According to the ministry, Lima said that …"."""
    if other is source or other.rule == "according to":
        return False
    at = other.sentence.offsets(other.speaker)[0]
    return any(start <= at < end for start, end in source.stretches)


def _each(sentence: Sentence, text: str, speech: Speech) -> Iterator[Saying]:
    taken: set[int] = set()
    told = 0
    for token in sentence.span:
        if token.i in taken:
            continue
        if token.lower_ == "according" and token.i + 1 < sentence.span.end:
            found = _according(token, sentence, text)
        elif token.lemma_ in speech.reporting_nouns and token.pos_ == "NOUN":
            found = _noun(token, sentence, text)
        elif token.pos_ == "VERB" and token.lemma_ in speech.verbs:
            found = _verb(token, sentence, text, speech, taken)
        else:
            continue
        if found is None or (found.rule in _WITHIN and sentence.offsets(token)[0] < told):
            continue
        if found.rule == "reported clause":
            told = max(told, found.stretches[-1][1])
        yield found


def can_speak(token: Token, speech: Speech) -> bool:
    """Whether a noun or pronoun without a name can be who says something."""
    if token.pos_ == "PRON":
        return token.lower_ in ("he", "she", "they", "who", "some", "many", "others", "everyone")
    lemma = token.lemma_.lower()
    known = speech.speakers
    return (
        token.pos_ == "PROPN"
        or lemma in known.people
        or lemma in known.bodies
        or lemma in known.documents
        or (token.pos_ == "NOUN" and len(lemma) > 5 and lemma.endswith(known.endings))
    )


def _verb(verb: Token, sentence: Sentence, text: str, speech: Speech, taken: set[int]) -> Saying | None:
    """What a verb of speech reports."""
    if _unsaid(verb) or (verb.dep_ in ("xcomp", "pcomp") and verb.head.lemma_ in speech.denials):
        return None
    who = _who(verb)
    if who is None:
        return None
    for form in (_as, _aside, _closing, _clause, _infinitive, _object):
        found = form(verb, who, sentence, text, speech)
        if found is not None:
            if form is _object or form is _infinitive:
                others = clauses.conjuncts(verb)[1:]
                taken.update(one.i for one in others if not any(child.dep_ == "ccomp" for child in one.children))
            return replace(found, verb=verb.lemma_)
    return None


def _unsaid(verb: Token) -> bool:
    """Whether the verb tells of no words that were said: denied, conditional, or only possible."""
    if clauses.negated(verb) or clauses.conditional(verb):
        return True
    if clauses.modal(verb) is not None:
        return True
    return verb.tag_ == "VB" and not _goes_on(verb)


def _goes_on(verb: Token) -> bool:
    """Whether an infinitive is said all the same: "went on to say", "did say"."""
    if any(aux.lemma_ == "do" for aux in clauses.auxiliaries(verb)):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in ("go", "continue", "want", "use", "begin", "start")


def _who(verb: Token) -> Token | None:
    """The head of the phrase that names who says it."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in ("quote", "cite"):
        return clauses.subject(verb.head.head)
    if clauses.passive(verb):
        return clauses.agent(verb)
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl"):
        own = any(child.dep_ == "nsubj" and child.tag_ not in ("WP", "WDT") for child in verb.lefts)
        return clauses.subject(verb) if own else clauses.agent(verb)
    who = clauses.subject(verb)
    return None if who is not None and who.dep_ == "csubj" else who


def _as(verb: Token, who: Token, sentence: Sentence, text: str, speech: Speech) -> Saying | None:
    """Read "As the minister said, …" and "as outlined by the ministry, …": the rest of the sentence was said."""
    marked = any(
        child.dep_ in ("mark", "advmod", "prep") and child.lower_ == "as" and child.i < verb.i for child in verb.lefts
    )
    whole = any(child.dep_ in ("dobj", "ccomp", "xcomp") for child in verb.children)
    if not marked or whole or verb.dep_ != "advcl":
        return None
    return _around(verb, who, sentence, text, "as they said", 0.7)


def _aside(verb: Token, who: Token, sentence: Sentence, text: str, speech: Speech) -> Saying | None:
    """Read "The dam, he said, is safe": the report stands between commas in the midst of its words."""
    if verb.lemma_ not in speech.clause or verb.dep_ not in ("parataxis", "ccomp", "ROOT", "advcl", "conj", "dep"):
        return None
    span = sentence.span
    first = min(verb.i, who.left_edge.i if who.i < verb.i else verb.i)
    last = verb.i
    if who.i > verb.i:
        last = max(part.i for part in who.subtree if part.i - verb.i < 25 and part.dep_ != "punct")
    if first - 1 <= span.start or span.doc[first - 1].text != ",":
        return None
    if who.i < verb.i and verb.i - first > 12:
        return None
    for part in verb.rights:
        if part.dep_ in ("prep", "npadvmod", "advmod", "dobj") and part.i == last + 1:
            last = part.right_edge.i
    after = last + 1
    if after < span.end and span.doc[after].text == "," and after + 1 < span.end:
        before = sentence.offsets(span.doc[span.start : first - 1])
        rest = _unstopped(text, *sentence.offsets(span.doc[after + 1 : span.end]))
        stretches = tuple(
            part for part in (clauses.trim(text, *before), clauses.trim(text, *rest)) if part[0] < part[1]
        )
        return Saying(sentence, who, stretches, "aside", 0.9)
    return None


def _closing(verb: Token, who: Token, sentence: Sentence, text: str, speech: Speech) -> Saying | None:
    """Read "The dam is safe, the agency reported on Sunday", where the parse hangs the verb on what it reports."""
    if verb.lemma_ not in speech.clause or verb.dep_ not in ("advcl", "parataxis", "dep") or who.i > verb.i:
        return None
    span, first = sentence.span, who.left_edge.i
    if any(child.dep_ in ("mark", "dobj", "ccomp", "xcomp", "advmod") for child in verb.children):
        return None
    rest = span.doc[verb.i + 1 : span.end]
    closes = all(part.is_punct or part.dep_ == "prep" or part.ent_type_ in ("DATE", "TIME") for part in rest)
    if first - 1 <= span.start or span.doc[first - 1].text != "," or not closes:
        return None
    return _said(
        sentence, who, text, sentence.offsets(span.doc[span.start : first - 1]), "reported before the verb", 0.8
    )


def _clause(verb: Token, who: Token, sentence: Sentence, text: str, speech: Speech) -> Saying | None:
    """Read "He said that …", and "…, he said"."""
    if verb.lemma_ not in speech.clause:
        return None
    clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
    if clause is None:
        return _that(verb, who, sentence, text)
    if verb.lemma_ in speech.denials:
        return _predicate(verb, who, sentence, text, "denial")
    told = any(child.dep_ == "dobj" and verb.i < child.i < clause.i for child in verb.rights)
    if told and verb.lemma_ in speech.object and not any(child.lower_ == "that" for child in clause.lefts):
        return None
    if clause.i < verb.i:
        if any(child.dep_ == "dobj" for child in verb.rights):
            return None
        end = min(verb.i, who.left_edge.i if who.i < verb.i else verb.i)
        if clause.left_edge.i >= end:
            return None
        stretch = sentence.offsets(sentence.span.doc[clause.left_edge.i : end])
        return _said(sentence, who, text, stretch, "reported before the verb")
    start = next((child.i + 1 for child in clause.lefts if child.dep_ == "mark" and child.lower_ == "that"), None)
    first = max(_after_time(clause, verb) if start is None else start, verb.i + 1)
    last = _cut(clause, sentence)
    return _said(sentence, who, text, sentence.offsets(sentence.span.doc[first : last + 1]), "reported clause")


def _after_time(clause: Token, verb: Token) -> int:
    """Where a clause without "that" begins, behind a time that tells when it was said: "said on Monday it would …"."""
    first = clause.left_edge
    for child in clause.lefts:
        if child.left_edge != first or child.i <= verb.i or child.dep_ not in ("prep", "npadvmod", "advmod"):
            break
        if not any(part.ent_type_ in ("DATE", "TIME") for part in child.subtree):
            break
        if child.right_edge.i >= clause.i:
            break
        first = first.doc[child.right_edge.i + 1]
    return first.i


def _that(verb: Token, who: Token, sentence: Sentence, text: str) -> Saying | None:
    """A clause that the parse did not tie to its verb, but that "that" follows."""
    doc = sentence.span.doc
    for at in range(verb.i + 1, min(verb.i + 9, sentence.span.end - 2)):
        if doc[at].lower_ == "that" and doc[at].tag_ == "IN":
            return _said(sentence, who, text, sentence.offsets(doc[at + 1 : sentence.span.end]), "reported clause", 0.7)
        if doc[at].text in ",;:" or doc[at].pos_ == "VERB":
            break
    return None


def _infinitive(verb: Token, who: Token, sentence: Sentence, text: str, speech: Speech) -> Saying | None:
    """Read "urged both sides to talk"."""
    if verb.lemma_ not in speech.infinitives or (verb.tag_ == "VBN" and clauses.passive(verb)):
        return None
    if verb.dep_ == "relcl" and not any(child.tag_ in ("WP", "WDT") and child.dep_ == "nsubj" for child in verb.lefts):
        return None
    wanted = [child for child in verb.rights if child.dep_ in ("xcomp", "ccomp", "advcl") and _to(child)]
    if not wanted or (verb.lemma_ == "ask" and not _addressed(verb)):
        return None
    return _predicate(verb, who, sentence, text, "reported request")


def _addressed(verb: Token) -> bool:
    """Whether somebody is asked to do it; who asks to do something himself reports nothing."""
    return any(
        child.dep_ in ("dobj", "dative") or any(part.dep_ in clauses.SUBJECTS for part in child.lefts)
        for child in verb.rights
    )


def _to(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.lefts)


def _object(verb: Token, who: Token, sentence: Sentence, text: str, speech: Speech) -> Saying | None:
    """Read "stressed the importance of …", "called for …", "expressed concern"."""
    if verb.dep_ in ("advcl", "relcl", "acl") and verb.lemma_ in speech.weak_verbs and not _whose(who):
        return None
    things = [child for child in verb.children if child.dep_ in ("dobj", "oprd", "xcomp") and child.i > verb.i]
    if any(thing.lemma_ in speech.decided for thing in things):
        return None
    if verb.lemma_ in speech.object and things:
        return _predicate(verb, who, sentence, text, "reported with object")
    allowed = speech.expressing.get(verb.lemma_)
    if allowed is not None and any(not allowed or thing.lemma_ in allowed for thing in things):
        return _predicate(verb, who, sentence, text, "expressed")
    prepositions = speech.prepositional.get(verb.lemma_, ())
    behind = [child if child.dep_ == "prep" else next(child.lefts, child) for child in verb.rights]
    if any(child.dep_ in ("prep", "mark") and child.lower_ in prepositions for child in behind):
        return _predicate(verb, who, sentence, text, "reported with preposition")
    return None


def _whose(who: Token) -> bool:
    return any(child.tag_ == "WP$" for child in who.lefts)


def _predicate(verb: Token, who: Token, sentence: Sentence, text: str, rule: str) -> Saying | None:
    """The verb and all that depends on it."""
    last = _cut(verb, sentence)
    return _said(sentence, who, text, sentence.offsets(sentence.span.doc[verb.i : last + 1]), rule)


def _cut(verb: Token, sentence: Sentence) -> int:
    """The last token of a clause, without a participle clause behind a comma and without a source."""
    doc = verb.doc
    last = min(max(part.i for part in verb.subtree), sentence.span.end - 1)
    for part in verb.subtree:
        if part.i <= verb.i or part.i > last or doc[part.left_edge.i - 1].text != ",":
            continue
        participle = part.dep_ == "advcl" and part.tag_ == "VBG"
        if participle or part.lower_ == "according":
            last = min(last, part.left_edge.i - 2)
    return max(last, verb.i)


def _said(
    sentence: Sentence, who: Token, text: str, stretch: tuple[int, int], rule: str, certainty: float = 0.9
) -> Saying | None:
    start, end = _unstopped(text, *stretch)
    return Saying(sentence, who, ((start, end),), rule, certainty) if len(text[start:end].split()) > 1 else None


def _unstopped(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without what closes the sentence."""
    start, end = clauses.trim(text, start, end)
    return (start, end - 1) if start < end and text[end - 1] == "." else (start, end)


def _according(token: Token, sentence: Sentence, text: str) -> Saying | None:
    """Read "according to the ministry, …", at either end of a sentence."""
    sources = [noun for to in token.children if to.lower_ == "to" for noun in to.children if noun.dep_ == "pobj"]
    if not sources:
        return None
    return _around(token, sources[0], sentence, text, "according to", 0.85)


def _around(top: Token, who: Token, sentence: Sentence, text: str, rule: str, certainty: float) -> Saying | None:
    """The sentence without the phrase of ``top``, which stands at its beginning, at its end or between."""
    span = sentence.span
    first, last = top.left_edge.i, max(top.right_edge.i, who.i)
    before = clauses.trim(text, *sentence.offsets(span.doc[span.start : first])) if first > span.start else (0, 0)
    tail = last + 1 < span.end and any(part.is_alpha for part in span.doc[last + 1 : span.end])
    after = _unstopped(text, *sentence.offsets(span.doc[last + 1 : span.end])) if tail else (0, 0)
    stretches = tuple(part for part in (before, after) if len(text[part[0] : part[1]].split()) > 1)
    return Saying(sentence, who, stretches, rule, certainty) if stretches else None


def _noun(noun: Token, sentence: Sentence, text: str) -> Saying | None:
    """Read "claims by the union that …", "the minister's warning that …"."""
    clause = next(
        (
            child
            for child in noun.rights
            if child.dep_ in ("acl", "ccomp", "relcl")
            and any(c.dep_ == "mark" and c.lower_ == "that" for c in child.lefts)
        ),
        None,
    )
    if clause is None:
        return None
    sources = [child for child in noun.lefts if child.dep_ == "poss"] or clauses.prepositional(noun, "by", "from", "of")
    if not sources or sources[0].lower_ in ("his", "her", "its", "their", "my", "our"):
        return None
    mark = next(child for child in clause.lefts if child.dep_ == "mark")
    stretch = sentence.offsets(sentence.span.doc[mark.i + 1 : _cut(clause, sentence) + 1])
    return _said(sentence, sources[0], text, stretch, "noun of saying", 0.8)
