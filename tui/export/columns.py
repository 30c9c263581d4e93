"""Records as rows of cells: the short ones that a person reads, and the full ones of a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.export.reading import find
from tui.model import Actor, Article, Event, Figure, Place, Quote, Relation, Toll, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tui.store.dossier import Dossier, Record

Cell = str | int | float | bool | None

HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "articles": ("id", "date", "source", "kinds", "title"),
    "events": ("id", "date", "type", "killed", "articles", "place", "title"),
    "actors": ("id", "mentions", "articles", "kind", "name"),
    "quotes": ("id", "article", "speaker", "quote"),
    "figures": ("id", "article", "value", "metric", "period", "place"),
    "relations": ("id", "article", "subject", "predicate", "object", "detail"),
}
"""The columns of a list; of the room that there is the last one has most."""

WHOLE: Final = frozenset({"id", "article", "date", "killed", "articles", "mentions", "value", "period"})
"""The columns of a list that are never cut: less of an id or a number is none."""

YIELDING: Final[Mapping[str, tuple[str, ...]]] = {
    "articles": ("kinds",),
    "events": ("articles", "place"),
    "actors": (),
    "quotes": ("article",),
    "figures": ("article",),
    "relations": ("article",),
}
"""The columns that a list leaves out on a narrow terminal, in this order."""

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "articles": ("id", "path", "title", "byline", "published", "outlet", "agency", "language", "kinds", "words",
                 "duplicate_of"),
    "events": ("id", "title", "type", "subtype", "start", "end", "precision", "place", "country", "participants",
               "weapons", "killed_min", "killed_max", "injured_min", "injured_max", "status", "disputed", "sources"),
    "actors": ("id", "name", "kind", "aliases", "role", "country", "mentions", "articles"),
    "quotes": ("id", "speaker", "speaker_text", "text", "mode", "article", "start", "end"),
    "figures": ("id", "metric", "bound", "value", "period_start", "period_end", "place", "source", "breakdown",
                "article", "start", "end"),
    "relations": ("id", "subject", "predicate", "object", "detail", "hedged", "article", "start", "end"),
}  # fmt: skip
"""The columns of a spreadsheet."""


class Rows:
    """Makes rows; it looks up the actors that records name."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._names: dict[str, str] = {}

    def short(self, record: Record) -> tuple[str, ...]:
        """The cells below :data:`HEADINGS`."""
        match record:
            case Article():
                source = record.agency or record.outlet or ""
                return record.id, dated(record.published), source, ", ".join(record.kinds), record.title
            case Event():
                kind = f"{record.type}/{record.subtype}" if record.subtype else record.type
                toll, place = count(record.killed), where(record.place)
                return record.id, dated(record.when), kind, toll, str(len(_articles(record))), place, record.title
            case Actor():
                return record.id, str(record.mentions), str(record.articles), record.kind, record.name
            case Quote():
                return record.id, record.article, self.speaker(record), record.text
            case Figure():
                period, place = dated(record.period), record.place or ""
                return record.id, record.article, amount(record), record.metric, period, place
            case Relation():
                subject, object_ = self.name(record.subject), self.named(record.object, "")
                return record.id, record.article, subject, record.predicate, object_, record.detail
        raise TypeError(record)

    def full(self, record: Record) -> tuple[Cell, ...]:
        """The cells below :data:`FIELDS`."""
        return tuple(self._full(record))

    def _full(self, record: Record) -> Iterator[Cell]:
        match record:
            case Article():
                yield from (record.id, record.path, record.title, record.byline)
                yield record.published.start if record.published else None
                yield from (record.outlet, record.agency, record.language, _joined(record.kinds), record.words)
                yield record.duplicate_of
            case Event(when=when, place=place, killed=killed, injured=injured):
                yield from (record.id, record.title, record.type, record.subtype, when.start, when.end, when.precision)
                yield from (place.name, place.country)
                yield _joined(f"{self.named(one.actor, one.text)} ({one.role})" for one in record.participants)
                yield from (_joined(record.weapons), killed.min, killed.max, injured.min, injured.max)
                yield from (record.status, _joined(record.disputed), record.sources)
            case Actor():
                yield from (record.id, record.name, record.kind)
                yield _joined(alias for alias, _ in record.aliases if alias != record.name)
                yield from (record.role, record.country, record.mentions, record.articles)
            case Quote():
                yield from (record.id, self.speaker(record), record.speaker_text, record.text, record.mode)
                yield from (record.article, record.start, record.end)
            case Figure(period=period):
                yield from (record.id, record.metric, record.bound, record.value, period.start, period.end)
                yield from (record.place, record.source and self.name(record.source))
                yield _joined(f"{part}: {number}" for part, number in record.breakdown)
                yield from (record.article, record.start, record.end)
            case Relation():
                yield from (record.id, self.name(record.subject), record.predicate, self.named(record.object, ""))
                yield from (record.detail, record.hedged, record.article, record.start, record.end)

    def speaker(self, quote: Quote) -> str:
        """Who speaks: the actor's name, else the text's own words."""
        return self.named(quote.speaker, quote.speaker_text)

    def named(self, actor: str | None, text: str) -> str:
        """An actor's name, or the text if there is no actor."""
        return self.name(actor, text) if actor else text

    def name(self, actor: str, otherwise: str = "") -> str:
        """The name of an actor; if there is none of that id, other words for it or the id."""
        if actor not in self._names:
            found = find(self._dossier, "actors", actor, Actor)
            if found is None:
                return otherwise or actor
            self._names[actor] = found.name
        return self._names[actor]


def dated(when: When | None) -> str:
    """A date as it is known: ``2024-10-06``, ``2024-01..2024-10``, or nothing."""
    if when is None or not (when.start or when.end):
        return ""
    if when.start == when.end or not when.end:
        return when.start or ""
    return f"{when.start or ''}..{when.end}"


def count(toll: Toll) -> str:
    """A number of people with its bounds: ``26``, ``≥26``, ``≤30``, ``26–30``, or nothing."""
    if toll.min == toll.max:
        return "" if toll.min is None else str(toll.min)
    if toll.max is None:
        return f"≥{toll.min}"
    if toll.min is None:
        return f"≤{toll.max}"
    return f"{toll.min}–{toll.max}"


def amount(figure: Figure) -> str:
    """A figure's number with its bound: ``about 2000``, ``12``."""
    return f"{figure.bound} {figure.value}" if figure.bound else str(figure.value)


def where(place: Place) -> str:
    """A place with its country."""
    parts = [part for part in (place.name, place.country) if part]
    return ", ".join(dict.fromkeys(parts))


def _articles(event: Event) -> set[str]:
    return {report.article for report in event.reports}


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)
