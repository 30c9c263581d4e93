"""Events: happenings with date, place, participants, toll and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction import event_coreference, joint_statements
from tui.extraction.happenings import vocabulary
from tui.extraction.numbers import find_numbers
from tui.extraction.participants import Finder
from tui.extraction.reports import Writer
from tui.extraction.tellings import Reader
from tui.extraction.things import things
from tui.extraction.tolls import Tolls
from tui.extraction.weapons import weapons

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.extraction.analysis import Analysis, Cast, DateMention, PlaceMention
    from tui.extraction.dictionaries import Dictionaries
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
    known = things(dictionaries)
    kinds = {appearance.actor: appearance.kind for appearance in appearances}
    places = tuple(place for place in places if _scene(place, cast, kinds))
    finder = Finder(cast, appearances, [(place.start, place.end) for place in places], known)
    tolls = Tolls(find_numbers(analysis.text))
    reader = Reader(vocabulary(dictionaries), known, weapons(dictionaries), finder, tolls, places, dates)
    tellings = [telling for sentence in analysis.sentences for telling in reader.read(sentence)]
    stories = event_coreference.join(tellings)
    joint_statements.complete(stories)
    writer = Writer(analysis)
    written = (writer.write(story) for story in stories)
    return tuple(sorted((report for report in written if report), key=lambda report: (report.start, report.trigger)))


def _scene(place: PlaceMention, cast: Cast, kinds: Mapping[str, ActorKind]) -> bool:
    """Whether a place's name is not an actor's: a state's name may be both."""
    return all(kinds.get(mention.actor, "state") == "state" for mention in cast.within(place.start, place.end))
