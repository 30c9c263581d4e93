"""Expressions of time: the patterns by which they are found. What each one means is for ``dates`` to work out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction.time.calendar_patterns import CALENDAR
from tui.extraction.time.relative_patterns import RELATIVE

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = r"(?<![\w/.-])"
_TAIL = r"(?![\w/]|-\d|\.\d)"

PATTERNS: Final = tuple(
    (name, needs, re.compile(f"{_HEAD}(?:{pattern}){_TAIL}", re.IGNORECASE))
    for name, needs, pattern in (*CALENDAR, *RELATIVE)
)
"""(name, needs, pattern): a text without any of ``needs``, in small letters, need not be searched.

Needs are parts of words in a tuple, and whole words in a frozenset.
"""
_WORD: Final = re.compile(r"[a-z]+")

_NEEDS = frozenset(needs for _, needs, _ in PATTERNS)


def candidates(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every match of every pattern, as (name of the pattern, match); they overlap and are in no order."""
    lowered = text.lower()
    words = frozenset(_WORD.findall(lowered))
    met = {
        needs: not needs.isdisjoint(words) if isinstance(needs, frozenset) else any(word in lowered for word in needs)
        for needs in _NEEDS
    }
    for name, needs, pattern in PATTERNS:
        if met[needs]:
            for match in pattern.finditer(text):
                yield name, match
