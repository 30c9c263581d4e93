"""Going to an actor by name or alias."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.lens.language import Everything
from tui.screens.pick import Pick
from tui.widgets.actor import kind_words
from tui.widgets.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        return [
            Choice(
                self._called(actor.name, [form for form, _ in actor.aliases], words),
                actor.id,
                kind_words(actor),
                f"{actor.mentions:,}",
            )
            for actor in self.desk.actors(found[:MOST_ACTORS])
        ]

    @staticmethod
    def _called(name: str, aliases: list[str], words: str) -> str:
        """The name, with the alias that was typed."""
        wanted = words.casefold().strip()
        if not wanted or wanted in name.casefold():
            return name
        alias = next((one for one in aliases if wanted in one.casefold()), "")
        return f"{name} ({alias})" if alias else name
