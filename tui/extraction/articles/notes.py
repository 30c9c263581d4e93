"""Notes on the author: the paragraph at an article's foot that says who wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.extraction.articles.credits import NAME
from tui.model import Dropped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Block

_LAST: Final = 3
"""Blocks at the end among which the note stands."""
_LONGEST: Final = 90
"""Words."""
_ABOUT: Final = re.compile(
    rf"(?:(?:About the (?:author|writer)s?|Author)\s*:?\s*)?(?P<name>{NAME})(?:,[^,]{{2,60}},)?\s+is\s+"
    r"(?:currently\s+)?(?:an?|the)\s+[^.]{0,90}\b(?:fellow|professor|journalist|analyst|researcher|writer|author|columnist|lecturer|student"
    r"|scholar|director|editor|economist|freelancer?|correspondent|contributor|commentator|graduate|candidate|consultant|expert"
    r"|academic|lawyer)\b"
)
_WRITER: Final = r"The (?:writer|author|columnist|contributor|reviewer|essayist)s?"
_SAYS: Final = (
    r"\s(?:is|are|was|were|has|have|had|served|serves|teaches|works|writes|covers|reports|studies|holds|heads|can be"
    r"|tweets|blogs)\s"
)
_REACHED: Final = re.compile(
    r"(?:He|She|They|The (?:writer|author))\s(?:can be (?:reached|contacted|followed)|tweets|posts|blogs|writes at)\b"
    r"|(?:Twitter|X|E-?mail|Follow (?:him|her|them))\b[^.]{0,30}@|@\w{3,20}\Z"
)


class Note(NamedTuple):
    """What is said of who wrote an article, and where; ``sure`` unless it may speak of somebody in the text."""

    stretches: tuple[Dropped, ...]
    author: str | None
    sure: bool


def find_note(text: str, blocks: Sequence[Block], byline: str | None) -> Note | None:
    """The note on the author at the foot of an article, or None if it has none."""
    names = [name for name in re.split(r", | and ", byline or "") if name]
    known = "|".join([_WRITER, *map(re.escape, names)])
    said = re.compile(rf"(?:About the (?:author|writer)s?\s*:?\s*)?(?:{known})\b[^.]{{0,60}}?{_SAYS}")
    stretches: list[Dropped] = []
    author: str | None = None
    sure = False
    for block in list(blocks)[-_LAST:]:
        words = text[block.content : block.end].strip("*_ ()[]")
        if block.kind not in ("paragraph", "heading", "item") or len(words.split()) > _LONGEST:
            continue
        about = _ABOUT.match(words)
        named = about["name"] if about and _is_new(text, about["name"]) else None
        if said.match(words) or (stretches and _REACHED.match(words)):
            sure = True
        elif named is None:
            continue
        author = author or named
        stretches.append(Dropped(block.start, block.end, "author's note"))
    return Note(tuple(stretches), author, sure) if stretches else None


def _is_new(text: str, name: str) -> bool:
    """Whether a full name stands nowhere else in the text."""
    return " " in name and text.count(name) == 1 and name.split()[0] not in ("The", "This", "That")
