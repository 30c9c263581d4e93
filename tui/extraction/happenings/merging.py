"""One happening told by several articles, and one actor over many: bringing extracts together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.cast.casting import actors
from tui.extraction.happenings import assembly as event_assembly
from tui.extraction.happenings import matching as event_matching

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.model import Event, Report, When

__all__ = ["actors", "events"]


def events(
    reports: Iterable[Report], duplicates: Mapping[str, str], published: Mapping[str, When] | None = None
) -> tuple[Event, ...]:
    """The happenings behind some reports, in a stable order whatever the order of the reports.

    Args:
        reports: of any number of articles.
        duplicates: near-copies' article ids with the id of the article each copies; they count as one source.
        published: when articles were published, by their id; it bounds what a report without a date can mean.
    """
    known = published or {}
    groups = event_matching.group(tuple(reports), known)
    found = [event_assembly.event(reports, duplicates, known, reason) for reports, reason in groups]
    return tuple(sorted(found, key=lambda event: (event.when.start or "9999", event.id)))
