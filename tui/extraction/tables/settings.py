"""When and where the words of a cell, of a column's head or of a heading say that something was."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.extraction.analysis import within
from tui.model import Place, When

if TYPE_CHECKING:
    from tui.extraction.analysis import Named
    from tui.model import Table

_YEARS = re.compile(r"\s*(?P<first>(?:19|20)\d\d)(?:[-–/](?P<last>(?:19|20)\d\d))?\s*")
_MOSTLY = 2 / 3
"""The share of a cell's characters that a date or a place fills if the cell is nothing else."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A time and a place, and the words themselves where they are neither."""

    when: When = field(default_factory=When)
    place: Place | None = None
    label: str = ""


def setting(named: Named, start: int, end: int, words: str) -> Setting:
    """What the words that stand between two offsets say of time and place, if they name one of each."""
    dates = [mention for mention in within(named.dates, start, end) if mention.when.start]
    places = [one for one in within(named.places, start, end) if not words[one.end - start :].startswith("-based")]
    when = dates[0].when if len(dates) == 1 else years(words)
    place = places[0].place if len(places) == 1 else None
    said = sum(one.end - one.start for one in dates[:1]) + sum(one.end - one.start for one in places[:1])
    is_label = when.rule != "year" and said < _MOSTLY * (end - start)
    return Setting(when, place, " ".join(words.split()) if is_label else "")


def heading(named: Named, text: str, table: Table) -> Setting:
    """What a table's heading, where it stands last before its rows, says of all of them."""
    at = text.rfind(table.heading, 0, table.rows[0].start) if table.heading else -1
    return setting(named, at, at + len(table.heading), table.heading) if at >= 0 else Setting()


def years(words: str) -> When:
    """The year, or the years from one to another, that some words are and nothing else."""
    match = _YEARS.fullmatch(words)
    if match is None:
        return When()
    first, last = match["first"], match["last"] or match["first"]
    return When(first, last, "year" if first == last else "range", words.strip(), "year")
