"""Which tellings within a document are of one happening."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tui.extraction.happenings.likeness import likeness
from tui.extraction.happenings.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.extraction.happenings.telling import Telling

_LAST = 200
"""Stories with which a telling is compared: those told last before it."""
_LAST_ALIKE = 20
"""Of those that share its day, or whom it befell, so many may be told of any time before."""


def join(tellings: list[Telling]) -> list[Story]:
    """The happenings that some tellings, in the order of the text, are of."""
    stories: list[Story] = []
    told = _Told()
    for telling in tellings:
        scores = ((likeness(stories[number], telling), number) for number in told.near(telling))
        score, number = max(scores, default=(0.0, 0))
        if score > 0:
            stories[number].tellings.append(telling)
        else:
            number = len(stories)
            stories.append(Story(telling))
        told.add(number, telling)
    return stories


class _Told:
    """The numbers of the stories told so far, to find those that a telling is compared with."""

    def __init__(self) -> None:
        self._last: dict[int, None] = {}
        self._by_sign: dict[str, dict[int, None]] = {}

    def add(self, number: int, telling: Telling) -> None:
        """A telling is of a story."""
        for told in (self._last, *(self._by_sign.setdefault(sign, {}) for sign in self._signs(telling))):
            told.pop(number, None)
            told[number] = None

    def near(self, telling: Telling) -> set[int]:
        """The stories told last, and of those before them the last of its day and of whom it names."""
        near = set(islice(reversed(self._last), _LAST))
        for sign in self._signs(telling):
            near.update(islice(reversed(self._by_sign.get(sign, {})), _LAST_ALIKE))
        return near

    def _signs(self, telling: Telling) -> Iterator[str]:
        """What tells a story from most others, however long ago it was told."""
        if telling.when is not None and telling.when.precision == "day" and telling.when.start is not None:
            yield telling.when.start
        yield from {filler.key for filler in telling.fillers if filler.role in ("victim", "target") and filler.named}
