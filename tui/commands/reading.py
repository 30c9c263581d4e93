"""In the reader: from fact to fact."""

from typing import ClassVar

from tui.commands.command import Command, Where


class Reading(Command):
    """Step through an article."""

    group = "Read"
    where: ClassVar[frozenset[Where]] = frozenset({"reader"})


class NextEvent(Reading):
    """Go to the next sentence that tells of an event."""

    id, keys, label, action = "next_event", ("]e",), "next event", "step('event', 1)"
    footer = 30


class PreviousEvent(Reading):
    """Go to the sentence before that tells of an event."""

    id, keys, label, action = "previous_event", ("[e",), "previous event", "step('event', -1)"


class NextActor(Reading):
    """Go to the next place where an actor is named."""

    id, keys, label, action = "next_actor", ("]a",), "next actor", "step('actor', 1)"
    footer = 35


class PreviousActor(Reading):
    """Go to the place before where an actor is named."""

    id, keys, label, action = "previous_actor", ("[a",), "previous actor", "step('actor', -1)"


class NextUnread(Reading):
    """Go to the next unread article; after the last of those shown comes the first."""

    id, keys, label, action = "next_unread", ("]u",), "next unread", "unread_article(1)"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "reader"})


class PreviousUnread(Reading):
    """Go to the unread article before."""

    id, keys, label, action = "previous_unread", ("[u",), "previous unread", "unread_article(-1)"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "reader"})


class TurnRead(Reading):
    """Mark the article as read, or as unread; one that the reader shows is read."""

    id, keys, label, action = "read", ("r",), "read or unread", "turn_read"
    also = "seen tick done"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "reader"})


class Fold(Reading):
    """Fold away what is no news: share buttons, teasers, forms. Again, and it is back."""

    id, keys, label, action = "fold", ("z",), "fold boilerplate", "fold"
    also = "hide boilerplate collapse"
    footer = 70
