"""Actors: who acts, speaks, is hit or is named in the news."""

from typing import Final, Literal, get_args

import msgspec

ActorKind = Literal[
    "person",
    "state",
    "government_body",
    "intergovernmental",
    "armed_group",
    "organisation",
    "media",
    "project",
    "population",
]
ACTOR_KINDS: Final[tuple[ActorKind, ...]] = get_args(ActorKind)


class Mention(msgspec.Struct, frozen=True):
    """A place in a text where an actor is named.

    ``rule`` says how the name was found and tied to the actor: ``dictionary``, ``acronym``, ``surname``, ``model`` …
    """

    actor: str
    start: int
    end: int
    rule: str


class Role(msgspec.Struct, frozen=True, omit_defaults=True):
    """A title that a text gives an actor, and when: ``Defence Minister`` of Pakistan in an article of 2024-09."""

    title: str
    of: str | None = None
    """The state or body, as the text names it."""
    date: str | None = None
    """ISO date of the article or of the sentence, as precise as known."""
    article: str = ""
    start: int = 0
    end: int = 0

    @property
    def words(self) -> str:
        """The title with what it is of, said once: ``Defence Minister, Pakistan``, ``director of the Moss Museum``."""
        return self.title if self.of is None or self.of in self.title else f"{self.title}, {self.of}"


class Appearance(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one article says of one actor."""

    actor: str
    name: str
    """The fullest form of the name in this article, or the dictionary's."""
    kind: ActorKind
    forms: tuple[tuple[str, int], ...]
    """Surface forms with the number of their mentions, most frequent first."""
    roles: tuple[Role, ...] = ()
    country: str | None = None
    description: str | None = None
    dictionary: str | None = None
    """The dictionary entry, if one gave the identity."""
    certainty: float = 1.0
    joined: str = ""
    """The day on which a person joined another actor of the article with this one, ISO."""
    own: bool = True
    """Whether the article names the actor itself, and not only another one that was joined with it."""
    parted: str = ""
    """The day on which a person set it apart from others of its name, ISO."""


class Merge(msgspec.Struct, frozen=True):
    """Why articles' actors are one: ``dictionary ttp``, ``full name``, ``joined by hand, 2026-11-23``."""

    reason: str
    articles: int


class Actor(msgspec.Struct, frozen=True, omit_defaults=True):
    """An actor over all articles: its appearances added up.

    ``aliases`` are the surface forms with their counts, most frequent first; ``mentions`` and ``articles`` count.
    Where each mention stands is in the bodies of the articles.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[tuple[str, int], ...] = ()
    roles: tuple[Role, ...] = ()
    country: str | None = None
    description: str | None = None
    mentions: int = 0
    articles: int = 0
    dictionary: str | None = None
    merges: tuple[Merge, ...] = ()
    certainty: float = 1.0

    @property
    def role(self) -> str | None:
        """The latest title with what it is of, such as ``Defence Minister, Pakistan``."""
        if not self.roles:
            return None
        latest = max(self.roles, key=lambda role: role.date or "")
        return latest.words
