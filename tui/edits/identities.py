"""Who an actor is after all decisions: the same whatever the order in which they were taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import EditsError
from tui.model import Identity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.edits.entries import ActorParted, Edits


class Identities:
    """Decisions as a function: from an actor of extraction, in an article, to who it is.

    What joins say is a graph, and each of its components is one actor: the one that is joined with none, or among
    several the one whose id is the least. Before that, an actor is another one in the articles where it was parted.
    """

    def __init__(self, edits: Edits) -> None:
        """Take in all decisions.

        Raises:
            EditsError: if an actor is parted twice in one article.
        """
        self._parted: dict[tuple[str, str], ActorParted] = {}
        for parted in edits.actors_parted:
            for place in ((actor, article) for actor in parted.actors for article in parted.articles):
                if place in self._parted:
                    raise EditsError(f"“{parted.name}” is parted twice in {place[1]}", "Take one of the two away")
                self._parted[place] = parted
        self._group: dict[str, set[str]] = {}
        self._days: dict[str, str] = {}
        for joined in sorted(edits.actors_joined, key=lambda one: one.day):
            together = self.members(joined.actor) | self.members(joined.into)
            self._group.update(dict.fromkeys(together, together))
            for one in (joined.actor, joined.into):
                self._days.setdefault(one, joined.day.isoformat())
        joining = {joined.actor for joined in edits.actors_joined}
        self._heads = {one: min(group - joining or group) for one, group in self._group.items()}
        self.concerned = frozenset(self._group) | {actor for actor, _ in self._parted}
        """The ids of the actors that anything is decided about."""

    def members(self, actor: str) -> set[str]:
        """The ids that are joined with one, and itself."""
        return self._group.get(actor, {actor})

    def within(self, path: str, actors: Iterable[str]) -> tuple[Identity, ...]:
        """Those of an article's actors that are others than extraction says, in the order of their ids."""
        found = (self._identity(actor, path) for actor in sorted(self.concerned.intersection(actors)))
        return tuple(one for one in found if one.was != one.now)

    def _identity(self, actor: str, path: str) -> Identity:
        parted = self._parted.get((actor, path))
        start = parted.now if parted else actor
        head = self._heads.get(start, start)
        return Identity(
            actor,
            head,
            parted=parted.day.isoformat() if parted else "",
            joined=self._days[start] if head != start else "",
            name=parted.now_name if parted else "",
        )
