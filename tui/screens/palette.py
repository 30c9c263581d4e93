"""The command palette: commands, lenses, actors, facets and queries by typing, each with what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.commands import Command
from tui.commands.lens import Narrow
from tui.errors import QueryError
from tui.lens import kept, parse
from tui.lens.language import Field
from tui.screens.facets import rarer, values
from tui.screens.pick import Pick, matching
from tui.state import kept_lenses
from tui.widgets.choices import Choice
from tui.widgets.lens_bar import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.lens import Query
    from tui.screens.base import DatelineScreen
    from tui.screens.desk import Desk

MOST_ACTORS = 8
MOST_FACETS = 8

Doing = type[Command] | str


class Palette(Pick[Doing]):
    """Gives back a command to do, or a query to show."""

    HEADING = "Commands, lenses, actors, queries"
    HINT = "a command, a name, or a query such as type:attack 2024"
    CHOOSES = "do it"
    WHOLE = True

    def __init__(self, screen: DatelineScreen[Any]) -> None:
        super().__init__()
        self.of = screen
        self.narrower = screen.narrowing()

    def answers(self, words: str) -> Iterator[Sequence[Choice[Doing]]]:
        """Commands that match, lenses, actors of that name, the words as a query; then values of facets."""
        desk = self.dateline.dossier_screen.desk
        found = matching(self._commands(desk), words)
        if desk is None:
            yield found
            return
        found += matching(self._lenses(desk), words)
        if not words.strip():
            yield found
            return
        shown_now = parse(self.dateline.dossier_screen.trail.query)
        found += self._queries(desk, shown_now, words)
        yield found
        of_facets: list[Choice[Doing]] = [
            Choice(f"{one.label.lower()}: {one.words}", one.value, "narrow to", self._leads_to(desk, parse(one.value)))
            for one in self._other_facets(desk, str(shown_now), words)[:MOST_FACETS]
        ]
        yield [*found, *of_facets]

    def _commands(self, desk: Desk | None) -> list[Choice[Doing]]:
        app = self.dateline
        found: list[Choice[Doing]] = []
        for command in self.of.commands:
            end = app.keyboard.first_of(command)
            if command is Narrow and desk is not None and self.narrower is not None:
                end = f"{self._leads_to(desk, parse(self.narrower()))}  {end}"
            keys = [app.keyboard.named(key) for key in app.keyboard.keys_of(command)]
            more = f"{command.label}: {command.help()}"
            found.append(Choice(command.brief(), command, "do", end, more=more, also=command.also, keys=keys))
        return found

    def _lenses(self, desk: Desk) -> list[Choice[Doing]]:
        found: list[Choice[Doing]] = []
        for name, text in kept_lenses.load(self.dateline.dossier_path).items():
            try:
                query = parse(text)
            except QueryError:
                continue
            words = f"{kept.written(name)}: {desk.words(query)}"
            found.append(Choice(words, text, "lens", self._leads_to(desk, query)))
        return found

    def _queries(self, desk: Desk, shown_now: Query, words: str) -> list[Choice[Doing]]:
        found: list[Choice[Doing]] = []
        actors = desk.lens.resolve_actor(words) or desk.lens.resolve_actor(f"{words}*")
        for actor in desk.actors(actors[:MOST_ACTORS]):
            query = shown_now & Field("actor", actor.id)
            found.append(Choice(actor.name, str(query), "narrow to", self._leads_to(desk, query)))
        try:
            query = shown_now & kept.read(words, lambda: kept_lenses.load(self.dateline.dossier_path))
        except QueryError:
            return found
        found.append(Choice(desk.words(query), str(query), "narrow to", self._leads_to(desk, query)))
        return found

    @staticmethod
    def _other_facets(desk: Desk, text: str, words: str) -> list[Choice[str]]:
        """The values of facets that are called so, without actors, who are found by name already."""
        found = matching(values(desk, text), words)
        return [one for one in (*found, *rarer(desk, text, words, found)) if one.label != "Actor"]

    @staticmethod
    def _leads_to(desk: Desk, query: Query) -> str:
        events, articles = (desk.lens.select(query, kind).total for kind in ("events", "articles"))
        return f"{counted(events, 'events')}  {counted(articles, 'articles')}"
