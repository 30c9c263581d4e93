"""Choosing whom an actor is the same as."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from tui.screens.pick_actor import MOST_ACTORS, PickActor
from tui.widgets.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Actor
    from tui.screens.desk import Desk


class PickSame(PickActor):
    """Gives back the actor that another one is the same as; those that share a word of its names come first."""

    HINT = "a name or an alias"
    CHOOSES = "they are one"

    def __init__(self, desk: Desk, actor: Actor) -> None:
        super().__init__(desk)
        self.actor = actor

    @property
    def heading(self) -> str:
        """Who is the same."""
        return f"“{self.actor.name}” is the same as"

    def choices(self, words: str) -> Sequence[Choice[str]]:
        """The actors of that name; before one is typed, those that are called alike and then the others."""
        found = [choice for choice in super().choices(words) if choice.value != self.actor.id]
        if words.strip():
            return found
        alike = self._alike()
        known = {choice.value for choice in alike}
        return [*alike, *(choice for choice in found if choice.value not in known)]

    def _alike(self) -> list[Choice[str]]:
        """The actors that share a word with the names of this one."""
        names = dict.fromkeys((self.actor.name, *(form for form, _ in self.actor.aliases[:MOST_ACTORS])))
        words = dict.fromkeys(word for name in names for word in name.split() if word[0].isupper() or word[0].isdigit())
        found = dict.fromkeys(chain.from_iterable(self.desk.lens.resolve_actor(f"{word}*") for word in words))
        found.pop(self.actor.id, None)
        return [
            Choice(choice.words, choice.value, choice.label, "called alike")
            for choice in self.listed([*found][:MOST_ACTORS])
        ]
