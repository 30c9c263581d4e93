"""Ballots: the votes for and against that are written like a score: "by a vote of 65-33"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.extraction.text.numbers import Number

_VOTED: Final = re.compile(r"\b(?:vot(?:e|es|ed|ing)|tally|ballots?)\b", re.I)
_PAIR: Final = re.compile(r"(\d{1,4})\s?[-–—]\s?(\d{1,4})")
_NEAR: Final = 30
"""Characters around a pair of numbers in which somebody votes."""


def parted(numbers: tuple[Number, ...], words: str) -> Iterator[Number]:
    """The numbers of a sentence, a pair of votes as the two counts that it is."""
    for number in numbers:
        pair = _PAIR.fullmatch(words, number.bare, number.end) if number.kind == "score" else None
        if pair is None or not _VOTED.search(words, max(0, number.start - _NEAR), number.end + _NEAR):
            yield number
            continue
        for part in (1, 2):
            start, end = pair.span(part)
            votes = int(pair[part])
            told = replace(number, start=start, bare=start, end=end, text=pair[part], kind="count")
            yield replace(told, min=votes, max=votes, value=votes)
