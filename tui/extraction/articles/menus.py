"""Menus: the sections of a site that a page lists over its article, a word or two in a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction.text.headings import ends_sentence
from tui.model import Dropped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Block

MENU: Final = "page furniture"
"""Why they are left out of the text."""
_FEWEST: Final = 5
"""Lines of a menu."""
_LONGEST: Final = 3
"""Words of one of them."""
_CAPITALISED: Final = 5
"""Words of one that all begin with a capital."""
_PLAIN: Final = re.compile(r"[^\W\d_][^\d.!?:;]*\Z")


def read_menu(text: str, blocks: Sequence[Block]) -> list[Dropped]:
    """The lines before an article that are a menu: so many short ones on end as no article opens with."""
    end = 0
    while end < len(blocks) and _is_entry(text, blocks[end]):
        end += 1
    if end < len(blocks) and ends_sentence(text[blocks[end].content : blocks[end].end]):
        end -= 1  # the line right over the text is its title
    return [Dropped(block.start, block.end, MENU) for block in blocks[:end]] if end >= _FEWEST else []


def _is_entry(text: str, block: Block) -> bool:
    words = text[block.content : block.end]
    count = len(words.split())
    short = count <= _LONGEST or (count <= _CAPITALISED and words.title() == words)
    return short and _PLAIN.match(words) is not None and block.kind in ("heading", "paragraph", "item")
