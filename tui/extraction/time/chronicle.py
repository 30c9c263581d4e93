"""Chronicles: lists of what happened, with lines of nothing but a year or a day over their entries."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import msgspec

from tui.extraction.time.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.extraction.analysis import DateMention
    from tui.model import Block, When

_YEAR: Final = re.compile(r"[^\w(\[]*(?:In\s+|Year\s+)?(?P<year>(?:19|20)\d\d)\W*")
_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_ENTRY: Final = re.compile(rf"(?i)\W*(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})\b(?!,?\s+\d{{4}})")
_LEAD: Final = re.compile(
    rf"(?i)\W*(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})"
    r"(?:,?\s+\d{4}\.(?=\s)|(?:,?\s+\d{4})?\s*(?::|--|[–—-](?!\s*\d)))\s*(?=\S)"
    rf"|\W*(?:{_MONTH},?\s+)?(?:19|20)\d\d\s*(?::|--|[–—](?!\s*\d))\s*(?=\S)"
)
_DATED: Final = re.compile(rf"(?i)\W*(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH}),?\s+\d{{4}}\s*[:–—-]")
"""A whole date over an entry, which is one even where a text has no other: "May 9, 2015: Gunmen …"."""
_OPENING: Final = re.compile(
    rf"(?i)\W*(?:(?:starting|early|late)\s+)?(?:on|in)\s+(?:the\s+(?:morning|afternoon|evening|night)\s+of\s+)?"
    rf"(?:{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}})(?=,?\s+\S)"
)
"""The day with which a paragraph of a chronicle opens: "On May 9, 2015, gunmen …"."""
_PRECISE: Final = frozenset(["day", "month", "year"])
RULE: Final = "day over the entry"
_FEWEST: Final = 2
"""Lines of one sort from which on they are those of a chronicle."""
_PARAGRAPHS: Final = 3
"""Paragraphs that open with a day of their own from which on a text is a chronicle."""

_TOLD: Final = frozenset(["item", "paragraph"])
_ENTRIES: Final = 5
"""Items under one day from which on a text is a list of what happened on it."""


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks from ``start`` on, up to the next section, and the year or the day that stands over them."""

    start: int
    clock: Clock
    when: When | None = None


def sections(
    words: str,
    blocks: Sequence[Block],
    clock: Clock,
    read: Callable[[str, Clock, int, int], Sequence[DateMention]],
) -> list[Section]:
    """The sections of a chronicle, in order; none if the text is no chronicle.

    Args:
        words: the text with what was dropped blanked.
        blocks: those that are not boilerplate, in order.
        clock: that of the text.
        read: what finds the expressions of time between two offsets by a clock.
    """
    years = _year_lines(words, blocks)
    opened = sum(bool(_OPENING.match(words, block.content, block.end)) for block in blocks)
    forms = (_LEAD, _OPENING) if opened >= _PARAGRAPHS else (_LEAD,)
    found: list[Section] = []
    now, days = clock, 0
    lone = False
    for block in blocks:
        if lone:
            found.append(Section(block.start, now))
            lone = False
        if block in years:
            year = int(_year(words, block) or 0)
            now = replace(Clock(), name="year over the entries", year=year, years=frozenset({year}))
            now.day_first = clock.day_first
            found.append(Section(block.start, now))
        elif (day := _day(words, block, now, read)) is not None:
            days += 1
            found.append(Section(block.start, now, day))
        elif (day := _leading(words, block, now, read, forms)) is not None:
            days += _FEWEST if day.precision == "day" and _DATED.match(words, block.content, block.end) else 1
            lone = True
            found.append(Section(block.start, now, day))
        elif block.kind == "heading" and found and found[-1].when is not None:
            found.append(Section(block.start, now))
    if days < _FEWEST:
        found = [section for section in found if section.when is None]
    return found if years or days >= _FEWEST else []


def day_of_all(
    words: str, blocks: Sequence[Block], clock: Clock, read: Callable[[str, Clock, int, int], Sequence[DateMention]]
) -> Section | None:
    """The section of the one day over a list of what happened on it, headings between its entries or not."""
    dated = ((block, day) for block in blocks if (day := _day(words, block, clock, read)) is not None)
    over, day = next(dated, (None, None))
    told = [block for block in blocks if over is not None and block.start > over.start and block.kind in _TOLD]
    items = sum(block.kind == "item" for block in told)
    return Section(over.start, clock, day) if over and items >= _ENTRIES and 3 * items >= len(told) else None


def _year_lines(words: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks that are a year over entries; none if there is but one, and no entry under it."""
    years = [block for block in blocks if _year(words, block)]
    entries = sum(bool(_ENTRY.match(words, block.content, block.end)) for block in blocks)
    return years if len(years) >= _FEWEST or entries >= _FEWEST else []


def years_over(words: str, blocks: Iterable[Block]) -> list[int]:
    """The years that stand in lines of their own."""
    return [int(year) for block in blocks if (year := _year(words, block))]


def _year(words: str, block: Block) -> str | None:
    match = _YEAR.fullmatch(words, block.content, block.end)
    return match["year"] if match and block.kind != "table" else None


def _day(
    words: str, block: Block, clock: Clock, read: Callable[[str, Clock, int, int], Sequence[DateMention]]
) -> When | None:
    """The day that a block is and nothing else."""
    line = words[block.content : block.end]
    if block.kind == "table" or len(line) > 40 or not re.search(r"\d", line):
        return None
    mentions = read(words, clock, block.content, block.end)
    if len(mentions) != 1 or mentions[0].when.precision != "day" or mentions[0].when.start is None:
        return None
    rest = words[block.content : mentions[0].start] + words[mentions[0].end : block.end]
    return None if re.search(r"\w", rest) else msgspec.structs.replace(mentions[0].when, rule=RULE, certainty=0.9)


def _leading(
    words: str,
    block: Block,
    clock: Clock,
    read: Callable[[str, Clock, int, int], Sequence[DateMention]],
    forms: Sequence[re.Pattern[str]],
) -> When | None:
    """The day that opens a block and is parted off from what happened on it: "May 9: Gunmen …"."""
    tried = (form.match(words, block.content, block.end) for form in forms if block.kind in ("paragraph", "item"))
    match = next(filter(None, tried), None)
    mentions = read(words, clock, block.content, match.end()) if match else ()
    if len(mentions) != 1 or mentions[0].when.precision not in _PRECISE or mentions[0].when.start is None:
        return None
    return msgspec.structs.replace(mentions[0].when, rule=RULE, certainty=0.9)
