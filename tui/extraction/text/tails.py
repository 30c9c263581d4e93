"""Tails: what a page carries behind the end of its article, such as the headlines and the beginnings of others."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tui.extraction.text.headings import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.extraction.text.boilerplate import Boilerplate, Rule
    from tui.model import Block

_PROSE: Final = frozenset({"paragraph", "turn"})
_FEWEST: Final = 8
"""Words of a paragraph with which an article can begin."""
_SHORT: Final = 10
"""Words that a line over a reader's comment has at most."""
_LONG: Final = 35
"""Words from which on a paragraph of several sentences is no mere beginning of another article."""
_TIES: Final = 2
"""Telling words that a paragraph shares with an article whose names it does not share."""
_NAME: Final = re.compile(r"(?<![.!?:…\"“”'‘(\[] )(?<!\A)(?<=\s)[A-ZÀ-ÖØ-Þ][\w-]{2,}|\b[A-Z]{2,}\b")
_WORD: Final = re.compile(r"\b[a-zà-öø-ÿ]{6,}\b")
_CUT_OFF: Final = re.compile(
    r"(?:\.\.\.|…|\[(?:…|\.\.\.)\]|\bread (?:more|full \w+)\W*|»|→)[\s\"”’)]*\Z", re.IGNORECASE
)
_SENTENCES: Final = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]")
_AGO: Final = re.compile(r"\W*(?:an?|\d+) (?:minutes?|mins?|hours?|days?|weeks?|months?|years?) ago\W*", re.IGNORECASE)
"""How old a headline of another article, or a reader's comment, is said to be."""
_BYLINE: Final = re.compile(r"\W*(?:By|BY|Written by|Reported by) [A-Z][^.!?\n]{2,60}")
"""The author's line."""
_LENGTH: Final = re.compile(r"\W*\d{1,2}:\d\d(?::\d\d)?\W*")
"""How long the film takes whose title stands in the next line."""
_TWICE: Final = re.compile(r"\s*([^\n]{20,200}?)\s+\1\s*")
"""A headline that stands twice in one line, as a picture's words and as a link."""
_COMMENTED: Final = re.compile(
    r"(?:.{1,40}\bsays:?|reply|report abuse|(?:.{1,60} )?\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago"
    r"|.{1,30} \d{1,2}/\d{1,2}/(?:19|20)\d\d|.{0,40}\b(?:19|20)\d\d,? at \d{1,2}[:.]\d\d.{0,6})\s*\Z",
    re.IGNORECASE,
)


def first_of_text(text: str, blocks: Sequence[Block], reasons: Sequence[str | None]) -> int:
    """The index of the block with which the article's own prose begins; that behind the last if it has none."""
    for index, block in enumerate(blocks):
        words = text[block.content : block.end]
        if reasons[index] is None and block.kind in _PROSE and len(words.split()) >= _FEWEST and ends_sentence(words):
            return index
    return len(blocks)


def drop_tails(
    text: str, blocks: Sequence[Block], reasons: list[str | None], rules: Sequence[Rule | None], known: Boilerplate
) -> None:
    """Mark what follows the lines with which an article ends, as far as it is not the article that goes on.

    Args:
        text: what the blocks stand in.
        blocks: all of them, in order.
        reasons: for each block why it is boilerplate, or None; filled in.
        rules: for each block the rule by which it is boilerplate, if one of the dictionary is.
        known: the dictionary.
    """
    body = first_of_text(text, blocks, reasons)
    _drop_ahead(text, blocks, reasons, rules, body)
    index = body + 1
    while index < len(blocks):
        rule = rules[index]
        if not (rule.opens if rule else known.closes(text[blocks[index].content : blocks[index].end])):
            index += 1
            continue
        commented = rule is not None and rule.reason == "comment form" and _is_commented(text, blocks[index + 1 :])
        after = len(blocks) if commented else _resumed(text, blocks, reasons, known, slice(body, index))
        for tail in range(index + 1, after):
            if reasons[tail] is None and blocks[tail].kind != "table":
                reasons[tail] = "comments" if commented else "related links"
        index = max(after, index + 1)
    for index, (block, below) in enumerate(pairwise(blocks)):
        aged = index > body and reasons[index] is None and _AGO.fullmatch(text[below.content : below.end])
        if aged and not ends_sentence(text[block.content : block.end]):
            reasons[index] = "related links"
        played = index > body and reasons[index] is None and _LENGTH.fullmatch(text[block.content : block.end])
        if played and not ends_sentence(text[below.content : below.end]):
            reasons[index] = reasons[index + 1] = "related links"
    for index in range(body + 1, len(blocks)):
        if reasons[index] is None and _TWICE.fullmatch(text[blocks[index].content : blocks[index].end]):
            reasons[index] = "related links"


def _drop_ahead(
    text: str, blocks: Sequence[Block], reasons: list[str | None], rules: Sequence[Rule | None], body: int
) -> None:
    """Mark the links between an article's title and its first paragraph, but for the author's line."""
    titled = next((at for at, block in enumerate(blocks[:body]) if block.kind == "heading" and not reasons[at]), body)
    opening = (at for at in range(titled + 1, body) if (rule := rules[at]) is not None and rule.opens)
    for index in range(next(opening, body), body):
        if not _BYLINE.fullmatch(text[blocks[index].content : blocks[index].end]):
            reasons[index] = reasons[index] or "related links"


def _is_commented(text: str, blocks: Sequence[Block]) -> bool:
    """Whether readers' comments follow: lines that say who wrote one, and when."""
    return any(
        len(words.split()) <= _SHORT and _COMMENTED.match(words.strip())
        for words in (text[block.content : block.end] for block in blocks)
    )


def _resumed(
    text: str, blocks: Sequence[Block], reasons: Sequence[str | None], known: Boilerplate, before: slice
) -> int:
    """The index of the block with which an article goes on behind a line; that behind the last if it does not.

    It goes on with a paragraph that is long, follows another, or is tied to the text ``before`` by a name or by words
    of its own; what stands right before such a paragraph and is prose as well belongs to it.
    """
    told = [
        text[block.content : block.end] for block, why in zip(blocks[before], reasons[before], strict=True) if not why
    ]
    names = {name for said in told for name in _names(said)} - known.common
    words = {word for said in told for word in _WORD.findall(said.lower())} - known.common
    for index in range(before.stop + 1, len(blocks)):
        if reasons[index] is not None or not _is_prose(text, blocks[index]):
            continue
        said = text[blocks[index].content : blocks[index].end]
        long = len(said.split()) >= _LONG and _SENTENCES.search(said) is not None
        follows = index > before.stop + 1 and reasons[index - 1] is None and _is_prose(text, blocks[index - 1])
        tied = not names.isdisjoint(_names(said)) or len(words.intersection(_WORD.findall(said.lower()))) >= _TIES
        if long or follows or tied:
            while index - 1 > before.stop and reasons[index - 1] is None and _is_prose(text, blocks[index - 1]):
                index -= 1
            return index
    return len(blocks)


def _is_prose(text: str, block: Block) -> bool:
    """Whether a block is a whole paragraph, not the beginning of one that another page holds."""
    words = text[block.content : block.end]
    return block.kind in _PROSE and ends_sentence(words) and not _CUT_OFF.search(words)


def _names(said: str) -> Iterator[str]:
    return (match[0].lower() for match in _NAME.finditer(said))
