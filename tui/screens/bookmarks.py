"""What is bookmarked: to go to one, to narrow to all, to take one back."""

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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from tui.lens.language import FieldName
    from tui.screens.desk import Desk
    from tui.screens.shown import PaneName

_FIELDS: Final[dict[str, FieldName]] = {"ar": "article", "ev": "event", "ac": "actor"}


class Bookmarked(NamedTuple):
    """A row of a pane to go to; or without one the query that narrows to all that is bookmarked."""

    pane: PaneName
    row: str
    query: str = ""


class Bookmarks(Pick[Bookmarked]):
    """Gives back where to go."""

    HEADING = "Bookmarks"
    CHOOSES = "go there"
    BINDINGS: ClassVar[list[BindingType]] = [
        *Pick.BINDINGS,
        Binding("ctrl+d", "drop", "take back", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__()
        self.desk = desk
        self._key = key
        """What bookmarks a row."""

    def empty(self, words: str) -> str:
        """How something is bookmarked."""
        return (
            "Nothing matches." if words else f"Nothing is bookmarked. {self._key} bookmarks the row under the cursor."
        )

    def footer(self) -> list[tuple[str, str]]:
        """The keys of the dialog."""
        first, *rest = super().footer()
        return [first, ("^D", "take back"), *rest]

    def choices(self, words: str) -> Sequence[Choice[Bookmarked]]:
        """All of them at once, then each, the last first."""
        marked = reversed(BOOKMARKS.load(self.dateline.dossier_path))
        every = [self._choice(identity) for identity in marked if identity[:2] in _FIELDS]
        there = [choice.value.row for choice in every if not choice.disabled]
        if len(there) > 1:
            query = any_of(Field(_FIELDS[one[:2]], one) for one in there)
            every.insert(
                0,
                Choice(
                    "show them, with what belongs to them", Bookmarked("events", "", str(query)), f"all {len(there)}"
                ),
            )
        return matching(every, words)

    def _choice(self, identity: str) -> Choice[Bookmarked]:
        pane = cast("PaneName", KIND_OF_PREFIX[identity[:2]])
        place = Bookmarked(pane, identity)
        try:
            record = self.desk.dossier.get(pane, identity)
        except UnknownRecord:
            return Choice("not in the dossier any more", place, identity, disabled=True)
        if isinstance(record, Actor):
            return Choice(record.name, place, kind_words(record))
        if isinstance(record, Article):
            return Choice(record.title, place, f"article {iso(record.published)}")
        assert isinstance(record, Event)
        return Choice(record.title, place, f"{record.type.replace('_', ' ')} {iso(record.when)}")

    def action_drop(self) -> None:
        """Take the bookmark under the cursor back; the key that made it makes it again."""
        choice = self.offered.current
        if choice is None or not choice.value.row:
            return
        try:
            BOOKMARKS.turn(self.dateline.dossier_path, choice.value.row)
        except StateError as error:
            self.say(error.problem)
        else:
            self.ask_again()
