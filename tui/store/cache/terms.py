"""The terms of a record: the values of its fields, as ``(field, label)``, that queries and facets know it by."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from tui.model import Actor, Article, Event, Figure, When
from tui.model.dates import PartialDate

Term = tuple[str, str]
_MOST_YEARS: Final = 200


def of_article(article: Article) -> Iterator[Term]:
    """Kinds, and who it is from."""
    for kind in article.kinds:
        yield "kind", kind
    for source in (article.outlet, article.agency, article.byline):
        if source:
            yield "source", source


def of_event(event: Event) -> Iterator[Term]:
    """Type, place with all that it lies in, roles taken, weapons, status, what its reports differ on, and years."""
    yield "type", event.type
    yield "status", event.status
    if event.subtype:
        yield "subtype", event.subtype
    for place in (event.place.name, *event.place.within, event.place.country):
        if place:
            yield "place", place
    if event.place.country:
        yield "country", event.place.country
    for role in dict.fromkeys(participant.role for participant in event.participants):
        yield "role", role
    for weapon in event.weapons:
        yield "weapon", weapon
    for field in event.disputed:
        yield "differ", field
    first, last = days(event.when)
    if first is not None and last is not None:
        years = range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
        for year in years[:_MOST_YEARS]:
            yield "year", f"{year:04d}"


def of_actor(actor: Actor) -> Iterator[Term]:
    """Kind, under a name of its own: articles have kinds too."""
    yield "actor_kind", actor.kind


def of_figure(figure: Figure) -> Iterator[Term]:
    """Its place."""
    if figure.place:
        yield "place", figure.place


def days(when: When | None) -> tuple[int | None, int | None]:
    """The first and the last day that a date can mean, counted from the year 1; nulls if it is not known."""
    return _days(when.start, when.end) if when else (None, None)


@lru_cache(1 << 14)
def _days(first: str | None, last: str | None) -> tuple[int | None, int | None]:
    try:
        start = PartialDate.parse(first) if first else None
        end = PartialDate.parse(last) if last else start
    except ValueError:
        return None, None
    if start is None:
        start = end
    if start is None or end is None:
        return None, None
    return start.first.toordinal(), max(start.last, end.last).toordinal()
