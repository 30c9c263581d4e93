"""Repeats: what a page shows twice, as captions under a picture and quotations pulled out of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction.text.tails import first_of_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Block

_FEWEST: Final = 8
"""Words that are no chance when they come again in the same order."""
_MOST: Final = 60
"""Words of a quotation that is pulled out."""
_MARK: Final = re.compile(r"\[/?[a-z_]+\]")


def drop_repeated(text: str, blocks: Sequence[Block], reasons: list[str | None]) -> None:
    """Mark the blocks that say what the one right before says, or a part of what a longer paragraph says."""
    body = first_of_text(text, blocks, reasons)
    said = [
        _words(text[block.content : block.end]) if why is None and block.kind != "table" else []
        for block, why in zip(blocks, reasons, strict=True)
    ]
    short = [
        index
        for index, words in enumerate(said)
        if _FEWEST <= len(words) <= _MOST and (index > body or blocks[index].kind != "heading")
    ]
    openings: dict[tuple[str, ...], list[tuple[int, int]]] = {tuple(said[index][:_FEWEST]): [] for index in short}
    if not openings:
        return
    for index, words in enumerate(said):
        for at in range(len(words) - _FEWEST + 1):
            found = openings.get(tuple(words[at : at + _FEWEST]))
            if found is not None:
                found.append((index, at))
    for index in short:
        words = said[index]
        for other, at in openings[tuple(words[:_FEWEST])]:
            longer = len(said[other]) > len(words) and reasons[other] is None
            same = said[other][at : at + len(words)] == words
            if other != index and same and (longer or other == index - 1):
                reasons[index] = "pull quote" if longer else "repeated text"
                break


def _words(said: str) -> list[str]:
    return re.findall(r"\w+", _MARK.sub(" ", said).lower())
