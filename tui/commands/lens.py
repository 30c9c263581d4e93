"""What is shown: narrowing, undoing, searching."""

from typing import ClassVar

from tui.commands.command import Command, Where


class Lensing(Command):
    """Change what is shown."""

    group = "Lens"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier"})


class Open(Lensing):
    """Open the article at the sentence behind the row; from the list of facts go to the text."""

    id, keys, label, action = "open", ("enter",), "open", "focused.open"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "reader", "list"})
    footer = 10


class Narrow(Lensing):
    """Narrow everything to what belongs to the row: an article, an event or an actor."""

    id, keys, label, action = "narrow", (".",), "narrow", "narrow"
    also = "filter only"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "list"})
    footer = 40


class Widen(Lensing):
    """Undo the last narrowing; closes the reader or a dialog, too. Never quits."""

    id, keys, label, action = "widen", ("escape",), "back", "widen"
    also = "undo clear reset unfilter"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "reader", "list"})
    footer = 60


class PickFacet(Lensing):
    """Narrow by a type, place, actor, country, role …: one of those there are, with their counts."""

    id, keys, label, action = "facets", ("f",), "filter", "facets"
    also = "filter facet"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "list"})
    footer = 30


class WriteQuery(Lensing):
    """Write, or change, the query that says what is shown."""

    id, keys, label, action = "query", ("F",), "write the query", "query"
    also = "filter edit lens"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "list"})


class KeptLenses(Lensing):
    """Go to a lens kept by name, or keep what is shown. @name in a query means it too."""

    id, keys, label, action = "lenses", ("at",), "lenses kept by name", "lenses"
    also = "save named filter"


class Bookmark(Lensing):
    """Bookmark the row, or take that back: an article, event or actor. In the reader, this article."""

    id, keys, label, action = "bookmark", ("m",), "bookmark", "bookmark"
    also = "star mark favourite"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "reader", "list"})


class Note(Lensing):
    """Write a note on the row: an article, event or actor. In the reader, on this article."""

    id, keys, label, action = "note", ("a",), "note", "note"
    also = "comment annotate tag"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "reader", "list"})


class Bookmarks(Lensing):
    """Go to what is bookmarked or noted, by typing; narrow to all of it."""

    id, keys, label, action = "bookmarks", ("'",), "bookmarks and notes", "bookmarks"
    also = "stars favourites tags comments"


class PickActor(Lensing):
    """Go to an actor by name or alias."""

    id, keys, label, action = "pick_actor", ("A",), "go to an actor", "pick_actor"


class Search(Lensing):
    """Search the full text: the passages found are listed. In the reader, search this article."""

    id, keys, label, action = "search", ("/",), "search", "search"
    also = "find grep"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "reader"})
    footer = 20


class NextMatch(Lensing):
    """Go to the next match of the last search."""

    id, keys, label, action = "next_match", ("n",), "next match", "next_match(1)"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "reader"})


class PreviousMatch(Lensing):
    """Go to the match before."""

    id, keys, label, action = "previous_match", ("N",), "previous match", "next_match(-1)"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "reader"})


class NextSource(Lensing):
    """Show the next source of the evidence; where sources disagree, what each says."""

    id, keys, label, action = "next_source", ("comma",), "source", "next_source(1)"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier", "list"})
    footer = 63


class Sort(Lensing):
    """Sort the pane by its next order.

    Articles by date or title; events by date, killed, injured or sources; actors by mentions, articles or name.
    """

    id, keys, label, action = "sort", ("s",), "sort by", "sort"
    also = "order rank"


class Reverse(Lensing):
    """Turn the order of the pane round."""

    id, keys, label, action = "reverse", ("S",), "reverse the order", "reverse"
    also = "descending ascending order"
