"""Figures: counts over a period with place, source and parts."""

from tui.extraction.analysis import Analysis, Cast, DateMention, PlaceMention
from tui.extraction.dictionaries import Dictionaries
from tui.model import Figure


def find(
    analysis: Analysis,
    cast: Cast,
    places: tuple[PlaceMention, ...],
    dates: tuple[DateMention, ...],
    dictionaries: Dictionaries,
) -> tuple[Figure, ...]:
    """Every count that the document gives, in order."""
    return ()
