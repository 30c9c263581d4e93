"""Direct speech: which words between quotation marks somebody said, and which verb says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.extraction import clauses
from tui.extraction.speech.words import can_speak

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

    from tui.extraction.analysis import Sentence
    from tui.extraction.speech.quotation import Marked
    from tui.extraction.speech.words import Speech

_STOP = re.compile(r"[.!?…][\"”’']?\s|\n")
_CLOSING = frozenset(".!?…,—–")
_GAP = re.compile(r"[\s,–—-]*\Z")
_NAMED = re.compile(r"\b(?:the|an?|so-called|called|named|his|her|its|their)\s+\W\Z", re.IGNORECASE)
"""Before what is called so rather than said: "the “Santa Rosa front”"."""
_NAMING = 20
"""Characters that such words take, at most."""
_LISTENERS = 60
"""Characters between a verb and the words it announces: "told reporters in Rome on Friday:"."""
_DASHES = ("-", "–", "—", "--")
_LABEL = 12
"""Words of a name beside a quotation, with what its bearer is."""
_QUOTING = frozenset({"quote", "cite"})
"""Verbs whose object speaks: "the agency quoted | Ana Ruiz as saying"."""
_OFFICE = 3
"""Words before a speaker's own within which another subject is an office of his, set off by a comma."""
_PARTIAL = 3
"""Words from which a fragment between marks counts as quoted; fewer are a name or a distance kept."""

_SHORT = 5
"""Characters of a quotation that shows by no capitals whether it is a title."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A verb of speech outside quotation marks with the head of its subject; ``start`` to ``end`` covers both.

    A name with a colon before a quotation, or with a dash behind it, stands for both.
    """

    sentence: Sentence
    verb: Token
    speaker: Token
    start: int
    end: int

    form: Literal["verb", "label", "signature"] = "verb"

    @property
    def shared(self) -> bool:
        """Whether the verb takes its subject from another verb: "she left, and added"."""
        return self.verb not in self.speaker.ancestors


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation with the verb that ascribes it; None where it goes on from the one before."""

    marked: Marked
    attribution: Attribution | None
    rule: str
    certainty: float

    @property
    def certain(self) -> bool:
        """Whether punctuation alone shows that somebody speaks, whoever the subject is."""
        return self.certainty > 0.85


def attributions(sentences: Sequence[Sentence], marks: Sequence[Marked], speech: Speech) -> list[Attribution]:
    """The verbs of a paragraph that can ascribe its quotations."""
    found = []
    for sentence in sentences:
        for token in sentence.each:
            if token.lower_ == "according" and not _inside(sentence.offsets(token)[0], marks):
                found += _according(token, sentence)
                continue
            if token.pos_ not in ("VERB", "AUX") or not _announces(token, speech):
                continue
            at = sentence.offsets(token)[0]
            if _inside(at, marks) or _denied(token, sentence, marks):
                continue
            speaker = _speaker(token, sentence, marks)
            if speaker is None:
                continue
            left, right = _reach(token, speaker)
            start, end = sentence.offsets(token.doc[left])[0], sentence.offsets(token.doc[right])[1]
            found.append(Attribution(sentence, token, speaker, start, end))
        found += _beside_marks(sentence, marks, speech)
    return sorted(found, key=lambda one: one.start)


def _beside_marks(sentence: Sentence, marks: Sequence[Marked], speech: Speech) -> Iterator[Attribution]:
    """Who is only named beside a quotation of a sentence: "Mayor Ana Ruiz: “…”", "“…” – Ana Ruiz"."""
    for one in marks:
        if not sentence.start <= one.outer_start < sentence.end:
            continue
        before = sentence.tokens(sentence.start, one.outer_start) if sentence.start < one.outer_start else None
        if before is not None and before[-1].text == ":" and _is_name(before[:-1], speech):
            start, end = sentence.start, sentence.offsets(before[-1])[0]
            yield Attribution(sentence, before.root, before[:-1].root, start, end, "label")
        behind = sentence.tokens(one.outer_end, sentence.end) if one.outer_end < sentence.end else None
        if behind is not None and behind[0].text in _DASHES and _is_name(behind[1:], speech):
            start, end = sentence.offsets(behind[1:])
            yield Attribution(sentence, behind.root, behind[1:].root, start, end, "signature")


def _is_name(words: Span, speech: Speech) -> bool:
    """Whether words are a name, maybe with what its bearer is, and nothing else."""
    if not 0 < len(words) <= _LABEL or any(word.pos_ in ("VERB", "AUX") for word in words):
        return False
    return words.root.pos_ in ("PROPN", "NOUN") and can_speak(words.root, speech)


def spoken(text: str, begin: int, marks: Sequence[Marked], verbs: Sequence[Attribution]) -> list[Spoken]:
    """The quotations of a paragraph, which begins at ``begin``, that are speech by their surroundings."""
    found: list[Spoken] = []
    for index, one in enumerate(marks):
        limit = marks[index + 1].outer_start if index + 1 < len(marks) else len(text)
        before = [verb for verb in verbs if verb.end <= one.outer_start]
        after = [verb for verb in verbs if one.outer_end <= verb.start < limit]
        words = text[one.start : one.end].split()
        if _name(words) and any(_in_a_row(text, one, other) for other in marks[max(0, index - 1) : index + 2]):
            continue
        if len(words) < _PARTIAL and words[:1] and words[0][0].islower() and not _resumes(text, one, found, before):
            continue
        near = max(begin, one.start - _NAMING)
        touching = (
            after and _GAP.match(text[one.outer_end : after[0].start]) and not _NAMED.search(text, near, one.start)
        )
        behind = after[0] if touching else None
        comma = text[one.end - 1] == "," or text[one.outer_end : one.outer_end + 1] == ","
        ahead = _announced(text, one, before)
        if behind and behind.form == "signature":
            found.append(Spoken(one, behind, "quotation before a name", 0.9))
        elif behind and (comma or (ahead is None and text[one.end - 1] in "?!…—–-")):
            found.append(Spoken(one, behind, "quotation before the verb", 1.0))
        elif ahead is not None and text[one.outer_start - 2 : one.outer_start].strip()[-1:] in (":", ","):
            found.append(Spoken(one, ahead, "quotation behind the verb", 1.0))
        elif behind and text[one.end - 1] not in ".":
            found.append(Spoken(one, behind, "quotation before the verb", 0.9))
        elif _sentence(text, one, begin, words):
            found.append(Spoken(one, None, "quotation that goes on", 0.8))
        elif ahead is not None and len(words) >= _PARTIAL and not _name(words):
            found.append(Spoken(one, ahead, "part of a reported sentence", 0.8))
        elif behind and len(words) >= _PARTIAL:
            found.append(Spoken(one, behind, "quotation before the verb", 0.8))
    return found


def _resumes(text: str, one: Marked, found: Sequence[Spoken], before: Sequence[Attribution]) -> bool:
    """Whether a few words end what the verb before them interrupts: "“The port,” she said, | “is shut.”"."""
    last = found[-1].attribution if found else None
    if last is None or not before or before[-1] is not last or last.start < found[-1].marked.outer_end:
        return False
    return text[last.end : one.outer_start].strip() == "," and text[one.end - 1] in ".!?"


def _according(token: Token, sentence: Sentence) -> list[Attribution]:
    """Who is named as the source: "according to Ana Ruiz"."""
    sources = [noun for to in token.children if to.lower_ == "to" for noun in to.children if noun.dep_ == "pobj"]
    start, end = sentence.offsets(token)
    return [Attribution(sentence, token, noun, start, max(end, sentence.offsets(noun)[1])) for noun in sources[:1]]


def _announces(token: Token, speech: Speech) -> bool:
    """Whether a verb can ascribe words: one of speech that is no bare infinitive, with the object that it needs."""
    lemma = token.lemma_.lower()
    if lemma not in speech.verbs or token.tag_ == "VB":
        return False
    if lemma in speech.finding:
        return speech.finds(token)
    return lemma not in speech.only_expressing or speech.expresses(token)


def _announced(text: str, one: Marked, before: Sequence[Attribution]) -> Attribution | None:
    """The nearest verb before a quotation in the same sentence."""
    if not before:
        return None
    nearest = before[-1]
    gap = text[nearest.end : one.outer_start]
    if _STOP.search(gap) or len(gap) > 4 * _LISTENERS:
        return None
    return nearest


def _sentence(text: str, one: Marked, begin: int, words: Sequence[str]) -> bool:
    """Whether a quotation is a sentence or more of its own."""
    lead = text[begin : one.outer_start].rstrip()
    opens = not lead or lead[-1] in '.!?…:”"’'
    first = words[0][0] if words else ""
    last = text[one.start : one.end].rstrip("'\"’”")[-1:]
    closes = not one.closed or last in _CLOSING or text[one.outer_end : one.outer_end + 1] in (".", ",")
    return opens and closes and len(words) >= 2 and (first.isupper() or not first.isalpha())


def _in_a_row(text: str, one: Marked, other: Marked) -> bool:
    """Whether two quotations are titles of a list, with nothing but its commas between: "“Long Road,” “Last Boat”"."""
    first, last = sorted((one, other), key=lambda mark: mark.start)
    if first is last or text[first.outer_end : last.outer_start].strip(" ,") not in ("", "and", "or"):
        return False
    pair = [text[mark.start : mark.end].rstrip(",") for mark in (first, last)]
    return all(_name(said.split()) and said[-1] not in ".!?" and len(said) > _SHORT for said in pair)


def _name(words: Sequence[str]) -> bool:
    """Whether words between marks are a name or a title, by their capitals."""
    long = [word.lstrip("([") for word in words if len(word) > 3]
    return all(word[:1].isupper() or word[:1].isdecimal() for word in long)


def _denied(verb: Token, sentence: Sentence, marks: Sequence[Marked]) -> bool:
    """Whether a verb is denied, and not by a word of the quotation that the parse hangs on it."""
    words = (child for child in verb.children if child.dep_ == "neg")
    return clauses.negated(verb) and not any(_inside(sentence.offsets(word)[0], marks) for word in words)


def _inside(offset: int, marks: Sequence[Marked]) -> bool:
    return any(one.outer_start <= offset < one.outer_end for one in marks)


def _speaker(verb: Token, sentence: Sentence, marks: Sequence[Marked]) -> Token | None:
    """The subject of a verb, outside the quotations; the parse first, then what stands beside the verb."""
    if clauses.passive(verb):
        if verb.lemma_ in _QUOTING:
            return clauses.subject(verb)
        return clauses.agent(verb)
    if verb.lemma_ in _QUOTING and (quoted := _quoted(verb)) is not None:
        return quoted
    if verb.tag_ == "VBN" and (agent := clauses.agent(verb)) is not None:
        return agent  # "a step | hailed by the union as “…”"
    own = [child for child in verb.children if child.dep_ in clauses.SUBJECTS]
    own += [part for child in own for part in child.rights if part.dep_ == "appos"]
    own = [child for child in own if not _inside(sentence.offsets(child)[0], marks)]
    if (near := clauses.nearest(verb, [child for child in own if child.dep_ != "appos"] or own)) is not None:
        return clauses.antecedent(near)
    shared = clauses.subject(verb)
    if shared is not None and not _inside(sentence.offsets(shared)[0], marks):
        return shared
    return _beside(verb, sentence, marks)


def _quoted(verb: Token) -> Token | None:
    """Whom somebody quotes with words: "the agency quoted | Ana Ruiz as saying"."""
    as_saying = any(child.lower_ == "as" and any(part.tag_ == "VBG" for part in child.rights) for child in verb.rights)
    return next(iter(clauses.objects(verb)), None) if as_saying else None


def _beside(verb: Token, sentence: Sentence, marks: Sequence[Marked]) -> Token | None:
    """The noun phrase that touches the verb: "said Smith", "Smith said"."""
    doc = verb.doc
    at = verb.i + 1
    while at < sentence.span.end and doc[at].pos_ in ("PROPN", "NOUN", "DET", "ADJ", "PRON"):
        at += 1
    behind = verb.i == sentence.span.start or _inside(sentence.offsets(doc[verb.i - 1])[1] - 1, marks)
    named = at > verb.i + 1 and doc[at - 1].pos_ in ("PROPN", "NOUN", "PRON")
    if named and (behind or doc[at - 1].dep_ != "dobj"):
        return doc[at - 1] if not _inside(sentence.offsets(doc[at - 1])[0], marks) else None
    before = doc[verb.i - 1] if verb.i > sentence.span.start else None
    if (
        before is not None
        and before.pos_ in ("PROPN", "NOUN", "PRON")
        and not _inside(sentence.offsets(before)[0], marks)
    ):
        return before
    return None


def _reach(verb: Token, speaker: Token) -> tuple[int, int]:
    """First and last token of the verb with its subject, if the subject stands beside it."""
    left = right = verb.i
    first, last = clauses.phrase(speaker)
    if abs(speaker.i - verb.i) <= 30:
        left, right = min(left, first), max(right, last)
    for child in verb.lefts:  # "“…,” the council's chair, | the envoy Ana Ruiz said"
        near = child.dep_ in clauses.SUBJECTS and 0 < left - child.i <= _OFFICE and child.nbor().text == ","
        if near and not any(word.is_quote for word in verb.doc[child.i : left]):
            left = clauses.phrase(child)[0]
            break
    if speaker.i > verb.i and verb.lemma_ in _QUOTING:
        quoting = clauses.subject(verb) or (verb.head if verb.dep_ == "acl" else None)
        left = min(left, clauses.phrase(quoting)[0]) if quoting is not None else left
    for child in reversed(list(verb.lefts)):
        if child.dep_ in ("aux", "advmod", "neg") and child.i == left - 1:
            left = child.i
    return left, right
