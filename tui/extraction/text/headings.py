"""Headings that carry no mark: short lines without a final stop that stand over text."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model import Block, Table

LONGEST: Final = 140
MOST_WORDS: Final = 20
TITLE_ZONE: Final = 4
"""Blocks at the beginning in which headings may follow each other: kicker, title, byline, subtitle."""

_STOP = re.compile(r"[.!?…:;,][\"”’'»)\]*_]*\Z")
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]*_]*\Z")
_ABBREVIATED = re.compile(r"(?:(?<![a-z] )\b[A-Z]\.|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|No|St|vs|etc)\.)\Z")
_SPEECH = re.compile(
    r"\b(?:said|says|told|added|asked|replied|wrote|stated|include|includes|including|included|follows|following|are|is|was"
    r"|were|has|have|had|revolve around|focusing on|such as)\b[^:]*:\Z",
    re.I,
)
_NOT_ONE = re.compile(
    r"https?://|www\.|\S@\S|^[#@]\w|[|<>{}]|^[\"“‘'«].*[\"”’'»]$"
    r"|^\(.*\)$|^\[.*\]$|,\s*(?!(?:19|20)\d\d$)\d[\d,]*$|\d,?\s[A-Z][\w ]*\s\d+$"
)
_LABELLED = re.compile(r"\A[A-Z][\w&’' -]{1,24}\s\|\s(?=[A-Z\"“‘]\S*(?:\s+\S+){3,}\Z)")
"""The label that a bar parts off from a title: "OPINION | After the storm, a reckoning"."""
_SMALL: Final = re.compile(
    r"(?:an?|and|as|at|but|by|for|from|in|into|is|nor|of|off|on|or|over|per|so|than|that|the|to|up|via|vs|with|yet)\Z",
    re.I,
)


def is_short(text: str) -> bool:
    """Whether a line is short enough for a heading."""
    return len(text) <= LONGEST and len(text.split()) <= MOST_WORDS


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_SENTENCE_END.search(text)) and not _ABBREVIATED.search(text)


def could_be(text: str) -> bool:
    """Whether a line's own words allow it to be a heading."""
    text = _LABELLED.sub("", text)
    if not is_short(text) or _NOT_ONE.search(text) or not re.search(r"[^\W\d_]{2}", text):
        return False
    if text.endswith(":"):
        return len(text.split()) <= 14 and not _SPEECH.search(text)
    if _STOP.search(text) and not text.rstrip("*_").endswith("?") and not _ABBREVIATED.search(text):
        return False
    return text.lstrip("*_\"“‘'(")[:1].isupper() or text[:1].isdigit() or is_title_case(text)


def is_title_case(text: str) -> bool:
    """Whether most of a line's words are capitalised, but for the small ones."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", text) if not _SMALL.match(word)]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def mark(text: str, blocks: Sequence[Block], settled: frozenset[int]) -> list[Block]:
    """The blocks with the headings among the unmarked paragraphs found by their looks and their place.

    Args:
        text: what the blocks stand in.
        blocks: all of them, in order.
        settled: indices of the blocks that their own marks have settled.
    """
    found = list(blocks)
    started = False
    for index, block in enumerate(blocks):
        words = text[block.content : block.end]
        if _counts(text, blocks, index) and could_be(words):
            found[index] = msgspec.structs.replace(block, kind="heading", level=2)
            continue
        if index in settled or "\n" in words.strip() or not could_be(words):
            started = started or (block.kind == "paragraph" and ends_sentence(words)) or block.kind in ("item", "turn")
            continue
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if after and _stands_over(text, words, after, index) and _may_follow(text, found, index, started):
            level = 2 if started or any(other.kind == "heading" for other in found[:index]) else 1
            found[index] = msgspec.structs.replace(block, kind="heading", level=level)
    return found


def _counts(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is a numbered item that stands alone between paragraphs: a heading with a number."""
    block = blocks[index]
    if block.kind != "item" or not text[block.start].isdigit() or not 0 < index < len(blocks) - 1:
        return False
    before, after = blocks[index - 1], blocks[index + 1]
    bodies = (text[other.content : other.end] for other in (before, after))
    return before.kind == after.kind == "paragraph" and all(map(ends_sentence, bodies))


def _stands_over(text: str, words: str, after: Block, index: int) -> bool:
    """Whether what follows a line is text for which it can be the heading."""
    if after.kind in ("table", "turn"):
        return True
    body = text[after.content : after.end]
    if after.kind == "item":
        if body[:1].islower() and words.endswith(":"):
            return False
        return index == 0 or words.endswith(":") or is_title_case(words)
    if after.kind == "paragraph" and (len(body) > 1.3 * len(words) or ends_sentence(body)) and not could_be(body):
        return True
    return index < TITLE_ZONE


def _may_follow(text: str, blocks: Sequence[Block], index: int, started: bool) -> bool:
    """Whether a heading can stand after what is before it."""
    if index < TITLE_ZONE and not started:
        return True
    before = blocks[index - 1]
    if text[before.content : before.end].endswith(","):
        return False
    if before.kind in ("item", "table", "turn", "boilerplate", "heading"):
        return True
    return bool(_STOP.search(text[before.content : before.end]))


def captioned(text: str, blocks: Sequence[Block], tables: Sequence[Table]) -> Iterator[Block]:
    """The blocks with the captions of tables as headings: the paragraph before a table that is its heading."""
    for block, after in zip_longest(blocks, blocks[1:]):
        words = " ".join(text[block.content : block.end].split())
        heads = after is not None and after.table is not None and words == tables[after.table].heading
        if heads and block.kind == "paragraph" and not ends_sentence(words) and not words.endswith(":"):
            yield msgspec.structs.replace(block, kind="heading", level=3)
        else:
            yield block
