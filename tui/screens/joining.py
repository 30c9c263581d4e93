"""Choosing what an actor or an event is the same as."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING, Final

from tui.errors import QueryError
from tui.lens import parse
from tui.screens.pick import Pick
from tui.screens.pick_actor import MOST_ACTORS, PickActor
from tui.widgets.choices import Choice
from tui.widgets.dates import iso
from tui.widgets.lens_bar import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Actor, Event
    from tui.screens.desk import Desk


_MOST_EVENTS: Final = 300
_DAYS: Final = timedelta(days=7)
"""How far apart two reports of one happening are looked for."""


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
        """The actors that share words with the names of this one, those that share most first."""
        names = dict.fromkeys((self.actor.name, *(form for form, _ in self.actor.aliases[:MOST_ACTORS])))
        words = dict.fromkeys(word for name in names for word in name.split() if word[0].isupper() or word[0].isdigit())
        shared = Counter(chain.from_iterable(self.desk.lens.resolve_actor(f"{word}*") for word in words))
        del shared[self.actor.id]
        found = sorted(shared, key=lambda actor: -shared[actor])
        return [
            Choice(choice.words, choice.value, choice.label, "called alike")
            for choice in self.listed(found[:MOST_ACTORS])
        ]


class PickSameEvent(Pick[str]):
    """Gives back the event that another one is the same as; those of about the same days come first."""

    HINT = "words that it is told by"
    EMPTY = "No event is told so."
    CHOOSES = "they are one"
    WHOLE = True

    def __init__(self, desk: Desk, event: Event) -> None:
        super().__init__()
        self.desk = desk
        self.event = event

    @property
    def heading(self) -> str:
        """What is the same."""
        return f"The same as “{self.event.title}”"

    def choices(self, words: str) -> Sequence[Choice[str]]:
        """The events that the words tell of; before any are typed, those that are called most alike first."""
        if words.strip():
            return self._listed(self._events(self._found(f"{words}*") or self._found(words)))
        first, last = self.event.when.first, self.event.when.last
        near = self._found(f"{first - _DAYS}..{last + _DAYS}") if first and last else []
        found = dict.fromkeys((*near, *self._found(f"type:{self.event.type}"), *self._found("")))
        return self._listed(sorted(self._events([*found]), key=self._unlike))

    def _unlike(self, other: Event) -> int:
        """How few words the titles share: the least comes first."""
        return -len(set(self.event.title.casefold().split()) & set(other.title.casefold().split()))

    def _events(self, events: Sequence[str]) -> list[Event]:
        return self.desk.events([one for one in events if one != self.event.id][:_MOST_EVENTS])

    def _found(self, query: str) -> Sequence[str]:
        try:
            return self.desk.lens.select(parse(query), "events")[:_MOST_EVENTS]
        except QueryError:
            return ()

    def _listed(self, events: Sequence[Event]) -> list[Choice[str]]:
        return [
            Choice(one.title, one.id, iso(one.when) or "undated", counted(len(one.reports), "reports"))
            for one in events
        ]
