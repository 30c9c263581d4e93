"""What is bookmarked or noted: to go to one, to narrow to all, to take a bookmark back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple, cast

from textual.binding import Binding

from tui.errors import StateError, UnknownRecord
from tui.lens.language import Field, any_of
from tui.model import KIND_OF_PREFIX, Actor, Article, Event
from tui.screens.pick import Pick, matching
from tui.state.marked import BOOKMARKS
from tui.widgets.actor import kind_words
from tui.widgets.choices import Choice
from tui.widgets.dates import iso
from tui.widgets.evidence import NOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from tui.lens.language import FieldName
    from tui.screens.desk import Desk
    from tui.screens.shown import PaneName

_FIELDS: Final[dict[str, FieldName]] = {"ar": "article", "ev": "event", "ac": "actor"}


class Bookmarked(NamedTuple):
    """A row of a pane to go to; or without one the query that narrows to all of them."""

    pane: PaneName
    row: str
    query: str = ""


class Bookmarks(Pick[Bookmarked]):
    """Gives back where to go."""

    HEADING = "Bookmarks and notes"
    CHOOSES = "go there"
    WHOLE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *Pick.BINDINGS,
        Binding("ctrl+d", "drop", "take back", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, bookmarks: str, notes: str) -> None:
        """Say by which key a row is bookmarked, and by which noted."""
        super().__init__()
        self.desk = desk
        self._bookmarks = bookmarks
        self._notes = notes

    def empty(self, words: str) -> str:
        """How something is bookmarked or noted."""
        if words:
            return "Nothing matches."
        return f"Nothing yet: {self._bookmarks} bookmarks the row under the cursor, {self._notes} writes a note on it."

    def footer(self) -> list[tuple[str, str]]:
        """The keys of the dialog."""
        first, *rest = super().footer()
        return [first, ("^D", "take back"), *rest]

    def choices(self, words: str) -> Sequence[Choice[Bookmarked]]:
        """Each of those that the words find, the last first, and all of them at once."""
        marked = BOOKMARKS.load(self.dateline.dossier_path)
        ids = dict.fromkeys((*reversed(marked), *reversed([*self.dateline.notes])))
        found = matching([self._choice(identity) for identity in ids if identity[:2] in _FIELDS], words)
        there = [choice.value.row for choice in found if not choice.disabled]
        if len(there) < 2:
            return found
        query = any_of(Field(_FIELDS[one[:2]], one) for one in there)
        every = Choice(
            "show them, with what belongs to them", Bookmarked("events", "", str(query)), f"all {len(there)}"
        )
        return [*found, every] if words else [every, *found]

    def _choice(self, identity: str) -> Choice[Bookmarked]:
        pane = cast("PaneName", KIND_OF_PREFIX[identity[:2]])
        place = Bookmarked(pane, identity)
        note = self.dateline.notes.get(identity, "")
        end, more = ("note", f"{NOTE} {note}") if note else ("", "")
        try:
            record = self.desk.dossier.get(pane, identity)
        except UnknownRecord:
            return Choice("not in the dossier any more", place, identity, end, disabled=True, more=more)
        if isinstance(record, Actor):
            return Choice(record.name, place, kind_words(record), end, more=more)
        if isinstance(record, Article):
            return Choice(record.title, place, f"article {iso(record.published)}", end, more=more)
        assert isinstance(record, Event)
        kind = f"{record.type.replace('_', ' ')} {iso(record.when)}"
        return Choice(record.title, place, kind, end, more=more)

    def action_drop(self) -> None:
        """Take the bookmark under the cursor back; the key that made it makes it again."""
        choice = self.offered.current
        if choice is None or not choice.value.row:
            return
        if choice.value.row not in BOOKMARKS.load(self.dateline.dossier_path):
            self.say(f"this is only noted; {self._notes} on its row changes the note")
            return
        try:
            BOOKMARKS.turn(self.dateline.dossier_path, choice.value.row)
        except StateError as error:
            self.say(error.problem)
        else:
            self.ask_again()
