"""Near-copies: articles that share most of their shingles."""

from tui.extraction.analysis import Analysis


def sketch(analysis: Analysis) -> tuple[int, ...]:
    """A short sketch of an article's words, whose overlap estimates that of the articles."""
    return ()
