"""The command palette: commands, actors and queries by typing, each with what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.commands import Command, shown
from tui.errors import QueryError
from tui.lens import parse
from tui.lens.language import Field
from tui.screens.pick import Pick, matching
from tui.widgets.choices import Choice
from tui.widgets.lens_bar import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.lens import Query
    from tui.screens.base import DatelineScreen

MOST_ACTORS = 8


class Palette(Pick[type[Command] | str]):
    """Gives back a command to do, or a query to show."""

    HEADING = "Commands, actors, queries"
    HINT = "a command, a name, or a query such as type:attack 2024"
    CHOOSES = "do it"

    def __init__(self, screen: DatelineScreen[Any]) -> None:
        super().__init__()
        self.of = screen

    def choices(self, words: str) -> Sequence[Choice[type[Command] | str]]:
        """Commands that match, then actors of that name, then the words as a query."""
        app = self.dateline
        commands: list[Choice[type[Command] | str]] = [
            Choice(f"{command.label}: {command.help()}", command, "do", shown(app.keys_of(command)[0]))
            for command in self.of.commands
        ]
        return [*matching(commands, words), *(self._queries(words) if words.strip() else ())]

    def _queries(self, words: str) -> list[Choice[type[Command] | str]]:
        below = self.dateline.dossier_screen
        desk = below.desk
        if desk is None:
            return []
        found: list[Choice[type[Command] | str]] = []
        shown_now = parse(below.trail.query)
        actors = desk.lens.resolve_actor(words) or desk.lens.resolve_actor(f"{words}*")
        for actor in desk.actors(actors[:MOST_ACTORS]):
            query = shown_now & Field("actor", actor.id)
            found.append(Choice(actor.name, str(query), "narrow to", self._leads_to(query)))
        try:
            query = shown_now & parse(words)
        except QueryError:
            return found
        found.append(Choice(desk.words(query), str(query), "narrow to", self._leads_to(query)))
        return found

    def _leads_to(self, query: Query) -> str:
        desk = self.dateline.dossier_screen.desk
        assert desk is not None
        events, articles = (desk.lens.select(query, kind).total for kind in ("events", "articles"))
        return f"{counted(events, 'events')}  {counted(articles, 'articles')}"
