"""Events: happenings with date, place, participants, toll and evidence."""

from tui.extraction.analysis import Analysis, Cast, DateMention, PlaceMention
from tui.extraction.dictionaries import Dictionaries
from tui.model import Appearance, Report


def find(
    analysis: Analysis,
    cast: Cast,
    appearances: tuple[Appearance, ...],
    places: tuple[PlaceMention, ...],
    dates: tuple[DateMention, ...],
    dictionaries: Dictionaries,
) -> tuple[Report, ...]:
    """Every happening that the document reports, once each."""
    return ()
