"""Stamps: where a page says when it was put out, before its first word, under its standfirst or at its foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction.articles.credits import name_source
from tui.extraction.articles.headers import is_header, read_dates, source_names
from tui.extraction.articles.mastheads import HEAD
from tui.extraction.articles.signoffs import FOOT
from tui.extraction.text.headings import ends_sentence
from tui.model import Dropped, PartialDate, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.extraction.articles.credits import Credits
    from tui.extraction.articles.outlets import Outlets
    from tui.model import Block

LONGEST: Final = 16
"""Words of a line that is a stamp."""

_OPENING: Final = re.compile(r"\s*(?P<stamp>date:?[ \t]+(?P<day>\d{4}(?:-\d\d(?:-\d\d)?)?))(?!\S)", re.I)
_LINE: Final = re.compile(
    r"[A-Z]{3,4}: ?\d{4} HRS\b|"
    r"(?:[^|\n]{2,40}\|)?[\s(\[]*(?:(?:first|originally|last|date)\s+)?(?:published|posted|updated|modified|issued|created)\b",
    re.I,
)

_MOMENT: Final = re.compile(
    r"(?:[A-Z][a-z]+day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4})"
    r",?(?: at)? \d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?",
    re.I,
)
"""A day with a time of day, which under an article is that of its publication."""


def opening(text: str) -> Dropped | None:
    """The stamp before a text's first word, as collections of pages have it: ``date 2021-03-15 The council …``."""
    match = _OPENING.match(text)
    return Dropped(*match.span("stamp"), "header") if match and _day(match) else None


def read_stamps(text: str, blocks: Sequence[Block], outlets: Outlets, credits: Credits) -> None:
    """Read the stamps: the one before the text, then lines among the first and the last blocks."""
    match = _OPENING.match(text)
    if match and (iso := _day(match)):
        credits.published = When(iso, iso, PartialDate.parse(iso).precision, match["day"], "header")
    near = [*blocks[:HEAD], *blocks[max(HEAD, len(blocks) - FOOT) :]]
    prose = (block.start for block in blocks if ends_sentence(text[block.content : block.end]))
    begun = next(prose, len(text))
    for block in near:
        words = text[block.content : block.end]
        stamped = _LINE.match(words) or (block.start > begun and _MOMENT.fullmatch(words))
        if block.kind != "table" and len(words.split()) <= LONGEST and stamped and is_header(words, outlets):
            read_dates(words, credits)
            for name in source_names(words):
                name_source(name, outlets, credits)
            credits.stretches.append(Dropped(block.start, block.end, "header"))


def _day(match: re.Match[str]) -> str | None:
    try:
        return str(PartialDate.parse(match["day"]))
    except ValueError:
        return None
