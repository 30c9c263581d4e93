"""Places: names of places and the chain each belongs to."""

from tui.extraction.analysis import Analysis, PlaceMention
from tui.extraction.dictionaries import Dictionaries


def find(analysis: Analysis, dictionaries: Dictionaries) -> tuple[PlaceMention, ...]:
    """Every name of a place, in order."""
    return ()
