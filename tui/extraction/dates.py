"""Dates: expressions of time and the days that they mean."""

from tui.extraction.analysis import Analysis, DateMention


def find(analysis: Analysis) -> tuple[DateMention, ...]:
    """Every expression of time, in order."""
    return ()
