"""Going to an actor by name or alias."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.lens.language import Everything
from tui.screens.companions import companions
from tui.screens.pick import Pick
from tui.widgets.actor import kind_words
from tui.widgets.choices import Choice
from tui.widgets.lens_bar import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Actor
    from tui.screens.desk import Desk

MOST_ACTORS = 200


class PickActor(Pick[str]):
    """Gives back an actor's id."""

    HEADING = "Go to an actor"
    HINT = "a name or an alias"
    EMPTY = "No actor is called so."
    CHOOSES = "go there"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def choices(self, words: str) -> Sequence[Choice[str]]:
        """The actors of that name, the most mentioned first."""
        lens = self.desk.lens
        if words.strip():
            found: Sequence[str] = lens.resolve_actor(f"{words}*") or lens.resolve_actor(words)
        else:
            found = lens.select(Everything(), "actors")
        return self.listed(found[:MOST_ACTORS], words)

    def listed(self, actors: Sequence[str], words: str = "") -> list[Choice[str]]:
        """A line for each of some actors."""
        return [
            Choice(
                self._called(actor.name, [form for form, _ in actor.aliases], words),
                actor.id,
                kind_words(actor),
                counted(actor.mentions, "mentions"),
            )
            for actor in self.desk.actors(actors)
        ]

    @staticmethod
    def _called(name: str, aliases: list[str], words: str) -> str:
        """The name, with the alias that was typed."""
        wanted = words.casefold().strip()
        if not wanted or wanted in name.casefold():
            return name
        alias = min((one for one in aliases if wanted in one.casefold()), key=len, default="")
        return f"{name} ({alias})" if alias else name


class PickOther(PickActor):
    """Gives back an actor to be put beside another one; those of the same events come first."""

    CHOOSES = "put them side by side"

    def __init__(self, desk: Desk, actor: Actor) -> None:
        super().__init__(desk)
        self.actor = actor

    @property
    def heading(self) -> str:
        """Whom the other one is put beside."""
        return f"{self.actor.name} side by side with"

    def choices(self, words: str) -> Sequence[Choice[str]]:
        """The actors of that name; before one is typed, those of the same events and then the others."""
        found = [choice for choice in super().choices(words) if choice.value != self.actor.id]
        if words.strip():
            return found
        near = [
            Choice(other.name, other.id, kind_words(other), f"{counted(events, 'events')} of both")
            for other, events in companions(self.desk, self.actor)
        ]
        known = {choice.value for choice in near}
        return [*near, *(choice for choice in found if choice.value not in known)]
