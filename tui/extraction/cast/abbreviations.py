"""Abbreviations: "Long Name (ABBR)", learned from the document itself and checked by its initials."""

from __future__ import annotations

import re
from typing import NamedTuple

_BRACKETED = re.compile(
    r"\s*[(\[]\s*(?:the\s+|or\s+|known as\s+)?[\"“'‘]?([A-Z][A-Za-z0-9&./-]{1,11})[\"”'’]?"
    r"(?:\s*[,;][^)\]]{0,40})?\s*[)\]]"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*\.?")
_SMALL = frozenset(
    {
        "of",
        "the",
        "for",
        "and",
        "on",
        "in",
        "to",
        "de",
        "la",
        "del",
        "los",
        "las",
        "e",
        "i",
        "y",
        "el",
        "al",
        "ul",
        "para",
        "wal",
        "at",
        "a",
    }
)


_FEWEST = 3
"""Letters of a short form that are no chance in any order."""


class Abbreviation(NamedTuple):
    """A short form with the stretch of the long name and of both together; offsets into the text, ends exclusive."""

    short: str
    start: int
    name_end: int
    end: int


def learn(text: str, start: int, end: int) -> list[Abbreviation]:
    """The abbreviations that the text introduces between two offsets."""
    found = []
    for match in _BRACKETED.finditer(text, start, end):
        short = match[1].strip(".-")
        before = max(start, match.start() - 160)
        if sum(c.isupper() for c in short) < 2:
            name = _initialled(text, before, match.start(), short)
        else:
            name = _spelled_out(text, before, match.start(), short)
            if name is None:
                name = _reordered(text, before, match.start(), short)
        if name is not None:
            found.append(Abbreviation(short, name, match.start(), match.end()))
    return found


def _spelled_out(text: str, start: int, end: int, short: str) -> int | None:
    """Where the name begins whose initials give the short form, the name ending at ``end``."""
    letters = [c.lower() for c in short if c.isalnum()]
    words = list(_WORD.finditer(text, start, end))
    if not words or words[-1].end() < len(text[:end].rstrip()):
        return None
    at = len(words)
    left = len(letters)
    while at and left:
        at -= 1
        word = words[at][0]
        lowered = word.lower()
        if lowered[0] == letters[left - 1] and (word[0].isupper() or lowered in _SMALL or left == len(letters)):
            left -= 1
        elif lowered not in _SMALL:
            inner = _inside(lowered, letters[:left])
            if inner == 0:
                return None
            left -= inner
    alone = at == len(words) - 1 and len(letters) >= _FEWEST
    if left or alone or not words[at][0][0].isupper():
        return None
    return words[at].start()


def _initialled(text: str, start: int, end: int, short: str) -> int | None:
    """Where a name begins of which a short form said as a word has each initial: "Karsan Office of Taxes (Kot)"."""
    words = [word for word in _WORD.finditer(text, start, end) if word[0].lower() not in _SMALL][-len(short) :]
    if len(short) < _FEWEST or not short.isalpha() or len(words) < len(short):
        return None
    if words[-1].end() < len(text[:end].rstrip()) or not all(word[0][0].isupper() for word in words):
        return None
    return words[0].start() if "".join(word[0][0] for word in words).lower() == short.lower() else None


def _reordered(text: str, start: int, end: int, short: str) -> int | None:
    """Where a translated name begins whose initials give the short form in another order: "Jury of Elections (JE)"."""
    letters = sorted(c.lower() for c in short if c.isalnum())
    words = list(_WORD.finditer(text, start, end))
    if len(letters) < _FEWEST or not words or words[-1].end() < len(text[:end].rstrip()):
        return None
    initials: list[str] = []
    for word in reversed(words):
        if word[0].lower() in _SMALL:
            continue
        if not word[0][0].isupper() or word[0].endswith(("'s", "’s")):
            return None
        initials.append(word[0][0].lower())
        if len(initials) == len(letters):
            return word.start() if sorted(initials) == letters else None
    return None


def _inside(word: str, letters: list[str]) -> int:
    """How many of the last letters one word gives, as "Tehreek" gives TK or "photovoltaic" PV; the first begins it."""
    for count in range(min(3, len(letters)), 1, -1):
        wanted = letters[-count:]
        if wanted[0] != word[0]:
            continue
        at = 0
        for letter in wanted:
            at = word.find(letter, at) + 1
            if not at:
                break
        else:
            return count
    return 0
