"""Occasions: the statement at which something was said, a press conference or a speech."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model import Event, Quote, Report


class Occasions:
    """Finds the statement that a quote is of, among some events."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._told: dict[tuple[str, str], list[tuple[Event, Report]]] = defaultdict(list)
        for event in events:
            speakers = {one.actor for one in event.participants if one.role == "speaker" and one.actor}
            for report in event.reports if event.type == "statement" else ():
                for speaker in speakers:
                    self._told[report.article, speaker].append((event, report))

    def of(self, quote: Quote) -> str | None:
        """The id of the statement by the quote's speaker whose sentences hold the quote, or of the speaker's only one.

        None if the article tells of none, or of several and of none of them there.
        """
        told = self._told.get((quote.article, quote.speaker or ""), [])
        for event, report in told:
            if any(start <= quote.start < end for start, end in ((report.start, report.end), *report.mentions)):
                return event.id
        return told[0][0].id if len({event.id for event, _ in told}) == 1 else None
