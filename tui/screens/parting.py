"""Choosing where an actor is another one, or which decision about it is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from msgspec import Struct
from msgspec.structs import replace
from textual.binding import Binding

from tui.edits.entries import Entry  # noqa: TC001 - msgspec resolves the annotation
from tui.lens.language import Field
from tui.model import Article, Body
from tui.screens.pick import Pick, matching
from tui.widgets.choices import Choice
from tui.widgets.dates import iso

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from tui.model import Actor
    from tui.screens.desk import Desk

_MOST: Final = 200
"""Articles that are listed."""


class Parting(Struct, frozen=True):
    """A decision that is taken back, or else the paths of the articles in which an actor is another one."""

    entry: Entry | None = None
    paths: tuple[str, ...] = ()


class PickParting(Pick[Parting]):
    """Gives back what is to be decided."""

    HINT = "words of a title, or how the article names it"
    EMPTY = "No article is called so."
    CHOOSES = "part, or take back"
    WHOLE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *Pick.BINDINGS,
        Binding("tab", "mark", "mark the article", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, actor: Actor, decided: Sequence[Entry]) -> None:
        super().__init__()
        self.desk = desk
        self.actor = actor
        self.decided = decided
        self.marked: dict[str, None] = {}
        """The paths of the articles that are marked."""

    @property
    def heading(self) -> str:
        """Who is parted."""
        return f"Where “{self.actor.name}” is somebody else"

    def footer(self) -> list[tuple[str, str]]:
        """The keys of the dialog."""
        first, *rest = super().footer()
        return [first, ("Tab", "mark several"), *rest]

    def choices(self, words: str) -> Sequence[Choice[Parting]]:
        """The decisions, each to be taken back, then the articles with how they name the actor."""
        back = [Choice(f"{one.words}, {one.day}", Parting(one), "take back") for one in self.decided]
        found = self.desk.lens.select(Field("actor", self.actor.id), "articles")
        return matching([*back, *(self._choice(one) for one in self.desk.articles(found[:_MOST]))], words)

    def _choice(self, article: Article) -> Choice[Parting]:
        (body,) = self.desk.records("texts", [article.id])
        assert isinstance(body, Body)
        forms = [form for one in body.appearances if one.actor == self.actor.id for form, _ in one.forms]
        label = f"  {iso(article.published) or 'undated'}"
        return self._signed(Choice(article.title, Parting(paths=(article.path,)), label, ", ".join(forms[:2])))

    def _signed(self, choice: Choice[Parting]) -> Choice[Parting]:
        """An article's line, with a sign in front if it is marked."""
        if not choice.value.paths:
            return choice
        sign = self.dateline.glyphs.mark if choice.value.paths[0] in self.marked else " "
        return replace(choice, label=sign + choice.label[1:])

    def told(self, choice: Choice[Parting]) -> str:
        """The words, which the row may cut, and where the article is."""
        return f"{choice.words}  {' '.join(choice.value.paths)}"

    def action_mark(self) -> None:
        """Mark the article under the cursor, or unmark it, and go on to the next."""
        choice = self.offered.current
        if choice is None or not choice.value.paths:
            return
        (path,) = choice.value.paths
        if path in self.marked:
            del self.marked[path]
        else:
            self.marked[path] = None
        offered = self.offered
        there = [self._signed(one) for one in offered.choices]
        offered.offer(there, cursor=min(offered.cursor + 1, len(there) - 1))

    def chosen(self, choice: Choice[Parting]) -> None:
        """Close with the decision to take back, or with all that is marked, if anything is."""
        value = choice.value
        self.dismiss(value if value.entry is not None or not self.marked else Parting(paths=tuple(self.marked)))
