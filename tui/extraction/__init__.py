"""Documents to facts: cleaning, sentences, dates, actors, events, quotes, figures, relations, merging."""

from tui.extraction.extract import Extract

__all__ = ["Extract"]
