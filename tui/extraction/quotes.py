"""Quotes: direct and reported speech with who speaks."""

from tui.extraction.analysis import Analysis, Cast, DateMention
from tui.extraction.dictionaries import Dictionaries
from tui.model import Appearance, Quote


def find(
    analysis: Analysis,
    cast: Cast,
    appearances: tuple[Appearance, ...],
    dates: tuple[DateMention, ...],
    dictionaries: Dictionaries,
) -> tuple[Quote, ...]:
    """Everything that somebody is quoted with, in order."""
    return ()
