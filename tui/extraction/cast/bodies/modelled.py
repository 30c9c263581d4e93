"""Bodies that only the language model knows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.extraction.cast.bodies.organisations import titled
from tui.extraction.cast.bodies.runs import capital
from tui.extraction.cast.bodies.shortenings import SUFFIXES
from tui.extraction.cast.candidates import Candidate
from tui.extraction.cast.lexicon import fold, normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span

    from tui.extraction.analysis import Analysis, Sentence
    from tui.extraction.cast.knowledge import Knowledge
    from tui.model import ActorKind

_DESCRIBING = frozenset(
    {"regional", "provincial", "municipal", "federal", "presidential", "parliamentary", "ministerial"}
)
"""Words with which no name of a body ends."""
_NAMED = 2
"""Words behind a nation's adjective that may be a person's name: "the Italian | Ana Ruiz"."""
_FROM = frozenset({"from", "in", "near", "into", "through", "towards", "toward", "outside", "around"})
"""Before a place."""


def modelled(analysis: Analysis, known: Knowledge) -> Iterator[Candidate]:
    """The organisations that only the model knows: who speak or act, or are named twice, and never anything else."""
    labels: dict[str, Counter[str]] = {}
    found: list[tuple[Sentence, Span]] = []
    acting: set[str] = set()
    somewhere: set[str] = set()
    elsewhere: set[str] = set()
    for sentence in analysis.sentences:
        if titled(sentence):
            continue
        for entity in sentence.entities:
            span = _trimmed(entity)
            if span is None:
                continue
            name = normal(span.text)
            labels.setdefault(name, Counter())[entity.label_] += 1
            if entity.label_ == "ORG" and all(token.pos_ == "PROPN" and capital(token) for token in span):
                found.append((sentence, span))
                where = span.root.dep_ == "pobj" and span.root.head.lower_ in _FROM
                (somewhere if where else elsewhere).add(name)
                if span.root.dep_ == "nsubj" and span.root.head.lemma_.lower() in known.kinds.deeds:
                    acting.add(name)
    for sentence, span in found:
        name = normal(span.text)
        votes = labels[name]
        if len(span) == 1 and name not in acting and name in somewhere and name not in elsewhere:
            continue
        sure = name in acting or votes["ORG"] > 1 or span[-1].lower_.strip(".") in SUFFIXES
        if not sure or votes["ORG"] < sum(votes.values()) or not _bodily(span, known):
            continue
        kind: ActorKind = known.kinds.of(span.text) or "organisation"
        shown = " ".join(span.text.split())
        yield Candidate(*sentence.offsets(span), shown, kind, "model", certainty=0.6 if name in acting else 0.5)


def _trimmed(entity: Span) -> Span | None:
    doc, start, end = entity.doc, entity.start, entity.end
    while start < end and (doc[start].lower_ in ("the", "a") or not doc[start].text[:1].isalnum()):
        start += 1
    while end > start and (doc[end - 1].lower_ in ("'s", "’s", "’", "'") or doc[end - 1].is_punct):
        end -= 1
    return doc[start:end] if start < end else None


def _holds_office(span: Span, known: Knowledge) -> bool:
    """Whether an office stands within or before what is rather the name of its holder: "Army Spokesman Ana Ruiz"."""
    at = next((token.i - span.start for token in span[:-1] if known.titles.is_head(token.text)), None)
    if at is None or known.kinds.of(span.text) is not None:
        return False
    return at > 0 or span[0].lower_ not in known.titles.shared or len(span) == _NAMED


def _bodily(span: Span, known: Knowledge) -> bool:
    """Whether what the model calls an organisation can be one."""
    text = span.text
    if fold(text) in known.actors.country_of or len(text) < 3:
        return False
    if known.kinds.is_nobody(text) or known.kinds.is_thing(text) or known.common.shown(text):
        return False
    if known.kinds.is_portfolio(text):
        return False
    if span[-1].lower_ in _DESCRIBING or known.titles.is_style(span[0].text) or _holds_office(span, known):
        return False
    behind = span.doc[span.end].text if span.end < len(span.doc) else ""
    if span[-1].lower_ in known.kinds.government.fields and known.titles.is_head(behind):
        return False
    nation = len(span) > _NAMED and fold(span[0].text) in known.actors.country_of
    if fold(span[1 if nation else 0].text) in known.given and (nation or len(span) == 1):
        return False
    if len(span) == 1:
        follower = span.doc[span.end] if span.end < len(span.doc) else None
        counted = text.isupper() and follower is not None and follower.like_num
        return not counted and not known.kinds.head(text) and (text.isupper() or not known.common.word(text))
    return True
