"""Quotation marks: the stretches that a text puts between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "『": "』"}
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–-])|^)[‘'](?!\d0s)(?=[^\W_]|[“\"])")
_SINGLE_CLOSE = re.compile(r"(?<=[,.?!…])[’'](?=\W|$)|(?<=\w)[’'](?=[.,;:?!](?:\s|$))")
_SINGLE_AMID = re.compile(rf"{_SINGLE_CLOSE.pattern}|(?<=\w)[’'](?=\s)")
"""The same in the midst of a sentence, too: "a ‘lack of care’ had led to it"."""
_WORD = re.compile(r"\w")
_OPENING = re.compile(rf"[\"`{''.join(_PAIRS)}]|‘‘(?=\w)|(?:(?<=\s)|\A)''(?=\w)")
_MARK = re.compile(r"[“”\"«»]")
_MISTAKEN = re.compile(r"”(?=[A-Z])")
"""A closing mark that opens a paragraph, as some typesetters have it."""
_SELF = re.compile(r"\b(?:I|we|We|my|My|our|Our|us|me)\b")
_CLOSES = re.compile(r"\"|(?<=[\w.,!?…])''(?!\w)")
"""What closes a straight mark: another, or two single ones."""
_CLOSES_TWICE = re.compile(r"’’|''(?!\w)")
"""What closes a quotation that two single marks open: "‘‘It is over,’’ he said"."""
_TEX = re.compile(r"``(.+?)''", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks: ``start`` to ``end`` within them, ``outer_start`` to ``outer_end`` with them.

    A quotation whose closing mark is missing runs to the end of its paragraph; ``closed`` is false then, and the next
    paragraph may go on with it.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True


def marked(text: str, start: int, end: int) -> list[Marked]:
    """The outermost quotations in a paragraph that spans ``start`` to ``end`` of the text, in order."""
    paragraph = text[start:end]
    found: list[Marked] = []
    at = 0
    if _MISTAKEN.match(paragraph):
        closing = paragraph.find("”", 1)
        last = closing if closing > 0 else len(paragraph)
        at = min(last + 1, len(paragraph))
        found.append(_moved(Marked(1, last, 0, at, closed=closing > 0), start))
    while mark := _OPENING.search(paragraph, at):
        one = _opened(paragraph, mark.start())
        if one is None:
            at = mark.end()
            continue
        if _WORD.search(paragraph, one.start, one.end):
            found.append(_moved(one, start))
        at = one.outer_end
    single = [_moved(one, start) for one in _single(paragraph)]
    return _around(found, single) if found else single


def overlapping(marks: Sequence[Marked], start: int, end: int) -> Sequence[Marked]:
    """Those of a paragraph's quotations, in order, that share a character with ``start`` to ``end``."""
    first = bisect_right(marks, start, key=attrgetter("outer_end"))
    return marks[first : bisect_left(marks, end, key=attrgetter("outer_start"))]


def run_on(text: str, start: int, end: int) -> Marked | None:
    """What a paragraph goes on with of a quotation that the one before left open, and that it does not open anew.

    It does so up to a closing mark that nothing opens, or as a whole if it speaks as "I" or "we".
    """
    paragraph = text[start:end]
    first = _MARK.search(paragraph)
    if first is None:
        speaks = _SELF.search(paragraph)
        return Marked(start, end, start, end, closed=False) if speaks else None
    at = first.start()
    closes = first[0] == "”" or (first[0] == '"' and _straight(paragraph, at) is None)
    return Marked(start, start + at, start, start + at + 1) if closes and paragraph[:at].strip() else None


def _opened(paragraph: str, at: int) -> Marked | None:
    """The quotation that a mark at ``at`` opens."""
    mark = paragraph[at]
    if mark == '"':
        return _straight(paragraph, at)
    if mark in "‘'":
        closing = _CLOSES_TWICE.search(paragraph, at + 2)
        last, end = (closing.start(), closing.end()) if closing else (len(paragraph), len(paragraph))
        return Marked(at + 2, last, at, end, closed=closing is not None)
    if mark == "`":
        match = _TEX.match(paragraph, at)
        return Marked(match.start(1), match.end(1), match.start(), match.end()) if match else None
    closing_marks = _PAIRS[mark]
    depth = 0
    for index in range(at + 1, len(paragraph)):
        if paragraph[index] == mark and mark not in closing_marks:
            depth += 1
        elif paragraph[index] in closing_marks or (paragraph[index] == '"' and mark == "“"):
            if depth == 0:
                return Marked(at + 1, index, at, index + 1)
            depth -= 1
    return Marked(at + 1, len(paragraph), at, len(paragraph), closed=False)


def _straight(paragraph: str, at: int) -> Marked | None:
    """A quotation between straight marks, which opens before a word and closes behind one."""
    before = paragraph[at - 1] if at else " "
    after = paragraph[at + 1] if at + 1 < len(paragraph) else " "
    if after.isspace() or not (before.isspace() or before in "([{—–-:/"):
        return None
    closing = _CLOSES.search(paragraph, at + 1)
    if closing is None:
        return Marked(at + 1, len(paragraph), at, len(paragraph), closed=False)
    return Marked(at + 1, closing.start(), at, closing.end())


def _single(paragraph: str) -> list[Marked]:
    """Quotations between single marks, told from apostrophes by the space before and what stands behind."""
    found = []
    at = 0
    while match := _SINGLE_OPEN.search(paragraph, at):
        closing = _single_close(paragraph, match.end())
        if closing is None:
            break
        found.append(Marked(match.end(), closing.start(), match.start(), closing.end()))
        at = closing.end()
    return found


def _single_close(paragraph: str, at: int) -> re.Match[str] | None:
    """What closes a quotation; behind an "s" only if nothing else does before the next opens: "the boys’ room"."""
    following = _SINGLE_OPEN.search(paragraph, at)
    limit = following.start() if following else len(paragraph)
    possessive = None
    for closing in _SINGLE_AMID.finditer(paragraph, at):
        if closing.start() >= limit and possessive is not None:
            return possessive
        if paragraph[closing.start() - 1] != "s" or _SINGLE_CLOSE.match(paragraph, closing.start()):
            return closing
        possessive = possessive or closing
    return possessive


def _around(double: list[Marked], single: list[Marked]) -> list[Marked]:
    """The double quotations; where a single one stands around one of them, as the British have it, the single ones.

    A single one that cuts a double one in two is none: its marks were apostrophes.
    """
    single = [one for one in single if not any(_cuts(one, two) for two in double)]
    if not any(_within(two, one) for one in single for two in double):
        return double
    kept = [two for two in double if not any(_within(two, one) for one in single)]
    outer = [one for one in single if not any(_within(one, two) for two in kept)]
    return sorted([*kept, *outer], key=lambda one: one.outer_start)


def _within(one: Marked, other: Marked) -> bool:
    return other.start <= one.outer_start and one.outer_end <= other.end


def _cuts(one: Marked, other: Marked) -> bool:
    overlap = one.outer_start < other.outer_end and other.outer_start < one.outer_end
    return overlap and not _within(one, other) and not _within(other, one)


def _moved(one: Marked, by: int) -> Marked:
    return Marked(one.start + by, one.end + by, one.outer_start + by, one.outer_end + by, one.closed)
