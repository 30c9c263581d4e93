"""What a query seeks in an article's text: the actors and the words that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.lens import parse
from tui.lens.language import All, Either, Field, Phrase, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.lens import Query
    from tui.model import Body
    from tui.screens.desk import Desk

_ENDING = 2
"""Characters of a word that may differ in its other forms."""
_SHORTEST = 4
_READ = frozenset({"paragraph", "turn", "item", "table"})
"""Kinds of blocks that words are sought in."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Actors by id, and words as a pattern; without either nothing is sought."""

    actors: frozenset[str] = frozenset()
    words: re.Pattern[str] | None = None

    def place(self, body: Body) -> tuple[int, int] | None:
        """Where an article first has one of the words, else where it names one of the actors; None if nowhere."""
        if self.words is not None:
            found = (self.words.search(body.text, one.content, one.end) for one in body.blocks if one.kind in _READ)
            if match := next(filter(None, found), None):
                return match.span()
        return next(((one.start, one.end) for one in body.mentions if one.actor in self.actors), None)


def sought(desk: Desk, text: str) -> Sought:
    """What a query's text seeks; runs in a worker thread."""
    actors: set[str] = set()
    patterns: list[str] = []
    for leaf in _wanted(parse(text)):
        if isinstance(leaf, Field) and leaf.name == "actor":
            actors.update(desk.lens.resolve_actor(leaf.value))
        elif isinstance(leaf, Phrase):
            patterns.append(r"\b" + r"\W+".join(map(re.escape, leaf.text.split())))
        elif isinstance(leaf, Word):
            stem = leaf.text if leaf.prefix else leaf.text[: max(_SHORTEST, len(leaf.text) - _ENDING)]
            patterns.append(rf"\b{re.escape(stem)}\w*")
    return Sought(frozenset(actors), re.compile("|".join(patterns), re.IGNORECASE) if patterns else None)


def _wanted(query: Query) -> Iterator[Query]:
    """The conditions that are to hold, without those that are not to."""
    if isinstance(query, All | Either):
        for part in query.parts:
            yield from _wanted(part)
    elif isinstance(query, Field | Phrase | Word):
        yield query
