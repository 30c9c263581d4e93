"""Choosing what of an actor or an event is another one, or which decision about it is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from msgspec.structs import replace
from textual.binding import Binding

from tui.edits import Told
from tui.lens.language import Field
from tui.model import Article, Body
from tui.screens.pick import Pick, matching
from tui.widgets.choices import Choice
from tui.widgets.dates import iso

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from tui.edits.entries import Entry
    from tui.model import Actor, Event
    from tui.screens.desk import Desk

_MOST: Final = 200
"""Articles that are listed."""

Part = str | Told
"""What is parted: the path of an article in which an actor is another one, or a report."""


class Parting(NamedTuple):
    """A decision that is taken back, or else the parts that are parted."""

    entry: Entry | None = None
    parts: tuple[Part, ...] = ()


class PickParting(Pick[Parting]):
    """Gives back what is to be decided. A subclass says what there is to be parted, a line each."""

    CHOOSES = "part, or take back"
    WHOLE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *Pick.BINDINGS,
        Binding("tab", "mark", "mark the line", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, decided: Sequence[Entry]) -> None:
        super().__init__()
        self.desk = desk
        self.decided = decided
        self.marked: dict[Part, None] = {}

    def lines(self) -> list[Choice[Parting]]:
        """What there is to be parted."""
        raise NotImplementedError

    def footer(self) -> list[tuple[str, str]]:
        """The keys of the dialog."""
        first, *rest = super().footer()
        return [first, ("Tab", "mark several"), *rest]

    def choices(self, words: str) -> Sequence[Choice[Parting]]:
        """The decisions, each to be taken back, then what there is to be parted."""
        back = [Choice(f"{one.words}, {one.day}", Parting(one), "take back") for one in self.decided]
        return matching([*back, *(self._signed(one) for one in self.lines())], words)

    def _signed(self, choice: Choice[Parting]) -> Choice[Parting]:
        """A line, with a sign in front if it is marked."""
        if not choice.value.parts:
            return choice
        sign = self.dateline.glyphs.mark if choice.value.parts[0] in self.marked else " "
        return replace(choice, label=sign + choice.label[1:])

    def told(self, choice: Choice[Parting]) -> str:
        """The words, which the row may cut, and where they are of."""
        where = (part.article if isinstance(part, Told) else part for part in choice.value.parts)
        return f"{choice.words}  {' '.join(where)}"

    def action_mark(self) -> None:
        """Mark the line under the cursor, or unmark it, and go on to the next."""
        choice = self.offered.current
        if choice is None or not choice.value.parts:
            return
        (part,) = choice.value.parts
        if part in self.marked:
            del self.marked[part]
        else:
            self.marked[part] = None
        offered = self.offered
        there = [self._signed(one) for one in offered.choices]
        offered.offer(there, cursor=min(offered.cursor + 1, len(there) - 1))

    def chosen(self, choice: Choice[Parting]) -> None:
        """Close with the decision to take back, or with all that is marked, if anything is."""
        value = choice.value
        self.dismiss(value if value.entry is not None or not self.marked else Parting(parts=tuple(self.marked)))


class PickArticles(PickParting):
    """The articles that name an actor, with how they do."""

    HINT = "words of a title"
    EMPTY = "No article is called so."

    def __init__(self, desk: Desk, actor: Actor, decided: Sequence[Entry]) -> None:
        super().__init__(desk, decided)
        self.actor = actor

    @property
    def heading(self) -> str:
        """Who is parted."""
        return f"Where “{self.actor.name}” is somebody else"

    def lines(self) -> list[Choice[Parting]]:
        """The articles."""
        found = self.desk.lens.select(Field("actor", self.actor.id), "articles")
        return [self._line(one) for one in self.desk.articles(found[:_MOST])]

    def _line(self, article: Article) -> Choice[Parting]:
        (body,) = self.desk.records("texts", [article.id])
        assert isinstance(body, Body)
        forms = [form for one in body.appearances if one.actor == self.actor.id for form, _ in one.forms]
        label = f"  {iso(article.published) or 'undated'}"
        return Choice(article.title, Parting(parts=(article.path,)), label, ", ".join(forms[:2]))


class PickReports(PickParting):
    """The reports of an event."""

    HINT = "words of a report"
    EMPTY = "No report tells so."

    def __init__(self, desk: Desk, event: Event, reports: Sequence[Told], decided: Sequence[Entry]) -> None:
        super().__init__(desk, decided)
        self.event = event
        self.reports = reports

    @property
    def heading(self) -> str:
        """What is parted."""
        return f"Not of “{self.event.title}”, but of another"

    def lines(self) -> list[Choice[Parting]]:
        """The reports."""
        return [
            Choice(told.quote, Parting(parts=(told,)), f"  {iso(report.when) or 'undated'}")
            for report, told in zip(self.event.reports, self.reports, strict=True)
        ]
