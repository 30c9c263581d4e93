"""The year of what a text only remembers: "the sixth anniversary of the bombing" tells when it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction.happenings.comparisons import remembered
from tui.extraction.time.calendar_words import ORDINALS, digits
from tui.model import When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.extraction.analysis import Analysis
    from tui.extraction.happenings.telling import Telling

RULE: Final = "counted back from the anniversary"
_WHICH: Final = re.compile(
    rf"\b(?P<which>{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th|-year))\s+anniversary\b", re.IGNORECASE
)


def complete(tellings: Iterable[Telling], analysis: Analysis) -> None:
    """Give happenings without a date the year that their anniversary tells, where the text has a year of its own."""
    today = analysis.facts.anchor.first if analysis.facts.anchor else None
    for telling in tellings:
        if today is None or telling.when is not None or not remembered(telling.trigger.token):
            continue
        if (found := _WHICH.search(telling.sentence.span.text)) is not None:
            year = f"{today.year - digits(found['which']):04}"
            telling.when = When(year, year, "year", found[0], RULE)
            telling.sure_of_date = True
