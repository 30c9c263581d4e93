"""One record in full: what is known, the sentences that say it, and how it was found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tui.export.columns import Rows, amount, count, dated, where
from tui.export.reading import find
from tui.lens import Lens
from tui.lens.language import Field
from tui.model import Actor, Article, Body, Event, Figure, Quote, Relation, Report, Toll, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.store.dossier import Dossier, Record

_ARTICLES_SHOWN: Final = 12
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’)]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with the article it stands in and the rule that read it."""

    article: str
    source: str
    """The article's title and date."""
    sentence: str
    how: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A record in full: facts as label and value, in the order to read them in."""

    title: str
    facts: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]


class Sheets:
    """Makes sheets of a dossier's records."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._rows = Rows(dossier)

    def sheet(self, record: Record) -> Sheet:
        """The sheet of an article, event, actor, quote, figure or relation."""
        match record:
            case Article():
                return Sheet(record.title, _facts(self._article(record)), ())
            case Event():
                return Sheet(record.title, _facts(self._event(record)), tuple(map(self._report, record.reports)))
            case Actor():
                return Sheet(record.name, _facts(self._actor(record)), tuple(self._named(record)))
            case Quote():
                return Sheet(f"“{record.text}”", _facts(self._quote(record)), (self._standing(record),))
            case Figure():
                title = f"{amount(record)} {record.metric}"
                return Sheet(title, _facts(self._figure(record)), (self._standing(record),))
            case Relation():
                object_ = f" {self._rows.name(record.object)}" if record.object else f": “{record.detail}”"
                title = f"{self._rows.name(record.subject)} {record.predicate.replace('_', ' ')}{object_}"
                return Sheet(title, _facts(_relation(record)), (self._standing(record),))
        raise TypeError(record)

    def _article(self, article: Article) -> Iterator[tuple[str, str | None]]:
        yield "published", _when(article.published) if article.published else None
        yield "byline", article.byline
        yield "outlet", article.outlet
        yield "agency", article.agency
        yield "kinds", ", ".join(article.kinds)
        yield "language", article.language
        yield "file", article.path
        yield "title from", article.title_rule
        yield "copy of", article.duplicate_of and f"{self._source(article.duplicate_of)} ({article.duplicate_of})"
        body = self._body(article.id)
        if body:
            yield "text", f"{article.words} words, {len(body.blocks)} blocks, {len(body.mentions)} mentions of actors"
            for dropped in body.dropped:
                yield "left out", f"{dropped.reason}: {body.text[dropped.start : dropped.end]}"

    def _event(self, event: Event) -> Iterator[tuple[str, str | None]]:
        yield "type", f"{event.type}, {event.subtype}" if event.subtype else event.type
        yield "when", _when(event.when)
        yield "where", event.place.chain
        yield "killed", _people(event.killed)
        yield "injured", _people(event.injured)
        yield "weapons", ", ".join(event.weapons)
        for participant in event.participants:
            name = self._rows.named(participant.actor, participant.text)
            tied = f" ({participant.actor})" if participant.actor else ""
            yield participant.role, f"{name}{tied}{', hedged' if participant.hedged else ''}"
        yield "status", event.status if event.timeline else f"{event.status}, not of the timeline"
        yield "sources", f"{event.sources} independent"
        yield "they differ on", ", ".join(event.disputed)
        yield "merged for", event.merge_reason
        yield "certainty", _sure(event.certainty)

    def _actor(self, actor: Actor) -> Iterator[tuple[str, str | None]]:
        yield "kind", actor.kind
        yield "country", actor.country
        yield "about", actor.description
        yield "also", ", ".join(f"{alias} {number}" for alias, number in actor.aliases)
        for role in actor.roles:
            yield "role", " · ".join(filter(None, (role.title, role.of, role.date)))
        yield "mentions", f"{actor.mentions} in {actor.articles} article{'' if actor.articles == 1 else 's'}"
        yield "dictionary", actor.dictionary
        for merge in actor.merges:
            yield "merged for", f"{merge.reason}, {merge.articles} {'article' if merge.articles == 1 else 'articles'}"
        yield "certainty", _sure(actor.certainty)

    def _quote(self, quote: Quote) -> Iterator[tuple[str, str | None]]:
        tied = f" ({quote.speaker})" if quote.speaker else ""
        yield "speaker", self._rows.speaker(quote) + tied
        yield "in the text", quote.speaker_text
        yield "mode", quote.mode

    def _figure(self, figure: Figure) -> Iterator[tuple[str, str | None]]:
        yield "period", _when(figure.period)
        yield "place", figure.place
        yield "source", figure.source and f"{self._rows.name(figure.source)} ({figure.source})"
        yield "made up of", ", ".join(f"{number} {part}" for part, number in figure.breakdown)

    def _report(self, report: Report) -> Evidence:
        how = [f"{report.type} by {report.trigger!r}", report.rule, f"certainty {_sure(report.certainty)}"]
        if report.killed:
            how.append(f"{count(report.killed)} killed")
        if report.injured:
            how.append(f"{count(report.injured)} injured")
        if report.when.text:
            how.append(f"{report.when.text!r} is {_when(report.when) or 'no date'}")
        if place := where(report.place):
            how.append(place)
        if report.modality != "asserted":
            how.append(report.modality)
        if report.asserter:
            how.append(f"says {self._rows.name(report.asserter)}")
        return Evidence(report.article, self._source(report.article), report.quote, " · ".join(filter(None, how)))

    def _standing(self, fact: Quote | Figure | Relation) -> Evidence:
        body = self._body(fact.article)
        sentence = body.text[fact.start : fact.end] if body else ""
        how = " · ".join(filter(None, (fact.rule, f"certainty {_sure(fact.certainty)}")))
        return Evidence(fact.article, self._source(fact.article), sentence, how)

    def _named(self, actor: Actor) -> Iterator[Evidence]:
        """The first mention of an actor in each of the newest articles that name it."""
        articles = Lens(self._dossier).select(Field("actor", actor.id), "articles")
        for article in articles[:_ARTICLES_SHOWN]:
            body = self._body(article)
            mention = next((one for one in body.mentions if one.actor == actor.id), None) if body else None
            if body and mention:
                sentence = _around(body.text, mention.start, mention.end)
                yield Evidence(article, self._source(article), sentence, mention.rule)

    def _source(self, article: str) -> str:
        found = find(self._dossier, "articles", article, Article)
        if found is None:
            return article
        date = dated(found.published)
        return f"{found.title}, {date}" if date else found.title

    def _body(self, article: str) -> Body | None:
        return find(self._dossier, "texts", article, Body)


def _facts(lines: Iterable[tuple[str, str | None]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in lines if value)


def _relation(relation: Relation) -> Iterator[tuple[str, str | None]]:
    yield "subject", relation.subject
    yield "object", relation.object
    yield "detail", relation.detail
    yield "hedged", "yes" if relation.hedged else None


def _when(when: When) -> str | None:
    """A date with how it was said and worked out."""
    date = dated(when)
    if not date:
        return None
    said = f" “{when.text}”" if when.text else ""
    anchor = f", {when.anchor}" if when.anchor else ""
    return f"{date} ({when.precision};{said} {when.rule}{anchor})"


def _people(toll: Toll) -> str | None:
    """A number of people with the parts it adds up from."""
    if not toll:
        return None
    parts = " + ".join(f"{number} {part}" for part, number in toll.parts)
    said = f" “{toll.text}”" if toll.text else ""
    return f"{count(toll)}{said}{f' = {parts}' if parts else ''}"


def _sure(certainty: float) -> str:
    return f"{certainty:.2f}"


def _around(text: str, start: int, end: int) -> str:
    """The line or the sentence in which a stretch of text stands."""
    before = max((match.end() for match in _SENTENCE_END.finditer(text, max(0, start - 600), start)), default=None)
    after = _SENTENCE_END.search(text, end)
    left = max(0, start - 600) if before is None else before
    return text[left : min(after.start() + 1 if after else len(text), end + 600)].strip()
