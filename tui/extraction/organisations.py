"""Organisations: runs of capitalised words whose head tells what they are, and what the model takes for one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tui.extraction.candidates import Candidate
from tui.extraction.lexicon import fold, normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from tui.extraction.analysis import Analysis, Sentence
    from tui.extraction.kinds import Kinds
    from tui.extraction.lexicon import Lexicon
    from tui.model import ActorKind

_JOINING = frozenset(
    {"of", "for", "on", "and", "&", "the", "de", "del", "la", "los", "las", "y", "e", "do", "da", "to"}
)
_OPENING = frozenset({"PROPN", "NOUN", "ADJ"})
_ACTING = frozenset({"nsubj", "nsubjpass", "poss", "agent", "pobj"})


class Run(NamedTuple):
    """A run of capitalised words: the first token's index and the index behind the last."""

    start: int
    end: int


def runs(sentence: Sentence) -> Iterator[Run]:
    """The runs of capitalised words, joined by small words such as "of" and "for"."""
    doc = sentence.span.doc
    at, last = sentence.span.start, sentence.span.end
    while at < last:
        if not _capital(doc[at]) or (doc[at].is_sent_start and doc[at].pos_ not in _OPENING):
            at += 1
            continue
        end = at + 1
        while end < last:
            if _capital(doc[end]) or (doc[end].text in ("-", "'", "&") and not doc[end].whitespace_):
                end += 1
                continue
            ahead = end
            while ahead < last and doc[ahead].lower_ in _JOINING:
                ahead += 1
            if ahead in (end, last) or not _capital(doc[ahead]):
                break
            end = ahead
        yield Run(at, end)
        at = end


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and (token.is_alpha or "-" in token.text or "." in token.text)


def headed(analysis: Analysis, kinds: Kinds, known: Lexicon) -> Iterator[Candidate]:
    """The bodies whose name says by its head what they are."""
    for sentence in analysis.sentences:
        if titled(sentence):
            continue
        for run in runs(sentence):
            for start, end in _parts(sentence.span.doc, run):
                candidate = _body(sentence, start, end, kinds, known)
                if candidate is not None:
                    yield candidate


def _parts(doc: Doc, run: Run) -> Iterator[tuple[int, int]]:
    """A run as a whole, and cut at each "and" and "of"."""
    yield run.start, run.end
    for at in range(run.start + 1, run.end - 1):
        if doc[at].lower_ in ("and", "&", "of", "for", "on", "to"):
            ahead = at + 1
            while ahead < run.end and doc[ahead].lower_ in _JOINING:
                ahead += 1
            yield run.start, at
            yield ahead, run.end


def _body(sentence: Sentence, start: int, end: int, kinds: Kinds, known: Lexicon) -> Candidate | None:
    doc = sentence.span.doc
    while end > start and not _capital(doc[end - 1]):
        end -= 1
    if end - start < 2:
        return None
    span = doc[start:end]
    kind = kinds.of(span.text)
    if kind is None or (any(token.lower_ == "and" for token in span) and not _one_name(span, kinds)):
        return None
    proper = sum(token.pos_ == "PROPN" for token in span) + sum(token.ent_type_ == "ORG" for token in span)
    if proper < (end - start + 1) // 2:
        return None
    begin, stop = sentence.offsets(span)
    name = " ".join(span.text.split())
    owner = next((known.country_of[fold(token.text)] for token in span if fold(token.text) in known.country_of), None)
    country = known.entries[owner].name if owner else None
    return Candidate(begin, stop, name, kind, "head word", country=country, weight=1)


def _one_name(span: Span, kinds: Kinds) -> bool:
    """Whether "and" stands within a name, as in "Institute for Conflict and Security Studies"."""
    words = [token.lower_ for token in span]
    before = words[: words.index("and")]
    return any(word in ("of", "for", "on") for word in before) or kinds.of(" ".join(before)) is None


def titled(sentence: Sentence) -> bool:
    """Whether a heading capitalises most words, so that capitals tell nothing."""
    if sentence.block.kind != "heading":
        return False
    words = [token for token in sentence.span if token.is_alpha and not token.is_stop]
    return sum(token.text[:1].isupper() for token in words) > 0.6 * len(words)


def modelled(analysis: Analysis, kinds: Kinds, known: Lexicon) -> Iterator[Candidate]:
    """The organisations that only the model knows: named twice, or acting, and never anything else."""
    labels: dict[str, Counter[str]] = {}
    found: list[tuple[Sentence, int, int, bool]] = []
    for sentence in analysis.sentences:
        if titled(sentence):
            continue
        for entity in sentence.span.ents:
            start, end = entity.start, entity.end
            while start < end and (
                entity.doc[start].lower_ in ("the", "a") or not entity.doc[start].text[:1].isalnum()
            ):
                start += 1
            while end > start and (
                entity.doc[end - 1].lower_ in ("'s", "’s", "’", "'") or entity.doc[end - 1].is_punct
            ):
                end -= 1
            if start == end:
                continue
            span = entity.doc[start:end]
            labels.setdefault(normal(span.text), Counter())[entity.label_] += 1
            if entity.label_ == "ORG" and all(token.pos_ == "PROPN" for token in span):
                found.append((sentence, start, end, span.root.dep_ in _ACTING))
    for sentence, start, end, acting in found:
        span = sentence.span.doc[start:end]
        votes = labels[normal(span.text)]
        if votes["ORG"] < sum(votes.values()) or (votes["ORG"] < 2 and not acting):
            continue
        if fold(span.text) in known.country_of or not all(_capital(token) for token in span) or len(span.text) < 3:
            continue
        kind: ActorKind = kinds.of(span.text) or "organisation"
        yield Candidate(*sentence.offsets(span), " ".join(span.text.split()), kind, "model")
