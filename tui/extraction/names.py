"""Names: what the language model takes for a name, cleaned until it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.candidates import Candidate
from tui.extraction.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span

    from tui.extraction.analysis import Analysis, Sentence
    from tui.extraction.kinds import Kinds
    from tui.extraction.titles import Titles

_POSSESSIVES = ("’s", "'s", "’", "'")
_PARTICLES = frozenset(
    ("de", "del", "la", "las", "los", "y", "e", "da", "dos", "das", "di", "van", "von", "der", "den", "bin", "ibn")
    + ("al", "el", "ul", "ur", "un", "abu")
)


def persons(analysis: Analysis, titles: Titles) -> Iterator[Candidate]:
    """The persons that the model or a title names."""
    for sentence in analysis.sentences:
        doc = sentence.span.doc
        for entity in sentence.span.ents:
            if entity.label_ == "PERSON":
                found = _person(doc, entity.start, entity.end, sentence, titles, "model")
                if found is not None:
                    yield found
        yield from _titled(sentence, titles)


def _titled(sentence: Sentence, titles: Titles) -> Iterator[Candidate]:
    """Capitalised words that follow a title."""
    doc = sentence.span.doc
    at = sentence.span.start
    while at < sentence.span.end:
        token = doc[at]
        if token.text[:1].isupper() and titles.is_title(token.text):
            start = at + 1
            while start < sentence.span.end and (doc[start].text == "." or titles.is_title(doc[start].text)):
                start += 1
            end = start
            while end < sentence.span.end and _named(doc, end):
                end += 1
            if end > start and doc[start].ent_type_ not in ("GPE", "ORG", "NORP", "DATE"):
                found = _person(doc, start, end, sentence, titles, "title")
                if found is not None:
                    yield found
            at = max(end, at + 1)
        else:
            at += 1


def _named(doc: Doc, index: int) -> bool:
    token = doc[index]
    if (token.text[:1].isupper() and token.text[1:2] != "" and token.is_alpha) or (
        "-" in token.text and token.text[:1].isupper()
    ):
        return token.pos_ in ("PROPN", "NOUN", "ADJ", "X") or token.ent_type_ == "PERSON"
    return fold(token.text) in _PARTICLES and index + 1 < len(doc) and doc[index + 1].text[:1].isupper()


def _person(doc: Doc, start: int, end: int, sentence: Sentence, titles: Titles, rule: str) -> Candidate | None:
    while start < end and (
        titles.is_title(doc[start].text) or not doc[start].text[:1].isalpha() or fold(doc[start].text) in ("the", "ex")
    ):
        start += 1
    while end > start and (doc[end - 1].text in _POSSESSIVES or not any(c.isalpha() for c in doc[end - 1].text)):
        end -= 1
    for at in range(start, end):
        text = doc[at].text
        if any(c.isdigit() for c in text) or not (text[:1].isupper() or fold(text) in _PARTICLES or text in ("-", ".")):
            end = at
            break
    while end > start and (fold(doc[end - 1].text) in _PARTICLES and not doc[end - 1].text[:1].isupper()):
        end -= 1
    if end <= start:
        return None
    span: Span = doc[start:end]
    begin, stop = sentence.offsets(span)
    head = titles.before(doc, start, sentence.span.start)
    title = (sentence.base + doc[head].idx, begin) if head < start else None
    name = " ".join(span.text.split())
    if len(name) < 2 or (rule == "model" and title is None and len(name.split()) == 1 and not _proper(span)):
        return None
    return Candidate(begin, stop, name, "person", rule, title=title, weight=2)


def _proper(span: Span) -> bool:
    return all(token.pos_ == "PROPN" for token in span) and not span[0].is_sent_start


def organisations(analysis: Analysis, kinds: Kinds) -> Iterator[Candidate]:
    """The bodies that the model names and whose kind their words tell."""
    for sentence in analysis.sentences:
        if sentence.block.kind == "heading":
            continue
        for entity in sentence.span.ents:
            if entity.label_ not in ("ORG", "FAC", "GPE", "NORP"):
                continue
            start, _ = sentence.offsets(entity)
            text = entity.text
            for tail in _POSSESSIVES:
                if text.endswith(tail):
                    text = text[: -len(tail)]
                    break
            if text.lower().startswith("the "):
                start, text = start + 4, text[4:]
            words = text.split()
            if len(words) < 2 or not text[0].isupper():
                continue
            kind = kinds.of(text)
            if kind is not None:
                yield Candidate(start, start + len(text), " ".join(words), kind, "model", weight=1)
