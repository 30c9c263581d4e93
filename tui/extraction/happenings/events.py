"""Events: happenings with date, place, participants, toll and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.cast.given import bearers
from tui.extraction.geography.gazetteer import gazetteer
from tui.extraction.geography.implied import implied
from tui.extraction.geography.words import DIVISIONS
from tui.extraction.happenings import scorelines
from tui.extraction.happenings.coreference import calamity, incidents, retellings
from tui.extraction.happenings.coreference import coreference as event_coreference
from tui.extraction.happenings.coreference.mere_tolls import adopted
from tui.extraction.happenings.happenings import vocabulary
from tui.extraction.happenings.meaning import mere_reports
from tui.extraction.happenings.meaning.meanings import meanings
from tui.extraction.happenings.meaning.moods import moods
from tui.extraction.happenings.meaning.natures import Natures
from tui.extraction.happenings.models import plausibility, roles, sameness
from tui.extraction.happenings.participants import (
    anaphora,
    captives,
    claims,
    contenders,
    epithets,
    joint_statements,
    naming,
)
from tui.extraction.happenings.participants.participants import Finder
from tui.extraction.happenings.participants.weapons import weapons
from tui.extraction.happenings.reports import tells, write
from tui.extraction.happenings.setting import anniversaries, days, decisions, intervals
from tui.extraction.happenings.setting import context as event_context
from tui.extraction.happenings.telling import order
from tui.extraction.happenings.tellings import Reader
from tui.extraction.happenings.things import things
from tui.extraction.happenings.tolls import deaths, unharmed
from tui.extraction.happenings.tolls.tolls import Tolls
from tui.extraction.speech.speakers import Discourse, states
from tui.extraction.speech.words import Speech
from tui.extraction.tables import events as table_events
from tui.extraction.text.numbers import find_numbers
from tui.extraction.time.dates import entries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.extraction.analysis import Analysis, Named, PlaceMention
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.happenings.story import Story
    from tui.model import Report


def find(analysis: Analysis, named: Named, dictionaries: Dictionaries) -> tuple[Report, ...]:
    """Every happening that the document reports, once each, in the order of the text."""
    found, finder = stories(analysis, named, dictionaries)
    plausibility.weigh(found, analysis, {appearance.actor: appearance.kind for appearance in named.appearances})
    event_context.date_unplaced(found, named.dates, analysis)
    roles.assign(found, finder, analysis, dictionaries)
    epithets.resolve(found, finder.kinds)
    written = scorelines.added([write(story, analysis) for story in found], analysis, named)
    tabled = table_events.find(analysis, named, dictionaries)
    return tuple(sorted((*written, *tabled), key=lambda report: (report.start, report.trigger)))


def stories(
    analysis: Analysis,
    named: Named,
    dictionaries: Dictionaries,
    models: Mapping[str, Mapping[str, float]] | None = None,
) -> tuple[list[Story], Finder]:
    """The happenings that the document tells of, each with all its tellings; and what finds who takes part.

    ``models`` are those of ``plausibility.weights`` unless others are to be tried.
    """
    found, finder = joined(analysis, named, dictionaries)
    found = calamity.continued(found)
    model = (plausibility.weights() if models is None else models).get("same")
    agency = analysis.facts.dateline_place is not None
    found = sameness.merge(found, model, agency=agency)
    found = incidents.continued(found, gazetteer(dictionaries))
    found = captives.joined(adopted(found))
    tellings = sorted((telling for story in found for telling in story.tellings), key=order)
    joint_statements.complete(found)
    claims.complete(found, finder.kinds)
    naming.complete(found, analysis.sentences, finder)
    contenders.complete(found, analysis.sentences, finder)
    intervals.complete(found)
    found = [story for story in found if tells(story)]
    event_context.complete(found, tellings, _scenes(named, analysis.text), named, analysis, dictionaries)
    decisions.date_alike(found, analysis)
    return found, finder


def joined(analysis: Analysis, named: Named, dictionaries: Dictionaries) -> tuple[list[Story], Finder]:
    """The happenings as far as rules join their tellings, and what finds who takes part."""
    known = things(dictionaries)
    kinds = {appearance.actor: appearance.kind for appearance in named.appearances}
    places = implied(_scenes(named, analysis.text), analysis, gazetteer(dictionaries))
    nations = states(named.appearances, dictionaries)
    discourse = Discourse(
        analysis,
        named.cast,
        named.appearances,
        dictionaries.read("speech", Speech),
        nations,
        bearers(dictionaries),
    )
    finder = Finder(named.cast, named.appearances, places, known, discourse, nations)
    tolls = Tolls(find_numbers(analysis.text), known)
    words, arms = vocabulary(dictionaries), weapons(dictionaries)
    meant = meanings(analysis.text, words)
    natures = Natures(words, known, finder, meant.hostages, deaths.peaceful(analysis.text))
    reader = Reader(words, moods(dictionaries), arms, finder, tolls, places, named.dates, meant, natures)
    tellings = [telling for sentence in analysis.sentences for telling in reader.read(sentence)]
    tellings = mere_reports.without(tellings)
    days.date_entries(tellings, entries(analysis))
    days.forget_what_lies_ahead(tellings, analysis)
    anniversaries.complete(tellings, analysis)
    anaphora.resolve(tellings, named.cast, kinds, analysis, known)
    unharmed.complete(tellings, analysis)
    found = event_coreference.join(tellings)
    retellings.complete(found, analysis.sentences, places, named.dates)
    return found, finder


def _scenes(named: Named, text: str) -> tuple[PlaceMention, ...]:
    """The places whose name is not an actor's: a state's name may be both, and "Lima Province" is no body."""
    kinds = {appearance.actor: appearance.kind for appearance in named.appearances}
    return tuple(
        place
        for place in named.places
        if all(
            kinds.get(one.actor, "state") == "state"
            or one.rule == "local body"
            or (one.start == place.start and text[place.end : one.end].strip().lower() in DIVISIONS)
            for one in named.cast.within(place.start, place.end)
        )
    )
