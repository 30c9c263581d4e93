"""What a happening's own sentences leave open and those before it, or the dateline, tell: where and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.geography.gazetteer import gazetteer
from tui.extraction.happenings.comparisons import spoken_of
from tui.extraction.happenings.domain import is_known
from tui.extraction.happenings.harm import INCIDENTS
from tui.extraction.happenings.setting import homeland
from tui.extraction.happenings.setting.days import Days
from tui.extraction.happenings.setting.whereabouts import Whereabouts
from tui.extraction.happenings.telling import order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.extraction.analysis import Analysis, DateMention, Named, PlaceMention
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.happenings.story import Story
    from tui.extraction.happenings.telling import Telling


def complete(
    stories: Sequence[Story],
    tellings: Sequence[Telling],
    places: Sequence[PlaceMention],
    named: Named,
    analysis: Analysis,
    dictionaries: Dictionaries,
) -> None:
    """Give happenings the place and the date of what was told right before them, or of the dateline.

    Only an agency's report, which has a dateline, is so terse that what it does not repeat still holds. Violence
    that any other text does not place is in the country that it is about.
    """
    if analysis.facts.dateline_place is None:
        homeland.place_at_home(stories, homeland.lands(named))
        return
    Whereabouts(tellings, places, named, analysis, gazetteer(dictionaries)).place(stories)
    _date_all(stories, tellings, named.dates, analysis)


def date_unplaced(stories: Sequence[Story], dates: Sequence[DateMention], analysis: Analysis) -> None:
    """Date the violence of a report whose dateline names a day but no place: "CLANDESTINE, 4 FEB 90"."""
    facts = analysis.facts
    if facts.dateline_place is None and facts.anchor is not None and facts.anchor.rule == "dateline":
        tellings = sorted((telling for story in stories for telling in story.tellings), key=order)
        _date_all([story for story in stories if story.type in INCIDENTS], tellings, dates, analysis)


def _date_all(
    stories: Sequence[Story], tellings: Sequence[Telling], dates: Sequence[DateMention], analysis: Analysis
) -> None:
    """Date asserted happenings that have no date and are not spoken of as known, by what stands around them."""
    if analysis.facts.anchor is None:
        return
    days = Days(stories, tellings, dates, analysis)
    for story in stories:
        past = spoken_of(story.tellings[0].trigger.token) and not is_known(analysis.facts)
        if story.when() is None and not past and story.lead.modality == "asserted":
            days.lend(story)
