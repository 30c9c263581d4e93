"""The lenses kept by name: to go to one, to keep what is shown, to forget one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding

from tui.errors import QueryError, StateError
from tui.lens import kept, parse
from tui.screens.pick import Pick, matching
from tui.state import kept_lenses
from tui.widgets.choices import Choice
from tui.widgets.lens_bar import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from tui.screens.desk import Desk


class Chosen(NamedTuple):
    """A lens to go to, or under whose name to keep what is shown."""

    name: str
    query: str
    is_new: bool


class Lenses(Pick[Chosen]):
    """Gives back the lens chosen."""

    HEADING = "Lenses kept by name"
    HINT = "a name; a new one keeps what is shown now"
    EMPTY = "None is kept yet. Type a name for what is shown now, and Enter keeps it; @name in a query then means it."
    CHOOSES = "go there, or keep"
    BINDINGS: ClassVar[list[BindingType]] = [
        *Pick.BINDINGS,
        Binding("ctrl+d", "drop", "forget", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, query: str) -> None:
        super().__init__()
        self.desk = desk
        self.shown_now = query
        self._doomed = ""

    def empty(self, words: str) -> str:
        """How one is kept."""
        nothing = "None is kept yet, and everything is shown: narrow first, and a name typed here then keeps that."
        return self.EMPTY if self.shown_now else nothing

    def footer(self) -> list[tuple[str, str]]:
        """The keys of the dialog."""
        first, *rest = super().footer()
        return [first, ("^D", "forget"), *rest]

    def choices(self, words: str) -> Sequence[Choice[Chosen]]:
        """The lenses of such names, then keeping what is shown under the name typed."""
        lenses = kept_lenses.load(self.dateline.dossier_path)
        found = matching([self._choice(name, query) for name, query in lenses.items()], words)
        name = kept.as_name(words)
        if name and lenses.get(name) != self.shown_now:
            what = self.desk.words(parse(self.shown_now)) or "everything is shown: narrow first"
            label = f"keep as {kept.written(name)}"
            found.append(Choice(what, Chosen(name, self.shown_now, True), label, disabled=not self.shown_now))
        return found

    def _choice(self, name: str, text: str) -> Choice[Chosen]:
        try:
            query = parse(text)
        except QueryError as error:
            return Choice(str(error), Chosen(name, text, False), kept.written(name), disabled=True)
        counts = "  ".join(counted(self.desk.lens.select(query, kind).total, kind) for kind in ("events", "articles"))
        return Choice(self.desk.words(query), Chosen(name, text, False), kept.written(name), counts)

    def action_drop(self) -> None:
        """Forget the lens under the cursor, when asked twice."""
        choice = self.offered.current
        if choice is None or choice.value.is_new:
            return
        name = choice.value.name
        if self._doomed != name:
            self._doomed = name
            self.say(f"^D again forgets {kept.written(name)}")
            return
        self._doomed = ""
        try:
            kept_lenses.drop(self.dateline.dossier_path, name)
        except StateError as error:
            self.say(error.problem)
            return
        self.say(f"{kept.written(name)} is forgotten")
        self.ask_again()
