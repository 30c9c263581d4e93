"""Events: happenings with date, place, participants, toll and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.happenings import anaphora, intervals, joint_statements, plausibility, roles, sameness, unharmed
from tui.extraction.happenings import context as event_context
from tui.extraction.happenings import coreference as event_coreference
from tui.extraction.happenings.happenings import vocabulary
from tui.extraction.happenings.modality import moods
from tui.extraction.happenings.participants import Finder
from tui.extraction.happenings.reports import tells, write
from tui.extraction.happenings.telling import order
from tui.extraction.happenings.tellings import Reader
from tui.extraction.happenings.things import things
from tui.extraction.happenings.tolls import Tolls
from tui.extraction.happenings.weapons import weapons
from tui.extraction.text.numbers import find_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.extraction.analysis import Analysis, Cast, DateMention, PlaceMention
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.happenings.coreference import Story
    from tui.model import ActorKind, Appearance, Report


def find(
    analysis: Analysis,
    cast: Cast,
    appearances: tuple[Appearance, ...],
    places: tuple[PlaceMention, ...],
    dates: tuple[DateMention, ...],
    dictionaries: Dictionaries,
) -> tuple[Report, ...]:
    """Every happening that the document reports, once each, in the order of the text."""
    found, finder = stories(analysis, cast, appearances, places, dates, dictionaries)
    plausibility.weigh(found, analysis, {appearance.actor: appearance.kind for appearance in appearances})
    roles.assign(found, finder, analysis, dictionaries)
    written = (write(story, analysis) for story in found)
    return tuple(sorted(written, key=lambda report: (report.start, report.trigger)))


def stories(
    analysis: Analysis,
    cast: Cast,
    appearances: tuple[Appearance, ...],
    places: tuple[PlaceMention, ...],
    dates: tuple[DateMention, ...],
    dictionaries: Dictionaries,
    models: Mapping[str, Mapping[str, float]] | None = None,
) -> tuple[list[Story], Finder]:
    """The happenings that the document tells of, each with all its tellings; and what finds who takes part.

    ``models`` are those of ``plausibility.weights`` unless others are to be tried.
    """
    found, finder = joined(analysis, cast, appearances, places, dates, dictionaries)
    found = sameness.merge(found, (plausibility.weights() if models is None else models).get("same"))
    found = event_coreference.adopted(found)
    tellings = sorted((telling for story in found for telling in story.tellings), key=order)
    joint_statements.complete(found)
    intervals.complete(found)
    found = [story for story in found if tells(story)]
    event_context.complete(found, tellings, analysis, dictionaries)
    return found, finder


def joined(
    analysis: Analysis,
    cast: Cast,
    appearances: tuple[Appearance, ...],
    places: tuple[PlaceMention, ...],
    dates: tuple[DateMention, ...],
    dictionaries: Dictionaries,
) -> tuple[list[Story], Finder]:
    """The happenings as far as rules join their tellings, and what finds who takes part."""
    known = things(dictionaries)
    kinds = {appearance.actor: appearance.kind for appearance in appearances}
    places = tuple(place for place in places if _scene(place, cast, kinds))
    finder = Finder(cast, appearances, [(place.start, place.end) for place in places], known)
    tolls = Tolls(find_numbers(analysis.text), known)
    reader = Reader(
        vocabulary(dictionaries), moods(dictionaries), known, weapons(dictionaries), finder, tolls, places, dates
    )
    tellings = [telling for sentence in analysis.sentences for telling in reader.read(sentence)]
    event_context.forget_what_lies_ahead(tellings, analysis)
    anaphora.resolve(tellings, cast, kinds, analysis)
    unharmed.complete(tellings, analysis)
    return event_coreference.join(tellings), finder


def _scene(place: PlaceMention, cast: Cast, kinds: Mapping[str, ActorKind]) -> bool:
    """Whether a place's name is not an actor's: a state's name may be both."""
    return all(kinds.get(mention.actor, "state") == "state" for mention in cast.within(place.start, place.end))
