"""One happening told by several articles, and one actor over many: bringing extracts together."""

from collections.abc import Iterable, Mapping

from tui.extraction.casting import actors
from tui.model import Event, Report

__all__ = ["actors", "events"]


def events(reports: Iterable[Report], duplicates: Mapping[str, str]) -> tuple[Event, ...]:
    """The happenings behind some reports, in a stable order whatever the order of the reports.

    Args:
        reports: of any number of articles.
        duplicates: near-copies' article ids with the id of the article each copies; they count as one source.
    """
    return ()
