"""What kind of text the learnt model of what is plausible knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tui.extraction.analysis import ArticleFacts

_YEARS: Final = range(1985, 1996)
"""The newswire that it has learnt from is of 1988 to 1990; what it calls news changed slowly."""


def is_known(facts: ArticleFacts) -> bool:
    """Whether a text is of the kind that the model has learnt from: an agency's report of those years, or of none."""
    return facts.dateline_place is not None and of_those_years(facts)


def of_those_years(facts: ArticleFacts) -> bool:
    """Whether a text is of the years of that newswire, or of none."""
    day = facts.anchor.last if facts.anchor is not None else None
    return day is None or day.year in _YEARS
