"""One happening told by several articles, and one actor over many: bringing extracts together."""

from collections.abc import Iterable, Mapping

from tui.model import Actor, Appearance, Event, Report


def events(reports: Iterable[Report], duplicates: Mapping[str, str]) -> tuple[Event, ...]:
    """The happenings behind some reports, in a stable order whatever the order of the reports.

    Args:
        reports: of any number of articles.
        duplicates: near-copies' article ids with the id of the article each copies; they count as one source.
    """
    return ()


def actors(appearances: Iterable[Appearance]) -> tuple[Actor, ...]:
    """The actors behind some appearances, in a stable order whatever the order of the appearances."""
    return ()
