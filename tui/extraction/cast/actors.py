"""Actors: names, titles and aliases resolved to who they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.analysis import Cast
from tui.extraction.cast import initials, screening
from tui.extraction.cast.acronyms import abbreviated
from tui.extraction.cast.bodies.benches import benches
from tui.extraction.cast.bodies.clubs import clubs
from tui.extraction.cast.bodies.familiar import familiar
from tui.extraction.cast.bodies.firms import Firms
from tui.extraction.cast.bodies.home import described, sent_from
from tui.extraction.cast.bodies.local import local
from tui.extraction.cast.bodies.missions import located
from tui.extraction.cast.bodies.modelled import modelled
from tui.extraction.cast.bodies.nations import armed, nations
from tui.extraction.cast.bodies.organisations import headed, titled
from tui.extraction.cast.bodies.owners import with_offices
from tui.extraction.cast.bodies.runs import runs
from tui.extraction.cast.bodies.shortenings import shortened
from tui.extraction.cast.candidates import is_content, settle
from tui.extraction.cast.coreference import resolve
from tui.extraction.cast.given import bearers
from tui.extraction.cast.knowledge import knowledge
from tui.extraction.cast.lands import Lands
from tui.extraction.cast.lexicon import fold
from tui.extraction.cast.persons.persons import Persons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.extraction.analysis import Analysis, PlaceMention
    from tui.extraction.cast.candidates import Candidate
    from tui.extraction.cast.knowledge import Knowledge
    from tui.extraction.cast.lexicon import Hit
    from tui.extraction.dictionaries import Dictionaries
    from tui.model import Appearance


def find(
    analysis: Analysis, places: tuple[PlaceMention, ...], dictionaries: Dictionaries
) -> tuple[tuple[Appearance, ...], Cast]:
    """What the document says of each actor, and every mention."""
    known = knowledge(analysis, dictionaries)
    folded = fold(analysis.text)
    found = known.actors.find(analysis.text, folded, local=True)
    hits = [hit for hit in found if is_content(analysis, hit.start, hit.end)]
    hits = screening.told_apart(hits)
    hits += initials.of_states(analysis, hits, known)
    states = [hit for hit in hits if hit.entry.kind == "state"]
    candidates = _candidates(analysis, folded, hits, states, places, known, dictionaries)
    candidates = screening.no_tickers(analysis.text, screening.without_owners(candidates, folded, states))
    candidates = abbreviated(analysis, candidates, known)
    settled = settle([*candidates, *initials.of_bodies(analysis, candidates, known)])
    settled = with_offices("\n".join(map(fold, analysis.text.split("\n"))), settled, states)
    settled += nations(analysis.text, settled, states, known.titles)
    settled = sorted([*settled, *armed(analysis, settled, states)], key=lambda one: one.start)
    settled = located(analysis, settled, places)
    appearances, mentions = resolve(analysis, settled, bearers(dictionaries), known.short)
    return appearances, Cast(mentions)


def _candidates(
    analysis: Analysis,
    folded: str,
    hits: Sequence[Hit],
    states: Sequence[Hit],
    places: Sequence[PlaceMention],
    known: Knowledge,
    dictionaries: Dictionaries,
) -> list[Candidate]:
    """What may name an actor by any rule, without what other names of the text rule out."""
    dateline = sent_from(analysis, known)
    lands = Lands(hits, places, dateline)
    capitalised = [(one, tuple(runs(one, known))) for one in analysis.sentences if not titled(one)]
    named = list(headed(capitalised, analysis.text, known))
    people = Persons(analysis, known).find()
    firms = screening.no_persons(Firms(analysis, known).find(capitalised), people)
    called = {one.name for one in firms}
    listed = list(familiar(analysis, hits, places, known, lands, dateline))
    whole = [one for one in listed if one.rule == "dictionary" and one.kind == "organisation"]
    full = [one for one in people if " " in one.name or one.role is not None]
    found = [
        *listed,
        *screening.unnamed(described(analysis, folded, states, lands, dateline, dictionaries), people),
        *named,
        *local(analysis, known),
        *clubs(analysis, known),
        *benches(analysis, known),
        *shortened(analysis, [*named, *firms], known, screening.telling(people, hits, places)),
        *shortened(analysis, whole, known, screening.telling(full, (), places)),
        *(one for one in people if one.kind != "person" or one.name not in called),
    ]
    found = list(screening.no_surnames(analysis.text, found, people, known))
    found = list(screening.no_seats(analysis.text, screening.no_towns(analysis.text, found, known)))
    found += screening.unborne(modelled(analysis, known), found, known)
    return [*screening.no_places(analysis, found, places, known), *firms]
