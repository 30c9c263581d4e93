"""Relations between actors, table rows included."""

from tui.extraction.analysis import Analysis, Cast, PlaceMention
from tui.extraction.dictionaries import Dictionaries
from tui.model import Appearance, Relation


def find(
    analysis: Analysis,
    cast: Cast,
    appearances: tuple[Appearance, ...],
    places: tuple[PlaceMention, ...],
    dictionaries: Dictionaries,
) -> tuple[Relation, ...]:
    """Every relation that a sentence or a table row states."""
    return ()
