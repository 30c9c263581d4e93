"""Whether a dossier is sound: every record can be read, and every fact cuts its evidence from its article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.model import Actor, Article, Body, Event, Figure, Quote, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.store.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a record."""

    identity: str
    problem: str


def faults(dossier: Dossier) -> Iterator[Fault]:
    """What is wrong, if anything.

    Checked are that every article has a text and every text an article; that blocks, mentions and facts lie within
    their text; that a report's quote is the text at its place; that the actors and articles named are there.
    """
    texts: dict[str, int] = {}
    actors = {record.id for record in dossier.all("actors") if isinstance(record, Actor)}
    articles = {record.id for record in dossier.all("articles") if isinstance(record, Article)}
    quotes: dict[str, list[tuple[str, int, int, str]]] = {}
    for event in dossier.all("events"):
        assert isinstance(event, Event)
        for report in event.reports:
            quotes.setdefault(report.article, []).append((event.id, report.start, report.end, report.quote))
        yield from _unknown(event.id, "actor", (one.actor for one in event.participants), actors)
        yield from _unknown(event.id, "article", (report.article for report in event.reports), articles)
    for body in dossier.all("texts"):
        assert isinstance(body, Body)
        texts[body.id] = len(body.text)
        yield from _unknown(body.id, "article", [body.id], articles)
        yield from _unknown(body.id, "actor", {mention.actor for mention in body.mentions}, actors)
        spans = [(part.start, part.end) for part in body.blocks]
        spans += [(part.start, part.end) for part in body.dropped]
        spans += [(part.start, part.end) for part in body.mentions]
        yield from _outside(body.id, spans, len(body.text))
        for identity, start, end, quote in quotes.get(body.id, ()):
            if body.text[start:end] != quote:
                yield Fault(identity, f"what it quotes is not at {start} to {end} of {body.id}")
    yield from _unknown("", "text", articles, texts)
    for table in ("quotes", "figures", "relations"):
        for fact in dossier.all(table):
            assert isinstance(fact, Quote | Figure | Relation)
            yield from _unknown(fact.id, "article", [fact.article], articles)
            yield from _outside(fact.id, [(fact.start, fact.end)], texts.get(fact.article, 0))
            yield from _unknown(fact.id, "actor", _actors(fact), actors)


def _actors(fact: Quote | Figure | Relation) -> tuple[str | None, ...]:
    match fact:
        case Quote():
            return (fact.speaker,)
        case Figure():
            return (fact.source,)
    return fact.subject, fact.object


def _unknown(identity: str, kind: str, named: Iterable[str | None], there: Iterable[str]) -> Iterator[Fault]:
    for one in named:
        if one is not None and one not in there:
            yield Fault(identity or one, f"there is no {kind} {one}")


def _outside(identity: str, spans: Iterable[tuple[int, int]], length: int) -> Iterator[Fault]:
    for start, end in spans:
        if not 0 <= start <= end <= length:
            yield Fault(identity, f"{start} to {end} is outside its text of {length} characters")
