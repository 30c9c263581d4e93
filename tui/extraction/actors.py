"""Actors: names, titles and aliases resolved to who they stand for."""

from tui.extraction.analysis import Analysis, Cast, DateMention, PlaceMention
from tui.extraction.dictionaries import Dictionaries
from tui.model import Appearance


def find(
    analysis: Analysis, places: tuple[PlaceMention, ...], dates: tuple[DateMention, ...], dictionaries: Dictionaries
) -> tuple[tuple[Appearance, ...], Cast]:
    """What the document says of each actor, and every mention."""
    return (), Cast(())
