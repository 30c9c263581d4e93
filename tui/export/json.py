"""The exported dossier: one JSON object, in the form of records that any program can read.

All offsets count characters into the article's ``text``, end exclusive. The records that a query selects are joined by
the articles and actors that they refer to, so that every id in the object names a record of it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tui.export.occasions import Occasions
from tui.export.reading import every, known, selected
from tui.lens import Lens
from tui.lens.language import Field
from tui.model import Actor, Article, Body, Event, Figure, Mention, Participant, Place, Quote, Relation, Report, Toll
from tui.terminal.safety import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tui.lens import Query
    from tui.store.dossier import Dossier, Record

SCHEMA = 1
Object = dict[str, Any]


def dossier_json(dossier: Dossier, query: Query, notes: Mapping[str, str]) -> Object:
    """The records that a query selects, with all that they refer to; a note stands with the record of its id."""
    events = selected(dossier, query, "events", Event)
    quotes = selected(dossier, query, "quotes", Quote)
    figures = selected(dossier, query, "figures", Figure)
    relations = selected(dossier, query, "relations", Relation)
    articles = {article.id: article for article in selected(dossier, query, "articles", Article)}
    actors = {actor.id: actor for actor in selected(dossier, query, "actors", Actor)}
    told = [report.article for event in events for report in event.reports]
    facts: list[Quote | Figure | Relation] = [*quotes, *figures, *relations]
    told += [fact.article for fact in facts]
    articles |= {one.id: one for one in known(dossier, "articles", told, articles, Article)}
    named = [participant.actor for event in events for participant in event.participants]
    named += [report.asserter for event in events for report in event.reports]
    named += [quote.speaker for quote in quotes] + [figure.source for figure in figures]
    named += [actor for relation in relations for actor in (relation.subject, relation.object)]
    actors |= {one.id: one for one in known(dossier, "actors", filter(None, named), actors, Actor)}
    bodies = {body.id: body for body in every(dossier, "texts", articles, Body)}
    mentions: dict[str, list[Object]] = {actor: [] for actor in actors}
    for body in bodies.values():
        for mention in body.mentions:
            if mention.actor in mentions:
                mentions[mention.actor].append(_mention(body.id, mention))
    info = dossier.info
    occasions = Occasions(events)
    return {
        "dossier": {
            "schema": SCHEMA,
            "name": info.name,
            "built": info.built,
            "extractor": info.extractor,
            "query": str(query),
        },
        "articles": [_noted(article_object(one, bodies.get(one.id)), notes) for one in articles.values()],
        "actors": [_noted(actor_object(one, mentions[one.id]), notes) for one in actors.values()],
        "events": [_noted(event_object(one, actors), notes) for one in events],
        "quotes": [quote_object(one, occasions.of(one)) for one in quotes],
        "figures": [figure_object(one) for one in figures],
        "relations": [relation_object(one) for one in relations],
    }


def _noted(record: Object, notes: Mapping[str, str]) -> Object:
    return record | {"note": notes[record["id"]]} if record["id"] in notes else record


def write(parts: Object) -> Iterator[str]:
    """The object as JSON in pieces, a record a line; it has no character that a terminal would obey."""
    opening = "{"
    for name, value in parts.items():
        if isinstance(value, list):
            yield f"{opening}{json.dumps(name)}: [" + ("\n" if value else "")
            for n, record in enumerate(value, 1):
                yield line(record) + (",\n" if n < len(value) else "\n")
            yield "]"
        else:
            yield f"{opening}{json.dumps(name)}: {line(value)}"
        opening = ",\n"
    yield "}\n"


def line(value: object) -> str:
    """A value as one line of JSON. Characters that a terminal would obey are escaped, which changes no data."""
    text = json.dumps(value, ensure_ascii=False)
    if safe(text) == text:
        return text
    return "".join(character if safe(character) == character else _escaped(character) for character in text)


def _escaped(character: str) -> str:
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def record_object(record: Record) -> Object:
    """One record alone, as a list has it: without an article's text and an actor's mentions.

    Raises:
        TypeError: if it is no record of an export.
    """
    match record:
        case Article():
            return article_object(record, None)
        case Actor():
            return actor_object(record, None)
        case Event():
            return event_object(record)
        case Quote():
            return quote_object(record)
        case Figure():
            return figure_object(record)
        case Relation():
            return relation_object(record)
    raise TypeError(record)


def whole_object(dossier: Dossier, record: Record) -> Object:
    """One record with everything that belongs to it: an article with its text, an actor with its mentions."""
    if isinstance(record, Article):
        return article_object(record, next(every(dossier, "texts", [record.id], Body), None))
    if isinstance(record, Actor):
        articles = Lens(dossier).select(Field("actor", record.id), "articles")
        bodies = every(dossier, "texts", articles, Body)
        mentions = [_mention(body.id, one) for body in bodies for one in body.mentions if one.actor == record.id]
        return actor_object(record, mentions)
    if isinstance(record, Quote | Figure | Relation):
        body = next(every(dossier, "texts", [record.article], Body))
        return record_object(record) | {"quote": body.text[record.start : record.end]}
    return record_object(record)


def article_object(article: Article, body: Body | None) -> Object:
    """An article; without its body, only what lists show."""
    about: Object = {
        "id": article.id,
        "path": article.path,
        "format": article.format,
        "sha256": article.sha256,
        "title": article.title,
        "byline": article.byline,
        "published": article.published.start if article.published else None,
        "outlet": article.outlet,
        "agency": article.agency,
        "language": article.language,
        "kinds": list(article.kinds),
        "duplicate_of": article.duplicate_of,
    }
    if body is None:
        return about
    return about | {
        "text": body.text,
        "boilerplate": [[dropped.start, dropped.end] for dropped in body.dropped],
        "headings": [[block.start, block.end] for block in body.blocks if block.kind == "heading"],
        "tables": [
            {"heading": table.heading, "columns": list(table.columns), "rows": [list(row.cells) for row in table.rows]}
            for table in body.tables
        ],
    }


def actor_object(actor: Actor, mentions: Iterable[Object] | None) -> Object:
    """An actor, with where it is mentioned if that is given."""
    about: Object = {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": [alias for alias, _ in actor.aliases if alias != actor.name],
        "role": actor.role,
        "country": actor.country,
        "description": actor.description,
        "roles": [{"title": role.title, "of": role.of, "date": role.date} for role in actor.roles],
    }
    if mentions is None:
        return about | {"mention_count": actor.mentions, "article_count": actor.articles}
    return about | {"mentions": list(mentions)}


def _place(place: Place) -> Object:
    """A place. A site without a name of its own, "market, Lima", is said beside its town."""
    site, _, town = (place.name or "").partition(", ")
    if town and site[:1].islower() and place.within[:1] == (town,):
        return {"name": town, "country": place.country, "within": list(place.within[1:]), "site": site}
    return {"name": place.name, "country": place.country, "within": list(place.within)}


def event_object(event: Event, actors: Iterable[str] | None = None) -> Object:
    """An event. Participants that are none of the actors keep their words only."""
    ids = None if actors is None else set(actors)
    return {
        "id": event.id,
        "title": event.title,
        "type": event.type,
        "subtype": event.subtype,
        "start": event.when.start,
        "end": event.when.end,
        "precision": event.when.precision,
        "date_text": event.when.text,
        "date_rule": event.when.rule,
        "place": _place(event.place),
        "participants": [_participant(one, ids) for one in event.participants],
        "weapons": list(event.weapons),
        "killed": _toll(event.killed),
        "injured": _toll(event.injured),
        "status": event.status,
        "disputed": list(event.disputed),
        "sources": event.sources,
        "certainty": event.certainty,
        "reports": [_report(report) for report in event.reports],
    }


def quote_object(quote: Quote, event: str | None = None) -> Object:
    """A quote, with the id of the event at which it was said, if that is known."""
    return {
        "id": quote.id,
        "speaker": quote.speaker,
        "speaker_text": quote.speaker_text,
        "text": quote.text,
        "mode": quote.mode,
        "event": event,
        **_standing(quote),
    }


def figure_object(figure: Figure) -> Object:
    """A figure."""
    return {
        "id": figure.id,
        "metric": figure.metric,
        "value": figure.value,
        "period": {"start": figure.period.start, "end": figure.period.end},
        "place": figure.place,
        "source": figure.source,
        "bound": figure.bound,
        "breakdown": dict(figure.breakdown),
        **_standing(figure),
    }


def relation_object(relation: Relation) -> Object:
    """A relation."""
    return {
        "id": relation.id,
        "subject": relation.subject,
        "predicate": relation.predicate,
        "object": relation.object,
        "detail": relation.detail,
        "hedged": relation.hedged,
        **_standing(relation),
    }


def _standing(fact: Quote | Figure | Relation) -> Object:
    return {
        "article": fact.article,
        "start": fact.start,
        "end": fact.end,
        "rule": fact.rule,
        "certainty": fact.certainty,
    }


def _mention(article: str, mention: Mention) -> Object:
    return {"article": article, "start": mention.start, "end": mention.end}


def _participant(participant: Participant, actors: set[str] | None) -> Object:
    actor = participant.actor if actors is None or participant.actor in actors else None
    return {"actor": actor, "text": participant.text, "role": participant.role, "hedged": participant.hedged}


def _toll(toll: Toll) -> Object:
    return {"min": toll.min, "max": toll.max}


def _report(report: Report) -> Object:
    return {
        "article": report.article,
        "start": report.start,
        "end": report.end,
        "quote": report.quote,
        "asserter": report.asserter,
        "killed": _toll(report.killed),
        "injured": _toll(report.injured),
        "date_text": report.when.text,
        "date_rule": report.when.rule,
        "rule": report.rule,
        "certainty": report.certainty,
    }
