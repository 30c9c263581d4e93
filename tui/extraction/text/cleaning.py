"""Cleaning: the structure of a text, and what in it says nothing about the world."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from tui.extraction.analysis import Cleaned
from tui.extraction.articles.outlets import Outlets
from tui.extraction.articles.stamps import opening
from tui.extraction.dictionaries import Dictionaries
from tui.extraction.text import questions, turns
from tui.extraction.text.blocks import find_blocks
from tui.extraction.text.boilerplate import Boilerplate
from tui.extraction.text.headings import captioned, ends_sentence
from tui.extraction.text.repeats import drop_repeated
from tui.extraction.text.tails import drop_tails
from tui.model import Block, Dropped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Document

_SUFFIX = re.compile(r"\s+[–—|-]\s+(?P<outlet>[^–—|]{2,50})\Z")


def clean(document: Document, dictionaries: Dictionaries | None = None) -> Cleaned:
    """Find a document's blocks and boilerplate.

    What the format marks is kept as it is; plain text and Markdown are read for their structure. Without
    ``dictionaries``, those that ship with the program are used.
    """
    dictionaries = dictionaries or Dictionaries()
    outlets, known = dictionaries.read("outlets", Outlets), dictionaries.read("boilerplate", Boilerplate)
    text = document.text
    stamp = None if document.blocks else opening(text)
    if document.blocks:
        blocks, tables = tuple(questions.asked(text, turns.spoken(text, document.blocks))), document.tables
    else:
        blocks, tables = find_blocks(text if stamp is None else " " * stamp.end + text[stamp.end :])
    blocks = tuple(captioned(text, blocks, tables))
    reasons = _whole(text, blocks, document.metadata.title, outlets, known)
    cleaned: list[Block] = []
    dropped: list[Dropped] = []
    if stamp:
        cleaned.append(Block("boilerplate", stamp.start, stamp.end, content=stamp.start))
        dropped.append(stamp)
    for block, why in zip(blocks, reasons, strict=True):
        if why:
            cleaned.append(msgspec.structs.replace(block, kind="boilerplate", level=0, speaker=None, table=None))
            dropped.append(Dropped(block.start, block.end, why))
            continue
        cleaned.append(block)
        if block.kind != "table":
            dropped += _within(text, block, known)
    return Cleaned(tuple(cleaned), tuple(dropped), tables)


def _whole(
    text: str, blocks: Sequence[Block], title: str | None, outlets: Outlets, boilerplate: Boilerplate
) -> list[str | None]:
    """For each block the reason for which all of it is boilerplate, or None."""
    words = [text[block.start if block.kind == "turn" else block.content : block.end] for block in blocks]
    rules = [
        None if block.kind in ("boilerplate", "table") else boilerplate.of_block(said)
        for block, said in zip(blocks, words, strict=True)
    ]
    reasons: list[str | None] = []
    titles = {_folded(title)} if title else set[str]()
    for index, (block, rule) in enumerate(zip(blocks, rules, strict=True)):
        why = "rule" if block.kind == "boilerplate" else rule.reason if rule else None
        folded = _folded(words[index])
        if why is None and index and block.kind in ("heading", "paragraph") and len(folded) > 8 and folded in titles:
            why = "repeated title"
        if why is None and block.kind == "heading":
            titles.add(folded)
        reasons.append(why)
    drop_tails(text, blocks, reasons, rules, boilerplate)
    drop_repeated(text, blocks, reasons)
    _drop_teasers(text, blocks, reasons, outlets)
    return reasons


def _drop_teasers(text: str, blocks: Sequence[Block], reasons: list[str | None], outlets: Outlets) -> None:
    """Mark the headlines of other articles that trail behind the last sentence with another outlet's name."""
    for index in range(len(blocks) - 1, 0, -1):
        if reasons[index]:
            continue
        words = text[blocks[index].content : blocks[index].end]
        suffix = _SUFFIX.search(words)
        if ends_sentence(words) or blocks[index].kind == "turn" or not suffix or not outlets.outlet(suffix["outlet"]):
            return
        if ends_sentence(words[: suffix.start()].rstrip()):
            return  # the paper's sign-off behind the last sentence
        reasons[index] = "teaser of another article"


def _within(text: str, block: Block, boilerplate: Boilerplate) -> list[Dropped]:
    """What is boilerplate within a block; stretches that overlap become one."""
    found: list[Dropped] = []
    for start, end, why in sorted(boilerplate.stretches(text[block.content : block.end])):
        begin, stop = block.content + start, block.content + end
        if found and begin < found[-1].end:
            stop = max(stop, found[-1].end)
            found[-1] = Dropped(found[-1].start, stop, found[-1].reason)
        else:
            found.append(Dropped(begin, stop, why))
    return found


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))
