"""From pane to pane."""

from typing import ClassVar

from tui.commands.command import Command, Where


class Paning(Command):
    """Change the pane."""

    group = "Panes"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier"})


class ArticlesPane(Paning):
    """Go to the articles."""

    id, keys, label, action = "articles", ("1",), "articles", "pane('articles')"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "list"})


class TimelinePane(Paning):
    """Go to the timeline of events."""

    id, keys, label, action = "timeline", ("2",), "timeline", "pane('timeline')"
    also = "calendar dates"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "list"})


class ActorPane(Paning):
    """Go to the actors."""

    id, keys, label, action = "actors", ("3",), "actors", "pane('actors')"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "list"})


class Statements(Paning):
    """Go to the figures, quotes and relations; again, from one of these kinds to the next."""

    id, keys, label, action = "statements", ("4",), "figures, quotes", "statements"
    also = "numbers statistics quotations"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "list"})
    footer = 70


class Compare(Paning):
    """Put two actors side by side: the one under the cursor and another, on one axis of time."""

    id, keys, label, action = "compare", ("c",), "compare actors", "compare"
    also = "versus"
    footer = 75


class NextPane(Paning):
    """Go to the next pane; in the reader, to the list of facts and back."""

    id, keys, label, action = "next_pane", ("tab", "l", "right"), "pane", "next_pane(1)"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "reader", "list"})
    footer = 50


class PreviousPane(Paning):
    """Go to the pane before."""

    id, keys, label, action = "previous_pane", ("shift+tab", "h", "left"), "previous pane", "next_pane(-1)"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "reader", "list"})
